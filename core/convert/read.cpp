// SPDX-License-Identifier: Apache-2.0
#include "convert/requested_plugin.hpp"
#include "galley/convert.hpp"
#include "host/foreign_exception.hpp"

namespace galley {

std::string recognise_format(const PluginHost& host, const Source& source) {
  std::vector<std::string> ids = host.recognise(source, source.name());
  if (!ids.empty()) return std::move(ids.front());
  if (host.ready(PluginKind::format).empty()) {
    throw Error(ErrorKind::plugin, "cannot be read: no formats were found at all");
  }
  throw Error(ErrorKind::input, "is in no format that is known, going by its content and its name");
}

namespace {

void check_size(const Source& source, const ReadRequest& request) {
  if (source.bytes().size() <= request.limits.input_bytes) return;
  throw Error(ErrorKind::limit,
              "is larger than the limit of " + std::to_string(request.limits.input_bytes) + " bytes (input-bytes)");
}

}  // namespace

std::vector<PageView> view_layout(PluginHost& host, const Source& source, const ReadRequest& request,
                                  Diagnostics& diagnostics) {
  check_size(source, request);
  const std::string id = request.format.empty() ? recognise_format(host, source) : request.format;
  const PluginDescription& format = requested_plugin(host, PluginKind::format, id);
  if (!format.views_layout)
    throw Error(ErrorKind::usage, "format '" + id + "' has no layout to show: its files tell the order themselves");
  const Options options(format.reader_options, request.options);
  Context context{options, request.limits, diagnostics, cancellation_of(request.cancellation)};
  context.check_cancelled();
  const Plugin& plugin = host.plugin(id);
  try {
    const std::unique_ptr<LayoutViewer> viewer = plugin.layout_viewer();
    if (!viewer)
      throw Error(ErrorKind::plugin, subject_of(format) + " says that it shows layouts, but has nothing that does");
    std::vector<PageView> pages = viewer->view(source, context);
    context.check_cancelled();
    return pages;
  } catch (...) {
    rethrow_as_error(subject_of(format));
  }
}

Document read_document(PluginHost& host, const Source& source, const ReadRequest& request, Diagnostics& diagnostics) {
  check_size(source, request);
  const std::string id = request.format.empty() ? recognise_format(host, source) : request.format;
  const PluginDescription& format = requested_plugin(host, PluginKind::format, id);
  if (!format.reads) throw Error(ErrorKind::usage, "format '" + id + "' can be written, but not read");
  const Options options(format.reader_options, request.options);
  Context context{options, request.limits, diagnostics, cancellation_of(request.cancellation)};
  context.check_cancelled();
  const Plugin& plugin = host.plugin(id);
  try {
    const std::unique_ptr<Reader> reader = plugin.reader();
    if (!reader) throw Error(ErrorKind::plugin, subject_of(format) + " says that it reads, but has no reader");
    Document document = reader->read(source, context);
    context.check_cancelled();
    canonicalize(document);
    return document;
  } catch (...) {
    rethrow_as_error(subject_of(format));
  }
}

void filter_document(PluginHost& host, Document& document, const FilterRequest& request, Diagnostics& diagnostics) {
  const PluginDescription& description = requested_plugin(host, PluginKind::filter, request.filter);
  const Options options(description.filter_options, request.options);
  Context context{options, request.limits, diagnostics, cancellation_of(request.cancellation)};
  context.check_cancelled();
  const Plugin& plugin = host.plugin(description.id);
  try {
    const std::unique_ptr<Filter> filter = plugin.filter();
    if (!filter) throw Error(ErrorKind::plugin, subject_of(description) + " says that it is a filter, but has none");
    filter->apply(document, context);
    context.check_cancelled();
    canonicalize(document);
  } catch (...) {
    rethrow_as_error(subject_of(description));
  }
}

}  // namespace galley

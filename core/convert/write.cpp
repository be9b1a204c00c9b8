// SPDX-License-Identifier: Apache-2.0
#include "convert/loss.hpp"
#include "convert/requested_plugin.hpp"
#include "galley/convert.hpp"
#include "host/foreign_exception.hpp"

namespace galley {

std::vector<Loss> write_document(PluginHost& host, const Document& document, Sink& sink, const WriteRequest& request,
                                 Diagnostics& diagnostics) {
  const PluginDescription& format = requested_plugin(host, PluginKind::format, request.format);
  if (!format.writes) throw Error(ErrorKind::usage, "format '" + format.id + "' can be read, but not written");
  const Options options(format.writer_options, request.options);
  Context context{options, request.limits, diagnostics, cancellation_of(request.cancellation)};
  context.check_cancelled();
  const Plugin& plugin = host.plugin(format.id);
  try {
    const std::unique_ptr<Writer> writer = plugin.writer();
    if (!writer) throw Error(ErrorKind::plugin, subject_of(format) + " says that it writes, but has no writer");
    std::vector<Loss> losses = loss_account(document, format.carries);
    for (const Loss& loss : losses) {
      diagnostics.loss(code::not_carried, counted(loss) + " cannot be kept in format '" + format.id + "'",
                       Place{.item = loss.use.first});
    }
    writer->write(document, sink, context);
    context.check_cancelled();
    sink.commit();
    return losses;
  } catch (...) {
    rethrow_as_error(subject_of(format));
  }
}

}  // namespace galley

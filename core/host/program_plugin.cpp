// SPDX-License-Identifier: Apache-2.0
#include "host/program_plugin.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/error.hpp"
#include "host/crash_sentence.hpp"
#include "host/program.hpp"
#include "host/program_messages.hpp"
#include "host/program_run.hpp"

namespace galley {

namespace {

/// The runs of one plugin's program, and the documents that go in and out.
class ProgramUser {
 public:
  ProgramUser(PluginHost& host, const PluginRecord& record) : host_(host), record_(record) {}

  std::string run(ProgramUse use, std::string_view input, Context& context) const {
    context.check_cancelled();
    const OutputLimit limit = use == ProgramUse::write ? OutputLimit{context.limits.output_bytes, "output-bytes"}
                                                       : OutputLimit{context.limits.expanded_bytes, "expanded-bytes"};
    ProgramRun run;
    try {
      run = run_program({record_, use, options_for(use, context), context.limits.output_bytes}, input, limit,
                        context.cancellation);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::plugin) throw;
      fail(error.what());
    }
    const bool failed = run.end.signal != 0 || run.end.exit_code != 0;
    const std::string reason = add_program_messages(run.errors, failed, context.diagnostics);
    if (run.end.signal != 0) fail(crash_sentence(run.end.signal));
    if (!failed) return std::move(run.output);
    if (reason.empty()) fail("ended with exit code " + std::to_string(run.end.exit_code) + " and did not say why");
    throw Error(ErrorKind::input, reason);
  }

  /// What a program wrote, as a document.
  Document document_of(std::string written, Context& context) const {
    const Options options(exchange().reader_options, {});
    Context own{options, context.limits, context.diagnostics, context.cancellation};
    try {
      const std::unique_ptr<Reader> reader = host_.plugin(exchange().id).reader();
      return reader->read(Source::from_memory(std::move(written), {}), own);
    } catch (const Error& error) {
      // Its own doing, and not the input's.
      if (error.kind() != ErrorKind::input && error.kind() != ErrorKind::unsupported) throw;
      const std::string place = to_string(error.place());
      fail("wrote what is no document in the format '" + exchange().id + "': " + (place.empty() ? "" : place + ": ") +
           error.what());
    }
  }

  /// A document as a program gets it.
  std::string bytes_of(const Document& document, Context& context) const {
    const Options options(exchange().writer_options, record_.program->exchange_options);
    Context own{options, context.limits, context.diagnostics, context.cancellation};
    std::string bytes;
    const std::unique_ptr<Sink> sink = memory_sink(bytes, context.limits);
    host_.plugin(exchange().id).writer()->write(document, *sink, own);
    sink->commit();
    return bytes;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::plugin, "the program of plugin '" + record_.description.id + "' " + what);
  }

  const PluginDescription& exchange() const {
    const char* id = record_.program->exchange == ProgramExchange::pandoc_json ? "pandoc-json" : "xml";
    const PluginDescription* description = host_.find(id);
    if (description == nullptr || !description->reads || !description->writes) {
      fail(std::string("exchanges documents in the format '") + id + "', for which there is no plugin");
    }
    return *description;
  }

  OptionList options_for(ProgramUse use, const Context& context) const {
    const PluginDescription& description = record_.description;
    const std::vector<OptionDescription>& descriptions = use == ProgramUse::read    ? description.reader_options
                                                         : use == ProgramUse::write ? description.writer_options
                                                                                    : description.filter_options;
    OptionList options;
    for (const OptionDescription& option : descriptions) {
      const std::string& value = context.options.text(option.name);
      if (context.options.given(option.name) || !value.empty()) options.emplace_back(option.name, value);
    }
    return options;
  }

  PluginHost& host_;
  const PluginRecord& record_;
};

class ProgramReader : public Reader {
 public:
  explicit ProgramReader(const ProgramUser& program) : program_(program) {}
  Document read(const Source& source, Context& context) override {
    return program_.document_of(program_.run(ProgramUse::read, source.bytes(), context), context);
  }

 private:
  ProgramUser program_;
};

class ProgramWriter : public Writer {
 public:
  explicit ProgramWriter(const ProgramUser& program) : program_(program) {}
  void write(const Document& document, Sink& sink, Context& context) override {
    sink.write(program_.run(ProgramUse::write, program_.bytes_of(document, context), context));
  }

 private:
  ProgramUser program_;
};

class ProgramFilter : public Filter {
 public:
  explicit ProgramFilter(const ProgramUser& program) : program_(program) {}
  void apply(Document& document, Context& context) override {
    document =
        program_.document_of(program_.run(ProgramUse::filter, program_.bytes_of(document, context), context), context);
  }

 private:
  ProgramUser program_;
};

class ProgramPlugin : public Plugin {
 public:
  ProgramPlugin(PluginHost& host, const PluginRecord& record) : record_(record), program_(host, record) {}
  PluginDescription describe() const override { return record_.description; }
  std::unique_ptr<Reader> reader() const override {
    return record_.description.reads ? std::make_unique<ProgramReader>(program_) : nullptr;
  }
  std::unique_ptr<Writer> writer() const override {
    return record_.description.writes ? std::make_unique<ProgramWriter>(program_) : nullptr;
  }
  std::unique_ptr<Filter> filter() const override {
    return record_.description.kind == PluginKind::filter ? std::make_unique<ProgramFilter>(program_) : nullptr;
  }

 private:
  const PluginRecord& record_;
  ProgramUser program_;
};

}  // namespace

std::unique_ptr<Plugin> make_program_plugin(PluginHost& host, const PluginRecord& record) {
  return std::make_unique<ProgramPlugin>(host, record);
}

}  // namespace galley

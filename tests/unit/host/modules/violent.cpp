// SPDX-License-Identifier: Apache-2.0
// A format whose reader does to its process whatever the input begins with.
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "galley/plugin.hpp"

namespace {

using namespace galley;

class ViolentReader : public Reader {
 public:
  Document read(const Source& source, Context& /*context*/) override {
    const std::string_view what = source.bytes();
    // A test that waits for the end in vain fails by its own time limit.
    if (what.starts_with("hang")) ::sleep(600);
    if (what.starts_with("crash")) {
      // A sanitizer would say something and end the process itself.
      ::signal(SIGSEGV, SIG_DFL);
      ::raise(SIGSEGV);
    }
    if (what.starts_with("exit")) ::_exit(7);
    if (what.starts_with("fill")) {
      // Ten gigabytes, not touched: to be refused them takes no time.
      std::vector<std::unique_ptr<char[]>> all;
      for (int i = 0; i < 160; ++i) all.emplace_back(new char[64 << 20]);
      throw Error(ErrorKind::input, "was given " + std::to_string(all.size()) + " times 64 MiB");
    }
    throw Error(ErrorKind::input, "does not begin with a word that is known");
  }
};

class Violent : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "violent";
    description.name = "Violent format";
    description.summary = "A format that harms its process";
    description.version = "1.0";
    description.reads = true;
    description.extensions = {"violent"};
    description.media_types = {"text/x-violent"};
    description.carries = {Feature::paragraphs};
    return description;
  }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<ViolentReader>(); }
};

}  // namespace

GALLEY_PLUGIN(Violent)

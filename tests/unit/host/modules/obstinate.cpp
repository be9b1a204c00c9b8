// SPDX-License-Identifier: Apache-2.0
// A filter that goes on when it should stop, and has no answer to an empty document.
#include <chrono>
#include <stdexcept>
#include <thread>

#include "galley/plugin.hpp"

namespace {

using namespace galley;

class ObstinateFilter : public Filter {
 public:
  void apply(Document& document, Context& /*context*/) override {
    if (document.articles.empty()) throw std::out_of_range("there is no first article");
    if (document.articles.size() > 100) std::this_thread::sleep_for(std::chrono::milliseconds(500));
    append_text(document.articles.front().headline, "!");
  }
};

class Obstinate : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "obstinate";
    description.name = "Obstinate filter";
    description.summary = "A filter for tests";
    description.version = "1.0";
    description.kind = PluginKind::filter;
    return description;
  }
  std::unique_ptr<Filter> filter() const override { return std::make_unique<ObstinateFilter>(); }
};

}  // namespace

GALLEY_PLUGIN(Obstinate)

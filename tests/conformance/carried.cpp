// SPDX-License-Identifier: Apache-2.0
#include "carried.hpp"

#include "conformance/feature_complete.hpp"
#include "conformance/restrict.hpp"
#include "galley/compare.hpp"
#include "galley/convert.hpp"

namespace galley::conformance {

namespace {

bool comes_back(PluginHost& host, const std::string& id, const Document& document) {
  try {
    Diagnostics diagnostics;
    std::string bytes;
    const std::unique_ptr<Sink> sink = memory_sink(bytes);
    write_document(host, document, *sink, {.format = id}, diagnostics);
    const Source source = Source::from_memory(std::move(bytes), {});
    return compare(document, read_document(host, source, {.format = id}, diagnostics), 1).empty();
  } catch (const Error&) {
    return false;
  }
}

/// The document with every feature, and each of its articles alone, since a format may carry one alone.
std::vector<Document> documents() {
  std::vector<Document> all{feature_complete_document()};
  for (const Article& article : feature_complete_document().articles) {
    Document& alone = all.emplace_back(all.front());
    alone.articles = {article};
    canonicalize(alone);
  }
  return all;
}

bool all_come_back(PluginHost& host, const std::string& id, const FeatureSet& features, Feature added) {
  static const std::vector<Document> all = documents();
  bool used = false;
  for (const Document& each : all) {
    const Document document = restrict_document(each, features);
    used = used || galley::features(document).count(added) > 0;
    if (!comes_back(host, id, document)) return false;
  }
  return used;
}

}  // namespace

FeatureSet find_carried(PluginHost& host, const std::string& id) {
  FeatureSet carried;
  const auto attempt = [&](Feature feature) {
    FeatureSet more = carried;
    more.insert(feature);
    if (!carried.contains(feature) && all_come_back(host, id, more, feature)) carried = more;
  };
  // Without paragraphs there is not much to see.
  attempt(Feature::paragraphs);
  attempt(Feature::headline);
  // Some need others: a second round finds what came too early in the first.
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < feature_count; ++i) attempt(static_cast<Feature>(i));
  }
  return carried;
}

}  // namespace galley::conformance

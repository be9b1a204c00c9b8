// SPDX-License-Identifier: Apache-2.0
#include "cli/json_output.hpp"

#include "batch/json_values.hpp"

namespace galley::cli {
namespace {

using batch::Json;

std::string text_of_json(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string indented(const Json& json) { return text_of_json(json, 2); }

void set_if(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

Json with_file(std::string_view file, Json object) {
  if (file.empty()) return object;
  // Right after the severity, so that a log is pleasant to read too.
  Json line{{"severity", std::move(object["severity"])}, {"file", file}};
  object.erase("severity");
  line.update(object);
  return line;
}

Json of(const BlockCounts& counts) {
  Json object = Json::object();
  const auto set = [&](const char* name, std::uint64_t count) {
    if (count > 0) object[name] = count;
  };
  set("paragraphs", counts.paragraphs);
  set("lists", counts.lists);
  set("tables", counts.tables);
  set("figures", counts.figures);
  set("quotes", counts.quotes);
  set("preformatted", counts.preformatted);
  set("breaks", counts.breaks);
  return object;
}

Json of(const std::vector<Section>& sections) {
  Json list = Json::array();
  for (const Section& section : sections) {
    Json object{{"heading", text_of(section.heading)}, {"blocks", of(count_blocks(section.blocks))}};
    if (!section.sections.empty()) object["sections"] = of(section.sections);
    list.push_back(std::move(object));
  }
  return list;
}

Json of(const Byline& byline) {
  Json list = Json::array();
  for (const Credit& credit : byline.credits) {
    Json object = Json::object();
    set_if(object, "role", credit.role);
    set_if(object, "label", credit.label);
    Json& names = object["names"] = Json::array();
    for (const CreditName& name : credit.names) {
      Json person{{"name", name.name}};
      set_if(person, "affiliation", name.affiliation);
      set_if(person, "contact", name.contact);
      names.push_back(std::move(person));
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json of(const Dateline& dateline) {
  Json object = Json::object();
  set_if(object, "place", dateline.place);
  set_if(object, "date", dateline.date);
  set_if(object, "when", dateline.when);
  set_if(object, "agency", dateline.agency);
  set_if(object, "label", dateline.label);
  return object;
}

Json of(const Article& article, std::size_t number) {
  const TextMeasure extent = measure(article);
  Json object{{"number", number}};
  set_if(object, "language", article.language);
  set_if(object, "kicker", text_of(article.kicker));
  object["headline"] = text_of(article.headline);
  set_if(object, "deck", text_of(article.deck));
  if (!article.byline.empty()) object["byline"] = of(article.byline);
  if (!article.dateline.empty()) object["dateline"] = of(article.dateline);
  object["words"] = extent.words;
  object["characters"] = extent.characters;
  object["blocks"] = of(count_blocks(article.blocks));
  object["sections"] = of(article.sections);
  object["notes"] = article.notes.size();
  return object;
}

}  // namespace

std::string json_line(std::string_view file, const Error& error) {
  return batch::line_of(with_file(file, batch::json_of(error)));
}

std::string json_line(std::string_view file, const Diagnostic& diagnostic) {
  return batch::line_of(with_file(file, batch::json_of(diagnostic)));
}

std::string json_line(std::string_view file, std::string_view format, const Loss& loss) {
  return batch::line_of(with_file(file, {{"severity", to_string(Severity::loss)},
                                         {"code", code::not_carried},
                                         {"message", to_string(std::vector<Loss>{loss})},
                                         {"format", format},
                                         {"feature", to_string(loss.feature)},
                                         {"count", loss.use.count},
                                         {"first", loss.use.first}}));
}

std::string json_more_line(std::string_view file, Severity severity, std::string_view code, std::uint64_t more) {
  return batch::line_of(with_file(file, {{"severity", to_string(severity)},
                                         {"code", code},
                                         {"message", "and " + std::to_string(more) + " more of this kind"},
                                         {"more", more}}));
}

std::string json_written_line(std::string_view file, std::string_view output, std::string_view format,
                              std::uint64_t bytes) {
  return batch::line_of(with_file(file, {{"severity", to_string(Severity::note)},
                                         {"code", "written"},
                                         {"message", "written"},
                                         {"output", output},
                                         {"format", format},
                                         {"bytes", bytes}}));
}

std::string json_document_line(std::string_view file, std::string_view output, std::string_view format,
                               const batch::Result& result) {
  Json object = result.error ? batch::json_of(*result.error) : Json::object();
  if (!result.error) {
    const bool lost = result.outcome == batch::Outcome::lost;
    object["severity"] = lost ? to_string(Severity::loss) : to_string(Severity::note);
    object["message"] = lost ? "not written, because something would be lost" : "converted";
  }
  object["code"] = "document";
  object["outcome"] = to_string(result.outcome);
  object["output"] = output;
  object["format"] = format;
  set_if(object, "source_format", result.format);
  object["milliseconds"] = static_cast<double>(result.total_microseconds) / 1000;
  object["input_bytes"] = result.input_bytes;
  object["output_bytes"] = result.output_bytes;
  object["peak_bytes"] = result.peak_bytes;
  object["attempts"] = result.attempts;
  object["warnings"] = result.warnings;
  Json& losses = object["losses"] = Json::object();
  for (const Loss& loss : result.losses) losses[std::string(to_string(loss.feature))] = loss.use.count;
  for (const auto& [code, count] : result.reading_losses) losses[code] = count;
  return batch::line_of(with_file(file, std::move(object)));
}

std::string json_summary_line(const batch::BatchCounts& counts, std::string_view shard, double seconds,
                              bool interrupted) {
  Json object{{"severity", to_string(Severity::note)}, {"code", "summary"}, {"message", "the batch has ended"}};
  object["shard"] = shard;
  for (std::size_t i = 1; i < counts.by_outcome.size(); ++i) {
    object[std::string(to_string(static_cast<batch::Outcome>(i)))] = counts.by_outcome[i];
  }
  object["unchanged"] = counts.unchanged;
  object["failed-before"] = counts.failed_before;
  object["lost-before"] = counts.lost_before;
  object["repeated"] = counts.repeated;
  object["broken-entries"] = counts.unlisted;
  object["retried"] = counts.retried;
  object["input_bytes"] = counts.input_bytes;
  object["output_bytes"] = counts.output_bytes;
  object["seconds"] = seconds;
  object["interrupted"] = interrupted;
  return batch::line_of(object);
}

std::string json_inspection(const Inspection& inspection) {
  const Document& document = inspection.document;
  Json object{{"file", inspection.file}, {"format", inspection.format}};
  set_if(object, "language", document.language);
  object["words"] = inspection.extent.words;
  object["characters"] = inspection.extent.characters;
  Json& metadata = object["metadata"] = Json::array();
  for (const MetadataEntry& entry : document.metadata) {
    Json statement{{"term", entry.term}, {"value", entry.value}};
    set_if(statement, "scheme", entry.scheme);
    set_if(statement, "language", entry.language);
    metadata.push_back(std::move(statement));
  }
  Json& articles = object["articles"] = Json::array();
  for (std::size_t i = 0; i < document.articles.size(); ++i) articles.push_back(of(document.articles[i], i + 1));
  Json& media = object["media"] = Json::array();
  for (const auto& [key, file] : document.media) {
    media.push_back({{"key", key}, {"media_type", file.media_type}, {"bytes", file.data.size()}});
  }
  Json& uses = object["features"] = Json::object();
  for (const auto& [feature, use] : inspection.features) {
    uses[std::string(to_string(feature))] = {{"count", use.count}, {"first", use.first}};
  }
  Json& inferred = object["inferred"] = Json::array();
  for (const Diagnostic& entry : inspection.inferences) inferred.push_back(batch::json_of(entry));
  Json& problems = object["problems"] = Json::array();
  for (const Diagnostic& entry : inspection.problems) problems.push_back(batch::json_of(entry));
  object["left_out"] = inspection.left_out;
  return indented(object);
}

std::string json_comparison(std::string_view a, std::string_view b, const std::vector<Difference>& differences,
                            bool more) {
  Json object{{"a", a}, {"b", b}, {"equal", differences.empty()}};
  Json& list = object["differences"] = Json::array();
  for (const Difference& difference : differences) {
    list.push_back({{"place", difference.place}, {"message", difference.message}});
  }
  object["more"] = more;
  return indented(object);
}

std::string json_validation(const Validation& validation, std::size_t number, std::size_t count) {
  Json object{{"file", validation.file}};
  set_if(object, "format", validation.format);
  object["valid"] = validation.valid;
  Json& problems = object["problems"] = Json::array();
  for (const Diagnostic& entry : validation.problems) problems.push_back(batch::json_of(entry));
  for (const Error& error : validation.errors) problems.push_back(batch::json_of(error));
  object["left_out"] = validation.left_out;
  // As it stands in an array of it alone: "[\n  {...}\n]\n".
  constexpr std::string_view begin = "[\n";
  constexpr std::string_view end = "\n]\n";
  const std::string alone = indented(Json::array({std::move(object)}));
  const std::string item = alone.substr(begin.size(), alone.size() - begin.size() - end.size());
  return std::string(number == 0 ? begin : ",\n") + item + (number + 1 == count ? std::string(end) : "");
}

std::string json_validations_broken_off() { return "\n]\n"; }

std::string json_plugins(const PluginListing& listing) {
  Json object{{"search_path", listing.search_path}};
  Json& plugins = object["plugins"] = Json::array();
  for (const PluginRecord& record : listing.records) {
    const PluginDescription& description = record.description;
    Json plugin{{"id", description.id},
                {"kind", description.kind == PluginKind::filter ? "filter" : "format"},
                {"state", to_string(record.state)}};
    set_if(plugin, "reason", record.reason);
    set_if(plugin, "name", description.name);
    set_if(plugin, "version", description.version);
    plugin["module"] = record.module.native();
    set_if(plugin, "manifest", record.manifest.native());
    plugins.push_back(std::move(plugin));
  }
  return indented(object);
}

std::string json_checks(const std::vector<PluginCheck>& checks) {
  bool passed = true;
  Json plugins = Json::array();
  for (const PluginCheck& check : checks) {
    Json plugin{{"id", check.plugin.description.id}, {"module", check.plugin.module.native()}};
    set_if(plugin, "manifest", check.plugin.manifest.native());
    set_if(plugin, "refused", check.plugin.refused);
    passed = passed && check.plugin.refused.empty();
    Json& cases = plugin["cases"] = Json::array();
    for (const conformance::CaseResult& result : check.results) {
      passed = passed && result.outcome != conformance::CaseOutcome::failed;
      Json object{{"name", result.name},
                  {"asks", result.asks},
                  {"outcome", conformance::to_string(result.outcome)},
                  {"milliseconds", result.time.count()}};
      set_if(object, "skipped", result.skipped);
      Json& failures = object["failures"] = Json::array();
      for (const conformance::Failure& failure : result.failures) {
        Json what{{"expected", failure.expected}};
        set_if(what, "place", failure.place);
        set_if(what, "found", failure.found);
        failures.push_back(std::move(what));
      }
      object["more"] = result.more;
      cases.push_back(std::move(object));
    }
    plugins.push_back(std::move(plugin));
  }
  return indented({{"passed", passed}, {"plugins", std::move(plugins)}});
}

std::string json_descriptions(const std::vector<PluginDescription>& descriptions, bool as_array) {
  Json list = Json::array();
  for (const PluginDescription& description : descriptions) {
    list.push_back(Json::parse(write_manifest(description)));
  }
  return indented(as_array || list.empty() ? list : list.front());
}

}  // namespace galley::cli

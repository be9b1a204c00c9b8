// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "conformance/case.hpp"

namespace galley::conformance {

namespace {

bool is_identifier(std::string_view text) {
  const bool allowed = std::all_of(text.begin(), text.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return allowed && !text.empty() && text.front() != '-' && text.back() != '-';
}

void expect_line(Recorder& recorder, const std::string& text, const std::string& what) {
  if (!recorder.expect(!text.empty(), "a " + what)) return;
  recorder.expect(text.find_first_of("\n\r\t") == std::string::npos, "a " + what + " of one line", in_quotes(text));
  recorder.expect(text.back() != '.', "a " + what + " without a full stop", in_quotes(text));
  recorder.expect(text.front() != ' ' && text.back() != ' ', "a " + what + " without spaces around it",
                  in_quotes(text));
}

void is_complete(const Subject& subject) {
  const PluginDescription& description = subject.description();
  Recorder& recorder = subject.recorder;
  recorder.expect(is_identifier(description.id), "an id of lower-case letters, digits and hyphens",
                  in_quotes(description.id));
  expect_line(recorder, description.name, "name");
  expect_line(recorder, description.summary, "summary");
  expect_line(recorder, description.version, "version");
  if (description.kind == PluginKind::filter) {
    recorder.expect(!description.reads && !description.writes, "a filter neither to read nor to write");
    recorder.expect(description.extensions.empty() && description.media_types.empty() && description.signatures.empty(),
                    "a filter without extensions, media types and signatures");
    recorder.expect(description.reader_options.empty() && description.writer_options.empty(),
                    "a filter without options of readers and writers");
    return;
  }
  recorder.expect(description.reads || description.writes, "a format to be read, written or both");
  recorder.expect(description.filter_options.empty(), "a format without options of filters");
  recorder.expect(description.reads || description.reader_options.empty(), "options of a reader where there is one");
  recorder.expect(description.writes || description.writer_options.empty(), "options of a writer where there is one");
  recorder.expect(!description.extensions.empty(), "an extension by which files are called");
  recorder.expect(!description.media_types.empty(), "a media type");
  recorder.expect(!(description.carries == FeatureSet()), "features that are carried");
}

void names_are_in_their_forms(const Subject& subject) {
  const PluginDescription& description = subject.description();
  Recorder& recorder = subject.recorder;
  for (const std::string& extension : description.extensions) {
    recorder.expect(!extension.empty() && extension.front() != '.', "an extension without its dot",
                    in_quotes(extension));
    recorder.expect(std::none_of(extension.begin(), extension.end(),
                                 [](char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == ' '; }),
                    "an extension in lower case, without '/' and spaces", in_quotes(extension));
  }
  const std::set<std::string> distinct(description.extensions.begin(), description.extensions.end());
  recorder.expect(distinct.size() == description.extensions.size(), "each extension once");
  for (const std::string& media_type : description.media_types) {
    recorder.expect(std::count(media_type.begin(), media_type.end(), '/') == 1, "a media type of type/subtype",
                    in_quotes(media_type));
  }
  for (const Signature& signature : description.signatures) {
    recorder.expect(!(signature == Signature()), "no signature that anything fits");
    recorder.expect(signature.zip_entry_holds.empty() || !signature.zip_entry.empty(),
                    "a zip entry beside what it holds", in_quotes(signature.zip_entry_holds));
    recorder.expect(!signature.magic.empty() || (signature.offset == 0 && !signature.anywhere_before),
                    "magic bytes beside the offset where they stand");
  }
}

/// A module is asked itself; what another program is, its manifest alone says.
bool is_module(const std::filesystem::path& path) { return path.extension() == ".so"; }

void manifest_is_what_the_module_says(const Subject& subject) {
  Recorder& recorder = subject.recorder;
  const PluginDescription& description = subject.description();
  if (!recorder.expect(!subject.record.manifest.empty(), "a manifest beside the module (galley-manifest writes it)"))
    return;
  recorder.expect(parse_manifest(write_manifest(description)) == description,
                  "a description that survives its manifest");
  recorder.expect(subject.record.manifest.stem() == subject.id(),
                  "a manifest that is named for the plugin: " + subject.id() + ".json",
                  subject.record.manifest.filename().string());
  if (!is_module(subject.record.module)) return;
  const PluginDescription own = describe_module(subject.record.module);
  recorder.expect(own == description && write_manifest(own) == write_manifest(description),
                  "a manifest of what the module says of itself: " + write_manifest(own), write_manifest(description));
  recorder.expect(subject.record.module.stem() == subject.id(), "a file that is named for the plugin: " + subject.id(),
                  subject.record.module.filename().string());
}

void gives_what_it_claims(const Subject& subject) {
  const Plugin& plugin = subject.plugin();
  const PluginDescription& description = subject.description();
  Recorder& recorder = subject.recorder;
  recorder.expect((plugin.reader() != nullptr) == description.reads, "a reader if it reads, and none if it does not");
  recorder.expect((plugin.writer() != nullptr) == description.writes, "a writer if it writes, and none if it does not");
  recorder.expect((plugin.filter() != nullptr) == (description.kind == PluginKind::filter),
                  "a filter if it is one, and none if it is not");
  recorder.expect((plugin.layout_viewer() != nullptr) == description.views_layout,
                  "a layout viewer if it views layout, and none if it does not");
}

}  // namespace

std::vector<Case> description_cases() {
  return {
      {"DescribesItself", "the description is complete", to_every_plugin, is_complete},
      {"NamesThingsInTheirForms", "extensions, media types and signatures are in their forms", to_every_plugin,
       names_are_in_their_forms},
      {"HasAManifestOfWhatItSays", "there is a manifest, and it says what the plugin says", to_every_plugin,
       manifest_is_what_the_module_says},
      {"GivesWhatItClaims", "there is a reader, writer or filter as described", to_every_plugin, gives_what_it_claims}};
}

}  // namespace galley::conformance

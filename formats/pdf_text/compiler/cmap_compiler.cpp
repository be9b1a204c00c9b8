// SPDX-License-Identifier: Apache-2.0
// usage: cmap_compiler POPPLER_DATA_FOLDER OUTPUT
// Compiles the CMaps of the poppler-data package into the table of cmap_table.hpp. The lists of what characters CIDs
// are come out of CMaps too, Adobe's like the others: the package's own lists (cidToUnicode) are under the GPL, and
// what is compiled in must be free to go with every program.

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "galley/unicode.hpp"
#include "pdf_text/cmap.hpp"
#include "pdf_text/cmap_table.hpp"

namespace fs = std::filesystem;
using namespace galley::pdf_text;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

template <std::size_t N>
void set_name(char (&field)[N], const std::string& name) {
  std::memset(field, 0, N);
  std::memcpy(field, name.data(), std::min(name.size(), N - 1));
}

struct Collection {
  const char* name;
  const char* characters;  ///< the CMap from its CIDs to UTF-16; may be missing
  const char* codes;       ///< a CMap from UTF-32 to its CIDs
};

constexpr Collection collections[] = {
    {"Adobe-CNS1", "Adobe-CNS1-UCS2", "UniCNS-UTF32-H"},     {"Adobe-GB1", "Adobe-GB1-UCS2", "UniGB-UTF32-H"},
    {"Adobe-Japan1", "Adobe-Japan1-UCS2", "UniJIS-UTF32-H"}, {"Adobe-KR", "Adobe-KR-UCS2", "UniAKR-UTF32-H"},
    {"Adobe-Korea1", "Adobe-Korea1-UCS2", "UniKS-UTF32-H"},
};

bool is_variation_selector(char32_t character) {
  return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
}

/// The character that is the whole text but for how it is drawn, or 0.
std::uint32_t only_character(std::string_view text) {
  if (text.empty()) return 0;
  const galley::DecodedCodePoint first = galley::decode_utf8(text, 0);
  if (!first.valid || first.value == galley::replacement_character) return 0;
  for (std::size_t at = first.length; at < text.size();) {
    const galley::DecodedCodePoint next = galley::decode_utf8(text, at);
    if (!is_variation_selector(next.value)) return 0;
    at += next.length;
  }
  return static_cast<std::uint32_t>(first.value);
}

/// The characters of all CIDs of a collection; 0 where there is none. A CID that stands for several characters (a unit
/// in one square) gets the one that the other CMap has for them.
std::vector<std::uint32_t> characters_of(const std::string& cid_map, const std::string& code_map) {
  constexpr std::uint32_t most_cids = 0x10000;
  std::vector<std::uint32_t> characters(most_cids);
  const ToUnicode texts = ToUnicode::parse(cid_map);
  std::string text;
  for (std::uint32_t cid = 1; cid < most_cids; ++cid) {
    text.clear();
    if (texts.append(cid, text)) characters[cid] = only_character(text);
  }
  const auto codes = parse_cmap(code_map, [](std::string_view) { return std::shared_ptr<const CMap>(); });
  for (const CidRange& range : codes->ranges) {
    for (std::uint32_t code = range.low; code <= range.high; ++code) {
      const std::uint32_t cid = range.cid + (code - range.low);
      if (cid >= most_cids) break;
      if (characters[cid] == 0) characters[cid] = code;
    }
  }
  while (!characters.empty() && characters.back() == 0) characters.pop_back();
  return characters;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const fs::path folder = arguments[1];
  std::map<std::string, fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "cMap")) {
    const std::string name = entry.path().filename().string();
    // Adobe's are under a BSD licence. One that the package took from elsewhere is not, and no PDF may name it.
    if (name == "Identity-UTF16-H") continue;
    if (entry.is_regular_file() && name.size() < 28) files[name] = entry.path();
  }
  std::map<std::string, std::int32_t> indices;
  for (const auto& [name, path] : files) indices.emplace(name, static_cast<std::int32_t>(indices.size()));

  std::vector<table::MapEntry> entries;
  std::vector<std::vector<std::uint32_t>> lists;
  std::vector<std::string> list_names;
  std::string data;
  const auto append = [&data](const void* bytes, std::size_t size) {
    const auto offset = static_cast<std::uint32_t>(data.size());
    data.append(static_cast<const char*>(bytes), size);
    return offset;
  };
  for (const auto& [name, path] : files) {
    table::MapEntry entry{};
    const std::shared_ptr<CMap> map = parse_cmap(contents(path), [&](std::string_view base) {
      const auto found = indices.find(std::string(base));
      if (found != indices.end()) entry.base = found->second;
      return std::shared_ptr<const CMap>();
    });
    set_name(entry.name, name);
    entry.vertical = map->vertical;
    if (name == "Identity-H" || name == "Identity-V") {
      entry.identity = 1;
      entry.base = -1;
      map->ranges.clear();
    }
    entry.codespaces = append(map->codespaces.data(), map->codespaces.size() * sizeof(CodespaceRange));
    entry.codespace_count = static_cast<std::uint32_t>(map->codespaces.size());
    entry.ranges = append(map->ranges.data(), map->ranges.size() * sizeof(CidRange));
    entry.range_count = static_cast<std::uint32_t>(map->ranges.size());
    entries.push_back(entry);
  }
  for (const Collection& collection : collections) {
    const auto known = files.find(collection.characters);
    const auto codes = files.find(collection.codes);
    if (codes == files.end()) {
      std::fprintf(stderr, "cmap_compiler: %s is missing in %s\n", collection.codes, folder.c_str());
      return 1;
    }
    lists.push_back(characters_of(known == files.end() ? "" : contents(known->second), contents(codes->second)));
    list_names.emplace_back(collection.name);
  }
  std::vector<table::CollectionEntry> list_entries;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    table::CollectionEntry entry{};
    set_name(entry.name, list_names[i]);
    entry.characters = append(lists[i].data(), lists[i].size() * 4);
    entry.character_count = static_cast<std::uint32_t>(lists[i].size());
    list_entries.push_back(entry);
  }

  table::Header header{{'G', 'L', 'Y', 'C', 'M', 'A', 'P', '1'},
                       static_cast<std::uint32_t>(entries.size()),
                       static_cast<std::uint32_t>(list_entries.size())};
  const auto front = static_cast<std::uint32_t>(sizeof header + entries.size() * sizeof(table::MapEntry) +
                                                list_entries.size() * sizeof(table::CollectionEntry));
  for (table::MapEntry& entry : entries) {
    entry.codespaces += front;
    entry.ranges += front;
  }
  for (table::CollectionEntry& entry : list_entries) entry.characters += front;

  std::ofstream output(arguments[2], std::ios::binary);
  output.write(reinterpret_cast<const char*>(&header), sizeof header);
  output.write(reinterpret_cast<const char*>(entries.data()),
               static_cast<std::streamsize>(entries.size() * sizeof(table::MapEntry)));
  output.write(reinterpret_cast<const char*>(list_entries.data()),
               static_cast<std::streamsize>(list_entries.size() * sizeof(table::CollectionEntry)));
  output.write(data.data(), static_cast<std::streamsize>(data.size()));
  return entries.empty() || !output.flush() ? 1 : 0;
}

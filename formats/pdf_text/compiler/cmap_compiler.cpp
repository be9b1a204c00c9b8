// SPDX-License-Identifier: Apache-2.0
// usage: cmap_compiler POPPLER_DATA_FOLDER OUTPUT
// Compiles the CMaps and CID to Unicode lists of the poppler-data package into the table of cmap_table.hpp.

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

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

std::vector<std::uint32_t> cid_to_unicode(const std::string& text) {
  std::vector<std::uint32_t> characters;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    characters.push_back(
        static_cast<std::uint32_t>(std::strtoul(text.substr(begin, end - begin).c_str(), nullptr, 16)));
    begin = end + 1;
  }
  return characters;
}

/// From a Unicode CMap the other way round, for the collection that has no list.
std::vector<std::uint32_t> reversed(const CMap& map) {
  std::vector<std::uint32_t> characters;
  for (const CidRange& range : map.ranges) {
    for (std::uint32_t code = range.low; code <= range.high; ++code) {
      const std::uint32_t cid = range.cid + (code - range.low);
      if (cid > 0xFFFF) break;
      if (characters.size() <= cid) characters.resize(cid + 1);
      if (characters[cid] == 0) characters[cid] = code;
    }
  }
  return characters;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const fs::path folder = arguments[1];
  std::map<std::string, fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "cMap")) {
    const std::string name = entry.path().filename().string();
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
    if (name == "UniAKR-UTF32-H") {
      lists.push_back(reversed(*map));
      list_names.emplace_back("Adobe-KR");
    }
  }
  // Folders list their files in any order; the table is the same each time.
  std::vector<fs::path> collection_files;
  for (const auto& entry : fs::directory_iterator(folder / "cidToUnicode")) collection_files.push_back(entry.path());
  std::sort(collection_files.begin(), collection_files.end());
  for (const fs::path& path : collection_files) {
    lists.push_back(cid_to_unicode(contents(path)));
    list_names.push_back(path.filename().string());
  }
  std::vector<table::CollectionEntry> collections;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    table::CollectionEntry entry{};
    set_name(entry.name, list_names[i]);
    entry.characters = append(lists[i].data(), lists[i].size() * 4);
    entry.character_count = static_cast<std::uint32_t>(lists[i].size());
    collections.push_back(entry);
  }

  table::Header header{{'G', 'L', 'Y', 'C', 'M', 'A', 'P', '1'},
                       static_cast<std::uint32_t>(entries.size()),
                       static_cast<std::uint32_t>(collections.size())};
  const auto front = static_cast<std::uint32_t>(sizeof header + entries.size() * sizeof(table::MapEntry) +
                                                collections.size() * sizeof(table::CollectionEntry));
  for (table::MapEntry& entry : entries) {
    entry.codespaces += front;
    entry.ranges += front;
  }
  for (table::CollectionEntry& entry : collections) entry.characters += front;

  std::ofstream output(arguments[2], std::ios::binary);
  output.write(reinterpret_cast<const char*>(&header), sizeof header);
  output.write(reinterpret_cast<const char*>(entries.data()),
               static_cast<std::streamsize>(entries.size() * sizeof(table::MapEntry)));
  output.write(reinterpret_cast<const char*>(collections.data()),
               static_cast<std::streamsize>(collections.size() * sizeof(table::CollectionEntry)));
  output.write(data.data(), static_cast<std::streamsize>(data.size()));
  return entries.empty() || !output.flush() ? 1 : 0;
}

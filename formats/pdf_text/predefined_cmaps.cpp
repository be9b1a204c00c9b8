// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/predefined_cmaps.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <string>

#include "pdf_text/cmap_table.hpp"

// The table lies in the module as it is, so that the pages of it that no document needs are never read.
asm(".pushsection .rodata\n"
    ".balign 16\n"
    ".globl galley_cmap_table\n"
    ".hidden galley_cmap_table\n"
    "galley_cmap_table:\n"
    ".incbin \"" GALLEY_CMAP_TABLE
    "\"\n"
    ".popsection\n");
extern "C" const char galley_cmap_table[];

namespace galley::pdf_text {
namespace {

const table::Header& header() { return *reinterpret_cast<const table::Header*>(galley_cmap_table); }
const table::MapEntry* maps() {
  return reinterpret_cast<const table::MapEntry*>(galley_cmap_table + sizeof(table::Header));
}
const table::CollectionEntry* collections() {
  return reinterpret_cast<const table::CollectionEntry*>(maps() + header().maps);
}

std::shared_ptr<const CMap> make(const table::MapEntry& entry);

std::shared_ptr<const CMap> at(std::uint32_t index) {
  static std::mutex mutex;
  static std::map<std::uint32_t, std::shared_ptr<const CMap>> made;
  {
    const std::lock_guard lock(mutex);
    if (const auto found = made.find(index); found != made.end()) return found->second;
  }
  std::shared_ptr<const CMap> map = make(maps()[index]);
  const std::lock_guard lock(mutex);
  return made.emplace(index, std::move(map)).first->second;
}

std::shared_ptr<const CMap> make(const table::MapEntry& entry) {
  auto map = std::make_shared<CMap>();
  map->vertical = entry.vertical != 0;
  map->identity = entry.identity != 0;
  const auto* codespaces = reinterpret_cast<const CodespaceRange*>(galley_cmap_table + entry.codespaces);
  const auto* ranges = reinterpret_cast<const CidRange*>(galley_cmap_table + entry.ranges);
  map->codespaces.assign(codespaces, codespaces + entry.codespace_count);
  map->ranges.assign(ranges, ranges + entry.range_count);
  if (entry.base >= 0) map->base = at(static_cast<std::uint32_t>(entry.base));
  return map;
}

}  // namespace

std::shared_ptr<const CMap> predefined_cmap(std::string_view name) {
  const table::MapEntry* end = maps() + header().maps;
  const table::MapEntry* found = std::lower_bound(
      maps(), end, name, [](const table::MapEntry& entry, std::string_view key) { return entry.name < key; });
  if (found == end || found->name != name) return nullptr;
  return at(static_cast<std::uint32_t>(found - maps()));
}

char32_t character_of_cid(std::string_view collection, std::uint32_t cid) {
  for (std::uint32_t i = 0; i < header().collections; ++i) {
    const table::CollectionEntry& entry = collections()[i];
    if (entry.name != collection) continue;
    if (cid >= entry.character_count) return 0;
    char32_t character = 0;
    std::memcpy(&character, galley_cmap_table + entry.characters + std::size_t{cid} * 4, 4);
    return character;
  }
  return 0;
}

}  // namespace galley::pdf_text

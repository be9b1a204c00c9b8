// SPDX-License-Identifier: Apache-2.0
#include "structure/zip_mutation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "structure/markup_mutation.hpp"
#include "structure/zip_file.hpp"

namespace galley::fuzz {

namespace {

using Parts = std::vector<ZipPart>;

/// Most of a package's meaning is in its small parts of markup; pictures are changed seldom.
std::size_t part_to_change(const Parts& parts, Random& random) {
  std::size_t chosen = random.below(parts.size());
  for (int again = 0; again < 2 && !looks_like_markup(parts[chosen].data); ++again) {
    chosen = random.below(parts.size());
  }
  return chosen;
}

void change_part(Parts& parts, std::size_t most, Random& random, const ByteMutator& mutate) {
  std::string& data = parts[part_to_change(parts, random)].data;
  if (looks_like_markup(data) && !random.one_in(3)) {
    mutate_markup(data, random, mutate);
  } else {
    mutate_text(data, most, mutate);
  }
}

/// Names that packages should not have, and some that their formats look for.
void rename_part(Parts& parts, Random& random, const ByteMutator& mutate) {
  static constexpr std::array<std::string_view, 12> odd{"../outside.xml",
                                                        "/etc/passwd",
                                                        "a\\b\\c.xml",
                                                        "",
                                                        ".",
                                                        "word/document.xml",
                                                        "META-INF/container.xml",
                                                        "mimetype",
                                                        "content.xml",
                                                        "[Content_Types].xml",
                                                        "a/",
                                                        "META-INF/encryption.xml"};
  std::string& name = random.pick(parts).name;
  switch (random.below(4)) {
    case 0:
      name = random.pick(odd);
      break;
    case 1:
      name = random.pick(parts).name;
      break;
    case 2:
      std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
      });
      break;
    default:
      mutate_text(name, 300, mutate);
  }
}

void swap_contents(Parts& parts, Random& random) {
  // One after the other: the order in which arguments are evaluated is not given.
  std::string& first = random.pick(parts).data;
  std::string& second = random.pick(parts).data;
  if (&first != &second) std::swap(first, second);
}

void double_part(Parts& parts, Random& random) {
  ZipPart copy = random.pick(parts);
  if (!random.one_in(3)) copy.name += "2";
  const std::size_t at = random.below(parts.size() + 1);
  parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at), std::move(copy));
}

void drop_part(Parts& parts, Random& random) {
  if (parts.size() > 1) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(random.below(parts.size())));
}

ZipFault fault_of(const Parts& parts, Random& random) {
  static constexpr std::array<std::uint32_t, 10> values{0,      1,       8,          9,          0x7F,
                                                        0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF};
  ZipFault fault;
  fault.field = static_cast<ZipFault::Field>(random.below(ZipFault::field_count));
  fault.part = random.below(parts.size());
  fault.value = random.one_in(2) ? random.pick(values) : static_cast<std::uint32_t>(random.below(1 << 16));
  return fault;
}

std::string fitting(std::string file, std::size_t most) {
  return file.size() <= most ? std::move(file) : std::string();
}

}  // namespace

std::string mutate_zip(std::string_view file, std::size_t most, Random& random, const ByteMutator& mutate) {
  std::optional<Parts> parts = unpack_zip(file);
  if (!parts) return {};
  std::optional<ZipFault> fault;
  switch (random.below(16)) {
    case 0:
      rename_part(*parts, random, mutate);
      break;
    case 1:
      drop_part(*parts, random);
      break;
    case 2:
      double_part(*parts, random);
      break;
    case 3:
      swap_contents(*parts, random);
      break;
    case 4:
      fault = fault_of(*parts, random);
      break;
    default:
      change_part(*parts, most, random, mutate);
  }
  if (random.one_in(16)) {
    for (ZipPart& part : *parts) part.deflated = part.name != "mimetype";
  }
  return fitting(pack_zip(*parts, fault), most);
}

std::string cross_zips(std::string_view first, std::string_view second, std::size_t most, Random& random) {
  std::optional<Parts> parts = unpack_zip(first);
  const std::optional<Parts> others = unpack_zip(second);
  if (!parts || !others) return {};
  for (std::size_t left = 1 + random.below(3); left > 0; --left) {
    const ZipPart& other = random.pick(*others);
    const auto same =
        std::find_if(parts->begin(), parts->end(), [&](const ZipPart& part) { return part.name == other.name; });
    if (same != parts->end()) {
      same->data = other.data;
    } else {
      parts->push_back(other);
    }
  }
  return fitting(pack_zip(*parts), most);
}

}  // namespace galley::fuzz

// SPDX-License-Identifier: Apache-2.0
#include "galley/document.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <utility>

namespace galley {

std::string_view find_metadata(const Metadata& metadata, std::string_view term) {
  for (const MetadataEntry& entry : metadata) {
    if (entry.term == term) return entry.value;
  }
  return {};
}

std::string add_media(Document& document, Media media) {
  const XXH128_hash_t hash = XXH3_128bits(media.data.data(), media.data.size());
  constexpr char digits[] = "0123456789abcdef";
  std::string key;
  key.reserve(32);
  for (const std::uint64_t half : {std::uint64_t{hash.high64}, std::uint64_t{hash.low64}}) {
    for (int shift = 60; shift >= 0; shift -= 4) key.push_back(digits[half >> shift & 0xF]);
  }
  // The hash is fast, not cryptographic: who wants two pictures of one hash can make them.
  const std::string hash_key = key;
  for (int copy = 2;; ++copy) {
    const auto found = document.media.find(key);
    if (found == document.media.end()) break;
    if (found->second.data == media.data) return key;
    key = hash_key + '-' + std::to_string(copy);
  }
  document.media.emplace(key, std::move(media));
  return key;
}

Inlines plain(std::string_view text) {
  Inlines inlines;
  if (!text.empty()) inlines.push_back({Text{std::string(text), Style::none, {}}});
  return inlines;
}

Block paragraph(std::string_view text) { return {Paragraph{plain(text)}, {}}; }

namespace {

void append_text_of(std::string& text, const Inlines& inlines) {
  for (const Inline& each : inlines) {
    if (const auto* run = std::get_if<Text>(&each.value)) {
      text += run->text;
    } else if (const auto* link = std::get_if<Link>(&each.value)) {
      append_text_of(text, link->content);
    } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
      text += ruby->base;
    } else if (std::holds_alternative<LineBreak>(each.value)) {
      text += ' ';
    }
  }
}

}  // namespace

std::string text_of(const Inlines& inlines) {
  std::string text;
  append_text_of(text, inlines);
  return text;
}

void append_text(Inlines& inlines, std::string_view text, Style style, std::string_view language) {
  if (text.empty()) return;
  if (!inlines.empty()) {
    auto* last = std::get_if<Text>(&inlines.back().value);
    if (last != nullptr && last->style == style && last->language == language) {
      last->text += text;
      return;
    }
  }
  inlines.push_back({Text{std::string(text), style, std::string(language)}});
}

}  // namespace galley

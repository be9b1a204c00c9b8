// SPDX-License-Identifier: Apache-2.0
#include "filters/join_broken_paragraphs.hpp"

#include <algorithm>
#include <utility>

#include "filters/document_walk.hpp"
#include "filters/paragraph_break.hpp"
#include "galley/version.hpp"
#include "structure/characters.hpp"

namespace galley::filters {
namespace {

// Bytes of a paragraph that tell about its beginning or its end.
constexpr std::size_t glance_bytes = 2400;

// The beginning and the end of a run of inlines; the views last as long as this and the inlines.
class GlanceAt {
 public:
  explicit GlanceAt(const Inlines& inlines) {
    if (inlines.size() == 1) {
      if (const auto* only = std::get_if<Text>(&inlines.front().value)) {
        const std::string_view text = only->text;
        glance_ = {text.substr(0, glance_bytes), text.substr(text.size() - std::min(text.size(), glance_bytes))};
        return;
      }
    }
    for (const Inline& piece : inlines) {
      if (beginning_.size() >= glance_bytes) break;
      append_part(beginning_, piece, true);
    }
    for (auto piece = inlines.rbegin(); piece != inlines.rend() && end_.size() < glance_bytes; ++piece) {
      std::string part;
      append_part(part, *piece, false);
      end_.insert(0, part);
    }
    glance_ = {beginning_, end_};
  }
  GlanceAt(const GlanceAt&) = delete;
  GlanceAt& operator=(const GlanceAt&) = delete;

  const Glance& get() const { return glance_; }

 private:
  static void append_part(std::string& to, const Inline& piece, bool front) {
    const auto* text = std::get_if<Text>(&piece.value);
    if (text == nullptr) {
      to += text_of({piece});
    } else if (front) {
      to.append(text->text, 0, glance_bytes);
    } else {
      to.append(text->text, text->text.size() - std::min(text->text.size(), glance_bytes));
    }
  }

  std::string beginning_;
  std::string end_;
  Glance glance_;
};

bool is_all(const Inlines& inlines, Style style) {
  return !inlines.empty() && std::all_of(inlines.begin(), inlines.end(), [&](const Inline& piece) {
    const auto* text = std::get_if<Text>(&piece.value);
    return text == nullptr || has(text->style, style);
  });
}

// Whole paragraphs in bold or italics are something else than the text beside them.
bool set_alike(const Inlines& a, const Inlines& b) {
  return is_all(a, Style::strong) == is_all(b, Style::strong) &&
         is_all(a, Style::emphasis) == is_all(b, Style::emphasis);
}

// Takes the hyphen, and the white space behind it, off the last text.
void drop_hyphen(Inlines& inlines) {
  for (auto piece = inlines.rbegin(); piece != inlines.rend(); ++piece) {
    Text* text = std::get_if<Text>(&piece->value);
    if (text == nullptr) {
      if (std::holds_alternative<NoteReference>(piece->value)) continue;
      if (auto* link = std::get_if<Link>(&piece->value)) drop_hyphen(link->content);
      return;
    }
    std::size_t end = text->text.size();
    while (end > 0) {
      std::size_t before = end;
      const char32_t c = structure::decode_last(text->text, before);
      const bool hyphen = c == '-' || c == 0xAD || c == U'‐';
      if (!hyphen && !structure::is_space(c)) return;
      text->text.erase(before);
      if (hyphen) return;
      end = before;
    }
  }
}

void join(Inlines& first, Inlines second, Join how) {
  if (how == Join::without_hyphen) drop_hyphen(first);
  if (how == Join::with_space) append_text(first, " ");
  for (Inline& piece : second) {
    // The same style on both sides makes one text again.
    if (const auto* text = std::get_if<Text>(&piece.value)) {
      append_text(first, text->text, text->style, text->language);
    } else {
      first.push_back(std::move(piece));
    }
  }
}

// Are the two blocks one paragraph? Then `first` becomes it.
bool join_pair(Block& first, Block& second, const std::string& where, std::size_t index, Diagnostics& diagnostics) {
  auto* left = std::get_if<Paragraph>(&first.value);
  auto* right = std::get_if<Paragraph>(&second.value);
  if (left == nullptr || right == nullptr) return false;
  // Links must still find both.
  if (!first.id.empty() && !second.id.empty()) return false;
  if (!set_alike(left->content, right->content)) return false;
  const BreakVerdict verdict = judge_break(GlanceAt(left->content).get(), GlanceAt(right->content).get());
  if (verdict.join == Join::no) return false;
  Place place;
  place.item = where + ", block " + std::to_string(index + 1);
  diagnostics.note("joined-paragraphs", std::string("joined with the paragraph after it: ") + verdict.evidence,
                   std::move(place));
  if (first.id.empty()) first.id = std::move(second.id);
  join(left->content, std::move(right->content), verdict.join);
  return true;
}

}  // namespace

PluginDescription describe_join_broken_paragraphs() {
  return {.id = "join-broken-paragraphs",
          .name = "Join broken paragraphs",
          .summary = "Joins paragraphs that the end of a column or a page broke in two",
          .version = GALLEY_VERSION,
          .kind = PluginKind::filter,
          .filter_options = {}};
}

void join_broken_paragraphs(Document& document, Context& context) {
  for_each_text_flow(document, [&](Blocks& blocks, const std::string& where) {
    // What lies in [0, kept) is done. A paragraph that grew may now end the sentence of the one before it.
    std::size_t kept = 0;
    for (std::size_t next = 0; next < blocks.size(); ++next) {
      context.check_cancelled();
      if (kept != next) blocks[kept] = std::move(blocks[next]);
      ++kept;
      while (kept >= 2 && join_pair(blocks[kept - 2], blocks[kept - 1], where, kept - 2, context.diagnostics)) --kept;
    }
    blocks.resize(kept);
  });
}

}  // namespace galley::filters

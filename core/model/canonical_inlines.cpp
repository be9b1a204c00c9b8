// SPDX-License-Identifier: Apache-2.0
#include "model/canonical_inlines.hpp"

#include <utility>

#include "galley/unicode.hpp"
#include "model/canonical_text.hpp"

namespace galley::model {

namespace {

/// How one character of a run is set, and in which link of the run (nullptr: in none).
struct Setting {
  Style style = Style::none;
  std::string_view language;
  const void* link = nullptr;
};

/// A space or line break between two things belongs to what both of them are in.
Setting common(const Setting& a, const Setting& b) {
  return {a.style & b.style, a.language == b.language ? a.language : std::string_view(),
          a.link == b.link ? a.link : nullptr};
}

bool link_stays(const Link& link, const RunSurroundings& around) {
  if (link.target.empty()) return false;
  return link.target.front() != '#' || around.anchor_exists == nullptr ||
         (*around.anchor_exists)(std::string_view(link.target).substr(1));
}

/// The end of the characters from U+1000 to U+CFFF that begin at `i`, all of them sound: mostly a line of Han or
/// Hangul, which is worth a loop of its own.
std::size_t behind_ideographs(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  while (text.size() - i >= 3 && byte(i) >= 0xE1 && byte(i) <= 0xEC && (byte(i + 1) & 0xC0) == 0x80 &&
         (byte(i + 2) & 0xC0) == 0x80) {
    i += 3;
  }
  return i;
}

/// Brings the strings of a run to canonical form where they stand, and says whether the run has it too.
class RunCheck {
 public:
  explicit RunCheck(const RunSurroundings& around) : around_(around) {}

  bool run(Inlines& inlines) { return level(inlines, nullptr) && !space_ && breaks_ == 0; }

 private:
  bool level(Inlines& inlines, const Link* link) {
    const Text* previous = nullptr;
    for (Inline& each : inlines) {
      auto* text = std::get_if<Text>(&each.value);
      if (text != nullptr) {
        canonicalize_language(text->language, around_.language);
        if (previous != nullptr && previous->style == text->style && previous->language == text->language) return false;
        if (!check(*text, link)) return false;
      } else if (!check_other(each, link)) {
        return false;
      }
      previous = text;
    }
    return true;
  }

  bool check(const Text& text, const Link* link) {
    const std::string_view characters = text.text;
    if (characters.empty()) return false;
    const Setting setting{text.style, text.language, link};
    std::size_t i = 0;
    if (characters.front() == ' ') {
      if (!begin_space(setting)) return false;
      i = 1;
      if (characters.size() == 1) return true;
    }
    if (characters[i] == ' ' || !solid(setting)) return false;
    for (const std::size_t size = characters.size(); i < size;) {
      const auto c = static_cast<unsigned char>(characters[i]);
      if (c > 0x20 && c < 0x7F) {
        ++i;
      } else if (c == 0x20) {
        if (++i == size) return begin_space(setting);
        if (characters[i] == ' ') return false;
      } else {
        const std::size_t length = sound_length(characters, i);
        if (length == 0) return false;
        i = behind_ideographs(characters, i + length);
      }
    }
    return true;
  }

  bool check_other(Inline& each, const Link* link) {
    const Setting setting{Style::none, {}, link};
    if (std::holds_alternative<LineBreak>(each.value)) {
      if (space_ || !begun_) return false;
      if (breaks_ > 0 && break_link_ != link) return false;
      break_link_ = link;
      ++breaks_;
      return true;
    }
    if (auto* inner = std::get_if<Link>(&each.value)) {
      canonicalize_address(inner->target);
      canonicalize_line(inner->title);
      return link == nullptr && !inner->content.empty() && link_stays(*inner, around_) && level(inner->content, inner);
    }
    if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
      return (around_.note_exists == nullptr || (*around_.note_exists)(reference->note)) && solid(setting);
    }
    auto& ruby = std::get<Ruby>(each.value);
    canonicalize_line(ruby.base);
    canonicalize_line(ruby.reading);
    return !ruby.base.empty() && !ruby.reading.empty() && solid(setting);
  }

  bool begin_space(const Setting& setting) {
    if (space_ || breaks_ > 0 || !begun_) return false;
    space_ = true;
    space_setting_ = setting;
    return true;
  }

  /// Something that is neither space nor break comes: what was before it must stand where it belongs.
  bool solid(const Setting& setting) {
    if (space_) {
      const Setting right = common(last_, setting);
      if (right.style != space_setting_.style || right.language != space_setting_.language ||
          right.link != space_setting_.link) {
        return false;
      }
    }
    if (breaks_ > 0 && common(last_, setting).link != break_link_) return false;
    space_ = false;
    breaks_ = 0;
    begun_ = true;
    last_ = setting;
    return true;
  }

  const RunSurroundings& around_;
  bool begun_ = false;
  bool space_ = false;
  std::size_t breaks_ = 0;
  Setting last_;
  Setting space_setting_;
  const void* break_link_ = nullptr;
};

/// Sets a run anew, character by character.
class RunBuild {
 public:
  explicit RunBuild(const RunSurroundings& around) : around_(around) {}

  Inlines run(Inlines& inlines) {
    level(inlines, nullptr);
    return std::move(out_);
  }

 private:
  void level(Inlines& inlines, Link* link) {
    for (Inline& each : inlines) {
      if (auto* text = std::get_if<Text>(&each.value)) {
        canonicalize_language(text->language, around_.language);
        append(*text, link);
      } else if (std::holds_alternative<LineBreak>(each.value)) {
        if (begun_) ++breaks_;
        space_ = false;
      } else if (auto* inner = std::get_if<Link>(&each.value)) {
        canonicalize_address(inner->target);
        canonicalize_line(inner->title);
        level(inner->content, link == nullptr && link_stays(*inner, around_) ? inner : link);
      } else if (auto* reference = std::get_if<NoteReference>(&each.value)) {
        if (around_.note_exists != nullptr && !(*around_.note_exists)(reference->note)) continue;
        solid({Style::none, {}, link}, link).push_back(std::move(each));
      } else {
        append(std::get<Ruby>(each.value), link);
      }
    }
  }

  void append(const Text& text, Link* link) {
    const std::string_view characters = text.text;
    const Setting setting{text.style, text.language, link};
    std::size_t i = 0;
    while (i < characters.size()) {
      if (is_run_space(characters[i])) {
        if (begun_ && breaks_ == 0) space_ = true;
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < characters.size() && characters[end] != ' ') {
        const std::size_t length = sound_length(characters, end);
        if (length == 0) break;
        end += length;
      }
      if (end > i) {
        append_text(solid(setting, link), characters.substr(i, end - i), text.style, text.language);
        i = end;
      } else {
        const Replacement replacement = replacement_at(characters, i);
        if (!replacement.text.empty()) {
          append_text(solid(setting, link), replacement.text, text.style, text.language);
        }
        i += replacement.length;
      }
    }
  }

  void append(Ruby& ruby, Link* link) {
    canonicalize_line(ruby.base);
    canonicalize_line(ruby.reading);
    if (ruby.base.empty() || ruby.reading.empty()) {
      append({ruby.base.empty() ? ruby.reading : ruby.base, Style::none, {}}, link);
    } else {
      solid({Style::none, {}, link}, link).push_back({std::move(ruby)});
    }
  }

  /// Where something that is neither space nor break goes, after the space or breaks that wait before it.
  Inlines& solid(const Setting& setting, Link* link) {
    if (space_ || breaks_ > 0) {
      const Setting between = common(last_, setting);
      Inlines& to = between.link != nullptr ? std::get<Link>(out_.back().value).content : out_;
      if (space_) append_text(to, " ", between.style, between.language);
      for (; breaks_ > 0; --breaks_) to.push_back({LineBreak{}});
      space_ = false;
    }
    if (link != nullptr && (!begun_ || last_.link != link)) out_.push_back({Link{link->target, link->title, {}}});
    begun_ = true;
    // The views of `setting` live in the old run, which outlasts the work.
    last_ = setting;
    return link != nullptr ? std::get<Link>(out_.back().value).content : out_;
  }

  const RunSurroundings& around_;
  Inlines out_;
  bool begun_ = false;
  bool space_ = false;
  std::size_t breaks_ = 0;
  Setting last_;
};

}  // namespace

void canonicalize_run(Inlines& inlines, const RunSurroundings& around) {
  if (inlines.empty() || RunCheck(around).run(inlines)) return;
  inlines = RunBuild(around).run(inlines);
}

}  // namespace galley::model

namespace galley {

void canonicalize(Inlines& inlines) { model::canonicalize_run(inlines, {}); }

}  // namespace galley

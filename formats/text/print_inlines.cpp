// SPDX-License-Identifier: Apache-2.0
#include "text/print_inlines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "galley/unicode.hpp"
#include "text/escapes.hpp"
#include "text/flanking.hpp"
#include "text/images.hpp"
#include "text/lines.hpp"
#include "text/links.hpp"
#include "text/marks.hpp"
#include "text/tables.hpp"

namespace galley::text {
namespace {

constexpr std::string_view ideographic_space = "\u3000";
constexpr char32_t end_of_text = U' ';

// The bytes of marks, and those that U+0085, U+2028 and U+2029 begin with.
constexpr std::array<bool, 256> mark_bytes = [] {
  std::array<bool, 256> bytes{};
  for (const char mark : std::string_view("\\`*_[]<^~{|\xC2\xE2")) bytes[static_cast<unsigned char>(mark)] = true;
  return bytes;
}();

bool may_be_mark(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (mark_bytes[byte] && (byte < 0x80 || ends_line(decode_utf8(text, i).value))) return true;
  }
  return false;
}

bool holds_line_end(std::string_view text) {
  return std::any_of(CodePoints(text).begin(), CodePoints(text).end(), ends_line);
}

/// A code span, or nothing if its text cannot be in one.
std::string code_span(std::string_view text, RunPlace place) {
  if (text.empty() || holds_line_end(text)) return {};
  std::size_t longest = 0;
  for (std::size_t at = text.find('`'); at != std::string_view::npos; at = text.find('`', at)) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  // One backtick is enough unless the text has one; a run of another length does not end the span.
  const std::string fence(longest + 1, '`');
  const bool pad = text.front() == '`' || text.back() == '`' ||
                   (text.front() == ' ' && text.back() == ' ' && text.find_first_not_of(' ') != std::string_view::npos);
  std::string span = fence + (pad ? " " : "");
  for (const char c : text) {
    if (c == '|' && place == RunPlace::cell) span += '\\';
    span += c;
  }
  return span + (pad ? " " : "") + fence;
}

/// Does each line but the last end in a backslash that no other one takes the force of, and the last one not?
bool breaks_are_forced(std::string_view paragraph) {
  for (std::size_t end = 0; end != std::string_view::npos && end <= paragraph.size();) {
    end = std::min(paragraph.find('\n', end), paragraph.size());
    std::size_t begin = end;
    while (begin > 0 && paragraph[begin - 1] == '\\') --begin;
    const bool forced = (end - begin) % 2 != 0;
    if (forced == (end == paragraph.size())) return false;
    ++end;
  }
  return true;
}

/// An ideographic space at the end of a line would go.
void guard_end(std::string& line) {
  if (!line.ends_with(ideographic_space)) return;
  const std::size_t last = line.size() - ideographic_space.size();
  if (last == 0 || line[last - 1] != '\\') line.insert(last, "\\");
}

/// The character that a printed inline begins with, as far as what is before it depends on it.
char32_t first_character(const Inline& each) {
  if (const auto* text = std::get_if<Text>(&each.value)) {
    const bool plain = text->style == Style::none && text->language.empty();
    return plain ? decode_utf8(text->text, 0).value : U'*';
  }
  return U'[';
}

}  // namespace

class InlinePrinter::Output {
 public:
  Output(RunPlace place, Care care) : place_(place), care_(care) {}

  void inlines(const Inlines& run, char32_t after) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      const char32_t next = i + 1 < run.size() ? first_character(run[i + 1]) : after;
      if (const auto* text = std::get_if<Text>(&run[i].value)) {
        styled(*text, next);
      } else if (const auto* link = std::get_if<Link>(&run[i].value)) {
        this->link(*link);
      } else if (const auto* note = std::get_if<NoteReference>(&run[i].value)) {
        out_ += "[^" + note->note + "]";
      } else if (const auto* ruby = std::get_if<Ruby>(&run[i].value)) {
        this->ruby(*ruby);
      } else {
        out_ += place_ == RunPlace::paragraph ? "\\\n" : "<br>";
      }
    }
  }

  void bracketed(const Inlines& run) {
    out_ += '[';
    ++brackets_;
    inlines(run, U']');
    --brackets_;
    out_ += ']';
  }

  std::string take() { return std::move(out_); }

 private:
  char32_t last_character() const { return out_.empty() ? end_of_text : code_point_before(out_, out_.size()); }

  void styled(const Text& text, char32_t next) {
    if (text.style == Style::none && text.language.empty()) {
      literal(text.text, next);
      return;
    }
    const Style emphasis = text.style & (Style::emphasis | Style::strong);
    const bool strict = care_ == Care::everywhere;
    Attributes attributes;
    if (!text.language.empty()) attributes.values.emplace_back("lang", text.language);
    std::string code = has(text.style, Style::code) && !strict ? code_span(text.text, place_) : std::string();
    if (has(text.style, Style::code) && code.empty()) attributes.classes.emplace_back("code");

    const Style script = text.style & (Style::superscript | Style::subscript);
    std::string marked_script;
    if (script == Style::superscript || script == Style::subscript) {
      const char mark = script == Style::superscript ? '^' : '~';
      const bool alone = text.style == script && text.language.empty() && !strict;
      if (alone && script_fits(mark, text.text, next)) marked_script = mark + text.text + mark;
    }
    if (marked_script.empty()) {
      if (has(text.style, Style::superscript)) attributes.classes.emplace_back("sup");
      if (has(text.style, Style::subscript)) attributes.classes.emplace_back("sub");
    }
    if (!marked_script.empty()) {
      out_ += marked_script;
      return;
    }

    // Emphasis stands innermost if there are attributes anyway: the brackets are the best neighbours.
    const bool within = !attributes.empty();
    const std::string delimiter = emphasis == Style::emphasis ? "*" : emphasis == Style::strong ? "**" : "***";
    const char32_t first = code.empty() ? decode_utf8(text.text, 0).value : U'`';
    const char32_t last = code.empty() ? code_point_before(text.text, text.text.size()) : U'`';
    const char32_t before = within ? U'[' : last_character();
    const char32_t after = within ? U']' : next;
    const bool delimited = emphasis != Style::none && !strict && flanking('*', before, first).opens &&
                           flanking('*', last, after).closes && (within || !out_.ends_with('*'));
    if (!delimited) {
      if (has(emphasis, Style::emphasis)) attributes.classes.emplace_back("em");
      if (has(emphasis, Style::strong)) attributes.classes.emplace_back("strong");
    }
    if (!attributes.empty()) {
      out_ += '[';
      ++brackets_;
    }
    if (delimited) out_ += delimiter;
    if (!code.empty()) {
      out_ += code;
    } else {
      literal(text.text, delimited ? U'*' : attributes.empty() ? next : U']');
    }
    if (delimited) out_ += delimiter;
    if (!attributes.empty()) {
      --brackets_;
      out_ += ']' + print_attributes(attributes);
    }
  }

  bool script_fits(char mark, std::string_view text, char32_t next) const {
    if (out_.empty()) return false;
    std::string candidate;
    append_utf8(candidate, last_character());
    const std::size_t at = candidate.size();
    candidate += mark;
    candidate += text;
    candidate += mark;
    append_utf8(candidate, next);
    return script_length(candidate, at) == text.size();
  }

  void link(const Link& link) {
    if (is_autolink(link)) {
      out_ += '<' + std::get<Text>(link.content.front().value).text + '>';
      return;
    }
    bracketed(link.content);
    out_ += print_link_target({link.target, link.title});
  }

  bool is_autolink(const Link& link) const {
    if (care_ == Care::everywhere || !link.title.empty() || link.content.size() != 1) return false;
    const auto* text = std::get_if<Text>(&link.content.front().value);
    if (text == nullptr || text->style != Style::none || !text->language.empty()) return false;
    if (place_ == RunPlace::cell && text->text.find_first_of("|\\") != std::string::npos) return false;
    const std::string printed = '<' + text->text + '>';
    std::size_t at = 0;
    const auto address = parse_autolink(printed, at);
    return address && *address == link.target && at == printed.size();
  }

  void ruby(const Ruby& ruby) {
    if (place_ == RunPlace::cell || care_ == Care::everywhere) {
      Attributes attributes;
      attributes.values.emplace_back("ruby", ruby.reading);
      bracketed(plain(ruby.base));
      out_ += print_attributes(attributes);
      return;
    }
    out_ += '{';
    ruby_text(ruby.base);
    out_ += '|';
    ruby_text(ruby.reading);
    out_ += '}';
  }

  void ruby_text(std::string_view text) {
    for (const char32_t c : CodePoints(text)) {
      if (ends_line(c)) {
        append_numbered_escape(out_, c);
        continue;
      }
      if (c == '{' || c == '}' || c == '|' || c == '\\') out_ += '\\';
      append_utf8(out_, c);
    }
  }

  /// Text as it is, with the backslashes that it needs. `after` is what follows it.
  void literal(std::string_view text, char32_t after) {
    for (std::size_t i = 0; i < text.size();) {
      const char c = text[i];
      if (static_cast<unsigned char>(c) >= 0x80) {
        const DecodedCodePoint decoded = decode_utf8(text, i);
        if (ends_line(decoded.value)) {
          append_numbered_escape(out_, decoded.value);
        } else {
          out_ += text.substr(i, decoded.length);
        }
        i += decoded.length;
        continue;
      }
      std::size_t end = i + 1;
      if (c == '*' || c == '_') end = std::min(text.find_first_not_of(c, i), text.size());
      const char32_t next = end < text.size() ? decode_utf8(text, end).value : after;
      const bool escaped = needs_escape(text, i, end, next);
      for (; i < end; ++i) {
        if (escaped) out_ += '\\';
        out_ += c;
      }
    }
  }

  bool needs_escape(std::string_view text, std::size_t i, std::size_t end, char32_t next) const {
    const char c = text[i];
    if (!is_ascii_punctuation(c)) return false;
    if (care_ == Care::everywhere) return true;
    // A pipe ends a cell and a backslash at the end would act on what follows, whatever else is literal.
    if (c == '|' && place_ == RunPlace::cell) return true;
    if (c == '\\' && end == text.size()) return true;
    if (care_ == Care::none) return false;
    switch (c) {
      case '\\':
        return escape_at(text, i).length > 0;
      case '`':
        return true;
      case '*':
      case '_': {
        const Flanking flank = flanking(c, last_character(), next);
        return flank.opens || flank.closes;
      }
      case '!':  // before a bracket that opens a link it would make a picture
        return next == '[' || (end == text.size() && next == '*');
      case '[':
        return brackets_ > 0 || next == '^';
      case ']':
        return brackets_ > 0 || next == '(' || next == '{' || next == '[';
      case '<': {
        std::size_t at = i;
        const std::string_view tag = text.substr(i, 3);
        return parse_autolink(text, at).has_value() ||
               (tag.size() == 3 && (tag[1] | 0x20) == 'b' && (tag[2] | 0x20) == 'r');
      }
      case '^':
      case '~': {
        std::string around;
        append_utf8(around, last_character());
        const std::size_t at = around.size();
        around += text.substr(i, 80);
        append_utf8(around, end_of_text);
        return script_length(around, at) > 0;
      }
      case '{':
        return text.find('|', i) != std::string_view::npos;
      default:
        return false;
    }
  }

  RunPlace place_;
  Care care_;
  std::string out_;
  int brackets_ = 0;
};

InlinePrinter::InlinePrinter(const Definitions& definitions)
    : rules_{.marks = true, .separators = true, .definitions = &definitions, .context = nullptr}, parser_(rules_) {}

bool InlinePrinter::reads_back(const std::string& printed, const Inlines& inlines, RunPlace place,
                               const Attributes& attributes) {
  if (place == RunPlace::cell && split_cells('|' + printed + '|') != std::vector<std::string_view>{printed})
    return false;
  if (place == RunPlace::paragraph && !breaks_are_forced(printed)) return false;
  MarkedText read = place == RunPlace::cell ? parser_.parse_cell(printed) : parser_.parse_marked(printed);
  canonicalize(read.content);
  return read.content == inlines && read.attributes == attributes;
}

std::string InlinePrinter::print(const Inlines& inlines, RunPlace place, const Attributes& attributes) {
  const std::string at_end = print_attributes(attributes);
  const auto finish = [&](std::string text) {
    if (place == RunPlace::paragraph) text = guard_lines(text);
    if (place == RunPlace::line) guard_end(text);
    if (place == RunPlace::cell && is_table_delimiter('|' + text + '|')) text.insert(text.find('-'), "\\");
    if (at_end.empty()) return text;
    text += (text.empty() ? "" : " ") + at_end;
    // With attributes behind it "[x]:" would define a link.
    return place == RunPlace::paragraph ? guard_lines(text) : text;
  };
  if (inlines.empty()) return at_end;
  if (inlines.size() == 1) {
    const auto* text = std::get_if<Text>(&inlines.front().value);
    if (text != nullptr && text->style == Style::none && text->language.empty() && !may_be_mark(text->text)) {
      return finish(text->text);
    }
  }
  for (const Care care : {Care::none, Care::where_needed}) {
    Output output(place, care);
    output.inlines(inlines, end_of_text);
    std::string text = output.take();
    if (care == Care::where_needed && at_end.empty()) {
      if (const auto trailing = trailing_attributes(text)) text.insert(text.find('{', trailing->begin), "\\");
    }
    text = finish(std::move(text));
    if (reads_back(text, inlines, place, attributes)) return text;
  }
  Output output(place, Care::everywhere);
  output.inlines(inlines, end_of_text);
  return finish(output.take());
}

std::string InlinePrinter::print_image(const Figure& figure, const Attributes& attributes) {
  const std::string at_end = attributes.empty() ? std::string() : " " + print_attributes(attributes);
  const Inlines alternative = plain(figure.alternative_text);
  for (const Care care : {Care::none, Care::where_needed, Care::everywhere}) {
    Output output(RunPlace::line, care);
    output.bracketed(alternative);
    std::string line = '!' + output.take() + print_link_target({figure.source, {}}) + at_end;
    const auto image = image_line(line);
    if (care == Care::everywhere) return line;
    if (image && image->target == LinkTarget{figure.source, {}} && image->attributes == attributes &&
        reads_back(std::string(image->alternative), alternative, RunPlace::line, {})) {
      return line;
    }
  }
  return {};
}

std::string guard_lines(std::string_view paragraph) {
  std::string guarded;
  guarded.reserve(paragraph.size() + 8);
  for (std::size_t begin = 0; begin <= paragraph.size();) {
    const std::size_t end = std::min(paragraph.find('\n', begin), paragraph.size());
    const std::string_view line = paragraph.substr(begin, end - begin);
    if (begin > 0) guarded += '\n';
    std::size_t at = 0;  // where the backslash goes; past the end: nowhere
    if (!line.starts_with(ideographic_space)) {
      at = line.size() + 1;
      // The first line may stand below a picture, where it is not the first of its lines.
      if (is_mark(line, true) || (begin == 0 && is_mark(line, false))) {
        at = 0;
        if (const auto label = definition_label(line)) {
          at = label->bytes - 1;
        } else if (const auto marker = list_marker(line); marker && marker->ordered) {
          at = marker->digits;
        }
      }
    }
    if (at <= line.size()) {
      guarded += line.substr(0, at);
      guarded += '\\';
      guarded += line.substr(at);
    } else {
      guarded += line;
    }
    guard_end(guarded);
    begin = end + 1;
  }
  return guarded;
}

}  // namespace galley::text

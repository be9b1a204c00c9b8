// SPDX-License-Identifier: Apache-2.0
#include "text/inlines.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <vector>

#include "galley/unicode.hpp"
#include "text/emphasis.hpp"
#include "text/escapes.hpp"
#include "text/flanking.hpp"
#include "text/lines.hpp"

namespace galley::text {
namespace {

enum class Kind : std::uint8_t {
  text,
  code,
  script,
  delimiter,
  link,
  link_end,
  span,
  span_end,
  note,
  ruby,
  line_break
};

/// A piece of a run. What its number means depends on the kind: a delimiter run, a link, a span, a ruby.
struct Node {
  Kind kind = Kind::text;
  Style style = Style::none;  ///< of code and script
  std::uint32_t number = 0;
  std::string_view text;
};

struct Span {
  Style style = Style::none;
  std::string language;
  bool has_language = false;
  std::string ruby;
  bool has_ruby = false;
};

struct Bracket {
  std::uint32_t node = 0;
  std::size_t inside = 0;  ///< where its content begins in the text
  std::int32_t delimiters = DelimiterStack::none;
  bool image = false;
  bool holds_link = false;
  bool holds_bracket = false;
};

using CharacterSet = std::array<bool, 256>;

CharacterSet characters(std::string_view list) {
  CharacterSet set{};
  for (const char c : list) set[static_cast<unsigned char>(c)] = true;
  return set;
}

const CharacterSet& mark_characters(bool marks, bool separators) {
  constexpr std::string_view usual = "\\`*_[]<^~{\n\v";
  static const CharacterSet with_marks = characters(usual);
  static const CharacterSet with_separators = characters(std::string(usual) + "\xC2\xE2");
  static const CharacterSet without = characters("\n\v");
  static const CharacterSet without_but_separators = characters("\n\v\xC2\xE2");
  return marks ? (separators ? with_separators : with_marks) : (separators ? without_but_separators : without);
}

Style style_of_class(std::string_view name) {
  if (name == "em") return Style::emphasis;
  if (name == "strong") return Style::strong;
  if (name == "sup") return Style::superscript;
  if (name == "sub") return Style::subscript;
  if (name == "code") return Style::code;
  return Style::none;
}

/// Length of `<br>`, `<br/>` or `<br />` at `at`; 0 if it is none.
std::size_t break_tag_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 6);
  if (rest.size() < 4 || (rest[1] | 0x20) != 'b' || (rest[2] | 0x20) != 'r') return 0;
  if (rest[3] == '>') return 4;
  if (rest.substr(3, 2) == "/>") return 5;
  return rest.substr(3, 3) == " />" ? 6 : 0;
}

/// What follows "[^label]" at `at`, as a view of the label; empty if it is no such reference.
std::string_view note_label(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 200;
  for (std::size_t i = at + 2; i < text.size() && i < at + longest; ++i) {
    const char c = text[i];
    if (c == ']') return text.substr(at + 2, i - at - 2);
    if (c == '[' || c == ' ' || c == '\t' || c == '\n' || c == '\\') break;
  }
  return {};
}

}  // namespace

class InlineParser::Impl {
 public:
  explicit Impl(const InlineRules& rules) : rules_(rules), set_(mark_characters(rules.marks, rules.separators)) {}

  Inlines parse(std::string_view text) {
    const std::size_t first = next_mark(text, 0);
    if (first == text.size()) {
      Inlines plain_text;
      if (!text.empty()) plain_text.push_back({Text{std::string(text), Style::none, {}}});
      count(1);
      return plain_text;
    }
    start(text);
    scan(first);
    delimiters_.match(DelimiterStack::none);
    return build();
  }

  MarkedText parse_marked(std::string_view text) {
    MarkedText result;
    if (rules_.marks) {
      if (std::optional<TrailingAttributes> trailing = trailing_attributes(text)) {
        result.attributes = std::move(trailing->attributes);
        text = text.substr(0, trailing->begin);
      }
    }
    result.content = parse(text);
    return result;
  }

  MarkedText parse_cell(std::string_view text) {
    in_cell_ = true;
    MarkedText result = parse_marked(text);
    in_cell_ = false;
    return result;
  }

  std::uint64_t nodes() const { return count_; }

 private:
  void start(std::string_view text) {
    text_ = text;
    nodes_.clear();
    delimiters_.clear();
    brackets_.clear();
    links_.clear();
    spans_.clear();
    rubies_.clear();
    owned_.clear();
    last_backticks_.clear();
    backticks_known_ = false;
  }

  std::size_t next_mark(std::string_view text, std::size_t from) const {
    const char* p = text.data() + from;
    const char* const end = text.data() + text.size();
    while (p < end && !set_[static_cast<unsigned char>(*p)]) ++p;
    return static_cast<std::size_t>(p - text.data());
  }

  void count(std::uint64_t nodes) {
    count_ += nodes;
    if (rules_.context != nullptr && count_ > rules_.context->limits.nodes) {
      throw Error(ErrorKind::limit,
                  "the text has more than " + std::to_string(rules_.context->limits.nodes) + " pieces (limit nodes)");
    }
  }

  Node& add(Kind kind, std::string_view text, std::uint32_t number = 0, Style style = Style::none) {
    if ((nodes_.size() & 0xFFFF) == 0xFFFF && rules_.context != nullptr) rules_.context->check_cancelled();
    count(1);
    nodes_.push_back({kind, style, number, text});
    return nodes_.back();
  }

  void add_text(std::size_t begin, std::size_t end) {
    if (end > begin) add(Kind::text, text_.substr(begin, end - begin));
  }

  void scan(std::size_t at) {
    add_text(0, at);
    while (at < text_.size()) {
      const std::size_t begin = at;
      at = mark(at);
      if (at == begin) {
        // No mark after all: literal, with what follows up to the next one.
        at = next_mark(text_, at + 1);
        add_text(begin, at);
      }
      const std::size_t next = next_mark(text_, at);
      add_text(at, next);
      at = next;
    }
  }

  /// Reads the mark at `at` and returns where it ends; `at` itself if there is none.
  std::size_t mark(std::size_t at) {
    switch (text_[at]) {
      case '\\':
        return escape(at);
      case '`':
        return code(at);
      case '*':
      case '_':
        return delimiter(at);
      case '[':
        return open_bracket(at);
      case ']':
        return close_bracket(at);
      case '<':
        return angle(at);
      case '^':
      case '~':
        return script(at);
      case '{':
        return ruby(at);
      case '\n':
      case '\v':
        add(Kind::line_break, {});
        return at + 1;
      default:
        return separator(at);
    }
  }

  std::size_t separator(std::size_t at) {
    const DecodedCodePoint c = decode_utf8(text_, at);
    if (!ends_line(c.value)) return at;
    add(Kind::line_break, {});
    return at + c.length;
  }

  std::size_t escape(std::size_t at) {
    if (at + 1 < text_.size() && text_[at + 1] == '\n') {
      add(Kind::line_break, {});
      return at + 2;
    }
    const Escape escape = escape_at(text_, at);
    if (escape.length == 0) return at;
    if (escape.code_point != 0) {
      append_utf8(owned_.emplace_back(), escape.code_point);
      add(Kind::text, owned_.back());
    } else {
      add(Kind::text, escape.literal);
    }
    return at + escape.length;
  }

  std::size_t code(std::size_t at) {
    const std::size_t begin = std::min(text_.find_first_not_of('`', at), text_.size());
    const std::size_t length = begin - at;
    if (!backticks_known_) find_backticks();
    const auto last = last_backticks_.find(length);
    if (last == last_backticks_.end() || last->second < begin) {
      add_text(at, begin);
      return begin;
    }
    for (std::size_t close = begin;;) {
      close = text_.find('`', close);
      const std::size_t behind = std::min(text_.find_first_not_of('`', close), text_.size());
      if (behind - close == length) {
        add(Kind::code, code_text(text_.substr(begin, close - begin)), 0, Style::code);
        return behind;
      }
      close = behind;
    }
  }

  /// Where the last run of each length begins, so that a run without a partner costs nothing to know.
  void find_backticks() {
    backticks_known_ = true;
    for (std::size_t at = text_.find('`'); at != std::string_view::npos; at = text_.find('`', at)) {
      const std::size_t behind = std::min(text_.find_first_not_of('`', at), text_.size());
      last_backticks_[behind - at] = at;
      at = behind;
    }
  }

  std::string_view code_text(std::string_view inside) {
    if (inside.size() > 1 && inside.front() == ' ' && inside.back() == ' ' &&
        inside.find_first_not_of(' ') != std::string_view::npos) {
      inside = inside.substr(1, inside.size() - 2);
    }
    const bool escaped_pipe = in_cell_ && inside.find("\\|") != std::string_view::npos;
    if (!escaped_pipe && inside.find('\n') == std::string_view::npos) return inside;
    std::string& text = owned_.emplace_back();
    for (std::size_t i = 0; i < inside.size(); ++i) {
      if (in_cell_ && inside.substr(i).starts_with("\\|")) ++i;
      text += inside[i] == '\n' ? ' ' : inside[i];
    }
    return text;
  }

  std::size_t delimiter(std::size_t at) {
    const char mark = text_[at];
    const std::size_t behind = std::min(text_.find_first_not_of(mark, at), text_.size());
    const char32_t before = at > 0 ? code_point_before(text_, at) : U' ';
    const char32_t after = behind < text_.size() ? decode_utf8(text_, behind).value : U' ';
    const Flanking flank = flanking(mark, before, after);
    if (!flank.opens && !flank.closes) {
      add_text(at, behind);
      return behind;
    }
    const std::int32_t run = delimiters_.push(mark, static_cast<std::uint32_t>(behind - at), flank.opens, flank.closes);
    add(Kind::delimiter, text_.substr(at, behind - at), static_cast<std::uint32_t>(run));
    return behind;
  }

  std::size_t open_bracket(std::size_t at) {
    if (rules_.definitions != nullptr && text_.substr(at).starts_with("[^")) {
      const std::string_view label = note_label(text_, at);
      if (!label.empty() && rules_.definitions->notes.count(std::string(label)) > 0) {
        add(Kind::note, label);
        return at + 3 + label.size();
      }
    }
    const bool image = at > 0 && text_[at - 1] == '!' && !is_escaped(at - 1);
    if (image) nodes_.back().text.remove_suffix(1);
    if (!brackets_.empty()) brackets_.back().holds_bracket = true;
    brackets_.push_back({static_cast<std::uint32_t>(nodes_.size()), at + 1, delimiters_.top(), image});
    add(Kind::text, image ? text_.substr(at - 1, 2) : text_.substr(at, 1));
    return at + 1;
  }

  bool is_escaped(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && text_[begin - 1] == '\\') --begin;
    return (at - begin) % 2 != 0;
  }

  std::size_t close_bracket(std::size_t at) {
    if (brackets_.empty()) return at;
    const Bracket bracket = brackets_.back();
    brackets_.pop_back();
    std::size_t behind = at + 1;
    if (behind < text_.size() && text_[behind] == '{' && !bracket.image) {
      if (std::optional<Attributes> attributes = parse_attributes(text_, behind)) {
        close_span(bracket, *attributes);
        return behind;
      }
    }
    if (std::optional<LinkTarget> target = link_target(bracket, at, behind)) {
      close_link(bracket, *std::move(target));
      return behind;
    }
    if (!brackets_.empty()) {
      brackets_.back().holds_bracket = true;
      brackets_.back().holds_link = brackets_.back().holds_link || bracket.holds_link;
    }
    return at;
  }

  std::optional<LinkTarget> link_target(const Bracket& bracket, std::size_t at, std::size_t& behind) {
    if (bracket.holds_link) return std::nullopt;
    if (behind < text_.size() && text_[behind] == '(') {
      if (std::optional<LinkTarget> target = parse_link_target(text_, behind)) return target;
    }
    if (rules_.definitions == nullptr || rules_.definitions->links.empty()) return std::nullopt;
    std::string_view label = text_.substr(bracket.inside, at - bracket.inside);
    std::size_t end = behind;
    bool explicit_label = false;
    if (behind < text_.size() && text_[behind] == '[') {
      const std::size_t close = text_.find_first_of("[]\\", behind + 1);
      if (close != std::string_view::npos && text_[close] == ']') {
        if (close > behind + 1) {
          label = text_.substr(behind + 1, close - behind - 1);
          explicit_label = true;
        }
        end = close + 1;
      }
    }
    constexpr std::size_t longest = 999;
    if (label.empty() || label.size() > longest || (!explicit_label && bracket.holds_bracket)) return std::nullopt;
    const auto found = rules_.definitions->links.find(normalized_label(label));
    if (found == rules_.definitions->links.end()) return std::nullopt;
    behind = end;
    return found->second;
  }

  void close_link(const Bracket& bracket, LinkTarget target) {
    delimiters_.match(bracket.delimiters);
    Node& open = nodes_[bracket.node];
    open.kind = Kind::link;
    open.text = {};
    open.number = static_cast<std::uint32_t>(links_.size());
    links_.push_back(std::move(target));
    add(Kind::link_end, {});
    if (bracket.image && rules_.context != nullptr) {
      rules_.context->diagnostics.note("inline-picture", "a picture within a line became a link to it");
    }
    // No link within a link. Brackets below one that knows it know it too.
    for (std::size_t i = brackets_.size(); i > 0 && !brackets_[i - 1].holds_link; --i) {
      brackets_[i - 1].holds_link = true;
      brackets_[i - 1].holds_bracket = true;
    }
  }

  void close_span(const Bracket& bracket, const Attributes& attributes) {
    delimiters_.match(bracket.delimiters);
    Span span;
    for (const std::string& name : attributes.classes) {
      const Style style = style_of_class(name);
      if (style == Style::none) unknown("class ." + name);
      span.style = span.style | style;
    }
    for (const auto& [key, value] : attributes.values) {
      if (key == "lang") {
        span.language = value;
        span.has_language = true;
      } else if (key == "ruby") {
        span.ruby = value;
        span.has_ruby = true;
      } else {
        unknown("attribute " + key);
      }
    }
    Node& open = nodes_[bracket.node];
    open.kind = Kind::span;
    open.text = {};
    open.number = static_cast<std::uint32_t>(spans_.size());
    spans_.push_back(std::move(span));
    add(Kind::span_end, {});
    if (!brackets_.empty()) {
      brackets_.back().holds_bracket = true;
      brackets_.back().holds_link = brackets_.back().holds_link || bracket.holds_link;
    }
  }

  void unknown(const std::string& what) {
    if (rules_.context != nullptr) {
      rules_.context->diagnostics.note(code::unknown_element, what + " of a span has no meaning, its text is kept");
    }
  }

  std::size_t angle(std::size_t at) {
    if (const std::size_t length = break_tag_length(text_, at); length > 0) {
      add(Kind::line_break, {});
      return at + length;
    }
    std::size_t behind = at;
    std::optional<std::string> address = parse_autolink(text_, behind);
    if (!address || (!brackets_.empty() && brackets_.back().holds_link)) return at;
    const std::string_view shown = text_.substr(at + 1, behind - at - 2);
    const std::uint32_t number = static_cast<std::uint32_t>(links_.size());
    links_.push_back({*std::move(address), {}});
    add(Kind::link, {}, number);
    add(Kind::text, shown);
    add(Kind::link_end, {});
    for (std::size_t i = brackets_.size(); i > 0 && !brackets_[i - 1].holds_link; --i) {
      brackets_[i - 1].holds_link = true;
    }
    return behind;
  }

  std::size_t script(std::size_t at) {
    const std::size_t length = script_length(text_, at);
    if (length == 0) {
      const std::size_t behind = std::min(text_.find_first_not_of(text_[at], at), text_.size());
      add_text(at, behind);
      return behind;
    }
    add(Kind::script, text_.substr(at + 1, length), 0, text_[at] == '^' ? Style::superscript : Style::subscript);
    return at + length + 2;
  }

  std::size_t ruby(std::size_t at) {
    std::size_t bar = 0;
    std::size_t i = at + 1;
    for (; i < text_.size() && text_[i] != '}'; ++i) {
      const char c = text_[i];
      if (c == '\\') {
        ++i;
      } else if (c == '{' || c == '\n') {
        return at;
      } else if (c == '|') {
        if (bar != 0) return at;
        bar = i;
      }
    }
    if (i >= text_.size() || bar == 0 || bar == at + 1 || bar + 1 == i) return at;
    add(Kind::ruby, {}, static_cast<std::uint32_t>(rubies_.size()));
    rubies_.push_back({unescaped(text_.substr(at + 1, bar - at - 1)), unescaped(text_.substr(bar + 1, i - bar - 1))});
    return i + 1;
  }

  /// How text is set at one place: what is open around it.
  struct Setting {
    std::uint32_t emphasis = 0;
    std::uint32_t strong = 0;
    std::vector<Span*> spans;

    Style style() const {
      Style style = (emphasis > 0 ? Style::emphasis : Style::none) | (strong > 0 ? Style::strong : Style::none);
      if (!spans.empty()) style = style | spans.back()->style;
      return style;
    }
    std::string_view language() const { return spans.empty() ? std::string_view() : spans.back()->language; }
  };

  Inlines build() {
    Inlines result;
    Inlines* to = &result;
    Setting setting;
    const auto text = [&](std::string_view characters, Style style = Style::none) {
      if (!characters.empty()) append_text(*to, characters, setting.style() | style, setting.language());
    };
    // A span with a reading collects its base as text of its own.
    std::vector<std::pair<Inlines*, Inlines>> bases;
    std::deque<Inlines> base_store;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      Node& node = nodes_[i];
      switch (node.kind) {
        case Kind::text:
          text(node.text);
          break;
        case Kind::code:
        case Kind::script:
          text(node.text, node.style);
          break;
        case Kind::delimiter: {
          const DelimiterStack::Run& run = delimiters_.run(static_cast<std::int32_t>(node.number));
          setting.emphasis -= run.closed_emphasis;
          setting.strong -= run.closed_strong;
          text(node.text.substr(0, run.left));
          setting.emphasis += run.opened_emphasis;
          setting.strong += run.opened_strong;
          break;
        }
        case Kind::link: {
          if (!bases.empty()) break;  // the base of a ruby is text
          LinkTarget& target = links_[node.number];
          result.push_back({Link{std::move(target.address), std::move(target.title), {}}});
          to = &std::get<Link>(result.back().value).content;
          break;
        }
        case Kind::link_end:
          if (bases.empty()) to = &result;
          break;
        case Kind::span: {
          Span& span = spans_[node.number];
          if (!setting.spans.empty()) {
            span.style = span.style | setting.spans.back()->style;
            if (!span.has_language) span.language = setting.spans.back()->language;
          }
          setting.spans.push_back(&span);
          if (span.has_ruby) {
            base_store.emplace_back();
            bases.emplace_back(to, Inlines());
            to = &base_store.back();
          }
          break;
        }
        case Kind::span_end: {
          const Span& span = *setting.spans.back();
          if (span.has_ruby) {
            to = bases.back().first;
            bases.pop_back();
            to->push_back({Ruby{text_of(base_store.back()), span.ruby}});
            base_store.pop_back();
          }
          setting.spans.pop_back();
          break;
        }
        case Kind::note:
          to->push_back({NoteReference{std::string(node.text)}});
          break;
        case Kind::ruby:
          to->push_back({std::move(rubies_[node.number])});
          break;
        case Kind::line_break:
          to->push_back({LineBreak{}});
          break;
      }
    }
    return result;
  }

  const InlineRules& rules_;
  const CharacterSet& set_;
  std::uint64_t count_ = 0;
  bool in_cell_ = false;

  std::string_view text_;
  std::vector<Node> nodes_;
  DelimiterStack delimiters_;
  std::vector<Bracket> brackets_;
  std::vector<LinkTarget> links_;
  std::vector<Span> spans_;
  std::vector<Ruby> rubies_;
  std::deque<std::string> owned_;
  std::map<std::size_t, std::size_t> last_backticks_;
  bool backticks_known_ = false;
};

InlineParser::InlineParser(const InlineRules& rules) : impl_(std::make_unique<Impl>(rules)) {}
InlineParser::~InlineParser() = default;

Inlines InlineParser::parse(std::string_view text) { return impl_->parse(text); }
MarkedText InlineParser::parse_marked(std::string_view text) { return impl_->parse_marked(text); }
MarkedText InlineParser::parse_cell(std::string_view text) { return impl_->parse_cell(text); }
std::uint64_t InlineParser::nodes() const { return impl_->nodes(); }

}  // namespace galley::text

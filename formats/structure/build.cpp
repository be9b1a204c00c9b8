// SPDX-License-Identifier: Apache-2.0
#include "structure/build.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "structure/characters.hpp"
#include "structure/conventions.hpp"
#include "structure/piece_lines.hpp"
#include "structure/role_inference.hpp"

namespace galley::structure {
namespace {

constexpr std::size_t language_sample = 1500;
constexpr std::size_t least_language_sample = 80;
constexpr std::size_t deepest_section = 32;

Inlines* content_of(Block& block) {
  auto* paragraph = std::get_if<Paragraph>(&block.value);
  return paragraph != nullptr ? &paragraph->content : nullptr;
}

// Takes `bytes` of what text_of() shows off the front, styles of the rest kept.
void erase_front(Inlines& inlines, std::size_t bytes) {
  std::size_t gone = 0;
  while (bytes > 0 && gone < inlines.size()) {
    Inline& piece = inlines[gone];
    if (auto* text = std::get_if<Text>(&piece.value)) {
      const std::size_t taken = std::min(bytes, text->text.size());
      bytes -= taken;
      text->text.erase(0, taken);
      if (!text->text.empty()) break;
    } else if (auto* link = std::get_if<Link>(&piece.value)) {
      const std::size_t length = text_of(link->content).size();
      if (length > bytes) {
        erase_front(link->content, bytes);
        break;
      }
      bytes -= length;
    } else if (auto* ruby = std::get_if<Ruby>(&piece.value)) {
      bytes -= std::min(bytes, ruby->base.size());
    } else if (std::holds_alternative<LineBreak>(piece.value)) {
      --bytes;
    } else {
      break;
    }
    ++gone;
  }
  inlines.erase(inlines.begin(), inlines.begin() + static_cast<std::ptrdiff_t>(gone));
}

// The text at the front, no longer than a dateline can be.
std::string front_text(const Inlines& inlines, std::size_t limit) {
  std::string text;
  for (const Inline& piece : inlines) {
    if (const auto* run = std::get_if<Text>(&piece.value)) {
      text.append(run->text, 0, limit);
    } else {
      text += text_of({piece});
    }
    if (text.size() >= limit) break;
  }
  return text;
}

void append_line(Inlines& lines, Inlines line) {
  if (line.empty()) return;
  if (!lines.empty()) lines.push_back({LineBreak{}});
  lines.insert(lines.end(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
}

void append_credits(Byline& byline, Byline more) {
  for (Credit& credit : more.credits) {
    // What the header said already need not be said again; no header says very much.
    const bool looked_for = byline.credits.size() < 64;
    if (looked_for && std::find(byline.credits.begin(), byline.credits.end(), credit) != byline.credits.end()) continue;
    byline.credits.push_back(std::move(credit));
  }
}

bool same_primary(std::string_view a, std::string_view b) {
  return equal_folded(a.substr(0, a.find('-')), b.substr(0, b.find('-')));
}

// A header line that was bold or large as a whole only to look like one.
void drop_display_style(Inlines& inlines) {
  const auto is_strong = [](const Inline& piece) {
    const auto* text = std::get_if<Text>(&piece.value);
    return text == nullptr || has(text->style, Style::strong);
  };
  if (!std::all_of(inlines.begin(), inlines.end(), is_strong)) return;
  for (Inline& piece : inlines) {
    if (auto* text = std::get_if<Text>(&piece.value)) {
      text->style =
          static_cast<Style>(static_cast<std::uint8_t>(text->style) & ~static_cast<std::uint8_t>(Style::strong));
    }
  }
}

// A name that is a link gives its address.
void add_contacts(const Inlines& inlines, Byline& byline) {
  for (const Inline& piece : inlines) {
    const auto* link = std::get_if<Link>(&piece.value);
    if (link == nullptr || link->target.starts_with('#')) continue;
    const std::string name = text_of(link->content);
    for (Credit& credit : byline.credits) {
      for (CreditName& named : credit.names) {
        if (named.name != trim(name) || !named.contact.empty()) continue;
        named.contact = link->target.starts_with("mailto:") ? link->target.substr(7) : link->target;
      }
    }
  }
}

class Builder {
 public:
  Builder(const BuildOptions& options, std::string language, Diagnostics& diagnostics)
      : options_(options), language_(std::move(language)), diagnostics_(diagnostics) {}

  void add(Piece piece, const char* why) {
    Inlines* content = content_of(piece.block);
    if (content == nullptr && piece.role != Role::article_break) piece.role = Role::body;
    if (piece.role == Role::article_break) {
      finish_article();
      return;
    }
    if (content != nullptr && content->empty() && piece.role != Role::heading && piece.byline.empty() &&
        piece.dateline.read().empty()) {
      return;  // a section may have no heading
    }
    if (options_.split == SplitArticles::never && headline_seen_) demote(piece);
    const bool body = piece.role == Role::body || piece.role == Role::unknown;
    if (why != nullptr && content != nullptr && !body) drop_display_style(*content);
    switch (piece.role) {
      case Role::kicker:
        if (!article_.headline.empty() || has_text()) finish_article();
        tell("kicker", why, piece);
        append_line(article_.kicker, std::move(*content));
        break;
      case Role::headline:
        if (why == headline_goes_on) {
          append_line(article_.headline, std::move(*content));
        } else {
          add_headline(piece, why);
        }
        break;
      case Role::deck:
        if (has_text()) {
          add_body(std::move(piece));
          break;
        }
        tell("deck", why, piece);
        append_line(article_.deck, std::move(*content));
        break;
      case Role::byline:
        tell("byline", why, piece);
        add_byline(piece);
        break;
      case Role::dateline:
        tell("dateline", why, piece);
        add_dateline(std::move(piece));
        break;
      case Role::heading:
        tell("heading", why, piece);
        add_heading(std::move(piece));
        break;
      case Role::body:
      case Role::unknown:
      case Role::article_break:
        add_body(std::move(piece));
        break;
    }
  }

  std::vector<Article> finish() {
    finish_article();
    return std::move(articles_);
  }

 private:
  // Pictures and rules alone may stand over a header.
  bool has_text() const { return text_seen_ || !open_.empty(); }

  // With one article asked for, later headers are parts of its text.
  static void demote(Piece& piece) {
    if (piece.role == Role::headline) {
      piece.role = Role::heading;
      piece.level = 1;
    } else if (piece.role == Role::heading) {
      piece.level += 1;
    }
  }

  void tell(const char* what, const char* why, const Piece& piece) {
    if (why == nullptr && piece.evidence.empty()) return;
    Place place = piece.place;
    place.item = "article " + std::to_string(options_.articles_before + articles_.size() + 1) + ", " + what;
    diagnostics_.inferred(code::inferred_role, why != nullptr ? why : piece.evidence, std::move(place));
  }

  void sample(const Inlines& inlines) {
    if (sample_.size() < language_sample) sample_ += front_text(inlines, language_sample);
  }

  void add_headline(Piece& piece, const char* why) {
    Inlines& content = *content_of(piece.block);
    if (!article_.headline.empty() || has_text()) finish_article();
    tell("headline", why, piece);
    sample(content);
    article_.headline = std::move(content);
    article_.language = piece.language;
    if (!piece.block.id.empty()) article_.id = piece.block.id;
    headline_seen_ = true;
  }

  std::string_view language() const {
    return article_.language.empty() ? std::string_view(language_) : article_.language;
  }

  // Bylines and datelines are values: a note mark has no place in them.
  void tell_of_lost_marks(const char* what, const Piece& piece) {
    const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
    if (paragraph == nullptr) return;
    const bool marked = std::any_of(paragraph->content.begin(), paragraph->content.end(), [](const Inline& each) {
      return std::holds_alternative<NoteReference>(each.value);
    });
    if (!marked) return;
    Place place = piece.place;
    place.item = "article " + std::to_string(options_.articles_before + articles_.size() + 1) + ", " + what;
    diagnostics_.warning(code::dropped_content, std::string("a note mark in the ") + what + " is left out",
                         std::move(place));
  }

  void add_byline(Piece& piece) {
    tell_of_lost_marks("byline", piece);
    if (!piece.byline.empty()) {
      // A byline that comes with an address somewhere has those that it wants.
      const bool addressed =
          std::any_of(piece.byline.credits.begin(), piece.byline.credits.end(), [](const Credit& credit) {
            return std::any_of(credit.names.begin(), credit.names.end(),
                               [](const CreditName& name) { return !name.contact.empty(); });
          });
      if (!addressed) add_contacts(*content_of(piece.block), piece.byline);
      append_credits(article_.byline, std::move(piece.byline));
      return;
    }
    const Inlines& content = *content_of(piece.block);
    const std::string text(trim(text_of(content)));
    auto byline = parse_byline(text, language());
    if (!byline) byline = parse_bare_byline(text, language());
    if (!byline) byline = parse_byline(lines_with_commas(content), language());
    // The format says that it is one: the whole line names who it was.
    if (!byline) byline = Byline{{Credit{.names = {{.name = text}}}}};
    add_contacts(content, *byline);
    append_credits(article_.byline, std::move(*byline));
  }

  void add_dateline(Piece piece) {
    if (!article_.dateline.empty()) {
      add_body(std::move(piece));
      return;
    }
    tell_of_lost_marks("dateline", piece);
    if (!piece.dateline.read().empty()) {
      article_.dateline = std::move(piece.dateline.change());
      return;
    }
    const std::string text(trim(text_of(*content_of(piece.block))));
    if (auto dateline = parse_dateline(text, language())) {
      article_.dateline = std::move(*dateline);
      return;
    }
    if (auto leading = leading_dateline(text, language()); leading && leading->length >= text.size()) {
      article_.dateline = std::move(leading->dateline);
      append_credits(article_.byline, std::move(leading->byline));
      return;
    }
    article_.dateline.place = text;
  }

  void take_leading_dateline(Piece& piece) {
    Inlines& content = *content_of(piece.block);
    const std::string text = front_text(content, 400);
    auto leading = leading_dateline(text, language());
    if (!leading || leading->length == 0) return;
    tell(leading->dateline.empty() ? "byline" : "dateline", "convention at the beginning of the text", piece);
    if (article_.dateline.empty()) article_.dateline = std::move(leading->dateline);
    append_credits(article_.byline, std::move(leading->byline));
    erase_front(content, leading->length);
  }

  void add_body(Piece piece) {
    if (Inlines* content = content_of(piece.block)) {
      const bool first = !text_seen_ && options_.infer_roles && article_.dateline.empty();
      if (first && piece.role == Role::unknown) take_leading_dateline(piece);
      text_seen_ = true;
      sample(*content);
      if (content->empty()) return;
    } else if (!std::holds_alternative<Figure>(piece.block.value) &&
               !std::holds_alternative<Break>(piece.block.value)) {
      text_seen_ = true;
    }
    Blocks& blocks = open_.empty() ? article_.blocks : open_.back().section.blocks;
    blocks.push_back(std::move(piece.block));
  }

  struct Open {
    std::uint32_t level = 0;
    Section section;
  };

  void close_section() {
    Section section = std::move(open_.back().section);
    open_.pop_back();
    auto& siblings = open_.empty() ? article_.sections : open_.back().section.sections;
    siblings.push_back(std::move(section));
  }

  void add_heading(Piece piece) {
    while (!open_.empty() && (open_.back().level >= piece.level || open_.size() >= deepest_section)) close_section();
    Open open;
    open.level = piece.level;
    open.section.heading = std::move(*content_of(piece.block));
    open.section.id = std::move(piece.block.id);
    open_.push_back(std::move(open));
  }

  void infer_article_language() {
    if (!article_.language.empty() || sample_.size() < least_language_sample) return;
    const std::string found = infer_language(sample_);
    if (found.empty() ||
        (same_primary(found, options_.language) &&
         (found.size() == 2 || options_.language.find('-') == std::string::npos)) ||
        equal_folded(found, options_.language)) {
      return;
    }
    article_.language = found;
    Place place;
    place.item = "article " + std::to_string(options_.articles_before + articles_.size() + 1);
    diagnostics_.inferred(code::inferred_language, found + ", from script and commonest words", std::move(place));
  }

  void finish_article() {
    while (!open_.empty()) close_section();
    const Article nothing;
    if (article_ != nothing) {
      infer_article_language();
      articles_.push_back(std::move(article_));
    }
    article_ = {};
    sample_.clear();
    text_seen_ = false;
  }

  const BuildOptions& options_;
  std::string language_;
  Diagnostics& diagnostics_;
  std::vector<Article> articles_;
  Article article_;
  std::vector<Open> open_;
  std::string sample_;
  bool text_seen_ = false;
  bool headline_seen_ = false;
};

// The text that the pieces begin with.
std::string sample_of(const std::vector<Piece>& pieces) {
  std::string sample;
  for (const Piece& piece : pieces) {
    if (const auto* paragraph = std::get_if<Paragraph>(&piece.block.value)) {
      sample += front_text(paragraph->content, language_sample);
      sample += '\n';
    }
    if (sample.size() > language_sample) break;
  }
  return sample;
}

}  // namespace

std::string infer_language(const std::vector<Piece>& pieces) {
  std::string sample = sample_of(pieces);
  return sample.size() < least_language_sample ? std::string() : infer_language(sample);
}

std::vector<Article> build_articles(std::vector<Piece> pieces, const BuildOptions& options, Diagnostics& diagnostics) {
  const std::string language = options.language.empty() ? infer_language(sample_of(pieces)) : options.language;
  Evidence evidence(pieces.size(), nullptr);
  if (options.infer_headlines || options.infer_roles) evidence = infer_roles(pieces, options, language);
  Builder builder(options, language, diagnostics);
  for (std::size_t i = 0; i < pieces.size(); ++i) builder.add(std::move(pieces[i]), evidence[i]);
  return builder.finish();
}

}  // namespace galley::structure

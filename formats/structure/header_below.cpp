// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "structure/characters.hpp"
#include "structure/convention_table.hpp"
#include "structure/conventions.hpp"
#include "structure/dates.hpp"
#include "structure/header_search.hpp"

namespace galley::structure {
namespace {

constexpr std::size_t deck_limit = 3;
constexpr std::size_t deck_width = 260;  // a deck may be a sentence or two
constexpr std::size_t kicker_width = 64;
constexpr std::size_t clear_deck_width = 120;

// Words that papers print over a headline to say what kind of piece follows.
constexpr std::string_view kicker_words[] = {"opinion",
                                             "analysis",
                                             "comment",
                                             "commentary",
                                             "editorial",
                                             "interview",
                                             "exclusive",
                                             "feature",
                                             "review",
                                             "obituary",
                                             "profile",
                                             "investigation",
                                             "special report",
                                             "letters",
                                             "kommentar",
                                             "meinung",
                                             "analyse",
                                             "leitartikel",
                                             "glosse",
                                             "reportage",
                                             "gastbeitrag",
                                             "enquête",
                                             "tribune",
                                             "éditorial",
                                             "entretien",
                                             "portrait",
                                             "opinión",
                                             "análisis",
                                             "editorial",
                                             "entrevista",
                                             "reportaje",
                                             "tribuna",
                                             "访谈",
                                             "对话",
                                             "专访",
                                             "书评",
                                             "影评",
                                             "随笔",
                                             "快讯",
                                             "简讯",
                                             "要闻",
                                             "综述",
                                             "评论",
                                             "社论",
                                             "时评",
                                             "特稿",
                                             "专题",
                                             "特写",
                                             "调查",
                                             "独家",
                                             "人物",
                                             "观察",
                                             "聚焦",
                                             "短评",
                                             "社評",
                                             "社論",
                                             "評論",
                                             "專題",
                                             "特稿",
                                             "特寫",
                                             "社説",
                                             "論説",
                                             "解説",
                                             "特集",
                                             "コラム",
                                             "連載",
                                             "インタビュー",
                                             "사설",
                                             "칼럼",
                                             "기획",
                                             "특집",
                                             "인터뷰",
                                             "단독",
                                             "오피니언",
                                             "мнение",
                                             "интервью",
                                             "репортаж",
                                             "колонка",
                                             "редакционная статья",
                                             "аналитика",
                                             "رأي",
                                             "مقال",
                                             "حوار",
                                             "تحقيق",
                                             "افتتاحية",
                                             "تحليل"};

// What generated tables of contents are headed with: no line of an article's header.
bool is_contents_title(std::string_view text) {
  static constexpr std::string_view titles[] = {"contents",
                                                "table of contents",
                                                "in this document",
                                                "inhalt",
                                                "inhaltsverzeichnis",
                                                "sommaire",
                                                "table des matières",
                                                "índice",
                                                "contenido",
                                                "sumário",
                                                "indice",
                                                "sommario",
                                                "inhoud",
                                                "inhoudsopgave",
                                                "оглавление",
                                                "содержание",
                                                "目录",
                                                "目錄",
                                                "目次",
                                                "목차",
                                                "차례",
                                                "المحتويات"};
  std::string_view core = trim(text);
  if (core.ends_with(':')) core.remove_suffix(1);
  return std::any_of(std::begin(titles), std::end(titles),
                     [core](std::string_view title) { return equal_folded(core, title); });
}

}  // namespace

bool is_kicker_label(std::string_view text) {
  std::string_view core = trim(text);
  while (!core.empty()) {
    std::size_t end = core.size();
    const char32_t c = decode_last(core, end);
    if (c != ':' && c != U'：' && c != '|' && c != '/' && c != U'】' && c != ']' && !is_space(c)) break;
    core = core.substr(0, end);
  }
  while (!core.empty()) {
    std::size_t position = 0;
    const char32_t c = decode(core, position);
    if (c != U'【' && c != '[' && c != '|') break;
    core.remove_prefix(position);
  }
  return std::any_of(std::begin(kicker_words), std::end(kicker_words),
                     [&](std::string_view w) { return equal_folded(core, w); });
}

bool HeaderSearch::is_unknown_paragraph(std::size_t index) {
  return pieces_[index].role == Role::unknown && lines_.at(index).paragraph && lines_.at(index).width > 0;
}

bool HeaderSearch::is_byline(std::size_t index) {
  if (pieces_[index].role == Role::byline) return true;
  if (!is_unknown_paragraph(index)) return false;
  const Line& line = lines_.at(index);
  if (line.width > 240) return false;
  // Whatever mark stands at the end, it says that this is a sentence or that more is to come.
  if (line.ending != Ending::none && !line.text.ends_with("Jr.") && !line.text.ends_with("Sr.")) return false;
  if (bylines_[index] == Known::not_yet) {
    auto byline = parse_byline(line.text, language_);
    const auto& content = std::get<Paragraph>(pieces_[index].block.value).content;
    const bool lines = std::any_of(content.begin(), content.end(),
                                   [](const Inline& each) { return std::holds_alternative<LineBreak>(each.value); });
    if (!byline && lines) byline = parse_byline(lines_with_commas(content), language_);
    bylines_[index] = byline ? Known::yes : Known::no;
    if (byline) pieces_[index].byline = std::move(*byline);
  }
  return bylines_[index] == Known::yes;
}

// "港城晚报 2023年7月4日 第5版", "The Harbour Courier, July 4, 2023": what stands at the top of each page.
bool HeaderSearch::is_running_head(std::size_t index) {
  if (!is_unknown_paragraph(index) || lines_.at(index).width > header_width) return false;
  const std::string_view text = lines_.at(index).text;
  const std::size_t number = text.find("第");
  if (number != std::string_view::npos) {
    const std::size_t page = text.find("版", number);
    if (page != std::string_view::npos && page - number <= 12) return true;
  }
  const Convention* hinted = convention_of(language_);
  bool start = true;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t at = position;
    const char32_t c = decode(text, position);
    if (start && (is_digit(c) || is_upper(c))) {
      for (const Convention* convention : {hinted, &conventions().front()}) {
        if (convention == nullptr) continue;
        if (const auto date = parse_date(text, at, *convention); date && date->year) return true;
      }
    }
    start = !is_letter(c) && !is_digit(c);
  }
  return false;
}

bool HeaderSearch::is_dateline(std::size_t index) {
  if (pieces_[index].role == Role::dateline) return true;
  if (!is_unknown_paragraph(index)) return false;
  const Line& line = lines_.at(index);
  if (line.width > 160) return false;
  if (parse_dateline(line.text, language_)) return true;
  const auto leading = leading_dateline(line.text, language_);
  return leading && leading->length >= line.text.size();
}

std::size_t HeaderSearch::end_of_article(std::size_t headline) const {
  std::size_t end = headline + 1;
  while (end < pieces_.size() && pieces_[end].role != Role::headline && pieces_[end].role != Role::article_break) ++end;
  return end;
}

bool HeaderSearch::has_body(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && i < begin + 12; ++i) {
    if (pieces_[i].role == Role::heading || pieces_[i].role == Role::body || !lines_.at(i).paragraph) return true;
    if (pieces_[i].role == Role::unknown && !is_byline(i)) return true;
  }
  return false;
}

bool HeaderSearch::is_bare_byline(std::size_t index, std::size_t end) {
  const Line& line = lines_.at(index);
  if (line.width > header_width || line.ending != Ending::none || !has_body(index + 1, end)) return false;
  if (index + 1 < end && lines_.is_header_like(index + 1)) return false;
  return parse_bare_byline(line.text, language_).has_value();
}

void HeaderSearch::find_below(std::size_t headline) {
  const std::size_t end = end_of_article(headline);
  std::array<std::size_t, deck_limit> candidates{};
  std::size_t count = 0;
  bool header_closed = false;  // a byline or a dateline was seen
  bool deck_told = false;
  std::size_t at = headline + 1;
  for (; at < end; ++at) {
    const Piece& piece = pieces_[at];
    if (piece.role == Role::deck) {
      deck_told = true;
      continue;
    }
    if (piece.role == Role::byline || piece.role == Role::dateline) {
      header_closed = true;
      continue;
    }
    if (std::holds_alternative<Figure>(piece.block.value)) continue;
    if (!is_unknown_paragraph(at)) break;
    if (is_byline(at)) {
      // Credits with nothing behind them close the article instead.
      if (!header_closed && count > 0 && !has_body(at + 1, end)) break;
      give(at, Role::byline, "byline convention");
      header_closed = true;
      continue;
    }
    if (header_closed) {
      if (is_dateline(at)) {
        give(at, Role::dateline, "dateline convention");
        continue;
      }
      if (begins_with_dash(lines_.at(at).text) && !ends_sentence(lines_.at(at).text) && !deck_told && count == 0) {
        give(at, Role::deck, "begins with a dash, below the headline");
        continue;
      }
      break;
    }
    if (is_dateline(at) && has_body(at + 1, end)) {
      give(at, Role::dateline, "dateline convention");
      header_closed = true;
      continue;
    }
    if (count == candidates.size() || lines_.at(at).width > deck_width || is_contents_title(lines_.at(at).text)) break;
    candidates[count++] = at;
  }
  if (deck_told) return;
  if (header_closed) {
    for (std::size_t i = 0; i < count; ++i) give(candidates[i], Role::deck, "between headline and byline");
    return;
  }
  // Names alone close the header as a byline does.
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_bare_byline(candidates[i], end)) continue;
    for (std::size_t k = 0; k < i; ++k) give(candidates[k], Role::deck, "between headline and names");
    give(candidates[i], Role::byline, "names alone, below the headline");
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t index = candidates[i];
    const Line& line = lines_.at(index);
    // Only what follows at once: a figure may stand between, no paragraph.
    if (!has_body(index + 1, end)) return;
    if (begins_with_dash(line.text) && line.ending != Ending::comma) {
      give(index, Role::deck, "begins with a dash, below the headline");
      continue;
    }
    if (looks_like_list_item(line.text)) return;
    const bool distinct = pieces_[index].relative_size > 1.05 || lines_.is_strong(index);
    if (distinct && !(index + 1 < end && lines_.is_strong(index + 1) && pieces_[index].relative_size <= 1.05)) {
      give(index, Role::deck, "set apart by its type, below the headline");
      continue;
    }
    const bool clear = line.width <= clear_deck_width && lines_.is_header_like(index) && index + 1 < end &&
                       lines_.is_body_like(index + 1) && lines_.at(index + 1).width > line.width && line.width >= 12;
    if (!clear) return;
    give(index, Role::deck, "short, no full stop, between headline and text");
  }
}

void HeaderSearch::find_kicker(std::size_t headline, std::size_t begin) {
  std::size_t above = headline;
  while (above > begin && std::holds_alternative<Figure>(pieces_[above - 1].block.value)) --above;
  if (above == begin) return;
  const std::size_t index = above - 1;
  const auto fits = [&](std::size_t i) {
    if (!is_unknown_paragraph(i)) return false;
    const Line& line = lines_.at(i);
    if (line.width > kicker_width || looks_like_list_item(line.text) || is_contents_title(line.text)) return false;
    if (line.ending != Ending::none && line.ending != Ending::question && line.ending != Ending::colon) return false;
    return !is_byline(i) && !is_dateline(i) && !is_running_head(i);
  };
  if (!fits(index)) return;
  if (begin == 0) {
    // Nothing but one or two such lines stands over the first headline.
    const bool alone = index == 0 || (index == 1 && fits(0)) || pieces_[index - 1].role == Role::article_break;
    if (alone) {
      if (index == 1) give(0, Role::kicker, "above the first headline");
      give(index, Role::kicker, "above the first headline");
      return;
    }
  }
  const Line& line = lines_.at(index);
  if (line.ending == Ending::colon || is_kicker_label(line.text)) {
    give(index, Role::kicker, "a label above the headline");
    return;
  }
  const Piece& piece = pieces_[index];
  if (index > begin) {
    const Piece& before = pieces_[index - 1];
    if (std::holds_alternative<Break>(before.block.value) || before.role == Role::article_break) {
      give(index, Role::kicker, "between a rule and the headline");
      return;
    }
    // Lines of a poem or a list look alike: what is set apart must be so from its neighbour.
    const bool distinct =
        piece.relative_size > before.relative_size * 1.1 || (lines_.is_strong(index) && !lines_.is_strong(index - 1));
    if (distinct && before.role != Role::headline && before.role != Role::heading) {
      give(index, Role::kicker, "set apart by its type, above the headline");
      return;
    }
    const bool gap = piece.space_before >= 2 && piece.space_before > pieces_[headline].space_before &&
                     piece.space_before > before.space_before;
    if (gap && lines_.is_body_like(index - 1)) {
      give(index, Role::kicker, "nearer to the headline than to the text before");
    }
  }
}

void HeaderSearch::find_closing_bylines() {
  std::size_t begin = 0;
  while (begin < pieces_.size()) {
    std::size_t end = begin;
    bool byline = false;
    while (end < pieces_.size() &&
           (end == begin || (pieces_[end].role != Role::headline && pieces_[end].role != Role::article_break))) {
      byline = byline || pieces_[end].role == Role::byline;
      ++end;
    }
    std::size_t last = end;
    while (last > begin && pieces_[last - 1].role == Role::kicker) --last;
    if (!byline && last > begin + 1 && is_unknown_paragraph(last - 1) && lines_.at(last - 1).width <= header_width &&
        is_byline(last - 1)) {
      give(last - 1, Role::byline, "byline convention, closing the article");
    }
    begin = end;
  }
}

}  // namespace galley::structure

// SPDX-License-Identifier: Apache-2.0
#include "filters/select_articles.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "filters/document_walk.hpp"
#include "galley/version.hpp"
#include "structure/characters.hpp"

namespace galley::filters {
namespace {

struct NumberRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

[[noreturn]] void refuse_numbers(std::string_view text) {
  throw Error(ErrorKind::usage,
              "numbers of articles look like 1,3-4 or 2-, not \"" + std::string(text.substr(0, 60)) + "\"");
}

std::uint64_t number_in(std::string_view text, std::string_view all) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) refuse_numbers(all);
  return number;
}

// "1,3-4,6-": from 1, ends included, an open end is the last article.
std::vector<NumberRange> parse_numbers(std::string_view all) {
  std::vector<NumberRange> ranges;
  std::string_view rest = all;
  while (true) {
    const std::size_t comma = rest.find(',');
    const std::string_view part = structure::trim(rest.substr(0, comma));
    const std::size_t dash = part.find('-');
    NumberRange range;
    if (dash == std::string_view::npos) {
      range.first = range.last = number_in(part, all);
    } else {
      const std::string_view last = structure::trim(part.substr(dash + 1));
      range.first = number_in(structure::trim(part.substr(0, dash)), all);
      range.last = last.empty() ? std::numeric_limits<std::uint64_t>::max() : number_in(last, all);
      if (range.last < range.first) refuse_numbers(all);
    }
    ranges.push_back(range);
    if (comma == std::string_view::npos) return ranges;
    rest.remove_prefix(comma + 1);
  }
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();)
    append_utf8(result, structure::lower(structure::decode(text, position)));
  return result;
}

// "zh" takes zh-CN and zh-TW, "zh-TW" itself only (RFC 4647, basic filtering).
bool matches_language(std::string_view language, std::string_view range) {
  if (language.size() < range.size() || !structure::equal_folded(language.substr(0, range.size()), range)) return false;
  return language.size() == range.size() || language[range.size()] == '-';
}

std::set<std::string> media_shown(const std::vector<Article>& articles) {
  std::set<std::string> keys;
  for (const Article& article : articles) {
    for_each_figure(article, [&](const Figure& figure) {
      if (!figure.media.empty()) keys.insert(figure.media);
    });
  }
  return keys;
}

void collect_ids(const Blocks& blocks, std::unordered_set<std::string>& ids) {
  for (const Block& block : blocks) {
    if (!block.id.empty()) ids.insert(block.id);
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) collect_ids(item.blocks, ids);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) collect_ids(cell.blocks, ids);
      }
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      collect_ids(quote->blocks, ids);
    }
  }
}

void collect_ids(const Section& section, std::unordered_set<std::string>& ids) {
  if (!section.id.empty()) ids.insert(section.id);
  collect_ids(section.blocks, ids);
  for (const Section& inner : section.sections) collect_ids(inner, ids);
}

std::unordered_set<std::string> ids_of(const std::vector<Article>& articles) {
  std::unordered_set<std::string> ids;
  for (const Article& article : articles) {
    if (!article.id.empty()) ids.insert(article.id);
    collect_ids(article.blocks, ids);
    for (const Section& section : article.sections) collect_ids(section, ids);
    for (const Note& note : article.notes) collect_ids(note.blocks, ids);
  }
  return ids;
}

// Links to what was dropped lead nowhere: their text stays.
void unlink(Inlines& run, const std::unordered_set<std::string>& dropped) {
  const auto leads_nowhere = [&](const Inline& piece) {
    const auto* link = std::get_if<Link>(&piece.value);
    return link != nullptr && link->target.starts_with('#') && dropped.contains(link->target.substr(1));
  };
  Inlines result;
  result.reserve(run.size());
  bool changed = false;
  for (Inline& piece : run) {
    if (!leads_nowhere(piece)) {
      result.push_back(std::move(piece));
      continue;
    }
    changed = true;
    for (Inline& inner : std::get<Link>(piece.value).content) result.push_back(std::move(inner));
  }
  run = std::move(result);
  if (changed) canonicalize(run);
}

}  // namespace

PluginDescription describe_select_articles() {
  return {
      .id = "select-articles",
      .name = "Select articles",
      .summary = "Keeps the articles that are asked for and drops the others",
      .version = GALLEY_VERSION,
      .kind = PluginKind::filter,
      .filter_options = {
          {.name = "numbers", .type = OptionType::text, .help = "numbers of articles, from 1: 1,3-4 or 2-"},
          {.name = "headline", .type = OptionType::text, .help = "text that the headline holds, letter case ignored"},
          {.name = "language",
           .type = OptionType::text,
           .help = "language of the article (BCP 47); zh takes zh-CN and zh-TW"}}};
}

void select_articles(Document& document, Context& context) {
  context.check_cancelled();
  const std::string& numbers = context.options.text("numbers");
  const std::string& language = context.options.text("language");
  const std::string headline = folded(context.options.text("headline"));
  if (numbers.empty() && language.empty() && headline.empty()) return;
  std::vector<NumberRange> ranges;
  if (!numbers.empty()) ranges = parse_numbers(numbers);

  const auto fits = [&](const Article& article, std::uint64_t number) {
    const auto holds = [&](const NumberRange& range) { return number >= range.first && number <= range.last; };
    if (!ranges.empty() && std::none_of(ranges.begin(), ranges.end(), holds)) return false;
    if (!headline.empty() && folded(text_of(article.headline)).find(headline) == std::string::npos) return false;
    return language.empty() ||
           matches_language(article.language.empty() ? document.language : article.language, language);
  };
  std::vector<bool> keep;
  for (const Article& article : document.articles) {
    context.check_cancelled();
    keep.push_back(fits(article, keep.size() + 1));
  }
  const std::size_t count = keep.size();
  if (std::find(keep.begin(), keep.end(), true) == keep.end()) {
    throw Error(ErrorKind::usage, "no article is selected: of the " + std::to_string(count) +
                                      (count == 1 ? " article" : " articles") +
                                      " of the document none fits what is asked for");
  }
  std::vector<Article> kept;
  std::vector<Article> dropped;
  for (std::size_t i = 0; i < count; ++i) (keep[i] ? kept : dropped).push_back(std::move(document.articles[i]));
  for (const NumberRange& range : ranges) {
    if (range.first > count) {
      context.diagnostics.warning("no-such-article", "there is no article " + std::to_string(range.first));
    }
  }
  const std::set<std::string> still_shown = media_shown(kept);
  for (const std::string& key : media_shown(dropped)) {
    if (!still_shown.contains(key)) document.media.erase(key);
  }
  std::unordered_set<std::string> gone = ids_of(dropped);
  for (const std::string& id : ids_of(kept)) gone.erase(id);
  if (!gone.empty()) {
    for (Article& article : kept) for_each_run(article, [&](Inlines& run) { unlink(run, gone); });
  }
  document.articles = std::move(kept);
}

}  // namespace galley::filters

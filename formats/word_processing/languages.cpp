// SPDX-License-Identifier: Apache-2.0
#include "word_processing/languages.hpp"

#include <algorithm>

#include "structure/conventions.hpp"
#include "word_processing/article_walk.hpp"

namespace galley::word_processing {

namespace {

constexpr std::size_t script_probe_bytes = 96;
constexpr std::size_t language_sample_bytes = 6000;

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

bool same_language(std::string_view a, std::string_view b) {
  a = primary(a);
  b = primary(b);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

/// Gathers the one language that all runs are marked with.
class OneLanguage {
 public:
  void operator()(const Inlines& inlines) {
    for (const Inline& each : inlines) {
      if (const auto* text = std::get_if<Text>(&each.value)) {
        meet(text->language, text->text);
      } else if (const auto* link = std::get_if<Link>(&each.value)) {
        (*this)(link->content);
      }
    }
  }
  /// Empty when there is none or more than one.
  std::string language() const { return mixed_ ? std::string() : language_; }

 private:
  void meet(const std::string& language, std::string_view text) {
    if (mixed_ || text.find_first_not_of(" \t0123456789.,:;!?()-") == std::string_view::npos) return;
    if (language.empty() || (!language_.empty() && language != language_)) {
      mixed_ = true;
    } else {
      language_ = language;
    }
  }

  std::string language_;
  bool mixed_ = false;
};

}  // namespace

ScriptKind script_kind(std::string_view text, bool& has_letters) {
  ScriptKind script = ScriptKind::simple;
  for (std::size_t i = 0; i < std::min(text.size(), script_probe_bytes); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) has_letters = true;
      continue;
    }
    if (c >= 0xD6 && c <= 0xDF) {
      has_letters = true;
      return ScriptKind::complex_script;
    }
    if (c == 0xE0) {  // Indic scripts, Thai, Tibetan
      has_letters = true;
      return ScriptKind::complex_script;
    }
    const unsigned next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if ((c == 0xE3 && next >= 0x81) || (c >= 0xE4 && c <= 0xED) || (c == 0xF0 && next >= 0xA0)) {
      has_letters = true;
      return ScriptKind::east_asian;
    }
    if (c >= 0xC3 && c <= 0xD5) has_letters = true;
  }
  return script;
}

std::string_view language_of_run(LanguageCount& count, const RunLanguages& told, std::string_view text, bool exact,
                                 std::string& last) {
  bool has_letters = false;
  const ScriptKind script = script_kind(text, has_letters);
  const std::string* language = &told[static_cast<std::size_t>(script)];
  if (language->empty() && script == ScriptKind::simple && !has_letters) language = &told[1];
  if (has_letters && count.sample.size() < language_sample_bytes) {
    count.sample += text.substr(0, 512);
    count.sample += ' ';
  }
  if (language->empty()) {
    if (has_letters) count.untold[static_cast<std::size_t>(script)] += text.size();
    last.clear();
    return {};
  }
  if (!has_letters && !exact) return last;
  if (last != *language) last = *language;
  const auto known = count.told.find(*language);
  if (known != count.told.end()) {
    known->second += text.size();
  } else if (count.told.size() < 1000) {
    count.told.emplace(*language, text.size());
  }
  return last;
}

std::string find_language(const LanguageCount& count, std::string_view told,
                          const std::array<std::string_view, 3>& defaults, Diagnostics& diagnostics) {
  const std::string inferred = structure::infer_language(count.sample);
  if (!told.empty() && (inferred.empty() || same_language(told, inferred))) return std::string(told);
  std::map<std::string, std::uint64_t, std::less<>> bytes = count.told;
  for (std::size_t script = 0; script < defaults.size(); ++script) {
    if (count.untold[script] > 0 && !defaults[script].empty()) {
      bytes[std::string(defaults[script])] += count.untold[script];
    }
  }
  const auto most =
      std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::string marked = most == bytes.end() ? std::string() : most->first;
  if (inferred.empty()) return told.empty() ? marked : std::string(told);
  if (!marked.empty() && same_language(marked, inferred)) return marked;
  diagnostics.inferred(code::inferred_language,
                       marked.empty() ? "the file tells no language; its text is in " + inferred
                                      : "the file's styles say " + marked + ", but its text is in " + inferred,
                       {.item = "document, language"});
  return inferred;
}

void find_article_languages(Document& document) {
  for (Article& article : document.articles) {
    if (!article.language.empty()) continue;
    OneLanguage one;
    walk_article(article, one);
    article.language = one.language();
  }
}

}  // namespace galley::word_processing

// SPDX-License-Identifier: Apache-2.0
#include "docx/languages.hpp"

#include <algorithm>

#include "docx/article_walk.hpp"
#include "structure/conventions.hpp"

namespace galley::docx {

namespace {

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

std::string find_language(ReadState& state, std::string_view told, std::unique_ptr<XmlPart> settings) {
  const LanguageCount& count = state.languages;
  const std::string inferred = structure::infer_language(count.sample);
  if (!told.empty() && (inferred.empty() || same_language(told, inferred))) return std::string(told);
  // The text that no run tells the language of is in the default of its script.
  std::array<std::string_view, 3> defaults{state.styles.defaults().language,
                                           state.styles.defaults().east_asian_language,
                                           state.styles.defaults().complex_language};
  if (settings) {
    if (const auto node = settings->child(settings->root(), Tag::theme_font_lang)) {
      if (defaults[0].empty()) defaults[0] = attribute(node, "val");
      if (defaults[1].empty()) defaults[1] = attribute(node, "eastAsia");
      if (defaults[2].empty()) defaults[2] = attribute(node, "bidi");
    }
  }
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
  state.context.diagnostics.inferred(code::inferred_language,
                                     marked.empty()
                                         ? "the file tells no language; its text is in " + inferred
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

}  // namespace galley::docx

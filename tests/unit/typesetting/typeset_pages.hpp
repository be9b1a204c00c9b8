// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "galley/diagnostics.hpp"
#include "typesetting/font.hpp"
#include "typesetting/typeset.hpp"

namespace galley::testing {

/// What became of a document, kept whole: runs point into `typesetting`.
struct TypesetPages {
  std::vector<typesetting::Page> pages;
  Diagnostics diagnostics;
  Options options;
  Limits limits;
  Cancellation cancellation{false};
  std::unique_ptr<Context> context;
  std::unique_ptr<typesetting::Typesetting> typesetting;
  Document document;
};

std::unique_ptr<TypesetPages> typeset(Document document, const typesetting::PageStyle& style);

/// The text of a run, as a reader of the page would get it.
std::u32string text_of(const typesetting::GlyphRun& run, const typesetting::ClusterTexts& texts);
std::string utf8(const std::u32string& text);

/// Runs of a page that belong to elements of one kind (or to elements below such).
std::vector<const typesetting::GlyphRun*> runs_of(const TypesetPages& result, std::size_t page,
                                                  typesetting::ElementKind kind);

/// The last place that the ink of a run reaches along the line: without a space at its end.
float end_of(const typesetting::GlyphRun& run);

/// Is there a font for this character?
bool has_font_for(char32_t character, const std::string& language);

/// One article of paragraphs.
Document article(std::string language, const std::vector<std::string>& paragraphs, std::string headline = {});

}  // namespace galley::testing

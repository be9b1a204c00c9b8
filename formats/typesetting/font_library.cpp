// SPDX-License-Identifier: Apache-2.0
#include "typesetting/font_library.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <fontconfig/fontconfig.h>

namespace galley::typesetting {

struct FontLibrary::Config {
  FcConfig* config = nullptr;
  std::vector<FcFontSet*> sets;  // keep what candidates point to

  Config() : config(FcInitLoadConfigAndFonts()) {}
  ~Config() {
    for (FcFontSet* set : sets) FcFontSetDestroy(set);
    if (config != nullptr) FcConfigDestroy(config);
  }
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;
};

FontLibrary::FontLibrary(Diagnostics& diagnostics) : config_(std::make_unique<Config>()), diagnostics_(diagnostics) {}
FontLibrary::~FontLibrary() = default;

bool FontLibrary::empty() const {
  if (config_->config == nullptr) return true;
  const FcFontSet* fonts = FcConfigGetFonts(config_->config, FcSetSystem);
  return fonts == nullptr || fonts->nfont == 0;
}

FontChain& FontLibrary::chain(const FontRequest& request) {
  const auto [entry, is_new] = chains_.try_emplace(request);
  FontChain& chain = entry->second;
  if (!is_new) return chain;
  chain.library_ = this;
  if (empty()) return chain;

  if (!request.family.empty()) check_family(request.family);
  FcPattern* pattern = FcPatternCreate();
  const auto add_family = [pattern](const std::string& family) {
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  };
  if (!request.family.empty()) add_family(request.family);
  for (const std::string& family : font_families(request.font_class, request.script, request.language)) {
    add_family(family);
  }
  add_family(request.font_class == FontClass::serif  ? "serif"
             : request.font_class == FontClass::sans ? "sans-serif"
                                                     : "monospace");
  FcPatternAddInteger(pattern, FC_WEIGHT, request.bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger(pattern, FC_SLANT, request.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
  FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern, FC_COLOR, FcFalse);
  if (!request.language.empty()) {
    FcPatternAddString(pattern, FC_LANG, reinterpret_cast<const FcChar8*>(request.language.c_str()));
  }
  FcConfigSubstitute(config_->config, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultMatch;
  FcFontSet* set = FcFontSort(config_->config, pattern, FcFalse, nullptr, &result);
  FcPatternDestroy(pattern);
  if (set == nullptr) return chain;
  config_->sets.push_back(set);

  for (int i = 0; i < set->nfont && chain.candidates_.size() < 0xFFF0; ++i) {
    FcPattern* font = set->fonts[i];
    FcChar8* file = nullptr;
    FcChar8* format = nullptr;
    FcCharSet* coverage = nullptr;
    int index = 0;
    FcBool color = FcFalse;
    FcBool scalable = FcTrue;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetCharSet(font, FC_CHARSET, 0, &coverage) != FcResultMatch) {
      continue;
    }
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    FcPatternGetBool(font, FC_COLOR, 0, &color);
    FcPatternGetBool(font, FC_SCALABLE, 0, &scalable);
    // Only outlines that a PDF can hold; and of a variable font only the default instance.
    if (FcPatternGetString(font, FC_FONTFORMAT, 0, &format) == FcResultMatch) {
      const std::string_view name = reinterpret_cast<const char*>(format);
      if (name != "TrueType" && name != "CFF") continue;
    }
    if (color != FcFalse || scalable == FcFalse || index > 0xFFFF) continue;
    FcChar8* family = nullptr;
    int weight = FC_WEIGHT_REGULAR;
    int slant = FC_SLANT_ROMAN;
    FcPatternGetString(font, FC_FAMILY, 0, &family);
    FcPatternGetInteger(font, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(font, FC_SLANT, 0, &slant);
    FontChain::Candidate& candidate = chain.candidates_.emplace_back();
    candidate.path = reinterpret_cast<const char*>(file);
    candidate.index = static_cast<unsigned>(index);
    candidate.coverage = coverage;
    if (family != nullptr) candidate.family = reinterpret_cast<const char*>(family);
    candidate.mismatch = std::abs(weight - (request.bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)) +
                         ((slant != FC_SLANT_ROMAN) == request.italic ? 0 : 100);
    // Some bold faces give the weight of their regular ones; their names do not.
    FcChar8* style = nullptr;
    if (FcPatternGetString(font, FC_STYLE, 0, &style) == FcResultMatch) {
      const bool named_bold =
          std::string_view(reinterpret_cast<const char*>(style)).find("Bold") != std::string_view::npos;
      if (named_bold != request.bold) candidate.mismatch += 50;
    }
  }
  return chain;
}

/// Says, once for each family, that it is not installed: fontconfig always finds something that stands for it.
void FontLibrary::check_family(const std::string& family) {
  if (!families_.insert(family).second) return;
  FcPattern* pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcObjectSet* properties = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* found = FcFontList(config_->config, pattern, properties);
  if (found == nullptr || found->nfont == 0) {
    diagnostics_.warning(code::missing_font, "the font family " + family + " is not installed, another stands for it");
  }
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(properties);
  FcPatternDestroy(pattern);
}

const Font* FontLibrary::open(const std::string& path, unsigned index) {
  const auto [entry, is_new] = fonts_.try_emplace({path, index});
  if (is_new) {
    entry->second = Font::open(path, index);
    if (!entry->second) {
      diagnostics_.warning(code::missing_font, "the font file " + path + " is broken or of no use and is passed over");
    } else if (!entry->second->may_embed()) {
      entry->second.reset();
      diagnostics_.note(code::missing_font, "the font " + path + " forbids embedding and is passed over");
    }
  }
  return entry->second.get();
}

void FontLibrary::report_missing(char32_t character) {
  hb_script_t script = script_of(character);
  // Full-width punctuation comes with the fonts for Han.
  if ((character >= 0x3000 && character < 0x3040) || (character >= 0xFF00 && character < 0xFF61))
    script = HB_SCRIPT_HAN;
  if (!missing_.insert(script).second) return;
  char number[16];
  std::snprintf(number, sizeof(number), "U+%04X", static_cast<unsigned>(character));
  const bool common = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
  diagnostics_.warning(code::missing_font, "no font has the " + (common ? "sign " : script_name(script) + " letter ") +
                                               number + ", boxes stand for such; the Debian package " +
                                               std::string(font_package(script)) + " may have it");
}

const Font* FontChain::open(std::size_t candidate) {
  Candidate& found = candidates_[candidate];
  if (!found.opened) {
    found.opened = true;
    found.font = library_->open(found.path, found.index);
  }
  return found.font;
}

const Font* FontChain::first() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (const Font* font = open(i)) return font;
  }
  return nullptr;
}

/// fontconfig holds a language to be more than weight and slant, and some regular faces claim fewer languages than
/// their bold ones.
std::size_t FontChain::nearest_in_family(std::size_t candidate, char32_t character) const {
  std::size_t best = candidate;
  for (std::size_t i = candidate + 1; i < candidates_.size() && candidates_[best].mismatch > 0; ++i) {
    if (candidates_[i].mismatch < candidates_[best].mismatch &&
        candidates_[i].family == candidates_[candidate].family &&
        FcCharSetHasChar(static_cast<const FcCharSet*>(candidates_[i].coverage), character) != FcFalse) {
      best = i;
    }
  }
  return best;
}

const Font* FontChain::font_for(char32_t character) {
  const char32_t key = character >> 8;
  if (last_.first != key || last_.second == nullptr) {
    std::unique_ptr<Block>& block = known_[key];
    if (!block) block = std::make_unique<Block>();
    last_ = {key, block.get()};
  }
  std::uint16_t& known = (*last_.second)[character & 0xFF];
  if (known == 0) {
    known = 1;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (FcCharSetHasChar(static_cast<const FcCharSet*>(candidates_[i].coverage), character) == FcFalse) continue;
      // fontconfig's cache may be older than the file.
      const Font* font = open(i);
      if (font == nullptr || font->glyph(character) == 0) continue;
      std::size_t chosen = nearest_in_family(i, character);
      if (open(chosen) == nullptr || open(chosen)->glyph(character) == 0) chosen = i;
      known = static_cast<std::uint16_t>(chosen + 2);
      break;
    }
  }
  return known == 1 ? nullptr : open(known - 2);
}

}  // namespace galley::typesetting

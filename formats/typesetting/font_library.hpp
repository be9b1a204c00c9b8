// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <hb.h>

#include "galley/diagnostics.hpp"
#include "typesetting/font.hpp"
#include "typesetting/language.hpp"

namespace galley::typesetting {

/// What a text asks of a font.
struct FontRequest {
  std::string family;  ///< asked for by the user; may be empty
  FontClass font_class = FontClass::serif;
  bool bold = false;
  bool italic = false;
  hb_script_t script = HB_SCRIPT_COMMON;
  std::string language;

  auto operator<=>(const FontRequest&) const = default;
};

class FontLibrary;

/// The fonts that may serve one request, the best first; opened when first needed.
class FontChain {
 public:
  /// The font for a character: the first that has it; nullptr if none has.
  const Font* font_for(char32_t character);

  /// The font for text that no font has: its glyphs are boxes.
  const Font* first();

 private:
  friend class FontLibrary;
  struct Candidate {
    std::string path;
    unsigned index = 0;
    const void* coverage = nullptr;  // FcCharSet of fontconfig's cache, owned by the pattern in the library
    const Font* font = nullptr;
    bool opened = false;
    std::string family;
    int mismatch = 0;  // how far weight and slant are from what was asked for
  };
  std::size_t nearest_in_family(std::size_t candidate, char32_t character) const;
  const Font* open(std::size_t candidate);

  FontLibrary* library_ = nullptr;
  std::vector<Candidate> candidates_;
  using Block = std::array<std::uint16_t, 256>;       // 0: not asked yet, 1: none, otherwise index + 2
  std::map<char32_t, std::unique_ptr<Block>> known_;  // by the character's upper bits
  std::pair<char32_t, Block*> last_ = {0xFFFFFFFF, nullptr};
};

/// Finds fonts through fontconfig and keeps them open. One for each conversion; not thread-safe.
class FontLibrary {
 public:
  explicit FontLibrary(Diagnostics& diagnostics);
  ~FontLibrary();
  FontLibrary(const FontLibrary&) = delete;
  FontLibrary& operator=(const FontLibrary&) = delete;

  /// Lives as long as the library.
  FontChain& chain(const FontRequest& request);

  /// Says, once for each script, that no font has its characters.
  void report_missing(char32_t character);

  /// Is any font installed? Without one nothing can be set.
  bool empty() const;

 private:
  friend class FontChain;
  const Font* open(const std::string& path, unsigned index);
  void check_family(const std::string& family);

  struct Config;
  std::unique_ptr<Config> config_;
  Diagnostics& diagnostics_;
  std::map<FontRequest, FontChain> chains_;
  std::map<std::pair<std::string, unsigned>, std::unique_ptr<Font>> fonts_;  // null: cannot be used
  std::set<hb_script_t> missing_;
  std::set<std::string> families_;  // that were asked for by name
};

}  // namespace galley::typesetting

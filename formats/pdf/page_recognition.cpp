// SPDX-License-Identifier: Apache-2.0
#include "pdf/page_recognition.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "galley/unicode.hpp"
#include "pdf/hocr.hpp"
#include "pdf/outside_program.hpp"

namespace galley::pdf {
namespace {

namespace fs = std::filesystem;

/// A file of ours alone, gone when this is.
class PictureFile {
 public:
  explicit PictureFile(const Media& media) {
    std::string pattern = (fs::temp_directory_path() / "galley-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return;
    folder_ = pattern;
    const char* extension = media.media_type == "image/jpeg"  ? ".jpg"
                            : media.media_type == "image/jp2" ? ".jp2"
                                                              : ".png";
    path_ = (folder_ / (std::string("page") + extension)).string();
    std::ofstream file(path_, std::ios::binary);
    file.write(media.data.data(), static_cast<std::streamsize>(media.data.size()));
    if (!file.flush()) path_.clear();
  }
  ~PictureFile() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  PictureFile(const PictureFile&) = delete;
  PictureFile& operator=(const PictureFile&) = delete;

  const std::string& path() const { return path_; }  ///< empty: it could not be written

 private:
  fs::path folder_;
  std::string path_;
};

/// {} stands for the picture; without it the picture comes last.
std::vector<std::string> words_for(const std::string& command, const std::string& path) {
  std::vector<std::string> words = words_of_command(command);
  bool named = false;
  for (std::string& word : words) {
    const std::size_t at = word.find("{}");
    if (at == std::string::npos) continue;
    word.replace(at, 2, path);
    named = true;
  }
  if (words.empty()) throw Error(ErrorKind::usage, "option ocr names no program");
  if (!named) words.push_back(path);
  return words;
}

void add_word(const HocrWord& word, float left, float top, float scale_x, float scale_y, std::uint16_t font,
              layout::PageContent& page) {
  const std::size_t count = count_code_points(word.text);
  const float advance = (word.right - word.left) * scale_x / static_cast<float>(count);
  float x = left + word.left * scale_x;
  for (const char32_t c : CodePoints(word.text)) {
    layout::Glyph& glyph = page.glyphs.emplace_back();
    glyph.x = x;
    glyph.y = top + word.baseline * scale_y;
    glyph.advance = advance;
    glyph.size = word.size * scale_y;
    glyph.font = font;
    glyph.invisible = true;
    glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
    append_utf8(page.text, c);
    glyph.text_length = static_cast<std::uint16_t>(page.text.size() - glyph.text_begin);
    x += advance;
  }
}

}  // namespace

bool recognise_text(const Media& media, const layout::Picture& picture, const Context& context,
                    layout::PageContent& page, std::string& problem) {
  const PictureFile file(media);
  if (file.path().empty()) {
    problem = "its picture could not be written into a temporary file";
    return false;
  }
  ProgramLimits limits;
  limits.time = std::chrono::seconds(context.options.integer("ocr-timeout"));
  limits.stop = &context.cancellation;
  const std::vector<std::string> words = words_for(context.options.text("ocr"), file.path());
  const ProgramResult result = run_program(words, limits);
  context.check_cancelled();
  if (!result.succeeded) {
    problem = words.front() + ": " + result.problem;
    return false;
  }
  const std::optional<HocrPage> read = read_hocr(result.output);
  if (!read) {
    problem = words.front() + ": what it wrote is no hOCR";
    return false;
  }
  if (page.fonts.size() >= std::numeric_limits<std::uint16_t>::max()) page.fonts.clear();
  page.fonts.emplace_back();
  const auto font = static_cast<std::uint16_t>(page.fonts.size() - 1);
  const float scale_x = picture.box.width() / read->width;
  const float scale_y = picture.box.height() / read->height;
  for (const HocrWord& word : read->words)
    add_word(word, picture.box.left, picture.box.top, scale_x, scale_y, font, page);
  return true;
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/file.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <podofo/podofo.h>

#include "galley/error.hpp"
#include "pdf_text/object_store.hpp"
#include "pdf_text/repair.hpp"
#include "pdf_text/screening.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::uint64_t largest_content_of_page = std::uint64_t{128} << 20;
constexpr std::uint64_t largest_object_streams = std::uint64_t{256} << 20;
constexpr std::size_t longest_stream_dictionary = 65'536;

/// PoDoFo writes its complaints to standard error until it is told not to.
void silence() {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
}

}  // namespace

File::File(std::string_view bytes, const std::string& password, const Limits& limits)
    : bytes_(bytes), password_(password), fonts_(std::make_unique<FontCache>(budget_)), limits_(limits) {
  silence();
  budget_.operators = limits.nodes;
  budget_.bytes = limits.expanded_bytes;
  budget_.font_bytes = limits.expanded_bytes / 4;
  // So that no one page takes what the others need.
  largest_content_ = std::min(largest_content_of_page, limits.expanded_bytes / 4);
  // Some producers and mail programs put bytes before the header; past the first kilobyte it is no PDF (Annex
  // H, 3.4.1).
  if (bytes.substr(0, 1024 + 5).find("%PDF-") == std::string_view::npos &&
      bytes.substr(0, 1024).find("%FDF-") != std::string_view::npos) {
    throw Error(ErrorKind::unsupported, "this is form data (FDF), not a PDF document");
  }
  check_nesting(bytes);
  bool undecryptable = false;
  try {
    load(bytes, password);
    collect_pages();
  } catch (const PoDoFo::PdfError& error) {
    pages_.clear();
    // OpenSSL 3 gives PoDoFo no RC4, which all but AES-256 needs.
    undecryptable = error.GetError() == PoDoFo::ePdfError_InternalLogic;
  }
  if (pages_.empty()) reopen_rewritten(undecryptable);
  try {
    optional_content_ = OptionalContent(catalog_);
    collect_labels();
  } catch (const PoDoFo::PdfError&) {
    labels_.clear();
  }
}

/// Opens what libqpdf makes of the file; everything that points into the old document is read anew.
void File::reopen_rewritten(bool undecryptable) {
  pages_.clear();
  page_numbers_.clear();
  fonts_ = std::make_unique<FontCache>(budget_);
  store_.reset();
  screen_object_streams(bytes_, limits_);
  Rewritten rewritten = rewrite(bytes_, password_, most_in_object_streams());
  repaired_ = std::move(rewritten.bytes);
  try {
    load(repaired_, {});
    collect_pages();
    if (pages_.empty()) collect_loose_pages();
  } catch (const PoDoFo::PdfError&) {
    throw Error(ErrorKind::input, "damaged beyond repair, or not a PDF document");
  }
  if (pages_.empty()) throw Error(ErrorKind::input, "no pages were found in this PDF document");
  if (rewritten.was_damaged || !undecryptable) {
    repair_ = "the file is damaged; it was read after a repair, and parts may be missing";
  }
}

File::~File() = default;

std::uint64_t File::most_in_object_streams() const { return std::min(limits_.expanded_bytes, largest_object_streams); }

void File::load(std::string_view bytes, const std::string& password) {
  store_.reset();
  store_ = std::make_unique<ObjectStore>(bytes, password, most_in_object_streams());
  loaded_ = bytes;
  catalog_ = store_->catalog();
}

/// A stream's bytes from after its keyword to before endstream, where the file holds them, whatever Length says;
/// empty when that cannot be told.
std::string_view File::stream_in_file(const PdfObject* stream) const {
  const auto* parsed = dynamic_cast<const PoDoFo::PdfParserObject*>(stream);
  if (store_->encrypted() || parsed == nullptr || parsed->GetOffset() <= 0) return {};
  const auto is_white = [&](std::size_t at) {
    return loaded_[at] == ' ' || loaded_[at] == '\n' || loaded_[at] == '\r';
  };
  auto begin = static_cast<std::size_t>(parsed->GetOffset());
  for (;; ++begin) {
    begin = loaded_.find("stream", begin);
    if (begin == std::string_view::npos) return {};
    std::size_t before = begin;
    while (before > 0 && is_white(before - 1)) --before;
    if (before >= 2 && loaded_.substr(before - 2, 2) == ">>") break;
    if (begin - static_cast<std::size_t>(parsed->GetOffset()) > longest_stream_dictionary) return {};
  }
  begin += 6;
  if (begin < loaded_.size() && loaded_[begin] == '\r') ++begin;
  if (begin < loaded_.size() && loaded_[begin] == '\n') ++begin;
  if (const std::optional<double> length = number_of(entry(stream, "Length")); length && *length >= 0) {
    if (*length < static_cast<double>(loaded_.size() - begin)) {
      std::size_t end = begin + static_cast<std::size_t>(*length);
      while (end < loaded_.size() && is_white(end)) ++end;
      if (loaded_.substr(end, 9) == "endstream") return loaded_.substr(begin, static_cast<std::size_t>(*length));
    }
  }
  std::size_t end = loaded_.find("endstream", begin);
  if (end == std::string_view::npos) return {};
  if (end > begin && loaded_[end - 1] == '\n') --end;
  if (end > begin && loaded_[end - 1] == '\r') --end;
  return loaded_.substr(begin, end - begin);
}

std::string File::content_data(const PdfObject* stream, bool& complete) {
  complete = true;
  if (stream == nullptr) return {};
  const std::string_view packed = stream_in_file(stream);
  if (packed.empty()) return stream_data_within(stream, largest_content_, budget_.bytes, &complete);
  std::string data = unpacked_data(stream, packed, std::min(largest_content_, budget_.bytes), &complete);
  budget_.bytes -= data.size();
  return data;
}

const PdfObject* File::trailer() const { return store_->trailer(); }

const PdfObject* File::object(std::int64_t number) const {
  if (number <= 0 || number > 0x7FFFFFFF) return nullptr;
  return store_->objects().GetObject(PoDoFo::PdfReference(static_cast<PoDoFo::pdf_objnum>(number), 0));
}

std::int32_t File::page_of_object(std::int64_t number) const {
  const auto found = page_numbers_.find(number);
  return number == 0 || found == page_numbers_.end() ? -1 : found->second;
}

std::int64_t File::object_of_page(std::uint32_t index) const { return object_number(pages_.at(index).dictionary); }

layout::PageContent File::page(std::uint32_t index) {
  layout::PageContent content;
  for (;;) {
    try {
      content = {};
      content.number = index + 1;
      if (index < labels_.size()) content.label = labels_[index];
      const std::uint64_t kept_back =
          budget_.operators - std::min(budget_.operators, most_operators_of_page);  // for the other pages
      budget_.operators -= kept_back;
      try {
        read_page(index, content);
      } catch (...) {
        budget_.operators += kept_back;
        throw;
      }
      budget_.operators += kept_back;
      return content;
    } catch (const PoDoFo::PdfError&) {
      // A stream whose length is wrong is PoDoFo's to refuse and libqpdf's to mend.
      if (!repaired_.empty()) break;
      const std::uint32_t pages = page_count();
      try {
        reopen_rewritten(false);
      } catch (const Error&) {
        repaired_ = bytes_;
        load(bytes_, password_);
        collect_pages();
      }
      if (page_count() < pages) pages_.resize(pages);
    }
  }
  content.complaints.emplace_back("objects of this page are damaged; what was read before them is kept");
  return content;
}

void File::read_page(std::uint32_t index, layout::PageContent& content) {
  const PageEntry page = pages_.at(index);
  const Box box = shown_box(page);
  const bool turned = page.rotation == 90 || page.rotation == 270;
  content.width = static_cast<float>(turned ? box.top - box.bottom : box.right - box.left);
  content.height = static_cast<float>(turned ? box.right - box.left : box.top - box.bottom);
  const Matrix matrix = page_matrix(page);
  // The parts of an array are one stream to the interpreter: a token does not cross, an operator's operands may.
  std::string stream;
  const PdfObject* contents = entry(page.dictionary, "Contents");
  std::vector<const PdfObject*> parts;
  if (contents != nullptr && contents->IsArray()) {
    parts = elements(contents, 100'000);
  } else if (contents != nullptr) {
    parts = {contents};
  }
  bool all = true;
  for (const PdfObject* part : parts) {
    bool complete = true;
    std::string data = content_data(part, complete);
    all = all && complete;
    if (stream.size() + data.size() > largest_content_) {
      all = false;
      break;
    }
    if (stream.empty()) {
      stream = std::move(data);
    } else {
      stream += '\n';
      stream += data;
    }
  }
  if (!all) content.complaints.emplace_back("a content stream is damaged or too large and was read in part");
  ContentInterpreter interpreter(*fonts_, optional_content_, budget_, content);
  content.glyphs.reserve(stream.size() / 8);
  interpreter.run(stream, page.resources, matrix);
  read_annotations(page, matrix, content);
  complain_of_unknown(content);
}

/// Says how many glyphs no character is known for, font by font.
void File::complain_of_unknown(layout::PageContent& content) {
  std::map<std::string, std::size_t> unknown;
  for (const layout::Glyph& glyph : content.glyphs) {
    if (glyph.text_length == 0) ++unknown[content.fonts[glyph.font].name];
  }
  for (const auto& [font, count] : unknown) {
    content.complaints.push_back(std::to_string(count) + (count == 1 ? " character" : " characters") + " of the font " +
                                 font + " left out: nothing in the file says which they are");
  }
}

}  // namespace galley::pdf_text

// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/file.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <podofo/podofo.h>

#include "galley/error.hpp"
#include "pdf_text/repair.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_pages = 1'000'000;
constexpr std::size_t most_kids = 2'000'000;

/// PoDoFo writes its complaints to standard error until it is told not to.
void silence() {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
}

}  // namespace

File::File(std::string_view bytes, const std::string& password, const Limits& limits)
    : bytes_(bytes), password_(password), fonts_(std::make_unique<FontCache>()), limits_(limits) {
  silence();
  budget_.operators = limits.nodes;
  budget_.bytes = limits.expanded_bytes;
  // Some producers and mail programs put bytes before the header; past the first kilobyte it is no PDF (Annex
  // H, 3.4.1).
  if (bytes.substr(0, 1024 + 5).find("%PDF-") == std::string_view::npos &&
      bytes.substr(0, 1024).find("%FDF-") != std::string_view::npos) {
    throw Error(ErrorKind::unsupported, "this is form data (FDF), not a PDF document");
  }
  try {
    load(bytes, password);
    collect_pages();
  } catch (const PoDoFo::PdfError&) {
    pages_.clear();
  }
  if (pages_.empty()) reopen_repaired();
  try {
    optional_content_ = OptionalContent(catalog_);
    collect_labels();
  } catch (const PoDoFo::PdfError&) {
    labels_.clear();
  }
}

/// Opens what libqpdf makes of the file; everything that points into the old document is read anew.
void File::reopen_repaired() {
  pages_.clear();
  page_numbers_.clear();
  fonts_ = std::make_unique<FontCache>();
  document_.reset();
  repaired_ = rewrite(bytes_, password_);
  try {
    load(repaired_, {});
    collect_pages();
  } catch (const PoDoFo::PdfError&) {
    throw Error(ErrorKind::input, "damaged beyond repair, or not a PDF document");
  }
  if (pages_.empty()) throw Error(ErrorKind::input, "no pages were found in this PDF document");
  repair_ = "the file is damaged; it was read after a repair, and parts may be missing";
}

File::~File() = default;

void File::load(std::string_view bytes, const std::string& password) {
  document_ = std::make_unique<PoDoFo::PdfMemDocument>();
  try {
    document_->LoadFromBuffer(bytes.data(), static_cast<long>(bytes.size()));
  } catch (const PoDoFo::PdfError& error) {
    if (error.GetError() != PoDoFo::ePdfError_InvalidPassword) throw;
    if (password.empty()) {
      throw Error(ErrorKind::unsupported,
                  "protected by a password; give it with -R password-file=FILE or GALLEY_PDF_PASSWORD");
    }
    try {
      document_->SetPassword(password);
    } catch (const PoDoFo::PdfError& second) {
      if (second.GetError() != PoDoFo::ePdfError_InvalidPassword) throw;
      throw Error(ErrorKind::unsupported, "protected by a password, and the one given is wrong");
    }
  }
  catalog_ = document_->GetCatalog();
}

const PdfObject* File::trailer() const { return document_->GetTrailer(); }

const PdfObject* File::object(std::int64_t number) const {
  if (number <= 0 || number > 0x7FFFFFFF) return nullptr;
  return document_->GetObjects().GetObject(PoDoFo::PdfReference(static_cast<PoDoFo::pdf_objnum>(number), 0));
}

/// Walks the page tree itself: PoDoFo's own walk trusts Count and recurses without bound.
void File::collect_pages() {
  struct Node {
    const PdfObject* dictionary;
    PageEntry inherited;
  };
  std::set<const PdfObject*> seen;
  std::vector<Node> stack{{entry(catalog_, "Pages"), {}}};
  std::size_t kids_seen = 0;
  while (!stack.empty() && pages_.size() < most_pages) {
    Node node = std::move(stack.back());
    stack.pop_back();
    if (node.dictionary == nullptr || !node.dictionary->IsDictionary()) continue;
    if (!seen.insert(node.dictionary).second) continue;
    PageEntry& own = node.inherited;
    if (const PdfObject* resources = entry(node.dictionary, "Resources")) own.resources = resources;
    if (const auto box = box_of(entry(node.dictionary, "MediaBox"))) own.media_box = box;
    if (const auto box = box_of(entry(node.dictionary, "CropBox"))) own.crop_box = box;
    if (const auto rotation = number_of(entry(node.dictionary, "Rotate"));
        rotation && std::isfinite(*rotation) && std::abs(*rotation) < 1e6) {
      own.rotation = static_cast<int>(std::lround(*rotation / 90)) % 4 * 90;
      if (own.rotation < 0) own.rotation += 360;
    }
    const PdfObject* kids = entry(node.dictionary, "Kids");
    if (kids != nullptr && kids->IsArray()) {
      const std::vector<const PdfObject*> children = elements(kids, most_kids);
      kids_seen += children.size();
      if (kids_seen > most_kids) break;
      for (auto child = children.rbegin(); child != children.rend(); ++child) stack.push_back({*child, own});
    } else {
      own.dictionary = node.dictionary;
      page_numbers_.emplace(object_number(node.dictionary), static_cast<std::int32_t>(pages_.size()));
      pages_.push_back(own);
    }
  }
}

std::int32_t File::page_of_object(std::int64_t number) const {
  const auto found = page_numbers_.find(number);
  return number == 0 || found == page_numbers_.end() ? -1 : found->second;
}

std::int64_t File::object_of_page(std::uint32_t index) const { return object_number(pages_.at(index).dictionary); }

Box File::shown_box(const PageEntry& page) const {
  Box box{0, 0, 612, 792};
  const auto sound = [](const Box& candidate) {
    const double width = candidate.right - candidate.left;
    const double height = candidate.top - candidate.bottom;
    return std::isfinite(width) && std::isfinite(height) && width > 1 && height > 1 && width < 1e6 && height < 1e6;
  };
  if (page.media_box && sound(*page.media_box)) box = *page.media_box;
  if (page.crop_box && sound(*page.crop_box)) {
    const Box cut{std::max(box.left, page.crop_box->left), std::max(box.bottom, page.crop_box->bottom),
                  std::min(box.right, page.crop_box->right), std::min(box.top, page.crop_box->top)};
    if (sound(cut)) box = cut;
  }
  return box;
}

Matrix File::page_matrix(const PageEntry& page) const {
  const Box box = shown_box(page);
  switch (page.rotation) {
    case 90:
      return {0, 1, 1, 0, -box.bottom, -box.left};
    case 180:
      return {-1, 0, 0, 1, box.right, -box.bottom};
    case 270:
      return {0, -1, -1, 0, box.top, box.right};
    default:
      return {1, 0, 0, -1, -box.left, box.top};
  }
}

layout::PageContent File::page(std::uint32_t index) {
  layout::PageContent content;
  for (;;) {
    try {
      content = {};
      content.number = index + 1;
      if (index < labels_.size()) content.label = labels_[index];
      read_page(index, content);
      return content;
    } catch (const PoDoFo::PdfError&) {
      // A stream whose length is wrong is PoDoFo's to refuse and libqpdf's to mend.
      if (!repaired_.empty()) break;
      const std::uint32_t pages = page_count();
      try {
        reopen_repaired();
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
    // What one page may take leaves enough for the others.
    std::string data = stream_data(part, budget_.bytes / 2, &complete);
    all = all && complete;
    budget_.bytes -= std::min<std::uint64_t>(budget_.bytes, data.size());
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
}

}  // namespace galley::pdf_text

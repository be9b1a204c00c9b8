// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A PDF file as the text machine opens it: PoDoFo first, and libqpdf's rewrite of the file when PoDoFo refuses it.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/limits.hpp"
#include "page_layout/page_content.hpp"
#include "pdf_text/content_interpreter.hpp"
#include "pdf_text/objects.hpp"
#include "pdf_text/optional_content.hpp"

namespace galley::pdf_text {

class ObjectStore;

/// Where a link or an outline item leads.
struct Destination {
  std::int32_t page = -1;  ///< from 0; -1: not in this document or not known
  float y = 0;             ///< points from the page's top
};

struct OutlineItem {
  std::string title;
  Destination destination;
  std::uint32_t depth = 0;  ///< from 0
};

/// One open document. Not thread-safe, and no two in one process at the same time in different threads (PoDoFo).
class File {
 public:
  /// Opens from memory; `bytes` must outlive the object. An empty user password is tried before `password`.
  /// Throws Error(input) for what is no PDF or is damaged beyond repair, Error(unsupported) for a password that is
  /// missing or wrong ("protected by a password...") and for encryption of a kind that is not known.
  File(std::string_view bytes, const std::string& password, const Limits& limits);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::uint32_t page_count() const { return static_cast<std::uint32_t>(pages_.size()); }

  /// What is on page `index` (from 0). Throws only Error(cancelled): whatever else is wrong is among the complaints.
  layout::PageContent page(std::uint32_t index);

  const PdfObject* catalog() const { return catalog_; }
  const PdfObject* trailer() const;
  const PdfObject* object(std::int64_t number) const;

  /// The page (from 0) whose dictionary has this object number; -1: none.
  std::int32_t page_of_object(std::int64_t number) const;
  std::int64_t object_of_page(std::uint32_t index) const;

  std::vector<OutlineItem> outline() const;

  /// What was mended when opening; empty when nothing was.
  const std::string& repair() const { return repair_; }

  ContentBudget& budget() { return budget_; }

 private:
  struct PageEntry {
    const PdfObject* dictionary = nullptr;
    const PdfObject* resources = nullptr;  // inherited ones too
    std::optional<Box> media_box;
    std::optional<Box> crop_box;
    int rotation = 0;
  };
  struct PageNode {
    const PdfObject* dictionary;
    PageEntry inherited;
  };

  void load(std::string_view bytes, const std::string& password);
  void reopen_rewritten(bool undecryptable);
  void read_page(std::uint32_t index, layout::PageContent& content);
  std::uint64_t most_in_object_streams() const;
  std::string_view stream_in_file(const PdfObject* stream) const;
  std::string content_data(const PdfObject* stream, bool& complete);
  static void complain_of_unknown(layout::PageContent& content);
  void collect_pages();
  std::size_t open_node(PageNode& node, std::vector<PageNode>& stack);
  void collect_loose_pages();
  void collect_labels();
  Destination destination(const PdfObject* target) const;
  Destination named_destination(const std::string& name) const;
  Box shown_box(const PageEntry& page) const;
  Matrix page_matrix(const PageEntry& page) const;
  void read_annotations(const PageEntry& page, const Matrix& matrix, layout::PageContent& content);
  void read_link(const PdfObject* annotation, const layout::Rectangle& box, layout::PageContent& content) const;

  std::unique_ptr<ObjectStore> store_;
  std::string_view bytes_;
  std::string_view loaded_;  // bytes_ or repaired_: what store_ was read from
  std::string password_;
  std::string repaired_;
  std::string repair_;
  const PdfObject* catalog_ = nullptr;
  std::vector<PageEntry> pages_;
  std::map<std::int64_t, std::int32_t> page_numbers_;
  std::vector<std::string> labels_;
  OptionalContent optional_content_;
  std::unique_ptr<FontCache> fonts_;
  ContentBudget budget_;
  std::uint64_t largest_content_ = 0;  // of one page, in bytes
  Limits limits_;
};

}  // namespace galley::pdf_text

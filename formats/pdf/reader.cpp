// SPDX-License-Identifier: Apache-2.0
#include "pdf/reader.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <podofo/podofo.h>

#include "page_layout/article_notes.hpp"
#include "page_layout/article_pieces.hpp"
#include "page_layout/page_flow.hpp"
#include "page_layout/page_view.hpp"
#include "page_layout/text_line.hpp"
#include "page_layout/text_sample.hpp"
#include "pdf/complete_text.hpp"
#include "pdf/declared_articles.hpp"
#include "pdf/kept_picture.hpp"
#include "pdf/marked_text.hpp"
#include "pdf/metadata_reader.hpp"
#include "pdf/outline_evidence.hpp"
#include "pdf/page_recognition.hpp"
#include "pdf/page_selection.hpp"
#include "pdf/picture_reader.hpp"
#include "pdf/radicals.hpp"
#include "pdf/structure_tree.hpp"
#include "pdf/tagged_pieces.hpp"
#include "pdf_text/file.hpp"
#include "structure/build.hpp"
#include "structure/conventions.hpp"

namespace galley::pdf {
namespace {

constexpr double least_held = 0.9;         // of the text, for tags to be trusted
constexpr double most_in_one_block = 0.8;  // of it: tags that say nothing but "here is text"
constexpr std::uint64_t largest_picture = std::uint64_t{256} << 20;
constexpr std::size_t language_sample = 4'000;  // bytes of a page
constexpr std::size_t least_words = 12;         // that tell a language
constexpr std::size_t least_bytes = 90;         // likewise, in scripts without spaces

// PoDoFo keeps state of its own outside its objects.
std::mutex& podofo_in_use() {
  static std::mutex mutex;
  return mutex;
}

// A password, or the lines user=... and owner=... that the writer takes, of which either opens the file.
std::string read_password(const Options& options) {
  const std::string& path = options.text("password-file");
  if (path.empty()) {
    for (const char* name : {"GALLEY_PDF_PASSWORD", "GALLEY_PDF_USER_PASSWORD", "GALLEY_PDF_OWNER_PASSWORD"}) {
      const char* password = std::getenv(name);
      if (password != nullptr && *password != '\0') return password;
    }
    return {};
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::usage, "cannot read the password file " + path);
  std::string password;
  std::getline(file, password);
  while (!password.empty() && password.back() == '\r') password.pop_back();
  for (const std::string_view label : {"user=", "owner="}) {
    if (password.starts_with(label)) return password.substr(label.size());
  }
  return password;
}

structure::SplitArticles split_mode(const std::string& value) {
  if (value == "headline") return structure::SplitArticles::headline;
  if (value == "never") return structure::SplitArticles::never;
  return structure::SplitArticles::automatic;
}

class Reading {
 public:
  Reading(const Source& source, Context& context)
      : context_(context),
        bytes_(source.bytes()),
        file_(source.bytes(), read_password(context.options), context.limits) {
    file_.budget().cancellation = &context.cancellation;
  }

  Document run() {
    begin();
    attempt("the information on the document", [&] { document_.metadata = read_metadata(file_, bytes_); });
    const std::string& layout = context_.options.text("layout");
    if (layout == "raw") {
      as_shown();
    } else {
      bool done = false;
      if (layout != "geometry") attempt("the structure tree", [&] { done = by_tags(layout == "tags"); });
      if (!done) by_layout();
    }
    if (labelled_) {
      // Terms of PRISM 3.0.
      if (!first_label_.empty()) document_.metadata.push_back({"startingPage", first_label_, {}, {}});
      if (!last_label_.empty()) document_.metadata.push_back({"endingPage", last_label_, {}, {}});
    }
    return std::move(document_);
  }

  std::vector<PageView> view() {
    begin();
    views_.emplace();
    by_layout();
    return std::move(*views_);
  }

 private:
  void begin() {
    if (!file_.repair().empty()) context_.diagnostics.warning(code::malformed, file_.repair());
    pages_ = selected_pages(context_.options.text("pages"), file_.page_count());
    attempt("the language", [&] { document_.language = pdf_text::text_of(pdf_text::entry(file_.catalog(), "Lang")); });
  }

  /// Reads a part of the file. PoDoFo parses objects when they are asked for: one that it refuses costs its part alone.
  void attempt(const char* part, const std::function<void()>& read_part) {
    try {
      read_part();
    } catch (const PoDoFo::PdfError&) {
      context_.diagnostics.warning(code::malformed, std::string(part) + " is damaged; it was read as far as it goes");
    }
  }

  layout::PageContent page(std::uint32_t index) {
    context_.check_cancelled();
    layout::PageContent content = file_.page(index);
    if (file_.budget().operators == 0)
      throw Error(ErrorKind::limit, "its pages hold more than " + std::to_string(context_.limits.nodes) + " operators",
                  {.page = index + 1});
    const bool first_time = told_.insert(index).second;
    if (first_time) note_label(index, content.label);
    for (const std::string& complaint : content.complaints) {
      if (first_time) context_.diagnostics.warning(code::malformed, complaint, {.page = index + 1});
    }
    if (document_.language.empty() && !language_asked_ && !complete_) {
      document_.language = language_of(content);
      language_asked_ = !document_.language.empty();
      if (language_asked_)
        context_.diagnostics.inferred(code::inferred_language, "from the script and its commonest words",
                                      {.page = index + 1, .item = document_.language});
    }
    apply_actual_text(content);
    if (!complete_) resolve_radicals(content, document_.language);
    if (content.glyphs.empty() && !content.pictures.empty() && !complete_) {
      const auto known = recognised_.find(index);
      if (known != recognised_.end()) return known->second;
      recognise(content);
      recognised_.emplace(index, content);
    }
    return content;
  }

  // Nothing for a page with few words, such as a title page: the next ones tell.
  static std::string language_of(const layout::PageContent& content) {
    const std::string sample = layout::text_sample(content, language_sample);
    const auto words = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), ' '));
    if (words < least_words && sample.size() < least_bytes) return {};
    return structure::infer_language(sample);
  }

  // Pages that are called otherwise than by counting them: where a paper in a journal begins and ends.
  void note_label(std::uint32_t index, const std::string& label) {
    if (label.empty()) return;
    labelled_ = labelled_ || label != std::to_string(index + 1);
    if (index == pages_.front()) first_label_ = label;
    if (index == pages_.back()) last_label_ = label;
  }

  // A page that is one picture may be text all the same.
  void recognise(layout::PageContent& content) {
    std::string problem;
    if (!context_.options.text("ocr").empty()) {
      const auto largest = std::max_element(content.pictures.begin(), content.pictures.end(),
                                            [](const layout::Picture& a, const layout::Picture& b) {
                                              return a.box.width() * a.box.height() < b.box.width() * b.box.height();
                                            });
      std::optional<Media> media;
      if (largest->object != 0) media = read_picture(file_, largest->object, picture_limit(), problem);
      if (media && recognise_text(*media, *largest, context_, content, problem)) {
        context_.diagnostics.note("recognised-text",
                                  "its text was recognised in a picture by " + context_.options.text("ocr"),
                                  {.page = content.number});
        content.pictures.erase(largest);
        return;
      }
    }
    context_.diagnostics.loss(code::dropped_content,
                              "no text: needs OCR" + (problem.empty() ? problem : " (" + problem + ")"),
                              {.page = content.number});
  }

  std::uint64_t picture_limit() { return std::min<std::uint64_t>(largest_picture, file_.budget().bytes); }

  Figure picture(std::int64_t object, std::int64_t kept = 0) {
    Figure figure;
    const auto [known, is_new] = pictures_.try_emplace(kept != 0 ? kept : object);
    if (is_new) {
      std::string why;
      std::optional<Media> media;
      try {
        // As it was before it became part of a page, if that is kept.
        if (kept != 0) media = read_kept_picture(file_, kept, object, picture_limit());
        if (!media && object != 0) media = read_picture(file_, object, picture_limit(), why);
      } catch (const PoDoFo::PdfError&) {
        why = "objects that tell how it is made are damaged";
      }
      if (object == 0 && !media) why = "it stands in the text of the page";
      if (media) {
        file_.budget().bytes -= std::min<std::uint64_t>(file_.budget().bytes, media->data.size());
        known->second = add_media(document_, std::move(*media));
      } else {
        context_.diagnostics.loss(code::dropped_content, "a picture was left out: " + why);
      }
    }
    figure.media = known->second;
    return figure;
  }

  // False when the document has no tags, or they do not hold its text.
  bool by_tags(bool demanded) {
    const std::vector<TagElement> tree = structure_tree(file_, context_.limits);
    if (tree.empty()) {
      if (demanded) context_.diagnostics.warning("untagged", "there are no tags: read by the layout of its pages");
      return false;
    }
    if (declares_complete_text(tree) && by_declared_tags(tree)) return true;
    MarkedTexts texts;
    for (const std::uint32_t index : pages_) texts.add_page(page(index));
    const TagMeasure measure = measure_tags(tree, texts);
    const bool sound = measure.held >= least_held && (measure.blocks < 4 || measure.largest < most_in_one_block);
    if (!sound && !demanded) {
      context_.diagnostics.note("tags-not-used", "the tags hold " +
                                                     std::to_string(static_cast<int>(measure.held * 100)) +
                                                     " % of the text in " + std::to_string(measure.blocks) +
                                                     " parts: read by the layout of its pages");
      return false;
    }
    if (measure.held < least_held)
      context_.diagnostics.loss(code::dropped_content, "the tags do not hold all of the text");
    TaggedArticles found = tagged_pieces(tree, texts, [this](std::int64_t object) { return picture(object); });
    build(std::move(found.pieces));
    layout::give_notes(document_.articles, std::move(found.notes));
    return true;
  }

  // The tags leave nothing to guess, unless somebody put text onto the pages beside them.
  bool by_declared_tags(const std::vector<TagElement>& tree) {
    complete_ = true;
    CompleteTexts texts;
    for (const std::uint32_t index : pages_) texts.add_page(page(index));
    complete_ = texts.held() == texts.glyphs();
    if (!complete_) return false;
    add_declared_articles(tree, texts,
                          {[this](std::int64_t object, std::int64_t kept) { return picture(object, kept); },
                           [this](std::int64_t object) { return link_target(object); }},
                          document_);
    return true;
  }

  // Of a link annotation (12.5.6.5): an address, or the name of a place in this document.
  std::string link_target(std::int64_t object) {
    const pdf_text::PdfObject* annotation = pdf_text::resolved(file_.object(object));
    std::string target = pdf_text::bytes_of(pdf_text::entry(pdf_text::entry(annotation, "A"), "URI"));
    if (!target.empty()) return target;
    const std::string name = pdf_text::text_of(pdf_text::entry(annotation, "Dest"));
    return name.starts_with('a') ? "#" + name.substr(1) : std::string();
  }

  // In the order of the content streams: for who wants to see what the file holds.
  void as_shown() {
    layout::LineHabits habits;
    std::vector<structure::Piece> pieces;
    for (const std::uint32_t index : pages_) {
      layout::PageContent content = page(index);
      for (const layout::TextLine& line : layout::lines_as_shown(content, habits)) {
        structure::Piece piece;
        piece.role = structure::Role::body;
        piece.block.value = Paragraph{layout::inlines_of(line.runs, content.links, false)};
        piece.place.page = index + 1;
        pieces.push_back(std::move(piece));
      }
    }
    build(std::move(pieces));
  }

  void by_layout() {
    layout::FlowState state;
    state.use_marks = context_.options.text("layout") != "geometry";
    std::vector<layout::LayoutBlock> blocks;
    state.explain = views_.has_value();
    for (const std::uint32_t index : pages_) {
      const layout::PageContent content = page(index);
      layout::PageFlow flow = layout::flow_of_page(content, state);
      if (views_) views_->push_back(layout::page_view(content, flow, static_cast<std::uint32_t>(blocks.size() + 1)));
      for (layout::LayoutBlock& block : flow.blocks) blocks.push_back(std::move(block));
    }
    layout::PieceOptions options;
    options.page_count = pages_.size();
    options.picture = [this](std::int64_t object) { return picture(object); };
    layout::LayoutPieces found = layout::article_pieces(std::move(blocks), state, options, context_.diagnostics);
    apply_outline(file_.outline(), found.pieces);
    build(std::move(found.pieces));
    layout::give_notes(document_.articles, std::move(found.notes));
  }

  void build(std::vector<structure::Piece> pieces) {
    structure::BuildOptions options;
    options.split = split_mode(context_.options.text("split-articles"));
    options.language = document_.language;
    document_.articles = structure::build_articles(std::move(pieces), options, context_.diagnostics);
  }

  Context& context_;
  std::string_view bytes_;
  pdf_text::File file_;
  std::vector<std::uint32_t> pages_;
  Document document_;
  std::optional<std::vector<PageView>> views_;    // of the pages read, if somebody wants to see them
  std::map<std::int64_t, std::string> pictures_;  // by object number: keys of media, empty for those left out
  std::set<std::uint32_t> told_;                  // pages whose faults were told
  std::map<std::uint32_t, layout::PageContent> recognised_;  // pages of pictures, with what was read in them
  std::string first_label_;
  std::string last_label_;
  bool labelled_ = false;
  bool language_asked_ = false;
  bool complete_ = false;  // the tags say that all text is as they hold it
};

}  // namespace

std::vector<OptionDescription> reader_options() {
  return {{.name = "layout",
           .type = OptionType::choice,
           .default_value = "auto",
           .help = "where the order comes from: tags if they hold the text (auto), tags, geometry, or the file (raw)",
           .choices = {"auto", "tags", "geometry", "raw"}},
          {.name = "pages", .type = OptionType::text, .help = "which pages, like 1-3,7,12-"},
          {.name = "password-file",
           .type = OptionType::path,
           .help = "file whose first line is the password; else GALLEY_PDF_PASSWORD in the environment"},
          {.name = "ocr",
           .type = OptionType::text,
           .help = "program that reads pages of pictures and writes hOCR, such as \"tesseract {} stdout hocr\"; needs "
                   "--no-sandbox, since it runs a program"},
          {.name = "ocr-timeout",
           .type = OptionType::integer,
           .default_value = "120",
           .help = "seconds that it may take for a page",
           .minimum = 1,
           .maximum = 3600},
          {.name = "split-articles",
           .type = OptionType::choice,
           .default_value = "auto",
           .help = "where articles begin: at headlines found (auto), at sure ones (headline), or nowhere (never)",
           .choices = {"auto", "headline", "never"}}};
}

namespace {

/// Objects that PoDoFo refuses cost their part alone where a part can be told; this is for the others.
template <class Read>
auto with_errors_told(const Read& read_file) {
  const std::lock_guard lock(podofo_in_use());
  try {
    return read_file();
  } catch (const PoDoFo::PdfError&) {
    throw Error(ErrorKind::input, "damaged: objects that the whole document needs cannot be read");
  }
}

}  // namespace

Document read(const Source& source, Context& context) {
  return with_errors_told([&] { return Reading(source, context).run(); });
}

std::vector<PageView> view_layout(const Source& source, Context& context) {
  return with_errors_told([&] { return Reading(source, context).view(); });
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "pdf/document_writer.hpp"

#include <algorithm>
#include <cmath>

#include "pdf/iri.hpp"
#include "pdf/kept_picture.hpp"
#include "pdf/outline.hpp"
#include "pdf/output_intent.hpp"

namespace galley::pdf {
namespace {

using typesetting::ElementId;
using typesetting::ElementKind;
using typesetting::StructureTree;

constexpr std::size_t pages_in_group = 64;

std::string ref(ObjectNumber number) { return std::to_string(number) + " 0 R"; }

std::string fixed(float value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.2f", static_cast<double>(value));
  std::string out = text;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string serialize(const PoDoFo::PdfString& text) {
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  text.Write(&device, PoDoFo::ePdfWriteMode_Compact, nullptr);
  return {buffer.GetBuffer(), device.GetLength()};
}

std::string destination_name(ElementId element) { return "e" + std::to_string(element); }

}  // namespace

DocumentWriter::DocumentWriter(const Document& document, const DocumentFacts& facts, ObjectFile& file,
                               const typesetting::ClusterTexts& texts, Context& context)
    : document_(document),
      facts_(facts),
      file_(file),
      texts_(texts),
      context_(context),
      structure_writer_(file),
      content_(texts, {[this](const typesetting::Font& used) -> EmbeddedFont& { return font(used); },
                       [this](const Media& media) { return picture(media).name; }}) {}

EmbeddedFont& DocumentWriter::font(const typesetting::Font& used) {
  EmbeddedFont*& known = known_fonts_[&used];
  if (known == nullptr) {
    // Kept by file, not by address, so that they are written in the same order whatever the addresses.
    auto& owner = fonts_[{used.path(), used.index()}];
    owner = std::make_unique<EmbeddedFont>(used, texts_, file_);
    known = owner.get();
  }
  return *known;
}

const DocumentWriter::Picture& DocumentWriter::picture(const Media& media) {
  const auto [entry, is_new] = pictures_.try_emplace(&media);
  Picture& known = entry->second;
  if (is_new) {
    std::string why;
    known.object = embed_image(media.data, {facts_.pdf_a, context_.limits.expanded_bytes / 4}, file_, known.form, why);
    if (known.object != 0) {
      known.name = "I" + std::to_string(pictures_.size());
      if (!why.empty()) context_.diagnostics.warning(code::not_carried, why);
    } else {
      context_.diagnostics.warning(code::not_carried, why + ", a frame stands for it");
    }
  }
  if (known.object != 0) page_pictures_[known.name] = known.object;
  return known;
}

ObjectNumber DocumentWriter::kept_picture(const Media& media) {
  Picture& known = pictures_[&media];
  if (!known.is_kept) {
    known.is_kept = true;
    known.kept = write_kept_picture(media, known.form, file_);
  }
  return known.kept;
}

std::string DocumentWriter::action_of(const StructureTree& structure, ElementId link, std::string& contents) {
  const typesetting::ElementDetail* detail = structure[link].detail.get();
  if (detail == nullptr) return {};
  if (structure[link].kind == ElementKind::reference) {
    contents = "Note";
    if (detail->destination == typesetting::no_element) return {};
    targets_[detail->destination] = true;
    return "/Dest(" + destination_name(detail->destination) + ")";
  }
  contents = detail->title.empty() ? detail->target : detail->title;
  if (detail->target.size() > 1 && detail->target.front() == '#') {
    return "/Dest" + serialize(text_string("a" + detail->target.substr(1)));
  }
  if (detail->target.empty()) return {};
  return "/A<</S/URI/URI" + serialize(PoDoFo::PdfString(uri_of(detail->target))) + ">>";
}

std::string DocumentWriter::write_annotations(const typesetting::Page& page, ObjectNumber page_number,
                                              const StructureTree& structure) {
  std::string annotations;
  for (const typesetting::LinkArea& area : page.content.links) {
    std::string contents;
    const std::string action = action_of(structure, area.element, contents);
    if (action.empty()) continue;
    const ObjectNumber number = file_.reserve();
    const std::uint32_t key = structure_writer_.add_annotation(number, page_number, area.element, structure);
    const float bottom = page.height - area.y - area.height;
    // 4 in /F: printed; ISO 19005-2, 6.3.2.
    file_.write_text(number, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" + fixed(area.x) + " " +
                                 fixed(bottom) + " " + fixed(area.x + area.width) + " " + fixed(bottom + area.height) +
                                 "]/P " + ref(page_number) + "/Contents" + serialize(text_string(contents)) +
                                 "/StructParent " + std::to_string(key) + action + ">>");
    annotations += ref(number) + " ";
  }
  return annotations;
}

void DocumentWriter::receive(const typesetting::Page& page, const StructureTree& structure,
                             const typesetting::ClusterTexts&) {
  context_.check_cancelled();
  if (pages_.size() % pages_in_group == 0) page_groups_.push_back(file_.reserve());
  const ObjectNumber page_number = file_.reserve();
  const ObjectNumber content_number = file_.reserve();
  pages_.push_back(page_number);
  page_pictures_.clear();
  const std::string& operators = content_.make(page);
  file_.write_stream(content_number, {}, operators);
  for (const typesetting::GlyphRun& run : page.content.runs) {
    if (typesetting::is_artifact(run.element)) continue;
    structure_writer_.begin(run.element, {page_number, run.x, page.height - run.y + run.size}, structure);
  }
  for (const typesetting::PlacedImage& image : page.content.images) {
    structure_writer_.begin(image.element, {page_number, image.x, page.height - image.y}, structure);
    if (image.file != nullptr) structure_writer_.keep_picture(image.element, kept_picture(*image.file));
  }
  const std::uint32_t key = structure_writer_.add_page(page_number, content_.marked(), structure);
  const std::string annotations = write_annotations(page, page_number, structure);

  std::string body = "<</Type/Page/Parent " + ref(page_groups_.back()) + "/MediaBox[0 0 " + fixed(page.width) + " " +
                     fixed(page.height) + "]/Contents " + ref(content_number) + "/StructParents " +
                     std::to_string(key) + "/Tabs/S/Resources<<";
  if (!content_.fonts().empty()) {
    body += "/Font<<";
    for (const auto& [font_name, object] : content_.fonts()) body += "/" + font_name + " " + ref(object);
    body += ">>";
  }
  if (!page_pictures_.empty()) {
    body += "/XObject<<";
    for (const auto& [image_name, object] : page_pictures_) body += "/" + image_name + " " + ref(object);
    body += ">>";
  }
  body += ">>";
  if (!annotations.empty()) body += "/Annots[" + annotations + "]";
  file_.write_text(page_number, body + ">>");
}

std::string DocumentWriter::write_names(const StructureTree& structure) {
  std::map<std::string, std::string> destinations;  // by the bytes of the name
  const auto add = [&](const std::string& text, ElementId element) {
    const Destination* place = structure_writer_.destination(element);
    if (place != nullptr) destinations.emplace(text, destination_array(*place));
  };
  for (const auto& [element, wanted] : targets_) add("(" + destination_name(element) + ")", element);
  for (ElementId id = 0; id < structure.size(); ++id) {
    const auto& detail = structure[id].detail;
    if (detail && !detail->anchor.empty()) add(serialize(text_string("a" + detail->anchor)), id);
  }
  if (destinations.empty()) return {};
  std::string names;
  for (const auto& [text, place] : destinations) names += text + place;
  // One leaf; its names are in the order of their bytes (7.9.6), as they are compared when looked for.
  const ObjectNumber number = file_.reserve();
  file_.write_text(number, "<</Names[" + names + "]>>");
  return "/Names<</Dests " + ref(number) + ">>";
}

void DocumentWriter::write_page_tree() {
  const ObjectNumber root = page_groups_.front();
  // The first group is the root itself when there is no other.
  for (std::size_t group = 0; group < page_groups_.size(); ++group) {
    std::string kids;
    const std::size_t end = std::min(pages_.size(), (group + 1) * pages_in_group);
    for (std::size_t i = group * pages_in_group; i < end; ++i) kids += ref(pages_[i]) + " ";
    std::string body = "<</Type/Pages/Count " + std::to_string(end - group * pages_in_group) + "/Kids[" + kids + "]";
    if (tree_root_ != root) body += "/Parent " + ref(tree_root_);
    file_.write_text(page_groups_[group], body + ">>");
  }
  if (tree_root_ == root) return;
  std::string kids;
  for (const ObjectNumber group : page_groups_) kids += ref(group) + " ";
  file_.write_text(tree_root_, "<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>");
}

void DocumentWriter::finish(const StructureTree& structure) {
  for (auto& [key, embedded] : fonts_) {
    context_.check_cancelled();
    embedded->write();
  }
  tree_root_ = page_groups_.size() > 1 ? file_.reserve() : page_groups_.front();
  write_page_tree();
  const ObjectNumber outline = write_outline(structure, structure_writer_, file_);
  const std::string names = write_names(structure);
  const ObjectNumber tree = structure_writer_.write(structure);
  const ObjectNumber metadata = file_.reserve();
  PoDoFo::PdfDictionary metadata_dictionary;
  metadata_dictionary.AddKey(name("Type"), name("Metadata"));
  metadata_dictionary.AddKey(name("Subtype"), name("XML"));
  // Not compressed, so that programs which know no PDF find it.
  file_.write_stream(metadata, metadata_dictionary, xmp_packet(document_, facts_), false);
  const ObjectNumber info = file_.reserve();
  file_.write(info, information(document_, facts_));

  std::string catalog = "<</Type/Catalog/Pages " + ref(tree_root_) +
                        "/MarkInfo<</Marked true/UserProperties true>>/StructTreeRoot " + ref(tree) + "/Metadata " +
                        ref(metadata) + "/ViewerPreferences<</DisplayDocTitle true";
  if (facts_.right_to_left) catalog += "/Direction/R2L";
  catalog += ">>/PageLabels<</Nums[0<</S/D>>]>>";
  if (!facts_.language.empty()) catalog += "/Lang" + serialize(text_string(facts_.language));
  if (outline != 0) catalog += "/Outlines " + ref(outline) + "/PageMode/UseOutlines";
  catalog += names;
  // AES-256 is younger than PDF 1.7: it is one of its extensions (ISO 32000-1, 7.12; Adobe Supplement, level 8).
  if (facts_.encrypted) catalog += "/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>";
  if (facts_.pdf_a) {
    const ObjectNumber profile = file_.reserve();
    PoDoFo::PdfDictionary profile_dictionary;
    profile_dictionary.AddKey(name("N"), PoDoFo::PdfVariant(PoDoFo::pdf_int64{3}));
    file_.write_stream(profile, profile_dictionary, srgb_profile());
    catalog +=
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
        ref(profile) + ">>]";
  }
  const ObjectNumber root = file_.reserve();
  file_.write_text(root, catalog + ">>");
  file_.finish(root, info);
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/inline_reader.hpp"

#include <algorithm>
#include <utility>

#include "pandoc_json/block_reader.hpp"
#include "pandoc_json/classes.hpp"
#include "text_encoding/base64.hpp"

namespace galley::pandoc_json {

std::optional<Media> media_of_address(std::string_view address) {
  constexpr std::string_view scheme = "data:";
  constexpr std::string_view encoding = ";base64";
  if (!address.starts_with(scheme)) return std::nullopt;
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  std::string_view type = address.substr(scheme.size(), comma - scheme.size());
  if (!type.ends_with(encoding)) return std::nullopt;
  type.remove_suffix(encoding.size());
  std::optional<std::string> bytes = text_encoding::decode_base64(address.substr(comma + 1));
  if (!bytes) return std::nullopt;
  return Media{std::string(type), std::move(*bytes)};
}

namespace {

struct Setting {
  Style style = Style::none;
  std::string language;
  bool in_link = false;
};

class RunReader {
 public:
  RunReader(Reading& reading, Run& run) : reading_(reading), run_(run) {}

  void read(const Json& list, Inlines& out, const Setting& setting) {
    if (!list.is_array()) return;
    for (const Json& each : list) one(each, out, setting);
  }

 private:
  void one(const Json& element, Inlines& out, const Setting& setting) {
    const std::string_view type = type_of(element);
    const Json& content = content_of(element);
    if (type == "Str") return text(out, text_of(content), setting);
    if (type == "Space" || type == "SoftBreak") return text(out, " ", setting);
    if (type == "LineBreak") return out.push_back({LineBreak{}});
    if (type == "Emph") return read(content, out, styled(setting, Style::emphasis));
    if (type == "Strong") return read(content, out, styled(setting, Style::strong));
    if (type == "Superscript") return read(content, out, styled(setting, Style::superscript));
    if (type == "Subscript") return read(content, out, styled(setting, Style::subscript));
    if (type == "Code") return text(out, text_of(at(content, 1)), styled(setting, Style::code));
    if (type == "Link") return link(content, out, setting);
    if (type == "Note") return note(content, {}, out);
    if (type == "Span") return span(content, out, setting);
    if (type == "Image") return image(element, out, setting);
    rarer(type, content, out, setting);
  }

  /// What pandoc tells apart and the model does not.
  void rarer(std::string_view type, const Json& content, Inlines& out, const Setting& setting) {
    if (type == "Underline") return read(content, out, styled(setting, Style::emphasis));
    if (type == "Strikeout" || type == "SmallCaps") {
      reading_.lost(type == "Strikeout" ? "that text is struck out; the text is kept"
                                        : "that text is in small capitals; the text is kept");
      return read(content, out, setting);
    }
    if (type == "Quoted") {
      const bool single = type_of(at(content, 0)) == "SingleQuote";
      text(out, single ? "‘" : "“", setting);
      read(at(content, 1), out, setting);
      return text(out, single ? "’" : "”", setting);
    }
    if (type == "Cite") return read(at(content, 1), out, setting);
    if (type == "Math") {
      reading_.lost("that text is a formula; its TeX is kept as code");
      return text(out, text_of(at(content, 1)), styled(setting, Style::code));
    }
    if (type == "RawInline") {
      return reading_.lost("markup for the format '" + std::string(text_of(at(content, 0))) + "' alone");
    }
    reading_.lost("an element of a kind that is not known: '" + std::string(type) + "'");
  }

  static Setting styled(Setting setting, Style style) {
    setting.style = setting.style | style;
    return setting;
  }

  static void text(Inlines& out, std::string_view characters, const Setting& setting) {
    if (!characters.empty()) append_text(out, characters, setting.style, setting.language);
  }

  void identify(const Attributes& attributes) {
    if (run_.identifier.empty()) run_.identifier = attributes.identifier();
  }

  void link(const Json& content, Inlines& out, const Setting& setting) {
    identify(Attributes(at(content, 0)));
    if (setting.in_link) return read(at(content, 1), out, setting);
    Setting inner = setting;
    inner.in_link = true;
    Link link;
    link.target = text_of(at(at(content, 2), 0));
    link.title = text_of(at(at(content, 2), 1));
    read(at(content, 1), link.content, inner);
    out.push_back({std::move(link)});
  }

  void note(const Json& content, const std::string& name, Inlines& out) {
    // Its own text may refer to it.
    const std::size_t number = begin_note(reading_, name);
    out.push_back({NoteReference{reading_.article->notes[number].id}});
    read_note(reading_, content, number);
  }

  void span(const Json& content, Inlines& out, const Setting& setting) {
    const Attributes attributes(at(content, 0));
    const Json& inner = at(content, 1);
    identify(attributes);
    if (attributes.has_class(classes::ruby)) return ruby(inner, out);
    const std::string name(attributes.value("note"));
    if (attributes.has_class(classes::note_reference)) {
      const auto known = reading_.notes.find(name);
      if (known != reading_.notes.end()) out.push_back({NoteReference{known->second}});
      return;
    }
    if (attributes.has_class(classes::note) && type_of(at(inner, 0)) == "Note") {
      return note(content_of(at(inner, 0)), name, out);
    }
    Setting changed = setting;
    if (const std::string_view language = attributes.value("lang"); !language.empty()) changed.language = language;
    read(inner, out, changed);
  }

  void ruby(const Json& inner, Inlines& out) {
    Ruby ruby;
    Inlines base;
    if (!inner.is_array()) return;
    for (const Json& each : inner) {
      if (type_of(each) == "Span" && Attributes(at(content_of(each), 0)).has_class(classes::reading)) {
        ruby.reading = read_line(reading_, at(content_of(each), 1));
      } else {
        one(each, base, {});
      }
    }
    if (ruby.reading.size() >= 2 && ruby.reading.front() == '(' && ruby.reading.back() == ')') {
      ruby.reading = ruby.reading.substr(1, ruby.reading.size() - 2);
    }
    ruby.base = galley::text_of(base);
    out.push_back({std::move(ruby)});
  }

  /// A picture in a line stands beside it: the model has pictures as blocks.
  void image(const Json& element, Inlines& /*out*/, const Setting& /*setting*/) {
    identify(Attributes(at(content_of(element), 0)));
    run_.figures.push_back({read_picture(reading_, element), {}});
  }

  Reading& reading_;
  Run& run_;
};

}  // namespace

Run read_run(Reading& reading, const Json& inlines) {
  Run run;
  Inlines out;
  RunReader(reading, run).read(inlines, out, {});
  run.inlines = std::move(out);
  return run;
}

std::string read_line(Reading& reading, const Json& inlines) {
  return galley::text_of(read_run(reading, inlines).inlines);
}

Figure read_picture(Reading& reading, const Json& image) {
  const Json& content = content_of(image);
  const Attributes attributes(at(content, 0));
  const std::string_view address = text_of(at(at(content, 2), 0));
  const std::string_view title = text_of(at(at(content, 2), 1));
  Figure figure;
  if (std::optional<Media> media = media_of_address(address)) {
    figure.media = add_media(reading.document, std::move(*media));
  } else {
    figure.source = address;
  }
  Run run = read_run(reading, at(content, 1));
  if (title.starts_with("fig:")) {
    figure.caption = std::move(run.inlines);
    figure.alternative_text = attributes.value("alt");
  } else {
    figure.alternative_text = galley::text_of(run.inlines);
  }
  return figure;
}

}  // namespace galley::pandoc_json

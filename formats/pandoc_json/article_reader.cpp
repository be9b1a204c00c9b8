// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/article_reader.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "pandoc_json/block_reader.hpp"
#include "pandoc_json/classes.hpp"

namespace galley::pandoc_json {

namespace {

/// Text of a Span in a line of the header.
struct Part {
  std::string name;  ///< its class
  std::string text;
  const Json* attributes = nullptr;
};

void collect_parts(Reading& reading, const Json& list, std::vector<Part>& parts);

/// The Span elements with a class that one element holds, in their order.
void collect_parts_of_one(Reading& reading, const Json& element, std::vector<Part>& parts) {
  const std::string_view type = type_of(element);
  const Json& content = content_of(element);
  if (type == "Para" || type == "Plain") {
    collect_parts(reading, content, parts);
  } else if (type == "Div") {
    collect_parts(reading, at(content, 1), parts);
  } else if (type == "Span") {
    std::string name = Attributes(at(content, 0)).first_class();
    if (name.empty()) {
      collect_parts(reading, at(content, 1), parts);
    } else {
      parts.push_back({std::move(name), read_line(reading, at(content, 1)), &at(content, 0)});
    }
  }
}

void collect_parts(Reading& reading, const Json& list, std::vector<Part>& parts) {
  if (!list.is_array()) return;
  for (const Json& each : list) collect_parts_of_one(reading, each, parts);
}

/// Reads blocks one after another into a section, or what of an article is like one: headers open sections by their
/// levels, and Div elements of the class section are sections themselves.
class Flow {
 public:
  /// `article`: its header may stand between the blocks; null: a section.
  Flow(Reading& reading, Article* article) : reading_(reading), article_(article) {}

  Section read(const Json& list) {
    open_.push_back(std::make_unique<Open>());
    add_all(list);
    while (open_.size() > 1) close();
    return std::move(open_.front()->section);
  }

 private:
  /// A section under way; the first is the whole.
  struct Open {
    std::int64_t header = 0;  ///< the level of its header
    Section section;
    std::unique_ptr<Level> level;
  };

  void add_all(const Json& list) {
    if (!list.is_array()) return;
    for (const Json& block : list) add(block);
  }

  void add(const Json& block) {
    const std::string_view type = type_of(block);
    if (type == "Header") return header(content_of(block));
    if (type == "Div") return division(block);
    read_block(reading_, block, current().blocks);
  }

  Section& current() { return open_.back()->section; }

  void close() {
    Section closed = std::move(current());
    open_.pop_back();
    current().sections.push_back(std::move(closed));
  }

  void header(const Json& content) {
    const Attributes attributes(at(content, 1));
    Run run = read_run(reading_, at(content, 2));
    std::string id = attributes.identifier();
    if (article_ != nullptr && attributes.has_class(classes::headline) && article_->headline.empty()) {
      article_->headline = std::move(run.inlines);
      if (article_->id.empty()) article_->id = std::move(id);
      return;
    }
    if (article_ == nullptr && open_.size() == 1 && current().heading.empty() && current().blocks.empty() &&
        current().sections.empty()) {
      current().heading = std::move(run.inlines);
      if (current().id.empty()) current().id = std::move(id);
      return;
    }
    const std::int64_t level = number_of(at(content, 0));
    while (open_.size() > 1 && open_.back()->header >= level) close();
    auto opened = std::make_unique<Open>();
    opened->level = std::make_unique<Level>(reading_);
    opened->header = level;
    opened->section.heading = std::move(run.inlines);
    opened->section.id = std::move(id);
    open_.push_back(std::move(opened));
    std::move(run.figures.begin(), run.figures.end(), std::back_inserter(current().blocks));
  }

  void division(const Json& block) {
    const Json& content = content_of(block);
    const Attributes attributes(at(content, 0));
    const Json& inner = at(content, 1);
    if (attributes.has_class(classes::section)) {
      const Level level(reading_);
      Section section = Flow(reading_, nullptr).read(inner);
      if (section.id.empty()) section.id = attributes.identifier();
      current().sections.push_back(std::move(section));
      return;
    }
    if (article_ != nullptr && part_of_header(attributes, inner)) return;
    if (!holds_header(inner)) return read_block(reading_, block, current().blocks);
    add_all(inner);
  }

  /// A Div that sections begin in is of no use to the model.
  static bool holds_header(const Json& list) {
    if (!list.is_array()) return false;
    return std::any_of(list.begin(), list.end(), [](const Json& block) {
      return type_of(block) == "Header" || (type_of(block) == "Div" && holds_header(at(content_of(block), 1)));
    });
  }

  bool part_of_header(const Attributes& attributes, const Json& inner) {
    const std::string name = attributes.first_class();
    if (name == classes::kicker) {
      article_->kicker = read_run_of_blocks(reading_, inner);
    } else if (name == classes::deck) {
      article_->deck = read_run_of_blocks(reading_, inner);
    } else if (name == classes::byline) {
      byline(inner);
    } else if (name == classes::dateline) {
      dateline(inner);
    } else if (name == classes::notes) {
      notes(inner);
    } else {
      return false;
    }
    return true;
  }

  void byline(const Json& list) {
    if (!list.is_array()) return;
    for (const Json& block : list) {
      const Json& content = content_of(block);
      const bool is_credit = type_of(block) == "Div";
      Credit credit;
      if (is_credit) credit.role = Attributes(at(content, 0)).value("role");
      std::vector<Part> parts;
      collect_parts_of_one(reading_, block, parts);
      for (Part& part : parts) {
        const Attributes attributes(*part.attributes);
        if (part.name == classes::label) {
          credit.label = std::move(part.text);
        } else if (part.name == classes::name) {
          credit.names.push_back({std::move(part.text), std::string(attributes.value("affiliation")),
                                  std::string(attributes.value("contact"))});
        }
      }
      article_->byline.credits.push_back(std::move(credit));
    }
  }

  void dateline(const Json& list) {
    std::vector<Part> parts;
    collect_parts(reading_, list, parts);
    for (Part& part : parts) {
      if (part.name == classes::agency) article_->dateline.agency = std::move(part.text);
      if (part.name == classes::place) article_->dateline.place = std::move(part.text);
      if (part.name == classes::label) article_->dateline.label = std::move(part.text);
      if (part.name != classes::date) continue;
      article_->dateline.date = std::move(part.text);
      article_->dateline.when = Attributes(*part.attributes).value("when");
    }
  }

  /// They may refer to each other, in both directions.
  void notes(const Json& list) {
    if (!list.is_array()) return;
    std::vector<std::size_t> numbers;
    for (const Json& block : list) {
      numbers.push_back(begin_note(reading_, std::string(Attributes(at(content_of(block), 0)).value("note"))));
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) read_note(reading_, at(content_of(list[i]), 1), numbers[i]);
  }

  Reading& reading_;
  Article* article_;
  std::vector<std::unique_ptr<Open>> open_;
};

}  // namespace

void read_article(Reading& reading, const Json& blocks) {
  Section whole = Flow(reading, reading.article).read(blocks);
  reading.article->blocks = std::move(whole.blocks);
  reading.article->sections = std::move(whole.sections);
}

bool is_article(const Json& block) {
  return type_of(block) == "Div" && Attributes(at(content_of(block), 0)).has_class(classes::article);
}

}  // namespace galley::pandoc_json

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "conformance/case.hpp"
#include "conformance/restrict.hpp"

namespace galley::conformance {

namespace {

template <class Result>
void expect_limit(const Subject& subject, const std::string& place, const Attempt<Result>& attempt) {
  const Recorder::Place entered(subject.recorder, place);
  subject.recorder.expect(attempt.kind == ErrorKind::limit, "an error of the kind limit", attempt.text());
}

void keeps_the_limit_of_input(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    expect_limit(subject, input.name, read(subject, input.bytes, {.limits = {.input_bytes = 16}}));
  }
}

void keeps_the_limit_of_nodes(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    expect_limit(subject, input.name, read(subject, input.bytes, {.limits = {.nodes = 3}}));
  }
}

/// Only packages and the like expand; a format that does not may ignore the limit.
void keeps_the_limit_of_expansion(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    const Attempt<Document> document = read(subject, input.bytes, {.limits = {.expanded_bytes = 16}});
    if (input.bytes.starts_with("PK")) {
      expect_limit(subject, input.name, document);
    }
  }
}

void keeps_the_limit_of_output(const Subject& subject) {
  expect_limit(subject, "writing", write(subject, complete_document(subject), {.limits = {.output_bytes = 10}}));
}

/// A list in a list in a list.
Document nested_lists(std::uint32_t depth) {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = plain("Depths");
  Block block = paragraph("At the bottom");
  for (std::uint32_t i = 0; i < depth; ++i) {
    List list;
    ListItem& item = list.items.emplace_back();
    item.blocks.push_back(paragraph("Level"));
    item.blocks.push_back(std::move(block));
    block = Block{std::move(list), ""};
  }
  article.blocks.push_back(std::move(block));
  return document;
}

std::size_t depth_of(const Blocks& blocks) {
  std::size_t deepest = 0;
  for (const Block& block : blocks) {
    const auto* list = std::get_if<List>(&block.value);
    if (list == nullptr) continue;
    for (const ListItem& item : list->items) deepest = std::max(deepest, 1 + depth_of(item.blocks));
  }
  return deepest;
}

void expect_depth(const Subject& subject, std::uint32_t depth, const Limits& limits) {
  const Recorder::Place place(subject.recorder, std::to_string(depth) + " lists within each other, " +
                                                    std::to_string(limits.depth) + " allowed");
  const Document document = restrict_document(nested_lists(depth), subject.description().carries);
  const Attempt<std::string> bytes = write(subject, document);
  if (!bytes.result) {
    subject.recorder.expect(bytes.kind == ErrorKind::limit || bytes.kind == ErrorKind::unsupported,
                            "to be written, or an error of the kind limit or unsupported", bytes.text());
    return;
  }
  const Attempt<Document> back = read(subject, *bytes.result, {.limits = limits});
  if (!back.result) {
    subject.recorder.expect(back.kind == ErrorKind::limit, "to be read, or an error of the kind limit", back.text());
    return;
  }
  for (const Article& article : back.result->articles) {
    const std::size_t found = depth_of(article.blocks);
    subject.recorder.expect(found <= limits.depth, "no more depth than the limit", std::to_string(found));
  }
}

void keeps_the_limit_of_depth(const Subject& subject) {
  expect_depth(subject, 30, {.depth = 5});
  expect_depth(subject, 800, {});
}

}  // namespace

std::vector<Case> limit_cases() {
  return {{"KeepsTheLimitOfInput", "Limits::input_bytes is kept", to_readers, keeps_the_limit_of_input},
          {"KeepsTheLimitOfNodes", "Limits::nodes is kept", to_readers, keeps_the_limit_of_nodes},
          {"KeepsTheLimitOfExpansion", "Limits::expanded_bytes is kept by what unpacks its input", to_readers,
           keeps_the_limit_of_expansion},
          {"KeepsTheLimitOfOutput", "Limits::output_bytes is kept", to_writers, keeps_the_limit_of_output},
          {"KeepsTheLimitOfDepth", "Limits::depth is kept", to_both_ways, keeps_the_limit_of_depth}};
}

}  // namespace galley::conformance

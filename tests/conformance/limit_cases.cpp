// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "conformance/subject.hpp"
#include "testing/restrict.hpp"

namespace galley::conformance {

namespace {

void keeps_the_limit_of_input(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    EXPECT_EQ(read(subject, input.bytes, {.limits = {.input_bytes = 16}}).kind, ErrorKind::limit) << input.name;
  }
}

void keeps_the_limit_of_nodes(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    const Attempt<Document> document = read(subject, input.bytes, {.limits = {.nodes = 3}});
    EXPECT_EQ(document.kind, ErrorKind::limit) << input.name << ": " << document.text();
  }
}

/// Only packages and the like expand; a format that does not may ignore the limit.
void keeps_the_limit_of_expansion(const Subject& subject) {
  for (const Input& input : inputs(subject)) {
    const Attempt<Document> document = read(subject, input.bytes, {.limits = {.expanded_bytes = 16}});
    if (input.bytes.starts_with("PK")) {
      EXPECT_EQ(document.kind, ErrorKind::limit) << input.name << ": " << document.text();
    }
  }
}

void keeps_the_limit_of_output(const Subject& subject) {
  EXPECT_EQ(write(subject, complete_document(subject), {.limits = {.output_bytes = 10}}).kind, ErrorKind::limit);
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
  SCOPED_TRACE(std::to_string(depth) + " lists within each other, " + std::to_string(limits.depth) + " allowed");
  const Document document = galley::testing::restrict_document(nested_lists(depth), subject.description().carries);
  const Attempt<std::string> bytes = write(subject, document);
  if (!bytes.result) {
    EXPECT_TRUE(bytes.kind == ErrorKind::limit || bytes.kind == ErrorKind::unsupported) << bytes.text();
    return;
  }
  const Attempt<Document> back = read(subject, *bytes.result, {.limits = limits});
  if (!back.result) {
    EXPECT_EQ(back.kind, ErrorKind::limit) << back.text();
    return;
  }
  for (const Article& article : back.result->articles) EXPECT_LE(depth_of(article.blocks), limits.depth);
}

void keeps_the_limit_of_depth(const Subject& subject) {
  expect_depth(subject, 30, {.depth = 5});
  expect_depth(subject, 800, {});
}

}  // namespace

std::vector<Case> limit_cases() {
  return {{"KeepsTheLimitOfInput", to_readers, keeps_the_limit_of_input},
          {"KeepsTheLimitOfNodes", to_readers, keeps_the_limit_of_nodes},
          {"KeepsTheLimitOfExpansion", to_readers, keeps_the_limit_of_expansion},
          {"KeepsTheLimitOfOutput", to_writers, keeps_the_limit_of_output},
          {"KeepsTheLimitOfDepth", to_both_ways, keeps_the_limit_of_depth}};
}

}  // namespace galley::conformance

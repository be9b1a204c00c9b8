// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "galley/error.hpp"
#include "reading.hpp"
#include "xhtml/entities.hpp"

namespace galley::testing {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

ErrorKind kind_of_failure(const std::string& body) {
  try {
    read_page(body);
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::internal;
}

TEST(XhtmlBounds, RefusesDeepNesting) {
  EXPECT_EQ(kind_of_failure(repeated("<div>", 5000) + repeated("</div>", 5000)), ErrorKind::limit);
  EXPECT_EQ(kind_of_failure(repeated("<div>", 100'000)), ErrorKind::limit);
  EXPECT_EQ(kind_of_failure(repeated("<ul><li>", 5000) + repeated("</li></ul>", 5000)), ErrorKind::limit);
}

TEST(XhtmlBounds, StopsAtTheLimitOfNodes) {
  Limits limits;
  limits.nodes = 100;
  EXPECT_THROW(read_page(repeated("<p>a</p>", 200), limits), Error);
}

TEST(XhtmlBounds, ExpandsNoEntityTwice) {
  const std::string bomb =
      "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM "
      "\"file:///etc/passwd\">]>"
      "<html><body><p>&b;&c;</p></body></html>";
  EXPECT_NE(xhtml::resolve_entities(bomb, 1U << 20).find("<p>&a;&a;&a;&a;&c;</p>"), std::string::npos);
}

TEST(XhtmlBounds, BoundsTheGrowthByEntities) {
  const std::string many =
      "<!DOCTYPE html [<!ENTITY a \"" + repeated("x", 1000) + "\">]><p>" + repeated("&a;", 10'000) + "</p>";
  EXPECT_LT(xhtml::resolve_entities(many, 100'000).size(), 200'000U);
}

// Each of these takes quadratic time if something looks back or ahead too far.
TEST(XhtmlBounds, ReadsHostileTextInLinearTime) {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& body :
       {repeated("<a href=\"#x\">1</a>", 20'000) + "<p id=\"x\">n</p>", repeated("<", 200'000),
        repeated("<a b=\"", 50'000), repeated("&", 300'000), repeated("&a", 100'000),
        repeated("<p class=\"byline\">", 150) + repeated("x ", 50'000) + repeated("</p>", 150),
        repeated("<b>", 150) + repeated("<p>x", 20'000), repeated("<![CDATA[", 50'000), repeated("<!--", 50'000),
        repeated("<p id=\"a\"/>", 30'000) + "<a href=\"#a\">x</a>"}) {
    try {
      read_page(body);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::limit);
    }
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace galley::testing

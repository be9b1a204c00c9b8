// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"

namespace galley::pandoc_json {

/// What the readers of the parts of one document share.
struct Reading {
  Context& context;
  Document& document;

  Article* article = nullptr;                     ///< that is being read
  std::map<std::string, std::string> notes = {};  ///< of the article: from the names in the file to ids
  std::uint32_t depth = 0;                        ///< of sections, lists, tables, quotes and notes

  /// Something has no place in the model. What was made of it is part of the message.
  void lost(std::string message) const {
    context.diagnostics.loss(code::dropped_content, std::move(message),
                             Place{.item = "article " + std::to_string(document.articles.size())});
  }
};

/// One level of nesting, for as long as it lives. Throws Error(limit).
class Level {
 public:
  explicit Level(Reading& reading) : reading_(reading) {
    if (++reading_.depth > reading_.context.limits.depth) {
      throw Error(ErrorKind::limit, "is nested deeper than the limit of " +
                                        std::to_string(reading_.context.limits.depth) + " allows (depth)");
    }
    reading_.context.check_cancelled();
  }
  ~Level() { --reading_.depth; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;

 private:
  Reading& reading_;
};

/// The picture that a data: address holds (RFC 2397, in base64); nothing for other addresses.
std::optional<Media> media_of_address(std::string_view address);

}  // namespace galley::pandoc_json

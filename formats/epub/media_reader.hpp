// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "epub/package_document.hpp"
#include "galley/document.hpp"

namespace galley::epub {

/// Brings the pictures that content documents name into a document, each file once.
class MediaReader {
 public:
  MediaReader(Archive& archive, const PackageDocument& package, Document& document)
      : archive_(archive), package_(package), document_(document) {}

  /// What `address`, in the content document `base`, shows: `media` is set for a picture of the publication or a
  /// `data:` address, `source` for one that is elsewhere (a note is given) or missing (a warning).
  Figure picture(const std::string& base, std::string_view address);

  /// The key of the file at `path`; empty, with a warning, if it is not there.
  std::string media(const std::string& path);

 private:
  Figure data_picture(std::string_view address);

  Archive& archive_;
  const PackageDocument& package_;
  Document& document_;
  std::unordered_map<std::string, std::string> keys_;  // by path
};

/// The media type that a file's name tells; application/octet-stream if it tells none.
std::string_view media_type_of_name(std::string_view path);

}  // namespace galley::epub

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/error.hpp"
#include "galley/export.hpp"

namespace galley {

/// How grave it is, and of what kind, what a reader, filter or writer has to say.
enum class Severity : std::uint8_t {
  inference,  ///< the reader decided something that the input does not say; the message is the evidence
  note,       ///< worth knowing, nothing is wrong
  warning,    ///< the input is faulty or odd; what was made of it is said
  loss,       ///< something of the input is not in the document, or something of the document not in the output
};

/// "inference", "note", "warning", "loss".
GALLEY_API std::string_view to_string(Severity severity);

/// The codes that Galley's own plugins use. A plugin may add codes of its own in the same style.
namespace code {
inline constexpr std::string_view undecodable_bytes = "undecodable-bytes";  ///< bytes replaced by U+FFFD
inline constexpr std::string_view guessed_encoding = "guessed-encoding";    ///< encoding found by statistics
inline constexpr std::string_view unknown_element = "unknown-element";      ///< markup not known; its text is kept
inline constexpr std::string_view malformed = "malformed";                  ///< the format's rules are broken
inline constexpr std::string_view dropped_content = "dropped-content";      ///< a reader left something out
inline constexpr std::string_view missing_part = "missing-part";            ///< the package lacks a file it names
inline constexpr std::string_view external_resource = "external-resource";  ///< a picture outside was not fetched
inline constexpr std::string_view not_carried = "not-carried";              ///< the output format cannot hold it
inline constexpr std::string_view inferred_role = "inferred-role";  ///< headline, byline, ... found by convention
inline constexpr std::string_view inferred_language = "inferred-language";  ///< language found from the script
inline constexpr std::string_view missing_font = "missing-font";            ///< no font has the glyphs
}  // namespace code

/// One thing that was said of a conversion, and where in the input it is.
struct Diagnostic {
  Severity severity = Severity::note;
  std::string code;
  std::string message;  ///< one sentence, no final full stop
  Place place;

  bool operator==(const Diagnostic&) const = default;
};

/// Collects what readers, filters and writers have to say about one conversion.
/// Bounded: of each severity and code the first 100 are kept and the others only counted, so that a
/// hostile input cannot fill the memory with complaints. Messages and places are cleaned as those of Error.
/// Not thread-safe; one for each conversion.
class GALLEY_API Diagnostics {
 public:
  /// How many of each severity and code are kept: whoever needs effort to find a place may stop there.
  static constexpr std::uint64_t kept_of_each_code = 100;

  void add(Severity severity, std::string_view code, std::string message, Place place = {});

  void warning(std::string_view code, std::string message, Place place = {}) {
    add(Severity::warning, code, std::move(message), std::move(place));
  }
  void loss(std::string_view code, std::string message, Place place = {}) {
    add(Severity::loss, code, std::move(message), std::move(place));
  }
  void note(std::string_view code, std::string message, Place place = {}) {
    add(Severity::note, code, std::move(message), std::move(place));
  }
  /// `place.item` names what was inferred ("article 1, deck"), `evidence` says why.
  void inferred(std::string_view code, std::string evidence, Place place) {
    add(Severity::inference, code, std::move(evidence), std::move(place));
  }

  const std::vector<Diagnostic>& entries() const { return entries_; }

  /// How many were added with this severity, kept or not.
  std::uint64_t count(Severity severity) const;

  /// How many were added with this severity and code, kept or not.
  std::uint64_t count(Severity severity, std::string_view code) const;

 private:
  std::vector<Diagnostic> entries_;
  std::map<std::pair<Severity, std::string>, std::uint64_t, std::less<>> counts_;
};

}  // namespace galley

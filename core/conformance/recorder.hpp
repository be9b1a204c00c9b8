// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the cases of the conformance kit report to: no test framework, so that the command holds the kit too.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::conformance {

/// One thing that did not hold.
struct Failure {
  std::string place;     ///< what was tried when it happened: "seed 3, reading"; may be empty
  std::string expected;  ///< a clause without a final full stop: "the same bytes each time"
  std::string found;     ///< what was there instead; may be empty

  bool operator==(const Failure&) const = default;
};

/// "seed 3: expected the same bytes each time; found ...".
std::string to_string(const Failure& failure);

/// Takes what one case has to say. One case that fails in a loop is told a few times and then only counted.
/// Not thread-safe.
class Recorder {
 public:
  static constexpr std::uint64_t most_told = 20;

  Recorder() = default;
  virtual ~Recorder() = default;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Returns `holds`.
  bool expect(bool holds, std::string_view expected, std::string_view found = {});
  void fail(std::string_view expected, std::string_view found = {}) { expect(false, expected, found); }

  /// The case cannot be tried on this plugin; why is a clause.
  void skip(std::string_view why) { skipped_ = why; }

  std::uint64_t failures() const { return failures_; }
  bool failed() const { return failures_ > 0; }
  const std::string& skipped() const { return skipped_; }

  /// While it lives, failures are at this place, within the places around it.
  class Place {
   public:
    Place(Recorder& recorder, std::string_view what);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    Recorder& recorder_;
    std::size_t length_before_;
  };

 protected:
  /// Called for the first `most_told` failures, at once.
  virtual void told(const Failure& failure) = 0;
  /// Called whenever another place is entered or left: where a crash then happens.
  virtual void entered(const std::string& /*place*/) {}

 private:
  std::string place_;
  std::string skipped_;
  std::uint64_t failures_ = 0;
};

/// Counts failures and keeps them to itself.
class QuietRecorder : public Recorder {
  void told(const Failure& /*failure*/) override {}
};

/// Bytes as a message shows them: in quotes, what is not printable escaped, cut where it is long.
std::string in_quotes(std::string_view bytes);

}  // namespace galley::conformance

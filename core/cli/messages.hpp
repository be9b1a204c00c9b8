// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Everything that the command says on standard error, as text or as JSON Lines (--log-format json).
///
/// Text:
///     galley: page.txt: cannot read: No such file or directory
///     galley: page.xml:3:7: warning: the element «foo» is not known; its text is kept
///     galley: page.docx: lost in text: 2 tables (first: article 1, section 2) and 3 notes (first: article 1)
///
/// JSON: one object a line. Every object has `severity` (error, warning, loss, note, inference) and
/// `message`. `file` is the input or output it is about. Errors have `kind` (usage, input, limit, output,
/// plugin, unsupported, cancelled, internal), the others `code`. The place is in `part`, `page`, `line`,
/// `column`, `offset`, `item`, as far as it is known. A loss with code not-carried has `format`, `feature`,
/// `count` and `first` (where). A note with code written has `output`, `format` and `bytes`. `more` counts
/// further messages of the same severity and code that were left out.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "galley/convert.hpp"
#include "galley/diagnostics.hpp"
#include "galley/error.hpp"

namespace galley::cli {

class Messages {
 public:
  void set_json(bool json) { json_ = json; }
  /// Errors only.
  void set_quiet(bool quiet) { quiet_ = quiet; }
  /// Each loss on a line of its own, rather than one line for all.
  void set_all_losses(bool all) { all_losses_ = all; }

  /// `file` may be empty, for what is about no file.
  void error(std::string_view file, const Error& error);

  /// Something that is odd, but of no input's making. Not with quiet.
  void warning(std::string_view file, std::string_view code, const std::string& message);

  /// What of the sandbox the kernel cannot give.
  void incomplete_sandbox(const std::string& missing) {
    warning({}, "incomplete-sandbox", "the sandbox is not complete: " + missing + "; going on without that");
  }

  /// What a reader, filter or writer had to say about an input: warnings and losses, and with JSON all.
  /// What repeats is cut short. Losses of code not-carried are left to losses().
  void diagnostics(std::string_view file, const Diagnostics& diagnostics);

  /// What an output in `format` does not hold.
  void losses(std::string_view file, std::string_view format, const std::vector<Loss>& losses);

  /// An output is in its place. Said with JSON only.
  void written(std::string_view file, std::string_view output, std::string_view format, std::uint64_t bytes);

 private:
  void reading_losses(std::string_view file, const Diagnostics& diagnostics);

  Paint paint_{2};
  bool json_ = false;
  bool quiet_ = false;
  bool all_losses_ = false;
};

/// "page.xml:3:7: warning: a sentence (article 1)", shown() and without a line end: how a place and a
/// sentence stand in a message. `label` may be empty.
std::string located_line(std::string_view file, const Place& place, std::string_view label, std::string_view message,
                         const Paint& paint);

/// Calls `show(diagnostic)` for the first few diagnostics of each code among those of one severity, then
/// `more(code, count)` for each code with others.
template <typename Show, typename More>
void for_each_bounded(const Diagnostics& diagnostics, Severity severity, std::uint64_t most, Show show, More more) {
  std::map<std::string_view, std::uint64_t> shown_of;
  for (const Diagnostic& diagnostic : diagnostics.entries()) {
    if (diagnostic.severity != severity) continue;
    if (++shown_of[diagnostic.code] <= most) show(diagnostic);
  }
  for (const auto& [code, listed] : shown_of) {
    const std::uint64_t all = diagnostics.count(severity, code);
    const std::uint64_t said = listed < most ? listed : most;
    if (all > said) more(code, all - said);
  }
}

}  // namespace galley::cli

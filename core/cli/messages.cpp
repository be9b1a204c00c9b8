// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"

#include <limits>

#include "cli/common_options.hpp"
#include "cli/json_output.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

/// Messages of one severity and code that are shown before the others are only counted.
constexpr std::uint64_t shown_of_a_kind = 5;

}  // namespace

std::string located_line(std::string_view file, const Place& place, std::string_view label, std::string_view message,
                         const Paint& paint) {
  std::string line;
  Place rest = place;
  if (!file.empty()) {
    line = shown_file(file);
    if (place.part.empty() && place.line > 0) {
      line += ":" + std::to_string(place.line);
      if (place.column > 0) line += ":" + std::to_string(place.column);
      rest.line = rest.column = 0;
      rest.offset = -1;
    }
    line = paint.bold(line + ":") + " ";
  }
  if (!label.empty()) line += paint.yellow(std::string(label) + ":") + " ";
  line += shown(message);
  if (const std::string where = to_string(rest); !where.empty()) line += " (" + shown(where) + ")";
  return line;
}

void Messages::error(std::string_view file, const Error& error) {
  if (json_) {
    print_error(json_line(file, error));
    return;
  }
  const std::string message =
      error.kind() == ErrorKind::limit ? with_limit_option(error.what()) : std::string(error.what());
  // Said of an internal error alone: for all others the sentence is what the user can act on.
  const std::string_view label = error.kind() == ErrorKind::internal ? "internal error" : "";
  print_error(paint_.red("galley:") + " " + located_line(file, error.place(), label, message, paint_) + "\n");
}

void Messages::warning(std::string_view file, std::string_view code, const std::string& message) {
  if (quiet_) return;
  if (json_) {
    print_error(json_line(file, Diagnostic{Severity::warning, std::string(code), message, {}}));
  } else {
    print_error("galley: " + located_line(file, {}, "warning", message, paint_) + "\n");
  }
}

void Messages::diagnostics(std::string_view file, const Diagnostics& diagnostics) {
  if (json_) {
    const bool quiet = quiet_;
    constexpr std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
    // Losses of this code are told by losses(); a warning of it (a picture that cannot be shown) is not.
    const auto told_by_losses = [](Severity severity, std::string_view code) {
      return severity == Severity::loss && code == code::not_carried;
    };
    for (const Severity severity : {Severity::inference, Severity::note, Severity::warning, Severity::loss}) {
      if (quiet) break;
      for_each_bounded(
          diagnostics, severity, all,
          [&](const Diagnostic& entry) {
            if (!told_by_losses(severity, entry.code)) print_error(json_line(file, entry));
          },
          [&](std::string_view code, std::uint64_t count) {
            if (!told_by_losses(severity, code)) print_error(json_more_line(file, severity, code, count));
          });
    }
    return;
  }
  if (quiet_) return;
  for_each_bounded(
      diagnostics, Severity::warning, shown_of_a_kind,
      [&](const Diagnostic& entry) {
        print_error("galley: " + located_line(file, entry.place, "warning", entry.message, paint_) + "\n");
      },
      [&](std::string_view code, std::uint64_t count) {
        const std::string sentence = "and " + grouped(count) + " more of this kind (" + std::string(code) + ")";
        print_error("galley: " + located_line(file, {}, "warning", sentence, paint_) + "\n");
      });
  reading_losses(file, diagnostics);
}

void Messages::reading_losses(std::string_view file, const Diagnostics& diagnostics) {
  std::vector<std::string> parts;
  for_each_bounded(
      diagnostics, Severity::loss, all_losses_ ? std::numeric_limits<std::uint64_t>::max() : 1,
      [&](const Diagnostic& entry) {
        if (entry.code == code::not_carried) return;
        if (all_losses_) {
          print_error("galley: " + located_line(file, entry.place, "lost in reading", entry.message, paint_) + "\n");
          return;
        }
        parts.push_back(located_line({}, entry.place, {}, entry.message, paint_));
      },
      [&](std::string_view code, std::uint64_t count) {
        if (code == code::not_carried) return;
        parts.push_back(grouped(count) + " more of the kind " + std::string(code));
      });
  if (parts.empty()) return;
  const std::string hint = all_losses_ ? "" : " (--losses lists all)";
  print_error("galley: " + located_line(file, {}, "lost in reading", joined(parts) + hint, paint_) + "\n");
}

void Messages::losses(std::string_view file, std::string_view format, const std::vector<Loss>& losses) {
  if (quiet_ || losses.empty()) return;
  if (json_) {
    for (const Loss& loss : losses) print_error(json_line(file, format, loss));
    return;
  }
  const std::string label = "lost in " + std::string(format);
  if (!all_losses_) {
    print_error("galley: " + located_line(file, {}, label, to_string(losses), paint_) + "\n");
    return;
  }
  for (const Loss& loss : losses) {
    print_error("galley: " + located_line(file, {}, label, to_string(std::vector<Loss>{loss}), paint_) + "\n");
  }
}

void Messages::written(std::string_view file, std::string_view output, std::string_view format, std::uint64_t bytes) {
  if (json_ && !quiet_) print_error(json_written_line(file, output, format, bytes));
}

}  // namespace galley::cli

// SPDX-License-Identifier: Apache-2.0
#include "batch/report_page.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "batch/markup.hpp"
#include "batch/readable.hpp"
#include "batch/report_style.hpp"
#include "galley/diagnostics.hpp"

namespace galley::batch {

namespace {

/// Rows of a table that people still read; how many there are beyond is said.
constexpr std::size_t most_rows = 50;

std::string documents_text(std::uint64_t number) {
  return grouped(number) + (number == 1 ? " document" : " documents");
}

std::string words_of(Outcome outcome) {
  std::string words(to_string(outcome));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "";
  const double value = 100 * static_cast<double>(part) / static_cast<double>(whole);
  // What is not all is not rounded to all, and what is not nothing not to nothing.
  if (part < whole && value > 99.9) return "> 99.9 %";
  if (part > 0 && value < 0.1) return "< 0.1 %";
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), part == whole || part == 0 ? "%.0f %%" : "%.1f %%", value);
  return text.data();
}

std::string cell(const std::string& markup) { return element("td", {}, markup); }
std::string number_cell(const std::string& text) { return element("td", "number", escaped(text)); }

/// `headings` that begin with '#' are of numbers.
std::string table(const std::vector<std::string>& headings, const std::string& rows) {
  std::string head;
  for (const std::string& heading : headings) {
    const bool number = heading.starts_with('#');
    head += number ? "<th scope=\"col\" class=\"number\">" + escaped(heading.substr(1)) + "</th>"
                   : "<th scope=\"col\">" + escaped(heading) + "</th>";
  }
  return "<div class=\"scroll\"><table><thead><tr>" + head + "</tr></thead><tbody>\n" + rows +
         "</tbody></table></div>\n";
}

std::string row(const std::string& cells) { return "<tr>" + cells + "</tr>\n"; }

std::string and_more(std::uint64_t more, std::string_view what) {
  return more == 0 ? std::string()
                   : element("p", "faint", "And " + grouped(more) + " more " + std::string(what) + ".") + "\n";
}

std::string tile(std::string_view name, const std::string& value) {
  return "<div>" + element("dt", {}, escaped(name)) + element("dd", {}, escaped(value)) + "</div>\n";
}

std::string notes(const Report& report) {
  std::string out;
  const auto note = [&](const std::string& markup) { out += element("p", "note", markup) + "\n"; };
  for (const UnreadableJournal& journal : report.unreadable) {
    note("The journal " + foreign(journal.path) +
         " could not be read, so its documents are missing here: " + foreign(journal.reason) + ".");
  }
  if (!report.missing_shards.empty()) {
    std::string names;
    for (const std::string& name : report.missing_shards) names += (names.empty() ? "" : ", ") + name;
    note("No journal was given of these parts of the batch: " + escaped(names) + ".");
  }
  std::uint64_t unfinished = 0;
  for (const ReportedShard& shard : report.shards) unfinished += shard.journal.unfinished_runs;
  if (report.of(Outcome::pending) > 0) {
    note(
        documents_text(report.of(Outcome::pending)) +
        " were listed and are not done with: a run is under way, or was stopped. The same command goes on from there.");
  } else if (unfinished > 0) {
    note(grouped(unfinished) + (unfinished == 1 ? " run is" : " runs are") +
         " under way, or did not come to an end. A later run goes on where one ended, so this may be all the same.");
  }
  if (report.not_listed > 0) {
    note(documents_text(report.not_listed) +
         " of earlier runs were not among the inputs of the last one. They are counted here too.");
  }
  return out;
}

std::string head(const Report& report) {
  std::string out = "<header>\n<h1>Batch report</h1>\n";
  std::string versions;
  std::vector<std::string> seen;
  for (const ReportedShard& shard : report.shards) {
    for (const std::string& version : shard.journal.versions) {
      if (std::find(seen.begin(), seen.end(), version) != seen.end()) continue;
      seen.push_back(version);
      versions += (versions.empty() ? "" : ", ") + version;
    }
  }
  std::string line = "Galley " + versions;
  if (report.started > 0) line += ", begun " + utc_time(report.started);
  if (report.noted > 0) line += ", last noted " + utc_time(report.noted);
  if (report.started > 0) line += " (UTC)";
  out += element("p", "faint", escaped(line)) + "\n</header>\n" + notes(report) + "<dl class=\"tiles\">\n";
  out += tile("documents", grouped(report.documents));
  out += tile("done", grouped(report.of(Outcome::done)));
  out += tile("failed", grouped(report.failed()));
  out += tile("done with losses", grouped(report.with_losses));
  out += tile("read", short_size(report.input_sizes.sum()));
  out += tile("written", short_size(report.output_sizes.sum()));
  out += tile("processor time", short_duration(report.processor_microseconds));
  out += tile("median time", report.durations.count() == 0 ? "none" : short_duration(report.durations.quantile(0.5)));
  return out + "</dl>\n";
}

std::string section(std::string_view id, std::string_view heading, const std::string& markup) {
  return "<section id=\"" + std::string(id) + "\">\n" + element("h2", {}, escaped(heading)) + "\n" + markup +
         "</section>\n";
}

std::string outcomes(const Report& report) {
  std::vector<BarPart> parts;
  std::string rows;
  std::string label = "Documents by outcome:";
  for (const Outcome outcome : {Outcome::done, Outcome::lost, Outcome::failed, Outcome::crashed, Outcome::timed_out,
                                Outcome::out_of_memory, Outcome::pending}) {
    const std::uint64_t count = report.of(outcome);
    if (count == 0) continue;
    const std::string name(to_string(outcome));
    const std::string words = words_of(outcome);
    parts.push_back({name, words + ": " + grouped(count), count});
    label += " " + words + " " + grouped(count) + ",";
    rows +=
        row(cell("<svg class=\"key\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" height=\"1\" class=\"" +
                 name + "\"/></svg>" + escaped(words)) +
            number_cell(grouped(count)) + number_cell(percent(count, report.documents)));
  }
  if (parts.empty()) return section("outcomes", "Outcomes", element("p", {}, "There are no documents.") + "\n");
  label.back() = '.';
  std::string out = parted_bar(parts, label) + table({"outcome", "#documents", "#of all"}, rows);
  if (report.retried > 0) {
    out += element("p", "faint", documents_text(report.retried) + " tried a second time, each by itself.") + "\n";
  }
  return section("outcomes", "Outcomes", out);
}

std::string distribution(std::string_view heading, const Distribution& values, std::string (*unit)(std::uint64_t)) {
  if (values.count() == 0) return {};
  const std::string summary = "median " + unit(values.quantile(0.5)) + ", 95 % within " + unit(values.quantile(0.95)) +
                              ", 99 % within " + unit(values.quantile(0.99)) + ", most " + unit(values.most());
  return "<div>\n" + element("h3", {}, escaped(heading)) + "\n" +
         histogram(values, unit, std::string(heading) + ": " + summary) + element("p", "faint", escaped(summary)) +
         "\n</div>\n";
}

std::string durations(const Report& report) {
  if (report.durations.count() == 0) return {};
  std::string out = distribution("Documents by time on the clock", report.durations, short_duration);
  std::string rows;
  for (const ReportedTime& time : report.slowest) {
    rows += row(cell(foreign(time.input)) + cell(escaped(words_of(time.outcome))) +
                number_cell(short_duration(time.microseconds)) + number_cell(short_size(time.input_bytes)) +
                number_cell(time.peak_bytes == 0 ? "" : short_size(time.peak_bytes)));
  }
  out += "<h3>The slowest</h3>\n" + table({"input", "outcome", "#time", "#size", "#memory"}, rows);
  return section("durations", "Durations", out);
}

std::string sizes(const Report& report) {
  const std::string out = distribution("Inputs by size", report.input_sizes, short_size) +
                          distribution("Outputs by size", report.output_sizes, short_size) +
                          distribution("Documents by the most memory of their worker", report.memory, short_size);
  return out.empty() ? out : section("sizes", "Sizes and memory", element("div", "pair", out) + "\n");
}

std::string files(const std::vector<ReportedFile>& files, std::uint64_t documents, std::string_view message) {
  std::string items;
  for (const ReportedFile& file : files) {
    std::string item = foreign(file.input);
    if (!file.place.empty()) item += element("span", "faint", " at " + foreign(file.place));
    if (!file.message.empty() && file.message != message)
      item += element("span", "faint", ": " + foreign(file.message));
    items += element("li", {}, item) + "\n";
  }
  return element("ul", {}, "\n" + items) + "\n" +
         and_more(documents - std::min<std::uint64_t>(documents, files.size()), "of this kind; the journals name them");
}

std::string losses(const Report& report) {
  if (report.losses.empty()) return {};
  const std::uint64_t most = report.losses.front().documents;
  std::string rows;
  std::string lists;
  for (std::size_t i = 0; i < std::min(report.losses.size(), most_rows); ++i) {
    const ReportedLoss& loss = report.losses[i];
    const bool carried = loss.code != code::not_carried;
    std::string name = carried ? loss.code : loss.feature;
    std::replace(name.begin(), name.end(), '-', ' ');
    rows += row(cell(escaped(name)) + cell(carried ? "while reading or writing" : "not carried by the format") +
                number_cell(grouped(loss.documents)) + number_cell(grouped(loss.count)) +
                element("td", "bar", share_bar(loss.documents, most)));
    lists += "<details>" + element("summary", {}, escaped(name) + ": the first of " + documents_text(loss.documents)) +
             files(loss.files, loss.documents, {}) + "</details>\n";
  }
  return section("losses", "Losses by feature",
                 table({"feature", "how", "#documents", "#times", ""}, rows) +
                     and_more(report.losses.size() - std::min(report.losses.size(), most_rows), "kinds") + lists);
}

std::string failures(const Report& report) {
  if (report.causes.empty()) return {};
  const std::uint64_t most = report.causes.front().documents;
  std::string out;
  for (std::size_t i = 0; i < std::min(report.causes.size(), most_rows); ++i) {
    const ReportedCause& cause = report.causes[i];
    const std::string label = words_of(cause.outcome) + (cause.kind.empty() ? "" : ", " + cause.kind);
    out += i < 3 ? "<details open>" : "<details>";
    out += "<summary>" + element("span", "number", grouped(cause.documents)) + " " + foreign(cause.message) + " " +
           element("span", "faint", "(" + escaped(label) + ")") + share_bar(cause.documents, most) + "</summary>" +
           files(cause.files, cause.documents, cause.message) + "</details>\n";
  }
  out += and_more(report.causes.size() - std::min(report.causes.size(), most_rows), "causes");
  return section("failures", "Failures by cause", out);
}

std::string formats(const Report& report) {
  if (report.formats.empty()) return {};
  std::string rows;
  for (std::size_t i = 0; i < std::min(report.formats.size(), most_rows); ++i) {
    const ReportedFormats& pair = report.formats[i];
    rows += row(cell(escaped(pair.from.empty() ? "not known" : pair.from)) + cell(escaped(pair.to)) +
                number_cell(grouped(pair.documents)) + number_cell(grouped(pair.done)) +
                number_cell(percent(pair.done, pair.documents)));
  }
  return section("formats", "Formats", table({"from", "to", "#documents", "#done", "#of them"}, rows));
}

std::string shards(const Report& report) {
  std::string rows;
  for (std::size_t i = 0; i < std::min(report.shards.size(), most_rows); ++i) {
    const ReportedShard& shard = report.shards[i];
    std::uint64_t all = 0;
    for (const std::uint64_t count : shard.by_outcome) all += count;
    const std::uint64_t done = shard.by_outcome.at(static_cast<std::size_t>(Outcome::done));
    const std::uint64_t pending = shard.by_outcome.at(static_cast<std::size_t>(Outcome::pending));
    rows += row(cell(escaped(shard.journal.shard)) + cell(foreign(shard.journal.path)) +
                number_cell(grouped(shard.journal.runs)) + number_cell(grouped(all)) + number_cell(grouped(done)) +
                number_cell(grouped(pending)) +
                number_cell(shard.journal.last_noted ? utc_time(*shard.journal.last_noted) : ""));
  }
  return section("journals", "Journals",
                 table({"shard", "journal", "#runs", "#documents", "#done", "#pending", "#last noted (UTC)"}, rows) +
                     and_more(report.shards.size() - std::min(report.shards.size(), most_rows), "journals"));
}

}  // namespace

std::string report_page(const Report& report) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Batch report: " +
         documents_text(report.documents) + ", " + grouped(report.failed()) + " failed</title>\n<style>" +
         std::string(report_style) + "</style>\n</head>\n<body>\n" + head(report) + "<main>\n" + outcomes(report) +
         failures(report) + losses(report) + durations(report) + sizes(report) + formats(report) + shards(report) +
         "</main>\n</body>\n</html>\n";
}

}  // namespace galley::batch

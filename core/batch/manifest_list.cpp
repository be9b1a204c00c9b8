// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include <galley_toml.hpp>

#include "batch/input_list.hpp"
#include "batch/line_reader.hpp"
#include "batch/worker_request.hpp"
#include "convert/input_file.hpp"
#include "galley/error.hpp"
#include "galley/source.hpp"
#include "host/descriptor.hpp"

namespace galley::batch {

namespace {

constexpr std::size_t longest_entry = 1 << 20;

/// An entry as the lines of a worker have it.
ListedInput input_of(std::string_view entry, const Task& defaults, const std::string& place) {
  ListedInput input;
  try {
    WorkerRequest request = parse_request(entry, defaults);
    if (request.input_path.empty()) throw BadRequest{{}, "the input of a manifest's entry is a path"};
    request.task.wants_diagnostics = false;
    input.path = request.input_path;
    input.relative = relative_name(input.path);
    input.output = request.output_path;
    input.task = std::make_unique<Task>(std::move(request.task));
  } catch (const BadRequest& bad) {
    input.path = place;
    input.problem = bad.message;
  }
  return input;
}

class JsonManifest : public InputList {
 public:
  JsonManifest(std::string name, Descriptor own, int descriptor, Task defaults, const Cancellation& cancellation)
      : name_(std::move(name)),
        own_(std::move(own)),
        descriptor_(descriptor),
        defaults_(std::move(defaults)),
        lines_(descriptor, '\n', longest_entry, cancellation) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) bytes_ = static_cast<double>(status.st_size);
  }

  std::optional<ListedInput> next() override {
    while (const std::optional<Line> line = lines_.next()) {
      const std::string place = name_ + ":" + std::to_string(++number_);
      if (line->too_long) {
        ListedInput input;
        input.path = place;
        input.problem = "the entry is longer than 1 MiB";
        return input;
      }
      if (line->text.find_first_not_of(" \t\r") != std::string::npos) return input_of(line->text, defaults_, place);
    }
    return std::nullopt;
  }
  bool ready() override { return lines_.ready(); }
  int descriptor() const override { return bytes_ >= 0 ? -1 : descriptor_; }
  std::optional<double> fraction() const override {
    if (bytes_ <= 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(lines_.consumed()) / bytes_);
  }

 private:
  std::string name_;
  Descriptor own_;
  int descriptor_;
  Task defaults_;
  LineReader lines_;
  double bytes_ = -1;  ///< of the manifest; -1: not known
  std::uint64_t number_ = 0;
};

/// TOML cannot be read by pieces: this one is for manifests that people write.
class TomlManifest : public InputList {
 public:
  TomlManifest(std::string name, Descriptor file, Task defaults)
      : name_(std::move(name)), defaults_(std::move(defaults)) {
    const Source source = Source::from_descriptor(file.get(), name_);
    try {
      table_ = toml::parse(source.bytes(), name_);
    } catch (const toml::parse_error& error) {
      throw Error(ErrorKind::usage, "the manifest is not TOML: " + std::string(error.description()),
                  Place{.line = error.source().begin.line, .column = error.source().begin.column});
    }
    for (const auto& [key, value] : table_) {
      if (key != "document") {
        throw Error(ErrorKind::usage, "the manifest has '" + std::string(key.str()) +
                                          "', where only tables named 'document' are known ([[document]])");
      }
    }
    documents_ = table_["document"].as_array();
    if (documents_ == nullptr) throw Error(ErrorKind::usage, "the manifest has no tables named 'document'");
  }

  std::optional<ListedInput> next() override {
    if (next_ == documents_->size()) return std::nullopt;
    const toml::node& entry = *documents_->get(next_++);
    std::ostringstream json;
    if (const toml::table* table = entry.as_table()) json << toml::json_formatter{*table};
    return input_of(json.str(), defaults_, name_ + ":" + std::to_string(entry.source().begin.line));
  }
  std::optional<double> fraction() const override {
    return static_cast<double>(next_) / static_cast<double>(std::max<std::size_t>(documents_->size(), 1));
  }

 private:
  std::string name_;
  Task defaults_;
  toml::table table_;
  const toml::array* documents_ = nullptr;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<InputList> list_of_manifest(const std::string& file, const Task& defaults,
                                            const Cancellation& cancellation) {
  if (file == "-") return std::make_unique<JsonManifest>("-", Descriptor(), STDIN_FILENO, defaults, cancellation);
  Descriptor descriptor = open_input(file, {});
  if (file.ends_with(".toml")) return std::make_unique<TomlManifest>(file, std::move(descriptor), defaults);
  const int number = descriptor.get();
  return std::make_unique<JsonManifest>(file, std::move(descriptor), number, defaults, cancellation);
}

}  // namespace galley::batch

// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <utility>

#include "batch/input_list.hpp"
#include "batch/line_reader.hpp"
#include "convert/input_file.hpp"
#include "host/descriptor.hpp"

namespace galley::batch {

namespace {

class NameList : public InputList {
 public:
  NameList(Descriptor own, int descriptor, bool by_nul, const Cancellation& cancellation)
      : own_(std::move(own)),
        descriptor_(descriptor),
        by_nul_(by_nul),
        lines_(descriptor, by_nul ? '\0' : '\n', PATH_MAX, cancellation) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) bytes_ = static_cast<double>(status.st_size);
  }

  std::optional<ListedInput> next() override {
    while (std::optional<Line> line = lines_.next()) {
      // A list that was made on Windows; a name may end in '\r' only in one by NUL.
      if (!by_nul_ && line->text.ends_with('\r')) line->text.pop_back();
      if (line->text.empty() && !line->too_long) continue;
      ListedInput input;
      if (line->too_long) input.problem = "a name of the list is longer than a path may be";
      if (line->text.find('\0') != std::string::npos) {
        input.problem = "a name of the list has a NUL in it; is it one by NUL (--null)?";
        line->text.clear();
      }
      input.relative = relative_name(line->text);
      input.path = std::move(line->text);
      return input;
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
  Descriptor own_;
  int descriptor_;
  bool by_nul_;
  LineReader lines_;
  double bytes_ = -1;  ///< of the list; -1: not known
};

}  // namespace

std::string relative_name(const std::string& path) {
  std::filesystem::path result;
  for (const std::filesystem::path& part : std::filesystem::path(path).lexically_normal().relative_path()) {
    if (part != "..") result /= part;
  }
  return result.native();
}

std::unique_ptr<InputList> list_of_names(const std::string& file, bool by_nul, const Cancellation& cancellation) {
  if (file == "-") return std::make_unique<NameList>(Descriptor(), STDIN_FILENO, by_nul, cancellation);
  Descriptor descriptor = open_input(file, {});
  const int number = descriptor.get();
  return std::make_unique<NameList>(std::move(descriptor), number, by_nul, cancellation);
}

}  // namespace galley::batch

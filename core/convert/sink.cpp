// SPDX-License-Identifier: Apache-2.0
#include "galley/sink.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "convert/output_file.hpp"
#include "convert/writing.hpp"
#include "galley/error.hpp"
#include "host/descriptor.hpp"

namespace galley {

Sink::~Sink() = default;

namespace {

/// What all sinks but those of plain files do: keep everything until the commit.
class HeldSink : public Sink {
 public:
  explicit HeldSink(const Limits& limits) : limits_(limits) {}

  void write(std::string_view bytes) override {
    check_output_size(held_.size() + bytes.size(), limits_);
    held_.append(bytes);
  }
  std::uint64_t size() const override { return size_ + held_.size(); }

 protected:
  /// What was written, which is counted but no longer held.
  std::string take() {
    size_ += held_.size();
    return std::exchange(held_, {});
  }

 private:
  Limits limits_;
  std::string held_;
  std::uint64_t size_ = 0;
};

class DescriptorSink : public HeldSink {
 public:
  DescriptorSink(int number, const Limits& limits) : HeldSink(limits), number_(number) {}
  void commit() override { write_all(number_, take()); }

 private:
  int number_;
};

/// A device, a pipe or another file that cannot be replaced by a new one.
class StreamSink : public HeldSink {
 public:
  StreamSink(Descriptor descriptor, const Limits& limits) : HeldSink(limits), descriptor_(std::move(descriptor)) {}
  void commit() override {
    write_all(descriptor_.get(), take());
    if (!descriptor_.close()) throw_unwritable(errno);
  }

 private:
  Descriptor descriptor_;
};

class MemorySink : public HeldSink {
 public:
  MemorySink(std::string& target, const Limits& limits) : HeldSink(limits), target_(target) {}
  void commit() override {
    std::string bytes = take();
    if (target_.empty()) {
      target_ = std::move(bytes);
    } else {
      target_.append(bytes);
    }
  }

 private:
  std::string& target_;
};

/// The number of one of this process's own descriptors that a path stands for: replacing the file behind
/// /dev/stdout would leave the shell's redirection with the old one.
int own_descriptor(std::string_view path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = path.substr(folder.size());
    int number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size()) return number;
  }
  return -1;
}

Descriptor open_stream(const char* path) {
  int number = 0;
  do {
    number = ::open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  } while (number < 0 && errno == EINTR);
  if (number < 0) throw_unwritable(errno);
  return Descriptor(number);
}

}  // namespace

OutputFile open_output(const std::filesystem::path& path, const Limits& limits) {
  if (const int number = own_descriptor(path.native()); number >= 0) {
    Descriptor duplicate(::fcntl(number, F_DUPFD_CLOEXEC, 0));
    if (!duplicate) throw_unwritable(errno);
    return {nullptr, std::move(duplicate)};
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) throw_unwritable(EISDIR);
    if (!S_ISREG(status.st_mode)) return {nullptr, open_stream(path.c_str())};
  } else if (errno != ENOENT) {
    throw_unwritable(errno);
  }
  return {std::make_unique<ReplacedFile>(path.native(), limits), {}};
}

std::unique_ptr<Sink> file_sink(const std::filesystem::path& path, const Limits& limits) {
  OutputFile output = open_output(path, limits);
  if (output.replaced) return std::move(output.replaced);
  return std::make_unique<StreamSink>(std::move(output.stream), limits);
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): who reports an error says the name, not the sink.
std::unique_ptr<Sink> descriptor_sink(int descriptor, std::string /*name*/, const Limits& limits) {
  return std::make_unique<DescriptorSink>(descriptor, limits);
}

std::unique_ptr<Sink> memory_sink(std::string& bytes, const Limits& limits) {
  return std::make_unique<MemorySink>(bytes, limits);
}

}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
#include <locale.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/allocator_interface.h>
#endif

#include "conformance/captured_stream.hpp"
#include "conformance/case.hpp"
#include "conformance/feature_complete.hpp"
#include "conformance/random_text.hpp"

namespace galley::conformance {

namespace {

/// Everything that the plugin does, once, with sound and with unsound input.
void use(const Subject& subject) {
  const PluginDescription& description = subject.description();
  if (description.kind == PluginKind::filter) filter(subject, feature_complete_document());
  if (description.writes) write(subject, feature_complete_document());
  if (!description.reads) return;
  for (const Input& input : inputs(subject)) {
    read(subject, input.bytes);
    read(subject, input.bytes.substr(0, input.bytes.size() / 2));
  }
  read(subject, Random(1).bytes(1'000));
}

void says_nothing_itself(const Subject& subject) {
  CapturedStream output(STDOUT_FILENO);
  CapturedStream errors(STDERR_FILENO);
  use(subject);
  for (auto& [stream, name] : {std::pair(&output, "standard output"), std::pair(&errors, "standard error")}) {
    const std::string said = stream->end();
    subject.recorder.expect(said.empty(), std::string("nothing on ") + name + ", which belongs to the caller",
                            in_quotes(said));
  }
}

std::ptrdiff_t open_descriptors() {
  const std::filesystem::directory_iterator descriptors("/proc/self/fd");
  return std::distance(begin(descriptors), end(descriptors));
}

void leaves_nothing_open(const Subject& subject) {
  // Libraries may keep something from their first use on.
  use(subject);
  const std::ptrdiff_t before = open_descriptors();
  for (int i = 0; i < 3; ++i) use(subject);
  const std::ptrdiff_t after = open_descriptors();
  subject.recorder.expect(after == before, "as many open descriptors after three more uses: " + std::to_string(before),
                          std::to_string(after));
}

/// What is allocated now: the heap in use, and what is mapped for large blocks.
std::size_t allocated_bytes() {
#ifdef __SANITIZE_ADDRESS__
  return ::__sanitizer_get_current_allocated_bytes();
#else
  const struct mallinfo2 heap = ::mallinfo2();
  return heap.uordblks + heap.hblkhd;
#endif
}

std::size_t resident_bytes() {
  std::ifstream status("/proc/self/statm");
  std::size_t pages = 0;
  std::size_t resident = 0;
  status >> pages >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// use() in a thread of its own.
void use_in_thread(const Subject& subject) {
  std::exception_ptr thrown;
  std::thread thread([&] {
    try {
      use(subject);
    } catch (...) {
      thrown = std::current_exception();
    }
  });
  thread.join();
  if (thrown) std::rethrow_exception(thrown);
}

/// By how many bytes the heap grew at least from each of some uses to the next. What grows each time is a leak, however
/// small; a cache grows once in a while, and then no more.
std::size_t smallest_growth(const Subject& subject, void (*use_once)(const Subject&)) {
  constexpr int rounds = 6;
  for (int i = 0; i < 2; ++i) use_once(subject);
  std::size_t smallest = SIZE_MAX;
  std::size_t before = allocated_bytes();
  for (int i = 0; i < rounds; ++i) {
    use_once(subject);
    const std::size_t now = allocated_bytes();
    smallest = std::min(smallest, now > before ? now - before : 0);
    before = now;
  }
  return smallest;
}

/// The same work again and again needs no more memory than before.
void keeps_no_memory(const Subject& subject) {
  constexpr std::size_t least_leak = 16;
  constexpr std::size_t most_resident = 64 << 20;
  use(subject);
  const std::size_t resident_before = resident_bytes();
  std::size_t growth = smallest_growth(subject, use);
  // The C library counts freed blocks that it keeps for the thread as used until the thread ends; some libraries keep
  // a little for each thread. A leak is what shows either way.
  if (growth >= least_leak) growth = std::min(growth, smallest_growth(subject, use_in_thread));
  subject.recorder.expect(growth < least_leak, "no memory to be kept from use to use",
                          std::to_string(growth) + " bytes more after each use");
#ifndef __SANITIZE_ADDRESS__  // which keeps what is freed for a while
  const std::size_t resident = resident_bytes();
  subject.recorder.expect(resident < resident_before + most_resident, "the process not to grow from use to use",
                          std::to_string((resident - std::min(resident, resident_before)) >> 20U) + " MiB more");
#else
  (void)resident_before;
  (void)most_resident;
#endif
}

void leaves_the_process_as_it_was(const Subject& subject) {
  const std::string locale = ::setlocale(LC_ALL, nullptr);
  const std::filesystem::path folder = std::filesystem::current_path();
  use(subject);
  subject.recorder.expect(::setlocale(LC_ALL, nullptr) == locale, "the locale as it was: " + locale,
                          ::setlocale(LC_ALL, nullptr));
  subject.recorder.expect(std::filesystem::current_path() == folder, "the current folder as it was: " + folder.string(),
                          std::filesystem::current_path().string());
}

/// Two readers, two writers and two filters may work side by side.
void works_in_several_threads(const Subject& subject) {
  const PluginDescription& description = subject.description();
  std::vector<Input> all;
  if (description.reads) all = inputs(subject);
  struct Result {
    std::vector<Document> documents;
    std::string bytes;
  };
  const auto work = [&](Result& result) {
    Diagnostics diagnostics;
    const Document document = feature_complete_document();
    for (int i = 0; i < 3; ++i) {
      result = {};
      for (const Input& input : all) {
        const Source source = Source::from_memory(input.bytes, input.name);
        result.documents.push_back(read_document(subject.host, source, {.format = subject.id()}, diagnostics));
      }
      if (description.kind == PluginKind::filter) {
        filter_document(subject.host, result.documents.emplace_back(document), {.filter = subject.id()}, diagnostics);
      }
      if (!description.writes) continue;
      const std::unique_ptr<Sink> sink = memory_sink(result.bytes);
      write_document(subject.host, document, *sink, {.format = subject.id()}, diagnostics);
    }
  };
  std::vector<Result> results(4);
  std::vector<std::thread> threads;
  for (Result& result : results) {
    threads.emplace_back([&work, &result] {
      try {
        work(result);
      } catch (const std::exception& exception) {
        result.bytes = std::string("failed: ") + exception.what();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  Result alone;
  work(alone);
  for (const Result& result : results) {
    subject.recorder.expect(result.bytes == alone.bytes, "the same bytes in each thread as in one alone",
                            in_quotes(result.bytes));
    subject.recorder.expect(result.documents == alone.documents, "the same document in each thread as in one alone");
  }
}

}  // namespace

std::vector<Case> behaviour_cases() {
  return {{"SaysNothingItself", "nothing is written to standard output and standard error", to_every_plugin,
           says_nothing_itself},
          {"LeavesNothingOpen", "no descriptor stays open", to_every_plugin, leaves_nothing_open},
          {"KeepsNoMemory", "the same work again and again takes no more memory", to_every_plugin, keeps_no_memory},
          {"LeavesTheProcessAsItWas", "locale and current folder stay as they are", to_every_plugin,
           leaves_the_process_as_it_was},
          {"WorksInSeveralThreads", "four threads at once make what one alone makes", to_every_plugin,
           works_in_several_threads}};
}

}  // namespace galley::conformance

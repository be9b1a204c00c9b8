// SPDX-License-Identifier: Apache-2.0
#include "written_pdf.hpp"

#include <cstdlib>
#include <filesystem>

#include "galley/plugin.hpp"
#include "pdf/writer.hpp"
#include "pdf/writer_options.hpp"
#include "testing/child_process.hpp"

namespace galley::testing {

WrittenPdf::WrittenPdf(Document document, const OptionValues& values) {
  canonicalize(document);
  const Options options(pdf::writer_options(), values);
  const Limits limits;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics_, cancellation};
  auto sink = memory_sink(bytes_);
  pdf::write(document, *sink, context);
  sink->commit();
  folder_.write("file.pdf", bytes_);
}

namespace {

Outcome call(const ScratchFolder& folder, std::vector<std::string> words) {
  for (std::string& word : words) {
    if (word == "FILE") word = (folder.path() / "file.pdf").string();
  }
  Call one;
  // Found by the shell, as a person would call it.
  one.words = {"/usr/bin/env"};
  one.words.insert(one.words.end(), words.begin(), words.end());
  one.folder = folder.path();
  return run(one);
}

}  // namespace

std::string WrittenPdf::open() const { return output({"qpdf", "--qdf", "--object-streams=disable", "FILE", "-"}); }

std::string WrittenPdf::output(std::vector<std::string> words) const { return call(folder_, std::move(words)).output; }

std::string WrittenPdf::complaints(std::vector<std::string> words) const {
  const Outcome outcome = call(folder_, std::move(words));
  return outcome.output + outcome.errors;
}

bool has_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string folders = path == nullptr ? "/usr/bin:/bin" : path;
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    std::error_code error;
    if (std::filesystem::exists(folders.substr(begin, end - begin) + "/" + name, error)) return true;
    begin = end + 1;
  }
  return false;
}

std::string without_space(const std::string& text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= ' ') continue;
    if (text.compare(i, 2, "\xC2\xAD") == 0) {
      ++i;
      continue;
    }
    if (text.compare(i, 2, "\xE2\x80") == 0 && i + 2 < text.size()) {
      const auto last = static_cast<unsigned char>(text[i + 2]);
      if ((last >= 0x8E && last <= 0x8F) || (last >= 0xAA && last <= 0xAE)) {
        i += 2;
        continue;
      }
    }
    if (text.compare(i, 3, "\xE3\x80\x80") == 0) {
      i += 2;
      continue;
    }
    bare += text[i];
  }
  return bare;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

std::string value_of(const std::string& text, const std::string& key) {
  const std::size_t at = text.find("/" + key + " ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + key.size() + 2;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace galley::testing

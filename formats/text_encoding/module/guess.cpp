// SPDX-License-Identifier: Apache-2.0
#include <uchardet/uchardet.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <string>

#include "text_encoding/labels.hpp"
#include "text_encoding/module/convert.hpp"
#include "text_encoding/module/interface.h"
#include "text_encoding/module/plausibility.hpp"
#include "text_encoding/module/sample.hpp"

namespace galley::text_encoding {
namespace {

constexpr std::size_t sample_budget = 64 * 1024;

struct Delete {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

/// What uchardet says, as the standard names it; empty when it says nothing that we can read.
std::string detected(std::string_view sample) {
  const std::unique_ptr<uchardet, Delete> detector(uchardet_new());
  if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const Encoding* encoding = encoding_of_label(uchardet_get_charset(detector.get()));
  if (encoding == nullptr || encoding->scheme != Scheme::table) return {};
  return encoding->name == "GBK" ? "gb18030" : std::string(encoding->name);
}

bool holds_iso_2022_jp(std::string_view sample) {
  return sample.find("\x1B$B") != std::string_view::npos || sample.find("\x1B$@") != std::string_view::npos;
}

std::size_t beyond_ascii(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

template <std::size_t N>
void copy(char (&to)[N], std::string_view from) {
  const std::size_t size = std::min(from.size(), N - 1);
  std::memcpy(to, from.data(), size);
  to[size] = '\0';
}

void guess(const char* bytes, std::size_t size, galley_encoding_guess* result) {
  *result = {};
  try {
    const std::string sample = telling_sample({bytes, size}, sample_budget);
    if (holds_iso_2022_jp(sample)) {
      copy(result->name, "ISO-2022-JP");
      copy(result->evidence, "escape sequences of JIS X 0208");
      result->confidence = 0.95;
      return;
    }
    const std::string detector_says = detected(sample);
    const Reading reading = most_plausible_reading(sample, detector_says);
    constexpr double least = 0.15;
    if (reading.score < least) {
      // A few odd bytes in ASCII are damage, not an encoding.
      if (detector_says.empty() || beyond_ascii(sample) * 20 < sample.size()) return;
      copy(result->name, detector_says);
      copy(result->evidence, "from byte frequencies alone");
      result->confidence = 0.3;
      return;
    }
    copy(result->name, reading.encoding);
    copy(result->evidence, "reads like " + reading.language);
    const double lead = reading.score - std::max(reading.runner_up, 0.0);
    result->confidence = std::clamp(0.5 * reading.score + lead, 0.2, 0.99);
  } catch (const std::exception&) {
    *result = {};
  }
}

const galley_text_encoding_functions functions = {GALLEY_TEXT_ENCODING_VERSION, guess, decode_with_converter,
                                                  encode_with_converter};

}  // namespace
}  // namespace galley::text_encoding

extern "C" __attribute__((visibility("default"))) const void* galley_text_encoding() {
  return &galley::text_encoding::functions;
}

// SPDX-License-Identifier: Apache-2.0
#include "pdf/output_intent.hpp"

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace galley::pdf {
namespace {

void add_number(std::string& bytes, std::uint32_t value, int size = 4) {
  for (int i = size - 1; i >= 0; --i) bytes += static_cast<char>(value >> (8 * i));
}

/// s15Fixed16Number
void add_fixed(std::string& bytes, double value) {
  add_number(bytes, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

std::string xyz(double x, double y, double z) {
  std::string bytes = "XYZ ";
  add_number(bytes, 0);
  add_fixed(bytes, x);
  add_fixed(bytes, y);
  add_fixed(bytes, z);
  return bytes;
}

/// textDescriptionType
std::string description(const std::string& text) {
  std::string bytes = "desc";
  add_number(bytes, 0);
  add_number(bytes, static_cast<std::uint32_t>(text.size() + 1));
  bytes += text;
  bytes += '\0';
  add_number(bytes, 0);
  add_number(bytes, 0);
  bytes.append(2 + 1 + 67, '\0');
  return bytes;
}

std::string text(const std::string& content) {
  std::string bytes = "text";
  add_number(bytes, 0);
  bytes += content;
  bytes += '\0';
  return bytes;
}

/// The transfer curve of sRGB in 1,024 steps.
std::string curve() {
  constexpr std::uint32_t steps = 1024;
  std::string bytes = "curv";
  add_number(bytes, 0);
  add_number(bytes, steps);
  for (std::uint32_t i = 0; i < steps; ++i) {
    const double value = i / (steps - 1.0);
    const double linear = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    add_number(bytes, static_cast<std::uint32_t>(std::lround(linear * 65535)), 2);
  }
  return bytes;
}

}  // namespace

std::string srgb_profile() {
  const std::string shared_curve = curve();
  // Primaries adapted to the D50 white of the connection space (Bradford).
  const std::vector<std::pair<std::string, std::string>> tags = {
      {"desc", description("sRGB IEC61966-2.1")},
      {"cprt", text("No copyright, use freely")},
      {"wtpt", xyz(0.9642, 1.0, 0.8249)},
      {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
      {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
      {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
      {"rTRC", shared_curve},
      {"gTRC", shared_curve},
      {"bTRC", shared_curve},
  };
  const std::size_t table = 128 + 4 + tags.size() * 12;
  std::string directory;
  std::string data;
  std::uint32_t curve_offset = 0;
  add_number(directory, static_cast<std::uint32_t>(tags.size()));
  for (const auto& [signature, bytes] : tags) {
    auto offset = static_cast<std::uint32_t>(table + data.size());
    const bool is_curve = signature.ends_with("TRC");
    if (is_curve && curve_offset != 0) {
      offset = curve_offset;
    } else {
      data += bytes;
      while (data.size() % 4 != 0) data += '\0';
      if (is_curve) curve_offset = offset;
    }
    directory += signature;
    add_number(directory, offset);
    add_number(directory, static_cast<std::uint32_t>(bytes.size()));
  }
  std::string header;
  add_number(header, static_cast<std::uint32_t>(table + data.size()));
  add_number(header, 0);
  add_number(header, 0x02100000);
  header += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2001U, 1U, 1U, 0U, 0U, 0U}) add_number(header, part, 2);
  header += "acsp";
  header.append(28, '\0');
  add_fixed(header, 0.9642);
  add_fixed(header, 1.0);
  add_fixed(header, 0.8249);
  header.resize(128, '\0');
  return header + directory + data;
}

}  // namespace galley::pdf

// SPDX-License-Identifier: Apache-2.0
#include "zip_package/package.hpp"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>

#include "galley/error.hpp"
#include "zip_package/directory_end.hpp"

namespace galley::zip_package {

namespace {

// Below this an entry may be packed as tightly as it likes: it cannot hurt, and small repetitive parts do.
constexpr std::uint64_t ratio_free_bytes = std::uint64_t{1} << 20;

std::string fold_ascii(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

/// The name with its folders made plain, or nothing when it leads above the root.
std::optional<std::string> normalise(std::string_view name) {
  std::string path;
  path.reserve(name.size());
  std::size_t position = 0;
  while (position <= name.size()) {
    std::size_t end = name.find_first_of("/\\", position);
    if (end == std::string_view::npos) end = name.size();
    const std::string_view step = name.substr(position, end - position);
    position = end + 1;
    if (step.empty() || step == ".") continue;
    if (step == "..") {
      if (path.empty()) return std::nullopt;
      const std::size_t slash = path.rfind('/');
      path.resize(slash == std::string::npos ? 0 : slash);
      continue;
    }
    if (!path.empty()) path += '/';
    path += step;
  }
  return path;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string undo_percent_encoding(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high >= 0 && low >= 0 && (high != 0 || low != 0)) {
        plain += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    plain += text[i];
  }
  return plain;
}

bool has_scheme(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
  });
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using File = std::unique_ptr<zip_file_t, CloseFile>;

[[noreturn]] void fail(const Entry& entry, ErrorKind kind, std::string message) {
  throw Error(kind, std::move(message), {.part = entry.name});
}

File open_entry(zip* archive, const Entry& entry, zip_flags_t flags) {
  File file(zip_fopen_index(archive, entry.index, flags));
  if (file) return file;
  const zip_error_t* error = zip_get_error(archive);
  const bool unknown_method = zip_error_code_zip(error) == ZIP_ER_COMPNOTSUPP;
  fail(entry, unknown_method ? ErrorKind::unsupported : ErrorKind::input,
       std::string("it cannot be unpacked: ") + zip_error_strerror(zip_get_error(archive)));
}

void read_fully(zip_file_t* file, const Entry& entry, std::string& data) {
  for (std::size_t filled = 0; filled < data.size();) {
    const zip_int64_t got = zip_fread(file, data.data() + filled, data.size() - filled);
    if (got < 0) fail(entry, ErrorKind::input, std::string("it is damaged: ") + zip_file_strerror(file));
    if (got == 0) fail(entry, ErrorKind::input, "it is damaged: it ends before the size that the package declares");
    filled += static_cast<std::size_t>(got);
  }
}

}  // namespace

void Package::Close::operator()(zip* archive) const { zip_discard(archive); }
void Package::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Package::Package(std::string_view bytes, const Limits& limits, Diagnostics& diagnostics)
    : bytes_(bytes), limits_(limits), diagnostics_(diagnostics) {
  // Asked before libzip, which sets aside memory for as many entries as the file says it has.
  const std::optional<std::uint64_t> declared = declared_entries(bytes);
  if (!declared) throw Error(ErrorKind::input, describe_other_container(bytes));
  if (*declared > limits.entries) {
    throw Error(ErrorKind::limit, "the package holds " + std::to_string(*declared) + " files, more than the limit of " +
                                      std::to_string(limits.entries));
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) zip_source_free(source);
  }
  if (!archive_) {
    std::string message = "the zip package is damaged: ";
    message += zip_error_strerror(&error);
    zip_error_fini(&error);
    throw Error(ErrorKind::input, std::move(message));
  }
  zip_error_fini(&error);
  list_entries();
}

Package::~Package() = default;

void Package::list_entries() {
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (count < 0 || static_cast<std::uint64_t>(count) > limits_.entries) {
    throw Error(ErrorKind::limit, "the package holds more files than the limit of " + std::to_string(limits_.entries));
  }
  entries_.reserve(static_cast<std::size_t>(count));
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), i, ZIP_FL_ENC_GUESS, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) continue;
    const std::string_view raw = stat.name;
    std::optional<std::string> name = normalise(raw);
    if (!name) {
      diagnostics_.warning(code::malformed, "a file of the package is named \"" + std::string(raw.substr(0, 200)) +
                                                "\", which leads outside it; it is not read");
      continue;
    }
    if (name->empty() || raw.back() == '/' || raw.back() == '\\') continue;  // a folder
    if (!by_name_.emplace(*name, entries_.size()).second) {
      diagnostics_.warning(code::malformed, "the package holds more than one file of this name; the first is read",
                           {.part = std::move(*name)});
      continue;
    }
    by_folded_name_.emplace(fold_ascii(*name), entries_.size());
    entries_.push_back({.name = std::move(*name),
                        .size = (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0,
                        .packed_size = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0,
                        .index = i});
  }
}

const Entry* Package::find(std::string_view name) const {
  while (name.starts_with('/')) name.remove_prefix(1);
  const auto exact = by_name_.find(std::string(name));
  if (exact != by_name_.end()) return &entries_[exact->second];
  const auto folded = by_folded_name_.find(fold_ascii(name));
  return folded == by_folded_name_.end() ? nullptr : &entries_[folded->second];
}

std::string Package::read(const Entry& entry) {
  const std::uint64_t packed = std::min<std::uint64_t>(entry.packed_size, bytes_.size());
  if (entry.size > ratio_free_bytes && entry.size / limits_.expansion_ratio > packed) {
    fail(entry, ErrorKind::limit,
         "it unpacks to more than " + std::to_string(limits_.expansion_ratio) +
             " times its packed size, as zip bombs do (--limit expansion-ratio=N allows more)");
  }
  if (entry.size > limits_.expanded_bytes - std::min(expanded_, limits_.expanded_bytes)) {
    fail(entry, ErrorKind::limit,
         "the package unpacks to more than " + std::to_string(limits_.expanded_bytes) +
             " bytes (--limit expanded-bytes=N allows more)");
  }
  zip_stat_t stat;
  const bool known = zip_stat_index(archive_.get(), entry.index, 0, &stat) == 0;
  if (known && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    fail(entry, ErrorKind::unsupported, "it is encrypted in the zip package");
  constexpr zip_uint64_t needed = ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  const bool deflated = known && (stat.valid & needed) == needed && stat.comp_method == ZIP_CM_DEFLATE &&
                        entry.packed_size <= bytes_.size();
  std::string data = deflated ? unpack_deflated(entry, stat.crc) : unpack(entry);
  expanded_ += data.size();
  return data;
}

// libdeflate takes half the time of zlib, which libzip would use, where the whole is in memory anyway.
std::string Package::unpack_deflated(const Entry& entry, std::uint32_t checksum) {
  std::string packed(static_cast<std::size_t>(entry.packed_size), '\0');
  read_fully(open_entry(archive_.get(), entry, ZIP_FL_COMPRESSED).get(), entry, packed);
  if (!decompressor_) decompressor_.reset(libdeflate_alloc_decompressor());
  if (!decompressor_) throw std::bad_alloc();
  std::string data(static_cast<std::size_t>(entry.size), '\0');
  std::size_t size = 0;
  switch (libdeflate_deflate_decompress(decompressor_.get(), packed.data(), packed.size(), data.data(), data.size(),
                                        &size)) {
    case LIBDEFLATE_SUCCESS:
      break;
    case LIBDEFLATE_INSUFFICIENT_SPACE:
      fail(entry, ErrorKind::input, "it is damaged: it is longer than the package declares");
    default:
      fail(entry, ErrorKind::input, "it is damaged: its compressed data are invalid");
  }
  if (size < data.size())
    fail(entry, ErrorKind::input, "it is damaged: it ends before the size that the package declares");
  if (libdeflate_crc32(0, data.data(), data.size()) != checksum)
    fail(entry, ErrorKind::input, "it is damaged: its checksum is another one");
  return data;
}

std::string Package::unpack(const Entry& entry) {
  const File file = open_entry(archive_.get(), entry, 0);
  std::string data(static_cast<std::size_t>(entry.size), '\0');
  read_fully(file.get(), entry, data);
  // One more byte makes libzip compare the checksum, and shows an entry that is longer than it says.
  char beyond = 0;
  const zip_int64_t more = zip_fread(file.get(), &beyond, 1);
  if (more < 0) fail(entry, ErrorKind::input, std::string("it is damaged: ") + zip_file_strerror(file.get()));
  if (more > 0) fail(entry, ErrorKind::input, "it is damaged: it is longer than the package declares");
  return data;
}

std::optional<std::string> resolve_reference(std::string_view base, std::string_view reference) {
  if (has_scheme(reference)) return std::nullopt;
  reference = reference.substr(0, reference.find_first_of("#?"));
  const std::string path = undo_percent_encoding(reference);
  if (path.starts_with('/') || path.starts_with('\\')) return normalise(path);
  const std::size_t slash = base.rfind('/');
  std::string whole(slash == std::string_view::npos ? std::string_view() : base.substr(0, slash + 1));
  whole += path;
  return normalise(whole);
}

}  // namespace galley::zip_package

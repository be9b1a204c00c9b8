// SPDX-License-Identifier: Apache-2.0
#include "zip_package/package_writer.hpp"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>
#include <new>

#include "galley/error.hpp"

namespace galley::zip_package {

namespace {

// Of libdeflate. Past it, more time saves little of XML; it is also that of zip programs.
constexpr int compression_level = 6;
constexpr zip_uint16_t first_dos_date = 1 << 5 | 1;  // 1980-01-01
constexpr zip_uint32_t plain_file_attributes = 0100644U << 16;
constexpr std::size_t copy_size = std::size_t{1} << 18;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

[[noreturn]] void fail(const char* reason) {
  throw Error(ErrorKind::output, std::string("the zip package cannot be written: ") + reason);
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

/// A file as a source of libzip that is deflated already: by libdeflate, in half the time that libzip's zlib takes.
/// It is packed when libzip comes to it and let go when libzip has written it, so that one is held at a time.
class DeflatedSource {
 public:
  DeflatedSource(std::string_view data, libdeflate_compressor* compressor) : data_(data), compressor_(compressor) {}

  static zip_int64_t call(void* self, void* to, zip_uint64_t size, zip_source_cmd_t command) {
    return static_cast<DeflatedSource*>(self)->answer(to, size, command);
  }

 private:
  zip_int64_t answer(void* to, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      case ZIP_SOURCE_STAT:
        return stat(to, size);
      case ZIP_SOURCE_OPEN:
        position_ = 0;
        return pack() ? 0 : -1;
      case ZIP_SOURCE_READ: {
        const std::size_t length = std::min<std::size_t>(size, packed_.size() - position_);
        std::memcpy(to, packed_.data() + position_, length);
        position_ += length;
        return static_cast<zip_int64_t>(length);
      }
      case ZIP_SOURCE_CLOSE:
        packed_ = {};
        return 0;
      case ZIP_SOURCE_ERROR: {
        zip_error_t error;
        zip_error_init(&error);
        zip_error_set(&error, ZIP_ER_MEMORY, 0);
        return zip_error_to_data(&error, to, size);
      }
      default:
        return 0;
    }
  }

  zip_int64_t stat(void* to, zip_uint64_t size) {
    // It is asked for again when the file is written and let go.
    if (size < sizeof(zip_stat_t) || (packed_size_ == 0 && !pack())) return -1;
    auto* stat = static_cast<zip_stat_t*>(to);
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    stat->size = data_.size();
    stat->comp_size = packed_size_;
    stat->crc = checksum_;
    stat->comp_method = ZIP_CM_DEFLATE;
    return sizeof(zip_stat_t);
  }

  bool pack() {
    if (!packed_.empty()) return true;
    try {
      packed_.resize(libdeflate_deflate_compress_bound(compressor_, data_.size()));
    } catch (const std::bad_alloc&) {
      return false;
    }
    packed_.resize(
        libdeflate_deflate_compress(compressor_, data_.data(), data_.size(), packed_.data(), packed_.size()));
    packed_size_ = packed_.size();
    checksum_ = libdeflate_crc32(0, data_.data(), data_.size());
    return packed_size_ > 0;
  }

  std::string_view data_;
  libdeflate_compressor* compressor_;
  std::string packed_;
  std::size_t packed_size_ = 0;
  std::uint32_t checksum_ = 0;
  std::size_t position_ = 0;
};

}  // namespace

void PackageWriter::add(std::string name, std::string data, Packing packing) {
  owned_.push_back(std::move(data));
  add_view(std::move(name), owned_.back(), packing);
}

void PackageWriter::add_view(std::string name, std::string_view data, Packing packing) {
  if (!names_.insert(name).second) throw Error(ErrorKind::internal, "the package holds " + name + " already");
  files_.push_back({std::move(name), data, packing});
}

bool PackageWriter::contains(std::string_view name) const { return names_.contains(std::string(name)); }

void PackageWriter::write_to(Sink& sink) {
  // These outlive the archive, which calls the sources until it is gone.
  const Compressor compressor(libdeflate_alloc_compressor(compression_level));
  if (!compressor) throw std::bad_alloc();
  std::deque<DeflatedSource> sources;
  zip_error_t error;
  zip_error_init(&error);
  std::unique_ptr<zip_source_t, Free> target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) fail("out of memory");
  zip_source_keep(target.get());  // zip_close gives up one reference; this one is for reading the result
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(target.get());
    fail(zip_error_strerror(&error));
  }
  for (const File& file : files_) {
    const bool store = file.packing == Packing::stored || file.data.empty();
    zip_source_t* source = store ? zip_source_buffer(archive.get(), file.data.data(), file.data.size(), 0)
                                 : zip_source_function(archive.get(), DeflatedSource::call,
                                                       &sources.emplace_back(file.data, compressor.get()));
    if (source == nullptr) fail(zip_strerror(archive.get()));
    const zip_int64_t index = zip_file_add(archive.get(), file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(zip_strerror(archive.get()));
    }
    const auto position = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive.get(), position, store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    zip_file_set_dostime(archive.get(), position, 0, first_dos_date, 0);
    zip_file_set_external_attributes(archive.get(), position, 0, ZIP_OPSYS_UNIX, plain_file_attributes);
  }
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  static_cast<void>(archive.release());

  if (zip_source_open(target.get()) != 0) fail(zip_error_strerror(zip_source_error(target.get())));
  std::string piece(copy_size, '\0');
  while (true) {
    const zip_int64_t got = zip_source_read(target.get(), piece.data(), piece.size());
    if (got < 0) {
      zip_source_close(target.get());
      fail(zip_error_strerror(zip_source_error(target.get())));
    }
    if (got == 0) break;
    sink.write({piece.data(), static_cast<std::size_t>(got)});
  }
  zip_source_close(target.get());
  files_.clear();
  names_.clear();
  owned_.clear();
}

}  // namespace galley::zip_package

// SPDX-License-Identifier: Apache-2.0
#include "zip_package/package_writer.hpp"

#include <zip.h>

#include <memory>

#include "galley/error.hpp"

namespace galley::zip_package {

namespace {

// Past 5, zlib spends twice the time on XML to save 2 % of it.
constexpr zip_uint32_t compression_level = 5;
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
    zip_source_t* source = zip_source_buffer(archive.get(), file.data.data(), file.data.size(), 0);
    if (source == nullptr) fail(zip_strerror(archive.get()));
    const zip_int64_t index = zip_file_add(archive.get(), file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(zip_strerror(archive.get()));
    }
    const auto position = static_cast<zip_uint64_t>(index);
    const bool store = file.packing == Packing::stored || file.data.empty();
    zip_set_file_compression(archive.get(), position, store ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                             store ? 0 : compression_level);
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

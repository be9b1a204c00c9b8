// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "galley/limits.hpp"
#include "galley/sink.hpp"
#include "host/descriptor.hpp"

namespace galley {

/// A regular file that is there whole or not at all.
///
/// The bytes go to a file without a name (O_TMPFILE) in the same folder, which the kernel removes when the
/// process dies; the commit gives it a temporary name and renames that over the old file (a new file gets
/// its own name at once). Where the file system has no such files, a file with a temporary name is used
/// from the start and removed on failure.
///
/// An existing file keeps its permission bits and, where the process may set them, its owner and group; its
/// other names (hard links) keep the old content. A file that the process may not write is not replaced. A
/// new file gets what the umask leaves. Nothing is synced to the disk: after a crash of the process there
/// is the old file or the new one; after a crash of the machine it is what the file system promises.
class GALLEY_API ReplacedFile : public Sink {
 public:
  /// `path` names a regular file, a symbolic link to one, or nothing yet. Throws Error(output).
  /// `temporary_name` is what the file may be called meanwhile, in place of a random name, for who writes nothing else
  /// of that name into that folder: what a killed process left under it is then replaced by the next.
  ReplacedFile(const std::string& path, const Limits& limits, std::string temporary_name = {});
  ~ReplacedFile() override;

  void write(std::string_view bytes) override;
  void commit() override;
  std::uint64_t size() const override { return size_; }

  /// Another process may write here before the commit, which then is of what both wrote.
  int descriptor() const { return file_.get(); }

 private:
  void open_temporary();
  std::string free_name();
  void take_over_permissions();
  void name_temporary();
  void flush();

  Limits limits_;
  Descriptor folder_;
  std::string name_;  ///< in folder_
  Descriptor file_;
  std::string temporary_name_;  ///< in folder_; empty while the file has no name
  std::string chosen_name_;     ///< for temporary_name_; empty: a random one
  std::string held_;
  std::uint64_t size_ = 0;
};

}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Where a batch's inputs come from: folders, lists of names, manifests. They are given out one by one and never
/// held, however many there are.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/task.hpp"
#include "galley/limits.hpp"

namespace galley::batch {

/// One document to convert.
struct ListedInput {
  std::string path;            ///< to open it by, and its name in messages and in the journal
  std::string relative;        ///< what the name of its output is made of: below the folder that was walked
  std::string output;          ///< as a manifest says; empty: the name template says
  std::unique_ptr<Task> task;  ///< as a manifest says; null: as the command line does
  std::string problem;         ///< why it cannot be done at all: the manifest's line makes no sense; else empty
};

class InputList {
 public:
  virtual ~InputList() = default;
  /// The next; nothing at the end. Throws Error(input) where the list itself cannot be read.
  virtual std::optional<ListedInput> next() = 0;
  /// Would next() give an answer without waiting for somebody?
  virtual bool ready() { return true; }
  /// What can be read once it is ready; -1 for a list that never waits.
  virtual int descriptor() const { return -1; }
  /// How much of the list is given out, from 0 to 1; nothing when that is not known.
  virtual std::optional<double> fraction() const { return std::nullopt; }
};

/// "../a/./b.docx" -> "a/b.docx", "/srv/a.docx" -> "srv/a.docx": what an output's name may be made of.
std::string relative_name(const std::string& path);

/// Which files of a folder are meant. A pattern without a slash is for the name at any depth, another for the path
/// below the folder, in which `*` goes over slashes too (fnmatch(3)). No `include`: all files.
struct Patterns {
  std::vector<std::string> include;
  std::vector<std::string> exclude;  ///< a folder that fits is not entered

  bool includes(const std::string& relative) const;
  bool excludes(const std::string& relative) const;
};

/// Files and folders as on a command line. In folders: regular files, links to such too, but no links to folders,
/// nothing hidden and no journals; sorted, where a folder has not very many entries. `left_out` is a folder that is
/// not entered, which need not exist: where the outputs go.
std::unique_ptr<InputList> list_of_paths(std::vector<std::string> paths, Patterns patterns,
                                         std::filesystem::path left_out);

/// A file of names, each ended by a line feed, or where `by_nul` by a NUL. "-": standard input. Names are taken as
/// they are, relative ones below the current folder.
std::unique_ptr<InputList> list_of_names(const std::string& file, bool by_nul, const Cancellation& cancellation);

/// A manifest: JSON Lines with one request as `galley worker` takes it in each line, whose input is a path; or TOML
/// with the same members in tables named `document`, where the file's name ends in ".toml". What an entry does not
/// say is in `defaults`. Names are relative to the current folder.
std::unique_ptr<InputList> list_of_manifest(const std::string& file, const Task& defaults,
                                            const Cancellation& cancellation);

}  // namespace galley::batch

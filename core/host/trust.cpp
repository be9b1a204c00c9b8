// SPDX-License-Identifier: Apache-2.0
#include "host/trust.hpp"

#include <unistd.h>

#include "host/install_place.hpp"

namespace galley {

namespace {

bool owns_library(uid_t user) {
  static const struct stat library = [] {
    struct stat status {};
    if (library_path().empty() || ::stat(library_path().c_str(), &status) != 0) status.st_uid = 0;
    return status;
  }();
  return library.st_uid == user;
}

}  // namespace

std::string distrust(const struct stat& status) {
  if ((status.st_mode & S_IWOTH) != 0) return "may be written to by everybody";
  if ((status.st_mode & S_IWGRP) != 0) return "may be written to by a group";
  if (status.st_uid == 0 || status.st_uid == ::geteuid() || owns_library(status.st_uid)) return {};
  return "belongs to another user (" + std::to_string(status.st_uid) + ")";
}

}  // namespace galley

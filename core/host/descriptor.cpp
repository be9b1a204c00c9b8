// SPDX-License-Identifier: Apache-2.0
#include "host/descriptor.hpp"

#include <cerrno>
#include <system_error>

namespace galley {

std::string system_reason(int error_number) {
  switch (error_number) {
    case ENOENT:
      return "no such file or folder";
    case EACCES:
    case EPERM:
      return "permission denied";
    case EISDIR:
      return "it is a folder";
    case ENOTDIR:
      return "a part of its path is not a folder";
    case ELOOP:
      return "its symbolic links go in a circle";
    case ENAMETOOLONG:
      return "its name is too long";
    case EROFS:
      return "the file system is read-only";
    case ENOSPC:
      return "no space is left on the device";
    case EDQUOT:
      return "the disk quota is used up";
    case EFBIG:
      return "the file would be larger than the system allows";
    case EPIPE:
      return "the program that reads the output has closed it";
    case EIO:
      return "the device reports an input/output error";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    case ETXTBSY:
      return "it is a program that is running";
    default: {
      // glibc's words begin with a capital; in a sentence they stand after a colon.
      std::string text = std::generic_category().message(error_number);
      if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z') text[0] += 'a' - 'A';
      return text;
    }
  }
}

}  // namespace galley

// SPDX-License-Identifier: Apache-2.0
#include "host/elf.hpp"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/error.hpp"
#include "host/descriptor.hpp"

namespace galley {

namespace {

using Header = ElfW(Ehdr);
using Segment = ElfW(Phdr);
using SectionHeader = ElfW(Shdr);
using Symbol = ElfW(Sym);

constexpr std::uint64_t largest_table = 64 << 20;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::plugin, why); }

/// A shared object's file; every read is checked against its size.
class ElfFile {
 public:
  explicit ElfFile(const std::filesystem::path& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (!file_) refuse("cannot be read: " + system_reason(errno));
    struct stat status {};
    if (::fstat(file_.get(), &status) != 0) refuse("cannot be read: " + system_reason(errno));
    if (!S_ISREG(status.st_mode)) refuse("is not a regular file");
    size_ = static_cast<std::uint64_t>(status.st_size);
  }

  void need(std::uint64_t offset, std::uint64_t size) const {
    if (offset > size_ || size > size_ - offset)
      refuse("is damaged: it ends after " + std::to_string(size_) + " bytes");
  }

  void read(std::uint64_t offset, void* to, std::uint64_t size) const {
    need(offset, size);
    auto* out = static_cast<char*>(to);
    while (size > 0) {
      const ssize_t count = ::pread(file_.get(), out, size, static_cast<off_t>(offset));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) refuse("cannot be read: " + system_reason(errno));
      if (count == 0) refuse("is damaged: it ends early");
      out += count;
      offset += static_cast<std::uint64_t>(count);
      size -= static_cast<std::uint64_t>(count);
    }
  }

  template <class T>
  std::vector<T> table(std::uint64_t offset, std::uint64_t count) const {
    if (count > largest_table / sizeof(T)) refuse("is damaged: a table in it is too large");
    need(offset, count * sizeof(T));
    std::vector<T> rows(count);
    read(offset, rows.data(), count * sizeof(T));
    return rows;
  }

  std::uint64_t size() const { return size_; }

 private:
  Descriptor file_;
  std::uint64_t size_ = 0;
};

/// The header of the code that runs now tells what the module's must be.
#if defined(__x86_64__)
constexpr auto machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr auto machine = EM_AARCH64;
#elif defined(__riscv)
constexpr auto machine = EM_RISCV;
#elif defined(__powerpc64__)
constexpr auto machine = EM_PPC64;
#elif defined(__s390x__)
constexpr auto machine = EM_S390;
#elif defined(__i386__)
constexpr auto machine = EM_386;
#elif defined(__arm__)
constexpr auto machine = EM_ARM;
#else
#error "say which ELF machine this is"
#endif
constexpr auto word_class = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
constexpr auto byte_order = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;

Header read_header(const ElfFile& file) {
  Header header{};
  if (file.size() == 0) refuse("is empty");
  std::uint64_t known = std::min<std::uint64_t>(file.size(), sizeof header);
  file.read(0, &header, known);
  if (known < SELFMAG || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) refuse("is not a shared object");
  file.need(0, sizeof header);
  if (header.e_ident[EI_CLASS] != word_class || header.e_ident[EI_DATA] != byte_order || header.e_machine != machine) {
    refuse("is built for another kind of processor");
  }
  if (header.e_type != ET_DYN || header.e_phentsize != sizeof(Segment)) refuse("is not a shared object");
  return header;
}

std::vector<SectionHeader> read_sections(const ElfFile& file, const Header& header) {
  if (header.e_shoff == 0 || header.e_shnum == 0 || header.e_shentsize != sizeof(SectionHeader)) {
    refuse("has no section table, so that its stamp cannot be checked");
  }
  std::vector<SectionHeader> sections = file.table<SectionHeader>(header.e_shoff, header.e_shnum);
  for (const SectionHeader& section : sections) {
    if (section.sh_type != SHT_NOBITS && section.sh_type != SHT_NULL) file.need(section.sh_offset, section.sh_size);
  }
  return sections;
}

std::optional<Symbol> find_symbol(const ElfFile& file, const std::vector<SectionHeader>& sections,
                                  std::string_view name) {
  for (const SectionHeader& section : sections) {
    if (section.sh_type != SHT_DYNSYM || section.sh_link >= sections.size()) continue;
    const SectionHeader& names_section = sections[section.sh_link];
    const std::vector<char> names = file.table<char>(names_section.sh_offset, names_section.sh_size);
    for (const Symbol& symbol : file.table<Symbol>(section.sh_offset, section.sh_size / sizeof(Symbol))) {
      if (symbol.st_shndx == SHN_UNDEF || symbol.st_name >= names.size()) continue;
      if (names.size() - symbol.st_name <= name.size()) continue;
      const char* candidate = names.data() + symbol.st_name;
      if (std::memcmp(candidate, name.data(), name.size()) == 0 && candidate[name.size()] == '\0') return symbol;
    }
  }
  return std::nullopt;
}

/// A stamp's text fields are foreign bytes.
std::string printable(const char (&text)[32]) {
  std::string result;
  for (const char c : text) {
    if (c == '\0') break;
    result += c > ' ' && c < 0x7f ? c : '?';
  }
  return result;
}

}  // namespace

Stamp read_stamp(const std::filesystem::path& module) {
  const ElfFile file(module);
  const Header header = read_header(file);
  const std::vector<Segment> segments = file.table<Segment>(header.e_phoff, header.e_phnum);
  for (const Segment& segment : segments) {
    if (segment.p_type != PT_NULL && segment.p_filesz > 0) file.need(segment.p_offset, segment.p_filesz);
  }
  const std::optional<Symbol> symbol = find_symbol(file, read_sections(file, header), "galley_stamp");
  if (!symbol) refuse("is not a Galley plugin: it has no stamp");
  for (const Segment& segment : segments) {
    if (segment.p_type != PT_LOAD || symbol->st_value < segment.p_vaddr) continue;
    const std::uint64_t within = symbol->st_value - segment.p_vaddr;
    if (within > segment.p_filesz || sizeof(Stamp) > segment.p_filesz - within) continue;
    Stamp stamp{};
    file.read(segment.p_offset + within, &stamp, sizeof stamp);
    return stamp;
  }
  refuse("is not a Galley plugin: its stamp holds nothing");
}

void check_stamp(const Stamp& stamp) {
  const Stamp own = current_stamp();
  if (std::memcmp(stamp.magic, own.magic, sizeof own.magic) != 0 || stamp.size != own.size) {
    refuse("is not a Galley plugin: its stamp is not one");
  }
  if (stamp.sdk_version != own.sdk_version) {
    refuse("is built for version " + std::to_string(stamp.sdk_version) + " of the SDK, and this Galley has version " +
           std::to_string(own.sdk_version));
  }
  if (std::memcmp(stamp.compiler, own.compiler, sizeof own.compiler) != 0) {
    refuse("is built by another kind of compiler (" + printable(stamp.compiler) + ", and this Galley by " +
           printable(own.compiler) + ")");
  }
  if (std::memcmp(stamp.standard_library, own.standard_library, sizeof own.standard_library) != 0) {
    refuse("is built with another C++ standard library (" + printable(stamp.standard_library) +
           ", and this Galley with " + printable(own.standard_library) + ")");
  }
}

}  // namespace galley

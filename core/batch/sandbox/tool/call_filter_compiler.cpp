// SPDX-License-Identifier: Apache-2.0
// Writes the filter of system calls as the body of an array of sock_filter, for call_filter.cpp to include:
//
//     call_filter_compiler conversion call_filter.inc
//
// Programs of plugins may do more: `program` is the list of what they may not, `signals` of all that sends signals.
// The list for conversions is of what they do: read and write open files, open files (Landlock says which), memory,
// time, threads. Everything else fails with EPERM, and what the C library has another way for with ENOSYS.
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "batch/sandbox/call_filter.hpp"

namespace {

constexpr const char* allowed[] = {
    // open files
    "read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "preadv2", "pwritev2", "lseek",
    "_llseek", "close", "close_range", "dup", "dup2", "dup3", "fstat", "fstat64", "fstatfs", "fstatfs64", "ftruncate",
    "ftruncate64", "fallocate", "fsync", "fdatasync", "fadvise64", "fadvise64_64", "readahead", "copy_file_range",
    "sendfile", "sendfile64", "fcntl", "fcntl64", "flock", "getdents", "getdents64", "sendmsg", "recvmsg", "sendto",
    "recvfrom", "shutdown", "poll", "ppoll", "ppoll_time64", "select", "pselect6", "pselect6_time64", "_newselect",
    // files by name
    "open", "openat", "openat2", "access", "faccessat", "faccessat2", "stat", "lstat", "stat64", "lstat64",
    "newfstatat", "fstatat64", "statx", "statfs", "statfs64", "readlink", "readlinkat", "getcwd", "umask",
    // memory
    "brk", "mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise", "mincore", "mlock", "munlock", "msync",
    "membarrier", "memfd_create", "map_shadow_stack",
    // time
    "clock_gettime", "clock_gettime64", "clock_getres", "clock_getres_time64", "clock_nanosleep",
    "clock_nanosleep_time64", "nanosleep", "gettimeofday", "time", "times", "setitimer", "getitimer", "alarm",
    // the process itself
    "exit", "exit_group", "getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getresuid",
    "getresgid", "getuid32", "geteuid32", "getgid32", "getegid32", "getgroups", "getpgrp", "getrusage", "getrlimit",
    "ugetrlimit", "sysinfo", "uname", "getrandom", "getcpu", "getpriority", "sched_yield", "sched_getaffinity",
    "sched_getparam", "sched_getscheduler", "restart_syscall", "pause",
    // threads and signals
    "futex", "futex_time64", "set_robust_list", "get_robust_list", "set_tid_address", "rseq", "rt_sigaction",
    "rt_sigprocmask", "rt_sigreturn", "sigreturn", "rt_sigpending", "rt_sigtimedwait", "rt_sigtimedwait_time64",
    "rt_sigsuspend", "sigaltstack", "arch_prctl", "set_thread_area"};

/// What would let a program out of its session, its limits or Landlock's rules, which say nothing of modes, owners and
/// times. io_uring does calls that a filter does not see.
constexpr const char* denied_to_programs[] = {
    // the session and its process group, by which all of it is ended
    "setsid", "setpgid",
    // the network and other processes
    "socket", "connect", "bind", "listen", "accept", "accept4", "ptrace", "process_vm_readv", "process_vm_writev",
    "process_madvise", "pidfd_getfd", "kcmp", "move_pages", "migrate_pages", "setpriority", "sched_setscheduler",
    "sched_setattr", "sched_setparam", "ioprio_set",
    // files beyond what Landlock rules
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "chown32", "fchown", "fchown32", "lchown", "lchown32",
    "fchownat", "utime", "utimes", "futimesat", "utimensat", "utimensat_time64", "setxattr", "lsetxattr", "fsetxattr",
    "setxattrat", "removexattr", "lremovexattr", "fremovexattr", "removexattrat", "truncate", "truncate64", "mknod",
    "mknodat", "name_to_handle_at", "open_by_handle_at", "file_setattr", "fanotify_init", "inotify_add_watch", "acct",
    "quotactl", "quotactl_fd", "swapon", "swapoff", "sync", "syncfs",
    // the machine
    "mount", "umount", "umount2", "pivot_root", "chroot", "unshare", "setns", "fsopen", "fsmount", "fsconfig", "fspick",
    "open_tree", "open_tree_attr", "move_mount", "mount_setattr", "bpf", "perf_event_open", "keyctl", "add_key",
    "request_key", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "kexec_load",
    "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot", "sethostname", "setdomainname",
    "settimeofday", "clock_settime", "clock_settime64", "clock_adjtime", "clock_adjtime64", "adjtimex", "stime",
    "syslog", "iopl", "ioperm", "vhangup", "nfsservctl", "lookup_dcookie", "personality", "shmget", "msgget", "semget",
    "mq_open"};

constexpr const char* signalling[] = {
    "kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal"};

[[noreturn]] void fail(const char* what, int error) {
  std::fprintf(stderr, "call_filter_compiler: %s: %s\n", what, std::strerror(error));
  std::exit(1);
}

void check(const char* what, int result) {
  if (result < 0) fail(what, -result);
}

template <std::size_t count>
void add_calls(scmp_filter_ctx filter, std::uint32_t action, const char* const (&names)[count]) {
  for (const char* name : names) {
    const int call = seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR || call < 0) continue;  // another architecture's, or newer than this libseccomp
    check(name, seccomp_rule_add(filter, action, call, 0));
  }
}

void add_program_rules(scmp_filter_ctx filter) {
  const std::uint32_t denied = SCMP_ACT_ERRNO(EPERM);
  add_calls(filter, denied, denied_to_programs);
  // New namespaces would give a process rights that the filter and the limits are to keep from it.
  for (const unsigned long space :
       {CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP}) {
    check("clone", seccomp_rule_add(filter, denied, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, space, space)));
  }
  // Their arguments lie in memory, where a filter cannot look; the C library has other ways.
  check("clone3", seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0));
  check("openat2", seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0));
  // Opening for reading that truncates: kernels before 6.2 do not let Landlock know.
  constexpr unsigned long flags = O_TRUNC | O_ACCMODE;
  check("open", seccomp_rule_add(filter, denied, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, flags, O_TRUNC)));
  check("openat", seccomp_rule_add(filter, denied, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, flags, O_TRUNC)));
  // Typing into a terminal.
  for (const unsigned long request : {TIOCSTI, TIOCLINUX}) {
    check("ioctl",
          seccomp_rule_add(filter, denied, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffffUL, request)));
  }
}

void add_rules(scmp_filter_ctx filter) {
  add_calls(filter, SCMP_ACT_ALLOW, allowed);
  // Threads, but no processes. The flags of clone3 lie in memory, where a filter cannot look.
  check("clone", seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                                  SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)));
  check("clone3", seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0));
  // Of the calls that reach others only what is for oneself.
  check("tgkill", seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                   SCMP_A0(SCMP_CMP_EQ, galley::sandbox::own_process_placeholder)));
  check("prlimit64", seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0)));
  // Questions to a terminal; none that types into it.
  for (const unsigned long request : {TCGETS, TIOCGWINSZ, FIONREAD}) {
    check("ioctl", seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, request)));
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: call_filter_compiler conversion|program|signals OUTPUT\n", stderr);
    return 2;
  }
  const std::string_view kind = words[1];
  const bool conversion = kind == "conversion";
  scmp_filter_ctx filter = seccomp_init(conversion ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_ALLOW);
  if (filter == nullptr) fail("seccomp_init", ENOMEM);
  check("another architecture", seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
  // A binary tree instead of a chain of comparisons: every call passes through it.
  check("optimize", seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2));
  if (conversion) add_rules(filter);
  if (kind == "program") add_program_rules(filter);
  if (kind == "signals") add_calls(filter, SCMP_ACT_ERRNO(EPERM), signalling);
  std::FILE* compiled = std::tmpfile();
  if (compiled == nullptr) fail("tmpfile", errno);
  check("seccomp_export_bpf", seccomp_export_bpf(filter, fileno(compiled)));
  std::rewind(compiled);
  std::FILE* output = std::fopen(words[2], "w");
  if (output == nullptr) fail(words[2], errno);
  sock_filter instruction{};
  while (std::fread(&instruction, sizeof instruction, 1, compiled) == 1) {
    std::fprintf(output, "{%u, %u, %u, %uU},\n", instruction.code, instruction.jt, instruction.jf, instruction.k);
  }
  std::fclose(compiled);
  if (std::fclose(output) != 0) fail(words[2], errno);
  seccomp_release(filter);
  return 0;
}

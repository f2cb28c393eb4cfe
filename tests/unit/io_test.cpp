// Files that lose nothing: mapping, atomic writing, locks, checksums, guarded JSON.
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstring>
#include <thread>

#include "core/atomic_file.h"
#include "core/crc32.h"
#include "core/json_guard.h"
#include "core/lock_file.h"
#include "core/mapped_file.h"
#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;
using test::in_child;
using test::read_file;
using test::TemporaryDirectory;
using test::write_file;
using Names = std::vector<std::string>;

namespace {

// Gives up root's power to write anywhere; true when the process is bound by permissions afterwards.
bool become_ordinary() { return ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0); }

// From now on these system calls of this process fail with `error`; false where the kernel does not let us.
bool let_fail(const std::vector<long>& calls, int error) {
  std::vector<sock_filter> program = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const long call : calls) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned>(error)));
  }
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog filter = {static_cast<unsigned short>(program.size()), program.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

std::vector<long> renaming() {
  std::vector<long> calls = {SYS_renameat2};
#ifdef SYS_rename
  calls.push_back(SYS_rename);
#endif
#ifdef SYS_renameat
  calls.push_back(SYS_renameat);
#endif
  return calls;
}

}  // namespace

TEST_CASE("the checksum is zlib's CRC-32 and can be taken in pieces", "[io]") {
  CHECK(crc32("123456789", 9) == 0xcbf43926u);
  CHECK(crc32("", 0) == 0);
  CHECK(crc32(nullptr, 0, 77) == 77);
  CHECK(crc32("6789", 4, crc32("12345", 5)) == 0xcbf43926u);
  std::uint32_t value = 0;
  CHECK(hex8(0x00c0ffee) == "00c0ffee");
  CHECK(parse_hex8("00c0ffee", value));
  CHECK(value == 0x00c0ffeeu);
  for (const char* bad : {"", "c0ffee", "00C0FFEE", "00c0ffee0", "0x00c0ff", "-0c0ffee", "00c0ffeg"}) {
    CHECK_FALSE(parse_hex8(bad, value));
  }
}

TEST_CASE("a file is mapped as it is, an empty one as nothing", "[io]") {
  TemporaryDirectory dir;
  const std::string content("a\0b\xff\n", 5);
  write_file(dir.file("f"), content);
  write_file(dir.file("empty"), "");
  const MappedFile mapped(dir.file("f"));
  CHECK(std::string(reinterpret_cast<const char*>(mapped.data()), mapped.size()) == content);
  CHECK(MappedFile(dir.file("empty")).size() == 0);
  const MappedFile copy(content.data(), content.size(), "memory");
  CHECK(std::string(reinterpret_cast<const char*>(copy.data()), copy.size()) == content);
  CHECK(copy.path() == "memory");
}

TEST_CASE("a mapping stays whole while the file is replaced", "[io]") {
  TemporaryDirectory dir;
  const std::string content(100000, 'x');
  write_file(dir.file("f"), content);
  const MappedFile mapped(dir.file("f"));
  write_file_atomically(dir.file("f"), "short");
  CHECK(std::string(reinterpret_cast<const char*>(mapped.data()), mapped.size()) == content);
}

TEST_CASE("what is no regular file is refused, and opening never hangs", "[io][faults]") {
  TemporaryDirectory dir;
  REQUIRE(::mkfifo(dir.file("pipe").c_str(), 0600) == 0);
  std::filesystem::create_symlink("nowhere", dir.file("dangling"));
  std::filesystem::create_symlink("loop", dir.file("loop"));
  for (const auto& [path, reason] :
       std::vector<std::pair<std::string, std::string>>{{dir.path(), "directory"},
                                                        {dir.file("pipe"), "pipe"},
                                                        {"/dev/zero", "device"},
                                                        {dir.file("absent"), "No such file"},
                                                        {dir.file("dangling"), "No such file"},
                                                        {dir.file("loop"), "symbolic links"},
                                                        {"", "No such file"}}) {
    std::string said;
    CHECK(fails_with([&, p = path] { MappedFile file(p); }, ErrorKind::missing, {path, reason}, &said));
    INFO(said);
  }
}

TEST_CASE("a file without permission or without room in memory is refused, not crashed upon", "[io][faults]") {
  TemporaryDirectory dir;
  write_file(dir.file("f"), "secret");
  ::chmod(dir.file("f").c_str(), 0);
  ::chmod(dir.path().c_str(), 0755);
  CHECK(in_child([&] {
          if (!become_ordinary()) return 1;
          return fails_with([&] { MappedFile file(dir.file("f")); }, ErrorKind::missing, {"Permission denied"}) ? 0 : 2;
        }) == 0);
#ifndef __SANITIZE_ADDRESS__                                             // ASan's shadow alone is larger than any limit
  std::filesystem::resize_file(dir.file("f"), std::uintmax_t{1} << 33);  // sparse, takes no disk
  CHECK(in_child([&] {
          const struct rlimit limit = {std::size_t{1} << 32, std::size_t{1} << 32};
          ::setrlimit(RLIMIT_AS, &limit);
          return fails_with([&] { MappedFile file(dir.file("f")); }, ErrorKind::memory, {"8589934592 bytes"}) ? 0 : 1;
        }) == 0);
#endif
}

TEST_CASE("an atomic write shows the old content until commit and the new one after", "[io]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("model");
  write_file(path, "old");
  {
    AtomicFile file(path, 8);
    file.write("new ");
    file.write("text");
    CHECK(read_file(path) == "old");
    file.commit();
  }
  CHECK(read_file(path) == "new text");
  CHECK(dir.names() == Names{"model"});
}

TEST_CASE("a write that is not committed leaves the old file and no temporary", "[io][faults]") {
  TemporaryDirectory dir;
  write_file(dir.file("model"), "old");
  {
    AtomicFile file(dir.file("model"));
    file.write("half");
    CHECK(dir.names().size() == 2);
  }
  CHECK(read_file(dir.file("model")) == "old");
  CHECK(dir.names() == Names{"model"});
  { AtomicFile never(dir.file("other")); }
  CHECK(dir.names() == Names{"model"});
}

TEST_CASE("a file set aside larger than what is written ends at what is written", "[io]") {
  TemporaryDirectory dir;
  AtomicFile file(dir.file("f"), 1000000);
  file.write("ten bytes.");
  file.commit();
  CHECK(std::filesystem::file_size(dir.file("f")) == 10);
}

TEST_CASE("permissions of a replaced file are kept, and a symbolic link stays one", "[io]") {
  TemporaryDirectory dir;
  write_file(dir.file("real"), "old");
  ::chmod(dir.file("real").c_str(), 0640);
  std::filesystem::create_directory(dir.file("sub"));
  std::filesystem::create_symlink("../real", dir.file("sub/link"));
  write_file_atomically(dir.file("sub/link"), "new");
  CHECK(std::filesystem::is_symlink(dir.file("sub/link")));
  CHECK(read_file(dir.file("real")) == "new");
  struct stat info {};
  ::stat(dir.file("real").c_str(), &info);
  CHECK((info.st_mode & 0777) == 0640);
}

TEST_CASE("what a killed writer left is removed by the next writer, what a living one writes is not", "[io][faults]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("model");
  write_file(path, "old");
  write_file(dir.file("model.tmp-4711-0"), "left by a kill");
  write_file(dir.file("model.tmp-notes"), "a user's own");
  write_file(dir.file("model2.tmp-4711-0"), "another model's");
  AtomicFile living(path);
  living.write("first");
  write_file_atomically(path, "second");
  CHECK(read_file(path) == "second");
  living.commit();
  CHECK(read_file(path) == "first");
  CHECK(dir.names() == Names{"model", "model.tmp-notes", "model2.tmp-4711-0"});
}

TEST_CASE("a place that cannot be written is refused with what to do", "[io][faults]") {
  TemporaryDirectory dir;
  std::filesystem::create_directory(dir.file("d"));
  REQUIRE(::mkfifo(dir.file("pipe").c_str(), 0600) == 0);
  std::string said;
  CHECK(fails_with([&] { check_writable(dir.file("no/such/model"), 10); }, ErrorKind::create,
                   {"no/such/model", "create the directory"}, &said));
  INFO(said);
  CHECK(fails_with([&] { check_writable(dir.file("d"), 10); }, ErrorKind::create, {"directory"}));
  CHECK(fails_with([&] { check_writable(dir.file("pipe"), 10); }, ErrorKind::create, {"pipe"}));
  CHECK(fails_with([&] { check_writable(dir.file(std::string(300, 'n')), 10); }, ErrorKind::create, {"too long"}));
  CHECK_NOTHROW(check_writable(dir.file("model"), 10));
  CHECK(dir.names() == Names{"d", "pipe"});
}

TEST_CASE("a directory without write permission is refused and keeps its file", "[io][faults]") {
  TemporaryDirectory dir;
  write_file(dir.file("model"), "old");
  ::chmod(dir.path().c_str(), 0555);
  const int result = in_child([&] {
    if (!become_ordinary()) return 77;
    const bool refused =
        fails_with([&] { check_writable(dir.file("model"), 10); }, ErrorKind::create,
                   {"Permission denied", "choose"}) &&
        fails_with([&] { write_file_atomically(dir.file("model"), "new"); }, ErrorKind::create, {dir.file("model")});
    return refused ? 0 : 1;
  });
  ::chmod(dir.path().c_str(), 0755);
  CHECK(result == 0);
  CHECK(read_file(dir.file("model")) == "old");
  CHECK(dir.names() == Names{"model"});
}

TEST_CASE("a full device ends in an error with needed and free bytes, and the device stays", "[io][faults]") {
  if (::access("/dev/full", W_OK) != 0) return;
  const std::string content(100, 'x');
  std::string said;
  CHECK(fails_with([&] { write_file_atomically("/dev/full", content); }, ErrorKind::io,
                   {"/dev/full", "disk full", "needs 100 bytes"}, &said));
  INFO(said);
  CHECK(fails_with([&] { check_writable("/dev/full", 10); }, ErrorKind::io, {"disk full"}));
  struct stat info {};
  CHECK(::stat("/dev/full", &info) == 0);
  CHECK(S_ISCHR(info.st_mode));
  CHECK_NOTHROW(write_file_atomically("/dev/null", content));
}

TEST_CASE("a full disk leaves the old file, no temporary, and names needed and free bytes", "[io][faults]") {
  TemporaryDirectory dir;
  const int result = in_child([&] {
    if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return 77;
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 77;
    if (::mount("tmpfs", dir.path().c_str(), "tmpfs", 0, "size=1m") != 0) return 77;
    const std::string path = dir.file("model"), old(300000, 'o'), large(900000, 'n');
    write_file_atomically(path, old);
    // Known size: refused before anything is written. Unknown size: refused while writing. Checked beforehand: the
    // same.
    if (!fails_with([&] { write_file_atomically(path, large); }, ErrorKind::io,
                    {path, "disk full", "needs 900000 bytes", " are free", "untouched"})) {
      return 1;
    }
    const auto without_size = [&] {
      AtomicFile file(path);
      for (int i = 0; i < 9; ++i) file.write(std::string(100000, 'n'));
      file.commit();
    };
    if (!fails_with(without_size, ErrorKind::io, {"disk full"})) return 2;
    if (!fails_with([&] { check_writable(path, 900000); }, ErrorKind::io, {"needs 900000 bytes"})) return 3;
    check_writable(path, 500000);
    if (read_file(path) != old) return 4;
    if (dir.names() != Names{"model"}) return 5;
    const std::int64_t free = free_bytes(path);
    return free > 600000 && free < 1048576 ? 0 : 6;
  });
  if (result == 77) {
    WARN("no tmpfs can be mounted here: not tested");
    return;
  }
  CHECK(result == 0);
}

TEST_CASE("a file-size limit ends in an error and keeps the old file", "[io][faults]") {
  TemporaryDirectory dir;
  const int result = in_child([&] {
    write_file(dir.file("model"), "old");
    ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit limit = {1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const bool refused = fails_with([&] { write_file_atomically(dir.file("model"), std::string(5000, 'n')); },
                                    ErrorKind::io, {"too large"});
    return refused && read_file(dir.file("model")) == "old" && dir.names() == Names{"model"} ? 0 : 1;
  });
  CHECK(result == 0);
}

TEST_CASE("when writing, syncing or renaming fails, the old file stays and no temporary is left", "[io][faults]") {
  struct Fault {
    const char* what;
    std::vector<long> calls;
    int error;
    ErrorKind kind;
    const char* said;
  };
  for (const Fault& fault : std::vector<Fault>{
           {"set aside, full", {SYS_fallocate}, ENOSPC, ErrorKind::io, "needs 5000 bytes"},
           {"set aside, quota", {SYS_fallocate}, EDQUOT, ErrorKind::io, "quota exceeded, needs 5000 bytes"},
           {"write, full", {SYS_write}, ENOSPC, ErrorKind::io, "needs 5000 bytes"},
           {"write, broken disk", {SYS_write}, EIO, ErrorKind::io, "cannot write the file"},
           {"sync, broken disk", {SYS_fsync}, EIO, ErrorKind::io, "to disk"},
           {"sync, full", {SYS_fsync}, ENOSPC, ErrorKind::io, "disk full"},
           {"rename, broken disk", renaming(), EIO, ErrorKind::io, "rename"},
           {"rename, forbidden", renaming(), EACCES, ErrorKind::create, "rename"}}) {
    INFO(fault.what);
    TemporaryDirectory dir;
    write_file(dir.file("model"), "old");
    const std::string content(5000, 'n');
    const int result = in_child([&] {
      if (!let_fail(fault.calls, fault.error)) return 77;
      return fails_with([&] { write_file_atomically(dir.file("model"), content); }, fault.kind, {fault.said, "model"})
                 ? 0
                 : 1;
    });
    if (result == 77) {
      WARN("no system call filter here: not tested");
      return;
    }
    CHECK(result == 0);
    CHECK(read_file(dir.file("model")) == "old");
    CHECK(dir.names() == Names{"model"});
  }
}

TEST_CASE("a file system without reservation or locks still gets whole files, but no lock", "[io][faults]") {
  TemporaryDirectory dir;
  const int result = in_child([&] {
    if (!let_fail({SYS_fallocate, SYS_flock}, EOPNOTSUPP)) return 77;
    write_file_atomically(dir.file("model"), "new");
    return fails_with([&] { LockFile lock(dir.file("model")); }, ErrorKind::create, {"cannot lock"}) ? 0 : 1;
  });
  if (result == 77) return;
  CHECK(result == 0);
  CHECK(read_file(dir.file("model")) == "new");
}

TEST_CASE("a second run in the same place is refused with the first one's number", "[io][faults]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("model");
  {
    LockFile first(path);
    std::string said;
    CHECK(fails_with([&] { LockFile second(path); }, ErrorKind::create,
                     {"locked by another run (pid " + std::to_string(::getpid()) + ")", "model.lock"}, &said));
    INFO(said);
    CHECK(dir.names() == Names{"model.lock"});
  }
  CHECK(dir.names().empty());
  CHECK_NOTHROW(LockFile(path));
  CHECK(fails_with([&] { LockFile nowhere(dir.file("no/model")); }, ErrorKind::create, {"no/model.lock"}));
}

TEST_CASE("a lock goes when its holder is killed", "[io][faults]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("model");
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    LockFile lock(path);
    (void)!::write(ready[1], "x", 1);
    for (;;) ::pause();
  }
  char byte;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK(fails_with([&] { LockFile second(path); }, ErrorKind::create, {"pid " + std::to_string(child)}));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  CHECK(dir.names() == Names{"model.lock"});
  { LockFile next(path); }
  CHECK(dir.names().empty());
}

TEST_CASE("of many that want a lock at once, one at a time has it", "[io]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("model");
  std::atomic<int> holders{0}, most{0}, got{0};
  const auto contend = [&] {
    for (int i = 0; i < 200; ++i) {
      try {
        LockFile lock(path);
        const int now = ++holders;
        if (now > most) most = now;
        ++got;
        std::this_thread::yield();
        --holders;
      } catch (const Error&) {
      }
    }
  };
  std::thread a(contend), b(contend), c(contend);
  a.join();
  b.join();
  c.join();
  CHECK(most == 1);
  CHECK(got >= 3);
}

TEST_CASE("JSON is refused when deep, doubled, endless or broken, before anything is built", "[io][faults]") {
  CHECK_NOTHROW(check_json(R"({"a":[1,2.5,{"b":null}],"c":"ü"})", "f"));
  CHECK_NOTHROW(check_json(std::string(64, '[') + std::string(64, ']'), "f"));
  CHECK(fails_with([] { check_json(std::string(65, '[') + std::string(65, ']'), "f"); }, ErrorKind::data,
                   {"(f)", "deeper than 64"}));
  CHECK(fails_with([] { check_json(std::string(10000000, '['), "f"); }, ErrorKind::data, {"deeper than 64"}));
  CHECK(fails_with([] { check_json(R"({"a":1,"b":{"a":2},"a":3})", "f"); }, ErrorKind::data, {"'a' appears twice"}));
  CHECK_NOTHROW(check_json(R"([{"a":1},{"a":2}])", "f"));
  CHECK(fails_with([] { check_json("[1,1,1,1]", "f", {64, 4}); }, ErrorKind::data, {"more than 4 values"}));
  for (const char* bad :
       {"", "{", "nul", "[1,]", "{\"a\":1}x", "\"\xff\"", "[1e999]", "{'a':1}", "[\"a\nb\"]", "[NaN]"}) {
    INFO(bad);
    CHECK(fails_with([&] { check_json(bad, "f"); }, ErrorKind::data, {"invalid JSON (f)"}));
  }
}

// What tests of files share: a directory that goes away, whole files as strings, the error an action ends with.
#pragma once

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "seq/error.h"

namespace test {

/// A new empty directory, removed with all that is in it.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "seq-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  /// Names in it, sorted.
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) found.push_back(entry.path().filename());
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  std::string path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

/// The seq::Error that `action` throws; none when it throws nothing. Anything else passes through and fails the test.
inline std::optional<seq::Error> error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const seq::Error& error) {
    return error;
  }
  return std::nullopt;
}

/// True when the action ends with an error of this kind whose one line has all these parts.
inline bool fails_with(const std::function<void()>& action, seq::ErrorKind kind, const std::vector<std::string>& parts,
                       std::string* said = nullptr) {
  const std::optional<seq::Error> error = error_of(action);
  const std::string text = error ? error->what() : "no error";
  if (said != nullptr) *said = text;
  if (!error || error->kind() != kind || text.find('\n') != std::string::npos) return false;
  for (const std::string& part : parts) {
    if (text.find(part) == std::string::npos) return false;
  }
  return true;
}

/// Runs `action` in a process of its own and gives its result, 0 to 255; -1 when it died.
inline int in_child(const std::function<int()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    int result = 99;
    try {
      result = action();
    } catch (...) {
    }
    ::_exit(result);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace test

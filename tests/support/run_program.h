// Runs a program as a person does: arguments, standard input, environment; and gives back what it wrote and how it
// ended.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/file_helpers.h"

namespace test {

/// How a program ended.
struct Ended {
  int code = -1;   ///< exit code; -1 when a signal ended it
  int signal = 0;  ///< the signal that ended it
  bool timed_out = false;
  std::string out, err;  ///< what it wrote
};

struct Launch {
  std::string program;  ///< path
  std::vector<std::string> arguments;
  std::string input;                                             ///< standard input
  std::vector<std::pair<std::string, std::string>> environment;  ///< set over the inherited one
  std::string folder;                                            ///< working directory; empty = ours
  rlim_t largest_file = RLIM_INFINITY;                           ///< bytes a file may have, as a quota would do
  int standard_input = -1;                                       ///< a descriptor instead of `input`
  std::string standard_output;  ///< a file or device instead of Ended::out; "closed" closes it
};

/// A program under way. It is killed when this goes away before it ended.
class Running {
 public:
  explicit Running(const Launch& launch) {
    write_file(files_.file("in"), launch.input);
    const std::string out = launch.standard_output.empty() ? files_.file("out") : launch.standard_output;
    child_ = ::fork();
    if (child_ < 0) throw std::runtime_error("fork failed");
    if (child_ == 0) become(launch, out);
  }
  ~Running() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void send(int signal) const {
    if (child_ > 0) ::kill(child_, signal);
  }
  /// What it has written so far.
  std::string out() const { return read_file(files_.file("out")); }
  std::string err() const { return read_file(files_.file("err")); }
  /// Waits until standard error holds the text; false when the program ends or the time is over first.
  bool says(const std::string& text, double seconds = 30) {
    return until(seconds, [&] { return err().find(text) != std::string::npos; });
  }
  /// Waits until the condition holds; false when the program ends or the time is over first.
  template <typename Condition>
  bool until(double seconds, Condition holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (std::chrono::steady_clock::now() < end) {
      if (holds()) return true;
      if (has_ended()) return holds();
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return false;
  }
  /// Waits for the end; kills the program when it takes longer.
  Ended wait(double seconds = 60) {
    Ended ended;
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (!has_ended()) {
      if (std::chrono::steady_clock::now() > end) {
        ended.timed_out = true;
        send(SIGKILL);
        ::waitpid(child_, &status_, 0);
        child_ = 0;
        break;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (WIFEXITED(status_)) ended.code = WEXITSTATUS(status_);
    if (WIFSIGNALED(status_)) ended.signal = WTERMSIG(status_);
    ended.out = out();
    ended.err = err();
    return ended;
  }

 private:
  bool has_ended() {
    if (child_ > 0 && ::waitpid(child_, &status_, WNOHANG) == child_) child_ = 0;
    return child_ == 0;
  }

  [[noreturn]] void become(const Launch& launch, const std::string& out) const {
    const int in = launch.standard_input >= 0 ? launch.standard_input : ::open(files_.file("in").c_str(), O_RDONLY);
    ::dup2(in, STDIN_FILENO);
    ::dup2(::open(files_.file("err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    if (out == "closed") {
      ::close(STDOUT_FILENO);
    } else {
      ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    }
    for (int descriptor = 3; descriptor < 256; ++descriptor) ::close(descriptor);
    for (const auto& [name, value] : launch.environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (!launch.folder.empty() && ::chdir(launch.folder.c_str()) != 0) ::_exit(126);
    if (launch.largest_file != RLIM_INFINITY) {
      const rlimit limit{launch.largest_file, launch.largest_file};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) ::signal(number, SIG_DFL);
    std::vector<char*> arguments = {const_cast<char*>(launch.program.c_str())};
    for (const std::string& argument : launch.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }

  TemporaryDirectory files_;
  pid_t child_ = 0;
  int status_ = 0;
};

inline Ended run_program(const Launch& launch, double seconds = 60) { return Running(launch).wait(seconds); }

}  // namespace test

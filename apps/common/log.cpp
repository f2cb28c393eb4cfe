#include "common/log.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>

#include "common/columns.h"
#include "common/profile_table.h"
#include "seq/error.h"

namespace app {
namespace {

std::string present_time(const char* form) {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  char text[64];
  return std::string(text, std::strftime(text, sizeof text, form, &local));
}

std::FILE* open_log(const std::string& path) {
  if (path.empty()) return nullptr;
  std::FILE* file = std::fopen(path.c_str(), "ae");
  if (!file) {
    seq::fail(seq::ErrorKind::create, "cannot open the log", path, std::strerror(errno),
              "choose a folder that exists and can be written");
  }
  return file;
}

}  // namespace

void add_log_options(CommandLine& line, LogOptions& options) {
  line.flag("quiet", {"q"}, options.quiet, "nothing on standard error but errors");
  line.text("log", {}, options.file, "FILE", "append the log lines to a file as well");
  line.text("log-json", {}, options.json_file, "FILE", "append one JSON object an event to a file");
  line.flag("profile", {}, options.profile, "show at the end where the time went, block by block");
  line.leave_out_of_typed({"quiet", "log", "log-json", "profile"});
}

Log::Log(std::string program, const LogOptions& options)
    : program_(std::move(program)),
      quiet_(options.quiet),
      terminal_(!options.quiet && ::isatty(STDERR_FILENO) == 1),
      profile_(options.profile) {
  file_ = open_log(options.file);
  json_ = open_log(options.json_file);
  if (profile_) seq::profile_start();
}

Log::~Log() {
  end_bar();
  if (file_) std::fclose(file_);
  if (json_) std::fclose(json_);
}

void Log::show(const std::string& text) {
  if (quiet_) return;
  end_bar();
  // A closed or full standard error must not stop the work, so the result is not looked at.
  const std::string whole = text + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

void Log::append(std::FILE* file, const std::string& text) {
  if (!file) return;
  const std::string whole = text + "\n";
  const bool written = std::fwrite(whole.data(), 1, whole.size(), file) == whole.size() && std::fflush(file) == 0;
  if (written || incomplete_) return;
  incomplete_ = true;
  warning("a log file is incomplete: " + std::string(std::strerror(errno)) + "; the work goes on");
}

void Log::line(const std::string& text) {
  const std::string stamped = present_time("[%Y-%m-%d %H:%M:%S] ") + text;
  show(stamped);
  append(file_, stamped);
}

void Log::warning(const std::string& text) {
  show(program_ + ": warning: " + text);
  if (!incomplete_) append(file_, present_time("[%Y-%m-%d %H:%M:%S] ") + "warning: " + text);
}

void Log::event(nlohmann::json object) {
  if (!json_) return;
  object["time"] = present_time("%Y-%m-%dT%H:%M:%S%z");
  append(json_, object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

bool Log::bar_is_due() const {
  return terminal_ && (!bar_shown_ || std::chrono::steady_clock::now() - last_bar_ >= std::chrono::milliseconds(100));
}

void Log::bar(double share, const std::string& text) {
  if (!bar_is_due()) return;
  last_bar_ = std::chrono::steady_clock::now();
  bar_shown_ = true;
  const std::size_t columns = terminal_columns(STDERR_FILENO, 80);
  constexpr int kCells = 16;
  const int filled = static_cast<int>(std::clamp(share, 0.0, 1.0) * kCells);
  std::string drawn;
  for (int i = 0; i < kCells; ++i) drawn += i < filled ? "█" : "░";
  const std::string whole = "\r" + cut(drawn + " " + text, columns - 1) + "\x1b[K";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

void Log::end_bar() {
  if (!bar_shown_) return;
  bar_shown_ = false;
  std::fwrite("\r\x1b[K", 1, 4, stderr);
}

void Log::close() {
  end_bar();
  if (profile_) {
    const seq::ProfileReport report = seq::profile_report();
    std::string text = profile_text(report);
    text.pop_back();
    show(text);
    append(file_, text);
    event(profile_event(report));
    profile_ = false;
  }
  if (incomplete_) {
    seq::fail(seq::ErrorKind::io, "a log file is incomplete", "--log, --log-json", "expected room on the disk",
              "the results themselves are whole");
  }
}

}  // namespace app

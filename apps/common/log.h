// Where progress is told: lines on standard error, a log file, one JSON object an event, a bar on a terminal.
#pragma once

#include <chrono>
#include <cstdio>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "common/command_line.h"

namespace app {

struct LogOptions {
  bool quiet = false;     ///< nothing on standard error but errors
  std::string file;       ///< lines go here as well
  std::string json_file;  ///< one JSON object an event
  bool profile = false;   ///< a table of where the time went at the end
};

/// Adds --quiet, --log, --log-json and --profile.
void add_log_options(CommandLine& line, LogOptions& options);

class Log {
 public:
  /// Files are appended to. Throws Error(create) when one cannot be opened.
  Log(std::string program, const LogOptions& options);
  ~Log();

  /// "[2026-01-31 12:00:00] text".
  void line(const std::string& text);
  /// "translate: warning: text".
  void warning(const std::string& text);
  /// Writes the object to the JSON log, with the time under "time".
  void event(nlohmann::json object);
  /// Whether bar() would draw: at most ten times a second, and never where standard error is no terminal.
  bool bar_is_due() const;
  /// Redraws the bar if it is due.
  void bar(double share, const std::string& text);
  /// Takes the bar away.
  void end_bar();
  /// Shows the profile if one is wanted. Throws Error(io) when something could not be written to a log file; a full
  /// disk stops no training midway.
  void close();

 private:
  void show(const std::string& text);
  void append(std::FILE* file, const std::string& text);

  std::string program_;
  bool quiet_, terminal_, profile_, bar_shown_ = false, incomplete_ = false;
  std::FILE* file_ = nullptr;
  std::FILE* json_ = nullptr;
  std::chrono::steady_clock::time_point last_bar_;
};

}  // namespace app

// Where results go: standard output or a file, with every failed write noticed.
#pragma once

#include <string>
#include <string_view>

namespace app {

/// Thrown when the reader of our output went away (`| head`): not an error, the program stops quietly.
struct ReaderGone {};

/// A buffered writer. "-" is standard output. A regular file is written as "<path>.part" and takes its name when
/// closed, so that a cut-off result never stands under the final name; devices and pipes are written in place.
class Output {
 public:
  /// Throws Error(create) when the file cannot be made.
  explicit Output(const std::string& path);
  /// Without close(), the ".part" file stays only if the process dies; an exception removes it.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws Error(io) when the disk is full and the like, ReaderGone when standard output's reader is gone.
  void write(std::string_view text);
  void flush();
  /// Flushes and gives the file its name. Throws as write does.
  void close();

 private:
  [[noreturn]] void failed(int error);

  std::string path_, written_path_, buffer_;
  int descriptor_ = -1;
  bool is_standard_ = false;
};

/// Writes text to standard output at once; throws as Output::write.
void print(std::string_view text);

/// Opens what a caller left closed among descriptors 0 to 2, so that no file of ours ever lands there.
void keep_standard_descriptors();

}  // namespace app

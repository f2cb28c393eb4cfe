// Feature frames out of NumPy arrays as the lines of text that models of frames read, with their labels or captions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "seq/corpus.h"
#include "seq/labelled_text.h"

namespace seq {

/// Whether the path names an array: it ends in ".npy".
bool is_frame_array(const std::string& path);

/// The sequences of an array as lines "0.5 1;0.25 -1": frames separated by ';', every number so that it comes back as
/// it was in float. An array of sequences × frames × numbers may have a file of lengths, one whole number a line, of
/// which sequence i begins its row of frames; without, all have as many frames. An array of frames × numbers holds the
/// sequences one after another where there are lengths, which sum to its frames, and else sequences of one frame.
/// Numbers are float16, float32, float64 or uint8. `lengths` is a path or empty. Throws Error(data) that names file and
/// row or line: another kind of array, a damaged or truncated one, numbers that are not finite within a sequence, other
/// lengths than fit; what LineReader throws.
std::vector<std::string> read_frame_lines(const std::string& array, const std::string& lengths = "");

/// Labelled data of several files taken apart: every file by itself, but an array together with what follows it up to
/// the next array: its labels, and perhaps its lengths. Throws Error(usage) for an array without labels or with more
/// than two files behind it.
std::vector<std::vector<std::string>> labelled_sets(const std::vector<std::string>& paths);

/// Reads one of these sets: a labelled file (see read_labelled), or an array with its labels, one a line, blanks at the
/// ends of a line being no part of the label. Throws Error(data) also when there are more or fewer labels than
/// sequences, and for a line without a label.
LabelledText read_labelled_set(const std::vector<std::string>& set, const LabelledFormat& format = {},
                               bool strict = false, const Warning& warn = nullptr);

/// Reads sources one by one: the lines of a text file, the sequences of an array as lines, or the records of a table
/// (.csv, with a header) as rows of named values (seq/slots.h).
class SourceReader {
 public:
  /// `lengths` as read_frame_lines has it; Error(usage) without an array. Throws what LineReader and read_frame_lines
  /// throw.
  explicit SourceReader(const std::string& path, const std::string& lengths = "", bool strict = false,
                        Warning warn = nullptr);
  ~SourceReader();
  /// False at the end.
  bool next(std::string& line);
  std::int64_t line_number() const;  ///< of the line or sequence last returned, 1-based
  /// True when input waits for more (a terminal or an idle pipe), so that output should be flushed.
  bool would_wait() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Frames as lines, and what is said of each: any number of captions.
struct CaptionedLines {
  std::vector<std::string> frames;
  std::vector<std::vector<std::string>> captions;
};

/// Reads frames with their captions, a line of captions a sequence, separated by tabs, blank ones left out. Paths are
/// one file of frames, tab, captions; or a file of frames (an array, a line a sequence, or a .csv of rows) and one of
/// captions, with an array's lengths as a third. Throws Error(usage) for other numbers of files; Error(data) with both
/// counts where there are more or fewer lines of captions than sequences, and where there is none of either; what
/// read_frame_lines throws.
CaptionedLines read_captioned(const std::vector<std::string>& paths, bool strict = false,
                              const Warning& warn = nullptr);

/// Looks through frames with their captions without changing them, as check_parallel does; the paths are those of
/// read_captioned, `test` may be empty. Findings: "count" (unequal numbers of rows and lines, or none), "frames" (rows
/// that hold no frames, or of another width than the first), "empty" (no frames, or no caption), "constant" (numbers
/// of a frame that never change), "over-long" (captions of more than max_words words), "duplicate" (rows with the same
/// numbers as an earlier one), "overlap" (rows of test that are in train). In the report pairs are captions, and
/// source_words frames.
CheckReport check_captioned(const std::vector<std::string>& train, const std::vector<std::string>& test,
                            int max_words = 200);

}  // namespace seq

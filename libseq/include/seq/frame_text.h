// Feature frames out of NumPy arrays as the lines of text that a classifier of frames reads.
#pragma once

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
/// sequences one after another and needs the lengths, which sum to its frames. Numbers are float16, float32, float64 or
/// uint8. `lengths` is a path or empty. Throws Error(data) that names file and row or line: another kind of array, a
/// damaged or truncated one, numbers that are not finite within a sequence, other lengths than fit; what LineReader
/// throws.
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

}  // namespace seq

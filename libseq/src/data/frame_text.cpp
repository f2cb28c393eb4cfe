#include "seq/frame_text.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "data/npy.h"
#include "seq/error.h"

namespace seq {
namespace {

struct NumberedLine {
  std::string text;
  std::int64_t number = 0;
};

std::vector<NumberedLine> lines_of(const std::string& path, bool strict, const Warning& warn) {
  std::vector<NumberedLine> lines;
  LineReader reader(path, strict, warn);
  for (std::string line; reader.next(line);) {
    const std::size_t first = line.find_first_not_of(" \t");
    const std::size_t last = line.find_last_not_of(" \t");
    lines.push_back({first == std::string::npos ? "" : line.substr(first, last - first + 1), reader.line_number()});
  }
  return lines;
}

std::string place(const std::string& path, std::int64_t line) { return path + ":" + std::to_string(line); }

std::vector<std::int64_t> read_lengths(const std::string& path, std::int64_t longest) {
  std::vector<std::int64_t> lengths;
  for (const NumberedLine& line : lines_of(path, false, nullptr)) {
    const char* end = line.text.data() + line.text.size();
    std::int64_t length = 0;
    const auto read = std::from_chars(line.text.data(), end, length);
    if (read.ec != std::errc() || read.ptr != end || length < 0 || length > longest)
      fail(ErrorKind::data, "'" + line.text.substr(0, 40) + "' is no length", place(path, line.number),
           "expected a whole number from 0 to " + std::to_string(longest));
    lengths.push_back(length);
  }
  return lengths;
}

/// Where each sequence begins among the array's rows, and how many it has.
struct Extent {
  std::int64_t first = 0, length = 0;
};

std::vector<Extent> extents_of(const NpyArray& array, const std::string& lengths_path) {
  const std::vector<std::int64_t>& shape = array.shape();
  const bool padded = shape.size() == 3;
  if (!padded && shape.size() != 2)
    fail(ErrorKind::data, "the array is " + shape_text(array), array.path(),
         "expected sequences × frames × numbers, or frames × numbers with lengths");
  if (array.width() == 0) fail(ErrorKind::data, "frames without numbers", array.path(), shape_text(array));
  std::vector<Extent> extents;
  if (lengths_path.empty()) {
    if (!padded)
      fail(ErrorKind::data, "nothing says where a sequence ends", array.path(),
           "an array of frames × numbers needs the lengths of its sequences");
    for (std::int64_t i = 0; i < shape[0]; ++i) extents.push_back({i * shape[1], shape[1]});
    return extents;
  }
  const std::vector<std::int64_t> lengths = read_lengths(lengths_path, padded ? shape[1] : shape[0]);
  const auto count = static_cast<std::int64_t>(lengths.size());
  if (padded && count != shape[0])
    fail(ErrorKind::data, std::to_string(count) + " lengths", lengths_path,
         "expected " + std::to_string(shape[0]) + ", one for each sequence of " + array.path());
  std::int64_t frames = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    extents.push_back({padded ? i * shape[1] : frames, lengths[static_cast<std::size_t>(i)]});
    frames += lengths[static_cast<std::size_t>(i)];
    if (!padded && frames > shape[0]) break;
  }
  if (!padded && frames != shape[0])
    fail(ErrorKind::data,
         "the lengths sum to " + std::string(frames > shape[0] ? "more than " : "") +
             std::to_string(std::min(frames, shape[0])),
         lengths_path, "expected " + std::to_string(shape[0]) + ", the frames of " + array.path());
  return extents;
}

void append_number(std::string& text, float number) {
  char digits[32];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  text.append(digits, written.ptr);
}

LabelledText read_labelled_frames(const std::vector<std::string>& set, bool strict, const Warning& warn) {
  LabelledText all;
  all.text = read_frame_lines(set[0], set.size() > 2 ? set[2] : "");
  for (NumberedLine& line : lines_of(set[1], strict, warn)) {
    if (line.text.empty())
      fail(ErrorKind::data, "a line without a label", place(set[1], line.number), "expected a label a line");
    all.labels.push_back({std::move(line.text)});
  }
  if (all.labels.size() != all.text.size())
    fail(ErrorKind::data, std::to_string(all.labels.size()) + " labels", set[1],
         "expected " + std::to_string(all.text.size()) + ", one for each sequence of " + set[0]);
  if (all.text.empty()) fail(ErrorKind::data, "the array has no sequences", set[0]);
  all.line.resize(all.text.size());
  std::iota(all.line.begin(), all.line.end(), std::int64_t{1});
  return all;
}

}  // namespace

bool is_frame_array(const std::string& path) { return path.ends_with(".npy"); }

std::vector<std::string> read_frame_lines(const std::string& array_path, const std::string& lengths) {
  const NpyArray array(array_path);
  std::vector<float> frame(static_cast<std::size_t>(array.width()));
  std::vector<std::string> lines;
  for (const Extent& extent : extents_of(array, lengths)) {
    std::string& line = lines.emplace_back();
    for (std::int64_t t = 0; t < extent.length; ++t) {
      array.read_row(extent.first + t, frame.data());
      if (t > 0) line += ';';
      for (std::size_t k = 0; k < frame.size(); ++k) {
        if (k > 0) line += ' ';
        append_number(line, frame[k]);
      }
    }
  }
  return lines;
}

std::vector<std::vector<std::string>> labelled_sets(const std::vector<std::string>& paths) {
  constexpr std::size_t most_files = 3;
  std::vector<std::vector<std::string>> sets;
  for (const std::string& path : paths) {
    const bool belongs = !sets.empty() && is_frame_array(sets.back()[0]) && !is_frame_array(path);
    if (belongs)
      sets.back().push_back(path);
    else
      sets.push_back({path});
  }
  for (const std::vector<std::string>& set : sets)
    if (is_frame_array(set[0]) && (set.size() < 2 || set.size() > most_files))
      fail(ErrorKind::usage, std::to_string(set.size() - 1) + " files behind an array", set[0],
           "expected its labels, then perhaps its lengths", "features.npy labels.txt lengths.txt");
  return sets;
}

LabelledText read_labelled_set(const std::vector<std::string>& set, const LabelledFormat& format, bool strict,
                               const Warning& warn) {
  if (!is_frame_array(set[0])) return read_labelled(set[0], format, strict, warn);
  LabelledText frames = read_labelled_frames(set, strict, warn);
  frames.format = format;
  return frames;
}

}  // namespace seq

#include "seq/frame_text.h"

#include <numeric>

#include "data/frame_array.h"
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

std::vector<std::string> read_frame_lines(const std::string& path, const std::string& lengths) {
  const FrameArray array(path, lengths);
  std::vector<std::string> lines;
  for (std::int64_t i = 0; i < array.size(); ++i) lines.push_back(array.line(i));
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

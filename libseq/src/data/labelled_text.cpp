#include "seq/labelled_text.h"

#include <utility>

#include "data/labelled_line.h"
#include "data/raw_lines.h"
#include "seq/error.h"

namespace seq {

LabelledText read_labelled(const std::string& path, const LabelledFormat& format, bool strict, const Warning& warn) {
  FormDetector detector(format);
  LabelledText result;
  std::int64_t blank = 0;
  LineReader reader(path, strict, warn);
  for (std::string line; reader.next(line);) {
    if (is_blank_line(line)) {
      ++blank;
      continue;
    }
    if (detector.wants_more()) detector.add(line);
    result.text.push_back(std::move(line));
    result.line.push_back(reader.line_number());
  }
  result.file_lines = reader.line_number();
  if (result.text.empty()) fail(ErrorKind::data, "the file is empty", display_name(path), "labelled lines");
  if (blank > 0 && warn) warn(display_name(path) + ": blank lines, skipped: " + std::to_string(blank));

  result.format = detector.found();
  LabelledParser parser(result.format);
  LabelledLine parsed;
  for (std::size_t i = 0; i < result.text.size(); ++i) {
    if (const auto problem = parser.parse(result.text[i], parsed)) {
      fail(ErrorKind::data, problem->what, display_name(path) + ":" + std::to_string(result.line[i]), problem->expected,
           problem->remedy);
    }
    result.text[i] = parsed.text;
    result.labels.push_back(std::move(parsed.labels));
  }
  return result;
}

}  // namespace seq

#include "data/frame_array.h"

#include <algorithm>
#include <charconv>

#include "data/raw_lines.h"
#include "seq/corpus.h"
#include "seq/error.h"

namespace seq {
namespace {

std::vector<std::int64_t> read_lengths(const std::string& path, std::int64_t longest) {
  std::vector<std::int64_t> lengths;
  LineReader reader(path);
  for (std::string line; reader.next(line);) {
    const std::string_view text = trimmed(line);
    std::int64_t length = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || length < 0 || length > longest)
      fail(ErrorKind::data, "'" + std::string(text.substr(0, 40)) + "' is no length",
           path + ":" + std::to_string(reader.line_number()),
           "expected a whole number from 0 to " + std::to_string(longest));
    lengths.push_back(length);
  }
  return lengths;
}

void append_number(std::string& text, float number) {
  char digits[32];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  text.append(digits, written.ptr);
}

}  // namespace

FrameArray::FrameArray(const std::string& path, const std::string& lengths)
    : array_(path), extents_(extents_of(lengths)) {}

std::vector<FrameArray::Extent> FrameArray::extents_of(const std::string& lengths_path) const {
  const std::vector<std::int64_t>& shape = array_.shape();
  const bool padded = shape.size() == 3;
  if (!padded && shape.size() != 2)
    fail(ErrorKind::data, "the array is " + shape_text(array_), array_.path(),
         "expected sequences × frames × numbers, or frames × numbers");
  if (array_.width() == 0) fail(ErrorKind::data, "frames without numbers", array_.path(), shape_text(array_));
  if (array_.rows() == 0 && shape[0] > 0)
    fail(ErrorKind::data, "sequences without frames", array_.path(), shape_text(array_));
  std::vector<Extent> extents;
  if (lengths_path.empty()) {
    const std::int64_t frames = padded ? shape[1] : 1;
    for (std::int64_t i = 0; i < shape[0]; ++i) extents.push_back({i * frames, frames});
    return extents;
  }
  const std::vector<std::int64_t> lengths = read_lengths(lengths_path, padded ? shape[1] : shape[0]);
  const auto count = static_cast<std::int64_t>(lengths.size());
  if (padded && count != shape[0])
    fail(ErrorKind::data, std::to_string(count) + " lengths", lengths_path,
         "expected " + std::to_string(shape[0]) + ", one for each sequence of " + array_.path());
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
         lengths_path, "expected " + std::to_string(shape[0]) + ", the frames of " + array_.path());
  return extents;
}

Sequence FrameArray::sequence(std::int64_t i) const {
  const Extent& extent = extents_[static_cast<std::size_t>(i)];
  Sequence sequence;
  sequence.width = static_cast<int>(array_.width());
  sequence.frames.resize(static_cast<std::size_t>(extent.length * array_.width()));
  for (std::int64_t t = 0; t < extent.length; ++t)
    array_.read_row(extent.first + t, sequence.frames.data() + t * array_.width());
  return sequence;
}

std::string FrameArray::line(std::int64_t i) const {
  const Sequence sequence = this->sequence(i);
  std::string line;
  for (std::size_t k = 0; k < sequence.frames.size(); ++k) {
    if (k > 0) line += k % static_cast<std::size_t>(sequence.width) == 0 ? ';' : ' ';
    append_number(line, sequence.frames[k]);
  }
  return line;
}

}  // namespace seq

#include "data/frames.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "seq/error.h"

namespace seq {

Sequence parse_frames(const std::string& text, int width, const std::string& where) {
  Sequence sequence;
  sequence.width = width;
  const char *at = text.data(), *end = at + text.size();
  int numbers = 0, frame = 1;  // of the present frame
  auto end_frame = [&] {
    if (sequence.width == 0) sequence.width = numbers;
    if (numbers != sequence.width || numbers == 0)
      fail(ErrorKind::data, "frame " + std::to_string(frame) + " has " + std::to_string(numbers) + " numbers", where,
           sequence.width > 0 ? "expected " + std::to_string(sequence.width) : "expected at least one");
    numbers = 0;
    ++frame;
  };
  while (at < end) {
    if (*at == ' ') {
      ++at;
    } else if (*at == ';') {
      end_frame();
      ++at;
    } else {
      float value = 0;
      const auto read = std::from_chars(at, end, value);
      const bool ends = read.ptr == end || *read.ptr == ' ' || *read.ptr == ';' || *read.ptr == ',';
      if (read.ec != std::errc() || !ends || !std::isfinite(value))
        fail(ErrorKind::data, "frame " + std::to_string(frame) + " holds what is no finite number", where,
             "expected numbers separated by blanks or commas, frames by ';'");
      sequence.frames.push_back(value);
      ++numbers;
      at = read.ptr;
      while (at < end && *at == ' ') ++at;
      if (at < end && *at == ',') ++at;
    }
  }
  if (numbers > 0) end_frame();
  return sequence;
}

FrameScale FrameScale::of(const std::vector<Sequence>& sequences) {
  std::size_t width = 0;
  for (const Sequence& s : sequences) width = std::max(width, static_cast<std::size_t>(s.width));
  std::vector<double> sum(width, 0), squares(width, 0);
  double frames = 0;
  for (const Sequence& s : sequences)
    for (std::size_t i = 0; i < s.frames.size(); ++i) {
      sum[i % width] += s.frames[i];
      squares[i % width] += static_cast<double>(s.frames[i]) * s.frames[i];
      frames += i % width == 0;
    }
  FrameScale scale;
  scale.numbers.resize(2 * width);
  for (std::size_t k = 0; k < width; ++k) {
    const double mean = sum[k] / std::max(1.0, frames);
    const double variance = squares[k] / std::max(1.0, frames) - mean * mean;
    scale.numbers[k] = static_cast<float>(mean);
    // A number that never changes says nothing, and must not be blown up where it does.
    scale.numbers[width + k] = variance > 1e-12 ? static_cast<float>(std::sqrt(variance)) : 1.0f;
  }
  return scale;
}

FrameScale FrameScale::unchanged(int width) {
  FrameScale scale;
  scale.numbers.assign(static_cast<std::size_t>(width), 0.0F);
  scale.numbers.resize(2 * static_cast<std::size_t>(width), 1.0F);
  return scale;
}

void FrameScale::apply(Sequence& s) const {
  const std::size_t width = numbers.size() / 2;
  for (std::size_t i = 0; i < s.frames.size(); ++i)
    s.frames[i] = (s.frames[i] - numbers[i % width]) / numbers[width + i % width];
}

}  // namespace seq

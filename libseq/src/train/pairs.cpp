#include "train/pairs.h"

#include <numeric>

#include "train/setup.h"

namespace seq {

Pairs Pairs::of(ParallelText text) {
  Pairs pairs;
  pairs.source_of.resize(text.source.size());
  std::iota(pairs.source_of.begin(), pairs.source_of.end(), 0);
  pairs.text = std::move(text.source);
  pairs.target = std::move(text.target);
  return pairs;
}

Pairs Pairs::of(CaptionedFrames captioned) {
  Pairs pairs;
  for (std::size_t i = 0; i < captioned.frames.size(); ++i) {
    if (captioned.captions[i].empty()) captioned.captions[i].emplace_back();
    for (std::string& caption : captioned.captions[i]) {
      pairs.target.push_back(std::move(caption));
      pairs.source_of.push_back(static_cast<int>(i));
    }
  }
  pairs.frames = std::move(captioned.frames);
  return pairs;
}

ParallelText hold_out(ParallelText& text, std::uint64_t seed) {
  ParallelText kept, held;
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    ParallelText& to = is_held_out(i, text.source.size(), seed) ? held : kept;
    to.source.push_back(std::move(text.source[i]));
    to.target.push_back(std::move(text.target[i]));
    to.line.push_back(text.line[i]);
  }
  text = std::move(kept);
  return held;
}

CaptionedFrames hold_out(CaptionedFrames& captioned, std::uint64_t seed) {
  CaptionedFrames kept, held;
  kept.width = held.width = captioned.width;
  for (std::size_t i = 0; i < captioned.frames.size(); ++i) {
    CaptionedFrames& to = is_held_out(i, captioned.frames.size(), seed) ? held : kept;
    to.frames.push_back(std::move(captioned.frames[i]));
    to.captions.push_back(std::move(captioned.captions[i]));
  }
  captioned = std::move(kept);
  return held;
}

}  // namespace seq

// Hidden parts of frames: where they are, how large, and that they depend on the key alone.
#include "train/frame_masks.h"

#include <catch2/catch.hpp>
#include <set>

#include "data/frames.h"

namespace seq {
namespace {

Sequence ones(int length, int width) {
  Sequence s;
  s.width = width;
  s.frames.assign(static_cast<std::size_t>(length) * static_cast<std::size_t>(width), 1.0F);
  return s;
}

int hidden_frames(const Sequence& s) {
  int hidden = 0;
  for (int t = 0; t < s.length(); ++t) {
    const auto at = s.frames.begin() + static_cast<std::ptrdiff_t>(t) * s.width;
    hidden += std::all_of(at, at + s.width, [](float x) { return x == 0; });
  }
  return hidden;
}

}  // namespace

TEST_CASE("at most two spans of frames are hidden, none longer than asked for or than a fifth", "[masks]") {
  std::set<int> seen;
  for (std::uint64_t key = 0; key < 200; ++key) {
    Sequence s = ones(50, 4), again = s;
    mask_frames({7, 0}, key, s.frames, s.width);
    mask_frames({7, 0}, key, again.frames, again.width);
    REQUIRE(s.frames == again.frames);
    REQUIRE(hidden_frames(s) <= 14);
    seen.insert(hidden_frames(s));
    Sequence brief = ones(9, 4);
    mask_frames({7, 0}, key, brief.frames, brief.width);
    REQUIRE(hidden_frames(brief) <= 2);
  }
  CHECK(seen.size() > 10);
  CHECK(*seen.begin() == 0);
}

TEST_CASE("the same neighbouring numbers are hidden in every frame, at most half of them", "[masks]") {
  std::set<int> seen;
  for (std::uint64_t key = 0; key < 200; ++key) {
    Sequence s = ones(5, 6);
    mask_frames({0, 100}, key, s.frames, s.width);
    int hidden = 0;
    for (int k = 0; k < 6; ++k) hidden += s.frames[static_cast<std::size_t>(k)] == 0;
    REQUIRE(hidden <= 3);
    for (int t = 1; t < 5; ++t)
      for (int k = 0; k < 6; ++k)
        REQUIRE(s.frames[static_cast<std::size_t>(t * 6 + k)] == s.frames[static_cast<std::size_t>(k)]);
    seen.insert(hidden);
  }
  CHECK(seen == std::set<int>{0, 1, 2, 3});
}

TEST_CASE("a single frame and no masks at all leave everything as it is", "[masks]") {
  CHECK_FALSE(FrameMasks{});
  Sequence s = ones(1, 1);
  mask_frames({10, 10}, 3, s.frames, s.width);
  CHECK(s.frames == std::vector<float>{1});
}

}  // namespace seq

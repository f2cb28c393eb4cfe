// Frames of numbers as lines of text.
#include "data/frames.h"

#include <catch2/catch.hpp>

#include "data/batch.h"
#include "seq/error.h"

namespace seq {
namespace {

std::string error_of(const std::string& text, int width = 0) {
  try {
    parse_frames(text, width, "f.tsv:3");
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::data);
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("frames are read from text, empty text has none", "[frames]") {
  const Sequence s = parse_frames(" 0.5 1;-2e-1  3 ;", 0, "here");
  CHECK(s.width == 2);
  CHECK(s.length() == 2);
  CHECK(s.frames == std::vector<float>{0.5f, 1, -0.2f, 3});
  CHECK(parse_frames("", 2, "here").length() == 0);
  CHECK(parse_frames("1,2 , 3 4;5, 6,7,8,", 0, "here").frames == std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("frames that are none are refused with their place", "[frames]") {
  CHECK(error_of("1 2;3").find("frame 2 has 1 numbers (f.tsv:3): expected 2") != std::string::npos);
  CHECK(error_of("1 2", 3).find("expected 3") != std::string::npos);
  CHECK(error_of("1 dog").find("frame 1 holds what is no finite number") != std::string::npos);
  CHECK(error_of("1 inf").find("no finite number") != std::string::npos);
  CHECK(error_of("1;;2").find("frame 2 has 0 numbers") != std::string::npos);
  CHECK(error_of("1,,5").find("no finite number") != std::string::npos);
  CHECK(error_of(",5 2").find("no finite number") != std::string::npos);
}

TEST_CASE("scaled frames have mean 0 and deviation 1, and a number that never changes stays small", "[frames]") {
  std::vector<Sequence> all = {parse_frames("1 7;3 7", 0, ""), parse_frames("5 7;7 7;9 7", 0, "")};
  const FrameScale scale = FrameScale::of(all);
  double sum = 0, squares = 0;
  for (Sequence& s : all) {
    scale.apply(s);
    for (std::size_t i = 0; i < s.frames.size(); i += 2) {
      sum += s.frames[i];
      squares += s.frames[i] * s.frames[i];
      CHECK(s.frames[i + 1] == 0);
    }
  }
  CHECK(sum == Approx(0).margin(1e-5));
  CHECK(squares == Approx(5));
}

TEST_CASE("packed frames lie step by step", "[frames]") {
  const PackedTokens packed =
      pack_sequences(std::vector<Sequence>{parse_frames("1 2", 0, ""), parse_frames("3 4;5 6", 0, "")});
  CHECK(packed.order == std::vector<int>{1, 0});
  CHECK(packed.frames == std::vector<Real>{3, 4, 1, 2, 5, 6});
}

}  // namespace seq

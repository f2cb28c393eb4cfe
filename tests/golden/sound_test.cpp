// What is heard of a sound against an implementation in NumPy (sound.json, see make_sound_values.py).
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>

#include "data/sound_frames.h"
#include "support/places.h"

namespace seq {
namespace {

/// The formula of make_sound_values.py.
Sound sound_of(int rate, int count) {
  Sound sound;
  sound.rate = rate;
  for (int i = 0; i < count; ++i) {
    const double t = static_cast<double>(i) / rate, turn = 2 * std::numbers::pi;
    sound.samples.push_back(static_cast<float>(
        0.4 * std::sin(turn * 440 * t) + 0.2 * std::sin(turn * (900 + 1500 * t) * t) + 0.05 * std::sin(1.7 * i * i)));
  }
  return sound;
}

}  // namespace

TEST_CASE("energies, cepstra and slopes of sounds are those that NumPy computes", "[golden][sound]") {
  const auto cases = nlohmann::json::parse(std::ifstream(source_folder() + "/tests/golden/sound.json"));
  REQUIRE(cases.size() == 4);
  for (const auto& expected : cases) {
    SoundOptions o;
    o.features = expected["features"];
    o.window = expected["window"];
    o.step = expected["step"];
    o.filters = expected["filters"];
    o.coefficients = expected["coefficients"];
    o.deltas = expected["deltas"];
    o.center = expected["center"];
    o.low = expected["low"];
    o.high = expected["high"];
    const Sequence found = sound_frames(sound_of(expected["rate"], expected["count"]), o);
    REQUIRE(found.width == sound_width(o));
    REQUIRE(found.length() == static_cast<int>(expected["frames"].size()));
    std::size_t at = 0;
    for (const auto& row : expected["frames"])
      for (const auto& number : row) {
        INFO("rate " << expected["rate"] << ", number " << at);
        REQUIRE(found.frames[at++] == Approx(number.get<double>()).margin(3e-4));
      }
  }
}

}  // namespace seq

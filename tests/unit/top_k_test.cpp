// Selecting the k best against sorting everything.
#include "search/top_k.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/random.h"

using namespace seq;

namespace {

std::vector<ScoredId> sorted(const std::vector<float>& scores, const std::vector<std::uint8_t>& banned, float floor) {
  std::vector<ScoredId> all;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (std::isfinite(scores[i]) && scores[i] > floor && (banned.empty() || banned[i] == 0))
      all.push_back({scores[i], static_cast<int>(i)});
  std::sort(all.begin(), all.end(), ranks_before);
  return all;
}

void require_best(TopK& top, const std::vector<float>& scores, int k, const std::vector<std::uint8_t>& banned,
                  float floor) {
  auto expected = sorted(scores, banned, floor);
  expected.resize(std::min(expected.size(), static_cast<std::size_t>(k)));
  const auto found = top.select(scores, k, banned.empty() ? nullptr : banned.data(), floor);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE(found[i].id == expected[i].id);
    REQUIRE(found[i].score == expected[i].score);
  }
}

constexpr float lowest = -std::numeric_limits<float>::infinity();

}  // namespace

TEST_CASE("the k best of a row are those that sorting finds, equal scores by the lower id", "[search]") {
  TopK top;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStream random(seed);
    std::vector<float> scores(1 + random.below(300));
    const std::uint64_t different = 1 + random.below(400);  // few different values: many ties
    for (float& s : scores) s = static_cast<float>(random.below(different)) * 0.25f - 20;
    std::vector<std::uint8_t> banned;
    if (random.below(2) == 0)
      for (std::size_t i = 0; i < scores.size(); ++i) banned.push_back(random.below(3) == 0);
    const float floor = random.below(2) == 0 ? lowest : -20 + static_cast<float>(random.below(different)) * 0.2f;
    for (int k : {0, 1, 2, 5, 31, 32, 200, 1000}) {
      INFO("seed " << seed << ", k " << k);
      require_best(top, scores, k, banned, floor);
    }
  }
}

TEST_CASE("rising and falling rows select as well as random ones", "[search]") {
  TopK top;
  std::vector<float> rising(1000);
  for (std::size_t i = 0; i < rising.size(); ++i) rising[i] = static_cast<float>(i);
  const std::vector<float> falling(rising.rbegin(), rising.rend());
  for (int k : {1, 7, 64, 999, 1000, 1001}) {
    require_best(top, rising, k, {}, lowest);
    require_best(top, falling, k, {}, lowest);
  }
}

TEST_CASE("NaN and infinities are never selected", "[search]") {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  TopK top;
  std::vector<float> scores(100, nan);
  CHECK(top.select(scores, 5).empty());
  scores.assign(100, -infinite);
  CHECK(top.select(scores, 5).empty());
  scores.assign(100, infinite);
  CHECK(top.select(scores, 5).empty());
  scores[70] = -3;
  scores[20] = nan;
  scores[71] = -infinite;
  scores[99] = -2;
  require_best(top, scores, 5, {}, lowest);
  CHECK(top.select({}, 5).empty());
}

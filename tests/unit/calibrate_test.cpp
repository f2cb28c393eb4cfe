// Calibration on validation data.
#include "train/calibrate.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/random.h"

namespace seq {
namespace {

/// Two labels; logits are `scale` times the true log-odds of random chances, truth is drawn from these chances.
CalibrationData drawn(double scale, int lines) {
  CalibrationData data;
  data.labels = 2;
  RandomStream random(3);
  for (int i = 0; i < lines; ++i) {
    const double log_odds = 6 * random.uniform() - 3, chance = 1 / (1 + std::exp(-log_odds));
    data.network.insert(data.network.end(), {static_cast<float>(scale * log_odds), 0});
    data.truth.push_back({random.uniform() < chance ? 0 : 1});
  }
  return data;
}

}  // namespace

TEST_CASE("overconfident and underconfident logits are brought to what they mean", "[calibrate]") {
  for (double scale : {0.25, 1.0, 5.0}) {
    const Calibration c = calibrate(drawn(scale, 4000));
    CHECK(c.network_scale * scale == Approx(1).epsilon(0.1));
  }
}

TEST_CASE("lines told apart without an error do not make probabilities certain", "[calibrate]") {
  CalibrationData data;
  data.labels = 2;
  for (int i = 0; i < 40; ++i) {
    data.network.insert(data.network.end(), {i % 2 ? 2.0f : -2.0f, 0});
    data.truth.push_back({i % 2 ? 0 : 1});
  }
  const auto p = calibrated_lines(data, calibrate(data));
  CHECK(p[1][0] > 0.9);
  CHECK(p[1][0] < 0.99999);
}

TEST_CASE("the part that knows gets the share", "[calibrate]") {
  CalibrationData data = drawn(1, 500);
  RandomStream random(9);
  for (std::size_t i = 0; i < data.network.size(); ++i)
    data.linear.push_back(static_cast<float>(random.uniform() - 0.5));
  CHECK(calibrate(data).network_share > 0.9);
  std::swap(data.network, data.linear);
  CHECK(calibrate(data).network_share < 0.1);
}

TEST_CASE("thresholds of independent labels are those with the best F1", "[calibrate]") {
  CalibrationData data;
  data.labels = 2;
  data.independent = true;
  // Label 0 is there from a logit of -1 on; label 1 never occurs.
  for (float x : {-3.0f, -2.0f, -1.0f, 0.0f, 1.0f}) {
    data.network.insert(data.network.end(), {x, -2});
    data.truth.push_back(x >= -1 ? std::vector<int>{0} : std::vector<int>{});
  }
  const Calibration c = calibrate(data);
  const auto p = calibrated_lines(data, c);
  CHECK(c.thresholds[0] > p[1][0]);
  CHECK(c.thresholds[0] <= p[2][0]);
  CHECK(c.thresholds[1] == 0.5);
}

TEST_CASE("a calibration survives being stored", "[calibrate]") {
  Calibration c;
  c.network_scale = 0.5;
  c.network_share = 0.25;
  c.thresholds = {0.5, 0.125};
  const Calibration back = Calibration::from(c.numbers(), 2, "here");
  CHECK(back.network_scale == 0.5);
  CHECK(back.linear_scale == 1);
  CHECK(back.network_share == 0.25);
  CHECK(back.thresholds == c.thresholds);
}

}  // namespace seq

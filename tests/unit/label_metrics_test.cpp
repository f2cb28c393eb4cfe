// Scores of labels against scikit-learn 1.2.1, NumPy's random numbers and calculations by hand.
#include "seq/label_metrics.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;

namespace {

/// Small whole numbers that are as easily drawn in Python.
class Draw {
 public:
  explicit Draw(std::uint32_t seed) : state_(seed) {}
  int operator()(int below) {
    state_ = state_ * 1664525u + 1013904223u;
    return static_cast<int>((state_ >> 16) % static_cast<std::uint32_t>(below));
  }

 private:
  std::uint32_t state_;
};

bool has(const std::vector<int>& labels, int label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void add_line(LabelOutcome& outcome, Draw& draw, std::vector<int> truth, std::vector<int> predicted) {
  std::vector<double> probabilities;
  for (int label = 0; label < outcome.labels; ++label)
    probabilities.push_back(1 + draw(100) + (has(truth, label) ? 40 : 0));
  const double sum = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
  for (double& probability : probabilities) probability /= sum;
  outcome.truth.push_back(std::move(truth));
  outcome.predicted.push_back(std::move(predicted));
  outcome.probabilities.push_back(std::move(probabilities));
}

/// 300 lines of one label each: the fourth is never predicted, the fifth rare, the sixth never there, 8 are unknown.
LabelOutcome exclusive_labels() {
  LabelOutcome outcome;
  outcome.labels = 6;
  Draw draw(1);
  for (int i = 0; i < 300; ++i) {
    int truth = draw(4);
    if (i % 50 == 7) truth = 4;
    if (i % 37 == 36) truth = -1;
    const bool hit = draw(10) < 7;
    const int other = draw(3);
    add_line(outcome, draw, {truth}, {hit && truth >= 0 && truth != 3 ? truth : other});
  }
  return outcome;
}

/// 200 lines of one to seven labels, none to seven predicted ones, 6 with an unknown one besides.
LabelOutcome several_labels() {
  LabelOutcome outcome;
  outcome.labels = 7;
  Draw draw(2);
  for (int i = 0; i < 200; ++i) {
    std::vector<int> truth, predicted;
    for (int label = 0; label < 7; ++label) {
      if (draw(4) == 0) truth.push_back(label);
    }
    if (truth.empty()) truth = {i % 7};
    for (int label = 0; label < 7; ++label) {
      if ((draw(8) == 0) != has(truth, label)) predicted.insert(predicted.begin(), label);
    }
    if (i % 29 == 28) truth.push_back(-1);
    add_line(outcome, draw, std::move(truth), std::move(predicted));
  }
  return outcome;
}

/// Lines of two labels with the first one's probability; the first is true where right says so.
LabelOutcome with_confidence(const std::vector<double>& first, const std::vector<bool>& right) {
  LabelOutcome outcome;
  outcome.labels = 2;
  for (std::size_t i = 0; i < first.size(); ++i) {
    outcome.truth.push_back({right[i] ? 0 : 1});
    outcome.probabilities.push_back({first[i], 0.01});
  }
  return outcome;
}

Approx close(double value) { return Approx(value).epsilon(1e-13).margin(1e-15); }

void check_mean(const MeanScore& mean, double precision, double recall, double f1) {
  CHECK(mean.precision == close(precision));
  CHECK(mean.recall == close(recall));
  CHECK(mean.f1 == close(f1));
}

void check_at(const AtK& at, double precision, double recall) {
  CHECK(at.precision == close(precision));
  CHECK(at.recall == close(recall));
}

void check_interval(const ScoreInterval& interval, double low, double high) {
  CHECK(interval.low == close(low));
  CHECK(interval.high == close(high));
}

}  // namespace

TEST_CASE("scores of labels that exclude each other are scikit-learn's", "[label-metrics]") {
  const LabelScores scores = label_scores(exclusive_labels());
  CHECK(scores.accuracy == close(0.56));
  const std::vector<LabelScore> expected = {{78, 108, 60, 0.555555555555556, 0.769230769230769, 0.645161290322581},
                                            {63, 98, 47, 0.479591836734694, 0.746031746031746, 0.583850931677019},
                                            {65, 89, 56, 0.629213483146067, 0.861538461538462, 0.727272727272727},
                                            {80, 0, 0, 0, 0, 0},
                                            {6, 5, 5, 1, 0.833333333333333, 0.909090909090909},
                                            {0, 0, 0, 0, 0, 0}};
  REQUIRE(scores.per_label.size() == expected.size());
  for (std::size_t label = 0; label < expected.size(); ++label) {
    CAPTURE(label);
    CHECK(scores.per_label[label].support == expected[label].support);
    CHECK(scores.per_label[label].predicted == expected[label].predicted);
    CHECK(scores.per_label[label].correct == expected[label].correct);
    CHECK(scores.per_label[label].precision == Approx(expected[label].precision).epsilon(1e-14));
    CHECK(scores.per_label[label].recall == Approx(expected[label].recall).epsilon(1e-14));
    CHECK(scores.per_label[label].f1 == Approx(expected[label].f1).epsilon(1e-14));
  }
  check_mean(scores.macro, 0.444060145906053, 0.535022385022385, 0.477562643060539);
  check_mean(scores.micro, 0.56, 0.56, 0.56);
  check_mean(scores.weighted, 0.401488318173711, 0.56, 0.466108206893621);
}

TEST_CASE("scores of several labels a line are scikit-learn's", "[label-metrics]") {
  const LabelScores scores = label_scores(several_labels());
  CHECK(scores.accuracy == close(0.39));
  check_mean(scores.macro, 0.60359783670495, 0.766626521550276, 0.673917656355375);
  check_mean(scores.micro, 0.691111111111111, 0.863888888888889, 0.767901234567901);
  check_mean(scores.weighted, 0.68596974775256, 0.863888888888889, 0.762964723175828);
}

TEST_CASE("the order of a line's labels does not count, and none predicted is a miss", "[label-metrics]") {
  const LabelScores scores = label_scores({3, {{0, 2}, {1}, {2}, {0}}, {{2, 0}, {}, {2, 1}, {0}}, {}});
  CHECK(scores.accuracy == 0.5);
  CHECK(scores.per_label[1].support == 1);
  CHECK(scores.per_label[1].predicted == 1);
  CHECK(scores.per_label[1].f1 == 0);
  CHECK(scores.micro.precision == close(4.0 / 5));
  CHECK(scores.micro.recall == close(4.0 / 5));
}

TEST_CASE("unknown labels cost recall and accuracy and are one more label of the mean", "[label-metrics][faults]") {
  const LabelScores known = label_scores({2, {{0}, {1}}, {{0}, {1}}, {}});
  CHECK(known.macro.f1 == 1);
  const LabelScores scores = label_scores({2, {{0}, {1}, {-1}, {1, -1}}, {{0}, {1}, {0}, {1}}, {}});
  CHECK(scores.accuracy == 0.5);
  check_mean(scores.macro, (0.5 + 1) / 3, 2.0 / 3, (2.0 / 3 + 1) / 3);
  check_mean(scores.micro, 3.0 / 4, 3.0 / 5, 6.0 / 9);
  const LabelScores nothing_known = label_scores({1, {{-1}, {-1}}, {{}, {}}, {}});
  CHECK(nothing_known.accuracy == 0);
  check_mean(nothing_known.macro, 0, 0, 0);
  check_mean(nothing_known.micro, 0, 0, 0);
  check_mean(nothing_known.weighted, 0, 0, 0);
}

TEST_CASE("precision and recall at k count what fastText counts", "[label-metrics]") {
  const LabelOutcome one = exclusive_labels();
  check_at(label_scores_at(one, 1), 0.58, 0.58);
  check_at(label_scores_at(one, 2), 0.37, 0.74);
  check_at(label_scores_at(one, 5), 0.194, 0.97);
  check_at(label_scores_at(one, 9), 0.162222222222222, 0.973333333333333);  // of the six there are
  check_at(label_scores_at(one, 2, 0.3), 0.703448275862069, 0.34);
  check_at(label_scores_at(one, 1, 0.99), 0, 0);
  const LabelOutcome many = several_labels();
  check_at(label_scores_at(many, 1), 0.695, 0.386111111111111);
  check_at(label_scores_at(many, 2), 0.5225, 0.580555555555556);
  check_at(label_scores_at(many, 3, 0.2), 0.570987654320988, 0.513888888888889);
}

TEST_CASE("of equally likely labels the first is taken, and the threshold itself suffices", "[label-metrics]") {
  const LabelOutcome outcome = {3, {{1}, {0}}, {}, {{0.25, 0.5, 0.5}, {0.5, 0.5, 0.25}}};
  check_at(label_scores_at(outcome, 1), 1, 1);
  check_at(label_scores_at(outcome, 3, 0.5), 0.5, 1);
  check_at(label_scores_at(outcome, 3, std::nextafter(0.5, 1.0)), 0, 0);
}

TEST_CASE("the calibration error is the mean distance of confidence and accuracy", "[label-metrics]") {
  CHECK(calibration_error(exclusive_labels()) == close(0.278389936425002));
  CHECK(calibration_error(exclusive_labels(), 1) == close(0.274499477333014));
  CHECK(calibration_error(several_labels()) == close(0.433688945284399));
  // In two bins: (0.6 + 0.7) too modest, (0.2 - 0.9) too bold.
  const LabelOutcome bold_and_modest = with_confidence({0.4, 0.3, 0.9, 0.8}, {true, true, false, true});
  CHECK(calibration_error(bold_and_modest, 2) == close(0.5));
  CHECK(calibration_error(bold_and_modest, 1) == close(0.15));
  // A bin's upper end belongs to it: 0.5 is with 0.4, not with 0.75.
  const LabelOutcome at_the_edge = with_confidence({0.4, 0.5, 0.75}, {true, false, true});
  CHECK(calibration_error(at_the_edge, 2) == close((0.1 + 0.25) / 3));
  CHECK(calibration_error(with_confidence({1.0, 1.0}, {true, true})) == 0);
  CHECK(calibration_error({2, {{0}, {1}}, {}, {{0.0, 0.0}, {1.0 + 1e-7, 0.0}}}, 15) == Approx(1).epsilon(1e-6));
}

TEST_CASE("the confusion matrix counts true labels in rows, unknown ones last", "[label-metrics]") {
  using Table = std::vector<std::vector<std::int64_t>>;
  CHECK(confusion(exclusive_labels()) == Table{{60, 11, 7, 0, 0, 0},
                                               {10, 47, 6, 0, 0, 0},
                                               {6, 3, 56, 0, 0, 0},
                                               {28, 35, 17, 0, 0, 0},
                                               {1, 0, 0, 0, 5, 0},
                                               {0, 0, 0, 0, 0, 0},
                                               {3, 2, 3, 0, 0, 0}});
  CHECK(confusion({2, {{0}, {0, 1}, {1}, {1}}, {{1}, {1}, {}, {0, 1}}, {}}) == Table{{0, 1}, {0, 0}, {0, 0}});
}

TEST_CASE("intervals are percentiles over the lines NumPy draws", "[label-metrics]") {
  const LabelOutcome one = exclusive_labels();
  check_interval(accuracy_interval(one), 0.496666666666667, 0.616666666666667);
  check_interval(accuracy_interval(one, 200, 7), 0.51, 0.61);
  check_interval(macro_f1_interval(one), 0.420417498101077, 0.513512538463266);
  check_interval(macro_f1_interval(one, 200, 7), 0.436937282899937, 0.512043617120229);
  const LabelOutcome many = several_labels();
  check_interval(accuracy_interval(many), 0.33, 0.46);
  check_interval(macro_f1_interval(many), 0.644450622359799, 0.699434929736896);
  check_interval(accuracy_interval({1, {{0}}, {{0}}, {}}), 1, 1);
}

TEST_CASE("outcomes that do not fit together are refused", "[label-metrics][faults]") {
  const LabelOutcome good = {2, {{0}, {1}}, {{0}, {0}}, {{0.5, 0.5}, {0.9, 0.1}}};
  const auto refused = [&](const auto& change, const auto& score, const char* part) {
    LabelOutcome outcome = good;
    change(outcome);
    return fails_with([&] { score(outcome); }, ErrorKind::usage, {part});
  };
  const auto nothing = [](LabelOutcome&) {};
  const auto scores = [](const LabelOutcome& outcome) { label_scores(outcome); };
  const auto at_one = [](const LabelOutcome& outcome) { label_scores_at(outcome, 1); };
  CHECK(refused([](LabelOutcome& o) { o.truth.clear(); }, scores, "no lines"));
  CHECK(refused([](LabelOutcome& o) { o.predicted.pop_back(); }, scores, "found 2 and 1"));
  CHECK(refused([](LabelOutcome& o) { o.truth[1] = {2}; }, scores, "true label 2 (line 2): -1 to 1"));
  CHECK(refused([](LabelOutcome& o) { o.truth[1] = {-2}; }, scores, "true label -2"));
  CHECK(refused([](LabelOutcome& o) { o.predicted[0] = {-1}; }, scores, "predicted label -1 (line 1): 0 to 1"));
  CHECK(refused([](LabelOutcome& o) { o.labels = 0; }, scores, "0 labels"));
  CHECK(refused([](LabelOutcome& o) { o.predicted.clear(); }, [](const auto& o) { confusion(o); }, "found 2 and 0"));
  CHECK(refused([](LabelOutcome& o) { o.predicted.clear(); }, [](const auto& o) { accuracy_interval(o); }, "found"));
  CHECK(refused([](LabelOutcome& o) { o.truth.clear(); }, [](const auto& o) { macro_f1_interval(o); }, "no lines"));
  CHECK(refused([](LabelOutcome& o) { o.probabilities.clear(); }, at_one, "0 lines of probabilities"));
  CHECK(refused([](LabelOutcome& o) { o.probabilities[1] = {1}; }, at_one, "line 2"));
  CHECK(refused([](LabelOutcome& o) { o.probabilities[0][1] = std::nan(""); }, at_one, "line 1"));
  CHECK(refused([](LabelOutcome& o) { o.probabilities[0].push_back(0); }, [](const auto& o) { calibration_error(o); },
                "line 1"));
  CHECK(refused(
      nothing, [](const auto& o) { label_scores_at(o, 0); }, "k"));
  CHECK(refused(
      nothing, [](const auto& o) { calibration_error(o, 0); }, "bins"));
  CHECK(refused(
      nothing, [](const auto& o) { accuracy_interval(o, 0); }, "samples"));
}

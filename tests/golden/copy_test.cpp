// Copying against an implementation that builds the whole distribution (copy.json, see make_copy_values.py).

#include "nn/copy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "support/formula.h"
#include "support/places.h"

namespace seq {
namespace {

using nlohmann::json;
using test::numbers;

const json& values() {
  static const json v = json::parse(std::ifstream(seq::source_folder() + "/tests/golden/copy.json"));
  return v;
}

void check_close(const char* what, const std::vector<Real>& ours, const json& theirs) {
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    INFO(what << " " << i);
    CHECK(ours[i] == Approx(theirs[i].get<double>()).margin(2e-6));
  }
}

/// One sentence whose target is the one word of a row, attended to as the row says.
struct Row {
  explicit Row(const json& row) : weights(numbers(source.size(), 20 + row["row"].get<int>())) {
    softmax_rows(View(weights.data(), 1, std::ssize(weights)));
    memory.begin = begin;
    attention.weights = {&own, 1};
  }
  std::vector<int> source = values()["source"];
  std::vector<Real> weights;
  View own{weights.data(), 1, std::ssize(weights)};
  const int begin[2] = {0, static_cast<int>(source.size())};
  AttentionMemory memory;
  AttentionSaved attention;
  Arena arena;
  Packing packing = Packing::of({1}, arena);
};

}  // namespace

TEST_CASE("loss and gradients of a target that may be copied agree with the whole distribution's", "[golden][copy]") {
  const std::int64_t vocabulary = values()["vocabulary"];
  for (const json& expected : values()["rows"]) {
    const int shift = expected["row"], target = expected["target"];
    CAPTURE(target, expected["smoothing"].get<double>());
    Row row(expected);
    Mixture mixture;
    mixture.gate = static_cast<double>(numbers(1, 40 + shift)[0]);
    mixture.mass = static_cast<double>(
        copy_masses(row.memory, row.packing, row.attention, row.source, {target}, row.arena).front());
    std::vector<Real> logits = numbers(static_cast<std::size_t>(vocabulary), shift);
    const RowLoss loss = cross_entropy_row(logits.data(), vocabulary, target, expected["smoothing"], 1, &mixture);
    CHECK(loss.plain == Approx(expected["plain"].get<double>()).epsilon(1e-5));
    CHECK(loss.smoothed == Approx(expected["smoothed"].get<double>()).epsilon(1e-5));
    check_close("logit", logits, expected["d_logits"]);
    CHECK(mixture.d_gate == Approx(expected["d_gate"].get<double>()).margin(2e-6));

    std::vector<Real> d_weights(row.weights.size(), 0);
    View d(d_weights.data(), 1, std::ssize(d_weights));
    AttentionSaved d_attention{{&d, 1}};
    const Real d_mass[] = {static_cast<Real>(mixture.d_mass)};
    copy_masses_backward(row.memory, row.packing, d_mass, row.source, {target}, d_attention);
    softmax_rows_backward(row.attention.weights[0], d);
    check_close("attention score", d_weights, expected["d_scores"]);
  }
}

TEST_CASE("the scores of a step with copying are those of the whole distribution", "[golden][copy]") {
  const auto vocabulary = values()["vocabulary"].get<std::size_t>();
  for (const json& expected : values()["rows"]) {
    const int shift = expected["row"];
    const Row row(expected);
    std::vector<Real> scores = numbers(vocabulary, shift);
    Real log_norm = log_sum_exp(scores.data(), static_cast<std::int64_t>(vocabulary));
    scores.resize(expected["distribution"].size(), -std::numeric_limits<Real>::infinity());
    copy_scores(numbers(1, 40 + shift)[0], row.source, row.weights.data(), scores.data(), log_norm);
    for (Real& s : scores) s = std::exp(s - log_norm);
    check_close("p", scores, expected["distribution"]);
  }
}

}  // namespace seq

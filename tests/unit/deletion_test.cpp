// The best words to keep, against trying all choices.
#include "model/deletion.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "core/random.h"
#include "model/deletion_decision.h"

using namespace seq;

namespace {

DeletionScores random_scores(std::size_t units, std::uint64_t seed) {
  RandomStream random(random_key(seed, 5));
  const auto number = [&] { return 4 * random.uniform() - 2; };
  DeletionScores scores;
  for (std::size_t i = 0; i < units; ++i) scores.emissions.push_back({number(), number()});
  for (int k = 0; k < 2; ++k) {
    scores.start[k] = number();
    scores.end[k] = number();
    scores.transitions[k] = {number(), number()};
  }
  return scores;
}

double score_of(const DeletionScores& s, const std::vector<bool>& labels) {
  double sum = s.start[labels[0]] + s.end[labels.back()];
  for (std::size_t t = 0; t < labels.size(); ++t) {
    sum += s.emissions[t][labels[t]];
    if (t > 0) sum += s.transitions[labels[t - 1]][labels[t]];
  }
  return sum;
}

template <typename Visit>
void each_choice(std::size_t units, const Visit& visit) {
  for (unsigned mask = 0; mask < 1u << units; ++mask) {
    std::vector<bool> labels;
    for (std::size_t t = 0; t < units; ++t) labels.push_back(mask >> t & 1);
    visit(labels);
  }
}

constexpr auto words = DeletionLength::Unit::words, characters = DeletionLength::Unit::characters;

}  // namespace

TEST_CASE("lengths are those of the text: words between blanks, or characters with blanks", "[deletion]") {
  const std::string line = "\"No,\" the naïve man said -- 東京へ.";
  const std::vector<WordUnit> units = word_units(line);
  each_choice(units.size(), [&](const std::vector<bool>& kept) {
    const std::string text = join_units(line, units, kept);
    std::int64_t count = 0, blanks = 0;
    for (char c : text) {
      count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
      blanks += c == ' ';
    }
    REQUIRE(length_of(units, kept, characters) == count);
    REQUIRE(length_of(units, kept, words) == (text.empty() ? 0 : blanks + 1));
  });
}

TEST_CASE("the best choice within a length is the best of all choices", "[deletion]") {
  const std::string line = GENERATE("On Monday, the old bridge, too, closed at last.", "(\"Ja\", 東京へ).");
  const std::vector<WordUnit> units = word_units(line);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const DeletionScores scores = random_scores(units.size(), seed);
    for (const DeletionLength& length : std::vector<DeletionLength>{{characters, 0, 1000},
                                                                    {characters, 0, 20},
                                                                    {characters, 0, 3},
                                                                    {characters, 5, 8},
                                                                    {characters, 9, 1000},
                                                                    {words, 0, 4},
                                                                    {words, 2, 3}}) {
      double best = -1e300;
      std::vector<bool> expected;
      each_choice(units.size(), [&](const std::vector<bool>& labels) {
        const std::int64_t own = length_of(units, labels, length.unit);
        if (own < length.least || own > length.most || score_of(scores, labels) <= best) return;
        best = score_of(scores, labels);
        expected = labels;
      });
      INFO("seed " << seed << ", " << length.least << " to " << length.most);
      REQUIRE(!expected.empty());
      CHECK(best_deletion(scores, units, length) == expected);
    }
  }
}

TEST_CASE("no text is longer than its limit, and one that must be longer than possible is the longest", "[deletion]") {
  const std::string line = "(\"Yes,\" he said), 東京へ行く and (so on).";
  const std::vector<WordUnit> units = word_units(line);
  const std::vector<bool> all(units.size(), true);
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const DeletionScores scores = random_scores(units.size(), seed);
    for (const auto unit : {words, characters})
      for (std::int64_t most = 0; most <= length_of(units, all, unit) + 2; ++most)
        for (const std::int64_t least : {std::int64_t{0}, most}) {
          const std::vector<bool> kept = best_deletion(scores, units, {unit, least, most});
          REQUIRE(length_of(units, kept, unit) <= most);
          if (least > 0 && unit == words)
            CHECK(length_of(units, kept, unit) == std::min(most, length_of(units, all, unit)));
        }
    CHECK(best_deletion(scores, units, {characters, 1000, 2000}) == all);
  }
}

TEST_CASE("a very long line keeps to its limits too", "[deletion]") {
  std::string line;
  for (int i = 0; i < 20000; ++i) line += "word" + std::to_string(i % 100) + " ";
  const std::vector<WordUnit> units = word_units(line);
  const DeletionScores scores = random_scores(units.size(), 3);
  const auto length = [&](std::int64_t least, std::int64_t most) {
    return length_of(units, best_deletion(scores, units, {characters, least, most}), characters);
  };
  const std::int64_t free = length(0, 1000000);
  const std::int64_t shorter = length(0, free / 2), longer = length(free + 1000, free + 2000);
  CHECK(shorter <= free / 2);
  CHECK(shorter > free / 2 - 100);
  CHECK(longer >= free + 1000);
  CHECK(longer < free + 1100);
  CHECK(length(0, 3) == 0);
}

TEST_CASE("how likely a unit is kept is the sum over all choices that keep it", "[deletion]") {
  for (const std::size_t units : {1, 2, 9})
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const DeletionScores field = random_scores(units, seed);
      std::vector<double> kept(units, 0);
      double all = 0;
      each_choice(units, [&](const std::vector<bool>& labels) {
        const double p = std::exp(score_of(field, labels));
        all += p;
        for (std::size_t t = 0; t < units; ++t) kept[t] += labels[t] ? p : 0;
      });
      const std::vector<double> found = keep_probabilities(field);
      for (std::size_t t = 0; t < units; ++t) CHECK(found[t] == Approx(kept[t] / all));
    }
}

TEST_CASE("the choice above half of the best expected F1 has it", "[deletion]") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const std::vector<double> keep = keep_probabilities(random_scores(9, seed));
    const double all = std::accumulate(keep.begin(), keep.end(), 0.0);
    const auto expected_f1 = [&](const std::vector<bool>& labels) {
      double kept = 0, count = 0;
      for (std::size_t t = 0; t < keep.size(); ++t) {
        kept += labels[t] ? keep[t] : 0;
        count += labels[t];
      }
      return 2 * kept / (count + all);
    };
    double best = 0;
    each_choice(keep.size(), [&](const std::vector<bool>& labels) { best = std::max(best, expected_f1(labels)); });
    CHECK(best_expected_f1(keep) == Approx(best));
    std::vector<bool> above;
    for (double p : keep) above.push_back(p > best / 2);
    CHECK(expected_f1(above) == Approx(best));
  }
}

TEST_CASE("a decision adds a tenth of the field to probabilities less their threshold", "[deletion]") {
  const DeletionScores field = random_scores(6, 9), decision = decision_scores(field);
  const std::vector<double> keep = keep_probabilities(field);
  const double threshold = best_expected_f1(keep) / 2;
  each_choice(6, [&](const std::vector<bool>& labels) {
    double expected = 0.1 * score_of(field, labels);
    for (std::size_t t = 0; t < 6; ++t) expected += labels[t] ? keep[t] - threshold : 0;
    CHECK(score_of(decision, labels) == Approx(expected));
  });
}

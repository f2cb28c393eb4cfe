// Lists of likely pieces: as bytes, and as what a search may use.
#include "model/shortlist.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "search/seq2seq_step_model.h"
#include "seq/error.h"
#include "support/gradient_check.h"

namespace seq {
namespace {

const Shortlist& small_list() {
  static const Shortlist list({2, 0}, {{}, {4, 1}, {}, {3}, {1, 1, 5}});
  return list;
}

}  // namespace

TEST_CASE("a shortlist gives the pieces of a source, each once, rising", "[shortlist]") {
  CHECK(small_list().pieces_for({}) == std::vector<int>{0, 2});
  CHECK(small_list().pieces_for({4, 1, 4}) == std::vector<int>{0, 1, 2, 4, 5});
  CHECK(small_list().pieces_for({3, 77}) == std::vector<int>{0, 2, 3});
}

TEST_CASE("a shortlist reads back from its bytes, and from no others", "[shortlist]") {
  const std::string bytes = small_list().bytes();
  const Shortlist read(bytes, 5, 6, "a file");
  CHECK(read.bytes() == bytes);
  CHECK(read.pieces_for({4}) == std::vector<int>{0, 1, 2, 5});
  CHECK_THROWS_AS(Shortlist(bytes, 4, 6, "a file"), Error);
  CHECK_THROWS_AS(Shortlist(bytes, 6, 6, "a file"), Error);
  CHECK_THROWS_AS(Shortlist(bytes, 5, 5, "a file"), Error);
  CHECK_THROWS_AS(Shortlist(bytes.substr(0, bytes.size() - 1), 5, 6, "a file"), Error);
  CHECK_THROWS_AS(Shortlist(std::string(4, '\xff') + bytes.substr(4), 5, 6, "a file"), Error);
}

TEST_CASE("with a shortlist a sentence has its own pieces alone, their scores unchanged, in any batch", "[shortlist]") {
  constexpr int vocabulary = 40;
  ModelOptions o;
  o.embedding = 12;
  o.hidden = 18;
  o.enc_hidden = 7;
  const Seq2Seq network(o, vocabulary, vocabulary);
  const std::vector<Real> weights = random_numbers(network.space.size(), 3, 0.5);
  const Parameters p(network.space, weights.data(), false);
  std::vector<std::vector<int>> lists(vocabulary);
  for (int s = 0; s < vocabulary; ++s) lists[s] = {s, (3 * s + 1) % vocabulary};
  const Shortlist shortlist({2}, lists);
  const std::vector<Sequence> sources = {{5, 9, 11}, {30}, {7, 7, 8, 31, 4}};

  Seq2SeqStepModel full(network, p, 2), listed(network, p, 2, 0, &shortlist), alone(network, p, 2, 0, &shortlist);
  full.start(sources);
  listed.start(sources);
  const StepOutput all = full.step({0, 1, 2, 2}, {1, 1, 1, 1}), some = listed.step({0, 1, 2, 2}, {1, 1, 1, 1});
  for (int row = 0; row < 4; ++row) {
    const int sentence = std::min(row, 2);
    const std::vector<int> own = shortlist.pieces_for(sources[sentence].ids);
    double sum = 0;
    for (int id = 0; id < vocabulary; ++id) {
      if (std::binary_search(own.begin(), own.end(), id)) {
        CHECK(some.scores(row, id) == all.scores(row, id));
        sum += std::exp(static_cast<double>(some.scores(row, id) - some.log_norm[row]));
      } else {
        CHECK(std::isinf(some.scores(row, id)));
      }
    }
    CHECK(sum == Approx(1).margin(1e-5));
  }
  alone.start({sources[2]});
  const StepOutput own = alone.step({0}, {1});
  CHECK(own.log_norm[0] == some.log_norm[2]);
  for (int id = 0; id < vocabulary; ++id) CHECK(own.scores(0, id) == some.scores(3, id));
}

}  // namespace seq

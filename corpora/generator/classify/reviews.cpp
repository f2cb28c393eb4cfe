#include "classify/reviews.h"

#include <algorithm>
#include <unordered_set>

#include "classify/review_writer.h"
#include "text.h"

namespace corpora::classify {

namespace {

// One pair in ten never occurs in train.
Part PartOfPair(const std::string& pair) {
  std::uint64_t slot = Hash("a pair: " + pair) % 100;
  return slot < 6 ? Part::kTest : slot < 10 ? Part::kDev : Part::kTrain;
}

enum class Stratum { kPlain, kPair, kNoun };

class Collector {
 public:
  explicit Collector(std::uint64_t seed) : rng_(seed), writer_(rng_) {}

  std::vector<LabelledLine> Collect(Part part, std::size_t count) {
    std::vector<LabelledLine> lines;
    while (lines.size() < count) {
      std::size_t turn = lines.size() / 2 % 10;
      Stratum stratum = part == Part::kTrain || turn < 3 ? Stratum::kPlain : turn < 8 ? Stratum::kPair : Stratum::kNoun;
      lines.push_back(One(part, stratum, lines.size() % 2 == 0 ? 1 : -1));
    }
    Shuffle(lines, rng_);
    return lines;
  }

 private:
  static constexpr std::size_t kLongestReview = 70;

  LabelledLine One(Part part, Stratum stratum, int polarity) {
    for (;;) {
      Review review = writer_.Write(polarity, stratum == Stratum::kNoun ? part : Part::kTrain);
      if (!Fits(review, part, stratum) || Words(review.text).size() > kLongestReview) continue;
      if (!texts_.insert(review.text).second) continue;
      std::vector<std::string> kinds = review.kinds;
      return {polarity > 0 ? "positive" : "negative", review.text, kinds};
    }
  }

  static bool Fits(const Review& review, Part part, Stratum stratum) {
    auto isNew = [](const std::string& noun) { return PartOfNoun(noun) != Part::kTrain; };
    if (stratum == Stratum::kNoun) return std::any_of(review.nouns.begin(), review.nouns.end(), isNew);
    bool held = false;
    for (const std::string& pair : review.pairs) {
      Part kept = PartOfPair(pair);
      if (kept == Part::kTrain) continue;
      if (kept != part || stratum == Stratum::kPlain) return false;
      held = true;
    }
    return held == (stratum == Stratum::kPair);
  }

  Rng rng_;
  ReviewWriter writer_;
  std::unordered_set<std::string> texts_;
};

}  // namespace

LabelledCorpus MakeReviews(const LabelledSize& size, std::uint64_t seed) {
  Collector collector(seed);
  LabelledCorpus corpus;
  corpus.train = collector.Collect(Part::kTrain, size.train);
  corpus.dev = collector.Collect(Part::kDev, size.dev);
  corpus.test = collector.Collect(Part::kTest, size.test);
  return corpus;
}

}  // namespace corpora::classify

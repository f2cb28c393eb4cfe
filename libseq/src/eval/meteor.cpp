#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

#include "eval/caption_tokenizer.h"
#include "eval/porter_stemmer.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"

namespace seq {
namespace {

constexpr double kAlpha = 0.85, kBeta = 0.2, kGamma = 0.6;  // METEOR 1.5, task "rank", English
constexpr double kStemWeight = 0.6;
constexpr std::size_t kBeam = 40;  // alignments that are followed, as in METEOR

struct Words {
  std::vector<std::string> words, stems;
};

Words words_of(const std::string& line) {
  Words result;
  result.words = eval::caption_words(line);
  for (const std::string& word : result.words)
    result.stems.push_back(eval::can_be_stemmed(word) ? eval::porter_stem(word) : word);
  return result;
}

// Which words of the reference the beginning of the hypothesis is matched with.
struct Alignment {
  std::vector<bool> taken;
  std::int64_t last = -1;  // the place that the last word is matched with; -1 = it is not
  int equal = 0, stems = 0, chunks = 0;
  std::int64_t distance = 0;  // sum over matches of the difference in place

  // More matches, then fewer chunks, then less distance; a total order, so that results never depend on a sort.
  auto rank() const { return std::make_tuple(-(equal + stems), chunks, distance, -equal, last); }
};

Alignment extended(const Alignment& alignment, std::size_t i, std::size_t j, bool equal) {
  Alignment next = alignment;
  next.taken[j] = true;
  (equal ? next.equal : next.stems) += 1;
  next.chunks += alignment.last < 0 || alignment.last + 1 != static_cast<std::int64_t>(j);
  next.last = static_cast<std::int64_t>(j);
  next.distance += std::abs(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(j));
  return next;
}

Alignment align(const Words& own, const Words& other) {
  std::vector<Alignment> beam(1), next;
  beam[0].taken.assign(other.words.size(), false);
  for (std::size_t i = 0; i < own.words.size(); ++i) {
    next.clear();
    for (Alignment& alignment : beam) {
      for (std::size_t j = 0; j < other.words.size(); ++j) {
        const bool equal = own.words[i] == other.words[j];
        if (!alignment.taken[j] && (equal || own.stems[i] == other.stems[j]))
          next.push_back(extended(alignment, i, j, equal));
      }
      alignment.last = -1;
      next.push_back(std::move(alignment));
    }
    const auto better = [](const Alignment& a, const Alignment& b) {
      return std::forward_as_tuple(a.rank(), a.taken) < std::forward_as_tuple(b.rank(), b.taken);
    };
    std::sort(next.begin(), next.end(), better);
    if (next.size() > kBeam) next.resize(kBeam);
    beam.swap(next);
  }
  return beam[0];
}

}  // namespace

MeteorScore meteor_from_statistics(const Statistics& statistics) {
  eval::check_width(statistics, 5, "METEOR");
  const double own = statistics[0], other = statistics[1], equal = statistics[2], stems = statistics[3],
               chunks = statistics[4];
  MeteorScore result;
  if (equal + stems == 0) return result;
  const double weight = equal + kStemWeight * stems;
  result.precision = 100 * weight / own;
  result.recall = 100 * weight / other;
  result.fragmentation = chunks / (equal + stems);
  const double mean = result.precision * result.recall / (kAlpha * result.precision + (1 - kAlpha) * result.recall);
  result.score = mean * (1 - kGamma * std::pow(result.fragmentation, kBeta));
  return result;
}

std::vector<Statistics> meteor_statistics(const std::vector<std::string>& hypotheses, const References& references) {
  eval::check_input(hypotheses, references);
  std::vector<Statistics> rows;
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    const Words own = words_of(hypotheses[i]);
    Statistics best;
    double best_score = -1;
    for (const std::string& reference : references[i]) {
      const Words other = words_of(reference);
      const Alignment found = align(own, other);
      const std::size_t matches = static_cast<std::size_t>(found.equal + found.stems);
      // One chunk that covers both texts is no fragmentation at all.
      const bool whole = found.chunks == 1 && matches == own.words.size() && matches == other.words.size();
      Statistics row = {static_cast<double>(own.words.size()), static_cast<double>(other.words.size()),
                        static_cast<double>(found.equal), static_cast<double>(found.stems),
                        whole ? 0 : static_cast<double>(found.chunks)};
      const double score = meteor_from_statistics(row).score;
      if (score > best_score) {
        best_score = score;
        best = std::move(row);
      }
    }
    rows.push_back(std::move(best));
  }
  return rows;
}

}  // namespace seq

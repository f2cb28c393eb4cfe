#include "search/likeliest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/profile.h"
#include "nn/idle_threads.h"
#include "nn/rows.h"

namespace seq {
namespace {

constexpr Real notable_share = 1.0f / 256;  ///< of a normaliser: what others are off by has more of noise than of drift

constexpr double steps_of_a_number = 60;  ///< what it costs of a row to look for the best, in multiply-adds

}  // namespace

void Likeliest::score(RoundedOutput& layer, ConstView readout, const Interest& interest, const SourceWords* also,
                      View scores, Real* log_norm) {
  const auto rows = static_cast<std::size_t>(readout.rows);
  error_.resize(rows);
  layer.logits(interest.norm ? Bits::sixteen : Bits::eight, readout, scores, error_.data());
  ProfileBlock block("best words and normalisers");
  if (memory_.size() < rows) memory_.resize(rows);
  Arena unused;
  const double operations = steps_of_a_number * static_cast<double>(scores.size());
  share_out(readout.rows, operations, unused, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena&) {
    for (std::ptrdiff_t i = first; i < first + count; ++i) {
      const auto row = static_cast<std::size_t>(i);
      std::span<const int> words;
      if (also) words = also->words[static_cast<std::size_t>(also->source_of[row])];
      const int given = interest.given.empty() ? -1 : interest.given[row];
      log_norm[i] =
          refine(layer, readout.row(i), interest, error_[row], words, given,
                 {scores.row(i), static_cast<std::size_t>(scores.cols)}, memory_[static_cast<std::size_t>(first)]);
    }
  });
}

Real Likeliest::refine(const RoundedOutput& layer, const Real* readout, const Interest& interest, Real error,
                       std::span<const int> also, int given, std::span<Real> scores, Row& memory) {
  const Real rounded_norm = interest.norm ? log_sum_exp(scores.data(), static_cast<std::int64_t>(scores.size())) : 0;
  std::vector<int>& ids = memory.ids;
  std::vector<Real>& exact = memory.exact;
  ids.clear();
  for (const ScoredId& best : memory.top.select(scores, interest.best)) ids.push_back(best.id);
  if (ids.empty()) return rounded_norm;
  exact.resize(ids.size());
  layer.exact_logits(readout, ids, exact.data());

  // So many words have at least this score, and no other is among the best unless rounding hid as much. A normaliser
  // needs the words with a share in it that is worth mentioning.
  const std::size_t first = ids.size();
  Real floor = -std::numeric_limits<Real>::infinity();
  if (first == static_cast<std::size_t>(interest.best)) floor = *std::min_element(exact.begin(), exact.end()) - error;
  if (interest.norm) floor = std::min(floor, rounded_norm + std::log(notable_share));
  const Real worst = scores[static_cast<std::size_t>(ids.back())];
  const auto known = [&](int id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
  for (std::size_t i = 0; (i = find_above(scores, i, floor)) < scores.size(); ++i) {
    const int id = static_cast<int>(i);
    if (scores[i] < worst || (scores[i] == worst && !known(id))) ids.push_back(id);
  }
  const auto add = [&](int id) {
    if (!(scores[static_cast<std::size_t>(id)] > floor)) ids.push_back(id);
  };
  for (int id : also) add(id);
  for (int id : {interest.also, given})
    // An extra word of the source has its score from copying.
    if (id >= 0 && id < std::ssize(scores) && !known(id)) add(id);
  exact.resize(ids.size());
  layer.exact_logits(readout, std::span(ids).subspan(first), exact.data() + first);

  Real growth = 0;  // of the sum that rounded_norm is the logarithm of, as a share of it
  for (std::size_t k = 0; k < ids.size(); ++k) {
    Real& score = scores[static_cast<std::size_t>(ids[k])];
    if (interest.norm) growth += std::exp(exact[k] - rounded_norm) - std::exp(score - rounded_norm);
    score = exact[k];
  }
  return rounded_norm + std::log1p(growth);
}

}  // namespace seq

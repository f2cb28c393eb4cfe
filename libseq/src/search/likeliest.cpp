#include "search/likeliest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/profile.h"
#include "nn/rows.h"

namespace seq {
namespace {

constexpr Real notable_share = 1.0f / 256;  ///< of a normaliser: what others are off by has more of noise than of drift

}  // namespace

void Likeliest::score(RoundedOutput& layer, ConstView readout, const Interest& interest, const SourceWords* also,
                      View scores, Real* log_norm, Workers* helpers) {
  const int rows = static_cast<int>(readout.rows);
  error_.resize(static_cast<std::size_t>(rows));
  layer.logits(interest.norm ? Bits::sixteen : Bits::eight, readout, scores, error_.data(), helpers);
  // Too little work for several threads in one or two rows.
  const int parts = helpers && rows > 2 ? std::min(helpers->threads(), rows) : 1;
  if (memory_.size() < static_cast<std::size_t>(parts)) memory_.resize(static_cast<std::size_t>(parts));
  const auto part = [&](int p) {
    ProfileBlock block("best words and normalisers");
    for (int i = rows * p / parts; i < rows * (p + 1) / parts; ++i) {
      std::span<const int> words;
      if (also) words = also->words[static_cast<std::size_t>(also->source_of[static_cast<std::size_t>(i)])];
      log_norm[i] =
          refine(layer, readout.row(i), interest, error_[static_cast<std::size_t>(i)], words,
                 {scores.row(i), static_cast<std::size_t>(scores.cols)}, memory_[static_cast<std::size_t>(p)]);
    }
  };
  if (parts > 1)
    helpers->each(parts, part);
  else
    part(0);
}

Real Likeliest::refine(const RoundedOutput& layer, const Real* readout, const Interest& interest, Real error,
                       std::span<const int> also, std::span<Real> scores, Row& memory) {
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
  if (interest.also >= 0 && !std::binary_search(also.begin(), also.end(), interest.also)) add(interest.also);
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

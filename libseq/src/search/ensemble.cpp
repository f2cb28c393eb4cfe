#include "search/ensemble.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "search/ensemble.cpp"
#include <hwy/foreach_target.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "nn/simd-inl.h"  // after foreach_target, so that it is compiled for every target
#include "seq/error.h"

HWY_BEFORE_NAMESPACE();
namespace seq {
namespace HWY_NAMESPACE {

/// to[v] = log Σ over members of exp(scores[m][v] - norms[m]), relative to the largest term, so that small
/// probabilities keep their digits. NaN and infinite terms are 0; -infinity where all are.
void LogSumOfMembers(const float* const* scores, const float* norms, std::size_t members, std::size_t size, float* to) {
  const Vec nothing = hn::Set(tag, -1e30f);  // for the log of 0: differences of it are still numbers
  const Vec impossible = hn::Set(tag, -std::numeric_limits<float>::infinity());
  each(size, [&](std::size_t v, auto access) {
    const auto term = [&](std::size_t m) {
      const Vec p = hn::Sub(access.load(scores[m] + v), hn::Set(tag, norms[m]));
      return hn::IfThenElse(hn::And(hn::Gt(p, nothing), hn::Lt(p, hn::Neg(nothing))), p, nothing);
    };
    Vec largest = term(0);
    for (std::size_t m = 1; m < members; ++m) largest = hn::Max(largest, term(m));
    Vec sum = hn::Zero(tag);
    for (std::size_t m = 0; m < members; ++m) sum = hn::Add(sum, exp_of(hn::Sub(term(m), largest)));
    const Vec log_sum = hn::Add(largest, hn::Log(tag, sum));
    access.store(hn::IfThenElse(hn::Le(largest, nothing), impossible, log_sum), to + v);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace seq
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace seq {

HWY_EXPORT(LogSumOfMembers);

Ensemble::Ensemble(std::vector<std::unique_ptr<StepModel>> members) : members_(std::move(members)) {
  if (members_.empty()) fail(ErrorKind::data, "no model", "ensemble", "expected one or more");
  for (const auto& m : members_)
    if (m->vocabulary() != vocabulary())
      fail(ErrorKind::data, "the models differ in vocabulary", "ensemble",
           std::to_string(vocabulary()) + " and " + std::to_string(m->vocabulary()) + " target pieces",
           "models of one ensemble must be trained with the same vocabulary");
}

int Ensemble::vocabulary() const { return members_.front()->vocabulary(); }

void Ensemble::start(const std::vector<Sequence>& sources) {
  for (auto& m : members_) m->start(sources);
}

double Ensemble::opinion_share() const {
  double sum = 0;
  for (const auto& member : members_) sum += member->opinion_share();
  return sum / static_cast<double>(members_.size());
}

std::vector<double> Ensemble::opinion(int source, const std::vector<std::vector<int>>& targets) {
  std::vector<double> mean(targets.size(), 0);
  for (const auto& member : members_) {
    const std::vector<double> own = member->opinion(source, targets);
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += own[k] / static_cast<double>(members_.size());
  }
  return mean;
}

StepOutput Ensemble::step(const std::vector<int>& parents, const std::vector<int>& tokens) {
  if (members_.size() == 1) return members_.front()->step(parents, tokens);
  outputs_.clear();
  for (auto& m : members_) outputs_.push_back(m->step(parents, tokens));

  const auto rows = static_cast<std::ptrdiff_t>(parents.size());
  const auto size = static_cast<std::size_t>(outputs_.front().scores.cols);
  scores_.resize(parents.size() * size);
  // The sum of the members' probabilities becomes their mean.
  log_norm_.assign(parents.size(), static_cast<float>(std::log(static_cast<double>(members_.size()))));
  for (std::ptrdiff_t r = 0; r < rows; ++r) {
    row_scores_.clear();
    row_norms_.clear();
    for (const StepOutput& m : outputs_) {
      row_scores_.push_back(m.scores.row(r));
      row_norms_.push_back(m.log_norm[r]);
    }
    HWY_DYNAMIC_DISPATCH(LogSumOfMembers)
    (row_scores_.data(), row_norms_.data(), members_.size(), size, scores_.data() + static_cast<std::size_t>(r) * size);
  }

  StepOutput out;
  out.scores = {scores_.data(), rows, static_cast<std::ptrdiff_t>(size)};
  out.log_norm = log_norm_.data();
  if (outputs_.front().copying) {
    copying_.assign(parents.size(), 0.0f);
    for (const StepOutput& m : outputs_)
      for (std::size_t r = 0; r < parents.size(); ++r)
        copying_[r] += m.copying[r] / static_cast<float>(members_.size());
    out.copying = copying_.data();
  }
  int attending = 0;
  for (const StepOutput& m : outputs_) {
    if (!m.attention) continue;
    const auto width = static_cast<std::size_t>(m.attention.cols);
    if (attending++ == 0) attention_.assign(parents.size() * width, 0.0f);
    for (std::ptrdiff_t r = 0; r < rows; ++r)
      for (std::size_t i = 0; i < width; ++i)
        attention_[static_cast<std::size_t>(r) * width + i] += m.attention.row(r)[i];
    out.attention = {attention_.data(), rows, m.attention.cols};
  }
  for (float& a : attention_) a /= static_cast<float>(std::max(attending, 1));
  return out;
}

}  // namespace seq
#endif

#include "search/ensemble.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "search/portable_math.h"
#include "seq/error.h"

namespace seq {
namespace {

constexpr float nothing = -1e30f;  // stands for a log-probability of -infinity; differences of it are numbers
constexpr std::size_t chunk = 256;

/// A member's log-probability, or `nothing` for what is none.
inline float member_log_probability(float score, float norm) {
  const float p = score - norm;
  return p >= nothing && p <= -nothing ? p : nothing;
}

/// to[i] = log Σ over members of their probability of token first + i, relative to the largest of them, so that small
/// probabilities keep their digits; -infinity where all are 0.
void log_sum(const std::vector<StepOutput>& members, std::ptrdiff_t row, std::size_t first, std::size_t count,
             float* to) {
  float largest[chunk], sum[chunk];
  std::fill_n(largest, count, nothing);
  std::fill_n(sum, count, 0.0f);
  for (const StepOutput& m : members) {
    const float* scores = m.scores.row(row) + first;
    const float norm = m.log_norm[row];
    for (std::size_t i = 0; i < count; ++i) largest[i] = std::max(largest[i], member_log_probability(scores[i], norm));
  }
  for (const StepOutput& m : members) {
    const float* scores = m.scores.row(row) + first;
    const float norm = m.log_norm[row];
    for (std::size_t i = 0; i < count; ++i)
      sum[i] += portable_exp(member_log_probability(scores[i], norm) - largest[i]);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const float p = largest[i] + portable_log(sum[i]);
    to[i] = largest[i] > nothing ? p : -std::numeric_limits<float>::infinity();
  }
}

}  // namespace

Ensemble::Ensemble(std::vector<std::unique_ptr<StepModel>> members) : members_(std::move(members)) {
  if (members_.empty()) fail(ErrorKind::data, "no model", "ensemble", "expected one or more");
  for (const auto& m : members_)
    if (m->vocabulary() != vocabulary())
      fail(ErrorKind::data, "the models differ in vocabulary", "ensemble",
           std::to_string(vocabulary()) + " and " + std::to_string(m->vocabulary()) + " target pieces",
           "models of one ensemble must be trained with the same vocabulary");
}

int Ensemble::vocabulary() const { return members_.front()->vocabulary(); }

void Ensemble::start(const std::vector<std::vector<int>>& sources) {
  for (auto& m : members_) m->start(sources);
}

StepOutput Ensemble::step(const std::vector<int>& parents, const std::vector<int>& tokens) {
  if (members_.size() == 1) return members_.front()->step(parents, tokens);
  outputs_.clear();
  for (auto& m : members_) outputs_.push_back(m->step(parents, tokens));

  const auto rows = static_cast<std::ptrdiff_t>(parents.size());
  const auto size = static_cast<std::size_t>(vocabulary());
  scores_.resize(parents.size() * size);
  // The sum of the members' probabilities becomes their mean.
  log_norm_.assign(parents.size(), static_cast<float>(std::log(static_cast<double>(members_.size()))));
  for (std::ptrdiff_t r = 0; r < rows; ++r)
    for (std::size_t v = 0; v < size; v += chunk)
      log_sum(outputs_, r, v, std::min(chunk, size - v), scores_.data() + static_cast<std::size_t>(r) * size + v);

  StepOutput out;
  out.scores = {scores_.data(), rows, static_cast<std::ptrdiff_t>(size)};
  out.log_norm = log_norm_.data();
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

#include "train/optimizer.h"

#include <algorithm>
#include <cmath>

#include "core/profile.h"
#include "train/update.h"

namespace seq {
namespace {

constexpr std::int64_t chunk = 1 << 15;

int chunks(std::int64_t size) { return static_cast<int>((size + chunk - 1) / chunk); }

}  // namespace

Optimizer::Optimizer(const TrainOptions& options, std::int64_t size) : options_(options), size_(size) {
  method_ = options.optimizer == "adam"    ? Method::adam
            : options.optimizer == "adamw" ? Method::adamw
            : options.optimizer == "sgd"   ? Method::sgd
                                           : Method::adagrad;
  const auto n = static_cast<std::size_t>(size);
  if (method_ != Method::adagrad) first_.assign(n, 0);
  if (method_ != Method::sgd) second_.assign(n, 0);
}

void Optimizer::reset() {
  std::fill(first_.begin(), first_.end(), Real{0});
  std::fill(second_.begin(), second_.end(), Real{0});
  steps_ = 0;
}

double Optimizer::sum_lanes(const std::vector<Real*>& lanes, Workers& workers) const {
  std::vector<double> squares(chunks(size_));
  workers.each(chunks(size_), [&](int c) {
    ProfileBlock block("sum of lanes");
    const std::int64_t first = c * chunk, n = std::min(chunk, size_ - first);
    for (std::size_t l = 1; l < lanes.size(); ++l) add_numbers(lanes[l] + first, n, lanes[0] + first);
    squares[c] = sum_of_squares(lanes[0] + first, n);
  });
  double sum = 0;
  for (double s : squares) sum += s;
  return std::sqrt(sum);
}

void Optimizer::step(std::vector<Real>& weights, const std::vector<Real*>& lanes, double factor, double rate,
                     Workers& workers, std::vector<Real>* average, double average_decay) {
  ++steps_;
  UpdateRule rule;
  rule.factor = static_cast<Real>(factor);
  rule.clip_value = static_cast<Real>(options_.clip_value);
  rule.epsilon = static_cast<Real>(options_.epsilon);
  const double t = static_cast<double>(steps_);
  switch (method_) {
    case Method::adam:
    case Method::adamw: {
      rule.first_decay = static_cast<Real>(options_.beta1);
      rule.second_decay = static_cast<Real>(options_.beta2);
      rule.first_gain = static_cast<Real>(1 - options_.beta1);
      rule.second_gain = static_cast<Real>(1 - options_.beta2);
      rule.second_scale = static_cast<Real>(1 / (1 - std::pow(options_.beta2, t)));
      rule.rate = static_cast<Real>(rate / (1 - std::pow(options_.beta1, t)));
      break;
    }
    case Method::sgd:
      rule.first_decay = static_cast<Real>(options_.momentum);
      rule.rate = static_cast<Real>(rate);
      break;
    case Method::adagrad:
      rule.rate = static_cast<Real>(rate);
      break;
  }
  rule.shrink = method_ == Method::adamw ? static_cast<Real>(rate * options_.weight_decay) : Real{0};
  rule.l2 = method_ == Method::adamw ? Real{0} : static_cast<Real>(options_.weight_decay);
  workers.each(chunks(size_), [&](int c) {
    ProfileBlock block("update");
    const std::int64_t first = c * chunk, n = std::min(chunk, size_ - first);
    update_numbers(rule, lanes[0] + first, n, weights.data() + first, first_.empty() ? nullptr : first_.data() + first,
                   second_.empty() ? nullptr : second_.data() + first);
    if (average) blend_numbers(weights.data() + first, n, static_cast<Real>(average_decay), average->data() + first);
    for (Real* lane : lanes) std::fill(lane + first, lane + first + n, Real{0});
  });
}

void Optimizer::clear(const std::vector<Real*>& lanes, std::int64_t size, Workers& workers) {
  workers.each(chunks(size), [&](int c) {
    const std::int64_t first = c * chunk, n = std::min(chunk, size - first);
    for (Real* lane : lanes) std::fill(lane + first, lane + first + n, Real{0});
  });
}

}  // namespace seq

#include "train/optimizer.h"

#include <algorithm>
#include <cmath>

#include "core/profile.h"
#include "seq/error.h"

namespace seq {
namespace {

constexpr std::int64_t chunk = 1 << 15;  ///< numbers of a piece of work
constexpr int rows_a_piece = 64;
constexpr std::size_t usual_missed = 4096;  ///< steps between two times that all rows are up to date

int pieces_of(std::int64_t count, std::int64_t extent) { return static_cast<int>((count + extent - 1) / extent); }

}  // namespace

std::vector<Tensor> lookup_tables(const ParameterSpace& space) {
  std::vector<Tensor> tables;
  for (const TensorSpec& spec : space.specs())
    if (spec.lookup) tables.push_back(spec.tensor);
  return tables;
}

Optimizer::Optimizer(const TrainOptions& options, std::int64_t size, const std::vector<Tensor>& lookup_tables)
    : options_(options), size_(size) {
  method_ = options.optimizer == "adam"    ? Method::adam
            : options.optimizer == "adamw" ? Method::adamw
            : options.optimizer == "sgd"   ? Method::sgd
                                           : Method::adagrad;
  const auto n = static_cast<std::size_t>(size);
  if (method_ != Method::adagrad) first_.assign(n, 0);
  if (method_ != Method::sgd) second_.assign(n, 0);

  std::int64_t end = 0;
  auto add_dense = [&](std::int64_t until) {
    for (; end < until; end = std::min(until, end + chunk)) dense_.push_back({end, std::min(chunk, until - end)});
  };
  for (const Tensor& t : lookup_tables) {
    tables_.push_back({t, std::vector<std::int64_t>(static_cast<std::size_t>(t.rows), never_read), {}});
    add_dense(t.offset);
    end = t.offset + t.rows * t.cols;
  }
  add_dense(size);
  if (!tables_.empty()) missed_.reserve(usual_missed);
}

template <typename Work>
void Optimizer::each_changed(Workers& workers, const Work& work) const {
  workers.each(pieces(), [&](int piece) {
    if (piece < static_cast<int>(dense_.size())) return work(piece, dense_[piece]);
    int of_table = piece - static_cast<int>(dense_.size());
    for (const LookupTable& table : tables_) {
      const auto rows = static_cast<int>(table.reading.size()), count = pieces_of(rows, rows_a_piece);
      if (of_table < count) {
        const std::int64_t width = table.tensor.cols;
        for (int i = of_table * rows_a_piece; i < std::min(rows, (of_table + 1) * rows_a_piece); ++i)
          work(piece, Stretch{table.tensor.offset + table.reading[i] * width, width});
        return;
      }
      of_table -= count;
    }
  });
}

void Optimizer::clear(Real* lane, Stretch s) { std::fill(lane + s.first, lane + s.first + s.size, Real{0}); }

int Optimizer::pieces() const {
  int count = static_cast<int>(dense_.size());
  for (const LookupTable& table : tables_)
    count += pieces_of(static_cast<std::int64_t>(table.reading.size()), rows_a_piece);
  return count;
}

void Optimizer::restore(std::vector<Real> first_moment, std::vector<Real> second_moment, std::int64_t steps) {
  first_ = std::move(first_moment);
  second_ = std::move(second_moment);
  steps_ = steps;
  mark_rows();
}

void Optimizer::reset() {
  std::fill(first_.begin(), first_.end(), Real{0});
  std::fill(second_.begin(), second_.end(), Real{0});
  steps_ = 0;
  mark_rows();
}

/// All rows are up to date; those without moments count as never read.
void Optimizer::mark_rows() {
  missed_.clear();
  for (LookupTable& table : tables_)
    for (std::int64_t row = 0; row < table.tensor.rows; ++row) {
      auto has_moment = [&](const std::vector<Real>& moment) {
        if (moment.empty()) return false;
        const Real* first = moment.data() + table.tensor.offset + row * table.tensor.cols;
        return std::any_of(first, first + table.tensor.cols, [](Real x) { return x != 0; });
      };
      table.step[row] = has_moment(first_) || has_moment(second_) ? steps_ : never_read;
    }
}

void Optimizer::bring_row_up_to_date(LookupTable& table, int row, std::vector<Real>& weights) {
  // What was never read has no moments, and moves only where the weights themselves are drawn to zero.
  const bool still = table.step[row] == never_read && options_.weight_decay == 0;
  const auto missed = static_cast<std::int64_t>(missed_.size());
  const std::int64_t count = table.step[row] == never_read ? missed : std::min(missed, steps_ - table.step[row]);
  if (!still && count > 0) {
    const std::int64_t first = table.tensor.offset + row * table.tensor.cols;
    update_without_gradient(missed_.data() + (missed - count), count, table.tensor.cols, weights.data() + first,
                            first_.empty() ? nullptr : first_.data() + first,
                            second_.empty() ? nullptr : second_.data() + first);
  }
  if (!still) table.step[row] = steps_;
}

void Optimizer::will_read(const std::vector<LookupRows>& lookups, std::vector<Real>& weights, Workers& workers) {
  for (LookupTable& table : tables_) {
    std::vector<int>& ids = table.reading;
    ids.clear();
    for (const LookupRows& rows : lookups)
      if (rows.table.index == table.tensor.index) ids.insert(ids.end(), rows.ids.begin(), rows.ids.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const auto rows = static_cast<int>(ids.size());
    workers.each(pieces_of(rows, rows_a_piece), [&](int piece) {
      ProfileBlock block("update of waiting rows");
      for (int i = piece * rows_a_piece; i < std::min(rows, (piece + 1) * rows_a_piece); ++i) {
        bring_row_up_to_date(table, ids[i], weights);
        table.step[ids[i]] = steps_;
      }
    });
  }
}

void Optimizer::bring_up_to_date(std::vector<Real>& weights, Workers& workers) {
  for (LookupTable& table : tables_)
    workers.each(pieces_of(table.tensor.rows, rows_a_piece), [&](int piece) {
      ProfileBlock block("update of waiting rows");
      const int end = static_cast<int>(std::min<std::int64_t>(table.tensor.rows, (piece + 1) * rows_a_piece));
      for (int row = piece * rows_a_piece; row < end; ++row) bring_row_up_to_date(table, row, weights);
    });
  missed_.clear();
}

#ifdef SEQ_CHECKED
void Optimizer::check_other_rows(const std::vector<Real*>& lanes) const {
  for (const LookupTable& table : tables_)
    for (int row = 0; row < static_cast<int>(table.tensor.rows); ++row) {
      if (std::binary_search(table.reading.begin(), table.reading.end(), row)) continue;
      for (const Real* lane : lanes) {
        const Real* first = lane + table.tensor.offset + row * table.tensor.cols;
        if (std::any_of(first, first + table.tensor.cols, [](Real x) { return x != 0; }))
          fail(ErrorKind::internal, "row " + std::to_string(row) + " of a lookup table has a gradient", "optimizer",
               "expected rows of LaneWork::lookups alone");
      }
    }
}
#endif

double Optimizer::sum_lanes(const std::vector<Real*>& lanes, Workers& workers) {
#ifdef SEQ_CHECKED
  check_other_rows(lanes);
#endif
  squares_.assign(pieces(), 0);
  each_changed(workers, [&](int piece, Stretch s) {
    ProfileBlock block("sum of lanes");
    for (std::size_t l = 1; l < lanes.size(); ++l) {
      add_numbers(lanes[l] + s.first, s.size, lanes[0] + s.first);
      clear(lanes[l], s);  // while it is near
    }
    squares_[piece] += sum_of_squares(lanes[0] + s.first, s.size);
  });
  double sum = 0;
  for (double s : squares_) sum += s;
  return std::sqrt(sum);
}

UpdateRule Optimizer::rule_of(double factor, double rate) const {
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
  return rule;
}

void Optimizer::step(std::vector<Real>& weights, const std::vector<Real*>& lanes, double factor, double rate,
                     Workers& workers, std::vector<Real>* average, double average_decay) {
  if (average && !tables_.empty())
    fail(ErrorKind::internal, "an average of weights with lookup tables", "optimizer", "expected one of them");
  ++steps_;
  const UpdateRule rule = rule_of(factor, rate);
  each_changed(workers, [&](int, Stretch s) {
    ProfileBlock block("update");
    update_numbers(rule, lanes[0] + s.first, s.size, weights.data() + s.first,
                   first_.empty() ? nullptr : first_.data() + s.first,
                   second_.empty() ? nullptr : second_.data() + s.first);
    if (average)
      blend_numbers(weights.data() + s.first, s.size, static_cast<Real>(average_decay), average->data() + s.first);
    clear(lanes[0], s);
  });
  if (tables_.empty()) return;
  missed_.push_back(rule);
  for (LookupTable& table : tables_) {
    for (int row : table.reading) table.step[row] = steps_;
    table.reading.clear();
  }
}

void Optimizer::skip(const std::vector<Real*>& lanes, Workers& workers) {
  each_changed(workers, [&](int, Stretch s) { clear(lanes[0], s); });
  for (LookupTable& table : tables_) table.reading.clear();
}

}  // namespace seq

// Fits a linear classifier on sparse rows by dual coordinate ascent.
#pragma once

#include <cstdint>
#include <vector>

namespace seq {

/// Examples: few features each, and what is wanted of the outputs.
struct SparseExamples {
  int features = 0;
  int outputs = 0;                        ///< scores of a row
  bool softmax = false;                   ///< one distribution over the outputs; otherwise a sigmoid each
  std::vector<std::int64_t> begin = {0};  ///< row i has entries begin[i] … begin[i + 1]
  std::vector<std::uint32_t> feature;     ///< of each entry, below `features`; none twice in a row
  std::vector<float> value;               ///< of each entry
  std::vector<std::vector<int>> wanted;   ///< of each row: outputs that share the probability 1 (softmax), or have
                                          ///< the probability 1 (sigmoids)
  std::vector<float> weight;              ///< of each row, 0 or more: 2 counts as the row given twice
  /// What is known beforehand: means of the weights (features × outputs) and of the first outputs' biases. Empty: 0,
  /// and what the outputs' frequencies give, as for outputs beyond.
  std::vector<float> prior_weights, prior_bias;

  std::int64_t rows() const { return static_cast<std::int64_t>(wanted.size()); }
};

/// Logistic regression whose prior is the data's: a weight of feature f and output k has the variance
/// cost · idf(f)² · |r(f, k)|, where r is the logarithm of the ratio in which f occurs with k and without it (Wang and
/// Manning 2012), and features of fewer than two rows have none. Outputs of which all rows want the same have none
/// either; where something is known beforehand, only outputs that no row wants have none. Maximises the dual row by
/// row, each row's part of it exactly (Yu, Huang and Lin 2011; Shalev-Shwartz and Zhang 2013); single-threaded.
class DualAscent {
 public:
  /// Learns from the rows with these numbers. `examples` must outlive this.
  DualAscent(const SparseExamples& examples, std::vector<std::int64_t> rows);

  /// Goes over the rows in random orders until the dual variables move by less than `precision` of their size in a
  /// round, at most 100 times. `cost` is how much the rows count against the prior: the variance of an average row's
  /// score under it. A further fit begins where the last one ended.
  void fit(double cost, double precision, std::uint64_t seed);

  /// Sum of the weighted cross-entropy over rows, in nats.
  double loss(const std::vector<std::int64_t>& rows) const;

  const float* weights(std::uint32_t feature) const { return &table_[std::size_t{feature} * 2 * outputs_]; }
  const std::vector<float>& bias() const { return bias_; }

 private:
  struct Scratch {
    std::vector<float> y, score, curvature, p;  // of the row at hand
    std::vector<double> logs;
  };

  float* table_row(std::uint32_t feature) { return &table_[std::size_t{feature} * 2 * outputs_]; }
  float* variances(std::uint32_t feature) { return table_row(feature) + outputs_; }
  void targets(std::int64_t row, std::vector<float>& y) const;
  std::vector<double> learn_frequencies();  // weight of rows that want each output, and of all rows
  void learn_variances(const std::vector<double>& wants);
  void learn_curvatures();
  void begin_from_last(double cost);
  float mean(std::uint32_t feature, std::size_t k) const {
    return x_.prior_weights.empty() ? 0 : x_.prior_weights[std::size_t{feature} * outputs_ + k];
  }
  void fetch_ahead(std::int64_t entry, std::int64_t last) const;
  void add_scores(std::int64_t row, float* scores) const;
  void add_to_weights(std::int64_t row, const float* steps);
  double ascend(std::size_t place, Scratch& scratch);

  const SparseExamples& x_;
  const std::vector<std::int64_t> rows_;
  const std::size_t outputs_;
  double cost_ = 0;            // of the last fit
  std::vector<float> table_;   // a feature's weights, then their prior variances at cost 1
  std::vector<float> offset_;  // the biases known beforehand, or what the outputs' frequencies give
  std::vector<float> bias_;
  std::vector<float> curvature_;  // rows_ × outputs: the prior variance of each score at cost 1
  std::vector<float> dual_;       // rows_ × outputs: what is wanted less the probability given
  std::vector<char> chooses_;     // whether there is something to learn of an output; otherwise it keeps its offset
  bool has_choice_ = false;
};

}  // namespace seq

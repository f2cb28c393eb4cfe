// Several models as one.
#pragma once

#include <memory>
#include <vector>

#include "search/step_model.h"

namespace seq {

/// A model whose probability of a token is the mean of its members' probabilities. Members share the target vocabulary
/// and get the same sources; all of them copy, or none. A token that is impossible for a member counts 0 there.
/// Attention is the mean over the members that attend.
class Ensemble : public StepModel {
 public:
  /// Throws Error(data) when there is no member or the vocabularies differ in size.
  explicit Ensemble(std::vector<std::unique_ptr<StepModel>> members);

  int vocabulary() const override;
  void start(const std::vector<Sequence>& sources) override;
  StepOutput step(const std::vector<int>& parents, const std::vector<int>& tokens) override;
  /// The means of the members'; the proposals are the first one's.
  double opinion_share() const override;
  std::vector<std::vector<int>> proposals(int source, int count) override {
    return members_.front()->proposals(source, count);
  }
  std::vector<double> opinion(int source, const std::vector<std::vector<int>>& targets) override;

 private:
  std::vector<std::unique_ptr<StepModel>> members_;
  std::vector<StepOutput> outputs_;  ///< of the members, this step
  std::vector<float> scores_, log_norm_, attention_, copying_;
  std::vector<const float*> row_scores_;  ///< of the members, one row
  std::vector<float> row_norms_;
};

}  // namespace seq

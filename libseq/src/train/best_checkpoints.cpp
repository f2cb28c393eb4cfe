#include "train/best_checkpoints.h"

namespace seq {

void keep_among_best(TrainingState& state, const std::vector<Real>& weights, double score, std::size_t wanted,
                     bool lower_is_better) {
  if (wanted < 2) return;
  std::size_t place = 0;
  auto better = [&](double a, double b) { return lower_is_better ? a < b : a > b; };
  while (place < state.kept.size() && !better(score, state.kept_scores[place])) ++place;
  if (place >= wanted) return;
  state.kept.insert(state.kept.begin() + place, weights);
  state.kept_scores.insert(state.kept_scores.begin() + place, score);
  if (state.kept.size() > wanted) {
    state.kept.pop_back();
    state.kept_scores.pop_back();
  }
}

std::vector<Real> mean_of_best(const TrainingState& state) {
  std::vector<Real> mean(state.kept[0].size(), 0);
  for (std::size_t i = 0; i < mean.size(); ++i) {
    double sum = 0;
    for (const auto& weights : state.kept) sum += weights[i];
    mean[i] = static_cast<Real>(sum / static_cast<double>(state.kept.size()));
  }
  return mean;
}

}  // namespace seq

#include "train/setup.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/fields.h"
#include "core/random.h"
#include "core/system.h"
#include "seq/error.h"
#include "seq/model.h"

namespace seq {
namespace {

constexpr double most_held_out = 1000;
constexpr int most_accumulated = 1024;

/// What changes no result, and so may differ between the parts of a run.
const std::set<std::string> without_effect = {"threads", "disp-freq", "save-freq", "valid-samples", "memory"};

int resolve_lanes(const TrainOptions& training, const std::vector<PairLength>& lengths) {
  if (training.lanes > 0) return training.lanes;
  double tokens = 0;
  for (const PairLength& l : lengths) tokens += l.total();
  const double items =
      training.batch > 0
          ? training.batch
          : training.batch_tokens / std::max(1.0, tokens / std::max<double>(1, static_cast<double>(lengths.size())));
  // About 32 rows a lane, a power of two; but two lanes where each has about eight rows, since half the rows cost a
  // lane a tenth more than half its time, and a second core saves the other half.
  const double wanted = std::max(items / 32, std::min(2.0, items / 8));
  return 1 << static_cast<int>(std::clamp(std::round(std::log2(std::max(1.0, wanted))), 0.0, 5.0));
}

double sum_of(const std::vector<PairLength>& lengths, int PairLength::*side) {
  double sum = 0;
  for (const PairLength& l : lengths) sum += l.*side;
  return sum;
}

/// Lanes, batches and the length of the run, for the batch that the options ask for.
void plan_batches(TrainSetup& s, int lanes_asked) {
  TrainOptions& training = s.job.training;
  const std::vector<PairLength>& lengths = s.task->lengths();
  training.lanes = lanes_asked;
  training.lanes = resolve_lanes(training, lengths);
  s.rules = {training.batch, training.batch_tokens, training.seed};
  const auto batches = static_cast<double>(plan_epoch(lengths, s.rules, 0).size());
  s.epoch.updates = std::max(1.0, std::floor(batches / training.accumulate));
  s.epoch.target_tokens = sum_of(lengths, &PairLength::target);
}

/// Bytes that the run takes at most, about.
double memory_needed(const TrainSetup& s) {
  const TrainOptions& training = s.job.training;
  // Weights, both packed forms, two moments, an average, the best checkpoints, and one gradient a lane. Arenas grow by
  // doubling and keep their largest batch.
  const double buffers = 5 + (training.average_decay > 0 ? 1 : 0) + training.keep_best - 1 + training.lanes;
  const double activations = s.task->activations(s.epoch.updates * training.accumulate, training.lanes);
  return sizeof(Real) * (buffers * static_cast<double>(s.task->space().size()) + 2.5 * activations) +
         s.task->data_bytes() + static_cast<double>(std::int64_t{60} << 20);
}

std::string mebibytes(double bytes) { return std::to_string(std::llround(std::ceil(bytes / (1 << 20)))) + "M"; }

/// Halves the batch, and lets twice as many make an update, until the run fits into what it may take.
void fit_into_memory(TrainSetup& s, int lanes_asked) {
  TrainOptions& training = s.job.training;
  const auto limit = static_cast<double>(training.memory);
  while (limit > 0 && memory_needed(s) > limit) {
    int& size = training.batch > 0 ? training.batch : training.batch_tokens;
    if (size < 2 || training.accumulate > most_accumulated / 2)
      fail(ErrorKind::memory, "training needs about " + mebibytes(memory_needed(s)), "--memory",
           "expected at least that, but " + mebibytes(limit) + " are allowed",
           "choose a smaller --hidden, --emb or --vocab-size, or fewer --keep-best");
    size = (size + 1) / 2;
    training.accumulate *= 2;
    plan_batches(s, lanes_asked);
  }
}

}  // namespace

void complete_setup(TrainSetup& s) {
  TrainOptions& training = s.job.training;
  s.threads = training.threads > 0 ? training.threads : available_threads();
  const int lanes_asked = training.lanes;
  plan_batches(s, lanes_asked);
  fit_into_memory(s, lanes_asked);
  const std::vector<Amount> limits = parse_limits(training.epochs, "--epochs");
  const Amount run = *std::min_element(limits.begin(), limits.end(), [&](const Amount& a, const Amount& b) {
    return to_updates(a, s.epoch) < to_updates(b, s.epoch);
  });
  s.planned_updates = std::max(1.0, std::round(to_updates(run, s.epoch)));
  s.whole_epochs = run.unit == Amount::Unit::epochs && run.count == std::floor(run.count);
  s.planned_epochs = s.whole_epochs ? run.count : s.planned_updates / s.epoch.updates;
  s.identity = s.task->identity();
  for (const auto& entry : dump(fields(training)))
    if (!without_effect.count(entry.first)) s.identity.push_back(entry);
  s.identity.emplace_back("data", s.data_fingerprint);
  if (!s.from_fingerprint.empty()) s.identity.emplace_back("from", s.from_fingerprint);
}

std::vector<std::string> differences(const TrainingState& state, const TrainSetup& setup) {
  std::map<std::string, std::string> before(state.identity.begin(), state.identity.end());
  std::vector<std::string> lines;
  for (const auto& [name, value] : setup.identity) {
    const auto it = before.find(name);
    if (it == before.end())
      lines.push_back(name + " is new (" + value + ")");
    else if (it->second != value)
      lines.push_back(name + " was '" + it->second + "', is '" + value + "'");
    if (it != before.end()) before.erase(it);
  }
  for (const auto& [name, value] : before) lines.push_back(name + " was '" + value + "', is gone");
  return lines;
}

TrainPlan describe_plan(const TrainSetup& s) {
  const TrainOptions& training = s.job.training;
  TrainPlan plan;
  plan.parameters = s.task->space().count();
  plan.train_pairs = static_cast<std::int64_t>(s.task->lengths().size());
  plan.source_tokens = static_cast<std::int64_t>(sum_of(s.task->lengths(), &PairLength::source));
  plan.target_tokens = static_cast<std::int64_t>(sum_of(s.task->lengths(), &PairLength::target));
  s.task->describe(plan);
  plan.updates = static_cast<std::int64_t>(s.planned_updates);
  plan.epochs = s.planned_epochs;
  plan.threads = s.threads;
  plan.lanes = training.lanes;
  plan.kernels = kernels_in_use();
  plan.options = s.identity;

  plan.memory_bytes = static_cast<std::int64_t>(memory_needed(s));
  return plan;
}

std::string training_receipt(const TrainSetup& s, std::int64_t update,
                             const std::vector<std::pair<std::string, double>>& best) {
  nlohmann::json scores = nlohmann::json::object(), options = nlohmann::json::object();
  for (const auto& [name, value] : best) scores[name] = value;
  for (const auto& [name, value] : s.identity) options[name] = value;
  return nlohmann::json{{"program", s.job.app},
                        {"command", s.job.command},
                        {"version", "0.1.0"},
                        {"preset", s.preset},
                        {"train", s.job.train},
                        {"valid", s.job.valid},
                        {"data", s.data_fingerprint},
                        {"pairs", s.task->lengths().size()},
                        {"seed", s.job.training.seed},
                        {"update", update},
                        {"scores", scores},
                        {"options", options}}
      .dump();
}

bool is_held_out(std::size_t item, std::size_t items, std::uint64_t seed) {
  // Of few items none might be drawn.
  if (items < 200) return items > 1 && item % 20 == seed % std::min<std::size_t>(20, items);
  const double share = std::min(0.05, most_held_out / std::max(1.0, static_cast<double>(items)));
  return RandomStream(random_key(seed, item, 4711)).uniform() < share;
}

}  // namespace seq

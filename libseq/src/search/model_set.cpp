#include "search/model_set.h"

#include <algorithm>

#include "search/ensemble.h"
#include "seq/error.h"

namespace seq {
namespace {

void require_equals(const LoadedModel& first, const LoadedModel& other, const std::string& first_path,
                    const std::string& path) {
  if (other.tokenizers.source->serialized() != first.tokenizers.source->serialized() ||
      other.tokenizers.target->serialized() != first.tokenizers.target->serialized())
    fail(ErrorKind::data, "the models have different vocabularies", path, "an ensemble needs those of " + first_path,
         "train its members with the same --spm-source and --spm-target");
  if (other.options.input != first.options.input || other.frame_scale.numbers != first.frame_scale.numbers ||
      other.table.to_json() != first.table.to_json())
    fail(ErrorKind::data, "the models read different sources", path, "an ensemble needs what " + first_path + " reads",
         "train all of its members on the same frames, or all on text");
  if (other.options.copy != first.options.copy)
    fail(ErrorKind::data, "some of the models copy and some do not", path,
         "an ensemble needs models like " + first_path, "train all of its members with --copy, or none");
}

}  // namespace

ModelSet::ModelSet(const std::string& app, const std::vector<std::string>& paths, bool strict,
                   const std::function<void(const std::string&)>& warn) {
  if (paths.empty()) fail(ErrorKind::usage, "no model given", "-m", "expected at least one model file");
  for (const std::string& path : paths) {
    models_.push_back(load_model(path, app, strict, warn));
    require_equals(first(), *models_.back(), paths[0], path);
    caches_.push_back(std::make_unique<Seq2SeqGateCaches>(*models_.back()->network, models_.back()->parameters));
  }
  const LoadedModel& m = first();
  if (RoundedOutput::possible(m.network->output, m.parameters))
    rounded_ = std::make_unique<RoundedOutput>(m.network->output, m.parameters);
}

int ModelSet::longest_source() const {
  int longest = first().longest_source;
  for (const auto& m : models_) longest = std::min(longest, m->longest_source);
  return longest;
}

const Shortlist* ModelSet::shortlist() const {
  return models_.size() == 1 && first().shortlist ? &first().shortlist : nullptr;
}

std::unique_ptr<StepModel> ModelSet::make_step_model(const Shortlist* list) const {
  std::vector<std::unique_ptr<StepModel>> members;
  // Of an ensemble, which averages probabilities, every score is needed.
  RoundedOutput* rounded = models_.size() == 1 ? rounded_.get() : nullptr;
  for (std::size_t i = 0; i < models_.size(); ++i)
    members.push_back(std::make_unique<Seq2SeqStepModel>(*models_[i]->network, models_[i]->parameters, source().end(),
                                                         target().unknown(), list, rounded, caches_[i].get()));
  if (members.size() == 1) return std::move(members[0]);
  return std::make_unique<Ensemble>(std::move(members));
}

}  // namespace seq

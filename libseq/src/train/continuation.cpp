#include "train/continuation.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "seq/error.h"

namespace seq {
namespace {

/// What a network may be trained with anew, whatever it was trained with before.
const std::set<std::string> free_options = {"bptt", "dropout", "dropout-emb", "dropout-rnn", "dropout-words"};

template <typename Options>
void check_same(Options asked, Options own, const std::string& from) {
  const auto wanted = dump(fields(asked)), given = dump(fields(own));
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto& [name, value] = given[i];
    if (free_options.count(name) || wanted[i].second == value) continue;
    fail(ErrorKind::usage, "'" + wanted[i].second + "' is not what the model to continue has", "--" + name,
         "expected '" + value + "', as " + from + " has it", "leave --" + name + " out");
  }
}

}  // namespace

ClassifyJob continuation(const std::string& model) {
  const std::unique_ptr<ClassifierModel> known = load_classifier(model);
  ClassifyJob job;
  job.from = model;
  job.text = known->parts.text;
  job.network = known->parts.options;
  job.sound = known->parts.sound;
  return job;
}

std::shared_ptr<const ClassifierModel> model_to_continue(const ClassifyJob& job) {
  if (job.from.empty()) return nullptr;
  if (!job.pretrain.empty() || !job.vectors.empty())
    fail(ErrorKind::usage, "the first weights are those of the model to continue",
         job.pretrain.empty() ? "--vectors" : "--pretrain", "expected it without --from");
  std::error_code missing;
  if (std::filesystem::equivalent(job.from, job.model, missing))
    fail(ErrorKind::usage, "the model to continue would be overwritten", "--from",
         "expected another file than --model");
  std::shared_ptr<const ClassifierModel> model = load_classifier(job.from);
  check_float(model->file);
  check_same(job.text, model->parts.text, job.from);
  check_same(job.network, model->parts.options, job.from);
  if (model->parts.reads_frames()) check_same(job.sound, model->parts.sound, job.from);
  return model;
}

std::vector<std::string> with_new_labels(std::vector<std::string> known, const std::vector<std::string>& found) {
  const std::set<std::string> before(known.begin(), known.end());
  std::copy_if(found.begin(), found.end(), std::back_inserter(known),
               [&](const std::string& label) { return before.count(label) == 0; });
  return known;
}

}  // namespace seq

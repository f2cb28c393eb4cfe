// What a classifier's training begins with: texts, labels, everything chosen, the tokenizer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/classifier_model.h"
#include "seq/classify.h"
#include "train/setup.h"

namespace seq {

struct ClassifierData {
  TrainCommon job;
  std::string preset, fingerprint;
  LabelledText train, valid;
  std::vector<std::string> unlabelled;
  ClassifierParts parts;                        ///< without network and linear model
  std::shared_ptr<const ClassifierModel> from;  ///< the model to continue, or null
};

/// Reads the job's files, chooses what it leaves open, and trains the tokenizer unless a serialised one is given or a
/// model to continue has one.
/// Throws Error(usage, data, missing).
ClassifierData read_data(const ClassifyJob& job, const std::string& tokenizer, const Note& note);

/// The lines' labels as numbers into `names`, each once; -1 for those that are not among them.
std::vector<std::vector<int>> numbered(const LabelledText& text, const std::vector<std::string>& names);

}  // namespace seq

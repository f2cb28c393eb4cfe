// Going on from a classifier that was trained before.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/classifier_model.h"
#include "seq/classify.h"

namespace seq {

/// The model that a job goes on from, or null. Throws Error(usage) when the job asks for another network or text than
/// the model's, for other first weights too, or to write the model over itself; what load_classifier throws.
std::shared_ptr<const ClassifierModel> model_to_continue(const ClassifyJob& job);

/// The labels known, in their order, then the others of `found`.
std::vector<std::string> with_new_labels(std::vector<std::string> known, const std::vector<std::string>& found);

}  // namespace seq

// Scores on the validation data: perplexity, and metrics of translations.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "seq/trainer.h"
#include "train/dataset.h"
#include "train/lanes.h"

namespace seq {

/// Named scores, in the order asked for, and a few samples.
struct ValidationScores {
  std::vector<std::pair<std::string, double>> metrics;
  std::vector<ValidReport::Sample> samples;
};

/// True for perplexity and error rates.
bool lower_is_better(const std::string& metric);

/// metrics: perplexity|bleu|chrf|exact|wer. Translates only when one of them needs it.
ValidationScores validate_model(const Seq2Seq& network, const Parameters& parameters, const Tokenizers& tokenizers,
                                const Dataset& data, const std::vector<std::string>& metrics, int samples,
                                const SearchOptions& search, Lanes& lanes);

}  // namespace seq

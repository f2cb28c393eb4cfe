// A compressor ready to use: network, tokenizer, and how readily it keeps words.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/parallel.h"
#include "model/deletion.h"
#include "model/model_file.h"
#include "model/tagger.h"
#include "seq/tokenizer.h"
#include "text/word_units.h"

namespace seq {

#ifndef SEQ_DOUBLE  // files hold float

/// Everything but the weights. Immutable; shared by threads.
struct CompressorParts {
  TextOptions text;
  TaggerOptions options;
  std::shared_ptr<const Tokenizer> tokenizer;
  std::unique_ptr<TaggerNetwork> network;

  /// Units first … last of a line as the network reads them, between begin and end mark. Every unit is at least one
  /// piece.
  TaggedLine encode(std::string_view line, const std::vector<WordUnit>& units, std::size_t first,
                    std::size_t last) const;
};

struct CompressorModel {
  CompressorParts parts;
  std::shared_ptr<const void> storage;  ///< of the weights
  Parameters parameters;                ///< packed for inference
  /// Added to every unit's score of being kept where it is decided (decision_scores); chosen on the validation data.
  double keep_bias = 0;

  CompressorModel() = default;
  CompressorModel(const CompressorModel&) = delete;
  CompressorModel& operator=(const CompressorModel&) = delete;
};

/// The field's scores of lines that are split into units; those without any have no scores. Lines are read in parts of
/// at most 512 units.
std::vector<DeletionScores> deletion_scores(const CompressorParts& parts, const Parameters& parameters,
                                            const std::vector<std::string>& lines,
                                            const std::vector<std::vector<WordUnit>>& units, Workers& workers);

/// Whether a model file is a compressor's.
bool is_compressor(const ModelFile& file);

/// Throws Error(missing, data): damage, another program's model, one that is no compressor, parts that do not fit
/// together.
std::unique_ptr<CompressorModel> load_compressor(const std::string& path, bool strict = false,
                                                 const std::function<void(const std::string&)>& warn = nullptr);

/// Appends everything but app and receipt to a model file; its tensors point into the arguments, which must stay.
/// calibration: the bias alone.
void add_compressor(ModelFile& file, const CompressorParts& parts, const Real* weights,
                    const std::vector<float>& calibration);

#endif

}  // namespace seq

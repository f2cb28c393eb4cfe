// The models that a generator uses together: one, or an ensemble of equals.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/loaded_model.h"
#include "nn/rounded_output.h"
#include "search/seq2seq_step_model.h"

namespace seq {

class ModelSet {
 public:
  /// Throws Error(usage) without a path, what load_model throws, and Error(data) for models that cannot work together:
  /// other vocabularies, other sources, copying or not.
  ModelSet(const std::string& app, const std::vector<std::string>& paths, bool strict,
           const std::function<void(const std::string&)>& warn);

  /// What all of them agree in.
  const LoadedModel& first() const { return *models_[0]; }
  const Tokenizer& source() const { return *first().tokenizers.source; }
  const Tokenizer& target() const { return *first().tokenizers.target; }
  bool copies() const { return first().options.copy; }
  bool reads_frames() const { return first().reads_frames(); }
  /// Of the rows that are read; empty where they are none.
  const TableSchema& table() const { return first().table; }

  /// Tokens of the longest source that all of them learnt from; 0 = not known.
  int longest_source() const;
  /// Null where there is none, and of an ensemble, whose members would have different ones.
  const Shortlist* shortlist() const;

  /// `list` may be null.
  std::unique_ptr<StepModel> make_step_model(const Shortlist* list) const;

 private:
  std::vector<std::unique_ptr<LoadedModel>> models_;
  std::vector<std::unique_ptr<Seq2SeqGateCaches>> caches_;  ///< of each
  std::unique_ptr<RoundedOutput> rounded_;                  ///< the first one's, where it has one
};

}  // namespace seq

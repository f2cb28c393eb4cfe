// A model ready to use: network, weights and tokenizers, from a file or from training.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "data/frames.h"
#include "data/table_schema.h"
#include "model/model_file.h"
#include "model/seq2seq.h"
#include "model/shortlist.h"
#include "seq/tokenizer.h"

namespace seq {

#ifndef SEQ_DOUBLE  // files hold float

/// Both sides' tokenizers; one object when they are joint, and where the source is frames.
struct Tokenizers {
  std::shared_ptr<const Tokenizer> source, target;
};

/// Immutable; shared by the threads that search.
struct LoadedModel {
  TextOptions text;
  ModelOptions options;
  int longest_source = 0;  ///< as ModelFile has it
  Tokenizers tokenizers;
  FrameScale frame_scale;  ///< where the source is frames
  SoundOptions sound;      ///< where these are those of .wav files
  TableSchema table;       ///< where it is rows, as frames (whose scale changes nothing) or as text
  std::unique_ptr<Seq2Seq> network;
  std::shared_ptr<const void> storage;  ///< of the weights
  Parameters parameters;                ///< packed for inference
  Shortlist shortlist;                  ///< may be empty

  bool reads_frames() const { return !reads_text(options); }
  int frame_width() const { return static_cast<int>(frame_scale.numbers.size() / 2); }

  LoadedModel() = default;
  LoadedModel(const LoadedModel&) = delete;
  LoadedModel& operator=(const LoadedModel&) = delete;
};

/// Throws Error(missing, data): damage, another program's model, tensors that do not fit the options, a vocabulary that
/// does not fit the embeddings. Weights that are not finite go to `warn`, or are Error(data) when `strict`.
std::unique_ptr<LoadedModel> load_model(const std::string& path, const std::string& app, bool strict = false,
                                        const std::function<void(const std::string&)>& warn = nullptr);

/// The file's content for given weights (a buffer of network.space), without app and receipt. The tensors point into
/// `weights` and, where the source is frames, into `scale`; the table is empty unless the source is rows.
ModelFile to_model_file(const TextOptions& text, const ModelOptions& options, const Tokenizers& tokenizers,
                        const SoundOptions& sound, const FrameScale& scale, const TableSchema& table,
                        const Seq2Seq& network, const Real* weights);

#endif

}  // namespace seq

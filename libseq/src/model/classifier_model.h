// A classifier ready to use: network, linear model, tokenizer, labels and calibration.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/calibration.h"
#include "model/classifier.h"
#include "model/model_file.h"
#include "model/ngram_linear.h"
#include "seq/tokenizer.h"

namespace seq {

#ifndef SEQ_DOUBLE  // files hold float

inline constexpr char linear_shape_name[] = "linear.shape";  ///< the tensor of the linear model's NgramShape

/// Everything but the weights of the network. Immutable; shared by threads.
struct ClassifierParts {
  TextOptions text;
  ClassifierOptions options;
  std::shared_ptr<const Tokenizer> tokenizer;
  std::vector<std::string> labels;
  std::unique_ptr<ClassifierNetwork> network;  ///< absent with system = linear
  std::unique_ptr<NgramLinear> linear;         ///< absent with system = network
  std::vector<float> linear_shape;             ///< what its shape is stored as

  int vocabulary() const { return tokenizer ? tokenizer->size() : 0; }
  void set_linear(NgramLinear model);
  int label_count() const { return static_cast<int>(labels.size()); }
  FrameScale frame_scale;  ///< for frames
  SoundOptions sound;      ///< for frames of .wav files

  bool reads_frames() const { return options.input == "frames"; }
  /// A line as the network reads it: ids between begin and end mark, or scaled frames, of a sound where it names one (a
  /// line without any is one frame of means). Of a line with more than max_tokens the middle is left out, and `cut` (if
  /// given) becomes its length. Throws what frames_of (data/sound_frames.h) throws.
  Sequence encode(const std::string& line, std::size_t* cut = nullptr, const std::string& where = "") const;
};

struct ClassifierModel {
  ClassifierParts parts;
  ModelFile file;         ///< the weights
  Parameters parameters;  ///< packed for inference
  Calibration calibration;

  ClassifierModel() = default;
  ClassifierModel(const ClassifierModel&) = delete;
  ClassifierModel& operator=(const ClassifierModel&) = delete;
};

/// Throws Error(missing, data): damage, another program's model, parts that do not fit together.
std::unique_ptr<ClassifierModel> load_classifier(const std::string& path, bool strict = false,
                                                 const std::function<void(const std::string&)>& warn = nullptr);

/// Appends everything but app and receipt to a model file; its tensors point into the arguments, which must stay.
/// `weights` may be null without a network.
void add_classifier(ModelFile& file, const ClassifierParts& parts, const Real* weights,
                    const std::vector<float>& calibration);

#endif

}  // namespace seq

// Shortening sentences by leaving words out: training such a model, and using it.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "seq/options.h"
#include "seq/trainer.h"

namespace seq {

/// What a compressor learns from: pairs of a text and the same text shortened, one TSV (text, tab, compression) or two
/// files line by line. Where a compression is not made of the text's words in their order, what both have in common is
/// learnt, and the number of such pairs is noted.
struct CompressJob : TrainCommon {
  CompressJob();  ///< defaults that differ from those of translation: see the definition
  TaggerOptions network;
  /// Unlabelled text, one line a text, from which the first layer learns beforehand as a language model in both
  /// directions; "self" is the text of the training pairs.
  std::vector<std::string> pretrain;
  std::string pretrain_epochs = "5e";  ///< how long, as --epochs
};

/// Trains as `train` of seq/trainer.h does, resumable to the bit, and throws what it throws.
TrainResult train(const CompressJob& job, TrainObserver& observer, const std::atomic<int>& stop);

/// The plan alone; trains and writes nothing.
TrainPlan plan(const CompressJob& job);

/// Whether this model of `summarize` shortens by leaving words out. Throws Error(missing, data).
bool is_compressor(const std::string& model);

/// How long an output shall be. Lengths are in words (what blanks separate) or in characters (code points, with blanks
/// and marks). No output is longer than `most`, nor than `ratio` of its source, and no word is cut; where that leaves
/// room for no word at all, the output is empty. Where none is as long as `least`, the output is the longest that there
/// is room for.
struct LengthWish {
  enum class Unit { words, characters } unit = Unit::characters;
  std::int64_t least = 0;
  std::int64_t most = -1;  ///< negative = no limit
  double ratio = 0;        ///< a share of the source's length; without `least`, from nine tenths of it; 0 = no limit
};

/// One or several trained compressors (an ensemble: their fields' scores are added). Thread-safe: compress() uses all
/// its threads itself. A line's result depends on the line alone, never on neighbours or threads.
///
///   Compressor c({"model"});
///   puts(c.compress({"On Tuesday, the council, which met in May, closed the bridge."})[0].c_str());
class Compressor {
 public:
  /// threads: 0 = all that affinity and the cgroup allow. Throws Error(missing, data). Weights that are not finite go
  /// to `warn`, or are Error(data) when strict.
  explicit Compressor(const std::vector<std::string>& models, int threads = 0, bool strict = false,
                      const std::function<void(const std::string&)>& warn = nullptr);
  ~Compressor();
  Compressor(Compressor&&) noexcept;
  Compressor& operator=(Compressor&&) noexcept;

  /// Every line with the words left out that the model would leave out, within the wished length: the best choice of
  /// words as a whole. Lines may be of any length; those of more than 512 words are read in parts, but shortened as
  /// one. Ill-formed UTF-8 becomes U+FFFD. Throws Error(usage) for a wish that contradicts itself. The first line that
  /// is shorter than `least` goes to `warn`, by its number; that of lines[0] is first_line.
  std::vector<std::string> compress(const std::vector<std::string>& lines, const LengthWish& wish = {},
                                    std::int64_t first_line = 1,
                                    const std::function<void(const std::string&)>& warn = nullptr) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seq

// Shortlists: a translator that scores likely words alone is several times as fast.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "seq/corpus.h"

namespace seq {

/// What a shortlist is learnt from, and how long it is.
struct ShortlistJob {
  std::string app;                 ///< the program that made the model
  std::string model;               ///< the model that gets it
  std::string output;              ///< the model with it; another file
  std::vector<std::string> train;  ///< pairs as for training: one TSV or two files
  int first = 100;      ///< the pieces that are most frequent in targets may always be generated; 0 to 1000000
  int best = 50;        ///< pieces of a source piece's list at most; 1 to 1000000
  int threads = 0;      ///< 0 = all that affinity and the cgroup allow; never changes a result
  bool strict = false;  ///< invalid bytes are errors instead of U+FFFD
};

struct ShortlistReport {
  std::int64_t pairs = 0;  ///< read
  double mean_pieces = 0;  ///< that may be generated for a source of the data
  double covered = 0;      ///< share of the target tokens, end marks too, that are among them
  int target_vocabulary = 0;
};

/// Learns which target pieces each source piece is translated with, from the model's attention on given pairs, and
/// writes the model with these lists. Of a joint vocabulary a piece is in its own list. `progress`, if given, is told
/// the pairs done and their number. Throws Error(usage) for a model without attention, and for output = model; what
/// loading a model, reading pairs and saving throw.
ShortlistReport add_shortlist(const ShortlistJob& job, const Warning& warn = nullptr,
                              const std::function<void(std::int64_t done, std::int64_t all)>& progress = nullptr);

}  // namespace seq

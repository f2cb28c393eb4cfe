// Sizes and rates of compressors, chosen from the data.
#pragma once

#include <string>

#include "seq/corpus.h"
#include "seq/options.h"

namespace seq {

/// Fills what is left at "chosen"; returns the preset's name.
std::string apply_compressor_preset(const ParallelText& pairs, TextOptions& text, TaggerOptions& network,
                                    TrainOptions& training);

}  // namespace seq

#pragma once
#include <string>

#include "classify/labelled.h"

namespace corpora::classify {

/// The tables of the README about one corpus: sizes, words, and what counting words reaches, construction by
/// construction.
std::string Statistics(const LabelledCorpus& corpus);

}  // namespace corpora::classify

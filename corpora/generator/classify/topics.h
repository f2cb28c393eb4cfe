#pragma once
#include <cstdint>

#include "classify/labelled.h"

namespace corpora::classify {

/// Ten topics, the same number of lines each in every part. The topic is that of the main clauses; about half of the
/// lines hold a phrase, a person or a clause of another topic as well. Same input, same bytes.
LabelledCorpus MakeTopics(const LabelledSize& size, std::uint64_t seed);

constexpr LabelledSize kTopicsSize = {6000, 500, 1000};

}  // namespace corpora::classify

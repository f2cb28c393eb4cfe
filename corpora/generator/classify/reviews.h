#pragma once
#include <cstdint>

#include "classify/labelled.h"

namespace corpora::classify {

/// Reviews that praise ("positive") or condemn ("negative"), as many of one as of the other in every part.
///
/// Of 20 lines of dev or test, 10 join an aspect with an opinion word that it never goes with in train, 4 speak of an
/// aspect that train lacks, 6 are drawn as train is. Same input, same bytes.
LabelledCorpus MakeReviews(const LabelledSize& size, std::uint64_t seed);

constexpr LabelledSize kReviewsSize = {8000, 1000, 1000};

}  // namespace corpora::classify

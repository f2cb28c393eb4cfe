// Summaries that need no learning, to hold a model against.
#pragma once

#include "common/program.h"

namespace app {

/// The text's first words, as many as the references have on average.
Baseline lead();

/// The text itself.
Baseline whole_source();

/// The text's most central sentence, as TextRank finds it (Mihalcea and Tarau 2004, "TextRank: Bringing Order into
/// Texts"): sentences vote for those that share words with them, weighted by their own votes.
Baseline extract();

}  // namespace app

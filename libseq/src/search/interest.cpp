#include "search/interest.h"

#include <utility>

namespace seq {
namespace {

constexpr int few = 64;  ///< more words than this are not found faster than by computing all

}  // namespace

StepInterest::StepInterest(const StepModel& model, const SearchOptions& options, const SearchVocabulary& vocabulary,
                           const Wanted& wanted)
    : repeats_banned_(options.no_repeat_ngram > 0) {
  // Lengths of the text, groups and opinions of whole targets read scores of their own. All this is the same for every
  // request, so that none is searched for in another way because of its neighbours.
  if (options.groups > 1 || model.opinion_share() > 0 || !vocabulary.lengths.empty()) return;
  const int never = static_cast<int>(vocabulary.forbidden.size()) + 2;  // begin and end mark
  first_ = {options.beam + never, vocabulary.end, wanted.scores || options.beam > 1};
}

Interest StepInterest::at(int length, std::vector<int> given) const {
  Interest interest = first_;
  interest.given = std::move(given);
  if (interest.best > 0 && repeats_banned_) interest.best += length;
  return interest.best > few ? Interest() : interest;
}

}  // namespace seq

// From what a search found, in ids, to what people read.
#pragma once

#include <string>
#include <vector>

#include "data/frames.h"
#include "search/hypothesis.h"
#include "seq/generate.h"
#include "seq/tokenizer.h"

namespace seq {

/// What is needed to put a hypothesis into words. The tokenizers must outlive it.
struct Presentation {
  const Tokenizer &source, &target;
  bool copies = false;        ///< unknown words of a source have ids of their own
  bool reads_frames = false;  ///< a source has frames in the place of words
  bool copy_unknown = true;   ///< an unknown piece becomes the source word it attends to most

  /// The hypothesis of a source with its text, scores, alignment and what it copied. Source words are numbered from
  /// words_before on.
  Hypothesis present(const FoundHypothesis& found, const Sequence& read, const ExtraWords& extra,
                     int words_before = 0) const;

 private:
  /// The text of the target ids.
  std::string text_of(const FoundHypothesis& found, const Sequence& read, const ExtraWords& extra) const;
  /// The source's words in the order of its tokens, as alignments count them; of frames, themselves.
  std::vector<int> source_words(const Sequence& read, const ExtraWords& extra) const;
};

/// What was found, without the beginning of a word that had no room. lengths: SearchVocabulary::lengths.
FoundHypothesis without_cut_word(FoundHypothesis found, const std::vector<PieceLength>& lengths);

}  // namespace seq

// Lines as what is searched for: whole, or in parts when they are too long.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/frames.h"
#include "search/hypothesis.h"
#include "seq/generate.h"
#include "seq/tokenizer.h"

namespace seq {

/// A part of a line that is searched for on its own: the whole line, unless it is too long.
struct LinePart {
  SearchRequest request;
  ExtraWords extra;      ///< words of this part that have no id, where they can be copied
  int words_before = 0;  ///< of the line
};

/// The line's parts of at most `limit` tokens each, cut where the second half of a part ends a sentence, or else a
/// word; one part, which may be empty, when the line is short enough. `copies`: unknown words get ids of their own.
std::vector<LinePart> parts_of(const Tokenizer& tokenizer, const std::string& line, bool copies, std::size_t limit);

/// A line of frames, or the name of a sound, as one part, scaled as the model reads them, and without what is behind
/// the first `limit` frames
/// (`cut` becomes the number there were, else it stays). Throws what frames_of throws.
LinePart part_of_frames(const FrameScale& scale, const SoundOptions& sound, const std::string& line, std::size_t limit,
                        const std::string& where, std::size_t& cut);

/// What a text of these ids measures.
PieceLength length_of(const Tokenizer& tokenizer, const std::vector<int>& ids, const ExtraWords& extra);

/// The numbers of the parts whose outputs are likeliest by their first hypotheses' scores, rising: one, or as many as
/// it takes for these hypotheses, whose texts measure `lengths`, to be as long as `limits` demand. The network knows
/// texts of a part's length; an output for several at once, or for their outputs, would be of a text as it never saw
/// one.
std::vector<std::size_t> likeliest_parts(const FoundLists& found, const std::vector<PieceLength>& lengths,
                                         const TextLimits& limits);

/// Appends what was found for the next part of a line to what there is; source words are numbered by the line in both.
/// Weights of attention are given up: over all parts they would grow with the square of the line.
void join(Hypothesis& line, Hypothesis&& part);

/// Words of a line, as blanks separate them.
std::vector<std::string> words_of(const std::string& text);

}  // namespace seq

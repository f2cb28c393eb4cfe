// Connectionist temporal classification: labels from frames without knowing which frames say which label.
// Source: Graves, Fernández, Gomez and Schmidhuber 2006, equations 5 to 16; in logarithms.
#pragma once

#include <span>
#include <vector>

#include "core/tensor.h"

namespace seq {

/// -ln p(labels) of one sequence of frames, whose logits (frames × classes) are turned into a softmax a frame. Every
/// frame says a class, one of which (`blank`) says nothing; a way of saying the labels is what they are when equal
/// neighbours are said once and blanks left out, and p is the sum over all ways. `labels` (without blanks) may be
/// empty. Infinite when there are fewer frames than labels and blanks between equal ones.
///
/// With d_logits (of the same size, may be the memory of the logits): = the gradient times `scale`; 0 where the loss is
/// infinite.
double ctc_loss(ConstView logits, std::span<const int> labels, int blank, double scale = 1, View d_logits = {});

/// The likeliest labellings, best first, at most `width`: a search that keeps as many beginnings a frame, each with the
/// sum of the ways to say it (Hannun, Maas, Jurafsky and Ng 2014, algorithm 1, without a language model). Of equally
/// likely ones the one that is smaller, label by label, goes first.
std::vector<std::vector<int>> ctc_labellings(ConstView logits, int blank, int width);

}  // namespace seq

#pragma once
#include <string>
#include <vector>

namespace corpora {

/// Which part of the corpus something is kept for. Names and numbers of kDev and kTest never occur in kTrain.
enum class Part { kTrain = 0, kDev = 1, kTest = 2 };

/// Names written alike in both languages.
struct Names {
  std::vector<std::string> male, female, surnames, places, streets;
};

/// The names of one part; the three parts share none. Surnames, places and streets are put together from syllables, so
/// that there are many; a hash deals them out.
const Names& NamesOf(Part part);

/// The part a thing belongs to by its hash: four fifths train, one tenth each for dev and test.
Part PartOf(const std::string& key);

}  // namespace corpora

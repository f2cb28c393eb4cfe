// The corpora that come with the programs, known by name.
#pragma once

#include <string>
#include <vector>

namespace app {

struct Corpus {
  std::string name;         ///< as given to --corpus
  std::string program;      ///< "translate"
  std::string description;  ///< one line
  std::string folder;       ///< where it was found; empty when it was not
  /// As --train takes them: a TSV file, or an array, its texts and perhaps its lengths.
  std::vector<std::string> train, valid, test;
  std::string slots;  ///< what the lines of the test set hold, for the slot metrics; empty without
};

/// Those of a program. They are looked for in $SEQ_CORPORA, beside the program's own build or installation, and where
/// this build's source tree and installation are.
std::vector<Corpus> bundled_corpora(const std::string& program);

/// The first of them, for examples of commands; empty when there is none.
std::string example_corpus(const std::string& program);

/// The corpus of this name. Throws Error(usage) that names the nearest when there is none, Error(missing) with the
/// folders that were searched when its files are not there.
Corpus bundled_corpus(const std::string& program, const std::string& name);

}  // namespace app

// Makes the bundled corpora, or checks that the files in a folder are what this program makes.
//
//   make_corpora DIR              writes DIR/everyday.{train,dev,test}.tsv
//   make_corpora --check DIR      exits 1 if a file differs by a byte
//   make_corpora --statistics     prints the figures of corpora/README.md
//   make_corpora --sample N SEED  prints N pairs, each below the name of its construction
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus.h"

namespace {

constexpr std::uint64_t kSeed = 20240607;

struct File {
  std::string path, content;
};

std::vector<File> MakeFiles(const std::string& folder) {
  corpora::Corpus corpus = corpora::MakeCorpus({}, kSeed);
  return {{folder + "/everyday.train.tsv", corpora::ToTsv(corpus.train)},
          {folder + "/everyday.dev.tsv", corpora::ToTsv(corpus.dev)},
          {folder + "/everyday.test.tsv", corpora::ToTsv(corpus.test)}};
}

int Write(const std::string& folder) {
  for (const File& file : MakeFiles(folder)) {
    std::ofstream out(file.path, std::ios::binary);
    out << file.content;
    out.flush();
    if (!out) {
      std::cerr << "make_corpora: error: " << file.path << ": cannot be written; does the folder exist?\n";
      return 74;
    }
  }
  return 0;
}

int Check(const std::string& folder) {
  int differing = 0;
  for (const File& file : MakeFiles(folder)) {
    std::ifstream in(file.path, std::ios::binary);
    std::string found((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in && found == file.content) continue;
    ++differing;
    std::size_t line = 1, i = 0;
    for (; i < found.size() && i < file.content.size() && found[i] == file.content[i]; ++i) line += found[i] == '\n';
    std::cerr << "make_corpora: error: " << file.path << ":" << line
              << ": differs from what the generator makes; run make_corpora " << folder << " and commit the result\n";
  }
  return differing == 0 ? 0 : 1;
}

int Sample(int count, std::uint64_t seed) {
  corpora::Lexicon lexicon;
  corpora::Rng rng(seed);
  corpora::Grammar grammar(lexicon, rng);
  for (int i = 0; i < count; ++i) {
    corpora::Sentence s = grammar.Make(corpora::Part::kTrain, corpora::Part::kTrain);
    std::cout << "# " << s.kind << "\n" << s.text.en << "\n" << s.text.de << "\n";
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  try {
    if (args.size() == 1 && args[0] == "--statistics") {
      std::cout << corpora::Statistics(corpora::MakeCorpus({}, kSeed));
      return 0;
    }
    if (args.size() == 2 && args[0] == "--check") return Check(args[1]);
    if (args.size() == 3 && args[0] == "--sample") {
      return Sample(std::atoi(args[1].c_str()), std::strtoull(args[2].c_str(), nullptr, 10));
    }
    if (args.size() == 1 && args[0].rfind("--", 0) != 0) return Write(args[0]);
  } catch (const std::exception& e) {
    std::cerr << "make_corpora: error: " << e.what() << "\n";
    return 70;
  }
  std::cerr << "usage: make_corpora DIR | --check DIR | --statistics | --sample N SEED\n";
  return 2;
}

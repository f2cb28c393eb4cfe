// Makes the bundled corpora, or checks that the files in a folder are what this program makes.
//
//   make_corpora DIR                     writes DIR/translate/everyday.{train,dev,test}.tsv and
//                                        DIR/classify/{reviews,topics}.{train,dev,test}.tsv
//                                        and DIR/summarize/{headlines,summaries}.{train,dev,test}.tsv
//                                        and DIR/caption/{scenes,melodies}.{train,dev,test}.{npy,tsv,slots.txt},
//                                        DIR/caption/scenes.{train,dev,test}.regions.{npy,txt}
//   make_corpora --check DIR             exits 1 if a file differs by a byte
//   make_corpora --statistics            prints the figures of corpora/README.md
//   make_corpora --sample CORPUS N SEED  prints N lines, each below the name of its construction
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "caption/melodies.h"
#include "caption/scenes.h"
#include "classify/reviews.h"
#include "classify/statistics.h"
#include "classify/topics.h"
#include "corpus.h"
#include "summarize/reports.h"

namespace {

using corpora::classify::LabelledCorpus;
using corpora::classify::LabelledLine;
using corpora::classify::LabelledSize;

constexpr std::uint64_t kSeed = 20240607;
constexpr std::uint64_t kClassifySeed = 20261123;
constexpr std::uint64_t kSummarizeSeed = 20261125;
constexpr std::uint64_t kCaptionSeed = 20261126;

struct File {
  std::string path, content;
};

LabelledCorpus Reviews() { return MakeReviews(corpora::classify::kReviewsSize, kClassifySeed); }
LabelledCorpus Topics() { return MakeTopics(corpora::classify::kTopicsSize, kClassifySeed); }

corpora::summarize::ReportCorpus Reports() {
  return corpora::summarize::MakeReports(corpora::summarize::kReportsSize, kSummarizeSeed);
}

corpora::caption::SceneCorpus Scenes() {
  return corpora::caption::MakeScenes(corpora::caption::kScenesSize, kCaptionSeed);
}

corpora::caption::MelodyCorpus Melodies() {
  return corpora::caption::MakeMelodies(corpora::caption::kMelodiesSize, kCaptionSeed);
}

void AddFiles(std::vector<File>& files, const std::string& stem, const LabelledCorpus& corpus) {
  files.push_back({stem + ".train.tsv", ToTsv(corpus.train)});
  files.push_back({stem + ".dev.tsv", ToTsv(corpus.dev)});
  files.push_back({stem + ".test.tsv", ToTsv(corpus.test)});
}

void AddFiles(std::vector<File>& files, const std::string& stem, const std::vector<corpora::caption::Scene>& scenes) {
  files.push_back({stem + ".npy", SceneArray(scenes)});
  files.push_back({stem + ".tsv", CaptionsTsv(scenes)});
  files.push_back({stem + ".slots.txt", SlotLines(scenes)});
  files.push_back({stem + ".regions.npy", RegionArray(scenes)});
  files.push_back({stem + ".regions.txt", RegionCounts(scenes)});
}

void AddFiles(std::vector<File>& files, const std::string& stem,
              const std::vector<corpora::caption::Melody>& melodies) {
  files.push_back({stem + ".npy", MelodyArray(melodies)});
  files.push_back({stem + ".tsv", TunesTsv(melodies)});
  files.push_back({stem + ".slots.txt", SlotLines(melodies)});
}

std::vector<File> MakeFiles(const std::string& folder) {
  corpora::Corpus corpus = corpora::MakeCorpus({}, kSeed);
  std::vector<File> files = {{folder + "/translate/everyday.train.tsv", corpora::ToTsv(corpus.train)},
                             {folder + "/translate/everyday.dev.tsv", corpora::ToTsv(corpus.dev)},
                             {folder + "/translate/everyday.test.tsv", corpora::ToTsv(corpus.test)}};
  AddFiles(files, folder + "/classify/reviews", Reviews());
  AddFiles(files, folder + "/classify/topics", Topics());
  using namespace corpora::summarize;
  const ReportCorpus reports = Reports();
  const std::string headlines = folder + "/summarize/headlines", summaries = folder + "/summarize/summaries";
  files.push_back({headlines + ".train.tsv", HeadlinesTsv(reports.train)});
  files.push_back({headlines + ".dev.tsv", HeadlinesTsv(reports.dev)});
  files.push_back({headlines + ".test.tsv", HeadlinesTsv(reports.test)});
  files.push_back({summaries + ".train.tsv", SummariesTsv(reports.train)});
  files.push_back({summaries + ".dev.tsv", SummariesTsv(reports.dev)});
  files.push_back({summaries + ".test.tsv", SummariesTsv(reports.test)});
  const corpora::caption::SceneCorpus scenes = Scenes();
  AddFiles(files, folder + "/caption/scenes.train", scenes.train);
  AddFiles(files, folder + "/caption/scenes.dev", scenes.dev);
  AddFiles(files, folder + "/caption/scenes.test", scenes.test);
  const corpora::caption::MelodyCorpus melodies = Melodies();
  AddFiles(files, folder + "/caption/melodies.train", melodies.train);
  AddFiles(files, folder + "/caption/melodies.dev", melodies.dev);
  AddFiles(files, folder + "/caption/melodies.test", melodies.test);
  return files;
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

int PrintStatistics() {
  std::cout << "everyday\n\n" << corpora::Statistics(corpora::MakeCorpus({}, kSeed));
  std::cout << "\nreviews\n\n" << corpora::classify::Statistics(Reviews());
  std::cout << "\ntopics\n\n" << corpora::classify::Statistics(Topics());
  std::cout << "\nheadlines and summaries\n\n" << corpora::summarize::Statistics(Reports());
  std::cout << "\nscenes\n\n" << corpora::caption::Statistics(Scenes());
  std::cout << "\nmelodies\n\n" << corpora::caption::Statistics(Melodies());
  return 0;
}

void PrintLabelled(const LabelledCorpus& corpus) {
  for (const LabelledLine& line : corpus.train) {
    std::cout << "#";
    for (const std::string& kind : line.kinds) std::cout << " " << kind;
    std::cout << "\n" << line.label << "\t" << line.text << "\n";
  }
}

int Sample(const std::string& name, int count, std::uint64_t seed) {
  const LabelledSize size{static_cast<std::size_t>(count), 0, 0};
  if (name == "reviews" || name == "topics") {
    PrintLabelled(name == "reviews" ? MakeReviews(size, seed) : MakeTopics(size, seed));
    return 0;
  }
  if (name == "headlines" || name == "summaries") {
    for (const auto& report : corpora::summarize::MakeReports({size.train, 0, 0}, seed).train)
      std::cout << "# " << report.kind << "\n"
                << report.article << "\n"
                << report.headline << "\n"
                << report.summary << "\n";
    return 0;
  }
  if (name == "scenes") {
    for (const auto& scene : corpora::caption::MakeScenes({size.train, 0, 0}, seed).train) {
      std::cout << "# " << corpora::caption::SlotsOfScene(scene.groups) << "\n";
      for (const std::string& caption : scene.captions) std::cout << caption << "\n";
    }
    return 0;
  }
  if (name == "melodies") {
    for (const auto& melody : corpora::caption::MakeMelodies({size.train, 0, 0}, seed).train) {
      std::cout << "# " << corpora::caption::SlotsOfMelody(melody.character) << "\n";
      for (const std::string& tune : melody.tunes) std::cout << tune << "\n";
    }
    return 0;
  }
  if (name != "everyday") {
    std::cerr << "make_corpora: error: no corpus is called " << name
              << ": everyday, reviews, topics, headlines, summaries, scenes or melodies\n";
    return 2;
  }
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
    if (args.size() == 1 && args[0] == "--statistics") return PrintStatistics();
    if (args.size() == 2 && args[0] == "--check") return Check(args[1]);
    if (args.size() == 4 && args[0] == "--sample") {
      return Sample(args[1], std::atoi(args[2].c_str()), std::strtoull(args[3].c_str(), nullptr, 10));
    }
    if (args.size() == 1 && args[0].rfind("--", 0) != 0) return Write(args[0]);
  } catch (const std::exception& e) {
    std::cerr << "make_corpora: error: " << e.what() << "\n";
    return 70;
  }
  std::cerr << "usage: make_corpora DIR | --check DIR | --statistics | --sample CORPUS N SEED\n";
  return 2;
}

// The tables of corpora/README.md.
#include <algorithm>
#include <set>

#include "caption/melodies.h"
#include "caption/scenes.h"
#include "corpus.h"
#include "figures.h"
#include "text.h"

namespace corpora::caption {

namespace {

struct Lengths {
  std::size_t sentences = 0, words = 0, least = 1000, most = 0;
  std::set<std::string> vocabulary;

  void Add(const std::vector<std::string>& found) {
    ++sentences;
    words += found.size();
    least = std::min(least, found.size());
    most = std::max(most, found.size());
    vocabulary.insert(found.begin(), found.end());
  }
  std::string Row() const {
    return std::to_string(sentences) + " | " + Mean(words, sentences) + " | " + std::to_string(least) + "–" +
           std::to_string(most) + " | " + std::to_string(vocabulary.size());
  }
};

std::string ScenesRow(const std::string& name, const std::vector<Scene>& scenes) {
  Lengths lengths;
  std::size_t groups = 0, regions = 0;
  for (const Scene& scene : scenes) {
    for (const std::string& caption : scene.captions) lengths.Add(PlainWords(caption));
    groups += scene.groups.size();
    regions += scene.regions.size();
  }
  return "| " + name + " | " + std::to_string(scenes.size()) + " | " + Mean(groups, scenes.size()) + " | " +
         Mean(regions, scenes.size()) + " | " + lengths.Row() + " |\n";
}

// What the scene of the nearest vector of train shares with each of these.
std::string NearestRow(const std::string& name, const SceneCorpus& corpus, const std::vector<Scene>& asked) {
  std::vector<Vector> known;
  for (const Scene& scene : corpus.train) known.push_back(scene.vector);
  std::size_t whole = 0, groups = 0, same_groups = 0, values = 0, same_values = 0;
  for (const Scene& scene : asked) {
    const std::vector<Group>& other = corpus.train[Nearest(known, scene.vector)].groups;
    whole += other == scene.groups;
    for (std::size_t g = 0; g < scene.groups.size(); ++g) {
      ++groups;
      same_groups += g < other.size() && other[g] == scene.groups[g];
      for (std::size_t a = 0; a < kAttributes; ++a) {
        ++values;
        same_values += g < other.size() && other[g][a] == scene.groups[g][a];
      }
    }
  }
  return "| " + name + " | " + Percent(whole, asked.size()) + " | " + Percent(same_groups, groups) + " | " +
         Percent(same_values, values) + " |\n";
}

std::string MelodiesRow(const std::string& name, const std::vector<Melody>& melodies) {
  Lengths lengths;
  for (const Melody& melody : melodies)
    for (const std::string& tune : melody.tunes) lengths.Add(Words(tune));
  return "| " + name + " | " + std::to_string(melodies.size()) + " | " + lengths.Row() + " |\n";
}

std::string NearestMelodyRow(const std::string& name, const MelodyCorpus& corpus, const std::vector<Melody>& asked) {
  std::vector<Vector> known;
  for (const Melody& melody : corpus.train) known.push_back(melody.vector);
  std::size_t same = 0;
  for (const Melody& melody : asked)
    same += SlotsOfMelody(corpus.train[Nearest(known, melody.vector)].character) == SlotsOfMelody(melody.character);
  return "| " + name + " | " + Percent(same, asked.size()) + " |\n";
}

}  // namespace

std::string Statistics(const SceneCorpus& corpus) {
  return "| part | scenes | groups | objects | captions | words | from–to | vocabulary |\n"
         "|---|---|---|---|---|---|---|---|\n" +
         ScenesRow("train", corpus.train) + ScenesRow("dev", corpus.dev) + ScenesRow("test", corpus.test) +
         "\n| the nearest vector of train has | everything right | a group | a value |\n|---|---|---|---|\n" +
         NearestRow("dev", corpus, corpus.dev) + NearestRow("test", corpus, corpus.test);
}

std::string Statistics(const MelodyCorpus& corpus) {
  return "| part | melodies | tunes | tokens | from–to | vocabulary |\n|---|---|---|---|---|---|\n" +
         MelodiesRow("train", corpus.train) + MelodiesRow("dev", corpus.dev) + MelodiesRow("test", corpus.test) +
         "\n| the nearest vector of train has | metre, tempo and key right |\n|---|---|\n" +
         NearestMelodyRow("dev", corpus, corpus.dev) + NearestMelodyRow("test", corpus, corpus.test);
}

}  // namespace corpora::caption

// Scenes and their vectors: which scene goes to which part, and what the numbers know of it.
#include "caption/scenes.h"

#include <algorithm>
#include <set>

namespace corpora::caption {

namespace {

constexpr std::size_t kSceneWidth = 96, kRegionWidth = 24, kMostGroups = 2, kCaptions = 3;
constexpr std::size_t kColumns = 3;  // of the places
// The deviations were chosen so that what the numbers leave open costs a perfect reader one or two scenes of a hundred.
constexpr double kSceneNoise = 0.11, kRegionNoise = 0.05, kJitter = 0.1;
constexpr std::uint64_t kSceneProjection = 96, kRegionProjection = 24;
constexpr int kPairPercent = 70;  // scenes of two groups

std::size_t GroupInputs() {
  std::size_t inputs = 0;
  for (int a = 0; a < kAttributes; ++a) inputs += ValuesOf(static_cast<Attribute>(a));
  return inputs;
}

Group DrawGroup(Rng& rng) {
  Group group;
  for (int a = 0; a < kAttributes; ++a)
    group[static_cast<std::size_t>(a)] = rng.Below(ValuesOf(static_cast<Attribute>(a)));
  return group;
}

std::vector<Group> DrawGroups(Rng& rng) {
  std::vector<Group> groups = {DrawGroup(rng)};
  if (rng.Chance(kPairPercent)) groups.push_back(DrawGroup(rng));
  while (groups.size() > 1 && groups[1][kPlace] == groups[0][kPlace]) groups[1] = DrawGroup(rng);
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a[kPlace] < b[kPlace]; });
  return groups;
}

// Whether a scene of this part may show these groups.
bool Belongs(const std::vector<Group>& groups, Part part) {
  constexpr std::pair<Attribute, Attribute> kPairs[] = {{kColour, kShape}, {kCount, kShape}, {kSize, kPlace}};
  bool own = part == Part::kTrain;
  for (const Group& group : groups) {
    for (const auto& [a, b] : kPairs) {
      const Part kept = PartOfPair(a, group[a], b, group[b]);
      if (kept == Part::kTrain) continue;
      if (kept != part) return false;
      own = true;
    }
  }
  return own;
}

class Painter {
 public:
  explicit Painter(std::uint64_t seed)
      : rng_(seed),
        scene_(kMostGroups * GroupInputs(), kSceneWidth, kSceneProjection),
        region_(ValuesOf(kColour) + ValuesOf(kShape) + 3, kRegionWidth, kRegionProjection) {}

  std::vector<Scene> Paint(Part part, std::size_t count) {
    std::vector<Scene> scenes;
    while (scenes.size() < count) {
      std::vector<Group> groups = DrawGroups(rng_);
      if (!Belongs(groups, part) || !seen_.insert(groups).second) continue;
      Scene& scene = scenes.emplace_back();
      scene.groups = std::move(groups);
      scene.vector = SceneVector(scene.groups);
      scene.regions = Regions(scene.groups);
      for (std::size_t i = 0; i < kCaptions; ++i) scene.captions.push_back(NewCaption(scene));
    }
    return scenes;
  }

 private:
  Vector SceneVector(const std::vector<Group>& groups) {
    Vector description;
    for (std::size_t g = 0; g < kMostGroups; ++g) {
      if (g >= groups.size()) {
        description.resize(description.size() + GroupInputs(), 0);
        continue;
      }
      for (int a = 0; a < kAttributes; ++a)
        AppendOneOf(description, ValuesOf(static_cast<Attribute>(a)), groups[g][static_cast<std::size_t>(a)]);
    }
    return scene_.Noisy(description, kSceneNoise, rng_);
  }

  // An object alone: what it is, how large, and where, the last three as measures that vary from object to object.
  std::vector<Vector> Regions(const std::vector<Group>& groups) {
    std::vector<Vector> regions;
    for (const Group& group : groups) {
      for (std::size_t i = 0; i <= group[kCount]; ++i) {
        Vector description;
        AppendOneOf(description, ValuesOf(kColour), group[kColour]);
        AppendOneOf(description, ValuesOf(kShape), group[kShape]);
        for (const std::size_t measure : {group[kSize], group[kPlace] / kColumns, group[kPlace] % kColumns})
          description.push_back(static_cast<double>(measure) - 1 + kJitter * Gaussian(rng_));
        regions.push_back(region_.Noisy(description, kRegionNoise, rng_));
      }
    }
    for (std::size_t i = regions.size(); i > 1; --i) std::swap(regions[i - 1], regions[rng_.Below(i)]);
    return regions;
  }

  // One that the scene does not have yet.
  std::string NewCaption(const Scene& scene) {
    while (true) {
      std::string caption = DescribeScene(scene.groups, rng_);
      if (std::find(scene.captions.begin(), scene.captions.end(), caption) == scene.captions.end()) return caption;
    }
  }

  Rng rng_;
  Projection scene_, region_;
  std::set<std::vector<Group>> seen_;
};

}  // namespace

Part PartOfPair(Attribute a, std::size_t value, Attribute b, std::size_t other) {
  // The singular of a shape is a word that train must hold.
  if (a == kCount && value == 0) return Part::kTrain;
  std::string pair = "a scene's pair:";
  for (const std::size_t n : {static_cast<std::size_t>(a), value, static_cast<std::size_t>(b), other})
    pair += " " + std::to_string(n);
  const std::uint64_t slot = Hash(pair) % 100;
  return slot < 10 ? Part::kTest : slot < 15 ? Part::kDev : Part::kTrain;
}

SceneCorpus MakeScenes(const SceneSize& size, std::uint64_t seed) {
  Painter painter(seed);
  SceneCorpus corpus;
  corpus.train = painter.Paint(Part::kTrain, size.train);
  corpus.dev = painter.Paint(Part::kDev, size.dev);
  corpus.test = painter.Paint(Part::kTest, size.test);
  return corpus;
}

std::string CaptionsTsv(const std::vector<Scene>& scenes) {
  std::string out;
  for (const Scene& scene : scenes) {
    for (std::size_t i = 0; i < scene.captions.size(); ++i) out += (i == 0 ? "" : "\t") + scene.captions[i];
    out += "\n";
  }
  return out;
}

std::string SlotLines(const std::vector<Scene>& scenes) {
  std::string out;
  for (const Scene& scene : scenes) out += SlotsOfScene(scene.groups) + "\n";
  return out;
}

std::string RegionCounts(const std::vector<Scene>& scenes) {
  std::string out;
  for (const Scene& scene : scenes) out += std::to_string(scene.regions.size()) + "\n";
  return out;
}

std::string SceneArray(const std::vector<Scene>& scenes) {
  std::vector<Vector> rows;
  for (const Scene& scene : scenes) rows.push_back(scene.vector);
  return NpyOfHalves(rows);
}

std::string RegionArray(const std::vector<Scene>& scenes) {
  std::vector<Vector> rows;
  for (const Scene& scene : scenes) rows.insert(rows.end(), scene.regions.begin(), scene.regions.end());
  return NpyOfHalves(rows);
}

}  // namespace corpora::caption

#pragma once
#include <array>
#include <string>
#include <vector>

#include "caption/vectors.h"
#include "names.h"

namespace corpora::caption {

/// What can be said of a group of equal objects; the order is that of the sentence.
enum Attribute { kCount, kSize, kColour, kShape, kPlace, kAttributes };

/// One to four equal objects at one place. Each attribute is an index into its values.
using Group = std::array<std::size_t, kAttributes>;

/// One or two groups at different places, in reading order: from the top, then from the left.
struct Scene {
  std::vector<Group> groups;
  Vector vector;                ///< of the whole
  std::vector<Vector> regions;  ///< one of each object, in random order
  std::vector<std::string> captions;
};

struct SceneCorpus {
  std::vector<Scene> train, dev, test;
};

struct SceneSize {
  std::size_t train, dev, test;
};

/// What is committed.
constexpr SceneSize kScenesSize{8000, 500, 1000};

/// How many values an attribute has.
std::size_t ValuesOf(Attribute attribute);

/// The part that a pair of values is kept for: train lacks about 15 % of the pairs of colour and shape, of count and
/// shape (not those of one object: their shapes are words of their own), and of size and place.
Part PartOfPair(Attribute a, std::size_t value, Attribute b, std::size_t other);

/// No scene occurs twice. A scene of train has no pair that is kept for dev or test; one of dev or test has at least
/// one of its own part and none of the other's.
SceneCorpus MakeScenes(const SceneSize& size, std::uint64_t seed);

/// A sentence that says everything of a scene.
std::string DescribeScene(const std::vector<Group>& groups, Rng& rng);

/// "count[two], size[small|little], colour[red], shape[stars], place[centre|middle]; …": the wordings by which a
/// caption may say each value, bars between them, groups divided by semicolons.
std::string SlotsOfScene(const std::vector<Group>& groups);

/// Of each scene: its captions with tabs between them; its slots; how many regions it has.
std::string CaptionsTsv(const std::vector<Scene>& scenes);
std::string SlotLines(const std::vector<Scene>& scenes);
std::string RegionCounts(const std::vector<Scene>& scenes);

/// The arrays: scenes × 96, and the regions of all scenes one after another × 24.
std::string SceneArray(const std::vector<Scene>& scenes);
std::string RegionArray(const std::vector<Scene>& scenes);

/// The tables of corpora/README.md.
std::string Statistics(const SceneCorpus& corpus);

}  // namespace corpora::caption

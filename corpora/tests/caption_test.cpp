// The corpora of caption: what their README promises of the committed files, and the parts of their generator.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "caption/melodies.h"
#include "caption/scenes.h"
#include "support/places.h"
#include "text.h"

using namespace corpora;
using namespace corpora::caption;

namespace {

const std::map<std::string, std::size_t> kScenes = {{"train", 8000}, {"dev", 500}, {"test", 1000}};
const std::map<std::string, std::size_t> kMelodies = {{"train", 4000}, {"dev", 300}, {"test", 500}};

std::string Content(const std::string& name) {
  std::ifstream in(seq::source_folder() + "/corpora/caption/" + name, std::ios::binary);
  INFO(name);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> Lines(const std::string& name) {
  std::vector<std::string> lines = Split(Content(name), '\n');
  REQUIRE(lines.back().empty());
  lines.pop_back();
  return lines;
}

// The rows of an array that NpyOfHalves has written.
std::vector<Vector> Rows(const std::string& name, std::size_t width) {
  const std::string file = Content(name);
  const std::size_t begin = file.find('\n') + 1;
  REQUIRE((file.size() - begin) % (2 * width) == 0);
  std::vector<Vector> rows((file.size() - begin) / (2 * width), Vector(width));
  REQUIRE(file.find("(" + std::to_string(rows.size()) + ", " + std::to_string(width) + ")") < begin);
  const auto* at = reinterpret_cast<const unsigned char*>(file.data()) + begin;
  for (Vector& row : rows)
    for (double& number : row) {
      number = FromHalf(static_cast<std::uint16_t>(at[0] | at[1] << 8));
      at += 2;
    }
  return rows;
}

// The wordings of a group's values, by the name of the slot.
using Slots = std::map<std::string, std::vector<std::string>>;

std::vector<Slots> GroupsOf(const std::string& line) {
  std::vector<Slots> groups;
  for (const std::string& group : Split(line, ';')) {
    Slots& slots = groups.emplace_back();
    for (const std::string& slot : Split(group, ',')) {
      const std::size_t open = slot.find('[');
      REQUIRE(slot.back() == ']');
      slots[slot.substr(0, open)] = Split(slot.substr(open + 1, slot.size() - open - 2), '|');
    }
  }
  return groups;
}

// The sentence as words between blanks, in lower case and without marks.
std::string PlainText(const std::string& sentence) {
  std::string text = " ";
  for (const char c : sentence)
    if (std::string_view(".,;").find(c) == std::string_view::npos)
      text += c == '\t' || c == '\n' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text + " ";
}

bool Says(const std::string& text, const std::string& wording) {
  return text.find(" " + wording + " ") != std::string::npos;
}

bool SaysAll(const std::string& text, const Slots& group) {
  return std::all_of(group.begin(), group.end(), [&](const auto& slot) {
    return std::any_of(slot.second.begin(), slot.second.end(), [&](const auto& w) { return Says(text, w); });
  });
}

// Whether the sentence falls into one stretch for each group that says all of it.
bool Describes(const std::string& sentence, const std::vector<Slots>& groups) {
  const std::string text = PlainText(sentence);
  if (groups.size() == 1) return SaysAll(text, groups[0]);
  for (std::size_t cut = text.find(' ', 1); cut != std::string::npos; cut = text.find(' ', cut + 1)) {
    const std::string left = text.substr(0, cut + 1), right = text.substr(cut);
    if (SaysAll(left, groups[0]) && SaysAll(right, groups[1])) return true;
    if (SaysAll(left, groups[1]) && SaysAll(right, groups[0])) return true;
  }
  return false;
}

Part PartOfScene(const std::vector<Group>& groups) {
  Part part = Part::kTrain;
  for (const Group& g : groups)
    for (const Part kept :
         {PartOfPair(kColour, g[kColour], kShape, g[kShape]), PartOfPair(kCount, g[kCount], kShape, g[kShape]),
          PartOfPair(kSize, g[kSize], kPlace, g[kPlace])})
      part = std::max(part, kept);
  return part;
}

}  // namespace

TEST_CASE("every scene has three captions of its own that say all of its values, group by group", "[corpora]") {
  for (const auto& [part, count] : kScenes) {
    const std::vector<std::string> captions = Lines("scenes." + part + ".tsv");
    const std::vector<std::string> slots = Lines("scenes." + part + ".slots.txt");
    REQUIRE(captions.size() == count);
    REQUIRE(slots.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::vector<std::string> own = Split(captions[i], '\t');
      INFO(captions[i] << "\n" << slots[i]);
      REQUIRE(own.size() == 3);
      REQUIRE(std::set<std::string>(own.begin(), own.end()).size() == 3);
      for (const std::string& caption : own) {
        REQUIRE(Describes(caption, GroupsOf(slots[i])));
        REQUIRE(caption.back() == '.');
        REQUIRE((caption.front() >= 'A' && caption.front() <= 'Z'));
        REQUIRE(caption.find("  ") == std::string::npos);
      }
    }
  }
}

TEST_CASE("train has every word of dev and test", "[corpora]") {
  std::set<std::string> known;
  for (const std::string& word : Words(PlainText(Content("scenes.train.tsv")))) known.insert(word);
  for (const char* part : {"dev", "test"}) {
    for (const std::string& word : Words(PlainText(Content(std::string("scenes.") + part + ".tsv")))) {
      INFO(word);
      REQUIRE(known.count(word));
    }
  }
}

TEST_CASE("a caption of another scene does not say all of this one's values", "[corpora]") {
  const std::vector<std::string> captions = Lines("scenes.test.tsv"), slots = Lines("scenes.test.slots.txt");
  std::size_t mistaken = 0;
  for (std::size_t i = 1; i < captions.size(); ++i)
    mistaken += Describes(Split(captions[i - 1], '\t')[0], GroupsOf(slots[i]));
  CHECK(mistaken == 0);
}

TEST_CASE("no scene occurs twice, and train lacks the pairs that every scene of dev and test has", "[corpora]") {
  std::set<std::string> seen;
  for (const char* part : {"train", "dev", "test"})
    for (const std::string& line : Lines(std::string("scenes.") + part + ".slots.txt"))
      REQUIRE(seen.insert(line).second);
  const SceneCorpus corpus = MakeScenes({300, 100, 100}, 3);
  for (const Scene& scene : corpus.train) REQUIRE(PartOfScene(scene.groups) == Part::kTrain);
  for (const Scene& scene : corpus.dev) REQUIRE(PartOfScene(scene.groups) == Part::kDev);
  for (const Scene& scene : corpus.test) REQUIRE(PartOfScene(scene.groups) == Part::kTest);
}

TEST_CASE("a scene has a vector, and a region for each of its objects", "[corpora]") {
  for (const auto& [part, count] : kScenes) {
    CHECK(Rows("scenes." + part + ".npy", 96).size() == count);
    const std::vector<std::string> lengths = Lines("scenes." + part + ".regions.txt");
    const std::vector<std::string> slots = Lines("scenes." + part + ".slots.txt");
    REQUIRE(lengths.size() == count);
    std::size_t regions = 0;
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t objects = 0;
      for (const Slots& group : GroupsOf(slots[i])) {
        const std::string word = group.at("count")[0];
        objects += word == "a" ? 1 : word == "two" ? 2 : word == "three" ? 3 : 4;
      }
      REQUIRE(std::to_string(objects) == lengths[i]);
      regions += objects;
    }
    CHECK(Rows("scenes." + part + ".regions.npy", 24).size() == regions);
  }
}

TEST_CASE("the scene with the nearest vector is another one, and no single number tells a value", "[corpora]") {
  const std::vector<Vector> known = Rows("scenes.train.npy", 96), asked = Rows("scenes.test.npy", 96);
  const std::vector<std::string> slots = Lines("scenes.train.slots.txt"), wanted = Lines("scenes.test.slots.txt");
  std::size_t groups = 0, same = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    const std::vector<std::string> found = Split(slots[Nearest(known, asked[i])], ';');
    for (const std::string& group : Split(wanted[i], ';')) {
      ++groups;
      same += std::find(found.begin(), found.end(), group) != found.end();
    }
  }
  CHECK(10 * same < 2 * groups);
}

TEST_CASE("melodies are four full bars that begin with their fields and end on their tonic", "[corpora]") {
  for (const auto& [part, count] : kMelodies) {
    CHECK(Rows("melodies." + part + ".npy", 48).size() == count);
    const std::vector<std::string> lines = Lines("melodies." + part + ".tsv");
    const std::vector<std::string> slots = Lines("melodies." + part + ".slots.txt");
    REQUIRE(lines.size() == count);
    REQUIRE(slots.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::vector<Slots> fields = GroupsOf(slots[i]);
      for (const std::string& tune : Split(lines[i], '\t')) {
        INFO(tune << "\n" << slots[i]);
        const std::vector<std::string> tokens = Words(tune);
        for (const auto& [name, value] : fields[0]) REQUIRE(Says(" " + tune, "[" + value[0] + "]"));
        REQUIRE(tokens.back() == "|]");
        const int beats = tokens[0][3] - '0', unit = tokens[0][5] - '0';
        int bars = 0, eighths = 0;
        for (std::size_t t = 4; t < tokens.size(); ++t) {
          if (tokens[t][0] == '|') {
            REQUIRE(eighths == beats * 8 / unit);
            ++bars;
            eighths = 0;
          } else {
            eighths += tokens[t].back() >= '1' && tokens[t].back() <= '9' ? tokens[t].back() - '0' : 1;
          }
        }
        REQUIRE(bars == 4);
        const char tonic = tokens[3][3], last = tokens[tokens.size() - 2][0];
        REQUIRE((last == tonic || last == tonic - 'A' + 'a'));
      }
    }
  }
}

TEST_CASE("numbers become halves as IEEE 754 rounds them", "[corpora]") {
  CHECK(HalfBits(0) == 0);
  CHECK(HalfBits(1) == 0x3C00);
  CHECK(HalfBits(-2) == 0xC000);
  CHECK(HalfBits(0.1) == 0x2E66);
  CHECK(HalfBits(65504) == 0x7BFF);
  CHECK(HalfBits(1 + 0x1p-11) == 0x3C00);      // a tie, to even
  CHECK(HalfBits(1 + 3 * 0x1p-11) == 0x3C02);  // a tie, to even
  CHECK(HalfBits(2 - 0x1p-12) == 0x4000);      // a carry into the exponent
  CHECK(HalfBits(0x1p-24) == 1);
  CHECK(HalfBits(0x1p-26) == 0);
  CHECK_THROWS_AS(HalfBits(65536), std::logic_error);
  for (int bits = 0; bits < 0x7C00; ++bits)
    REQUIRE(HalfBits(FromHalf(static_cast<std::uint16_t>(bits))) == static_cast<std::uint16_t>(bits));
}

TEST_CASE("the noise has mean 0 and deviation 1", "[corpora]") {
  Rng rng(4);
  double sum = 0, squares = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = Gaussian(rng);
    sum += x;
    squares += x * x;
  }
  CHECK(std::abs(sum / kDraws) < 0.03);
  CHECK(std::abs(squares / kDraws - 1) < 0.04);
}

TEST_CASE("the same seed makes the same scenes and melodies and another seed others", "[corpora]") {
  CHECK(SceneArray(MakeScenes({40, 5, 5}, 7).train) == SceneArray(MakeScenes({40, 5, 5}, 7).train));
  CHECK(CaptionsTsv(MakeScenes({40, 5, 5}, 7).test) != CaptionsTsv(MakeScenes({40, 5, 5}, 8).test));
  CHECK(TunesTsv(MakeMelodies({40, 5, 5}, 7).test) == TunesTsv(MakeMelodies({40, 5, 5}, 7).test));
  CHECK(TunesTsv(MakeMelodies({40, 5, 5}, 7).test) != TunesTsv(MakeMelodies({40, 5, 5}, 8).test));
}

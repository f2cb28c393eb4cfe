// How a scene is put into words.
#include "caption/scenes.h"
#include "phrases.h"
#include "text.h"

namespace corpora::caption {

namespace {

struct Value {
  std::vector<const char*> wordings;  ///< one and the same thing
  const char* plural = "";            ///< of a shape
};

const std::vector<Value> kValues[kAttributes] = {
    {{{"a", "an", "one"}}, {{"two"}}, {{"three"}}, {{"four"}}},
    {{{"tiny", "minute"}}, {{"small", "little"}}, {{"large", "big"}}, {{"huge", "enormous"}}},
    {{{"red"}},
     {{"blue"}},
     {{"green"}},
     {{"yellow"}},
     {{"purple", "violet"}},
     {{"orange"}},
     {{"black"}},
     {{"white"}},
     {{"brown"}},
     {{"pink"}}},
    {{{"circle"}, "circles"},
     {{"square"}, "squares"},
     {{"triangle"}, "triangles"},
     {{"star"}, "stars"},
     {{"heart"}, "hearts"},
     {{"cross"}, "crosses"},
     {{"ring"}, "rings"},
     {{"arrow"}, "arrows"},
     {{"diamond"}, "diamonds"},
     {{"crescent"}, "crescents"}},
    {{{"top left", "upper left"}},
     {{"top edge", "upper edge"}},
     {{"top right", "upper right"}},
     {{"left edge"}},
     {{"centre", "middle"}},
     {{"right edge"}},
     {{"bottom left", "lower left"}},
     {{"bottom edge", "lower edge"}},
     {{"bottom right", "lower right"}}}};

const char* const kNames[kAttributes] = {"count", "size", "colour", "shape", "place"};

const char* const kPatterns = R"book(
one*2: [A] [A.at]
one*2: there [A.is] [A] [A.at]
one: [A.at] there [A.is] [A]
one: [A.at], [A]
one: (the picture shows|we see|you can see|here is a picture with) [A] [A.at]
one: [A] [A.lies] [A.at]
two*2: [A] [A.at] and [B] [B.at]
two: there [A.is] [A] [A.at] and [B] [B.at]
two: [A.at] there [A.is] [A], and [B.at] there [B.is] [B]
two: [A.at], [A]; [B.at], [B]
two: [A] [A.lies] [A.at], while [B] [B.lies] [B.at]
two: [A] [A.lies] [A.at] and [B] [B.at]
two: (the picture shows|we see|you can see|here is a picture with) [A] [A.at] and [B] [B.at]
two: [A] [A.at], (together with|as well as) [B] [B.at]
two: besides [A] [A.at] there [B.is] [B] [B.at]
corner: (in|at) the [Where] | in the [Where] corner
edge: (at|near|along) the [Where]
centre: (in|at) the [Where]
lies: (lies|sits|is)
lie: (lie|sit|are)
)book";

const char* Any(const Value& value, Rng& rng) { return rng.Pick(value.wordings); }

const Value& ValueOf(const Group& group, Attribute attribute) { return kValues[attribute][group[attribute]]; }

// "two small red stars"; the count of one is an article that Prose makes "an" where it must be.
std::string Objects(const Group& group, Rng& rng) {
  const bool single = group[kCount] == 0;
  const Value& shape = ValueOf(group, kShape);
  std::string count = ValueOf(group, kCount).wordings[0];
  if (single && rng.Chance(25)) count = "one";
  const std::string size = Any(ValueOf(group, kSize), rng), colour = Any(ValueOf(group, kColour), rng);
  return count + " " + size + " " + colour + " " + (single ? shape.wordings[0] : shape.plural);
}

}  // namespace

std::size_t ValuesOf(Attribute attribute) { return kValues[attribute].size(); }

std::string DescribeScene(const std::vector<Group>& groups, Rng& rng) {
  static const PhraseBook book(kPatterns);
  Expander expander(book, rng);
  const bool swapped = groups.size() > 1 && rng.Chance(40);
  std::string where;
  expander.SetSlots([&](const std::string& name) -> std::optional<std::string> {
    if (name == "Where") return where;
    if (name[0] != 'A' && name[0] != 'B') return std::nullopt;
    const Group& group = groups[(name[0] == 'B') != swapped ? 1 : 0];
    const bool single = group[kCount] == 0;
    if (name.size() == 1) return Objects(group, rng);
    if (name.substr(1) == ".is") return single ? "is" : "are";
    if (name.substr(1) == ".lies") return expander.Draw(single ? "lies" : "lie", book);
    where = Any(ValueOf(group, kPlace), rng);
    return expander.Draw(EndsWith(where, "edge")                ? "edge"
                         : where.find(' ') == std::string::npos ? "centre"
                                                                : "corner",
                         book);
  });
  return Prose(expander.Draw(groups.size() == 1 ? "one" : "two", book) + ".");
}

std::string SlotsOfScene(const std::vector<Group>& groups) {
  std::string line;
  for (const Group& group : groups) {
    if (!line.empty()) line += "; ";
    for (int a = 0; a < kAttributes; ++a) {
      const Value& value = ValueOf(group, static_cast<Attribute>(a));
      line += std::string(a == 0 ? "" : ", ") + kNames[a] + "[";
      if (a == kShape && group[kCount] > 0) {
        line += value.plural;
      } else {
        for (std::size_t i = 0; i < value.wordings.size(); ++i)
          line += (i == 0 ? "" : "|") + std::string(value.wordings[i]);
      }
      line += "]";
    }
  }
  return line;
}

}  // namespace corpora::caption

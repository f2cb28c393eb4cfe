#include "classify/topics.h"

#include <unordered_set>

#include "classify/topic_texts.h"
#include "phrases.h"
#include "text.h"

namespace corpora::classify {

namespace {

struct Topic {
  std::string label;
  PhraseBook book;
};

const std::vector<Topic>& Topics() {
  static const std::vector<Topic> kTopics = {
      {"weather", PhraseBook(topic_texts::kWeather)},     {"sport", PhraseBook(topic_texts::kSport)},
      {"cooking", PhraseBook(topic_texts::kCooking)},     {"travel", PhraseBook(topic_texts::kTravel)},
      {"health", PhraseBook(topic_texts::kHealth)},       {"money", PhraseBook(topic_texts::kMoney)},
      {"computing", PhraseBook(topic_texts::kComputing)}, {"gardening", PhraseBook(topic_texts::kGardening)},
      {"music", PhraseBook(topic_texts::kMusic)},         {"law", PhraseBook(topic_texts::kLaw)}};
  return kTopics;
}

/// The person a sentence speaks of.
struct Human {
  std::string he, his, him;
  bool named = false;
};

// Writes lines. How they are put together is said in topic_shared.cpp; here are the slots that need a memory.
class TopicWriter {
 public:
  explicit TopicWriter(Rng& rng) : rng_(rng), shared_(topic_texts::kShared), expander_(shared_, rng) {
    expander_.SetSlots([this](const std::string& name) { return FillIn(name); });
  }

  LabelledLine Write(std::size_t topic, Part part) {
    const std::vector<Topic>& topics = Topics();
    expander_.Begin(part);
    human_ = {};
    timeless_ = false;
    mine_ = &topics[topic].book;
    other_ = &topics[(topic + 1 + rng_.Below(topics.size() - 1)) % topics.size()].book;
    std::string form = expander_.Draw("form", shared_);
    std::string text = expander_.Draw(form, *mine_);
    return {topics[topic].label, Prose(text), {form}};
  }

 private:
  std::optional<std::string> FillIn(const std::string& name) {
    if (StartsWith(name, "other.")) return expander_.Draw(name.substr(6), *other_);
    if (name == "someone") {
      AddHuman();
      return "";
    }
    if (name == "timeless") {
      timeless_ = true;
      return "";
    }
    if (name == "lately" && timeless_) return "";
    if (name == "who" || name == "friend" || name == "stranger") return Name(name);
    if (name != "he" && name != "his" && name != "him") return std::nullopt;
    if (human_.he.empty()) AddHuman();
    return name == "he" ? human_.he : name == "his" ? human_.his : human_.him;
  }

  void AddHuman() {
    bool she = rng_.Chance(50);
    human_ = {she ? "she" : "he", she ? "her" : "his", she ? "her" : "him"};
  }

  // Of the person that was made up last, or of another where that one has been named.
  std::string Name(const std::string& slot) {
    bool pending = !human_.he.empty() && !human_.named;
    if (!pending) AddHuman();
    human_.named = true;
    if (slot == "who" && !pending && rng_.Chance(12)) {
      human_ = {"I", "my", "me", true};
      return "I";
    }
    std::string rule = slot == "stranger" ? "stranger-" : "friend-";
    return expander_.Draw(rule + human_.he, *mine_);
  }

  Rng& rng_;
  PhraseBook shared_;
  Expander expander_;
  const PhraseBook* mine_ = nullptr;
  const PhraseBook* other_ = nullptr;
  Human human_;
  bool timeless_ = false;
};

class Collector {
 public:
  explicit Collector(std::uint64_t seed) : rng_(seed), writer_(rng_) {}

  std::vector<LabelledLine> Collect(Part part, std::size_t count) {
    std::vector<LabelledLine> lines;
    while (lines.size() < count) {
      LabelledLine line = writer_.Write(lines.size() % Topics().size(), part);
      if (Words(line.text).size() <= kLongestLine && texts_.insert(line.text).second) lines.push_back(std::move(line));
    }
    Shuffle(lines, rng_);
    return lines;
  }

 private:
  static constexpr std::size_t kLongestLine = 45;

  Rng rng_;
  TopicWriter writer_;
  std::unordered_set<std::string> texts_;
};

}  // namespace

LabelledCorpus MakeTopics(const LabelledSize& size, std::uint64_t seed) {
  Collector collector(seed);
  LabelledCorpus corpus;
  corpus.train = collector.Collect(Part::kTrain, size.train);
  corpus.dev = collector.Collect(Part::kDev, size.dev);
  corpus.test = collector.Collect(Part::kTest, size.test);
  return corpus;
}

}  // namespace corpora::classify

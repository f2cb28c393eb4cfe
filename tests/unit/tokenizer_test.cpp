// Text to ids and back, for every kind of model and any text.
#include "seq/tokenizer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <locale>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "support/file_helpers.h"
#include "support/text_samples.h"
#include "text/unicode.h"

using namespace seq;
using test::fails_with;
using Ids = std::vector<int>;

namespace {

const std::vector<std::string> kKinds = {"unigram", "bpe", "char", "word"};

std::vector<std::string> corpus() {
  std::vector<std::string> lines;
  std::mt19937 random(1);
  const std::vector<std::string> words = {"the",   "baker",  "bakes",  "baking", "bread", "rolls", "are",
                                          "lower", "lowest", "slowly", "Brot",   "backt", "Bäcker"};
  for (int i = 0; i < 300; ++i) {
    std::string line;
    for (int j = 0; j < 8; ++j) line += words[random() % words.size()] + " ";
    lines.push_back(line + ".");
    if (i % 15 == 0)
      lines.push_back(test::sample_lines()[static_cast<std::size_t>(i / 15) % test::sample_lines().size()]);
  }
  return lines;
}

TextOptions options_of(const std::string& kind, bool byte_fallback = true) {
  TextOptions options;
  options.subword = kind;
  options.byte_fallback = byte_fallback;
  return options;
}

/// Trained once a kind; training is the slow part.
const Tokenizer& tokenizer_of(const std::string& kind, bool byte_fallback = true) {
  static std::map<std::pair<std::string, bool>, Tokenizer> made;
  const auto key = std::make_pair(kind, byte_fallback);
  auto found = made.find(key);
  if (found == made.end()) {
    const TextOptions options = options_of(kind, byte_fallback);
    found = made.emplace(key, Tokenizer(options, Tokenizer::train(corpus(), options, 600, 1, nullptr))).first;
  }
  return found->second;
}

std::vector<std::string> any_texts(std::uint32_t seed, int count) {
  std::mt19937 random(seed);
  std::vector<std::string> texts = test::sample_lines();
  texts.insert(texts.end(), {"", " ", "a", "\n", std::string("\0", 1), "\xFF", "\xE2\x96", " . ", "▁", "▁▁ ▁"});
  for (int i = 0; i < count; ++i) {
    texts.push_back(test::mixed_text(random, random() % 50));
    texts.push_back(test::random_bytes(random, random() % 50));
  }
  return texts;
}

std::size_t words_in(const std::string& text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

TEST_CASE("decoding what was encoded gives the normalised text, whatever it is", "[tokenizer][faults]") {
  for (const std::string& kind : kKinds) {
    const Tokenizer& tokenizer = tokenizer_of(kind);
    for (const std::string& text : any_texts(2, 400)) {
      const std::string normal = tokenizer.normalize(text);
      const Ids ids = tokenizer.encode(text);
      INFO(kind << ": " << text);
      REQUIRE(tokenizer.decode(ids) == normal);
      REQUIRE(tokenizer.normalize(normal) == normal);
      REQUIRE(tokenizer.encode(normal) == ids);
      REQUIRE(tokenizer.decode(tokenizer.encode_sampled(text, 0.3, 7)) == normal);
      for (const int id : ids) REQUIRE(id > tokenizer.end());
    }
  }
}

TEST_CASE("normalised text is one clean line", "[tokenizer][faults]") {
  const Tokenizer& tokenizer = tokenizer_of("bpe");
  CHECK(tokenizer.normalize(" a\tb\r\nc\xE2\x80\xA8"
                            "d ") == "a b c d");
  CHECK(tokenizer.normalize(std::string("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(tokenizer.normalize("a\xFF"
                            "b\xED\xA0\x80") ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(tokenizer.normalize("▁a▁") == "_a_");
  CHECK(tokenizer.normalize("caf"
                            "e\xCC\x81 ﬁ") == "café ﬁ");
  CHECK(tokenizer.normalize("a\xC2\xA0"
                            "b") ==
        "a\xC2\xA0"
        "b");
  CHECK(tokenizer.normalize("").empty());
}

TEST_CASE("normalisation follows the options, and doing it twice changes nothing", "[tokenizer]") {
  const std::string model = tokenizer_of("char").serialized();
  const auto normalized = [&](const std::string& form, bool lowercase, bool strip, const std::string& text) {
    TextOptions options = options_of("char");
    options.normalize = form;
    options.lowercase = lowercase;
    options.strip_accents = strip;
    const Tokenizer tokenizer(options, model);
    const std::string once = tokenizer.normalize(text);
    CHECK(tokenizer.normalize(once) == once);
    return once;
  };
  CHECK(normalized("none", false, false, "e\xCC\x81") == "e\xCC\x81");
  CHECK(normalized("nfc", true, false, "Straße É") == "strasse é");
  CHECK(normalized("nfc", false, true, "Café Ångström") == "Cafe Angstrom");
  CHECK(normalized("nfkc", true, true, "Ｃａｆé ﬁ ㎏\xC2\xA0x") == "cafe fi kg x");
  CHECK(normalized("none", true, false, "ÀB") == "àb");
  for (const std::string& text : any_texts(3, 60)) {
    for (const std::string form : {"none", "nfc", "nfkc"}) {
      normalized(form, true, false, text);
      normalized(form, true, true, text);
      normalized(form, false, true, text);
    }
  }
  TextOptions wrong;
  wrong.normalize = "NFD";
  CHECK(fails_with([&] { Tokenizer(wrong, model); }, ErrorKind::usage, {"NFD"}));
}

TEST_CASE("without byte fallback known text comes back and the rest is marked as unknown", "[tokenizer]") {
  for (const std::string& kind : kKinds) {
    const Tokenizer& tokenizer = tokenizer_of(kind, false);
    INFO(kind);
    CHECK(tokenizer.decode(tokenizer.encode("the baker bakes")) == "the baker bakes");
    const Ids ids = tokenizer.encode("the \xE1\x9A\xA0\xE1\x9A\xA1 bakes");  // runes
    CHECK(std::count(ids.begin(), ids.end(), tokenizer.unknown()) == 1);
    CHECK(tokenizer.decode(ids) == "the ⁇ bakes");
    CHECK(tokenizer.size() < tokenizer_of(kind).size());
  }
}

TEST_CASE("literal marks are text like any other", "[tokenizer][faults]") {
  for (const std::string& kind : kKinds) {
    const Tokenizer& tokenizer = tokenizer_of(kind);
    for (const std::string text : {"<s>", "</s>", "<unk>", "<s> </s>", "a<s>b", "<0x0A>"}) {
      const Ids ids = tokenizer.encode(text);
      CHECK(tokenizer.decode(ids) == text);
      CHECK(std::none_of(ids.begin(), ids.end(), [](int id) { return id < 3; }));
    }
  }
}

TEST_CASE("decoded text is one valid line, whatever the ids", "[tokenizer][faults]") {
  std::mt19937 random(4);
  for (const std::string& kind : kKinds) {
    const Tokenizer& tokenizer = tokenizer_of(kind);
    for (int i = 0; i < 500; ++i) {
      Ids ids;
      for (std::size_t length = random() % 20; length > 0; --length)
        ids.push_back(static_cast<int>(random() % static_cast<unsigned>(i % 2 ? 259 : tokenizer.size())));
      const std::string text = tokenizer.decode(ids);
      REQUIRE(unicode::valid(text));
      for (const char control : {'\n', '\r', '\t', '\0', '\v', '\f'}) REQUIRE(text.find(control) == std::string::npos);
      REQUIRE((text.empty() || (text.front() != ' ' && text.back() != ' ')));
      REQUIRE(text.find("  ") == std::string::npos);
      const std::vector<int> words = tokenizer.word_of(ids);
      REQUIRE(words.size() == ids.size());
      REQUIRE(std::is_sorted(words.begin(), words.end()));
      if (!ids.empty()) REQUIRE(static_cast<std::size_t>(words.back()) + 1 == std::max<std::size_t>(words_in(text), 1));
    }
  }
}

TEST_CASE("decoding skips marks, joins bytes and mends broken ones", "[tokenizer]") {
  const Tokenizer& tokenizer = tokenizer_of("bpe");
  const auto byte = [](int value) { return 3 + value; };
  CHECK(tokenizer.decode({}) == "");
  CHECK(tokenizer.decode({tokenizer.begin(), byte('h'), byte('i'), tokenizer.end()}) == "hi");
  CHECK(tokenizer.decode({byte(0xC3), byte(0xA9)}) == "é");
  CHECK(tokenizer.decode({byte(0xC3), byte('a'), byte(0xA9)}) ==
        "\xEF\xBF\xBD"
        "a\xEF\xBF\xBD");
  CHECK(tokenizer.decode({byte('a'), byte('\n'), byte('b'), byte('\t')}) == "a b");
  CHECK(tokenizer.decode({tokenizer.unknown()}) == "⁇");
  CHECK(fails_with([&] { tokenizer.decode({tokenizer.size()}); }, ErrorKind::internal, {"out of range"}));
  CHECK(fails_with([&] { tokenizer.decode({-1}); }, ErrorKind::internal, {"token id -1"}));
}

TEST_CASE("each token knows the word it belongs to", "[tokenizer]") {
  const Tokenizer& characters = tokenizer_of("char");
  CHECK(characters.word_of(characters.encode("ab c")) == Ids{0, 0, 0, 1, 1});  // ▁ a b ▁ c
  const Tokenizer& tokenizer = tokenizer_of("bpe");
  CHECK(tokenizer.word_of({}).empty());
  const Ids ids = tokenizer.encode("the baker bakes");
  CHECK(tokenizer.word_of(ids) == Ids{0, 1, 2});
  CHECK(tokenizer.word_of({tokenizer.begin(), ids[0], ids[1], tokenizer.end()}) == Ids{0, 0, 1, 1});
  const Tokenizer& words = tokenizer_of("word");
  const Ids spelled = words.encode("the qu");  // the second word as bytes: E2 96 81 q u
  REQUIRE(spelled.size() == 6);
  CHECK(words.word_of(spelled) == Ids{0, 1, 1, 1, 1, 1});
  for (const std::string& kind : kKinds) {
    for (const std::string& text : any_texts(5, 100)) {
      const Ids tokens = tokenizer_of(kind).encode(text);
      const Ids owners = tokenizer_of(kind).word_of(tokens);
      const std::size_t expected = words_in(tokenizer_of(kind).normalize(text));
      REQUIRE(std::set<int>(owners.begin(), owners.end()).size() == expected);
    }
  }
}

TEST_CASE("sampling depends on text, probability and seed alone", "[tokenizer]") {
  const std::string text = "the slowly baking Bäcker bakes bread, rolls and 面包";
  for (const std::string& kind : kKinds) {
    const Tokenizer& tokenizer = tokenizer_of(kind);
    INFO(kind);
    CHECK(tokenizer.encode_sampled(text, 0, 5) == tokenizer.encode(text));
    std::vector<Ids> here;
    for (std::uint64_t seed = 0; seed < 40; ++seed) here.push_back(tokenizer.encode_sampled(text, 0.2, seed));
    std::vector<std::vector<Ids>> there(3);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < there.size(); ++t) {
      threads.emplace_back([&, t] {
        there[t].resize(40);
        for (std::size_t i = 0; i < 40; ++i) {
          const std::size_t seed = (i * 7 + t) % 40;
          there[t][seed] = tokenizer.encode_sampled(text, 0.2, seed);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& other : there) CHECK(other == here);
    const std::size_t different = std::set<Ids>(here.begin(), here.end()).size();
    if (kind == "unigram" || kind == "bpe") {
      CHECK(different > 20);
    } else {
      CHECK(different == 1);
    }
  }
}

TEST_CASE("the more is passed over, the more tokens; in the end the characters are left", "[tokenizer]") {
  const std::string text = "the baker bakes bread slowly";
  for (const std::string kind : {"unigram", "bpe"}) {
    const Tokenizer& tokenizer = tokenizer_of(kind);
    const auto mean = [&](double p) {
      std::size_t tokens = 0;
      for (std::uint64_t seed = 0; seed < 200; ++seed) tokens += tokenizer.encode_sampled(text, p, seed).size();
      return static_cast<double>(tokens) / 200;
    };
    INFO(kind);
    CHECK(mean(0) == static_cast<double>(tokenizer.encode(text).size()));
    CHECK(mean(0.1) > mean(0) * 1.02);
    CHECK(mean(0.5) > mean(0.1) * 1.2);
    CHECK(mean(1) == static_cast<double>(text.size() + 1));  // the first blank mark is the one more
  }
}

TEST_CASE("a line of a million bytes and a word of a hundred thousand come back whole", "[tokenizer][faults]") {
  std::string line;
  while (line.size() < 1'000'000) line += "the baker bakes bread ";
  line.pop_back();
  const std::string word(100'000, 'e');
  for (const std::string& kind : kKinds) {
    const Tokenizer& tokenizer = tokenizer_of(kind);
    CHECK(tokenizer.decode(tokenizer.encode(line)) == line);
    CHECK(tokenizer.decode(tokenizer.encode(word)) == word);
  }
}

TEST_CASE("a locale with decimal commas changes no byte of a model", "[tokenizer][faults]") {
  struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
  std::ostringstream shown;
  shown << 1234.5;
  std::vector<std::string> models;
  std::vector<Ids> ids;
  for (const std::string& kind : kKinds) {
    models.push_back(Tokenizer::train(corpus(), options_of(kind), 600, 1, nullptr));
    ids.push_back(Tokenizer(options_of(kind), models.back()).encode_sampled("the baker bakes", 0.1, 3));
  }
  std::locale::global(before);
  REQUIRE(shown.str() == "1.234,5");
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    CHECK(models[i] == tokenizer_of(kKinds[i]).serialized());
    CHECK(ids[i] == tokenizer_of(kKinds[i]).encode_sampled("the baker bakes", 0.1, 3));
  }
}

TEST_CASE("words of a closed set come out of a word model exactly", "[tokenizer]") {
  const TextOptions options = options_of("word", false);
  const std::vector<std::string> sounds = {"K AE T", "D AO G", "B ER D", "T R IY"};
  const Tokenizer tokenizer(options, Tokenizer::train(sounds, options, 100, 1, nullptr));
  CHECK(tokenizer.size() == 3 + 10);
  CHECK(tokenizer.encode("K AE T").size() == 3);
  CHECK(tokenizer.piece(tokenizer.encode("AE")[0]) == "▁AE");
  for (const std::string& line : sounds) CHECK(tokenizer.decode(tokenizer.encode(line)) == line);
}

TEST_CASE("training normalises its lines first", "[tokenizer]") {
  TextOptions options = options_of("bpe");
  options.lowercase = true;
  const Tokenizer tokenizer(options, Tokenizer::train({"BREAD Bread bread", "BREAD"}, options, 300, 1, nullptr));
  CHECK(tokenizer.encode("bread").size() == 1);
  CHECK(tokenizer.encode("BREAD") == tokenizer.encode("bread"));
}

TEST_CASE("a word model can have punctuation as pieces of its own, and gives back the text", "[tokenizer][copy]") {
  TextOptions o;
  o.subword = "word";
  o.split_punctuation = true;
  o.byte_fallback = GENERATE(false, true);
  const std::string line = "“Berlin, don't pay 1,250.50 (10:30)!!” A-b c.d";
  const Tokenizer t(o, Tokenizer::train({line, line}, o, 1000, 1, nullptr));
  std::vector<std::string> pieces;
  const Ids ids = t.encode(line);
  for (int id : ids) pieces.push_back(t.piece(id));
  CHECK(pieces == std::vector<std::string>{"▁“", "Berlin", ",", "▁don't", "▁pay", "▁1,250.50", "▁(", "10:30", ")", "!!",
                                           "”", "▁A", "-", "b", "▁c", ".", "d"});
  CHECK(t.decode(ids) == line);
  CHECK(t.word_of(ids) == std::vector<int>{0, 0, 0, 1, 2, 3, 4, 4, 4, 4, 4, 5, 5, 5, 6, 6, 6});
}

TEST_CASE("words that a word model never saw have ids of their own for a text and what is made of it",
          "[tokenizer][copy]") {
  TextOptions o;
  o.subword = "word";
  o.split_punctuation = true;
  o.byte_fallback = GENERATE(false, true);
  const Tokenizer t(o, Tokenizer::train({"the dog sees the house ."}, o, 1000, 1, nullptr));
  ExtraWords extra;
  const Ids source = t.encode_collecting("the Zyx sees Wv, the Zyx.", extra);
  CHECK(extra == ExtraWords{"▁Zyx", "▁Wv", ",", "."});
  CHECK(source == Ids{t.encode("the")[0], t.size(), t.encode("sees")[0], t.size() + 1, t.size() + 2, t.encode("the")[0],
                      t.size(), t.size() + 3});
  CHECK(t.decode(source, extra) == "the Zyx sees Wv, the Zyx.");
  CHECK(t.piece(t.size() + 1, extra) == "▁Wv");
  CHECK(t.word_of(source, extra) == std::vector<int>{0, 1, 2, 3, 3, 4, 5, 5});
  const Ids target = t.encode_with("Wv sees Qp", extra);
  CHECK(target[0] == t.size() + 1);
  CHECK(target[1] == t.encode("sees")[0]);
  CHECK(*std::max_element(target.begin() + 1, target.end()) < t.size());  // nothing else is beyond the vocabulary
  CHECK(extra.size() == 4);
}

TEST_CASE("only word models have extra words", "[tokenizer][copy]") {
  for (const char* kind : {"bpe", "unigram", "char"}) {
    const TextOptions o = options_of(kind);
    const Tokenizer t(o, Tokenizer::train(corpus(), o, 600, 1, nullptr));
    ExtraWords extra;
    CHECK(t.encode_collecting("Zyxwv 日本語 ☂", extra) == t.encode("Zyxwv 日本語 ☂"));
    CHECK(extra.empty());
  }
}

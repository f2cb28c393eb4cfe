// Subword models: learnt, read with suspicion, and cut as SentencePiece cuts.
#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <thread>

#include "seq/tokenizer.h"
#include "support/file_helpers.h"
#include "support/text_samples.h"
#include "text/bpe_trainer.h"
#include "text/spm_model.h"
#include "text/subword_trainer.h"
#include "text/unicode.h"

using namespace seq;
using test::fails_with;

namespace {

const std::vector<std::string> kKinds = {"unigram", "bpe", "char", "word"};

std::vector<std::string> corpus() {
  std::vector<std::string> lines;
  for (int i = 0; i < 4; ++i) {
    for (const std::string& line : test::sample_lines()) lines.push_back(line);
  }
  std::mt19937 random(3);
  const std::vector<std::string> words = {"the",   "baker",  "bakes",  "baking", "bread", "breads", "and",
                                          "lower", "lowest", "slowly", "Brot",   "Brote", "backt"};
  for (int i = 0; i < 200; ++i) {
    std::string line;
    for (int j = 0; j < 8; ++j) line += words[random() % words.size()] + (random() % 4 ? " " : "");
    lines.push_back(line);
  }
  return lines;
}

std::string trained(const std::string& kind, bool byte_fallback, int vocab_size = 500) {
  TextOptions options;
  options.subword = kind;
  options.byte_fallback = byte_fallback;
  return Tokenizer::train(corpus(), options, vocab_size, 1, nullptr);
}

/// A model of a user's own, made by SentencePiece with settings that ours never have.
std::string foreign(std::vector<std::pair<std::string, std::string>> settings) {
  struct Lines : sentencepiece::SentenceIterator {
    std::vector<std::string> lines = corpus();
    std::size_t at = 0;
    bool done() const override { return at >= lines.size(); }
    void Next() override { ++at; }
    const std::string& value() const override { return lines[at]; }
    sentencepiece::util::Status status() const override { return {}; }
  } lines;
  std::unordered_map<std::string, std::string> arguments = {
      {"vocab_size", "600"}, {"hard_vocab_limit", "false"}, {"minloglevel", "3"}, {"num_threads", "1"}};
  for (auto& [name, value] : settings) arguments[name] = value;
  std::string model;
  const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &lines, &model);
  INFO(status.ToString());
  REQUIRE(status.ok());
  return model;
}

/// How many of many texts the two tokenizers cut or join differently. Joining is left out for word models with byte
/// fallback, where SentencePiece shows the spelled mark of the blank.
int differences(const std::string& model, bool compare_joined = true) {
  TextOptions options;
  options.normalize = "none";
  const Tokenizer tokenizer(options, model);
  sentencepiece::SentencePieceProcessor reference;
  REQUIRE(reference.LoadFromSerializedProto(model).ok());
  std::mt19937 random(4);
  std::vector<std::string> texts = corpus();
  for (int i = 0; i < 400; ++i) texts.push_back(test::mixed_text(random, random() % 60));
  int different = 0;
  for (const std::string& text : texts) {
    const std::string normal = tokenizer.normalize(text);
    std::vector<int> ids;
    std::string joined;
    REQUIRE(reference.Encode(normal, &ids).ok());
    REQUIRE(reference.Decode(ids, &joined).ok());
    const bool same_text = tokenizer.decode(ids) == unicode::clean_spaces(joined);
    different += tokenizer.encode(text) != ids || (compare_joined && !same_text);
  }
  return different;
}

SpmModel small_model() {
  SpmModel model;
  model.kind = SpmModel::Kind::bpe;
  model.pieces = {{"<unk>", 0, SpmPiece::unknown}, {"<s>", 0, SpmPiece::control}, {"</s>", 0, SpmPiece::control},
                  {"▁a", -1, SpmPiece::normal},    {"▁", -2, SpmPiece::normal},   {"a", -3, SpmPiece::normal}};
  return model;
}

void load(const std::string& serialized) { Tokenizer(TextOptions(), serialized, "m.spm").encode("a"); }
void load(const SpmModel& model) { load(serialize_spm(model)); }

}  // namespace

TEST_CASE("SentencePiece reads our models and cuts as we do", "[subword]") {
  for (const std::string& kind : kKinds) {
    for (const bool byte_fallback : {true, false}) {
      INFO(kind << " " << byte_fallback);
      CHECK(differences(trained(kind, byte_fallback), kind != "word") == 0);
    }
  }
}

TEST_CASE("a user's own SentencePiece model is cut as SentencePiece does", "[subword]") {
  for (const std::string& kind : kKinds) {
    INFO(kind);
    CHECK(differences(foreign({{"model_type", kind}})) == 0);  // with the rules of nmt_nfkc
    CHECK(differences(foreign({{"model_type", kind},
                               {"normalization_rule_name", "nfkc_cf"},
                               {"user_defined_symbols", "ake,<s,▁the,bread,brea"},
                               {"byte_fallback", "true"}}),
                      kind != "word") == 0);
    // Without a blank in front SentencePiece's word model takes the text "<s>" for the mark and fails.
    if (kind == "word") continue;
    CHECK(differences(foreign({{"model_type", kind},
                               {"add_dummy_prefix", "false"},
                               {"remove_extra_whitespaces", "false"},
                               {"normalization_rule_name", "identity"}})) == 0);
  }
  for (const std::string kind : {"unigram", "bpe"}) {
    INFO(kind);
    CHECK(differences(foreign({{"model_type", kind},
                               {"split_by_whitespace", "false"},
                               {"unk_id", "2"},
                               {"bos_id", "0"},
                               {"eos_id", "1"}})) == 0);
    CHECK(differences(foreign({{"model_type", kind}, {"treat_whitespace_as_suffix", "true"}})) == 0);
  }
}

TEST_CASE("a user's own ids are respected, and a missing begin mark is the end mark", "[subword]") {
  const Tokenizer other(
      TextOptions(),
      foreign({{"model_type", "bpe"}, {"unk_id", "2"}, {"bos_id", "-1"}, {"eos_id", "1"}, {"pad_id", "0"}}));
  CHECK(other.unknown() == 2);
  CHECK(other.end() == 1);
  CHECK(other.begin() == 1);
}

TEST_CASE("a piece that its owner switched off falls into its halves", "[subword]") {
  SpmModel model = parse_spm(trained("bpe", false), "");
  int off = 0;
  for (std::size_t i = 3; i < model.pieces.size(); ++i) {
    if (i % 3 == 0 && unicode::count_code_points(model.pieces[i].text) > 1) {
      model.pieces[i].type = SpmPiece::unused;
      ++off;
    }
  }
  REQUIRE(off > 20);
  CHECK(differences(serialize_spm(model)) == 0);
  model.kind = SpmModel::Kind::unigram;
  CHECK(differences(serialize_spm(model)) == 0);
}

TEST_CASE("a model is read as it was written", "[subword]") {
  const SpmModel model = parse_spm(trained("bpe", true), "");
  const SpmModel again = parse_spm(serialize_spm(model), "");
  CHECK(again.kind == SpmModel::Kind::bpe);
  CHECK(again.byte_fallback);
  REQUIRE(again.pieces.size() == model.pieces.size());
  for (std::size_t i = 0; i < model.pieces.size(); ++i) {
    REQUIRE(again.pieces[i].text == model.pieces[i].text);
    REQUIRE(again.pieces[i].score == model.pieces[i].score);
    REQUIRE(again.pieces[i].type == model.pieces[i].type);
  }
  CHECK(again.byte_ids[0x41] == 3 + 0x41);
}

TEST_CASE("our ids are unknown, begin, end, bytes, pieces", "[subword]") {
  for (const std::string& kind : kKinds) {
    const Tokenizer tokenizer(TextOptions(), trained(kind, true));
    CHECK(tokenizer.unknown() == 0);
    CHECK(tokenizer.begin() == 1);
    CHECK(tokenizer.end() == 2);
    CHECK(tokenizer.piece(3) == "<0x00>");
    CHECK(tokenizer.piece(258) == "<0xFF>");
    CHECK(tokenizer.size() <= 500);
  }
}

TEST_CASE("hostile vocabularies are refused with the piece's number", "[subword][faults]") {
  CHECK_NOTHROW(load(small_model()));
  const auto refused = [](const std::string& why, const auto& spoil) {
    SpmModel model = small_model();
    spoil(model);
    INFO(why);
    CHECK(fails_with([&] { load(model); }, ErrorKind::data, {"m.spm", why}));
  };
  refused("piece 5", [](SpmModel& m) { m.pieces[5].text = ""; });
  refused("piece 5", [](SpmModel& m) { m.pieces[5].text = std::string(100000, 'a'); });
  refused("NUL", [](SpmModel& m) { m.pieces[5].text = std::string("a\0b", 3); });
  refused("not valid UTF-8", [](SpmModel& m) { m.pieces[5].text = "\xE2\x96"; });
  refused("twice", [](SpmModel& m) { m.pieces[5].text = "▁a"; });
  refused("not a finite number", [](SpmModel& m) { m.pieces[5].score = std::nanf(""); });
  refused("not a finite number", [](SpmModel& m) { m.pieces[5].score = std::numeric_limits<float>::infinity(); });
  refused("no unknown piece", [](SpmModel& m) { m.pieces[0].type = SpmPiece::control; });
  refused("second unknown piece", [](SpmModel& m) { m.pieces[5].type = SpmPiece::unknown; });
  refused("'</s>'", [](SpmModel& m) { m.pieces[2].text = "</t>"; });
  refused("type 9", [](SpmModel& m) { m.pieces[5].type = static_cast<SpmPiece::Type>(9); });
  refused("model type 7", [](SpmModel& m) { m.kind = static_cast<SpmModel::Kind>(7); });
  refused("no byte piece", [](SpmModel& m) {
    m.byte_fallback = true;
    m.pieces[5] = {"<0x-1>", 0, SpmPiece::byte};
  });
  refused("without byte fallback", [](SpmModel& m) { m.pieces[5] = {"<0x41>", 0, SpmPiece::byte}; });
  refused("<0x00> is missing", [](SpmModel& m) { m.byte_fallback = true; });
  refused("holds no pieces", [](SpmModel& m) { m.pieces.clear(); });
}

TEST_CASE("what is no SentencePiece model at all is refused", "[subword][faults]") {
  for (const std::string& bytes :
       {std::string(), std::string("PK\x03\x04 not a model"), std::string("{\"a\": 1}"), std::string(1000, '\0'),
        std::string(100, '\xFF'), std::string("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10)}) {
    CHECK(fails_with([&] { load(bytes); }, ErrorKind::data, {"m.spm"}));
  }
}

TEST_CASE("no beginning and no flipped bit of a model does harm", "[subword][faults]") {
  std::string model = serialize_spm(small_model());
  const std::string rules = foreign({{"model_type", "char"}, {"vocab_size", "40"}});
  const auto survives = [](const std::string& bytes) {
    try {
      const Tokenizer tokenizer(TextOptions(), bytes, "m");
      const std::vector<int> ids = tokenizer.encode("a ba ﬁ パンが\xE3\x82\x99 <s>");
      tokenizer.decode(ids);
      tokenizer.word_of(ids);
      return true;
    } catch (const Error& error) {
      return error.kind() == ErrorKind::data;
    }
  };
  int failed = 0;
  for (std::size_t size = 0; size < model.size(); ++size) failed += !survives(model.substr(0, size));
  for (std::size_t bit = 0; bit < model.size() * 8; ++bit) {
    std::string flipped = model;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    failed += !survives(flipped);
  }
  // The large table of normalisation rules is hit at random.
  std::mt19937 random(5);
  for (int i = 0; i < 150; ++i) {
    std::string damaged = rules;
    for (int hits = i % 2 ? 1 : 3000; hits > 0; --hits)
      damaged[2000 + random() % (damaged.size() - 2000)] = static_cast<char>(random());
    failed += !survives(damaged);
  }
  CHECK(failed == 0);
}

TEST_CASE("damaged normalisation rules are refused", "[subword][faults]") {
  const std::string model = serialize_spm(small_model());
  const auto with_rules = [&](const std::string& rules) {
    const std::string field = std::string("\x12") + static_cast<char>(rules.size()) + rules;
    return model + '\x1A' + static_cast<char>(field.size()) + field;
  };
  for (const std::string& rules : {std::string("\x00\x00\x00\x00x", 5), std::string("\xFF\xFF\xFF\xFFx", 5),
                                   std::string("\x03\x00\x00\x00xyz", 7), std::string("ab")}) {
    CHECK(fails_with([&] { load(with_rules(rules)); }, ErrorKind::data, {"m.spm", "normalisation rules"}));
  }
}

TEST_CASE("byte pair encoding learns the example of its paper", "[subword]") {
  const CountedWords words = {{"▁low", 5}, {"▁lower", 2}, {"▁newest", 6}, {"▁widest", 3}};
  CHECK(learn_bpe(words, 6) == std::vector<std::string>{"es", "est", "lo", "low", "▁low", "ew"});
}

TEST_CASE("merges stop at pairs seen once, at scripts, at digits and at sixteen characters", "[subword]") {
  CHECK(learn_bpe({{"▁abc", 1}}, 10).empty());
  CHECK(learn_bpe({{"▁ab1я", 9}}, 10) == std::vector<std::string>{"ab", "▁ab"});
  CHECK(learn_bpe({{"パンを食", 9}}, 10).back() == "パンを食");
  for (const std::string& piece : learn_bpe({{"▁" + std::string(50, 'a') + std::string(50, 'b'), 100}}, 1000)) {
    CHECK(unicode::count_code_points(piece) <= 16);
  }
  CHECK(learn_bpe({{"x\ty", 9}}, 10).empty());
  CHECK(learn_bpe({{"aaaa", 3}}, 2) == std::vector<std::string>{"aa", "aaaa"});
}

TEST_CASE("every merge that was learnt can be made again", "[subword]") {
  // Two ways may lead to one text; both must end in one piece.
  std::mt19937 random(6);
  for (int round = 0; round < 30; ++round) {
    CountedWords words;
    for (int i = 0; i < 20; ++i) {
      std::string word;
      for (std::size_t length = 1 + random() % 9; length > 0; --length) word += "abc"[random() % 3];
      words.emplace_back(word, 1 + random() % 20);
    }
    const std::vector<std::string> pieces = learn_bpe(words, 200);
    std::vector<std::string> sorted = pieces;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    CHECK(learn_bpe(words, pieces.size() / 2) ==
          std::vector<std::string>(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(pieces.size() / 2)));
  }
}

TEST_CASE("a vocabulary larger than the corpus allows is shrunk, with a note", "[subword]") {
  for (const std::string& kind : kKinds) {
    for (const std::vector<std::string>& lines : {std::vector<std::string>{"abc"},
                                                  {"a"},
                                                  {"a b", "a b"},
                                                  {"", "漢", ""},
                                                  std::vector<std::string>(50, "na na na")}) {
      for (const bool byte_fallback : {true, false}) {
        TextOptions options;
        options.subword = kind;
        options.byte_fallback = byte_fallback;
        std::string note;
        const std::string model =
            Tokenizer::train(lines, options, 6000, 1, [&](const std::string& text) { note += text; });
        const Tokenizer tokenizer(options, model);
        INFO(kind << " " << lines[0] << " " << note);
        CHECK(note.find("instead of 6000 pieces") != std::string::npos);
        CHECK(tokenizer.size() < 300);
        for (const std::string& line : lines) CHECK(tokenizer.decode(tokenizer.encode(line)) == line);
      }
    }
  }
}

TEST_CASE("a vocabulary too small for marks, bytes and characters is raised, with a note", "[subword]") {
  for (const std::string& kind : kKinds) {
    std::string note;
    TextOptions options;
    options.subword = kind;
    const Tokenizer tokenizer(
        options, Tokenizer::train(corpus(), options, 16, 1, [&](const std::string& text) { note += text; }));
    INFO(kind << " " << note);
    CHECK(tokenizer.size() >= 260);
    CHECK((kind == "word" || note.find("is used") != std::string::npos));
    CHECK((kind == "word" || note.find("are spelled as bytes") != std::string::npos));
    CHECK(tokenizer.decode(tokenizer.encode("The 面包 баба")) == "The 面包 баба");
  }
}

TEST_CASE("character coverage leaves out the rarest characters, down to a tenth", "[subword]") {
  std::vector<std::string> lines(90, "aaaaaaaaab");
  lines.push_back("zzzzzzzzzz");
  for (const std::string kind : {"unigram", "bpe", "char"}) {
    TextOptions options;
    options.subword = kind;
    options.byte_fallback = false;
    options.character_coverage = 0.9;
    const Tokenizer tokenizer(options, Tokenizer::train(lines, options, 40, 1, nullptr));
    INFO(kind);
    CHECK(tokenizer.decode(tokenizer.encode("aa")) == "aa");
    CHECK(tokenizer.decode(tokenizer.encode("z")) == "⁇");
  }
}

TEST_CASE("nothing but blanks is nothing to train on", "[subword][faults]") {
  for (const std::string& kind : kKinds) {
    TextOptions options;
    options.subword = kind;
    for (const std::vector<std::string>& lines : {std::vector<std::string>{}, {""}, {"  ", "\t"}}) {
      CHECK(fails_with([&] { Tokenizer::train(lines, options, 100, 1, nullptr); }, ErrorKind::data,
                       {"blank", "at least one character"}));
    }
  }
  TextOptions options;
  options.subword = "morphemes";
  CHECK(fails_with([&] { Tokenizer::train({"a"}, options, 100, 1, nullptr); }, ErrorKind::usage,
                   {"'morphemes'", "unigram, bpe, char or word"}));
}

TEST_CASE("lines that SentencePiece skips or stumbles over are trained on", "[subword][faults]") {
  std::string long_line;
  while (long_line.size() < 300'000) long_line += "zebra crossing ";
  const std::vector<std::string> lines = {long_line,
                                          std::string(20000, 'q'),
                                          "▅▅ kiwi kiwi ▅",
                                          std::string("nul\0nul kiwi", 12),
                                          "<s> </s> <unk> <s>",
                                          "<0x41><0x41> <0x41>",
                                          "▁▁ kiwi",
                                          "\xFF\xFE kiwi"};
  for (const std::string kind : {"unigram", "bpe", "word"}) {
    TextOptions options;
    options.subword = kind;
    const Tokenizer tokenizer(options, Tokenizer::train(lines, options, 400, 1, nullptr));
    INFO(kind);
    CHECK(tokenizer.encode("zebra").size() == 1);
    CHECK(tokenizer.encode("kiwi").size() == 1);
    for (const std::string& line : lines) {
      const std::vector<int> ids = tokenizer.encode(line);
      REQUIRE(tokenizer.decode(ids) == tokenizer.normalize(line));
      for (const int id : ids) REQUIRE(id > 2);
    }
  }
}

TEST_CASE("training gives the same bytes on any thread and heap, and prints nothing", "[subword]") {
  test::TemporaryDirectory folder;
  const std::string printed = folder.file("printed");
  std::fflush(nullptr);
  const int out = ::dup(1), err = ::dup(2);
  REQUIRE(std::freopen(printed.c_str(), "w", stdout) != nullptr);
  ::dup2(::fileno(stdout), 2);
  std::vector<std::string> first, second;
  for (const std::string& kind : kKinds) first.push_back(trained(kind, true));
  std::thread([&] {
    std::vector<std::string> holes;
    for (std::size_t i = 0; i < 5000; ++i) holes.emplace_back(i * 37 % 300, 'x');
    for (std::size_t i = 0; i < holes.size(); i += 2) std::string().swap(holes[i]);
    for (const std::string& kind : kKinds) second.push_back(trained(kind, true));
  }).join();
  std::fflush(nullptr);
  ::dup2(out, 1);
  ::dup2(err, 2);
  ::close(out);
  ::close(err);
  CHECK(first == second);
  CHECK(test::read_file(printed).empty());
}

TEST_CASE("a corpus too large for training is sampled by the seed, with a note", "[subword]") {
  std::vector<std::string> lines;
  for (int i = 0; i < 2000; ++i) lines.push_back("word" + std::to_string(i) + " and more");
  SubwordSpec spec;
  spec.vocab_size = 30000;
  spec.kind = "unigram";
  spec.max_bytes = 20000;
  std::string note;
  train_subword(lines, spec, [&](const std::string& text) { note += text; });
  CHECK(note.find(" of 2000 lines, chosen at random") != std::string::npos);
  spec.kind = "word";
  const std::string model = train_subword(lines, spec, nullptr);
  CHECK(parse_spm(model, "").pieces.size() > 259 + 900);
  CHECK(parse_spm(model, "").pieces.size() < 259 + 1500);
  CHECK(train_subword(lines, spec, nullptr) == model);
  spec.seed = 2;
  CHECK(train_subword(lines, spec, nullptr) != model);
}

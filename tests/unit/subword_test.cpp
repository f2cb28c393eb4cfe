// Subword models: learnt from any lines, and cut as SentencePiece cuts.
#include <sentencepiece_processor.h>

#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "seq/tokenizer.h"
#include "support/file_helpers.h"
#include "support/spm_models.h"
#include "support/text_samples.h"
#include "text/spm_model.h"
#include "text/subword_trainer.h"
#include "text/unicode.h"

using namespace seq;
using test::corpus;
using test::fails_with;
using test::foreign_model;

namespace {

const std::vector<std::string> kKinds = {"unigram", "bpe", "char", "word"};

std::string trained(const std::string& kind, bool byte_fallback, int vocab_size = 500) {
  TextOptions options;
  options.subword = kind;
  options.byte_fallback = byte_fallback;
  return Tokenizer::train(corpus(), options, vocab_size, 1, nullptr);
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
    CHECK(differences(foreign_model({{"model_type", kind}})) == 0);  // with the rules of nmt_nfkc
    CHECK(differences(foreign_model({{"model_type", kind},
                                     {"normalization_rule_name", "nfkc_cf"},
                                     {"user_defined_symbols", "ake,<s,▁the,bread,brea"},
                                     {"byte_fallback", "true"}}),
                      kind != "word") == 0);
    // Without a blank in front SentencePiece's word model takes the text "<s>" for the mark and fails.
    if (kind == "word") continue;
    CHECK(differences(foreign_model({{"model_type", kind},
                                     {"add_dummy_prefix", "false"},
                                     {"remove_extra_whitespaces", "false"},
                                     {"normalization_rule_name", "identity"}})) == 0);
  }
  for (const std::string kind : {"unigram", "bpe"}) {
    INFO(kind);
    CHECK(differences(foreign_model({{"model_type", kind},
                                     {"split_by_whitespace", "false"},
                                     {"unk_id", "2"},
                                     {"bos_id", "0"},
                                     {"eos_id", "1"}})) == 0);
    CHECK(differences(foreign_model({{"model_type", kind}, {"treat_whitespace_as_suffix", "true"}})) == 0);
  }
}

TEST_CASE("a user's own ids are respected, and a missing begin mark is the end mark", "[subword]") {
  const Tokenizer other(
      TextOptions(),
      foreign_model({{"model_type", "bpe"}, {"unk_id", "2"}, {"bos_id", "-1"}, {"eos_id", "1"}, {"pad_id", "0"}}));
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

TEST_CASE("a text is cut alike whatever was cut before it, on any thread", "[subword]") {
  const Tokenizer forwards(TextOptions(), trained("bpe", true)), backwards(TextOptions(), trained("bpe", true));
  const std::vector<std::string> texts = corpus();
  std::vector<std::vector<int>> first(texts.size()), last(texts.size());
  std::thread other([&] {
    for (std::size_t i = 0; i < texts.size(); ++i) first[i] = forwards.encode(texts[i]);
  });
  for (std::size_t i = texts.size(); i-- > 0;) forwards.encode(texts[i]);
  other.join();
  for (std::size_t i = texts.size(); i-- > 0;) last[i] = backwards.encode(texts[i]);
  CHECK(first == last);
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

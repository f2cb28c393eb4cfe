// The options: each described once, read strictly, dumped and assigned without loss.
#include "seq/options.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <clocale>
#include <limits>
#include <locale>
#include <map>
#include <set>

#include "seq/error.h"
#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;

namespace {

struct All {
  TextOptions text;
  ModelOptions model;
  TrainOptions train;
  SearchOptions search;
  SoundOptions sound;

  std::vector<Field> described() {
    std::vector<Field> all;
    for (auto part : {fields(text), fields(model), fields(train), fields(search), fields(sound)}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }
};

// Counts a struct's members: with how many values it can be initialised.
struct Anything {
  template <typename T>
  operator T() const;
};

template <typename Struct, typename... Values>
constexpr std::size_t members() {
  if constexpr (requires { Struct{Values{}..., Anything{}}; }) {
    return members<Struct, Values..., Anything>();
  } else {
    return sizeof...(Values);
  }
}

bool is_numeric(const Field& field) {
  return !field.is_flag && field.range.find(" to ") != std::string::npos && field.range.find('|') == std::string::npos;
}

// Some value that the field takes and that differs from the present one.
std::string another_value(const Field& field) {
  const std::string before = field.get();
  std::vector<std::string> candidates = {"true", "false", "1",  "2",   "0.5",       "0.95",
                                         "64",   "7e",    "1G", "30w", "file.model"};
  std::string words = field.range.substr(field.range.rfind(' ') + 1);
  std::replace(words.begin(), words.end(), '|', ' ');
  std::istringstream list(words);
  for (std::string word; list >> word;) candidates.insert(candidates.begin(), word);
  for (const std::string& candidate : candidates) {
    if (!test::error_of([&] { field.set(candidate); }) && field.get() != before) return candidate;
  }
  return "";
}

template <typename Options>
void require_fields_are_independent() {
  const std::size_t count = [] {
    Options o;
    return dump(fields(o)).size();
  }();
  for (std::size_t i = 0; i < count; ++i) {
    Options o;
    const auto before = dump(fields(o));
    auto described = fields(o);
    described.erase(
        std::remove_if(described.begin(), described.end(), [](const Field& field) { return field.derived; }),
        described.end());
    INFO(described[i].name);
    REQUIRE(another_value(described[i]) != "");
    const auto after = dump(fields(o));
    for (std::size_t k = 0; k < count; ++k) CHECK((before[k] == after[k]) == (k != i));
  }
}

template <typename Options>
void require_round_trip() {
  Options o;
  for (Field& field : fields(o)) {
    if (!field.derived) another_value(field);
  }
  const auto values = dump(fields(o));
  Options copy;
  assign(fields(copy), values, "a file");
  CHECK(dump(fields(copy)) == values);
}

}  // namespace

TEST_CASE("every option has a name, a help line and a range, and its default is allowed", "[options]") {
  All all;
  for (const Field& field : all.described()) {
    INFO(field.name);
    CHECK(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(field.help.size() > 5);
    CHECK(field.help.find('\n') == std::string::npos);
    CHECK(field.range.size() > 1);
    if (field.derived) continue;
    const std::string value = field.get();
    CHECK_NOTHROW(field.set(value));
    CHECK(field.get() == value);
  }
  CHECK_NOTHROW(validate(TextOptions{}));
  CHECK_NOTHROW(validate(ModelOptions{}));
  CHECK_NOTHROW(validate(TrainOptions{}));
  CHECK_NOTHROW(validate(SearchOptions{}));
}

TEST_CASE("no two options share a name, except threads, seed and batch, which mean the same everywhere", "[options]") {
  All all;
  std::map<std::string, std::set<std::string>> owners;
  for (const Field& field : all.described()) {
    owners[field.name].insert(field.name);
    for (const std::string& alias : field.aliases) owners[alias].insert(field.name);
  }
  std::map<std::string, int> uses;
  for (const Field& field : all.described()) ++uses[field.name];
  for (const auto& [name, by] : owners) {
    INFO(name);
    CHECK(by.size() == 1);
  }
  for (const auto& [name, count] : uses) {
    INFO(name);
    const bool shared = name == "threads" || name == "seed" || name == "batch";
    CHECK(count == (shared ? 2 : 1));
  }
}

TEST_CASE("every member of the option structs is described, each by a field of its own", "[options]") {
  All all;
  CHECK(dump(fields(all.text)).size() == members<TextOptions>());
  CHECK(dump(fields(all.model)).size() == members<ModelOptions>());
  CHECK(dump(fields(all.train)).size() == members<TrainOptions>());
  CHECK(dump(fields(all.search)).size() == members<SearchOptions>());
  CHECK(dump(fields(all.sound)).size() == members<SoundOptions>());
  require_fields_are_independent<TextOptions>();
  require_fields_are_independent<ModelOptions>();
  require_fields_are_independent<TrainOptions>();
  require_fields_are_independent<SearchOptions>();
  require_fields_are_independent<SoundOptions>();
}

TEST_CASE("what is dumped is assigned again without loss", "[options]") {
  require_round_trip<TextOptions>();
  require_round_trip<ModelOptions>();
  require_round_trip<TrainOptions>();
  require_round_trip<SearchOptions>();
  require_round_trip<SoundOptions>();
}

TEST_CASE("names that users of other programs know find their field, and '-' equals '_'", "[options]") {
  All all;
  auto described = all.described();
  const std::map<std::string, std::string> known = {{"dim-rnn", "hidden"},
                                                    {"dim-emb", "emb"},
                                                    {"embedding", "emb"},
                                                    {"learn-rate", "lr"},
                                                    {"mini-batch", "batch"},
                                                    {"mini-batch-words", "batch-tokens"},
                                                    {"enc-depth", "enc-layers"},
                                                    {"dec-depth", "dec-layers"},
                                                    {"beam-size", "beam"},
                                                    {"b", "beam"},
                                                    {"cpu-threads", "threads"},
                                                    {"j", "threads"},
                                                    {"l", "lr"},
                                                    {"patience", "early-stopping"},
                                                    {"dim_rnn", "hidden"},
                                                    {"label_smoothing", "label-smoothing"},
                                                    {"dropout_src", "dropout-src"}};
  for (const auto& [alias, name] : known) {
    INFO(alias);
    const Field* field = find_field(described, alias);
    REQUIRE(field != nullptr);
    CHECK(field->name == name);
  }
  CHECK(find_field(described, "hiden") == nullptr);
  CHECK(find_field(described, "") == nullptr);
  find_field(described, "dim_rnn")->set("384");
  CHECK(all.model.hidden == 384);
}

TEST_CASE("a number that is none or absurd is refused with option, value and range, and changes nothing",
          "[options][faults]") {
  All all;
  for (const Field& field : all.described()) {
    if (!is_numeric(field)) continue;
    const std::string before = field.get();
    for (const char* bad : {"nan",
                            "-nan",
                            "inf",
                            "-inf",
                            "1e999",
                            "-1e999",
                            "abc",
                            "",
                            " ",
                            "0x10",
                            "1,5",
                            " 5",
                            "5 ",
                            "+5",
                            "5u",
                            "--",
                            "-",
                            "99999999999999999999999999",
                            "-99999999999999999999999999",
                            "1e30",
                            "-7.5"}) {
      std::string said;
      INFO(field.name << " = " << bad);
      const bool refused = fails_with([&] { field.set(bad); }, ErrorKind::usage,
                                      {"--" + field.name, field.range, "'" + std::string(bad).substr(0, 57)}, &said);
      INFO(said);
      if (field.name == "word-penalty" && std::string(bad) == "-7.5") continue;
      CHECK(refused);
      CHECK(field.get() == before);
    }
  }
}

TEST_CASE("limits of ranges are inside, the next value is outside", "[options][faults]") {
  All all;
  auto described = all.described();
  struct Case {
    const char *name, *inside, *outside;
  };
  for (const Case& c : std::vector<Case>{{"beam", "1", "0"},
                                         {"beam", "1000", "1001"},
                                         {"hidden", "8192", "8193"},
                                         {"hidden", "0", "-1"},
                                         {"emb", "1", "-1"},
                                         {"enc-layers", "1", "0"},
                                         {"dec-layers", "16", "17"},
                                         {"vocab-size", "16", "15"},
                                         {"vocab-size", "0", "1"},
                                         {"vocab-size", "1000000", "1000001"},
                                         {"lr", "0", "-1"},
                                         {"lr", "0.001", "-0.001"},
                                         {"dropout", "-1", "-0.5"},
                                         {"dropout", "0.9", "0.91"},
                                         {"dropout-rnn", "0", "-1"},
                                         {"label-smoothing", "0.9", "1"},
                                         {"temperature", "0.01", "0"},
                                         {"top-p", "1", "1.0001"},
                                         {"threads", "0", "-1"},
                                         {"threads", "1024", "1025"},
                                         {"seed", "18446744073709551615", "18446744073709551616"},
                                         {"seed", "0", "-1"},
                                         {"character-coverage", "0.9", "0.89"},
                                         {"lanes", "256", "257"},
                                         {"word-penalty", "-10", "-10.1"},
                                         {"max-length", "1", "0"}}) {
    INFO(c.name << " " << c.inside << " " << c.outside);
    const Field* field = find_field(described, c.name);
    REQUIRE(field != nullptr);
    CHECK_NOTHROW(field->set(c.inside));
    CHECK(fails_with([&] { field->set(c.outside); }, ErrorKind::usage,
                     {"--" + std::string(c.name), c.outside, "allowed:"}));
  }
}

TEST_CASE("words outside a choice are refused with the list of words", "[options]") {
  All all;
  auto described = all.described();
  std::string said;
  CHECK(fails_with([&] { find_field(described, "cell")->set("gruu"); }, ErrorKind::usage,
                   {"'gruu'", "--cell", "rnn|rnn-relu|gru|lstm"}, &said));
  INFO(said);
  CHECK(
      fails_with([&] { find_field(described, "bidirectional")->set("maybe"); }, ErrorKind::usage, {"--bidirectional"}));
  Field* metrics = find_field(described, "valid-metrics");
  metrics->set("chrf,bleu perplexity");
  CHECK(all.train.valid_metrics == std::vector<std::string>{"chrf", "bleu", "perplexity"});
  CHECK(metrics->get() == "chrf bleu perplexity");
  for (const char* bad : {"", ",", "bleu bleu", "bleu ter"}) {
    CHECK(fails_with([&] { metrics->set(bad); }, ErrorKind::usage, {"--valid-metrics", "perplexity|bleu"}));
  }
  CHECK(fails_with([&] { find_field(described, "spm-source")->set("a\nb"); }, ErrorKind::usage, {"'a?b'"}));
}

TEST_CASE("amounts are read with unit and multiplier, and anything else is refused", "[options]") {
  const auto is = [](const char* text, Amount::Unit unit, double count) {
    const Amount amount = parse_amount(text, "after");
    return amount.unit == unit && amount.count == count;
  };
  CHECK(is("10e", Amount::Unit::epochs, 10));
  CHECK(is("0.5e", Amount::Unit::epochs, 0.5));
  CHECK(is("50Ku", Amount::Unit::updates, 50e3));
  CHECK(is("100Mt", Amount::Unit::tokens, 100e6));
  CHECK(is("2Gt", Amount::Unit::tokens, 2e9));
  CHECK(is("500", Amount::Unit::updates, 500));
  CHECK(is("1.5Ku", Amount::Unit::updates, 1500));
  CHECK(is("3k", Amount::Unit::updates, 3000));
  CHECK(is("0", Amount::Unit::updates, 0));
  for (const char* bad :
       {"",     "e",    "u",    "10x",  "10ee", "10 e",      " 10e",         "-1u",   "1e5", "nan",      "inf",
        "nanu", "infe", "1Ke5", "0x5u", "0.5u", "1.00001Ku", "9999999999Gt", "1e999", "5uu", "10e,50Ku", "1,5e"}) {
    INFO(bad);
    CHECK(fails_with([&] { parse_amount(bad, "after"); }, ErrorKind::usage,
                     {"--after", std::string("'") + bad + "'", "500u"}));
  }
}

TEST_CASE("a run may have several limits, and bare numbers among them get the option's unit", "[options]") {
  TrainOptions o;
  auto described = fields(o);
  find_field(described, "after")->set("10e,500");
  CHECK(o.epochs == "10e,500u");
  const std::vector<Amount> limits = parse_limits(o.epochs, "epochs");
  REQUIRE(limits.size() == 2);
  CHECK(limits[0].unit == Amount::Unit::epochs);
  CHECK(limits[1].count == 500);
  for (const char* bad : {"10e,", ",10e", "10e,,5u", "10e,0u", "10e 5u"})
    CHECK(fails_with([&] { find_field(described, "after")->set(bad); }, ErrorKind::usage, {"--after"}));
}

TEST_CASE("bytes are read with K, M and G, printed in the shortest exact form, and anything else is refused",
          "[options]") {
  TrainOptions options;
  auto described = fields(options);
  Field* memory = find_field(described, "memory");
  for (const auto& [text, bytes, printed] : {std::tuple("2G", std::int64_t{2} << 30, "2G"),
                                             {"2048M", std::int64_t{2} << 30, "2G"},
                                             {"100M", std::int64_t{100} << 20, "100M"},
                                             {"67108865", (std::int64_t{64} << 20) + 1, "67108865"},
                                             {"0", std::int64_t{0}, "0"}}) {
    memory->set(text);
    CHECK(options.memory == bytes);
    CHECK(memory->get() == printed);
  }
  for (const char* text : {"", "G", "2T", "2g", "-1G", "1.5G", "63M", "1001G", "99999999999999G", "2G "}) {
    CAPTURE(text);
    CHECK_THROWS_AS(memory->set(text), Error);
    CHECK(options.memory == 0);
  }
}

TEST_CASE("an amount's error names the option with two dashes, however it was given", "[options]") {
  for (const char* option : {"epochs", "--epochs"}) {
    CHECK(fails_with([&] { parse_amount("x", option); }, ErrorKind::usage, {"(--epochs)"}));
  }
}

TEST_CASE("a bare number of epochs counts epochs, of updates updates, and shorthands set what they stand for",
          "[options]") {
  All all;
  auto described = all.described();
  find_field(described, "epochs")->set("10");
  CHECK(all.train.epochs == "10e");
  find_field(described, "updates")->set("500");
  CHECK(all.train.epochs == "500u");
  find_field(described, "after-epochs")->set("3");
  CHECK(all.train.epochs == "3e");
  find_field(described, "after")->set("2Mt");
  CHECK(all.train.epochs == "2Mt");
  CHECK(find_field(described, "epochs")->get() == "2Mt");
  find_field(described, "epochs")->set("");
  CHECK(all.train.epochs == "");
  CHECK(fails_with([&] { find_field(described, "epochs")->set("0"); }, ErrorKind::usage, {"--epochs", "above 0"}));
  CHECK(fails_with([&] { find_field(described, "valid-freq")->set(""); }, ErrorKind::usage, {"--valid-freq"}));
  CHECK_NOTHROW(find_field(described, "warmup")->set("0u"));
  find_field(described, "layers")->set("3");
  CHECK(all.model.enc_layers == 3);
  CHECK(all.model.dec_layers == 3);
  for (const auto& value : dump(described)) {
    CHECK(value.first != "layers");
    CHECK(value.first != "updates");
  }
}

TEST_CASE("options of a file are held against their ranges, unknown and doubled ones refused", "[options][faults]") {
  ModelOptions o;
  assign(fields(o), {{"hidden", "128"}, {"dim_emb", "64"}}, "m.model");
  CHECK(o.hidden == 128);
  CHECK(o.embedding == 64);
  CHECK(fails_with([&] { assign(fields(o), {{"hiddden", "1"}}, "m.model"); }, ErrorKind::data, {"m.model", "hiddden"}));
  CHECK(fails_with(
      [&] {
        assign(fields(o), {{"hidden", "1"}, {"dim-rnn", "2"}}, "m.model");
      },
      ErrorKind::data, {"twice", "m.model"}));
  CHECK(fails_with(
      [&] {
        assign(fields(o), {{"hidden", "4294967296"}}, "m.model");
      },
      ErrorKind::data, {"m.model", "4294967296", "1 to 8192"}));
}

TEST_CASE("structs filled by hand are held against ranges and against each other", "[options][faults]") {
  SearchOptions search;
  search.beam = 0;
  CHECK(fails_with([&] { validate(search); }, ErrorKind::usage, {"--beam", "'0'", "1 to 1000"}));
  search = {};
  search.n_best = 6;
  CHECK(fails_with([&] { validate(search); }, ErrorKind::usage, {"--n-best", "'6'", "1 to 5"}));
  search = {};
  search.min_length = 5;
  search.max_length = 4;
  CHECK(fails_with([&] { validate(search); }, ErrorKind::usage, {"--min-output", "'5'", "0 to 4"}));
  search = {};
  search.temperature = std::numeric_limits<double>::quiet_NaN();
  CHECK(fails_with([&] { validate(search); }, ErrorKind::usage, {"--temperature", "nan"}));
  TrainOptions train;
  train.lr = -1;
  CHECK(fails_with([&] { validate(train); }, ErrorKind::usage, {"--lr", "'-1'"}));
  train = {};
  train.epochs = "ten";
  CHECK(fails_with([&] { validate(train); }, ErrorKind::usage, {"--epochs", "'ten'"}));
  ModelOptions model;
  model.cell = "transformer";
  CHECK(fails_with([&] { validate(model); }, ErrorKind::usage, {"--cell", "gru"}));
  model = {};
  model.hidden = 255;
  CHECK(fails_with([&] { validate(model); }, ErrorKind::usage, {"--hidden", "'255'", "even"}));
  model.enc_hidden = 100;
  CHECK_NOTHROW(validate(model));
  TextOptions text;
  text.spm_target = "t.model";
  CHECK(fails_with([&] { validate(text); }, ErrorKind::usage, {"--spm-target"}));
}

TEST_CASE("numbers are read and printed the same under a locale with decimal commas", "[options][faults]") {
  struct Commas : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale(), new Commas));
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it is installed, printf and strtod use commas too
  TrainOptions o;
  auto described = fields(o);
  find_field(described, "lr")->set("0.0125");
  find_field(described, "seed")->set("1234567");
  const std::string lr = find_field(described, "lr")->get(), seed = find_field(described, "seed")->get();
  const std::string range = find_field(described, "batch-tokens")->range;
  std::setlocale(LC_ALL, "C");
  std::locale::global(before);
  CHECK(o.lr == 0.0125);
  CHECK(lr == "0.0125");
  CHECK(seed == "1234567");
  CHECK(range.find("10000000") != std::string::npos);
}

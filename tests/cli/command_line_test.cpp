// The command line of the real program: verbs, options, configuration files, exit codes.
#include <catch2/catch.hpp>

#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::one_error_line;
using test::translate;

namespace {

const std::vector<std::string> kVerbs = {"train", "run",     "eval",     "score",  "info",
                                         "check", "average", "quantize", "corpora"};

}  // namespace

TEST_CASE("help lists every verb, and every verb has help", "[cli]") {
  const Ended overview = translate({"help"});
  CHECK(overview.code == 0);
  CHECK(overview.err.empty());
  for (const std::string& verb : kVerbs) {
    INFO(verb);
    CHECK(contains(overview.out, "\n  " + verb + " "));
    const Ended help = translate({verb, "--help"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    CHECK(contains(help.out, "Usage: translate " + verb));
    CHECK(translate({"help", verb}).out == help.out);
    CHECK(translate({verb, "-h"}).out == help.out);
  }
  CHECK(translate({"--help"}).out == overview.out);
}

TEST_CASE("help keeps what concerns other sources than text under a heading of its own, behind the rest", "[cli]") {
  const std::string help = translate({"train", "--help"}).out;
  const std::size_t heading = help.find("\nFrames, regions, tables and sounds in place of text\n");
  REQUIRE(heading != std::string::npos);
  CHECK(help.find("\nSearch at validation\n") < heading);
  const std::size_t end = help.find("\n\n", heading);
  for (const std::string option : {"input", "views", "pyramid", "mask-steps", "delexicalize", "sound-step"}) {
    INFO(option);
    const std::size_t place = help.find("      --" + option + " ");
    CHECK(heading < place);
    CHECK(place < end);
  }
  CHECK(help.find("      --cell ") < heading);
}

TEST_CASE("the help of train shows defaults, ranges, aliases and units", "[cli]") {
  const std::string help = translate({"train", "--help"}).out;
  CHECK(contains(help, "--cell KIND"));
  CHECK(contains(help, "rnn|rnn-relu|gru|lstm; default gru"));
  CHECK(contains(help, "-m, --model FILE"));
  CHECK(contains(help, "--patience"));
  CHECK(contains(help, "An AMOUNT is a number with its unit"));
}

TEST_CASE("version prints the program and its version", "[cli]") {
  const Ended ended = translate({"--version"});
  CHECK(ended.code == 0);
  CHECK(ended.out.rfind("translate 0.", 0) == 0);
  CHECK(translate({"version"}).out == ended.out);
}

TEST_CASE("without a verb, or with an unknown one, the program says which there are and exits 2", "[cli]") {
  const Ended none = translate({});
  CHECK(none.code == 2);
  CHECK(one_error_line(none, {"no verb given", "train, run, eval"}));
  const Ended wrong = translate({"trian"});
  CHECK(wrong.code == 2);
  CHECK(one_error_line(wrong, {"unknown verb 'trian'", "did you mean train?"}));
}

TEST_CASE("an unknown option names the nearest one and exits 2", "[cli]") {
  for (const std::string& verb : kVerbs) {
    INFO(verb);
    const Ended ended = translate({verb, "--confg", "x"});
    CHECK(ended.code == 2);
    CHECK(one_error_line(ended, {"unknown option --confg", "did you mean --config?", "translate " + verb + " --help"}));
  }
  CHECK(one_error_line(translate({"train", "--hiden", "4"}), {"did you mean --hidden?"}));
  CHECK(one_error_line(translate({"train", "--laern-rate=4"}), {"did you mean --learn-rate?"}));
  CHECK(one_error_line(translate({"run", "-Z"}), {"unknown option -Z"}));
}

TEST_CASE("dashes and underscores are equal in long names, and aliases work", "[cli]") {
  const auto dump = [](const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"train", "--dump-config"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return translate(arguments).out;
  };
  const std::string expected = dump({"--valid-freq", "7u", "--lr", "0.5", "--label-smoothing", "0.3"});
  CHECK(contains(expected, "valid-freq: 7u\n"));
  CHECK(dump({"--valid_freq=7u", "--learn_rate", "0.5", "--label_smoothing=0.3"}) == expected);
  CHECK(dump({"--valid-freq", "9u", "--valid_freq", "7u", "-l", "0.5", "--label-smoothing", "0.3"}) == expected);
}

TEST_CASE("flags can be given bare, with a value, or denied", "[cli]") {
  const auto dump = [](const std::string& option) { return translate({"train", "--dump-config", option}).out; };
  CHECK(contains(dump("--layer-norm"), "\nlayer-norm: true\n"));
  CHECK(contains(dump("--layer-norm=true"), "\nlayer-norm: true\n"));
  CHECK(contains(dump("--layer-norm=false"), "\nlayer-norm: false\n"));
  CHECK(contains(dump("--no-bidirectional"), "\nbidirectional: false\n"));
  const Ended wrong = translate({"train", "--layer-norm=maybe"});
  CHECK(wrong.code == 2);
  CHECK(one_error_line(wrong, {"layer-norm", "maybe"}));
}

TEST_CASE("a missing value, a stray argument and too many files are errors of usage", "[cli]") {
  CHECK(one_error_line(translate({"train", "--hidden"}), {"--hidden has no value"}));
  CHECK(one_error_line(translate({"run", "text"}), {"unexpected argument 'text'"}));
  CHECK(one_error_line(translate({"train", "--train", "a", "b", "c"}), {"'c'"}));
  CHECK(one_error_line(translate({"train", "--train", "a", "--train", "b", "--train", "c", "-m", "m"}), {"3 files"}));
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"train"},
                                                                                         {"train", "--train", "x"},
                                                                                         {"run"},
                                                                                         {"eval"},
                                                                                         {"score"},
                                                                                         {"check"},
                                                                                         {"quantize", "-m", "x"},
                                                                                         {"average", "-m", "x", "y"}}) {
    INFO(arguments[0]);
    const Ended ended = translate(arguments);
    CHECK(ended.code == 2);
    CHECK(one_error_line(ended));
  }
}

TEST_CASE("values outside their range exit 2 and name the option and the range", "[cli]") {
  struct Absurd {
    const char *verb, *option, *value;
  };
  const Absurd cases[] = {
      {"run", "beam", "0"},
      {"run", "beam", "-1"},
      {"run", "beam", "1001"},
      {"run", "beam", "five"},
      {"run", "beam", "5.5"},
      {"run", "n-best", "0"},
      {"run", "normalize", "-1"},
      {"run", "normalize", "nan"},
      {"run", "normalize", "inf"},
      {"run", "temperature", "0"},
      {"run", "top-p", "0"},
      {"run", "batch", "0"},
      {"run", "threads", "100000"},
      {"run", "threads", "-2"},
      {"run", "max-source", "200000"},
      {"run", "word-penalty", "1e9"},
      {"run", "seed", "-1"},
      {"run", "alignment=2", nullptr},
      {"run", "alignment=warm", nullptr},
      {"train", "lr", "-1"},
      {"train", "lr", "nan"},
      {"train", "hidden", "-3"},
      {"train", "hidden", "1000000"},
      {"train", "emb", "2.5"},
      {"train", "dropout", "1"},
      {"train", "label-smoothing", "1"},
      {"train", "epochs", "0"},
      {"train", "epochs", "3x"},
      {"train", "updates", "-5"},
      {"train", "vocab-size", "3"},
      {"train", "cell", "transformer"},
      {"train", "batch-tokens", "-1"},
      {"train", "layers", "0"},
      {"train", "beta1", "1"},
      {"train", "valid-metrics", "blue"},
      {"train", "lanes", "257"},
      {"train", "seed", "1e3"},
      {"train", "lr", "0,001"},
      {"eval", "bootstrap", "-1"},
      {"eval", "decimals", "99"},
      {"eval", "metrics", "belu"},
      {"eval", "tokenizer", "14b"},
      {"check", "max-words", "0"},
  };
  for (const Absurd& absurd : cases) {
    std::vector<std::string> arguments = {absurd.verb, std::string("--") + absurd.option};
    if (absurd.value) arguments.push_back(absurd.value);
    // Enough for the verb to get as far as its options.
    if (std::string(absurd.verb) == "eval") arguments.insert(arguments.end(), {"--test", "t", "--hyp", "h"});
    if (std::string(absurd.verb) == "check") arguments.insert(arguments.end(), {"--train", "t"});
    const Ended ended = translate(arguments);
    INFO(absurd.verb << " --" << absurd.option << " " << (absurd.value ? absurd.value : "") << "\n" << ended.err);
    CHECK(ended.code == 2);
    const std::string option = absurd.option;
    CHECK(one_error_line(ended, {option.substr(0, option.find('='))}));
  }
}

TEST_CASE("options that exclude each other exit 2", "[cli]") {
  CHECK(translate({"run", "-m", "m", "--n-best", "6", "--beam", "5"}).code == 2);
  CHECK(translate({"run", "-m", "m", "--prefix", "x", "--prefix-column"}).code == 2);
  CHECK(translate({"eval", "-m", "m", "--hyp", "h", "--test", "t"}).code == 2);
}

TEST_CASE("missing files exit 66 and are named", "[cli]") {
  const std::string nowhere = test::toy().file("nowhere");
  const std::string train = test::toy().file("train.tsv");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"run", "-m", nowhere},
           {"train", "--train", nowhere, "-m", test::toy().file("unused.model")},
           {"train", "--train", train, "--valid", nowhere, "-m", test::toy().file("unused.model")},
           {"train", "--config", nowhere},
           {"eval", "--test", nowhere, "--hyp", train},
           {"eval", "--test", train, "--hyp", nowhere},
           {"info", nowhere},
           {"check", nowhere},
           {"score", "-m", nowhere},
           {"average", "-m", test::toy().file("unused.model"), nowhere, nowhere}}) {
    const Ended ended = translate(arguments);
    INFO(arguments[0] << "\n" << ended.err);
    CHECK(ended.code == 66);
    CHECK(one_error_line(ended, {nowhere}));
  }
}

TEST_CASE("a configuration file sets options, and the command line wins over it", "[cli][config]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("c.yml"),
                   "# a comment\n"
                   "hidden: 48   # another\n"
                   "learn_rate: 0.25\n"
                   "valid-metrics: [chrf, bleu]\n"
                   "train:\n  - \"my corpus.en\"\n  - other.de\n"
                   "layers: 3\n");
  const Ended ended =
      translate({"train", "-c", folder.file("c.yml"), "--hidden", "64", "--dec-layers", "1", "--dump-config"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "\nhidden: 64\n"));
  CHECK(contains(ended.out, "\nlr: 0.25\n"));
  CHECK(contains(ended.out, "\nvalid-metrics:\n  - chrf\n  - bleu\n"));
  CHECK(contains(ended.out, "train:\n  - \"my corpus.en\"\n  - other.de\n"));
  CHECK(contains(ended.out, "\nenc-layers: 3\n"));
  CHECK(contains(ended.out, "\ndec-layers: 1\n"));
}

TEST_CASE("what --dump-config prints is read back the same", "[cli][config]") {
  const test::TemporaryDirectory folder;
  for (const std::string verb : {"train", "run", "eval", "score", "check"}) {
    INFO(verb);
    const Ended first = translate({verb, "--dump-config"});
    CHECK(first.code == 0);
    test::write_file(folder.file("c.yml"), first.out);
    const Ended second = translate({verb, "--config", folder.file("c.yml"), "--dump-config"});
    CHECK(second.err == "");
    CHECK(second.out == first.out);
  }
}

TEST_CASE("a wrong configuration file is refused with its line", "[cli][config]") {
  const test::TemporaryDirectory folder;
  const auto refused = [&folder](const std::string& text, const char* verb = "train") {
    test::write_file(folder.file("c.yml"), text);
    return translate({verb, "-c", folder.file("c.yml")});
  };
  const auto at = [&folder](const char* line) { return folder.file("c.yml") + ":" + line; };
  CHECK(one_error_line(refused("hidden: 64\nhiden: 64\n"), {at("2"), "did you mean hidden?"}));
  CHECK(one_error_line(refused("\n\nno colon here\n"), {at("3")}));
  CHECK(one_error_line(refused("model: \"open\n"), {at("1"), "quote"}));
  CHECK(one_error_line(refused("train: [a, b\n"), {at("1"), "]"}));
  CHECK(one_error_line(refused("- item\n"), {at("1")}));
  CHECK(one_error_line(refused("train: [a, b, c]\n"), {"3 files", "'c'", "--train"}));
  CHECK(one_error_line(refused("input: [a, b, c]\n", "score"), {at("1"), "3 values"}));
  CHECK(one_error_line(refused("hidden:\n"), {at("1"), "no value"}));
  CHECK(one_error_line(refused("hidden: -4\n"), {"--hidden"}));
  CHECK(refused("hidden: -4\n").code == 2);
}

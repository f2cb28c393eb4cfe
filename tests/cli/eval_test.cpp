// `eval` on given hypotheses, and the listings: what needs no trained model.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::one_error_line;
using test::translate;

TEST_CASE("eval scores given hypotheses beside the copied source", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("t.tsv"), "the cat sat on the mat\tdie Katze saß auf der Matte\nyes\tja\n");
  test::write_file(folder.file("h.txt"), "die Katze saß auf der Matte\nnein\n");
  const Ended ended =
      translate({"eval", "--test", folder.file("t.tsv"), "--hyp", folder.file("h.txt"), "--bootstrap", "0"});
  INFO(ended.out << ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "test set: 2 lines"));
  CHECK(contains(ended.out, "copy the source"));
  CHECK(contains(ended.out, "exact match %     50.00               0.00"));
  CHECK(contains(ended.out, "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:"));
}

TEST_CASE("eval groups neighbouring lines of one source as references of one entry", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  // Three entries; the first has two pronunciations. One of the entries is wrong, in one sound of two.
  test::write_file(folder.file("t.tsv"), "a\tAH\na\tEY\nbe\tB IY\nno\tN OW\n");
  test::write_file(folder.file("h.txt"), "EY\nB IY\nN AW\n");
  const Ended ended = translate({"eval", "--test", folder.file("t.tsv"), "--hyp", folder.file("h.txt"), "--multi-ref",
                                 "--metrics", "wer", "per", "--bootstrap", "0"});
  INFO(ended.out << ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "test set: 3 lines"));
  CHECK(contains(ended.out, "WER % (entries)   33.33"));
  CHECK(contains(ended.out, "PER %             20.00"));
}

TEST_CASE("eval takes several reference files", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("s"), "one\ntwo\n");
  test::write_file(folder.file("r1"), "a b c d e\nf g h i j\n");
  test::write_file(folder.file("r2"), "k l m n o\np q r s t\n");
  test::write_file(folder.file("h"), "k l m n o\nf g h i j\n");
  const Ended ended = translate({"eval", "--test", folder.file("s"), folder.file("r1"), folder.file("r2"), "--hyp",
                                 folder.file("h"), "--metrics", "bleu", "exact", "--bootstrap", "0"});
  INFO(ended.out << ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "BLEU              100.00"));
  CHECK(contains(ended.out, "exact match %     100.00"));
  CHECK(contains(ended.out, "nrefs:2|"));
}

TEST_CASE("eval reads references as blocks, as indexed lines and as columns, with the same scores", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("s"), "one\ntwo\n");
  test::write_file(folder.file("blocks"), "a red ball\nthe ball is red\n\n\na blue box\n");
  test::write_file(folder.file("indexed"), "0\ta red ball\n0\tthe ball is red\n1\ta blue box\n");
  test::write_file(folder.file("columns"), "a red ball\tthe ball is red\na blue box\n");
  test::write_file(folder.file("h"), "the ball is blue\na blue box\n");
  std::string first;
  for (const char* form : {"blocks", "indexed", "columns"}) {
    const Ended ended =
        translate({"eval", "--test", folder.file("s"), folder.file(form), "--hyp", folder.file("h"), "--metrics",
                   "bleu-1", "mteval-bleu", "nist", "coco-rouge", "cider", "meteor", "distinct-1"});
    INFO(form << ended.out << ended.err);
    CHECK(ended.code == 0);
    CHECK(contains(ended.out, "BLEU-1            85.71"));
    CHECK(contains(ended.out, "distinct-1 %      85.71    "));  // without an interval
    CHECK(contains(ended.out, "nrefs:var|bs:1000|seed:12345|case:lc|tok:ptb"));
    CHECK(ended.out == (first.empty() ? ended.out : first));
    first = ended.out;
  }
}

TEST_CASE("eval refuses references that are not as many as the sources in any form", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("s"), "one\ntwo\n");
  test::write_file(folder.file("h"), "a\nb\n");
  for (const char* references : {"a\n\nb\n\nc\n", "0\ta\n2\tb\n2\tc\n", "", "a\n"}) {
    test::write_file(folder.file("r"), references);
    const Ended ended = translate({"eval", "--test", folder.file("s"), folder.file("r"), "--hyp", folder.file("h")});
    INFO(references << ended.err);
    CHECK(ended.code == 65);
    CHECK(one_error_line(ended, {folder.file("r"), "2 sources"}));
  }
}

TEST_CASE("eval counts values of rows that outputs leave out, mistake or invent", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("s"), "name[Owl], food[Thai]\nname[Fox], food[fast food]\n");
  test::write_file(folder.file("r"), "Owl serves Thai food.\nFox serves fast food.\n");
  test::write_file(folder.file("h"), "Owl serves fast-food.\nFox sells quick bites.\n");
  test::write_file(folder.file("w"), "food\tfast food\tquick bites|junk\n");
  std::vector<std::string> arguments = {"eval",           "--test",    folder.file("s"), folder.file("r"), "--hyp",
                                        folder.file("h"), "--metrics", "slots",          "--bootstrap",    "0"};
  const Ended plain = translate(arguments);
  INFO(plain.out << plain.err);
  CHECK(contains(plain.out, "slot errors %     50.00"));  // food is wrong once, missing once
  arguments.insert(arguments.end(), {"--slot-wordings", folder.file("w")});
  CHECK(contains(translate(arguments).out, "slot errors %     25.00"));

  test::write_file(folder.file("bad"), "name[Owl]\nname Fox\n");
  arguments.insert(arguments.end(), {"--slots", folder.file("bad")});
  const Ended bad = translate(arguments);
  INFO(bad.err);
  CHECK(bad.code == 65);
  CHECK(one_error_line(bad, {folder.file("bad") + ":2", "'['"}));
}

TEST_CASE("eval holds a model against the nearest training source's target and the most frequent one", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  const auto scores = [&](const std::string& training, const std::string& sources) {
    test::write_file(folder.file("train"), training);
    test::write_file(folder.file("s"), sources);
    test::write_file(folder.file("r"), "a red ball here\na blue box there\n");
    test::write_file(folder.file("h"), "x\ny\n");
    const Ended ended = translate({"eval", "--test", folder.file("s"), folder.file("r"), "--hyp", folder.file("h"),
                                   "--metrics", "exact", "--bootstrap", "0", "--baseline-train", folder.file("train")});
    INFO(ended.err);
    CHECK(contains(ended.out, "nearest neighbour   most frequent"));
    return ended.out;
  };
  const std::string expected = "exact match %     0.00                0.00                100.00              50.00\n";
  const std::string targets[] = {"\ta red ball here\n", "\ta blue box there\n", "\ta red ball here\n"};
  // Rows of values, numbers (in the second form the direction counts, not the size), words.
  CHECK(contains(scores("k[red], p[1]" + targets[0] + "k[blue], p[2]" + targets[1] + "k[red], p[3]" + targets[2],
                        "k[red], p[9]\nk[blue], p[9], q[1]\n"),
                 expected));
  CHECK(contains(scores("1 0;3 0" + targets[0] + "0 1" + targets[1] + "1, 0.5" + targets[2], "9 1;9 1\n0 3\n"),
                 expected));
  CHECK(contains(
      scores("das rote da" + targets[0] + "das blaue dort" + targets[1] + "rot" + targets[2], "das rote\nblaue dort\n"),
      expected));
}

TEST_CASE("eval prints intervals and the seed they were drawn with", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("t.tsv"), test::toy_pairs(30, 5));
  test::write_file(folder.file("h"), test::toy_column(test::toy_pairs(30, 6), 1));
  const std::vector<std::string> arguments = {"eval", "--test", folder.file("t.tsv"), "--hyp", folder.file("h")};
  const Ended ended = translate(arguments);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, " ± "));
  CHECK(contains(ended.out, "bs:1000|seed:12345"));
  CHECK(translate(arguments).out == ended.out);
}

TEST_CASE("eval refuses hypotheses that are fewer or more than the sources", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("t.tsv"), "a\tb\nc\td\n");
  for (const char* hypotheses : {"b\n", "b\nd\ne\n", ""}) {
    test::write_file(folder.file("h"), hypotheses);
    const Ended ended = translate({"eval", "--test", folder.file("t.tsv"), "--hyp", folder.file("h")});
    INFO(ended.err);
    CHECK(ended.code == 65);
    CHECK(one_error_line(ended, {folder.file("h"), "expected 2"}));
  }
}

TEST_CASE("corpora are known by name, and found in $SEQ_CORPORA", "[cli][corpora]") {
  const test::TemporaryDirectory folder;
  const Ended listed = translate({"corpora"});
  CHECK(listed.code == 0);
  CHECK(contains(listed.out, "everyday\n"));

  std::filesystem::create_directories(folder.file("translate"));
  for (const char* part : {"train", "dev", "test"}) {
    test::write_file(folder.file(std::string("translate/everyday.") + part + ".tsv"), test::toy_pairs(20, 3));
  }
  test::Launch launch = test::translate_launch({"corpora"});
  launch.environment = {{"SEQ_CORPORA", folder.path()}};
  CHECK(contains(test::run_program(launch).out, folder.file("translate")));
  launch.arguments = {"train", "--corpus", "everyday", "-m", folder.file("m"), "--dump-config"};
  CHECK(test::run_program(launch).code == 0);
  launch.arguments = {"eval",      "--corpus", "everyday", "--hyp", folder.file("translate/everyday.test.tsv"),
                      "--metrics", "exact"};
  CHECK(contains(test::run_program(launch).out, "test set: 20 lines"));

  const Ended unknown = translate({"train", "--corpus", "everyda", "-m", folder.file("m")});
  CHECK(unknown.code == 2);
  CHECK(one_error_line(unknown, {"did you mean everyday?"}));
}

TEST_CASE("check says what would harm training and exits 1 only then", "[cli][check]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("good.tsv"), "a dog runs\tein Hund läuft\na cat sleeps\teine Katze schläft\n");
  const Ended good = translate({"check", folder.file("good.tsv")});
  INFO(good.out << good.err);
  CHECK(good.code == 0);
  CHECK(contains(good.out, "2 pairs"));

  test::write_file(folder.file("bad.tsv"), "a dog runs\tein Hund läuft\na dog runs\tein Hund läuft\n\t\nx\t\xff\n");
  const Ended bad = translate({"check", folder.file("bad.tsv"), "--test", folder.file("good.tsv")});
  INFO(bad.out << bad.err);
  CHECK(bad.code == 1);
  for (const char* kind : {"duplicate: 1", "empty: ", "invalid-utf8: 1", "overlap: "}) CHECK(contains(bad.out, kind));
  CHECK(contains(bad.out, "bad.tsv:2"));

  const Ended json = translate({"check", folder.file("bad.tsv"), "--json"});
  CHECK(json.code == 1);
  const auto report = nlohmann::json::parse(json.out, nullptr, false);
  REQUIRE(report.is_object());
  CHECK(report.at("pairs") == 4);
  CHECK(report.at("findings").size() >= 3);
}

TEST_CASE("info says the version, the kernels and the threads, as text and JSON", "[cli][info]") {
  const Ended text = translate({"info"});
  CHECK(text.code == 0);
  CHECK(contains(text.out, "kernels  "));
  const auto json = nlohmann::json::parse(translate({"info", "--json"}).out, nullptr, false);
  REQUIRE(json.is_object());
  CHECK(json.at("threads").get<int>() >= 1);
  CHECK(contains(text.out, json.at("kernels").get<std::string>()));
}

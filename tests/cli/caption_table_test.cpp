// caption with rows of named values: training, placeholders, CSV, reranking, errors.
#include <catch2/catch.hpp>

#include "support/toy_captioner.h"
#include "support/toy_translator.h"

using test::caption;
using test::contains;
using test::Ended;

namespace {

const std::vector<std::string> kNames = {"Ann", "Bo", "Cy", "The Owl"}, kColours = {"red", "blue", "green"},
                               kThings = {"box", "ball"};

/// Rows and what is said of them, every combination several times.
void write_rows(const test::TemporaryDirectory& folder) {
  std::string csv = "name,colour,thing\n", captions, pairs;
  for (int round = 0; round < 4; ++round)
    for (const std::string& name : kNames)
      for (const std::string& colour : kColours)
        for (const std::string& thing : kThings) {
          const std::string said = name + " has a " + colour + " " + thing + ".";
          csv += "\"" + name + "\"," + colour + "," + thing + "\n";
          captions += said + "\n";
          pairs += "name[" + name + "], colour[" + colour + "], thing[" + thing + "]\t" + said + "\n";
        }
  test::write_file(folder.file("rows.csv"), csv);
  test::write_file(folder.file("captions"), captions);
  test::write_file(folder.file("pairs.tsv"), pairs);
}

/// `caption train` of a small model of rows, with more options behind.
Ended train(const std::vector<std::string>& data, const std::string& model, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"train", "--input", "table", "--delexicalize", "name", "-m", model, "--train"};
  arguments.insert(arguments.end(), data.begin(), data.end());
  arguments.push_back("--valid");
  arguments.insert(arguments.end(), data.begin(), data.end());
  for (const std::string& option : test::toy_options()) arguments.push_back(option);
  arguments.insert(arguments.end(),
                   {"--subword", "word", "--split-punctuation", "--epochs", "40e", "--valid-freq", "20e"});
  arguments.insert(arguments.end(), more.begin(), more.end());
  return caption(arguments);
}

}  // namespace

TEST_CASE("caption learns sentences from a table, and says names that it never saw", "[caption][table]") {
  const test::TemporaryDirectory folder;
  write_rows(folder);
  const std::string model = folder.file("m");
  const Ended trained = train({folder.file("rows.csv"), folder.file("captions")}, model);
  INFO(trained.err);
  REQUIRE(trained.code == 0);

  const Ended ran =
      caption({"run", "-m", model}, "name[Zed Ill], colour[blue], thing[box]\n\nthing[ball], colour[red]; x\n");
  INFO(ran.out << ran.err);
  CHECK(ran.out == "Zed Ill has a blue box.\n\n\n");
  CHECK(contains(ran.err, "line 3"));
  CHECK(ran.code == 1);

  test::write_file(folder.file("new.csv"), "thing;name;colour\nball;\"The; Elk\";green\n");
  const Ended table = caption({"run", "-m", model, "-i", folder.file("new.csv")});
  INFO(table.out << table.err);
  CHECK(contains(table.out, " has a green ball."));

  const Ended evaluated = caption({"eval", "-m", model, "--test", folder.file("rows.csv"), folder.file("captions"),
                                   "--metrics", "mteval-bleu", "slots", "exact", "--bootstrap", "0", "--baseline-train",
                                   folder.file("rows.csv"), folder.file("captions")});
  INFO(evaluated.out << evaluated.err);
  CHECK(evaluated.code == 0);
  CHECK(contains(evaluated.out, "slot errors %     0.00"));
  CHECK(contains(evaluated.out, "exact match %     100.00"));
  CHECK(contains(evaluated.out, "values alone"));
  CHECK(contains(evaluated.out, "nearest neighbour"));
}

TEST_CASE("rows as lines and as a table make the same model", "[caption][table]") {
  const test::TemporaryDirectory folder;
  write_rows(folder);
  const std::vector<std::string> briefly = {"--epochs", "1e", "--quiet"};
  CHECK(train({folder.file("rows.csv"), folder.file("captions")}, folder.file("a"), briefly).code == 0);
  CHECK(train({folder.file("pairs.tsv")}, folder.file("b"), briefly).code == 0);
  const std::string row = "name[Ann], colour[red], thing[ball]\n";
  const auto outputs = [&](const char* model) {
    return caption({"run", "-m", folder.file(model), "--n-best", "3"}, row).out;
  };
  CHECK(outputs("a") == outputs("b"));
}

TEST_CASE("outputs that omit or invent a value come last when they are ranked by what they say", "[caption][table]") {
  const test::TemporaryDirectory folder;
  write_rows(folder);
  const std::string model = folder.file("m");
  REQUIRE(train({folder.file("pairs.tsv")}, model, {"--epochs", "1e", "--byte-fallback"}).code ==
          0);  // still unsure of colours
  const auto error_rate = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"eval",   "-m", model,       "--test", folder.file("pairs.tsv"),
                                          "--beam", "12", "--metrics", "slots",  "--bootstrap",
                                          "0"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = caption(arguments);
    INFO(ended.out << ended.err);
    REQUIRE(ended.code == 0);
    return std::stod(ended.out.substr(ended.out.find("slot errors %") + 13));
  };
  const double plain = error_rate({}), ranked = error_rate({"--rerank-slots"});
  CHECK(plain > 0);
  CHECK(ranked < plain);
}

TEST_CASE("what texts leave out is not left out by what learns from values that are said alone", "[caption][table]") {
  const test::TemporaryDirectory folder;
  // Two of three texts keep the colour to themselves; blue is "sky" in all of them, as the wordings know.
  std::string pairs;
  for (int round = 0; round < 3; ++round)
    for (const std::string& name : kNames)
      for (const std::string& colour : kColours)
        for (const std::string& thing : kThings)
          pairs += "name[" + name + "], colour[" + colour + "], thing[" + thing + "]\t" + name + " has a " +
                   (round > 0          ? ""
                    : colour == "blue" ? "sky "
                                       : colour + " ") +
                   thing + ".\n";
  test::write_file(folder.file("pairs.tsv"), pairs);
  test::write_file(folder.file("wordings"), "colour\tblue\tsky\n");
  const auto errors = [&](const std::vector<std::string>& more) {
    const Ended trained = train({folder.file("pairs.tsv")}, folder.file("m"), more);
    INFO(trained.err);
    REQUIRE(trained.code == 0);
    if (!more.empty()) CHECK(contains(trained.err, "of 216 values in rows, 48 are left out"));
    const Ended evaluated = caption({"eval", "-m", folder.file("m"), "--test", folder.file("pairs.tsv"), "--metrics",
                                     "slots", "--bootstrap", "0", "--slot-wordings", folder.file("wordings")});
    INFO(evaluated.out << evaluated.err);
    REQUIRE(evaluated.code == 0);
    return std::stod(evaluated.out.substr(evaluated.out.find("slot errors %") + 13));
  };
  CHECK(errors({}) > 20);
  CHECK(errors({"--drop-unsaid", "--slot-wordings", folder.file("wordings"), "--restart"}) == 0);
}

TEST_CASE("rows are read as text where their words are copied, with the same checks and ranking", "[caption][table]") {
  const test::TemporaryDirectory folder;
  std::string pairs;
  for (int i = 0; i < 240; ++i) {
    const std::string name = "n" + std::to_string(i * i + 17), &colour = kColours[static_cast<std::size_t>(i % 3)],
                      &thing = kThings[static_cast<std::size_t>(i % 2)];
    pairs += "name[" + name + "], colour[" + colour + "], thing[" + thing + "]\t" + name + " has a " + colour + " " +
             thing + ".\n";
  }
  test::write_file(folder.file("pairs.tsv"), pairs);
  const std::string model = folder.file("m");
  std::vector<std::string> arguments = {"train", "--input", "table",   "--copy",
                                        "-m",    model,     "--train", folder.file("pairs.tsv")};
  for (const std::string& option : test::toy_options()) arguments.push_back(option);
  arguments.insert(arguments.end(), {"--subword", "word", "--split-punctuation", "--epochs", "40e", "--valid-freq",
                                     "20e", "--vocab-size", "24"});
  const Ended trained = caption(arguments);
  INFO(trained.err);
  REQUIRE(trained.code == 0);
  // Columns in another order, a name that nobody has, and lines that are no rows of this table.
  const Ended ran =
      caption({"run", "-m", model, "--rerank-slots"},
              "thing[ball], name[Zed7], colour[red]\n\nsize[9]\nname[Bo\nname[Yo3], colour[blue], thing[box]\n");
  INFO(ran.out << ran.err);
  CHECK(ran.out == "Zed7 has a red ball.\n\n\n\nYo3 has a blue box.\n");
  CHECK(contains(ran.err, "line 3"));
  CHECK(contains(ran.err, "line 4"));
  CHECK(ran.code == 1);
  const Ended scored = caption({"score", "-m", model}, "name[Zed7], colour[red], thing[ball]\tZed7 has a red ball.\n");
  INFO(scored.out << scored.err);
  CHECK(scored.code == 0);
}

TEST_CASE("columns that are not there, and rows that are none, are errors of one line", "[caption][table]") {
  const test::TemporaryDirectory folder;
  write_rows(folder);
  const Ended unknown = train({folder.file("pairs.tsv")}, folder.file("m"), {"--delexicalize", "nane"});
  CHECK(unknown.code == 2);
  CHECK(test::one_error_line_of("caption", unknown, {"--delexicalize", "nane"}));
  test::write_file(folder.file("bad.tsv"), "name[Ann]\tAnn\nname Bo\tBo\n");
  const Ended bad = train({folder.file("bad.tsv")}, folder.file("m"));
  CHECK(bad.code == 65);
  CHECK(test::one_error_line_of("caption", bad, {"bad.tsv", "row 2"}));
  test::write_file(folder.file("bad.csv"), "name,colour\nAnn,red,box\n");
  const Ended csv = train({folder.file("bad.csv"), folder.file("captions")}, folder.file("m"));
  CHECK(csv.code == 65);
  CHECK(test::one_error_line_of("caption", csv, {"bad.csv:2", "3 values"}));
}

// `run`: one line in, one line out, whatever the line holds.
#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::joined;
using test::lines_of;
using test::one_error_line;
using test::toy_model;
using test::translate;

namespace {

Ended run(const std::string& input, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"run", "-m", toy_model()});
  return translate(more, input);
}

const std::string& sources() {
  static const std::string text = test::toy_column(test::toy_pairs(40, 11), 0);
  return text;
}

}  // namespace

TEST_CASE("run writes a line for a line, in order", "[cli][run]") {
  const Ended ended = run(sources());
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  REQUIRE(lines_of(ended.out).size() == 40);
  // A trained toy model says something, and not the same for all.
  std::vector<std::string> distinct = lines_of(ended.out);
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  CHECK(distinct.size() > 5);
  CHECK(distinct.front() != "");
}

TEST_CASE("empty and blank lines give empty lines", "[cli][run]") {
  const Ended ended = run("the dog\n\n   \n\t\nthe house\n\n");
  INFO(ended.err);
  CHECK(ended.code == 0);
  const auto lines = lines_of(ended.out);
  REQUIRE(lines.size() == 6);
  for (const std::size_t blank : {1, 2, 3, 5}) CHECK(lines[blank].empty());
  CHECK(!lines[0].empty());
  CHECK(!lines[4].empty());
}

TEST_CASE("an empty input gives an empty output, and blank lines as many", "[cli][run]") {
  const Ended nothing = run("");
  CHECK(nothing.code == 0);
  CHECK(nothing.out.empty());
  const Ended blanks = run("\n\n\n");
  CHECK(blanks.code == 0);
  CHECK(blanks.out == "\n\n\n");
}

TEST_CASE("only a line feed ends a line; CR and BOM are stripped with a warning", "[cli][run]") {
  const std::string plain = run("the dog\nthe house\n").out;
  REQUIRE(lines_of(plain).size() == 2);
  CHECK(run("the dog\nthe house").out == plain);
  const Ended windows = run("\xEF\xBB\xBFthe dog\r\nthe house\r\n");
  CHECK(windows.code == 0);
  CHECK(windows.out == plain);
  CHECK(contains(windows.err, "translate: warning: "));
  // Vertical tab, form feed, next line, line separator, paragraph separator.
  const Ended inside =
      run("the\vdog\nthe\fdog\nthe\xC2\x85"
          "dog\nthe\xE2\x80\xA8"
          "dog\nthe\xE2\x80\xA9"
          "dog\n");
  CHECK(inside.code == 0);
  CHECK(lines_of(inside.out).size() == 5);
}

TEST_CASE("invalid UTF-8 and NUL never drop a line: a warning names it, and --strict refuses it", "[cli][run]") {
  using namespace std::string_literals;
  const std::string inputs[] = {"the dog\nthe \xFF dog\nthe house\n", "the dog\nthe \xED\xA0\x80 dog\nthe house\n",
                                "the dog\nthe dog \xE2\x82\nthe house\n", "the dog\nthe \xC0\x80 dog\nthe house\n",
                                "the dog\nthe \0 dog\nthe house\n"s};
  for (const std::string& input : inputs) {
    const Ended ended = run(input);
    INFO(ended.err);
    CHECK(ended.code == 0);
    CHECK(lines_of(ended.out).size() == 3);
    CHECK(contains(ended.err, "warning"));
    CHECK(contains(ended.err, ":2"));
  }
  const Ended strict = run(inputs[0], {"--strict"});
  CHECK(strict.code == 65);
  CHECK(one_error_line(strict, {":2"}));
}

TEST_CASE("a huge line is worked on in bounded memory, keeps its place and is warned of", "[cli][run]") {
  std::string many_words;
  while (many_words.size() < 100000) many_words += "the dog sees the small house ";
  const std::string one_word(100000, 'x');
  const Ended ended =
      run("the dog\n" + many_words + "\n" + one_word + "\nthe house\n", {"--beam", "1", "--max-output", "20"});
  INFO(ended.err.substr(0, 2000));
  CHECK(ended.code == 0);
  REQUIRE(lines_of(ended.out).size() == 4);
  CHECK(contains(ended.err, "line 2"));
  CHECK(contains(ended.err, "line 3"));
  const std::string ordinary = run("the dog\nthe house\n", {"--beam", "1", "--max-output", "20"}).out;
  CHECK(lines_of(ended.out)[0] == lines_of(ordinary)[0]);
  CHECK(lines_of(ended.out)[3] == lines_of(ordinary)[1]);
}

TEST_CASE("a line's translation depends on nothing but the line", "[cli][run][bits]") {
  const std::string expected = run(sources(), {"--n-best", "3", "--word-scores"}).out;
  for (const char* batch : {"1", "7", "64"}) {
    INFO("batch " << batch);
    CHECK(run(sources(), {"--n-best", "3", "--word-scores", "--batch", batch}).out == expected);
  }
  for (const char* threads : {"1", "2", "3", "8"}) {
    INFO("threads " << threads);
    CHECK(run(sources(), {"--n-best", "3", "--word-scores", "--threads", threads}).out == expected);
  }
}

TEST_CASE("shuffled input gives the same translations, shuffled", "[cli][run][bits]") {
  const auto in_order = lines_of(sources());
  std::vector<std::size_t> order(in_order.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::reverse(order.begin(), order.end());
  std::rotate(order.begin(), order.begin() + 13, order.end());
  std::vector<std::string> shuffled;
  for (const std::size_t at : order) shuffled.push_back(in_order[at]);
  const auto expected = lines_of(run(sources(), {"--word-scores"}).out);
  const auto got = lines_of(run(joined(shuffled), {"--word-scores"}).out);
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < order.size(); ++i) CHECK(got[i] == expected[order[i]]);
}

TEST_CASE("every instruction set gives the same translations", "[cli][run][bits]") {
  const std::string expected = run(sources(), {"--word-scores"}).out;
  for (const char* kernels : {"baseline", "avx2", "avx512"}) {
    test::Launch launch = test::translate_launch({"run", "-m", toy_model(), "--word-scores"}, sources());
    launch.environment = {{"SEQ_KERNELS", kernels}};
    INFO(kernels);
    const Ended ended = test::run_program(launch);
    CHECK(ended.code == 0);
    // The baseline has no fused multiply-add, so only its texts must be there; the other two agree bit for bit.
    if (std::string(kernels) == "baseline") {
      CHECK(lines_of(ended.out).size() == lines_of(expected).size());
    } else {
      CHECK(ended.out == expected);
    }
  }
}

TEST_CASE("a comma-decimal locale changes nothing", "[cli][run][locale]") {
  const test::TemporaryDirectory folder;
  const std::string made = folder.file("de_DE.UTF-8");
  REQUIRE(std::system(("localedef -i de_DE -f UTF-8 " + made + " >/dev/null 2>&1").c_str()) == 0);
  test::Launch launch =
      test::translate_launch({"run", "-m", toy_model(), "--n-best", "2", "--normalize", "0.5"}, sources());
  const Ended plain = test::run_program(launch);
  launch.environment = {{"LOCPATH", folder.path()}, {"LC_ALL", "de_DE.UTF-8"}};
  const Ended german = test::run_program(launch);
  CHECK(german.err == plain.err);
  CHECK(german.out == plain.out);
  CHECK(contains(german.out, "."));
}

TEST_CASE("n-best lists, alignments and word scores have their customary forms", "[cli][run]") {
  const Ended n_best = run("the dog\nthe house\n", {"--n-best", "3"});
  const auto lines = lines_of(n_best.out);
  REQUIRE(lines.size() == 6);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(lines[i]);
    CHECK(lines[i].rfind(std::to_string(i / 3) + " ||| ", 0) == 0);
    CHECK(contains(lines[i], " ||| F0= -"));
  }
  // Best first, no text twice.
  CHECK(lines[0] != lines[1]);
  const auto score_of = [](const std::string& line) { return std::stod(line.substr(line.rfind("||| ") + 4)); };
  CHECK(score_of(lines[0]) >= score_of(lines[1]));
  CHECK(score_of(lines[1]) >= score_of(lines[2]));

  const std::string text = lines_of(run("the dog\n").out)[0];
  const std::string aligned = lines_of(run("the dog\n", {"--alignment", "--word-scores"}).out)[0];
  INFO(aligned);
  CHECK(aligned.rfind(text + " ||| ", 0) == 0);
  CHECK(contains(aligned, "-0"));
  CHECK(contains(aligned, " ||| WordScores= -"));
  CHECK(contains(lines_of(run("the dog\n", {"--alignment=soft"}).out)[0], ","));
  CHECK(run("the dog\n", {"--alignment=0.01"}).code == 0);
}

TEST_CASE("an ensemble of a model with itself says what the model says", "[cli][run]") {
  const Ended twice = translate({"run", "-m", toy_model(), toy_model()}, sources());
  INFO(twice.err);
  CHECK(twice.code == 0);
  CHECK(twice.out == run(sources()).out);
  CHECK(translate({"run", "-m", toy_model(), "-m", toy_model()}, sources()).out == twice.out);
}

TEST_CASE("outputs begin with the prefix asked for", "[cli][run]") {
  for (const std::string& line : lines_of(run("the dog\nthe red house\n", {"--prefix", "das rot"}).out)) {
    INFO(line);
    CHECK(line.rfind("das rot", 0) == 0);
  }
  const auto lines = lines_of(run("the dog\tdas Haus\nthe red house\n", {"--prefix-column"}).out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].rfind("das Haus", 0) == 0);
  CHECK(lines[1] == lines_of(run("the red house\n").out)[0]);
}

TEST_CASE("sampling is the same for a seed, whatever the batch, and differs between seeds", "[cli][run]") {
  const std::vector<std::string> sample = {"--sample", "--temperature", "2"};
  const auto with = [&sample](std::vector<std::string> more) {
    more.insert(more.end(), sample.begin(), sample.end());
    return run(sources(), more).out;
  };
  const std::string expected = with({"--seed", "5"});
  CHECK(with({"--seed", "5", "--batch", "1"}) == expected);
  CHECK(with({"--seed", "5", "--threads", "1"}) == expected);
  CHECK(with({"--seed", "6"}) != expected);
  CHECK(lines_of(expected).size() == 40);
}

TEST_CASE("a beam wider than the vocabulary works", "[cli][run]") {
  const Ended ended = run("the dog\n", {"--beam", "300"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(lines_of(ended.out).size() == 1);
}

TEST_CASE("an answer comes before the next line is given", "[cli][run]") {
  int input[2];
  REQUIRE(::pipe(input) == 0);
  test::Launch launch = test::translate_launch({"run", "-m", toy_model()});
  launch.standard_input = input[0];
  test::Running running(launch);
  ::close(input[0]);
  REQUIRE(::write(input[1], "the dog\n", 8) == 8);
  CHECK(running.until(20, [&running] { return lines_of(running.out()).size() == 1; }));
  REQUIRE(::write(input[1], "the house\n", 10) == 10);
  CHECK(running.until(20, [&running] { return lines_of(running.out()).size() == 2; }));
  ::close(input[1]);
  const Ended ended = running.wait();
  CHECK(ended.code == 0);
  CHECK(ended.out == run("the dog\nthe house\n").out);
}

TEST_CASE("files given by name are read and written, also in place", "[cli][run][files]") {
  const test::TemporaryDirectory folder;
  const std::string expected = run(sources()).out;
  test::write_file(folder.file("in"), sources());
  const Ended ended = translate({"run", "-m", toy_model(), "-i", folder.file("in"), "-o", folder.file("out")});
  CHECK(ended.code == 0);
  CHECK(ended.out.empty());
  CHECK(test::read_file(folder.file("out")) == expected);
  CHECK(translate({"run", "-m", toy_model(), "-i", folder.file("in"), "-o", folder.file("in")}).code == 0);
  CHECK(test::read_file(folder.file("in")) == expected);
  CHECK(folder.names() == std::vector<std::string>{"in", "out"});
}

TEST_CASE("an output that cannot be made exits 73, one that cannot be filled 74 and leaves nothing behind",
          "[cli][run][files]") {
  const test::TemporaryDirectory folder;
  const Ended nowhere = run(sources(), {"-o", folder.file("no/such/folder")});
  CHECK(nowhere.code == 73);
  CHECK(one_error_line(nowhere, {"no/such/folder"}));
  const Ended directory = run(sources(), {"-o", folder.path()});
  CHECK(directory.code == 73);
  CHECK(one_error_line(directory, {"folder"}));
  const Ended full = run(sources(), {"-o", "/dev/full"});
  CHECK(full.code == 74);
  CHECK(one_error_line(full, {"/dev/full", "No space left"}));

  test::Launch limited = test::translate_launch({"run", "-m", toy_model(), "-o", folder.file("out")}, sources());
  limited.largest_file = 100;
  const Ended quota = test::run_program(limited);
  INFO(quota.err);
  CHECK(quota.code == 74);
  CHECK(folder.names().empty());
}

TEST_CASE("a reader that goes away ends the program quietly", "[cli][run][files]") {
  test::Launch launch = test::translate_launch({"run", "-m", toy_model()}, sources());
  launch.standard_output = "closed";
  const Ended closed = test::run_program(launch);
  CHECK(closed.err.empty());
  CHECK((closed.code == 0 || closed.code == 141));

  const test::TemporaryDirectory folder;
  test::write_file(folder.file("in"), sources());
  const std::string command = "for i in $(seq 50); do cat in; done | " + launch.program + " run --batch 1 -m " +
                              toy_model() + " 2>err | head -n 1 >out; echo ${PIPESTATUS[1]} >code";
  REQUIRE(std::system(("cd " + folder.path() + " && bash -c '" + command + "'").c_str()) == 0);
  CHECK(test::read_file(folder.file("err")).empty());
  CHECK(lines_of(test::read_file(folder.file("out"))).size() == 1);
  CHECK(test::read_file(folder.file("code")) == "141\n");

  launch.standard_output = "/dev/full";
  const Ended full = test::run_program(launch);
  CHECK(full.code == 74);
  CHECK(one_error_line(full, {"standard output"}));
}

TEST_CASE("a model that is cut off, changed or none at all is refused at once", "[cli][run][model]") {
  const test::TemporaryDirectory folder;
  const std::string model = test::read_file(toy_model());
  const auto refused = [&folder](const std::string& content) {
    test::write_file(folder.file("m"), content);
    return translate({"run", "-m", folder.file("m")}, "the dog\n");
  };
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{7}, std::size_t{100}, model.size() / 2, model.size() - 1}) {
    const Ended ended = refused(model.substr(0, length));
    INFO(length << " of " << model.size() << " bytes: " << ended.err);
    CHECK(ended.code == 65);
    CHECK(one_error_line(ended, {folder.file("m")}));
    CHECK(ended.out.empty());
  }
  for (const std::size_t at : {std::size_t{3}, std::size_t{40}, model.size() / 2, model.size() - 2}) {
    std::string flipped = model;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    INFO("bit flipped in byte " << at);
    CHECK(refused(flipped).code == 65);
  }
  CHECK(refused("just some text\nin a file\n").code == 65);
  CHECK(translate({"run", "-m", folder.path()}, "x\n").code == 66);
}

TEST_CASE("score agrees with what the search says of its own output", "[cli][score]") {
  const Ended best = run("the dog\nthe red house\n", {"--n-best", "2", "--beam", "4"});
  std::string pairs, expected;
  const std::vector<std::string> inputs = {"the dog", "the red house"};
  for (const std::string& line : lines_of(best.out)) {
    const auto text_at = line.find(" ||| ") + 5, text_end = line.find(" ||| ", text_at);
    pairs += inputs[static_cast<std::size_t>(line[0] - '0')] + "\t" + line.substr(text_at, text_end - text_at) + "\n";
    const auto score_at = line.find("F0= ") + 4;
    expected += line.substr(score_at, line.find(" ", score_at) - score_at) + "\n";
  }
  const Ended scored = translate({"score", "-m", toy_model()}, pairs);
  INFO(scored.err << pairs);
  CHECK(scored.code == 0);
  const auto got = lines_of(scored.out), wanted = lines_of(expected);
  REQUIRE(got.size() == wanted.size());
  for (std::size_t i = 0; i < got.size(); ++i) CHECK(std::stod(got[i]) == Approx(std::stod(wanted[i])).epsilon(1e-5));

  const Ended words = translate({"score", "-m", toy_model(), "--word-scores"}, "the dog\tdas Hund\n");
  CHECK(contains(words.out, " ||| WordScores= -"));
}

TEST_CASE("score keeps its lines, counts those without a target, and exits 1 for them", "[cli][score]") {
  const Ended ended = translate({"score", "-m", toy_model()}, "the dog\tdas Hund\nno target\n\nthe house\tdas Haus\n");
  INFO(ended.err);
  CHECK(ended.code == 1);
  const auto lines = lines_of(ended.out);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0][0] == '-');
  CHECK(lines[1].empty());
  CHECK(lines[2].empty());
  CHECK(contains(ended.err, "line 2"));

  const test::TemporaryDirectory folder;
  test::write_file(folder.file("s"), "the dog\nthe house\n");
  test::write_file(folder.file("t"), "das Hund\ndas Haus\n");
  const Ended two = translate({"score", "-m", toy_model(), "-i", folder.file("s"), folder.file("t")});
  CHECK(two.code == 0);
  CHECK(lines_of(two.out) == std::vector<std::string>{lines[0], lines[3]});
  test::write_file(folder.file("t"), "das Hund\n");
  CHECK(translate({"score", "-m", toy_model(), "-i", folder.file("s"), folder.file("t")}).code == 65);
}

TEST_CASE("eval translates, scores, and writes what it translated", "[cli][eval]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate({"eval", "-m", toy_model(), "--test", test::toy().file("valid.tsv"), "-o",
                                 folder.file("out"), "--bootstrap", "0", "--samples"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  for (const char* row : {"BLEU ", "chrF2 ", "chrF2++ ", "TER ", "exact match % ", "perplexity "}) {
    CHECK(contains(ended.out, std::string("\n") + row));
  }
  CHECK(contains(ended.out, "\nsource     "));
  const std::string valid = test::read_file(test::toy().file("valid.tsv"));
  CHECK(test::read_file(folder.file("out")) == run(test::toy_column(valid, 0)).out);
}

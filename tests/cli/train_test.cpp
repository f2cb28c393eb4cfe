// `train`: data it refuses, what it logs, and that interruption, resuming and threads change no bit of the model.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::lines_of;
using test::one_error_line;
using test::toy;
using test::translate;

namespace {

/// The model's bytes after an unbroken run of the toy training.
const std::string& unbroken_bytes() {
  static const std::string bytes = test::read_file(test::toy_model());
  return bytes;
}

Ended train_on(const std::string& text, const std::vector<std::string>& more = {}) {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("t.tsv"), text);
  std::vector<std::string> arguments = {
      "train", "--train", folder.file("t.tsv"), "--valid", toy().file("valid.tsv"), "-m", folder.file("m")};
  for (const auto& option : test::toy_options()) arguments.push_back(option);
  arguments.insert(arguments.end(), more.begin(), more.end());
  return translate(arguments);
}

}  // namespace

TEST_CASE("training logs in the customary form, with a JSON log beside it", "[cli][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate(
      toy().train_arguments(folder.file("m"), {"--log", folder.file("log"), "--log-json", folder.file("json")}));
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  CHECK(ended.out.empty());
  const std::regex step(
      "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\] Ep\\. \\d+ : Up\\. \\d+ : Sen\\. [\\d,]+ : Cost [\\d.]+ : Time "
      "[\\d.]+s : [\\d.]+ words/s : gNorm [\\d.]+ : L\\.r\\. [\\d.e-]+ : ETA \\d+h\\d\\dm : RSS [\\d.]+[KMG]");
  const std::regex valid(
      "\\[.*\\] \\[valid\\] Ep\\. \\d+ : Up\\. \\d+ : bleu : [\\d.]+ : (new best|stalled \\d+ times .*)");
  int steps = 0, valids = 0;
  for (const std::string& line : lines_of(ended.err)) {
    steps += std::regex_match(line, step);
    valids += std::regex_match(line, valid);
  }
  CHECK(steps >= 3);
  CHECK(valids == 3);
  CHECK(test::read_file(folder.file("log")) == ended.err);

  std::vector<std::string> events;
  for (const std::string& line : lines_of(test::read_file(folder.file("json")))) {
    const auto event = nlohmann::json::parse(line, nullptr, false);
    REQUIRE(event.is_object());
    CHECK(event.contains("time"));
    events.push_back(event.at("event"));
  }
  for (const char* kind : {"plan", "step", "valid", "end"}) {
    CHECK(std::find(events.begin(), events.end(), kind) != events.end());
  }
}

TEST_CASE("--quiet says nothing, and the model is the same", "[cli][train][bits]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate(toy().train_arguments(folder.file("m"), {"--quiet"}));
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("the same model for 1, 2, 3 and 8 threads", "[cli][train][bits]") {
  for (const char* threads : {"1", "2", "3", "8"}) {
    const test::TemporaryDirectory folder;
    const Ended ended = translate(toy().train_arguments(folder.file("m"), {"--quiet", "--threads", threads}));
    INFO(threads << " threads: " << ended.err);
    CHECK(ended.code == 0);
    CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
  }
}

TEST_CASE("the same model for AVX2 and AVX-512", "[cli][train][bits]") {
  for (const char* kernels : {"avx2", "avx512"}) {
    const test::TemporaryDirectory folder;
    test::Launch launch = test::translate_launch(toy().train_arguments(folder.file("m"), {"--quiet"}));
    launch.environment = {{"SEQ_KERNELS", kernels}};
    INFO(kernels);
    CHECK(test::run_program(launch).code == 0);
    CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
  }
}

TEST_CASE("--precision bf16 learns as well, the same model for any threads and kernels", "[cli][train][bits]") {
  const auto perplexity = [](const std::string& log) {
    const std::string mark = "perplexity : ";
    const std::size_t last = log.rfind(mark);
    REQUIRE(last != std::string::npos);
    return std::stod(log.substr(last + mark.size()));
  };
  const test::TemporaryDirectory folder;
  const auto arguments = [&](const char* model, std::vector<std::string> more) {
    more.insert(more.end(), {"--precision", "bf16"});
    return toy().train_arguments(folder.file(model), more);
  };
  const Ended ended = translate(arguments("m", {}));
  REQUIRE(ended.code == 0);
  const Ended full = translate(toy().train_arguments(folder.file("full"), {}));
  CHECK(perplexity(ended.err) == Approx(perplexity(full.err)).epsilon(0.05));
  const std::string bytes = test::read_file(folder.file("m"));
  CHECK(bytes != unbroken_bytes());
  CHECK(translate(arguments("threads", {"--quiet", "--threads", "3"})).code == 0);
  CHECK(test::read_file(folder.file("threads")) == bytes);
  test::Launch launch = test::translate_launch(arguments("kernels", {"--disp-freq", "1u"}));
  launch.environment = {{"SEQ_KERNELS", "avx2"}};
  const Ended emulated = test::run_program(launch);
  CHECK(emulated.code == 0);
  CHECK(contains(emulated.err, "no fast instruction for bfloat16"));
  // Tile registers add in another order.
  if (!contains(test::read_file("/proc/cpuinfo"), "amx_bf16")) CHECK(test::read_file(folder.file("kernels")) == bytes);
}

TEST_CASE("killed at any time, the same command goes on to the same bits", "[cli][train][resume]") {
  // Checkpoints after every seventh update, so that kills fall between, before and after them.
  const std::vector<std::string> frequent = {"--save-freq", "7u", "--disp-freq", "1u"};
  for (const char* moment : {"Up. 1 ", "Up. 19 ", "Up. 40 ", "Up. 77 ", "Up. 113 "}) {
    const test::TemporaryDirectory folder;
    const auto arguments = toy().train_arguments(folder.file("m"), frequent);
    {
      test::Running running(test::translate_launch(arguments));
      INFO(moment);
      REQUIRE(running.says(moment));
      running.send(SIGKILL);
      CHECK(running.wait().signal == SIGKILL);
    }
    const Ended ended = translate(arguments);
    INFO("killed at " << moment << "\n" << ended.err);
    CHECK(ended.code == 0);
    CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
  }
}

TEST_CASE("a signal ends training after saving, with its exit code, and training resumes", "[cli][train][resume]") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const test::TemporaryDirectory folder;
    const auto arguments = toy().train_arguments(folder.file("m"), {"--disp-freq", "1u"});
    test::Running running(test::translate_launch(arguments));
    REQUIRE(running.says("Up. 7 "));
    running.send(signal);
    const Ended stopped = running.wait(10);
    INFO(stopped.err);
    CHECK(!stopped.timed_out);
    CHECK(stopped.code == 128 + signal);
    CHECK(contains(stopped.err, "interrupted"));
    const Ended ended = translate(arguments);
    INFO(ended.err);
    CHECK(ended.code == 0);
    CHECK(!contains(ended.err, "Up. 7 "));
    CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
  }
}

TEST_CASE("a finished training given again is finished at once", "[cli][train][resume]") {
  const test::TemporaryDirectory folder;
  const auto arguments = toy().train_arguments(folder.file("m"));
  REQUIRE(translate(arguments).code == 0);
  const Ended again = translate(arguments);
  INFO(again.err);
  CHECK(again.code == 0);
  CHECK(!contains(again.err, " : Cost "));
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("resuming with other data or options is refused with the differences, unless forced",
          "[cli][train][resume]") {
  const test::TemporaryDirectory folder;
  const auto stop_early = [&folder](const std::vector<std::string>& arguments) {
    test::Running running(test::translate_launch(arguments));
    REQUIRE(running.says("Up. 7 "));
    running.send(SIGTERM);
    CHECK(running.wait().code == 143);
  };
  const auto arguments = toy().train_arguments(folder.file("m"), {"--disp-freq", "1u"});
  stop_early(arguments);
  const Ended other_options =
      translate(toy().train_arguments(folder.file("m"), {"--disp-freq", "1u", "--label-smoothing", "0.2"}));
  CHECK(other_options.code == 65);
  CHECK(one_error_line(other_options, {"label-smoothing", "0.1", "0.2", "--force"}));

  test::write_file(folder.file("train.tsv"), test::toy_pairs(160, 99));
  auto other_data = arguments;
  other_data[2] = folder.file("train.tsv");
  const Ended refused = translate(other_data);
  INFO(refused.err);
  CHECK(refused.code == 65);
  CHECK(one_error_line(refused, {"--force"}));
  other_data.push_back("--restart");
  CHECK(translate(other_data).code == 0);
}

TEST_CASE("two runs into one model: the second exits 73", "[cli][train]") {
  const test::TemporaryDirectory folder;
  const auto arguments = toy().train_arguments(folder.file("m"), {"--disp-freq", "1u", "--epochs", "200e"});
  test::Running first(test::translate_launch(arguments));
  REQUIRE(first.says("Up. 2 "));
  const Ended second = translate(arguments);
  CHECK(second.code == 73);
  CHECK(one_error_line(second, {folder.file("m")}));
  first.send(SIGTERM);
  CHECK(first.wait().code == 143);
}

TEST_CASE("training data that cannot be used is refused with a reason", "[cli][train][data]") {
  const Ended empty = train_on("");
  CHECK(empty.code == 65);
  CHECK(one_error_line(empty, {"t.tsv", "empty"}));
  const Ended blank = train_on("\n\n\n");
  INFO(blank.err);
  CHECK(blank.code == 65);
  const Ended no_tab = train_on("a dog\tein Hund\nno tab here\n");
  CHECK(no_tab.code == 65);
  CHECK(one_error_line(no_tab, {"t.tsv:2", "tab"}));
  const Ended bytes = train_on("a dog\tein Hund\na \xFF cat\teine Katze\n", {"--strict"});
  CHECK(bytes.code == 65);
  CHECK(one_error_line(bytes, {"t.tsv:2"}));
  const Ended long_lines = train_on(test::toy_pairs(50, 3), {"--max-length", "1"});
  INFO(long_lines.err);
  CHECK(long_lines.code == 65);
  CHECK(contains(long_lines.err, "of 50"));
  CHECK(contains(long_lines.err, "--max-length"));
}

TEST_CASE("files of different length are refused with both counts", "[cli][train][data]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("s"), "a\nb\nc\n");
  test::write_file(folder.file("t"), "a\nb\n");
  const Ended ended = translate({"train", "--train", folder.file("s"), folder.file("t"), "-m", folder.file("m")});
  INFO(ended.err);
  CHECK(ended.code == 65);
  CHECK(one_error_line(ended, {"3", "2", folder.file("s"), folder.file("t")}));
  CHECK(!std::filesystem::exists(folder.file("m")));
}

TEST_CASE("odd bytes in training data are replaced, warned of, and trained on", "[cli][train][data]") {
  using namespace std::string_literals;
  const std::string odd = "\xEF\xBB\xBFthe dog\tdas Hund\r\nthe \xFF tree\tdas Baum\nthe \0 bird\tdas Vogel\n"s;
  const Ended ended = train_on(odd + test::toy_pairs(60, 4), {"--epochs", "1e"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.err, "t.tsv:2"));
}

TEST_CASE("a vocabulary larger than the corpus allows is shrunk with a note", "[cli][train][data]") {
  const Ended ended = train_on(test::toy_pairs(60, 4), {"--epochs", "1e", "--vocab-size", "32000"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.err, "32000"));
}

TEST_CASE("training data comes from two files, .gz or standard input, all to the same model", "[cli][train][data]") {
  const test::TemporaryDirectory folder;
  const std::string pairs = test::read_file(toy().file("train.tsv"));
  test::write_file(folder.file("s"), test::toy_column(pairs, 0));
  test::write_file(folder.file("t"), test::toy_column(pairs, 1));
  test::write_file(folder.file("t.tsv"), pairs);
  REQUIRE(std::system(("gzip -n " + folder.file("t.tsv")).c_str()) == 0);
  const auto info_of = [&](const std::vector<std::string>& train, const std::string& input) {
    std::vector<std::string> arguments = toy().train_arguments(folder.file("m"), {"--restart", "--quiet"});
    arguments.erase(arguments.begin() + 2);
    arguments.insert(arguments.begin() + 2, train.begin(), train.end());
    const Ended ended = translate(arguments, input);
    INFO(ended.err);
    CHECK(ended.code == 0);
    // The receipts differ in the names of the files; the weights must not.
    const auto info = nlohmann::json::parse(translate({"info", "--json", folder.file("m")}).out, nullptr, false);
    REQUIRE(info.is_object());
    return info.at("models").at(0).at("tensors").dump();
  };
  const std::string expected = info_of({toy().file("train.tsv")}, "");
  CHECK(info_of({folder.file("s"), folder.file("t")}, "") == expected);
  CHECK(info_of({folder.file("t.tsv.gz")}, "") == expected);
  CHECK(info_of({"-"}, pairs) == expected);
}

TEST_CASE("a dry run says what would be done and writes nothing", "[cli][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate(toy().train_arguments(folder.file("m"), {"--dry-run"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  for (const char* row : {"parameters ", "memory ", "expected time ", "updates ", "  hidden "})
    CHECK(contains(ended.out, row));
  CHECK(folder.names().empty());
}

TEST_CASE("--memory halves the batch, so that an update takes less memory and learns of as many pairs",
          "[cli][train]") {
  const test::TemporaryDirectory folder;
  const auto plan = [&](const std::string& memory) {
    return translate({"train", "--train", toy().file("train.tsv"), "-m", folder.file("m"), "--dry-run", "--hidden",
                      "64", "--emb", "64", "--batch", "4096", "--memory", memory});
  };
  const Ended free = plan("0"), narrow = plan("75M"), hopeless = plan("64M");
  INFO(free.out + narrow.out + hopeless.err);
  CHECK(contains(free.out, "\n  batch             4096\n"));
  CHECK(contains(free.out, "\n  accumulate        1\n"));
  CHECK(narrow.code == 0);
  bool halved = false;
  for (const auto& [batch, times] : {std::pair("2048", "2"), {"1024", "4"}, {"512", "8"}, {"256", "16"}, {"128", "32"}})
    halved |= contains(narrow.out, "\n  batch             " + std::string(batch) + "\n") &&
              contains(narrow.out, "\n  accumulate        " + std::string(times) + "\n");
  CHECK(halved);
  CHECK(hopeless.code == 71);
  CHECK(one_error_line(hopeless, {"--memory", "64M"}));
}

TEST_CASE("--preset auto chooses everything from the corpus", "[cli][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate({"train", "--train", toy().file("train.tsv"), "-m", folder.file("m"), "--dry-run"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(!contains(ended.out, "\n  hidden            0\n"));
  CHECK(contains(ended.out, "validation pairs"));
}

TEST_CASE("a model that cannot be written is refused before training", "[cli][train][files]") {
  const test::TemporaryDirectory folder;
  const Ended nowhere = translate(toy().train_arguments(folder.file("no/such/m")));
  CHECK(nowhere.code == 73);
  CHECK(one_error_line(nowhere, {"no/such"}));
  const Ended log = translate(toy().train_arguments(folder.file("m"), {"--log", folder.file("no/log")}));
  CHECK(log.code == 73);
  CHECK(one_error_line(log, {"no/log"}));
}

TEST_CASE("when the disk is full the earlier model stays whole and nothing else is left", "[cli][train][files]") {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("m"), unbroken_bytes());
  const auto arguments = toy().train_arguments(folder.file("m"), {"--restart", "--quiet", "--seed", "8"});
  test::Launch limited = test::translate_launch(arguments);
  limited.largest_file = 2000;
  const Ended ended = test::run_program(limited);
  INFO(ended.err);
  CHECK(ended.code == 74);
  CHECK(one_error_line(ended, {folder.file("m")}));
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("a log that cannot be written to does not stop training, but is not silent", "[cli][train][files]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate(toy().train_arguments(folder.file("m"), {"--log", "/dev/full"}));
  CHECK(ended.code == 74);
  CHECK(contains(ended.err, "log file is incomplete"));
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("training ends with scores and samples of a test set when there is one", "[cli][train]") {
  const test::TemporaryDirectory folder;
  const Ended ended =
      translate(toy().train_arguments(folder.file("m"), {"--test", toy().file("valid.tsv"), "--quiet"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "test set: 20 lines"));
  CHECK(contains(ended.out, "BLEU "));
  CHECK(contains(ended.out, "copy the source"));
  int samples = 0;
  for (const std::string& line : lines_of(ended.out)) samples += line.rfind("model      ", 0) == 0;
  CHECK(samples == 10);
  CHECK(test::read_file(folder.file("m")) == unbroken_bytes());
}

TEST_CASE("a training that diverges exits 3 and keeps the good model", "[cli][train]") {
  const test::TemporaryDirectory folder;
  // Each step multiplies the weights by -99, until they overflow; halving the rate four times does not mend it.
  const Ended ended = translate(toy().train_arguments(
      folder.file("m"), {"--optimizer",     "sgd",        "--lr",         "100",      "--weight-decay",   "1",
                         "--clip-norm",     "0",          "--schedule",   "constant", "--warmup",         "0u",
                         "--epochs",        "30e",        "--valid-freq", "5u",       "--early-stopping", "0",
                         "--valid-metrics", "perplexity", "--quiet"}));
  INFO(ended.err);
  CHECK(ended.code == 3);
  CHECK(one_error_line(ended, {"diverged", "checkpoint is kept"}));
  // What is kept still works.
  CHECK(translate({"run", "-m", folder.file("m")}, "the dog\n").code == 0);
}

TEST_CASE("info tells a model's options and receipt", "[cli][info]") {
  const Ended text = translate({"info", test::toy_model(), "--tensors"});
  INFO(text.err);
  CHECK(text.code == 0);
  CHECK(contains(text.out, "program               translate, format "));
  CHECK(contains(text.out, "  hidden              32\n"));
  CHECK(contains(text.out, "crc32 "));
  const auto json = nlohmann::json::parse(translate({"info", "--json", "-m", test::toy_model()}).out, nullptr, false);
  REQUIRE(json.is_object());
  const auto& model = json.at("models").at(0);
  CHECK(model.at("options").at("hidden") == "32");
  CHECK(model.at("parameters").get<int>() > 1000);
  CHECK(contains(model.at("receipt").dump(), "train.tsv"));
  CHECK(contains(model.at("receipt").dump(), "bleu"));
}

TEST_CASE("the average of a model with itself is the model", "[cli][average]") {
  const test::TemporaryDirectory folder;
  const Ended ended = translate({"average", "-m", folder.file("mean"), test::toy_model(), test::toy_model()});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const std::string input = test::toy_column(test::toy_pairs(20, 21), 0);
  const auto run = [&input](const std::string& model) {
    return translate({"run", "--word-scores", "-m", model}, input).out;
  };
  CHECK(run(folder.file("mean")) == run(test::toy_model()));

  REQUIRE(
      translate(toy().train_arguments(folder.file("other"), {"--hidden", "12", "--epochs", "1e", "--quiet"})).code ==
      0);
  const Ended unlike = translate({"average", "-m", folder.file("mean"), test::toy_model(), folder.file("other")});
  CHECK(unlike.code == 65);
  CHECK(one_error_line(unlike, {folder.file("other")}));
}

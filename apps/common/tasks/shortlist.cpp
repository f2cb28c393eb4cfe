// `shortlist`: the same model with lists of likely pieces.
#include "seq/shortlist.h"

#include "common/command_line.h"
#include "common/log.h"
#include "common/numbers.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"

namespace app {

int shortlist_task(const Program& program, const std::vector<std::string>& arguments) {
  seq::ShortlistJob job;
  job.app = program.name;
  LogOptions log_options;
  CommandLine line(
      program.name, "shortlist",
      "Writes the model with lists of likely target pieces for every source piece: several times as fast.");
  line.text("model", {"m"}, job.model, "FILE", "the model");
  line.list("train", {"train-sets"}, job.train, Arity::pair, "SRC [TRG]",
            "the pairs that the model has learnt: one file of source, tab, target, or two files line by line");
  line.text("output", {"o"}, job.output, "FILE", "the model to write");
  line.whole("first", {}, job.first, 0, 1000000, "so many most frequent target pieces may always be used");
  line.whole("best", {}, job.best, 1, 1000000, "likeliest target pieces of a source piece");
  line.whole("threads", {"cpu-threads", "j"}, job.threads, 0, 1024, "threads; never changes a result; 0 = all");
  line.flag("strict", {}, job.strict, "invalid bytes are errors instead of being replaced");
  add_log_options(line, log_options);
  line.example("a fast copy of a model", program.name + " shortlist -m my.model --train my.en my.de -o my.fast.model");
  if (!line.parse(arguments)) return kDone;
  if (job.model.empty()) seq::fail(seq::ErrorKind::usage, "no model named", "--model", "expected the model's file");
  if (job.train.empty()) seq::fail(seq::ErrorKind::usage, "no pairs to learn from", "--train", "expected their files");
  if (job.output.empty())
    seq::fail(seq::ErrorKind::usage, "no model to write", "--output", "expected the file to write");

  Log log(program.name, log_options);
  const seq::ShortlistReport report = seq::add_shortlist(
      job, [&log](const std::string& text) { log.warning(text); },
      [&log](std::int64_t done, std::int64_t all) {
        log.bar(static_cast<double>(done) / static_cast<double>(all), grouped(done) + " of " + grouped(all) + " pairs");
      });
  log.end_bar();
  log.line(grouped(report.pairs) + " pairs : " + fixed(report.mean_pieces, 0) + " of " +
           grouped(report.target_vocabulary) + " pieces a source : " + fixed(100 * report.covered, 2) +
           " % of the target's tokens are among them : " + job.output);
  log.close();
  return kDone;
}

}  // namespace app

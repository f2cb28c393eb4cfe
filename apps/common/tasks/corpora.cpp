// `corpora`: the corpora that come with the program.
#include "common/corpora.h"

#include "common/command_line.h"
#include "common/output.h"
#include "common/tasks/tasks.h"

namespace app {

int corpora_task(const Program& program, const std::vector<std::string>& arguments) {
  CommandLine line(program.name, "corpora", "Lists the corpora that come with the program.");
  const std::vector<Corpus> corpora = bundled_corpora(program.name);
  line.example("train on one of them", program.name + " train --corpus " + example_corpus(program.name) + " -m m");
  if (!line.parse(arguments)) return kDone;
  std::string text;
  for (const Corpus& corpus : corpora) {
    text += corpus.name + "\n  " + corpus.description + "\n  " +
            (corpus.folder.empty() ? "not found; set SEQ_CORPORA to the folder that holds it" : corpus.folder) + "\n";
  }
  print(text);
  return kDone;
}

}  // namespace app

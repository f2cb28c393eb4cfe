// transcribe: sounds, or other sequences of frames, to text.
#include "common/evaluation.h"
#include "common/program.h"
#include "common/tasks/tasks.h"
#include "seq/trainer.h"

namespace {

/// Frames are many and alike, what they say goes with them from left to right, and the corpora are small.
void adjust_training(seq::TrainJob& job) {
  job.network.input = "frames";
  job.network.cell = "lstm";
  job.network.bridge = "mean";
  job.network.enc_layers = 3;
  job.network.stack = 2;
  job.network.pyramid = 1;
  job.network.ctc = 0.3;
  job.text.subword = "char";
  job.text.byte_fallback = false;
  job.training.valid_metrics = {"wer", "perplexity"};
  job.training.batch = 16;
  job.training.mask_steps = 20;
  job.training.max_length = 3000;
}

void adjust_search(seq::SearchOptions& search) {
  search.beam = 10;
  search.max_source = 100000;
}

}  // namespace

int main(int argc, char** argv) {
  app::Program program;
  program.name = "transcribe";
  program.summary = "Trains and runs transcribers: sounds, or other sequences of frames, to text.";
  program.verbs = {
      {"train", "learns a model from sounds or frames and their texts", app::train_task},
      {"run", "transcribes sounds or frames, one in and one line out", app::run_task},
      {"eval", "transcribes a test set and scores it", app::eval_task},
      {"score", "gives the log-probability of given texts", app::score_task},
      {"info", "says what a model holds and what this machine offers", app::info_task},
      {"average", "writes the mean of several models", app::average_task},
      {"quantize", "writes the model with int8 weights", app::quantize_task},
  };
  program.first_steps =
      "First steps\n"
      "  transcribe train --train words.tsv -m m           # a.wav, tab, its text; the sounds lie beside the list\n"
      "  ls *.wav | transcribe run -m m                    # one file in, one line out\n"
      "  transcribe train --train x.npy texts.txt lengths.txt -m m     # your own frames\n";
  program.words = {"Transcribes", "transcribing", "transcripts"};
  program.reads_frames = true;
  program.judgement = {{"wer", "cer", "exact", "perplexity"}, {"wer", "cer"}, {}};
  program.train_defaults = adjust_training;
  program.search_defaults = adjust_search;
  return app::run_program(program, argc, argv);
}

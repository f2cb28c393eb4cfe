// seq_bench: how fast the library is, from single products to whole training steps.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "bench/classification.h"
#include "bench/decoding.h"
#include "bench/overview.h"
#include "bench/peak.h"
#include "bench/products.h"
#include "bench/recurrence.h"
#include "bench/training.h"

namespace seq::bench {
namespace {

void print_line(const Report& report) { std::printf("%s\n", report.dump().c_str()); }

void add_threads(CLI::App* verb, Workload& w) {
  verb->add_option("--threads", w.threads, "threads at work")->check(CLI::Range(1, 1024))->capture_default_str();
}

CLI::Option* add_seconds(CLI::App* verb, Workload& w, const char* help) {
  return verb->add_option("--seconds", w.seconds, help)->check(CLI::Range(0.0, 3600.0));
}

void add_workload(CLI::App* verb, Workload& w) {
  const auto number = [&](const char* name, int& value, int low, int high, const char* help) {
    verb->add_option(name, value, help)->check(CLI::Range(low, high))->capture_default_str();
  };
  add_threads(verb, w);
  add_seconds(verb, w, "of each measurement")->capture_default_str();
  verb->add_option("--cell", w.cell, "recurrent cell")
      ->check(CLI::IsMember({"gru", "lstm", "rnn"}))
      ->capture_default_str();
  number("--hidden", w.hidden, 2, 8192, "units; embeddings are as wide");
  number("--layers", w.layers, 1, 16, "decoder layers");
  verb->add_flag("--input-feeding", w.input_feeding, "the decoder reads its last readout, so it runs step by step");
  verb->add_flag("--copy", w.copy, "words may be copied from the source");
  number("--vocab", w.vocab, 8, 1 << 20, "words a side");
  number("--src-len", w.src_len, 2, 10000, "tokens a source");
  number("--tgt-len", w.tgt_len, 2, 10000, "tokens a target, or steps of a search");
  verb->add_option("--jitter", w.jitter, "lengths are drawn from len*(1-jitter) to len")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  verb->add_option("--seed", w.seed, "of weights and words")->capture_default_str();
  verb->add_flag("--profile", w.profile, "report every block of the work too");
}

Workload classifier_workload() {
  Workload w;
  w.hidden = 128;
  w.vocab = 20000;
  w.src_len = 40;
  return w;
}

int run(int argc, char** argv) {
  Workload w;
  std::vector<int> beams = {1, 5}, sentences = {1, 32};
  CLI::App program("seq_bench: how fast the library is. Without a verb: a little of everything.");
  program.require_subcommand(0, 1);
  add_threads(&program, w);
  const CLI::Option* seconds = add_seconds(&program, w, "of each measurement, 1 unless told");

  CLI::App* peak = program.add_subcommand("peak", "multiply-adds and memory, as fast as the processor can");
  add_threads(peak, w);
  CLI::App* products = program.add_subcommand("products", "every kind of matrix product, checked and timed");
  add_threads(products, w);
  CLI::App* layers = program.add_subcommand("layers", "a recurrent layer on its own, every cell and several sizes");
  add_threads(layers, w);
  CLI::App* train = program.add_subcommand("train", "whole training steps; prints one JSON line");
  add_workload(train, w);
  train->add_flag("--bf16", w.bf16, "products of bfloat16 numbers");
  train->add_option("--batch", w.batch, "sentences a step")->check(CLI::Range(1, 1 << 20))->capture_default_str();
  train->add_option("--lanes", w.lanes, "shards of a batch, 0 = batch / 32")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  Workload c = classifier_workload();
  ClassifierWorkload classifier;
  CLI::App* classify = program.add_subcommand("classify", "a classifier's steps and predictions; prints one JSON line");
  add_workload(classify, c);
  classify->add_option("--batch", c.batch, "sentences a step")->check(CLI::Range(1, 1 << 20))->capture_default_str();
  classify->add_option("--lanes", c.lanes, "shards of a batch, 0 = batch / 32")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  classify->add_option("--embedding", classifier.embedding, "width of a word")
      ->check(CLI::Range(1, 8192))
      ->capture_default_str();
  classify->add_option("--classes", classifier.labels, "labels")->check(CLI::Range(2, 100000))->capture_default_str();
  classify->add_option("--pool", classifier.pooling, "from states to one vector")
      ->check(CLI::IsMember({"last", "mean", "max", "attention"}))
      ->capture_default_str();
  CLI::App* decode = program.add_subcommand("decode", "greedy and beam search; prints one JSON line");
  add_workload(decode, w);
  decode->add_option("--beams", beams, "1 = greedy")->delimiter(',')->check(CLI::Range(1, 1000))->capture_default_str();
  decode->add_flag("--int8", w.int8, "int8 weights");
  decode->add_option("--sentences", sentences, "at once")
      ->delimiter(',')
      ->check(CLI::Range(1, 1 << 20))
      ->capture_default_str();
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? 0 : 2;
  }

  if (*peak) {
    print_peak(w.threads);
  } else if (*products) {
    return print_products(w.threads) ? 0 : 1;
  } else if (*layers) {
    print_recurrence(w.threads);
  } else if (*train) {
    print_line(measure_training(w));
  } else if (*classify) {
    print_line(measure_classification(c, classifier));
  } else if (*decode) {
    print_line(measure_decoding(w, beams, sentences));
  } else {
    return print_overview(w.threads, seconds->count() > 0 ? w.seconds : 1) ? 0 : 1;
  }
  return 0;
}

}  // namespace
}  // namespace seq::bench

int main(int argc, char** argv) {
  try {
    return seq::bench::run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "seq_bench: error: %s\n", e.what());
    return 70;
  }
}

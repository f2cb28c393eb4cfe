// Which classifier a verb uses and how, and what it decides of a line.
#pragma once

#include <string>
#include <vector>

#include "common/command_line.h"
#include "common/log.h"
#include "seq/classify.h"

namespace app {

struct ModelUse {
  std::string model, part = "all";
  int threads = 0;
  bool strict = false;
  LogOptions log;
};

/// Adds --model, with_part --part.
void add_model_options(CommandLine& line, ModelUse& use, bool with_part);
/// Adds --threads and the log's options under a heading of their own.
void add_speed_options(CommandLine& line, ModelUse& use);

/// Throws Error(usage) when no model is named, what Classifier throws.
seq::Classifier open_classifier(const ModelUse& use, Log& log);
seq::Classifier::Part part_of(const ModelUse& use);

/// How many labels a line gets.
struct Choice {
  int k = 0;              ///< the so many likeliest; 0 = as the model decides; -1 = all
  double threshold = -1;  ///< those of at least this probability; negative = any
};

/// Adds --k and --threshold.
void add_choice_options(CommandLine& line, Choice& choice);

/// The labels chosen, likeliest first; none when none reaches the threshold. A threshold without k chooses all that
/// reach it.
std::vector<int> chosen_labels(const seq::Classifier& classifier, const std::vector<double>& probabilities,
                               const Choice& choice);

/// Told the share that is done.
using ShareDone = std::function<void(double share)>;

/// Probabilities of many lines, worked on in bounded chunks.
std::vector<std::vector<double>> predict_all(const seq::Classifier& classifier, const std::vector<std::string>& lines,
                                             seq::Classifier::Part part,
                                             const std::function<void(const std::string&)>& warn,
                                             const ShareDone& progress);

/// One line of output: labels separated by tabs, each followed by tab and probability when asked.
std::string labels_text(const seq::Classifier& classifier, const std::vector<int>& labels,
                        const std::vector<double>& probabilities, bool with_probabilities);

}  // namespace app

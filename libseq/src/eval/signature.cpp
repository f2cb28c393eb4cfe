#include "eval/smoothing.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"
#include "seq/metrics.h"
#include "seq/summary_metrics.h"

namespace seq {
namespace {

constexpr const char* kVersion = "libseq-0.1.0";

std::string references_part(int references, const BootstrapOptions* bootstrap) {
  std::string text = "nrefs:" + (references < 0 ? "var" : std::to_string(references));
  if (bootstrap != nullptr)
    text += "|bs:" + std::to_string(bootstrap->samples) + "|seed:" + std::to_string(bootstrap->seed);
  return text;
}

std::string yes(bool value) { return value ? "yes" : "no"; }

std::string version_part() { return std::string("|version:") + kVersion; }

}  // namespace

std::string bleu_signature(const BleuOptions& options, int references, const BootstrapOptions* bootstrap) {
  const eval::Smoothing smoothing = eval::smoothing(options);
  std::string smooth = options.smoothing;
  if (smoothing.has_value) smooth += "[" + eval::fixed(smoothing.value, 2) + "]";
  return references_part(references, bootstrap) + "|case:" + (options.lowercase ? "lc" : "mixed") +
         "|eff:" + yes(options.effective_order) + "|tok:" + options.tokenizer + "|smooth:" + smooth + version_part();
}

std::string chrf_signature(const ChrfOptions& options, int references, const BootstrapOptions* bootstrap) {
  return references_part(references, bootstrap) + "|case:" + (options.lowercase ? "lc" : "mixed") +
         "|eff:" + yes(!options.eps_smoothing) + "|nc:" + std::to_string(options.char_order) +
         "|nw:" + std::to_string(options.word_order) + "|space:" + yes(options.whitespace) + version_part();
}

std::string ter_signature(const TerOptions& options, int references, const BootstrapOptions* bootstrap) {
  return references_part(references, bootstrap) + "|case:" + (options.case_sensitive ? "mixed" : "lc") +
         "|tok:tercom|norm:" + yes(options.normalized) + "|punct:" + yes(!options.no_punct) +
         "|asian:" + yes(options.asian_support) + version_part();
}

std::string rouge_signature(const RougeOptions& options, int references, const BootstrapOptions* bootstrap) {
  return references_part(references, bootstrap) + "|case:lc|tok:" + options.tokenizer + "|stem:" + yes(options.stem) +
         "|best:f1" + version_part();
}

std::string caption_signature(const std::string& how, int references, const BootstrapOptions* bootstrap) {
  return references_part(references, bootstrap) + "|" + how + version_part();
}

std::string format_score(const std::string& name, double score, int decimals, const std::string& signature,
                         const std::string& details, const Interval* interval) {
  eval::check_range(decimals, 0, 17, "decimals");
  std::string text = name;
  if (!signature.empty()) text += "|" + signature;
  text += " = " + eval::fixed(score, decimals);
  if (interval != nullptr && interval->mean > 0)
    text +=
        " (μ = " + eval::fixed(interval->mean, decimals) + " ± " + eval::fixed(interval->half_width, decimals) + ")";
  if (!details.empty()) text += " " + details;
  return text;
}

}  // namespace seq

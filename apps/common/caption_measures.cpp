#include "common/measured.h"
#include "seq/caption_metrics.h"

namespace app {

std::optional<Measured> measure_captions(const std::string& metric, const std::vector<std::string>& hypotheses,
                                         const seq::References& references, const seq::BootstrapOptions* bootstrap) {
  const auto signature = [&](const std::string& how) {
    return seq::caption_signature(how, seq::reference_count(references), bootstrap);
  };
  const std::string coco = "case:lc|tok:ptb";
  if (metric.size() == 6 && metric.starts_with("bleu-")) {
    const auto order = static_cast<std::size_t>(metric[5] - '1');
    return Measured{"BLEU-" + metric.substr(5), signature(coco + "|smooth:none"),
                    seq::coco_bleu_statistics(hypotheses, references),
                    [order](const seq::Statistics& sum) { return seq::coco_bleu_from_statistics(sum)[order]; }};
  }
  if (metric == "mteval-bleu")
    return Measured{"BLEU (mteval)", signature("case:lc-ascii|tok:13a|smooth:exp"),
                    seq::mteval_bleu_statistics(hypotheses, references),
                    [](const seq::Statistics& sum) { return seq::bleu_from_statistics(sum).score; }};
  if (metric == "nist")
    return Measured{"NIST", signature("case:lc-ascii|tok:13a|order:5"), seq::nist_statistics(hypotheses, references),
                    seq::nist_from_statistics};
  if (metric == "coco-rouge")
    return Measured{"ROUGE-L (coco)", signature(coco + "|beta:1.2"), seq::coco_rouge_statistics(hypotheses, references),
                    seq::coco_rouge_from_statistics};
  if (metric == "cider" || metric == "cider-plain") {
    const bool d = metric == "cider";
    return Measured{d ? "CIDEr" : "CIDEr, plain",
                    signature(coco + "|df:references|form:" + (d ? "d|sigma:6" : "plain")),
                    seq::cider_statistics(hypotheses, references, {d}), seq::cider_from_statistics};
  }
  if (metric == "meteor")
    return Measured{"METEOR, stems", signature(coco + "|match:exact,stem|alpha:0.85|beta:0.2|gamma:0.6"),
                    seq::meteor_statistics(hypotheses, references),
                    [](const seq::Statistics& sum) { return seq::meteor_from_statistics(sum).score; }};
  if (metric == "distinct-1" || metric == "distinct-2")
    return Measured{metric + " %", "", {}, nullptr, seq::distinct_ngrams(hypotheses, metric.back() - '0')};
  return std::nullopt;
}

}  // namespace app

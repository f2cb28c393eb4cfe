#include "model/compressor_model.h"

#ifndef SEQ_DOUBLE

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/weights.h"
#include "seq/error.h"

namespace seq {
namespace {

constexpr char bias_name[] = "decision.bias";
constexpr std::size_t part_units = 512, batch_lines = 32;
const std::vector<std::string> label_names = {"drop", "keep"};

/// A part of a line, and which.
struct Part {
  std::size_t line, first;  ///< unit
  TaggedLine tagged;
};

std::vector<Part> parts_of(const CompressorParts& parts, const std::vector<std::string>& lines,
                           const std::vector<std::vector<WordUnit>>& units, Workers& workers) {
  std::vector<Part> all;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t first = 0; first < units[i].size(); first += part_units) all.push_back({i, first, {}});
  const auto blocks = static_cast<int>((all.size() + batch_lines - 1) / batch_lines);
  workers.each(blocks, [&](int b) {
    for (std::size_t k = b * batch_lines; k < std::min(all.size(), (b + 1) * batch_lines); ++k) {
      Part& part = all[k];
      const std::vector<WordUnit>& own = units[part.line];
      part.tagged = parts.encode(lines[part.line], own, part.first, std::min(own.size(), part.first + part_units));
    }
  });
  return all;
}

/// A damaged model's numbers may be none; the search needs numbers.
double number(Real x) { return std::isfinite(x) ? x : 0; }

void set_layer_scores(const CompressorParts& parts, const Parameters& p, DeletionScores& scores) {
  const CrfLayer& crf = parts.network->crf;
  for (int k = 0; k < 2; ++k) {
    scores.start[k] = number(p.row(crf.start)[k]);
    scores.end[k] = number(p.row(crf.end)[k]);
    for (int m = 0; m < 2; ++m) scores.transitions[k][m] = number(p.view(crf.transitions)(k, m));
  }
}

}  // namespace

TaggedLine CompressorParts::encode(std::string_view line, const std::vector<WordUnit>& units, std::size_t first,
                                   std::size_t last) const {
  TaggedLine tagged;
  tagged.ids.push_back(tokenizer->begin());
  for (std::size_t i = first; i < last; ++i) {
    std::vector<int> pieces = tokenizer->encode(std::string(units[i].of(line)));
    if (pieces.empty()) pieces.push_back(tokenizer->unknown());
    tagged.first.push_back(static_cast<int>(tagged.ids.size()));
    tagged.ids.insert(tagged.ids.end(), pieces.begin(), pieces.end());
    tagged.last.push_back(static_cast<int>(tagged.ids.size()) - 1);
  }
  tagged.ids.push_back(tokenizer->end());
  return tagged;
}

std::vector<DeletionScores> deletion_scores(const CompressorParts& parts, const Parameters& p,
                                            const std::vector<std::string>& lines,
                                            const std::vector<std::vector<WordUnit>>& units, Workers& workers) {
  std::vector<DeletionScores> scores(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    scores[i].emissions.resize(units[i].size());
    set_layer_scores(parts, p, scores[i]);
  }
  const std::vector<Part> all = parts_of(parts, lines, units, workers);
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].tagged.ids.size() > all[b].tagged.ids.size(); });
  workers.each_helped(static_cast<int>((order.size() + batch_lines - 1) / batch_lines), [&](int b) {
    const std::size_t begin = b * batch_lines, end = std::min(order.size(), begin + batch_lines);
    std::vector<const TaggedLine*> tagged;
    for (std::size_t k = begin; k < end; ++k) tagged.push_back(&all[order[k]].tagged);
    TaggedBatch batch;
    pack_lines(tagged, batch);
    const Packing words = batch.words.packing();
    Arena arena, scratch;
    const View emissions = tagger_emissions(*parts.network, p, batch, arena, scratch);
    for (int t = 0; t < words.steps(); ++t)
      for (int j = 0; j < words.alive(t); ++j) {
        const Part& part = all[order[begin + static_cast<std::size_t>(batch.words.order[j])]];
        const Real* row = emissions.row(words.row(t, j));
        scores[part.line].emissions[part.first + static_cast<std::size_t>(t)] = {number(row[0]), number(row[1])};
      }
  });
  return scores;
}

bool is_compressor(const ModelFile& file) { return file.labels == label_names; }

std::unique_ptr<CompressorModel> load_compressor(const std::string& path, bool strict,
                                                 const std::function<void(const std::string&)>& warn) {
  const ModelFile file = load_model_file(path, "summarize", strict, warn);
  if (!is_compressor(file))
    fail(ErrorKind::data, "the model does not shorten by leaving words out", path, "one trained with --mode delete");
  auto model = std::make_unique<CompressorModel>();
  CompressorParts& parts = model->parts;
  assign(fields(parts.text), file.text_options, path);
  assign(fields(parts.options), file.network_options, path);
  parts.tokenizer = std::make_shared<const Tokenizer>(parts.text, file.source_spm, path);
  if (parts.options.embedding < 1 || parts.options.hidden < 1 || parts.options.layers < 1)
    fail(ErrorKind::data, "the network's sizes are missing", path, "expected emb, hidden and layers of at least 1");
  parts.network =
      std::make_unique<TaggerNetwork>(parts.options, parts.tokenizer->size(), static_cast<int>(label_names.size()));
  const ParameterSpace& space = parts.network->space;
  model->storage = file.storage;
  model->parameters = stored_parameters(file, space, {{bias_name, 1, 1}});
  model->keep_bias = number(find_tensor(file, bias_name)->data[0]);
  return model;
}

void add_compressor(ModelFile& file, const CompressorParts& parts, const Real* weights,
                    const std::vector<float>& calibration) {
  TextOptions text = parts.text;
  TaggerOptions options = parts.options;
  file.text_options = dump(fields(text));
  file.network_options = dump(fields(options));
  file.source_spm = parts.tokenizer->serialized();
  file.labels = label_names;
  add_weights(file, parts.network->space, weights);
  file.tensors.push_back({bias_name, 1, 1, calibration.data()});
}

}  // namespace seq

#endif

// The public Generator: lines to token ids, search, and back.
#include <algorithm>
#include <optional>
#include <string>

#include "core/system.h"
#include "model/loaded_model.h"
#include "search/alignment.h"
#include "search/ensemble.h"
#include "search/parallel_search.h"
#include "search/seq2seq_step_model.h"
#include "seq/error.h"
#include "seq/generate.h"
#include "seq/model.h"

namespace seq {
namespace {

/// Words of a line, as whitespace separates them.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && text[i] == ' ') ++i;
    std::size_t end = text.find(' ', i);
    if (end == std::string::npos) end = text.size();
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

/// A part of a line that is searched for on its own: the whole line, unless it is too long.
struct Part {
  std::size_t line = 0;
  std::vector<int> source, prefix;
};

/// Cuts ids into pieces of at most `limit`, at the last word beginning before it where there is one in the second half.
std::vector<std::vector<int>> split(const std::vector<int>& ids, const std::vector<int>& word_of, std::size_t limit) {
  std::vector<std::vector<int>> parts;
  std::size_t begin = 0;
  while (ids.size() - begin > limit) {
    std::size_t cut = begin + limit;
    while (cut > begin + limit / 2 && word_of[cut] == word_of[cut - 1]) --cut;
    if (cut == begin + limit / 2) cut = begin + limit;
    parts.emplace_back(ids.begin() + begin, ids.begin() + cut);
    begin = cut;
  }
  parts.emplace_back(ids.begin() + begin, ids.end());
  return parts;
}

/// Appends what was found for the next part of a line to what there is. The line's source has had `source_words` words
/// so far. Weights of attention are given up: over all parts they would grow with the square of the line.
void join(Hypothesis& line, Hypothesis&& part, int source_words) {
  const int target_words = static_cast<int>(line.word_scores.size());
  if (!line.text.empty() && !part.text.empty()) line.text += ' ';
  line.text += part.text;
  line.score += part.score;
  line.log_probability += part.log_probability;
  line.token_scores.pop_back();  // only the last part's end mark is the line's
  auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(line.tokens, part.tokens);
  append(line.token_scores, part.token_scores);
  append(line.word_scores, part.word_scores);
  append(line.source_tokens, part.source_tokens);
  line.attention.clear();
  for (const auto& pair : part.alignment)
    line.alignment.emplace_back(pair.first + source_words, pair.second + target_words);
}

}  // namespace

struct Generator::Impl {
  SearchOptions options;
  std::vector<std::unique_ptr<LoadedModel>> models;
  SearchVocabulary vocabulary;
  std::unique_ptr<StepModelPool> pool;
  std::unique_ptr<Workers> workers;

  const Tokenizer& source() const { return *models[0]->tokenizers.source; }
  const Tokenizer& target() const { return *models[0]->tokenizers.target; }

  std::unique_ptr<StepModel> make_step_model() const {
    std::vector<std::unique_ptr<StepModel>> members;
    for (const auto& m : models)
      members.push_back(std::make_unique<Seq2SeqStepModel>(*m->network, m->parameters, m->tokenizers.source->end()));
    if (members.size() == 1) return std::move(members[0]);
    return std::make_unique<Ensemble>(std::move(members));
  }

  /// Text of target ids; an unknown piece becomes the source word it attends to most, when that is wanted.
  std::string text_of(const FoundHypothesis& found, const std::vector<int>& source_ids) const {
    const Tokenizer& t = target();
    if (!options.copy_unknown || found.attention.empty() ||
        std::find(found.tokens.begin(), found.tokens.end(), t.unknown()) == found.tokens.end())
      return t.decode(found.tokens);
    const std::vector<std::string> source_words = words_of(source().decode(source_ids));
    const std::vector<int> source_word = source().word_of(source_ids);
    std::string text;
    std::vector<int> run;
    auto add = [&](const std::string& piece) {
      if (!text.empty() && !piece.empty()) text += ' ';
      text += piece;
    };
    auto flush = [&] {
      if (!run.empty()) add(t.decode(run));
      run.clear();
    };
    for (std::size_t i = 0; i < found.tokens.size(); ++i) {
      if (found.tokens[i] != t.unknown()) {
        run.push_back(found.tokens[i]);
        continue;
      }
      flush();
      const std::vector<float>& row = found.attention[i];
      const auto best = std::max_element(row.begin(), row.end()) - row.begin();
      const int word = best < static_cast<std::ptrdiff_t>(source_word.size()) ? source_word[best] : -1;
      if (word >= 0 && word < static_cast<int>(source_words.size())) add(source_words[word]);
    }
    flush();
    return text;
  }

  Hypothesis present(const FoundHypothesis& found, const std::vector<int>& source_ids) const {
    Hypothesis h;
    h.text = text_of(found, source_ids);
    h.score = found.score;
    h.log_probability = found.log_probability;
    h.token_scores.assign(found.token_log_probabilities.begin(), found.token_log_probabilities.end());
    for (int id : found.tokens) h.tokens.push_back(target().piece(id));
    for (int id : source_ids) h.source_tokens.push_back(source().piece(id));
    const std::vector<int> word = target().word_of(found.tokens);
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word[i] < 0) continue;
      if (static_cast<std::size_t>(word[i]) >= h.word_scores.size()) h.word_scores.resize(word[i] + 1, 0);
      h.word_scores[word[i]] += found.token_log_probabilities[i];
    }
    h.attention = found.attention;
    if (!found.attention.empty())
      h.alignment = hard_alignment(word_attention(found.attention, source().word_of(source_ids), word));
    return h;
  }
};

Generator::Generator(const std::string& app, const std::vector<std::string>& paths, const SearchOptions& options,
                     bool strict, const LineWarning& warn)
    : impl_(std::make_unique<Impl>()) {
  validate(options);
  kernels_in_use();
  if (paths.empty()) fail(ErrorKind::usage, "no model given", "-m", "expected at least one model file");
  impl_->options = options;
  for (const std::string& path : paths) {
    impl_->models.push_back(load_model(path, app, strict, warn));
    const LoadedModel &first = *impl_->models[0], &last = *impl_->models.back();
    if (last.tokenizers.source->serialized() != first.tokenizers.source->serialized() ||
        last.tokenizers.target->serialized() != first.tokenizers.target->serialized())
      fail(ErrorKind::data, "the models have different vocabularies", path, "an ensemble needs those of " + paths[0],
           "train its members with the same --spm-source and --spm-target");
  }
  const Tokenizer& target = impl_->target();
  impl_->vocabulary.begin = target.begin();
  impl_->vocabulary.end = target.end();
  if (!options.copy_unknown) impl_->vocabulary.forbidden.push_back(target.unknown());
  impl_->workers = std::make_unique<Workers>(options.threads > 0 ? options.threads : available_threads());
  const Impl* impl = impl_.get();
  impl_->pool = std::make_unique<StepModelPool>([impl] { return impl->make_step_model(); });
}

Generator::~Generator() = default;
Generator::Generator(Generator&&) noexcept = default;
Generator& Generator::operator=(Generator&&) noexcept = default;

const SearchOptions& Generator::options() const { return impl_->options; }

std::vector<std::vector<Hypothesis>> Generator::generate(const std::vector<std::string>& lines, std::int64_t first_line,
                                                         const std::vector<std::string>& prefixes,
                                                         const LineWarning& warn) const {
  const Impl& g = *impl_;
  if (!prefixes.empty() && prefixes.size() != lines.size())
    fail(ErrorKind::usage, "counts of lines and prefixes differ", "prefix",
         std::to_string(lines.size()) + " lines, " + std::to_string(prefixes.size()) + " prefixes");
  std::vector<Part> parts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<int> ids = g.source().encode(lines[i]);
    const auto limit = static_cast<std::size_t>(g.options.max_source);
    std::vector<std::vector<int>> pieces = {ids};
    if (ids.size() > limit) {
      pieces = split(ids, g.source().word_of(ids), limit);
      if (warn)
        warn("line " + std::to_string(first_line + static_cast<std::int64_t>(i)) + ": split into " +
             std::to_string(pieces.size()) + " parts (" + std::to_string(ids.size()) + " tokens, --max-source " +
             std::to_string(limit) + ")");
    }
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      Part part{i, std::move(pieces[k]), {}};
      if (k == 0 && !prefixes.empty()) part.prefix = g.target().encode(prefixes[i]);
      parts.push_back(std::move(part));
    }
  }
  std::vector<SearchRequest> requests;
  for (const Part& part : parts)
    requests.push_back({part.source, part.prefix, first_line + static_cast<std::int64_t>(part.line)});
  // Hypotheses of equal text are dropped below, so more are asked for than wanted: lists of a beam nest.
  SearchOptions options = g.options;
  if (!options.sample && options.n_best > 1) options.n_best = std::max(options.beam, options.n_best);
  const FoundLists found = parallel_search(*g.pool, *g.workers, requests, options, g.vocabulary, true);

  std::vector<std::vector<Hypothesis>> out(lines.size());
  std::vector<int> source_words(lines.size());  // of the parts so far
  for (std::size_t k = 0; k < parts.size(); ++k) {
    std::vector<Hypothesis> list;
    for (const FoundHypothesis& f : found[k]) {
      if (static_cast<int>(list.size()) == g.options.n_best) break;
      Hypothesis h = g.present(f, parts[k].source);
      const bool seen = std::any_of(list.begin(), list.end(), [&](const Hypothesis& o) { return o.text == h.text; });
      if (!seen) list.push_back(std::move(h));
    }
    std::vector<Hypothesis>& line = out[parts[k].line];
    if (line.empty()) {
      line = std::move(list);
    } else {
      // A line in parts: its n-th hypothesis joins the n-th of each part.
      line.resize(std::min(line.size(), list.size()));
      for (std::size_t n = 0; n < line.size(); ++n) join(line[n], std::move(list[n]), source_words[parts[k].line]);
    }
    source_words[parts[k].line] += static_cast<int>(words_of(g.source().decode(parts[k].source)).size());
  }
  return out;
}

std::vector<Hypothesis> Generator::score(const std::vector<std::string>& sources,
                                         const std::vector<std::string>& targets) const {
  const Impl& g = *impl_;
  if (sources.size() != targets.size())
    fail(ErrorKind::usage, "counts of sources and targets differ", "score",
         std::to_string(sources.size()) + " sources, " + std::to_string(targets.size()) + " targets");
  const int count = static_cast<int>(sources.size()), size = g.options.batch;
  std::vector<Hypothesis> out(sources.size());
  g.workers->each((count + size - 1) / size, [&](int b) {
    std::vector<std::vector<int>> source_ids, target_ids;
    const int first = b * size, last = std::min(count, first + size);
    for (int i = first; i < last; ++i) {
      source_ids.push_back(g.source().encode(sources[i]));
      target_ids.push_back(g.target().encode(targets[i]));
    }
    const std::vector<FoundHypothesis> found =
        score_targets(g.pool->local(), source_ids, target_ids, g.options, g.vocabulary, true);
    for (int i = first; i < last; ++i) out[i] = g.present(found[i - first], source_ids[i - first]);
  });
  return out;
}

}  // namespace seq

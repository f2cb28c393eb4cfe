// The public Generator: lines to token ids, search, and back.
#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/profile.h"
#include "core/system.h"
#include "search/line_parts.h"
#include "search/model_set.h"
#include "search/parallel_search.h"
#include "search/presentation.h"
#include "seq/corpus.h"
#include "seq/error.h"
#include "seq/generate.h"
#include "seq/model.h"

namespace seq {
namespace {

constexpr auto unlimited = std::numeric_limits<std::size_t>::max();

}  // namespace

struct Generator::Impl {
  Impl(const SearchOptions& o, ModelSet set) : options(o), models(std::move(set)) {}

  SearchOptions options;
  ModelSet models;
  SearchVocabulary vocabulary;
  std::unique_ptr<StepModelPool> pool;       ///< searches
  std::unique_ptr<StepModelPool> full_pool;  ///< any piece, as forced ones need; null without a shortlist
  std::unique_ptr<Workers> workers;
  std::optional<SlotCheck> slots;                  ///< where outputs are ranked by what they say of their rows
  mutable std::atomic<bool> said_lowered = false;  ///< that a line is shorter than what is asked for

  const Tokenizer& source() const { return models.source(); }
  const Tokenizer& target() const { return models.target(); }
  bool copies() const { return models.copies(); }
  bool reads_frames() const { return models.reads_frames(); }
  const TableSchema& table() const { return models.table(); }
  Presentation presentation() const { return {source(), target(), copies(), reads_frames(), options.copy_unknown}; }

  /// Whether a line is more than any text, and never in parts: frames, or a row.
  bool reads_records() const { return reads_frames() || !table().empty(); }

  /// Such a line as the network reads it; the first `limit` frames. Throws Error(data) that names `where`.
  LinePart record_of(const std::string& line, std::size_t limit, const std::string& where, std::size_t& cut) const {
    if (table().empty())
      return part_of_frames(models.first().frame_scale, models.first().sound, line, limit, where, cut);
    const SlotRow row = row_of(line, where);
    if (!reads_frames()) return std::move(parts_of(source(), table().words(row, where), copies(), unlimited)[0]);
    LinePart part;
    part.request.source = table().frames(row, where);
    return part;
  }

  /// The text with placeholders for the values of the row that the line is.
  std::string with_placeholders(const std::string& line, const std::string& text) const {
    return table().empty() ? text : table().delexicalize(parse_slots(line), text);
  }

  /// Puts the row's values into the outputs and, where that is asked for, those first that say just them.
  void fill(const std::string& line, std::vector<Hypothesis>& list) const {
    const SlotRow row = parse_slots(line);
    std::vector<std::pair<int, std::size_t>> order;  // errors, place
    for (std::size_t k = 0; k < list.size(); ++k) {
      int left_out = 0;
      list[k].text = table().fill(row, list[k].text, &left_out);
      order.emplace_back(slots ? left_out + (*slots)(row, list[k].text).errors() : 0, k);
    }
    std::sort(order.begin(), order.end());
    std::vector<Hypothesis> ranked;
    for (const auto& [errors, k] : order) ranked.push_back(std::move(list[k]));
    list = std::move(ranked);
  }

  /// Tokens of the longest line that is not split.
  int longest_whole() const {
    if (options.max_source > 0) return options.max_source;
    constexpr int least = 100, unknown = 20000;
    const int longest = models.longest_source();
    return longest > 0 ? std::max(longest, least) : unknown;
  }

  std::vector<LinePart> parts(const std::string& line) const {
    return parts_of(source(), line, copies(), static_cast<std::size_t>(longest_whole()));
  }

  /// A line that is a record; none, which gives no hypothesis, where it holds something else and `warn` takes note of
  /// it.
  std::vector<LinePart> record(const std::string& line, std::int64_t number, const LineWarning& warn) const {
    const std::string where = "line " + std::to_string(number);
    std::size_t cut = 0;
    try {
      std::vector<LinePart> whole = {record_of(line, static_cast<std::size_t>(longest_whole()), where, cut)};
      if (cut > 0 && warn)
        warn(where + ": " + std::to_string(cut) + " frames, cut to " + std::to_string(longest_whole()) +
             " (--max-source)");
      return whole;
    } catch (const Error& error) {
      if (!warn || (error.kind() != ErrorKind::data && error.kind() != ErrorKind::missing)) throw;
      warn(std::string(error.what()) + "; its output is empty");
      return {};
    }
  }

  /// What a line was made into, and what was said and thrown meanwhile.
  struct ReadLine {
    std::vector<LinePart> parts;
    std::vector<std::string> warnings;
    std::exception_ptr failure;
  };

  /// The lines, of which the first has that number, read on all threads. What there is to say of them waits, so that it
  /// is said in their order.
  std::vector<ReadLine> read(const std::vector<std::string>& lines, std::int64_t first, const LineWarning& warn) const {
    std::vector<ReadLine> all(lines.size());
    workers->each_in_blocks(lines.size(), [&](std::size_t i) {
      ReadLine& own = all[i];
      LineWarning later;
      if (warn) later = [&own](const std::string& text) { own.warnings.push_back(text); };
      try {
        own.parts = reads_records() ? record(lines[i], first + static_cast<std::int64_t>(i), later) : parts(lines[i]);
      } catch (...) {
        own.failure = std::current_exception();
      }
    });
    return all;
  }

  const Shortlist* shortlist() const { return options.shortlist ? models.shortlist() : nullptr; }
  StepModelPool& pool_for_any_token() const { return full_pool ? *full_pool : *pool; }

  PieceLength length_of_source(const LinePart& part) const {
    // Frames have no words, so that nothing is too much to ask of them.
    if (reads_frames()) return {TextLimits::unlimited, TextLimits::unlimited};
    return length_of(source(), part.request.source.ids, part.extra);
  }

  /// Those parts of a line whose outputs are given for all of it.
  std::vector<LinePart> likeliest(std::vector<LinePart> parts, const TextLimits& limits) const {
    SearchOptions single = options;
    single.n_best = 1;
    single.sample = false;
    std::vector<SearchRequest> requests;
    for (const LinePart& part : parts) requests.push_back(part.request);
    const FoundLists found = parallel_search(*pool, *workers, requests, single, vocabulary, {});
    std::vector<PieceLength> lengths;
    for (std::size_t k = 0; k < parts.size(); ++k)
      lengths.push_back(length_of(target(), found[k][0].tokens, parts[k].extra));
    std::vector<LinePart> best;
    for (std::size_t k : likeliest_parts(found, lengths, limits)) best.push_back(std::move(parts[k]));
    return best;
  }

  /// The limits of a line's text, as the options say, for the length of its source.
  TextLimits limits_for(const std::vector<LinePart>& parts, std::int64_t line, const LineWarning& warn) const {
    if (vocabulary.lengths.empty()) return {};
    PieceLength length;
    for (const LinePart& part : parts) {
      const PieceLength own = length_of_source(part);
      length.words += own.words;
      length.characters += own.characters;
    }
    if (length.words == 0) return {};
    bool lowered = false;
    const TextLimits limits = text_limits(options, length, lowered);
    if (lowered && warn && !said_lowered.exchange(true))
      warn("line " + std::to_string(line) +
           ": shorter than the length that is asked for; no more than its own length is demanded (said once)");
    return limits;
  }

  /// Sets the limits of a part's text to its share of the line's.
  void limit_text(LinePart& part, std::size_t parts, const TextLimits& limits) const {
    if (!limits.any() || part.request.source.empty()) return;
    part.request.text = share_of(limits, static_cast<int>(parts), length_of_source(part));
    for (int id = 0; id < part.request.extra; ++id)
      part.request.extra_lengths.push_back(target().length_of(target().size() + id, part.extra));
  }
};

Generator::Generator(const std::string& app, const std::vector<std::string>& paths, const SearchOptions& options,
                     bool strict, const LineWarning& warn) {
  validate(options);
  kernels_in_use();
  impl_ = std::make_unique<Impl>(options, ModelSet(app, paths, strict, warn));
  const Tokenizer& target = impl_->target();
  impl_->vocabulary.begin = target.begin();
  impl_->vocabulary.end = target.end();
  impl_->vocabulary.same_words = impl_->copies();
  if (limits_text(options))
    for (int id = 0; id < target.size(); ++id) impl_->vocabulary.lengths.push_back(target.length_of(id));
  if (impl_->reads_frames() && options.ratio > 0)
    fail(ErrorKind::usage, "the model reads frames, which have no words", "--ratio", "expected --length");
  if (impl_->copies() || impl_->reads_frames() || !options.copy_unknown)
    impl_->vocabulary.forbidden.push_back(target.unknown());
  if (options.rerank_slots) {
    if (impl_->table().empty())
      fail(ErrorKind::usage, "the model reads no rows of named values", "--rerank-slots",
           "expected a model trained with --input table");
    std::vector<std::string> wordings;
    if (!options.slot_wordings.empty()) wordings = read_lines(options.slot_wordings, strict);
    impl_->slots.emplace(impl_->table().known_values(), wordings);
  }
  impl_->workers = std::make_unique<Workers>(options.threads > 0 ? options.threads : available_threads());
  const Impl* impl = impl_.get();
  impl_->pool = std::make_unique<StepModelPool>([impl] { return impl->models.make_step_model(impl->shortlist()); });
  if (impl_->shortlist())
    impl_->full_pool = std::make_unique<StepModelPool>([impl] { return impl->models.make_step_model(nullptr); });
}

Generator::~Generator() = default;
Generator::Generator(Generator&&) noexcept = default;
Generator& Generator::operator=(Generator&&) noexcept = default;

const SearchOptions& Generator::options() const { return impl_->options; }
bool Generator::reads_frames() const { return impl_->reads_frames(); }
std::vector<SlotRow> Generator::known_values() const { return impl_->table().known_values(); }

std::vector<std::vector<Hypothesis>> Generator::generate(const std::vector<std::string>& lines, std::int64_t first_line,
                                                         const std::vector<std::string>& prefixes,
                                                         const LineWarning& warn, bool scores) const {
  const Impl& g = *impl_;
  if (!prefixes.empty() && prefixes.size() != lines.size())
    fail(ErrorKind::usage, "counts of lines and prefixes differ", "prefix",
         std::to_string(lines.size()) + " lines, " + std::to_string(prefixes.size()) + " prefixes");
  std::vector<SearchRequest> requests;
  std::vector<LinePart> parts_of_lines;   // without their requests
  std::vector<std::size_t> parts_before;  // of each line
  std::vector<Impl::ReadLine> read = g.read(lines, first_line, warn);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::int64_t number = first_line + static_cast<std::int64_t>(i);
    parts_before.push_back(requests.size());
    if (read[i].failure) std::rethrow_exception(read[i].failure);
    for (const std::string& text : read[i].warnings) warn(text);
    std::vector<LinePart> parts = std::move(read[i].parts);
    const TextLimits limits = g.limits_for(parts, number, warn);
    if (parts.size() > 1) {
      const std::size_t all = parts.size();
      if (g.options.condense) parts = g.likeliest(std::move(parts), limits);
      if (warn)
        warn("line " + std::to_string(number) + ": split into " + std::to_string(all) + " parts (--max-source " +
             std::to_string(g.longest_whole()) + ")" +
             (g.options.condense ? "; the output is that of the likeliest " + std::to_string(parts.size()) : ""));
    }
    if (!prefixes.empty() && !parts.empty())
      parts[0].request.prefix = g.target().encode_with(g.with_placeholders(lines[i], prefixes[i]), parts[0].extra);
    for (LinePart& part : parts) {
      part.request.line = number;
      g.limit_text(part, parts.size(), limits);
      requests.push_back(std::move(part.request));
      parts_of_lines.push_back(std::move(part));
    }
  }
  parts_before.push_back(requests.size());
  // Hypotheses of equal text are dropped below, so more are asked for than wanted: lists of a beam nest.
  SearchOptions options = g.options;
  if (!options.sample && (options.n_best > 1 || g.slots)) options.n_best = std::max(options.beam, options.n_best);
  StepModelPool& pool = prefixes.empty() ? *g.pool : g.pool_for_any_token();
  const FoundLists found = parallel_search(pool, *g.workers, requests, options, g.vocabulary, {true, scores});

  std::vector<std::vector<Hypothesis>> out(lines.size());
  g.workers->each_in_blocks(lines.size(), [&](std::size_t i) {
    ProfileBlock block("text of outputs");
    for (std::size_t k = parts_before[i]; k < parts_before[i + 1]; ++k) {
      std::vector<Hypothesis> list;
      for (const FoundHypothesis& f : found[k]) {
        if (static_cast<int>(list.size()) == g.options.n_best && !g.slots) break;
        Hypothesis h =
            g.presentation().present(f.in_word ? without_cut_word(f, g.vocabulary.lengths) : f, requests[k].source,
                                     parts_of_lines[k].extra, parts_of_lines[k].words_before);
        const bool seen = std::any_of(list.begin(), list.end(), [&](const Hypothesis& o) { return o.text == h.text; });
        if (!seen) list.push_back(std::move(h));
      }
      if (!g.table().empty()) {
        g.fill(lines[i], list);
        if (std::ssize(list) > g.options.n_best) list.resize(static_cast<std::size_t>(g.options.n_best));
      }
      if (k == parts_before[i]) {
        out[i] = std::move(list);
      } else {
        // A line in parts: its n-th hypothesis joins the n-th of each part.
        out[i].resize(std::min(out[i].size(), list.size()));
        for (std::size_t n = 0; n < out[i].size(); ++n) join(out[i][n], std::move(list[n]));
      }
    }
  });
  return out;
}

std::vector<Hypothesis> Generator::score(const std::vector<std::string>& sources,
                                         const std::vector<std::string>& targets) const {
  const Impl& g = *impl_;
  if (sources.size() != targets.size())
    fail(ErrorKind::usage, "counts of sources and targets differ", "score",
         std::to_string(sources.size()) + " sources, " + std::to_string(targets.size()) + " targets");
  const int count = static_cast<int>(sources.size()), fair = (count + g.workers->threads() - 1) / g.workers->threads();
  const int size = std::max(1, std::min(g.options.batch, fair));
  std::vector<Hypothesis> out(sources.size());
  g.workers->each_helped((count + size - 1) / size, [&](int b) {
    std::vector<SearchRequest> requests;
    std::vector<ExtraWords> extra;
    const int first = b * size, last = std::min(count, first + size);
    for (int i = first; i < last; ++i) {
      std::size_t cut = 0;
      LinePart whole = g.reads_records() ? g.record_of(sources[i], unlimited, "source " + std::to_string(i + 1), cut)
                                         : std::move(parts_of(g.source(), sources[i], g.copies(), unlimited)[0]);
      whole.request.prefix = g.target().encode_with(g.with_placeholders(sources[i], targets[i]), whole.extra);
      requests.push_back(std::move(whole.request));
      extra.push_back(std::move(whole.extra));
    }
    const std::vector<FoundHypothesis> found =
        score_targets(g.pool_for_any_token().local(), requests, g.options, g.vocabulary, {true});
    for (int i = first; i < last; ++i)
      out[i] = g.presentation().present(found[i - first], requests[i - first].source, extra[i - first]);
  });
  return out;
}

}  // namespace seq

#include "eval/ter_edits.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "seq/error.h"

namespace seq::eval {
namespace {

using Words = std::vector<std::uint32_t>;

constexpr int kMaxShiftSize = 10;
constexpr int kMaxShiftDistance = 50;
constexpr int kBeamWidth = 25;
constexpr int kMaxShiftCandidates = 1000;
constexpr std::int32_t kInfinity = 1'000'000'000;

enum class Edit : std::uint8_t { undefined, keep, substitute, insert, remove };

struct Cell {
  std::int32_t cost = kInfinity;
  Edit edit = Edit::undefined;
};

// The edit distance from hypotheses of one length to the reference, within a band around the diagonal. Only the band is
// stored. Rows of the matrix that the last call computed for the same first words are taken over: a shift leaves the
// words before it alone.
class BandedDistance {
 public:
  BandedDistance(const Words& reference, std::size_t hypothesis_size)
      : reference_(reference),
        size_(static_cast<int>(hypothesis_size)),
        width_(static_cast<int>(reference.size()) + 1) {
    const double ratio = size_ == 0 ? 1.0 : static_cast<double>(reference.size()) / static_cast<double>(size_);
    const int beam = kBeamWidth < ratio / 2 ? static_cast<int>(std::ceil(ratio / 2 + kBeamWidth)) : kBeamWidth;
    rows_.resize(static_cast<std::size_t>(size_) + 1);
    std::size_t cells = 0;
    for (int i = 0; i <= size_; ++i) {
      Row& row = rows_[static_cast<std::size_t>(i)];
      const int diagonal = static_cast<int>(std::floor(i * ratio));
      row.first = i == 0 ? 0 : std::min(std::max(0, diagonal - beam), width_);
      row.last = i == 0 || i == size_ ? width_ : std::min(width_, diagonal + beam);
      row.cells = cells;
      cells += static_cast<std::size_t>(std::max(0, row.last - row.first));
    }
    cells_.resize(cells);
    for (int j = 0; j < width_; ++j) cells_[static_cast<std::size_t>(j)] = {j, Edit::insert};
  }

  std::int32_t operator()(const Words& hypothesis) {
    std::size_t row = 1;
    if (!words_.empty())
      while (row < hypothesis.size() && hypothesis[row - 1] == words_[row - 1]) ++row;
    for (; row <= hypothesis.size(); ++row) fill(static_cast<int>(row), hypothesis[row - 1]);
    words_ = hypothesis;
    return at(size_, width_ - 1).cost;
  }

  // The edits of the last call, from the first word on.
  std::vector<Edit> path() const {
    std::vector<Edit> result;
    for (int i = size_, j = width_ - 1; i > 0 || j > 0;) {
      const Edit edit = at(i, j).edit;
      if (edit == Edit::undefined) fail(ErrorKind::internal, "the TER search left its band", "");
      result.push_back(edit);
      if (edit != Edit::insert) --i;
      if (edit != Edit::remove) --j;
    }
    std::reverse(result.begin(), result.end());
    return result;
  }

 private:
  struct Row {
    int first = 0, last = 0;  // columns first to last-1 are stored
    std::size_t cells = 0;    // where in cells_
  };

  Cell at(int i, int j) const {
    const Row& row = rows_[static_cast<std::size_t>(i)];
    if (j < row.first || j >= row.last) return {};
    return cells_[row.cells + static_cast<std::size_t>(j - row.first)];
  }

  void fill(int i, std::uint32_t word) {
    const Row& row = rows_[static_cast<std::size_t>(i)];
    Cell left;
    Cell diagonal = at(i - 1, row.first - 1);
    for (int j = row.first; j < row.last; ++j) {
      const Cell above = at(i - 1, j);
      Cell cell;
      if (j == 0) {
        cell = {above.cost + 1, Edit::remove};
      } else {
        // Of equal costs the first of this order wins, which decides the alignment and so the shifts that are tried.
        const bool equal = word == reference_[static_cast<std::size_t>(j - 1)];
        const auto take = [&cell](std::int32_t cost, Edit edit) {
          if (cell.cost > cost) cell = {cost, edit};
        };
        take(diagonal.cost + (equal ? 0 : 1), equal ? Edit::keep : Edit::substitute);
        take(above.cost + 1, Edit::remove);
        take(left.cost + 1, Edit::insert);
      }
      cells_[row.cells + static_cast<std::size_t>(j - row.first)] = cell;
      diagonal = above;
      left = cell;
    }
  }

  const Words& reference_;
  int size_, width_;  // hypothesis words; reference words and one
  std::vector<Row> rows_;
  std::vector<Cell> cells_;
  Words words_;  // of the last call
};

// Which hypothesis word each reference word stands at (-1: before the first), and which words of either need an edit.
struct Alignment {
  std::vector<int> position;
  std::vector<char> reference_wrong, hypothesis_wrong;

  explicit Alignment(const std::vector<Edit>& path) {
    int at = -1;
    for (Edit edit : path) {
      if (edit != Edit::insert) {
        ++at;
        hypothesis_wrong.push_back(edit != Edit::keep);
      }
      if (edit != Edit::remove) {
        position.push_back(at);
        reference_wrong.push_back(edit != Edit::keep);
      }
    }
  }
};

bool any(const std::vector<char>& flags, int start, int length) {
  return std::any_of(flags.begin() + start, flags.begin() + start + length, [](char flag) { return flag != 0; });
}

// The words with `length` of them, from `start` on, moved to before the word at `target`.
void shift_words(const Words& words, int start, int length, int target, Words& result) {
  result = words;
  const auto begin = result.begin();
  if (target < start) {
    std::rotate(begin + target, begin + start, begin + start + length);
  } else if (target > start + length) {
    std::rotate(begin + start, begin + start + length, begin + target);
  } else {
    // A target inside the moved words counts from their end.
    const auto end = std::min<std::ptrdiff_t>(length + target, static_cast<std::ptrdiff_t>(words.size()));
    std::rotate(begin + start, begin + start + length, begin + end);
  }
}

struct Shift {
  // Compared in this order: saved edits, length, earlier origin, earlier target.
  std::tuple<std::int32_t, int, int, int> rank;
  Words words;
};

// The shift that saves most edits. Its words are empty when no shift is possible.
class ShiftSearch {
 public:
  ShiftSearch(const Words& reference, BandedDistance& distance) : reference_(reference), distance_(distance) {}

  bool exhausted() const { return tried_ >= kMaxShiftCandidates; }

  Shift operator()(const Words& hypothesis) {
    before_ = distance_(hypothesis);
    const Alignment alignment(distance_.path());
    best_ = Shift{};
    const int hypothesis_size = static_cast<int>(hypothesis.size());
    const int reference_size = static_cast<int>(reference_.size());
    for (int from = 0; from < hypothesis_size; ++from) {
      const int first = std::max(0, from - kMaxShiftDistance);
      const int last = std::min(reference_size - 1, from + kMaxShiftDistance);
      for (int to = first; to <= last; ++to) {
        const int longest = std::min({kMaxShiftSize, hypothesis_size - from, reference_size - to});
        for (int length = 1; length <= longest; ++length) {
          if (hypothesis[static_cast<std::size_t>(from + length - 1)] !=
              reference_[static_cast<std::size_t>(to + length - 1)])
            break;
          if (try_targets(hypothesis, alignment, from, to, length) && exhausted()) return best_;
        }
      }
    }
    return best_;
  }

 private:
  // Tries to move the words to each place that the reference suggests; false when both sides are already right there.
  bool try_targets(const Words& hypothesis, const Alignment& alignment, int from, int to, int length) {
    if (!any(alignment.hypothesis_wrong, from, length) || !any(alignment.reference_wrong, to, length)) return false;
    const int aligned = alignment.position[static_cast<std::size_t>(to)];
    if (from <= aligned && aligned < from + length) return false;
    int previous = -1;
    for (int offset = -1; offset < length; ++offset) {
      const int target = to + offset == -1 ? 0 : alignment.position[static_cast<std::size_t>(to + offset)] + 1;
      if (target == previous) continue;
      previous = target;
      shift_words(hypothesis, from, length, target, shifted_);
      const std::tuple rank{before_ - distance_(shifted_), length, -from, -target};
      ++tried_;
      if (best_.words.empty() || rank > best_.rank) best_ = {rank, shifted_};
    }
    return true;
  }

  const Words& reference_;
  BandedDistance& distance_;
  std::int32_t before_ = 0;
  int tried_ = 0;
  Shift best_;
  Words shifted_;
};

}  // namespace

std::int64_t translation_edits(const std::vector<std::uint32_t>& hypothesis,
                               const std::vector<std::uint32_t>& reference) {
  if (reference.empty()) return static_cast<std::int64_t>(hypothesis.size());
  BandedDistance distance(reference, hypothesis.size());
  ShiftSearch search(reference, distance);
  Words words = hypothesis;
  std::int64_t shifts = 0;
  while (true) {
    Shift shift = search(words);
    // The search that reaches its limit is thrown away, as in tercom's Python form.
    if (search.exhausted() || shift.words.empty() || std::get<0>(shift.rank) <= 0) break;
    ++shifts;
    words = std::move(shift.words);
  }
  return shifts + distance(words);
}

}  // namespace seq::eval

// The best path through the lattice of all pieces (Kudo 2018), kept as one best way into each byte position.
#include <algorithm>
#include <cfloat>
#include <string>

#include "text/segmenter.h"

namespace seq {

namespace {

class UnigramSegmenter : public Segmenter {
 public:
  explicit UnigramSegmenter(const SpmModel& model) : model_(model) {
    float lowest = FLT_MAX;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
      const SpmPiece& piece = model.pieces[id];
      if (piece.type == SpmPiece::normal || piece.type == SpmPiece::user_defined) {
        trie_.insert(piece.text, static_cast<int>(id));
      }
      if (piece.type == SpmPiece::normal) {
        lowest = std::min(lowest, piece.score);
        highest_score_ = std::max(highest_score_, piece.score);
      }
    }
    unknown_score_ = lowest - 10.0f;  // SentencePiece's penalty
  }

  std::vector<Span> segment(std::string_view text, double drop, RandomStream& random) const override {
    struct Way {
      float score = 0;
      int id = -1;
      std::size_t from = kNowhere;
    };
    std::vector<Way> ways(text.size() + 1);  // ways[i]: the best pieces that end before byte i
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t one = character_length(text.substr(start));
      // Single precision, and the first of equal scores, as in SentencePiece: so both cut alike.
      const float score_here = ways[start].score;
      const auto offer = [&](std::size_t end, double score, int id) {
        Way& way = ways[end];
        if (way.from != kNowhere && score <= way.score) return;
        way = {static_cast<float>(score), id, start};
      };
      bool has_one = false;
      int node = 0;
      for (std::size_t end = start; end < text.size();) {
        node = trie_.step(node, static_cast<unsigned char>(text[end++]));
        if (node < 0) break;
        const int id = trie_.value(node);
        if (id < 0) continue;
        const std::size_t length = end - start;
        const SpmPiece& piece = model_.pieces[static_cast<std::size_t>(id)];
        const bool is_symbol = piece.type == SpmPiece::user_defined;
        has_one |= length == one;
        if (drop > 0 && length > one && !is_symbol && random.uniform() < drop) continue;
        offer(end,
              score_here + (is_symbol ? static_cast<double>(static_cast<float>(length) * highest_score_) - 0.1
                                      : static_cast<double>(piece.score)),
              id);
      }
      if (!has_one) offer(start + one, static_cast<double>(unknown_score_ + score_here), model_.unknown_id);
      start += one;
    }
    std::vector<Span> spans;
    for (std::size_t end = text.size(); end > 0; end = ways[end].from) {
      spans.push_back({ways[end].from, end - ways[end].from, ways[end].id});
    }
    std::reverse(spans.begin(), spans.end());
    return spans;
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  const SpmModel& model_;
  PieceTrie trie_;
  float unknown_score_ = 0;
  float highest_score_ = FLT_MIN;
};

}  // namespace

std::unique_ptr<Segmenter> make_unigram_segmenter(const SpmModel& model) {
  return std::make_unique<UnigramSegmenter>(model);
}

}  // namespace seq

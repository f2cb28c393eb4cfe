#include "text/segmenter.h"

#include <string>
#include <unordered_map>

#include "text/word_parts.h"

namespace seq {

namespace {

/// Characters or whole words, looked up as they are.
class TableSegmenter : public Segmenter {
 public:
  TableSegmenter(const SpmModel& model, const PieceTrie& symbols, bool split_punctuation)
      : model_(model), symbols_(symbols), split_punctuation_(split_punctuation) {
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
      const SpmPiece& piece = model.pieces[id];
      if (piece.type == SpmPiece::normal || piece.type == SpmPiece::user_defined || piece.type == SpmPiece::unused) {
        ids_.emplace(piece.text, static_cast<int>(id));
      }
    }
  }

  std::vector<Span> segment(std::string_view text, double, RandomStream&) const override {
    std::vector<Span> spans;
    const auto add = [&](std::string_view part) {
      const auto found = ids_.find(part);
      spans.push_back({static_cast<std::size_t>(part.data() - text.data()), part.size(),
                       found == ids_.end() ? model_.unknown_id : found->second});
    };
    if (model_.kind == SpmModel::Kind::word) {
      for (const std::string_view word : split_words(text, model_.space_is_suffix)) {
        if (split_punctuation_) {
          for (const std::string_view part : word_parts(word)) add(part);
        } else {
          add(word);
        }
      }
      return spans;
    }
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view rest = text.substr(at);
      const std::size_t symbol = longest_symbol(symbols_, rest);
      const std::size_t length = symbol > 0 ? symbol : character_length(rest);
      add(rest.substr(0, length));
      at += length;
    }
    return spans;
  }

 private:
  const SpmModel& model_;
  const PieceTrie& symbols_;
  bool split_punctuation_;
  std::unordered_map<std::string_view, int> ids_;
};

}  // namespace

std::size_t longest_symbol(const PieceTrie& symbols, std::string_view text) {
  if (symbols.empty()) return 0;
  std::size_t longest = 0;
  int node = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    node = symbols.step(node, static_cast<unsigned char>(text[i]));
    if (node < 0) break;
    if (symbols.value(node) >= 0) longest = i + 1;
  }
  return longest;
}

std::vector<std::string_view> split_words(std::string_view text, bool mark_is_suffix) {
  const std::size_t mark = sizeof(kSpaceMark) - 1;
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    // A mark in front belongs to its word, so the next one is looked for behind it.
    const std::size_t from = !mark_is_suffix && text.compare(begin, mark, kSpaceMark) == 0 ? begin + mark : begin;
    std::size_t end = text.find(kSpaceMark, from);
    if (end == std::string_view::npos) {
      end = text.size();
    } else if (mark_is_suffix) {
      end += mark;
    }
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

std::unique_ptr<Segmenter> make_segmenter(const SpmModel& model, const PieceTrie& symbols, bool split_punctuation) {
  switch (model.kind) {
    case SpmModel::Kind::unigram:
      return make_unigram_segmenter(model);
    case SpmModel::Kind::bpe:
      return make_bpe_segmenter(model, symbols);
    case SpmModel::Kind::word:
    case SpmModel::Kind::character:
      break;
  }
  return std::make_unique<TableSegmenter>(model, symbols, split_punctuation);
}

}  // namespace seq

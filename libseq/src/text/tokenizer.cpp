#include "seq/tokenizer.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/profile.h"
#include "core/random.h"
#include "seq/error.h"
#include "text/character_kind.h"
#include "text/charsmap.h"
#include "text/segmenter.h"
#include "text/spm_model.h"
#include "text/spm_normalizer.h"
#include "text/subword_trainer.h"
#include "text/unicode.h"

namespace seq {

namespace {

/// What every encode and every training line goes through first.
std::string normalized(const TextOptions& options, unicode::Form form, std::string text) {
  unicode::repair(text);
  text = unicode::normalize(std::move(text), form);
  if (options.lowercase) {
    // Folding may leave a text that is not normalised, and normalising it may bring forth capitals once more.
    text = unicode::normalize(unicode::fold_case(text), form);
    if (form == unicode::Form::nfkc) text = unicode::normalize(unicode::fold_case(text), form);
  }
  if (options.strip_accents) text = unicode::strip_accents(text);
  // The mark of the blank cannot stand for itself.
  for (std::size_t at = text.find(kSpaceMark); at != std::string::npos; at = text.find(kSpaceMark, at)) {
    text.replace(at, sizeof(kSpaceMark) - 1, "_");
  }
  return unicode::clean_spaces(std::move(text));
}

}  // namespace

struct Tokenizer::Impl {
  Impl(const TextOptions& text_options, std::string bytes, const std::string& where)
      : options(text_options),
        form(unicode::form_of(text_options.normalize)),
        serialized(std::move(bytes)),
        model(parse_spm(serialized, where)),
        symbols(symbols_of(model)),
        normalizer(model, symbols, where),
        output_map(model.output_charsmap, where),
        segmenter(make_segmenter(model, symbols, options.split_punctuation)) {
    if (model.end_id < 0) {
      fail(ErrorKind::data, "the SentencePiece model has no piece '" + model.end_text + "'", where,
           "a control piece that ends sentences", "train it with --eos_id");
    }
  }

  static PieceTrie symbols_of(const SpmModel& model) {
    PieceTrie symbols;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
      if (model.pieces[id].type == SpmPiece::user_defined) symbols.insert(model.pieces[id].text, static_cast<int>(id));
    }
    return symbols;
  }

  const SpmPiece& piece(int id) const {
    if (id < 0 || static_cast<std::size_t>(id) >= model.pieces.size()) {
      fail(ErrorKind::internal, "token id " + std::to_string(id) + " is out of range", "tokenizer",
           "0 to " + std::to_string(model.pieces.size() - 1));
    }
    return model.pieces[static_cast<std::size_t>(id)];
  }

  /// `extra` is for word models, null for no extra words; `more`, if given, is the same list, to which new ones are
  /// added.
  std::vector<int> encode(const std::string& text, double drop, std::uint64_t seed, const ExtraWords* extra = nullptr,
                          ExtraWords* more = nullptr) const {
    const std::string marked = normalizer.apply(normalized(options, form, text));
    RandomStream random(random_key(seed, marked.size()));
    const auto size = static_cast<int>(model.pieces.size());
    std::unordered_map<std::string, int> extra_ids;
    if (extra && model.kind == SpmModel::Kind::word)
      for (const std::string& word : *extra) extra_ids.emplace(word, size + static_cast<int>(extra_ids.size()));
    const auto own_id = [&](std::string_view word) {
      const auto found = extra_ids.find(std::string(word));
      if (found != extra_ids.end()) return found->second;
      if (!more || model.kind != SpmModel::Kind::word) return -1;
      more->emplace_back(word);
      return extra_ids.emplace(word, size + static_cast<int>(extra_ids.size())).first->second;
    };
    std::vector<int> ids;
    bool after_unknown = false;
    for (const Span& span : segmenter->segment(marked, drop, random)) {
      bool is_unknown = span.id == model.unknown_id;
      const int own = is_unknown && extra ? own_id(std::string_view(marked).substr(span.begin, span.length)) : -1;
      if (own >= 0) {
        ids.push_back(own);
        is_unknown = false;
      } else if (!is_unknown) {
        ids.push_back(span.id);
      } else if (model.byte_fallback) {
        for (std::size_t i = 0; i < span.length; ++i) {
          ids.push_back(model.byte_ids[static_cast<unsigned char>(marked[span.begin + i])]);
        }
      } else if (!after_unknown) {
        ids.push_back(span.id);  // one for a whole run of unknown characters
      }
      after_unknown = is_unknown;
    }
    return ids;
  }

  /// The extra word of this id, null when it is a piece.
  const std::string* extra_word(int id, const ExtraWords& extra) const {
    const auto place = static_cast<std::int64_t>(id) - static_cast<std::int64_t>(model.pieces.size());
    return place >= 0 && place < std::ssize(extra) ? &extra[static_cast<std::size_t>(place)] : nullptr;
  }

  /// The text of ids before blanks are tidied, with the place in ids that each byte comes from.
  std::string spell(const std::vector<int>& ids, const ExtraWords& extra, std::vector<std::size_t>* owners) const {
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (const std::string* word = extra_word(ids[i], extra)) {
        text += *word;
        if (owners) owners->resize(text.size(), i);
        continue;
      }
      const SpmPiece& p = piece(ids[i]);
      if (p.type == SpmPiece::byte) {
        const auto byte = std::find(model.byte_ids.begin(), model.byte_ids.end(), ids[i]) - model.byte_ids.begin();
        text += static_cast<char>(byte);
      } else if (p.type == SpmPiece::unknown) {
        text += model.unknown_surface;
      } else if (p.type != SpmPiece::control) {
        text += p.text;
      }
      if (owners) owners->resize(text.size(), i);
    }
    return text;
  }

  TextOptions options;
  unicode::Form form;
  std::string serialized;
  SpmModel model;
  PieceTrie symbols;
  SpmNormalizer normalizer;
  Charsmap output_map;
  std::unique_ptr<Segmenter> segmenter;
};

Tokenizer::Tokenizer(const TextOptions& options, std::string sentencepiece_model, const std::string& where)
    : impl_(std::make_unique<Impl>(options, std::move(sentencepiece_model), where)) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::string Tokenizer::train(const std::vector<std::string>& lines, const TextOptions& options, int vocab_size,
                             std::uint64_t seed, const std::function<void(const std::string&)>& note) {
  const unicode::Form form = unicode::form_of(options.normalize);
  std::vector<std::string> ready;
  ready.reserve(lines.size());
  for (const std::string& line : lines) ready.push_back(normalized(options, form, line));
  SubwordSpec spec;
  spec.kind = options.subword;
  spec.vocab_size = vocab_size;
  spec.split_punctuation = options.split_punctuation;
  spec.byte_fallback = options.byte_fallback;
  spec.character_coverage = options.character_coverage;
  spec.seed = seed;
  return train_subword(ready, spec, note);
}

int Tokenizer::size() const { return static_cast<int>(impl_->model.pieces.size()); }
bool Tokenizer::knows_words() const { return impl_->model.kind == SpmModel::Kind::word; }
int Tokenizer::unknown() const { return impl_->model.unknown_id; }
int Tokenizer::begin() const { return impl_->model.begin_id >= 0 ? impl_->model.begin_id : impl_->model.end_id; }
int Tokenizer::end() const { return impl_->model.end_id; }

std::string Tokenizer::normalize(const std::string& text) const {
  return normalized(impl_->options, impl_->form, text);
}

std::vector<int> Tokenizer::encode(const std::string& text) const {
  ProfileBlock block("tokenizing");
  return impl_->encode(text, 0, 0);
}

std::vector<int> Tokenizer::encode_sampled(const std::string& text, double p, std::uint64_t seed) const {
  return impl_->encode(text, p, seed);
}

std::vector<int> Tokenizer::encode_collecting(const std::string& text, ExtraWords& extra) const {
  return impl_->encode(text, 0, 0, &extra, &extra);
}

std::vector<int> Tokenizer::encode_with(const std::string& text, const ExtraWords& extra) const {
  return impl_->encode(text, 0, 0, &extra);
}

std::string Tokenizer::decode(const std::vector<int>& ids, const ExtraWords& extra) const {
  std::string text = impl_->spell(ids, extra, nullptr);
  unicode::repair(text);
  const std::string_view mark = kSpaceMark;
  std::string spaced;
  spaced.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool is_mark = std::string_view(text).substr(at).starts_with(mark);
    spaced += is_mark ? ' ' : text[at];
    at += is_mark ? mark.size() : 1;
  }
  if (!impl_->output_map.empty()) {
    spaced = impl_->output_map.apply(spaced);
    unicode::repair(spaced);
  }
  return unicode::clean_spaces(std::move(spaced));
}

std::string Tokenizer::piece(int id, const ExtraWords& extra) const {
  const std::string* word = impl_->extra_word(id, extra);
  return word ? *word : impl_->piece(id).text;
}

PieceLength Tokenizer::length_of(int id, const ExtraWords& extra) const {
  const std::string text = impl_->spell({id}, extra, nullptr);
  PieceLength length;
  if (!impl_->extra_word(id, extra) && impl_->piece(id).type == SpmPiece::byte) {
    // The first byte of a character stands for it; none of them begins a word.
    length.characters = (static_cast<unsigned char>(text[0]) & 0xC0) != 0x80 ? 1 : 0;
    length.continues = true;
    return length;
  }
  for (std::size_t at = 0; at < text.size(); ++length.characters) {
    const bool first = at == 0;
    const char32_t c = unicode::next(text, at);
    if (c == 0x2581) ++length.words;
    if (first) length.continues = character_kind(c) == CharacterKind::letter;
  }
  return length;
}

std::vector<int> Tokenizer::word_of(const std::vector<int>& ids, const ExtraWords& extra) const {
  std::vector<std::size_t> owners;
  const std::string text = impl_->spell(ids, extra, &owners);
  // A token belongs to the word of its first byte that is no blank; one without such a byte to the word that follows.
  std::vector<int> words(ids.size(), -1);
  int word = -1;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next(text, at);
    const bool is_blank = c == 0x2581 || unicode::is_blank(c);
    if (!is_blank && !inside) ++word;
    inside = !is_blank;
    for (std::size_t byte = start; byte < at && !is_blank; ++byte) {
      if (words[owners[byte]] < 0) words[owners[byte]] = word;
    }
  }
  int following = std::max(word, 0);
  for (std::size_t i = ids.size(); i-- > 0;) {
    if (words[i] < 0) words[i] = following;
    following = words[i];
  }
  return words;
}

const std::string& Tokenizer::serialized() const { return impl_->serialized; }

}  // namespace seq

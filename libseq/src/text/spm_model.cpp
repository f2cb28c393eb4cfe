#include "text/spm_model.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "seq/error.h"
#include "text/unicode.h"

namespace seq {

namespace {

/// One field of a protocol buffer message, as it stands in the file (protobuf.dev, "Encoding").
struct WireField {
  int number = 0;
  int wire_type = 0;  // 0 = varint, 1 = 64 bits, 2 = bytes, 5 = 32 bits
  std::uint64_t value = 0;
  std::string_view bytes;
};

class WireReader {
 public:
  WireReader(std::string_view message, const std::string& where) : rest_(message), where_(where) {}

  bool next(WireField& field) {
    if (rest_.empty()) return false;
    const std::uint64_t key = varint();
    if (key >> 3 == 0 || key >> 3 > 0x1FFFFFFF) damaged("a field number out of range");
    field.number = static_cast<int>(key >> 3);
    field.wire_type = static_cast<int>(key & 7);
    switch (field.wire_type) {
      case 0:
        field.value = varint();
        break;
      case 1:
        field.bytes = take(8);
        break;
      case 2:
        field.bytes = take(varint());
        break;
      case 5:
        field.bytes = take(4);
        break;
      default:
        damaged("an unknown kind of field");
    }
    if (field.wire_type == 5) {
      field.value = 0;
      for (int i = 3; i >= 0; --i)
        field.value = field.value << 8 | static_cast<unsigned char>(field.bytes[static_cast<std::size_t>(i)]);
    }
    return true;
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const {
    fail(ErrorKind::data, "the SentencePiece model is damaged: " + what, where_, "",
         "give a model made by SentencePiece");
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    damaged("a number without end");
  }

  std::string_view take(std::uint64_t count) {
    if (count > rest_.size()) {
      damaged("it needs " + std::to_string(count) + " more bytes where " + std::to_string(rest_.size()) + " are left");
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string_view rest_;
  const std::string& where_;
};

SpmPiece parse_piece(std::string_view message, const std::string& where) {
  SpmPiece piece;
  WireReader reader(message, where);
  for (WireField field; reader.next(field);) {
    if (field.number == 1 && field.wire_type == 2) piece.text = field.bytes;
    if (field.number == 2 && field.wire_type == 5)
      piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(field.value));
    if (field.number == 3 && field.wire_type == 0) {
      if (field.value < 1 || field.value > 6) {
        fail(ErrorKind::data, "a piece of unknown type " + std::to_string(field.value), where, "types 1 to 6");
      }
      piece.type = static_cast<SpmPiece::Type>(field.value);
    }
  }
  return piece;
}

void parse_trainer_spec(std::string_view message, SpmModel& model, const std::string& where) {
  WireReader reader(message, where);
  for (WireField field; reader.next(field);) {
    const bool number = field.wire_type == 0, text = field.wire_type == 2;
    if (field.number == 3 && number) {
      if (field.value < 1 || field.value > 4) {
        fail(ErrorKind::data, "unknown model type " + std::to_string(field.value), where, "unigram, bpe, word or char");
      }
      model.kind = static_cast<SpmModel::Kind>(field.value);
    }
    if (field.number == 24 && number) model.space_is_suffix = field.value != 0;
    if (field.number == 35 && number) model.byte_fallback = field.value != 0;
    if (field.number == 44 && text) model.unknown_surface = field.bytes;
    if (field.number == 46 && text && !field.bytes.empty()) model.begin_text = field.bytes;
    if (field.number == 47 && text && !field.bytes.empty()) model.end_text = field.bytes;
  }
}

void parse_normalizer_spec(std::string_view message, SpmModel& model, const std::string& where) {
  WireReader reader(message, where);
  for (WireField field; reader.next(field);) {
    if (field.number == 2 && field.wire_type == 2) model.charsmap = field.bytes;
    if (field.wire_type != 0) continue;
    if (field.number == 3) model.add_dummy_space = field.value != 0;
    if (field.number == 4) model.collapse_spaces = field.value != 0;
    if (field.number == 5 && field.value == 0) {
      fail(ErrorKind::data, "a SentencePiece model that does not mark blanks", where, "escape_whitespaces is true");
    }
  }
}

void parse_denormalizer_spec(std::string_view message, SpmModel& model, const std::string& where) {
  WireReader reader(message, where);
  for (WireField field; reader.next(field);) {
    if (field.number == 2 && field.wire_type == 2) model.output_charsmap = field.bytes;
  }
}

/// The byte of "<0x41>", or -1.
int byte_of_piece(const std::string& text) {
  if (text.size() != 6 || text.compare(0, 3, "<0x") != 0 || text[5] != '>') return -1;
  int value = 0;
  for (int i = 3; i < 5; ++i) {
    const char digit = text[static_cast<std::size_t>(i)];
    if (digit >= '0' && digit <= '9') {
      value = value * 16 + (digit - '0');
    } else if (digit >= 'A' && digit <= 'F') {
      value = value * 16 + (digit - 'A' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

void check_piece(const SpmPiece& piece, const std::string& place) {
  if (piece.text.empty()) fail(ErrorKind::data, "an empty piece", place, "every piece has text");
  if (piece.text.size() > kMaxPieceBytes) {
    fail(ErrorKind::data, "a piece of " + std::to_string(piece.text.size()) + " bytes", place,
         "at most " + std::to_string(kMaxPieceBytes));
  }
  if (piece.text.find('\0') != std::string::npos) fail(ErrorKind::data, "a piece with a NUL byte", place);
  if (!unicode::valid(piece.text)) fail(ErrorKind::data, "a piece that is not valid UTF-8", place);
  if (!std::isfinite(piece.score)) fail(ErrorKind::data, "a piece whose score is not a finite number", place);
}

/// Checks the whole vocabulary and notes the special ids.
void index_pieces(SpmModel& model, const std::string& where) {
  if (model.pieces.empty()) fail(ErrorKind::data, "the SentencePiece model holds no pieces", where);
  std::unordered_set<std::string_view> ordinary, reserved;  // SentencePiece allows one text in both
  model.byte_ids.fill(-1);
  for (std::size_t i = 0; i < model.pieces.size(); ++i) {
    const SpmPiece& piece = model.pieces[i];
    const int id = static_cast<int>(i);
    const std::string place = where + (where.empty() ? "" : ": ") + "piece " + std::to_string(id);
    check_piece(piece, place);
    const bool is_reserved =
        piece.type == SpmPiece::unknown || piece.type == SpmPiece::control || piece.type == SpmPiece::byte;
    if (!(is_reserved ? reserved : ordinary).insert(piece.text).second) {
      fail(ErrorKind::data, "the piece '" + piece.text + "' is there twice", place);
    }
    if (piece.type == SpmPiece::unknown) {
      if (model.unknown_id >= 0) fail(ErrorKind::data, "a second unknown piece", place, "exactly one");
      model.unknown_id = id;
    } else if (piece.type == SpmPiece::control) {
      if (piece.text == model.begin_text) model.begin_id = id;
      if (piece.text == model.end_text) model.end_id = id;
    } else if (piece.type == SpmPiece::byte) {
      const int byte = byte_of_piece(piece.text);
      if (byte < 0) fail(ErrorKind::data, "'" + piece.text + "' is no byte piece", place, "<0x00> to <0xFF>");
      if (!model.byte_fallback) fail(ErrorKind::data, "a byte piece in a model without byte fallback", place);
      model.byte_ids[static_cast<std::size_t>(byte)] = id;
    }
  }
  if (model.unknown_id < 0) fail(ErrorKind::data, "the SentencePiece model has no unknown piece", where);
  if (!model.byte_fallback) return;
  for (int byte = 0; byte < 256; ++byte) {
    if (model.byte_ids[static_cast<std::size_t>(byte)] < 0) {
      fail(ErrorKind::data, "the byte piece " + byte_piece(byte) + " is missing", where,
           "all 256, as byte fallback is on");
    }
  }
}

void write_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void write_number(std::string& out, int field, std::uint64_t value) {
  write_varint(out, static_cast<std::uint64_t>(field) << 3);
  write_varint(out, value);
}

void write_bytes(std::string& out, int field, std::string_view bytes) {
  write_varint(out, static_cast<std::uint64_t>(field) << 3 | 2);
  write_varint(out, bytes.size());
  out += bytes;
}

}  // namespace

std::string byte_piece(int byte) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  return std::string("<0x") + kDigits[byte >> 4 & 15] + kDigits[byte & 15] + ">";
}

SpmModel parse_spm(const std::string& serialized, const std::string& where) {
  SpmModel model;
  WireReader reader(serialized, where);
  for (WireField field; reader.next(field);) {
    if (field.wire_type != 2) continue;
    if (field.number == 1) model.pieces.push_back(parse_piece(field.bytes, where));
    if (field.number == 2) parse_trainer_spec(field.bytes, model, where);
    if (field.number == 3) parse_normalizer_spec(field.bytes, model, where);
    if (field.number == 5) parse_denormalizer_spec(field.bytes, model, where);
  }
  index_pieces(model, where);
  return model;
}

std::string serialize_spm(const SpmModel& model) {
  std::string out;
  for (const SpmPiece& piece : model.pieces) {
    std::string message;
    write_bytes(message, 1, piece.text);
    message += static_cast<char>(2 << 3 | 5);
    const auto bits = std::bit_cast<std::uint32_t>(piece.score);
    for (int shift = 0; shift < 32; shift += 8) message += static_cast<char>(bits >> shift & 0xFF);
    if (piece.type != SpmPiece::normal) write_number(message, 3, piece.type);
    write_bytes(out, 1, message);
  }
  std::string trainer;
  write_number(trainer, 3, static_cast<std::uint64_t>(model.kind));
  write_number(trainer, 4, model.pieces.size());
  if (model.byte_fallback) write_number(trainer, 35, 1);
  write_bytes(out, 2, trainer);
  std::string normalizer;
  write_bytes(normalizer, 1, "identity");
  write_bytes(out, 3, normalizer);
  return out;
}

}  // namespace seq

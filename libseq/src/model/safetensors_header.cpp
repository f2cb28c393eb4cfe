#include "model/safetensors_header.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "seq/error.h"

namespace seq {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxRank = 16;  // no tensor has so many axes; a list of millions is an attack

// Where in {"__metadata__": {key: text}, name: {"dtype": d, "shape": [..], "data_offsets": [begin, end]}} we are.
enum class Place { outside, top, metadata, tensor, shape, offsets, done };

class HeaderReader : public json::json_sax_t {
 public:
  SafetensorsHeader header;
  std::string complaint;

  bool null() override { return unexpected("null"); }
  bool boolean(bool) override { return unexpected("true or false"); }
  bool number_integer(number_integer_t value) override {
    return unexpected("the negative number " + std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& text) override {
    return unexpected("the number " + text.substr(0, 40));
  }
  bool binary(binary_t&) override { return unexpected("bytes"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (place_ != Place::shape && place_ != Place::offsets) return unexpected("the number " + std::to_string(value));
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
      return refuse("the number " + std::to_string(value) + " does not fit 63 bits");
    }
    std::vector<std::int64_t>& list = place_ == Place::shape ? header.entries.back().shape : offsets_;
    if (list.size() >= (place_ == Place::shape ? kMaxRank : 2)) return refuse("too many numbers in '" + key_ + "'");
    list.push_back(static_cast<std::int64_t>(value));
    return true;
  }

  bool string(string_t& text) override {
    if (place_ == Place::metadata) {
      header.metadata.emplace_back(key_, text);
      return true;
    }
    if (place_ != Place::tensor || key_ != "dtype") return unexpected("the text '" + text.substr(0, 40) + "'");
    header.entries.back().dtype = text;
    return true;
  }

  bool key(string_t& name) override {
    std::unordered_set<std::string>& seen = place_ == Place::top ? names_ : keys_;
    if (!seen.insert(name).second) return refuse("the key '" + name.substr(0, 80) + "' appears twice");
    key_ = name;
    if (place_ == Place::tensor && name != "dtype" && name != "shape" && name != "data_offsets") {
      return refuse("unknown key '" + name.substr(0, 80) + "'");
    }
    return true;
  }

  bool start_object(std::size_t) override {
    if (place_ == Place::outside) {
      place_ = Place::top;
      return true;
    }
    if (place_ != Place::top) return unexpected("an object");
    keys_.clear();
    if (key_ == "__metadata__") {
      place_ = Place::metadata;
      return true;
    }
    place_ = Place::tensor;
    offsets_.clear();
    header.entries.emplace_back();
    header.entries.back().name = key_;
    return true;
  }

  bool end_object() override {
    if (place_ == Place::tensor) {
      for (const char* needed : {"dtype", "shape", "data_offsets"}) {
        if (keys_.count(needed) == 0) return refuse(std::string("'") + needed + "' is missing");
      }
      if (offsets_.size() != 2)
        return refuse("'data_offsets' has " + std::to_string(offsets_.size()) + " numbers, not 2");
      header.entries.back().begin = offsets_[0];
      header.entries.back().end = offsets_[1];
    }
    place_ = place_ == Place::top ? Place::done : Place::top;
    return true;
  }

  bool start_array(std::size_t) override {
    if (place_ != Place::tensor || key_ == "dtype") return unexpected("an array");
    place_ = key_ == "shape" ? Place::shape : Place::offsets;
    return true;
  }

  bool end_array() override {
    place_ = Place::tensor;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
    complaint = error.what();
    // nlohmann's text begins with "[json.exception.parse_error.101] "; the rest is for people.
    const std::size_t end = complaint.find("] ");
    if (complaint.rfind("[json", 0) == 0 && end != std::string::npos) complaint.erase(0, end + 2);
    return false;
  }

 private:
  bool refuse(const std::string& why) {
    const bool in_tensor = place_ == Place::tensor || place_ == Place::shape || place_ == Place::offsets;
    complaint = (in_tensor ? "tensor '" + header.entries.back().name.substr(0, 80) + "': " : std::string()) + why;
    return false;
  }
  bool unexpected(const std::string& what) { return refuse("unexpected " + what + " at '" + key_.substr(0, 80) + "'"); }

  Place place_ = Place::outside;
  std::string key_;
  std::vector<std::int64_t> offsets_;
  std::unordered_set<std::string> names_, keys_;
};

}  // namespace

SafetensorsHeader parse_safetensors_header(const char* text, std::size_t size, const std::string& where) {
  HeaderReader reader;
  if (json::sax_parse(text, text + size, &reader)) return std::move(reader.header);
  std::string complaint = reader.complaint.substr(0, 300);
  for (char& c : complaint) {
    if (static_cast<unsigned char>(c) < 32) c = ' ';  // one line, whatever the file held
  }
  fail(ErrorKind::data, "the file's header is damaged", where, complaint, "copy or make the file again");
}

}  // namespace seq

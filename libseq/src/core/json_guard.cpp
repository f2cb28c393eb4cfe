#include "core/json_guard.h"

#include <nlohmann/json.hpp>
#include <unordered_set>
#include <vector>

#include "seq/error.h"

namespace seq {
namespace {

using nlohmann::json;

class Guard : public json::json_sax_t {
 public:
  explicit Guard(const JsonLimits& limits) : limits_(limits) {}

  std::string complaint;  ///< why the text was refused; empty when it was not

  bool null() override { return count(); }
  bool boolean(bool) override { return count(); }
  bool number_integer(number_integer_t) override { return count(); }
  bool number_unsigned(number_unsigned_t) override { return count(); }
  bool number_float(number_float_t, const string_t&) override { return count(); }
  bool string(string_t&) override { return count(); }
  bool binary(binary_t&) override { return count(); }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (keys_.back().insert(name).second) return true;
    complaint = "the key '" + name.substr(0, 80) + "' appears twice in one object";
    return false;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
    // nlohmann's text begins with "[json.exception.parse_error.101] "; the rest is for people.
    complaint = error.what();
    const std::size_t end = complaint.find("] ");
    if (complaint.rfind("[json", 0) == 0 && end != std::string::npos) complaint.erase(0, end + 2);
    return false;
  }

 private:
  bool count() {
    if (++values_ <= limits_.values) return true;
    complaint = "more than " + std::to_string(limits_.values) + " values";
    return false;
  }
  bool open() {
    if (static_cast<int>(keys_.size()) >= limits_.depth) {
      complaint = "nested deeper than " + std::to_string(limits_.depth) + " levels";
      return false;
    }
    keys_.emplace_back();
    return count();
  }
  bool close() {
    keys_.pop_back();
    return true;
  }

  JsonLimits limits_;
  std::int64_t values_ = 0;
  std::vector<std::unordered_set<std::string>> keys_;  // an array has an empty one
};

}  // namespace

void check_json(const std::string& text, const std::string& where, const JsonLimits& limits) {
  Guard guard(limits);
  if (json::sax_parse(text, &guard)) return;
  std::string complaint = guard.complaint.substr(0, 300);
  for (char& c : complaint) {
    if (static_cast<unsigned char>(c) < 32) c = ' ';  // one line, whatever the text held
  }
  fail(ErrorKind::data, "invalid JSON", where, complaint);
}

std::string json_quote(const std::string& text) {
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace seq

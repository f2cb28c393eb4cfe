#include "train/training_state.h"

#include <nlohmann/json.hpp>

#include "model/state_file.h"
#include "seq/error.h"

namespace seq {
namespace {

using nlohmann::json;

/// Bytes as hexadecimal digits, since JSON holds text alone.
std::string to_hex(const std::string& bytes) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (unsigned char c : bytes) {
    text += digits[c >> 4];
    text += digits[c & 15];
  }
  return text;
}

std::string from_hex(const std::string& text, const std::string& path) {
  auto value = [&](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    fail(ErrorKind::data, "a tokenizer in the training state is damaged", path, "expected hexadecimal digits");
  };
  if (text.size() % 2) value('?');
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) bytes += static_cast<char>(16 * value(text[i]) + value(text[i + 1]));
  return bytes;
}

template <typename T>
json pairs_to_json(const std::vector<std::pair<std::string, T>>& pairs) {
  json list = json::array();
  for (const auto& [name, value] : pairs) list.push_back({name, value});
  return list;
}

template <typename T>
std::vector<std::pair<std::string, T>> pairs_from_json(const json& list) {
  std::vector<std::pair<std::string, T>> pairs;
  for (const json& item : list) pairs.emplace_back(item.at(0).get<std::string>(), item.at(1).get<T>());
  return pairs;
}

std::string kept_name(std::size_t i) { return "kept." + std::to_string(i); }

}  // namespace

void save_training_state(const std::string& path, const TrainingState& s) {
  const json text = {{"update", s.update},
                     {"epoch", s.epoch},
                     {"batch", s.batch},
                     {"sentences", s.sentences},
                     {"finished", s.finished},
                     {"early_stopped", s.early_stopped},
                     {"seconds", s.seconds},
                     {"validated_at", s.validated_at},
                     {"best", pairs_to_json(s.best)},
                     {"stalled", s.stalled},
                     {"rate_factor", s.rate_factor},
                     {"bad_steps", s.bad_steps},
                     {"rollbacks", s.rollbacks},
                     {"identity", pairs_to_json(s.identity)},
                     {"source_spm", to_hex(s.source_spm)},
                     {"target_spm", to_hex(s.target_spm)},
                     {"optimizer_steps", s.optimizer_steps},
                     {"kept_scores", s.kept_scores}};
  StateWriter writer(text.dump());
  auto add = [&](const std::string& name, const std::vector<Real>& values) {
    if (!values.empty()) writer.add(name, std::span<const Real>(values));
  };
  add("weights", s.weights);
  add("first_moment", s.first_moment);
  add("second_moment", s.second_moment);
  add("average", s.average);
  for (std::size_t i = 0; i < s.kept.size(); ++i) add(kept_name(i), s.kept[i]);
  writer.save(path);
}

TrainingState load_training_state(const std::string& path) {
  const StateFile file(path);
  TrainingState s;
  try {
    const json text = json::parse(file.json());
    s.update = text.at("update");
    s.epoch = text.at("epoch");
    s.batch = text.at("batch");
    s.sentences = text.at("sentences");
    s.finished = text.at("finished");
    s.early_stopped = text.at("early_stopped");
    s.seconds = text.at("seconds");
    s.validated_at = text.at("validated_at");
    s.best = pairs_from_json<double>(text.at("best"));
    s.stalled = text.at("stalled");
    s.rate_factor = text.at("rate_factor");
    s.bad_steps = text.at("bad_steps");
    s.rollbacks = text.at("rollbacks");
    s.identity = pairs_from_json<std::string>(text.at("identity"));
    s.source_spm = from_hex(text.at("source_spm").get<std::string>(), path);
    s.target_spm = from_hex(text.at("target_spm").get<std::string>(), path);
    s.optimizer_steps = text.at("optimizer_steps");
    s.kept_scores = text.at("kept_scores").get<std::vector<double>>();
  } catch (const json::exception& e) {
    fail(ErrorKind::data, std::string("the training state is damaged: ") + e.what(), path, "",
         "start again with --restart");
  }
  auto read = [&](const std::string& name) {
    if (!file.has(name)) return std::vector<Real>();
    const auto values = file.floats(name);
    return std::vector<Real>(values.begin(), values.end());
  };
  s.weights = read("weights");
  s.first_moment = read("first_moment");
  s.second_moment = read("second_moment");
  s.average = read("average");
  for (std::size_t i = 0; i < s.kept_scores.size(); ++i) s.kept.push_back(read(kept_name(i)));
  return s;
}

}  // namespace seq

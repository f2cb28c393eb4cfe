// `info`: what a model holds and what this machine offers.
#include <nlohmann/json.hpp>

#include "common/command_line.h"
#include "common/numbers.h"
#include "common/output.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"
#include "seq/model.h"

namespace app {
namespace {

using nlohmann::ordered_json;

std::string hexadecimal(std::uint32_t value) {
  std::string text = "00000000";
  for (int digit = 7; digit >= 0; --digit, value >>= 4)
    text[static_cast<std::size_t>(digit)] = "0123456789abcdef"[value & 15];
  return text;
}

std::string type_of(bool quantized) { return quantized ? "int8" : "float32"; }

ordered_json receipt_of(const seq::ModelInfo& info) {
  if (info.receipt_json.empty()) return ordered_json::object();
  return ordered_json::parse(info.receipt_json, nullptr, false);
}

ordered_json as_json(const seq::ModelInfo& info) {
  ordered_json options = ordered_json::object();
  for (const auto& [name, value] : info.options) options[name] = value;
  ordered_json tensors = ordered_json::array();
  for (const auto& tensor : info.tensors) {
    tensors.push_back({{"name", tensor.name},
                       {"type", type_of(tensor.quantized)},
                       {"rows", tensor.rows},
                       {"cols", tensor.cols},
                       {"crc32", hexadecimal(tensor.crc32)}});
  }
  return {{"path", info.path},
          {"app", info.app},
          {"format_version", info.format_version},
          {"file_bytes", info.file_bytes},
          {"parameters", info.parameters},
          {"weights", type_of(info.quantized)},
          {"source_vocabulary", info.source_vocabulary},
          {"target_vocabulary", info.target_vocabulary},
          {"labels", info.labels},
          {"options", options},
          {"receipt", receipt_of(info)},
          {"tensors", tensors}};
}

void row(std::string& text, const std::string& name, const std::string& value) {
  text += name + std::string(name.size() < 22 ? 22 - name.size() : 1, ' ') + value + "\n";
}

/// One line a leaf: nested names are joined by a point.
void append_receipt(std::string& text, const std::string& name, const ordered_json& value) {
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) append_receipt(text, name.empty() ? key : name + "." + key, inner);
    return;
  }
  row(text, "  " + name, value.is_string() ? value.get<std::string>() : value.dump());
}

std::string as_text(const seq::ModelInfo& info, bool tensors) {
  std::string text;
  row(text, "model", info.path);
  row(text, "program", info.app + ", format " + std::to_string(info.format_version));
  row(text, "size",
      bytes(info.file_bytes) + ", " + grouped(info.parameters) + " parameters, " + type_of(info.quantized));
  if (info.labels.empty()) {
    row(text, "vocabulary",
        grouped(info.source_vocabulary) + " source, " + grouped(info.target_vocabulary) + " target pieces");
  } else {
    row(text, "vocabulary", grouped(info.source_vocabulary) + " pieces");
    text += "labels\n";
    for (const std::string& label : info.labels) text += "  " + label + "\n";
  }
  text += "options\n";
  for (const auto& [name, value] : info.options) row(text, "  " + name, value);
  text += "receipt\n";
  append_receipt(text, "", receipt_of(info));
  if (!tensors) return text;
  text += "tensors\n";
  for (const auto& tensor : info.tensors) {
    row(text, "  " + tensor.name,
        std::to_string(tensor.rows) + " x " + std::to_string(tensor.cols) + " " + type_of(tensor.quantized) +
            "  crc32 " + hexadecimal(tensor.crc32));
  }
  return text;
}

}  // namespace

int info_task(const Program& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> models, more;
  bool json = false, tensors = false;
  CommandLine line(program.name, "info", "Says what a model holds and what this machine offers.");
  line.list("model", {"models", "m"}, models, Arity::many, "FILE...", "models to look at");
  line.flag("json", {}, json, "print JSON");
  line.flag("tensors", {}, tensors, "list every tensor with its shape and checksum");
  line.positional(more, "[MODEL...]", "the same as --model");
  if (!line.parse(arguments)) return kDone;
  models.insert(models.end(), more.begin(), more.end());

  std::string text;
  ordered_json described = ordered_json::array();
  for (const std::string& model : models) {
    const seq::ModelInfo info = seq::model_info(model);
    if (info.app != program.name) {
      seq::fail(seq::ErrorKind::data, "this model was made by `" + info.app + "`", model,
                "expected a model of `" + program.name + "`", "use `" + info.app + " info`");
    }
    if (json) {
      described.push_back(as_json(info));
    } else {
      text += as_text(info, tensors) + "\n";
    }
  }
  const int threads = seq::available_threads();
  if (json) {
    text =
        ordered_json{
            {"version", version()}, {"kernels", seq::kernels_in_use()}, {"threads", threads}, {"models", described}}
            .dump(2, ' ', false, ordered_json::error_handler_t::replace) +
        "\n";
  } else {
    row(text, "version", version());
    row(text, "kernels", seq::kernels_in_use());
    row(text, "threads", std::to_string(threads));
  }
  print(text);
  return kDone;
}

}  // namespace app

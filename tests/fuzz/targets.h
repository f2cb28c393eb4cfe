// What the fuzzers and the deterministic mutation loops of the unit tests run on arbitrary bytes. Input may be refused
// with seq::Error; any other exception, crash, hang or broken promise is a bug. A broken promise aborts, so that both
// notice.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/crc32.h"
#include "core/json_guard.h"
#include "core/mapped_file.h"
#include "data/npy.h"
#include "data/wav.h"
#include "model/checked_file.h"
#include "model/model_file.h"
#include "model/safetensors.h"
#include "model/state_file.h"
#include "seq/error.h"
#include "seq/options.h"

namespace fuzz {

inline void promise(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline std::shared_ptr<const seq::MappedFile> in_memory(const std::string& bytes) {
  return std::make_shared<const seq::MappedFile>(bytes.data(), bytes.size(), "fuzz");
}

/// Every byte of what a reader handed out is read, so that a pointer out of range shows.
inline std::uint32_t touch(const void* data, std::int64_t bytes) {
  return seq::crc32(data, static_cast<std::size_t>(bytes));
}

/// The container's parser. True when the bytes were accepted.
inline bool safetensors(const std::uint8_t* data, std::size_t size) {
  try {
    const seq::SafetensorsFile file(in_memory(std::string(reinterpret_cast<const char*>(data), size)));
    std::int64_t total = 8 + file.header_bytes();
    for (const seq::SafeTensor& tensor : file.tensors()) {
      total += tensor.bytes;
      touch(tensor.data, tensor.bytes);
      promise(file.find(tensor.name) == &tensor, "a tensor is found by its name");
    }
    promise(total == static_cast<std::int64_t>(size), "header and tensors are the whole file");
    return true;
  } catch (const seq::Error&) {
    return false;
  }
}

/// Makes the header's checksum right again, because a fuzzer cannot, and else would never get behind it.
inline std::string with_header_checksum(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::uint64_t header = 0;
  if (size >= 8) std::memcpy(&header, data, 8);
  const std::size_t digits = seq::header_checksum_position();
  if (size < 8 || header > size - 8 || header < digits + 8) return bytes;
  const std::uint32_t crc = seq::header_checksum(bytes.data() + 8, header);
  return bytes.replace(8 + digits, 8, seq::hex8(crc));
}

inline bool model_file(const std::uint8_t* data, std::size_t size) {
  try {
    const seq::ModelFile model =
        seq::load_model_file(in_memory(with_header_checksum(data, size)), "", false, [](const std::string&) {});
    for (const seq::NamedTensor& tensor : model.tensors) {
      if (const seq::QuantizedMatrix& q = tensor.quantized; q.data) {
        promise(!tensor.data && tensor.rows * tensor.cols == q.inner * q.outer, "the shape is that of the numbers");
        promise(touch(q.data, static_cast<std::int64_t>(seq::quantized_size(q.inner, q.outer))) == tensor.crc32,
                "the weights are those of the file");
        touch(q.scale, q.outer * 4);
        continue;
      }
      promise(reinterpret_cast<std::uintptr_t>(tensor.data) % 64 == 0 || tensor.rows * tensor.cols == 0, "alignment");
      promise(touch(tensor.data, tensor.rows * tensor.cols * 4) == tensor.crc32, "the weights are those of the file");
    }
    seq::TextOptions text;
    seq::ModelOptions network;
    seq::assign(seq::fields(text), model.text_options, "fuzz");
    seq::assign(seq::fields(network), model.network_options, "fuzz");
    promise(text.spm_source.empty() && text.spm_target.empty(), "no path to another file");
    return true;
  } catch (const seq::Error&) {
    return false;
  }
}

inline bool state_file(const std::uint8_t* data, std::size_t size) {
  try {
    const seq::StateFile state(in_memory(with_header_checksum(data, size)));
    for (const char* name : {"f", "d", "i"}) {
      try {
        if (*name == 'f') touch(state.floats(name).data(), static_cast<std::int64_t>(state.floats(name).size_bytes()));
        if (*name == 'd')
          touch(state.doubles(name).data(), static_cast<std::int64_t>(state.doubles(name).size_bytes()));
        if (*name == 'i')
          touch(state.integers(name).data(), static_cast<std::int64_t>(state.integers(name).size_bytes()));
      } catch (const seq::Error&) {
      }
    }
    return true;
  } catch (const seq::Error&) {
    return false;
  }
}

inline bool npy(const std::uint8_t* data, std::size_t size) {
  try {
    const seq::NpyArray array(in_memory(std::string(reinterpret_cast<const char*>(data), size)));
    promise(array.rows() >= 0 && array.width() > 0, "an array has a shape");
    promise(static_cast<std::uint64_t>(array.rows()) * static_cast<std::uint64_t>(array.width()) <= size,
            "no array is larger than its file");
    std::vector<float> row(static_cast<std::size_t>(array.width()));
    for (std::int64_t r = 0; r < array.rows(); ++r) {
      array.read_row(r, row.data());
      for (float x : row) promise(std::isfinite(x), "what is read is finite");
    }
    return true;
  } catch (const seq::Error&) {
    return false;
  }
}

inline bool wav(const std::uint8_t* data, std::size_t size) {
  try {
    const seq::Sound sound = seq::read_wav(*in_memory(std::string(reinterpret_cast<const char*>(data), size)));
    promise(sound.rate > 0 && !sound.samples.empty(), "a sound has a rate and samples");
    promise(2 * sound.samples.size() <= size, "no sound is longer than its file");
    for (float x : sound.samples) promise(x >= -1 && x <= 1, "samples are from -1 to 1");
    return true;
  } catch (const seq::Error&) {
    return false;
  }
}

/// JSON that the guard lets through must be JSON for everyone.
inline bool json(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    seq::check_json(text, "fuzz");
  } catch (const seq::Error&) {
    return false;
  }
  promise(nlohmann::json::accept(text), "guarded JSON parses");
  return true;
}

template <typename Options>
bool set_one(std::size_t which, const std::string& value) {
  Options options;
  auto described = seq::fields(options);
  const seq::Field& field = described[which % described.size()];
  try {
    field.set(value);
  } catch (const seq::Error& error) {
    promise(error.kind() == seq::ErrorKind::usage, "a bad value is a usage error");
    promise(std::strchr(error.what(), '\n') == nullptr, "an error is one line");
    return false;
  }
  const std::string kept = field.get();
  field.set(kept);
  promise(field.get() == kept, "what is printed reads back the same");
  return true;
}

/// Byte 0 picks the struct, byte 1 the option, the rest is its value.
inline bool options(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return false;
  const std::string value(reinterpret_cast<const char*>(data) + 2, size - 2);
  switch (data[0] % 4) {
    case 0:
      return set_one<seq::TextOptions>(data[1], value);
    case 1:
      return set_one<seq::ModelOptions>(data[1], value);
    case 2:
      return set_one<seq::TrainOptions>(data[1], value);
    default:
      return set_one<seq::SearchOptions>(data[1], value);
  }
}

}  // namespace fuzz

// The encoder of sets against PyTorch (set.json, see make_set_values.py).

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/set_encoder.h"
#include "support/formula.h"
#include "support/places.h"

namespace seq {
namespace {

using nlohmann::json;
using test::numbers;

void check_close(const char* what, const Real* ours, const json& theirs) {
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    INFO(what << " " << i);
    REQUIRE(ours[i] == Approx(theirs[i].get<double>()).margin(2e-6));
  }
}

void copy_to(std::vector<Real>& buffer, const Tensor& tensor, const std::vector<Real>& values) {
  std::copy(values.begin(), values.end(), buffer.begin() + tensor.offset);
}

}  // namespace

TEST_CASE("outputs and gradients of an encoder of sets with several views are PyTorch's", "[golden][set]") {
  const json all = json::parse(std::ifstream(seq::source_folder() + "/tests/golden/set.json"));
  const int inputs = all["inputs"], width = all["width"];
  const std::vector<int> lengths = all["lengths"];
  Arena layout;
  const Packing packing = Packing::of(lengths, layout);
  for (const json& expected : all["cases"]) {
    const int views = expected["views"], layers = expected["layers"];
    CAPTURE(views, layers);
    ParameterSpace space;
    const SetEncoder encoder = SetEncoder::add(space, inputs, width, layers, views);
    std::vector<Real> weights(static_cast<std::size_t>(space.size()));
    for (int l = 0; l < layers; ++l) {
      const LinearLayer& layer = encoder.layers[static_cast<std::size_t>(l)];
      copy_to(weights, layer.w, numbers(layer.w.rows * layer.w.cols, 10 + l));
      copy_to(weights, layer.b, numbers(layer.b.rows * layer.b.cols, 20 + l));
    }
    const Parameters p(space, weights.data(), true);
    Arena arena, scratch;
    const View frames = arena.matrix(packing.rows(), inputs);
    for (int j = 0; j < packing.batch(); ++j) {
      const std::vector<Real> own = numbers(std::int64_t{lengths[static_cast<std::size_t>(j)]} * inputs, 30 + j);
      for (int t = 0; t < lengths[static_cast<std::size_t>(j)]; ++t)
        std::copy_n(own.data() + t * inputs, inputs, frames.row(packing.row(t, j)));
    }
    const View final = arena.matrix(packing.batch(), width);
    const SetEncoderSaved saved = set_encoder_forward(encoder, p, packing, frames, DropoutPlan(), final, arena);
    const View d_output = arena.matrix(saved.packing.rows(), width), d_final = arena.matrix(packing.batch(), width);
    for (int j = 0; j < packing.batch(); ++j) {
      const int rows = lengths[static_cast<std::size_t>(j)] * views;
      const std::vector<Real> d = numbers(std::int64_t{rows} * width, 40 + j), d_mean = numbers(width, 50 + j);
      for (int t = 0; t < rows; ++t) {
        const int row = saved.packing.row(t, j);
        const json& outputs = expected["outputs"][static_cast<std::size_t>(j)];
        check_close("output", saved.output().row(row),
                    json(std::vector<json>(outputs.begin() + t * width, outputs.begin() + (t + 1) * width)));
        std::copy_n(d.data() + t * width, width, d_output.row(row));
      }
      check_close("mean", final.row(j), expected["means"][static_cast<std::size_t>(j)]);
      std::copy_n(d_mean.data(), width, d_final.row(j));
    }
    std::vector<Real> d_weights(weights.size(), 0);
    Gradients d_p(d_weights.data());
    set_encoder_backward(encoder, p, packing, DropoutPlan(), saved, d_output, d_final, d_p, scratch);
    for (int l = 0; l < layers; ++l) {
      const LinearLayer& layer = encoder.layers[static_cast<std::size_t>(l)];
      check_close("weight", d_weights.data() + layer.w.offset, expected["d_weights"][static_cast<std::size_t>(l)]);
      check_close("bias", d_weights.data() + layer.b.offset, expected["d_biases"][static_cast<std::size_t>(l)]);
    }
  }
}

}  // namespace seq

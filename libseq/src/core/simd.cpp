#include "core/simd.h"

// Some kernels are compiled for this target too (nn/quantized_matmul.cpp).
#define HWY_WANT_AVX3_DL

#include <hwy/highway.h>
#include <hwy/targets.h>

#include <cstdlib>

#include "seq/error.h"

namespace seq {
namespace {

struct Choice {
  bool known = true;  ///< the variable held a name we know, or nothing
  std::string name;
};

Choice choose() {
  Choice choice;
  const char* wish = std::getenv("SEQ_KERNELS");
  const std::string wanted = wish ? wish : "";
  const auto avx512 = HWY_AVX3 | HWY_AVX3_DL, avx2 = HWY_AVX2;
  auto targets = hwy::SupportedTargets() & HWY_TARGETS;
  if (wanted == "baseline") {
    targets &= ~(avx512 | avx2);
  } else if (wanted == "avx2") {
    targets &= ~avx512;
  } else {
    choice.known = wanted.empty() || wanted == "avx512";
  }
  choice.name = hwy::TargetName(targets & -targets);
  // Each call of SupportedTargets() undoes this in Highway 1.0.3, so nothing else may call it.
  hwy::GetChosenTarget().Update(targets);
  return choice;
}

// At load time, before the first call of any kernel.
const Choice choice = choose();

}  // namespace

std::string kernel_name() {
  if (!choice.known) {
    fail(ErrorKind::usage, "unknown kernels '" + std::string(std::getenv("SEQ_KERNELS")) + "'", "SEQ_KERNELS",
         "expected baseline, avx2 or avx512", "unset the variable to use the best this machine has");
  }
  return choice.name;
}

}  // namespace seq

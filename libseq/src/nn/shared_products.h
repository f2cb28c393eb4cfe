// Products whose columns are shared out over threads that have nothing else to do: what makes one sentence faster on
// several cores. No number depends on it.
#pragma once

#include <initializer_list>

#include "core/parallel.h"
#include "nn/matmul.h"

namespace seq {

/// C from A and packed B, as `multiply` takes them.
struct Product {
  ConstView a;
  const PackedMatrix& b;
  View c;
  Start start = Start::zero;
  const Real* bias = nullptr;
};

/// The products one after the other, those into one C too. With helpers every thread computes some columns of each,
/// where the weights are so many that waking a thread costs less than reading them.
/// `block` names the work in the profile.
void multiply(const char* block, std::initializer_list<Product> products, Workers* helpers);

}  // namespace seq

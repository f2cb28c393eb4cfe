// The number type of weights and activations.
#pragma once

namespace seq {

#ifdef SEQ_DOUBLE
using Real = double;  ///< the gradient tests' build
#else
using Real = float;
#endif

}  // namespace seq

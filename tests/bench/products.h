// The matrix products of the library, one by one.
#pragma once

namespace seq::bench {

/// Prints the rate of every kind of product at shapes that occur in networks, each thread working on a product of its
/// own as the lanes of training do, and its share of the peak. Each is held against Eigen first; false when one is
/// wrong.
bool print_products(int threads);

}  // namespace seq::bench

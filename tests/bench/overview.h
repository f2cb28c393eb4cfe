// A little of everything, as tables.
#pragma once

namespace seq::bench {

/// Peak, products, training and decoding, so many seconds for each measurement of the last two. False when a product is
/// wrong.
bool print_overview(int threads, double seconds);

}  // namespace seq::bench

#include "eval/smoothing.h"

#include "eval/statistics.h"
#include "seq/error.h"

namespace seq::eval {

Smoothing smoothing(const BleuOptions& options) {
  if (options.smoothing == "exp") return {Smoothing::exponential, 0, false};
  if (options.smoothing == "none") return {Smoothing::none, 0, false};
  const bool is_floor = options.smoothing == "floor";
  if (!is_floor && options.smoothing != "add-k")
    fail(ErrorKind::usage, "unknown BLEU smoothing '" + options.smoothing + "'", "", "exp, floor, add-k or none");
  const double default_value = is_floor ? 0.1 : 1.0;
  const double value = options.smoothing_value == -1 ? default_value : options.smoothing_value;
  check_range(value, 0, 1e9, "smoothing_value");
  return {is_floor ? Smoothing::floor : Smoothing::add_k, value, true};
}

}  // namespace seq::eval

// What all metrics share: checks of their input, and rows of statistics.
#pragma once

#include <string>
#include <vector>

#include "seq/metrics.h"

namespace seq::eval {

/// Throws Error(data) unless there is a sentence, and as many lists of references as hypotheses, none of them empty.
void check_input(const std::vector<std::string>& hypotheses, const References& references);

/// Throws Error(data) unless there is a sentence, and one source a hypothesis.
void check_sources(const std::vector<std::string>& sources, const std::vector<std::string>& hypotheses);

/// Throws Error(data) unless the statistics have this many elements: made by another metric or other options.
void check_width(const Statistics& statistics, std::size_t width, const std::string& metric);

/// Throws Error(usage) unless low <= value <= high.
void check_range(double value, double low, double high, const std::string& option);

/// The number in decimal notation with so many decimals, rounded as printf does, without the locale.
std::string fixed(double value, int decimals);

}  // namespace seq::eval

// "Did you mean": the nearest of some names.
#pragma once

#include <string>
#include <vector>

namespace app {

/// Insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other.
int edit_distance(const std::string& from, const std::string& to);

/// The name nearest to `given`, or nothing when none is near enough to be meant. A name that `given` begins counts as
/// near.
std::string nearest(const std::string& given, const std::vector<std::string>& names);

}  // namespace app

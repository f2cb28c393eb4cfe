// Where the time went, as a table for people and an event for the JSON log.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "seq/profile.h"

namespace app {

/// A line a block: calls, seconds of all threads, share of them; rate of its matrix products, as a share of the
/// measured peak too, and bytes a second that these move at least.
std::string profile_text(const seq::ProfileReport& report);

nlohmann::json profile_event(const seq::ProfileReport& report);

}  // namespace app

// Signals as the programs want them.
#pragma once

#include <atomic>

namespace app {

/// SIGINT, SIGTERM and SIGHUP put their number here, for the work to end in order; a second one ends the process at
/// once with 128 + its number. A signal that the caller set to be ignored (nohup) stays ignored.
const std::atomic<int>& stop_on_signals();

/// A vanished reader or a file at its size limit is seen as a failed write instead of a silent death, so that a
/// training survives its log's pager and a full quota is reported as one.
void see_failed_writes();

}  // namespace app

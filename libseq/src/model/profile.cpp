// The public profile: what was counted, beside the processor's peak.
#include "seq/profile.h"

#include "core/profile.h"
#include "nn/peak.h"

namespace seq {

#ifndef SEQ_DOUBLE

void profile_start() { profile::start(); }

ProfileReport profile_report() {
  ProfileReport report;
  report.seconds = profile::seconds();
  for (const BlockCounts& b : profile::counts())
    report.blocks.push_back({b.name, b.calls, b.seconds, 1e-9 * b.operations, 1e-9 * b.bytes});
  report.peak_gflops = measured_peak_gflops();
  return report;
}

#endif

}  // namespace seq

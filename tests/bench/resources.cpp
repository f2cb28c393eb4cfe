#include "bench/resources.h"

#include <sys/resource.h>

#include "support/allocations.h"

namespace seq::bench {

Resources resources_used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const test::Allocations asked = test::allocations();
  return {asked.calls, asked.bytes, usage.ru_minflt};
}

}  // namespace seq::bench

#!/usr/bin/env bash
# Sets everything up, builds everything and runs all tests. The last line counts them: "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"

./setup.sh

log=build/test.log
status=0
ctest --test-dir build -j "$(nproc)" -V > "$log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
  cat "$log"
else
  grep -E '^ *[0-9]+/[0-9]+ Test' "$log" || true
fi
awk -f tests/support/count_tests.awk "$log"
exit "$status"

# Counts test cases in the output of `ctest -V`: Catch2's cases where a program reports them, else the program as one.
# A program that fails without reporting a failed case (it crashed, or timed out) counts as one more failure.
function number_before(text, word,    parts) {
  return match(text, "[0-9]+ " word) ? substr(text, RSTART) + 0 : 0
}

/^[0-9]+: .*All tests passed \([0-9]+ assertions? in [0-9]+ test cases?\)/ {
  program = $1 + 0
  match($0, /in [0-9]+ test case/)
  cases_passed[program] += substr($0, RSTART + 3) + 0
  reported[program] = 1
}

/^[0-9]+: test cases: / {
  program = $1 + 0
  cases_passed[program] += number_before($0, "passed")
  failed_text = $0
  # Cases that are marked to fail did what they should.
  if (match(failed_text, /[0-9]+ failed as expected/)) {
    cases_passed[program] += substr(failed_text, RSTART) + 0
    sub(/[0-9]+ failed as expected/, "", failed_text)
  }
  cases_failed[program] += number_before(failed_text, "failed")
  reported[program] = 1
}

/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
  match($0, /#[0-9]+/)
  program = substr($0, RSTART + 1) + 0
  good = / Passed /
  if (good && !reported[program]) cases_passed[program] = 1
  if (!good && !cases_failed[program]) cases_failed[program] = 1
  seen[program] = 1
}

END {
  for (program in seen) {
    passed += cases_passed[program]
    failed += cases_failed[program]
  }
  if (!length(seen)) failed = 1
  printf "%d passed, %d failed\n", passed, failed
}

#!/usr/bin/env bash
# Sets everything up and trains a translator on the bundled corpus; ends with test scores and ten translations.
# --short does the same with a few updates, as a check that it all works. Other arguments go to `translate train`.
set -euo pipefail
cd "$(dirname "$0")"

./setup.sh translate

model=everyday.model
options=(--preset small --epochs 8e)
if [ "${1:-}" = --short ]; then
  shift
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  model=$folder/everyday.model
  options=(--preset small --updates 40 --valid-freq 40u --disp-freq 10u --beam 1)
fi
build/bin/translate train --corpus everyday -m "$model" "${options[@]}" "$@"
if [ "$model" = everyday.model ]; then
  echo
  echo "Your turn:  echo 'The train leaves at eight.' | build/bin/translate run -m everyday.model"
fi

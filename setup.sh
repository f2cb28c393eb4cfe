#!/usr/bin/env bash
# Installs what packages.txt lists and is missing (Debian's apt), then builds into build/. Arguments are build targets.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
while read -r package || [ -n "$package" ]; do
  [ -n "$package" ] || continue
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done < packages.txt

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "setup.sh: error: packages are missing and apt-get is not here; install what Debian calls: ${missing[*]}" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "setup.sh: error: packages are missing and neither root nor sudo is here; install: ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

cmake --preset release >/dev/null
targets=()
[ $# -eq 0 ] || targets=(--target "$@")
cmake --build --preset release -j "$(nproc)" "${targets[@]}"

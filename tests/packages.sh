#!/usr/bin/env bash
# Installs the Debian packages of the named sections of .packages (build, test) that are missing.
# Says nothing when none is. Needs root or sudo; without either it names what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=()
for section in "$@"; do
  mapfile -t names < <(awk -v want="[$section]" '
    /^\[/ { inside = ($0 == want); next }
    inside && NF && !/^#/ { print $1 }' .packages)
  wanted+=("${names[@]}")
done

missing=()
for name in "${wanted[@]}"; do
  state=$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null || true)
  [[ $state == installed ]] || missing+=("$name")
done
((${#missing[@]} == 0)) && exit 0

as_root=()
if ((EUID != 0)); then
  if command -v sudo >/dev/null; then
    as_root=(sudo)
  else
    echo "These packages are missing; run as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

echo "installing ${#missing[@]} packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
if ! { "${apt[@]}" update && "${apt[@]}" install --yes --no-install-recommends "${missing[@]}"; } \
  >"$log" 2>&1; then
  cat "$log" >&2
  echo "the packages could not be installed" >&2
  exit 1
fi

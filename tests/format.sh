#!/usr/bin/env bash
# Every C++ file is laid out as .clang-format says (Debian's clang-format 14). --fix lays it out.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t files < <(find cli lib tests -name '*.[ch]pp' | LC_ALL=C sort)
((${#files[@]} > 100)) || { echo "hardly any source was found" >&2; exit 1; }
if [[ ${1-} == --fix ]]; then
  exec clang-format -i "${files[@]}"
fi
clang-format --dry-run -Werror "${files[@]}" || {
  echo "lay them out with tests/format.sh --fix" >&2
  exit 1
}

#!/usr/bin/env bash
# Makes the schema of case files and the generated parts of the manual anew, from the programs of a
# build tree (default: that of the quick preset). A test compares them.
#   man/update.sh [BUILD]
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/quick}
[[ -e $build/CMakeCache.txt ]] || cmake --preset quick >/dev/null
cmake --build "$build" --target anjuan_cli tables
/usr/bin/python3 tests/docs/docs.py "$build/cli/anjuan" "$build/tests/tables" --update

#!/usr/bin/env bash
# From a spreadsheet of complaints to the list of what is due: installs what is needed, builds the
# program, makes a ledger and runs the nightly check on it. On a fresh Debian 12 machine:
#   ./examples/quickstart.sh [DIRECTORY OF THE NEW LEDGER]
set -euo pipefail
examples=$(cd "$(dirname "$0")" && pwd)
cd "$examples/.."

tests/packages.sh build
echo "building the program (a few minutes the first time)"
mkdir -p build
if ! { cmake --preset release -DBUILD_TESTING=OFF &&
  cmake --build --preset release --target anjuan_cli; } >build/quickstart.log 2>&1; then
  cat build/quickstart.log
  exit 1
fi
export PATH="$PWD/build/release/cli:$PATH"

ledger=${1:-$(mktemp -d)/ledger}
# The example is of summer 2026: the program takes the present moment from here.
export ANJUAN_NOW=2026-07-20T06:00:00+08:00 ANJUAN_BY=quickstart

run() {
  echo
  echo "\$ $*"
  "$@"
}
run anjuan init "$ledger" --code SL --name 示例市信访局
cp "$examples/units.yaml" "$examples/officials.yaml" "$ledger"
cd "$ledger"
run anjuan register --from "$examples/complaints.csv" --map "$examples/complaints.toml"
run anjuan verify
run anjuan escalate --limit 5
run anjuan list --status open --due-before 2026-07-28 --sort due
echo
echo "The ledger is in $ledger"

#!/usr/bin/env bash
# Measures the release program: `list --overdue` over 100,000 cases against a program that only
# opens and reads the same files, `report kpi` against that list, and the import of 100,000 rows.
# Prints the ratios.
#   tests/bench/run.sh [N]
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset release -DBUILD_TESTING=ON >build/bench.log
cmake --build --preset release --target anjuan_cli bench_generate bench_read_all >>build/bench.log
exec /usr/bin/python3 tests/bench/measure.py build/release "${1:-100000}"

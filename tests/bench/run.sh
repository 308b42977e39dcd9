#!/usr/bin/env bash
# Measures the release program on ledgers of N cases against a program that only opens and reads the
# same files, and prints the table of targets with what was measured. TMPDIR says where.
#   tests/bench/run.sh [N …]      default: 10000
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset release -DBUILD_TESTING=ON >build/bench.log
cmake --build --preset release --target anjuan_cli bench_generate bench_read_all >>build/bench.log
exec /usr/bin/python3 tests/bench/measure.py build/release "${@:-10000}"

#!/usr/bin/env bash
# Measures the release program on ledgers of N cases against a program that only opens and reads the
# same files, prints the table of targets with what was measured, and the same question to other
# programs where they are installed. TMPDIR says where; a minute passes for each N from 10,000 on,
# until the index remembers what was written.
#   tests/bench/run.sh [N …]      default: 10000
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset release -DBUILD_TESTING=ON >build/bench.log
cmake --build --preset release --target anjuan_cli bench_generate bench_read_all >>build/bench.log 2>&1
(($# > 0)) || set -- 10000
/usr/bin/python3 tests/bench/measure.py build/release "$@"
exec /usr/bin/python3 tests/bench/peers.py build/release "${!#}"

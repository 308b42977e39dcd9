#!/usr/bin/env bash
# Makes the schema of case files and the generated parts of the manual anew, from the program of
# the dev preset. A test compares them.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --build --preset dev --target anjuan_cli tables
/usr/bin/python3 tests/docs/docs.py build/dev/cli/anjuan build/dev/tests/tables --update

#!/usr/bin/env bash
# Writes every message of the code to the file named, as a template for translators.
set -euo pipefail
cd "$(dirname "$0")/../../.."
find cli lib/anjuan -name '*.cpp' -o -name '*.hpp' | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --keyword= --keyword=tr --keyword=trf \
    --keyword=N_ --package-name=anjuan --add-location=file --sort-by-file --no-wrap -o "$1"
sed -i '/^#, c-format$/d' "$1"  # the placeholders are {}, a % is a percent sign

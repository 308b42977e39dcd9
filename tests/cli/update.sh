#!/usr/bin/env bash
# Takes what the program says now over into transcripts: update.sh PROGRAM [TRANSCRIPT …]
# Read the difference before you commit it.
set -euo pipefail
program=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
# patch refuses absolute names
(($#)) || { cd "$here" && set -- *.t; }
for one in "$@"; do
  yes | "$here/run.sh" cram3 "$program" "$one" -i -y >/dev/null 2>&1 || true
  # cram writes Chinese as bytes; people read it as Chinese.
  /usr/bin/python3 - "$one" <<'PY'
import re, sys
path = sys.argv[1]
def readable(line):
    if not line.endswith(b" (esc)\n"):
        return line
    text = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), line[:-7])
    return text.replace(rb"\\", b"\\") + b"\n" if b"\\t" not in line else line
lines = open(path, "rb").readlines()
open(path, "wb").writelines(map(readable, lines))
PY
done

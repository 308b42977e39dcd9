#!/usr/bin/env bash
# Runs a transcript of the command line and compares it: run.sh CRAM PROGRAM TRANSCRIPT [-i]
# With -i, what differs can be taken over into the transcript.
set -euo pipefail
cram=$1 program=$2 transcript=$3
shift 3
PATH=$(cd "$(dirname "$program")" && pwd):$PATH
export PATH ANJUAN_LANG= LOGNAME=li-na ANJUAN_BY=li-na ANJUAN_NOW=2026-07-20T09:00:00+08:00
exec "$cram" --shell=/bin/bash "$@" "$transcript"

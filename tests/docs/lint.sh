#!/usr/bin/env bash
# mandoc finds nothing to complain about in any page, and every page it refers to is there.
set -euo pipefail
cd "$(dirname "$0")/../../man"
status=0
# The pages carry no date: git knows when they changed.
mandoc -T lint -W warning ./*.1 ./*.5 ./*.7 | grep -v 'missing date' && status=1
while read -r page; do
  [[ -e $page ]] || { echo "no such page: $page"; status=1; }
done < <(grep -ho '^\.BR anjuan[^ ]* ([157])' ./*.1 ./*.5 ./*.7 |
  sed 's/^\.BR //; s/\\-/-/g; s/ (\([157]\))/.\1/' | sort -u)
exit $status

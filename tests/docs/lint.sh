#!/usr/bin/env bash
# mandoc finds nothing to complain about in any page, and every page it refers to is there.
set -euo pipefail
cd "$(dirname "$0")/../../man"
status=0
for folder in . zh; do
  # The pages carry no date: git knows when they changed. Chinese has no spaces to break lines at.
  mandoc -K utf-8 -T lint -W warning "$folder"/*.[157] | grep -v 'missing date' && status=1
  while read -r page; do
    [[ -e $folder/$page ]] || { echo "no such page: $folder/$page"; status=1; }
  done < <(grep -ho '^\.BR anjuan[^ ]* ([157])' "$folder"/*.[157] |
    sed 's/^\.BR //; s/\\-/-/g; s/ (\([157]\))/.\1/' | sort -u)
done
exit $status

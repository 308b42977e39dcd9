#!/usr/bin/env bash
# Brings zh_CN.po up to the messages in the code: new ones come in untranslated, gone ones go.
# tr() and trf() mark a message where it is used, N_() one in a table. See README.md.
set -euo pipefail
cd "$(dirname "$0")/../../.."
pot=$(mktemp --suffix=.pot)
trap 'rm -f "$pot"' EXIT
lib/share/i18n/extract.sh "$pot"
msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --add-location=file \
  --sort-by-file lib/share/i18n/zh_CN.po "$pot"
msgattrib --no-obsolete --no-wrap --add-location=file --sort-by-file \
  -o lib/share/i18n/zh_CN.po lib/share/i18n/zh_CN.po
msgfmt --check --statistics -o /dev/null lib/share/i18n/zh_CN.po

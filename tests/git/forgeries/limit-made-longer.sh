# the limit of 30 days becomes one of 60, for cases that run already
# finding: rule-changed anjuan.toml
# line: after term = "60d"
python3 - <<'PY'
text = open("anjuan.toml").read()
at = text.index('class = "general"')
text = text[:at] + text[at:].replace('term = "30d"', 'term = "60d"', 1)
open("anjuan.toml", "w").write(text)
PY

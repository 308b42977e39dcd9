# both sides write a comment into the settings, and the merge brings another limit
# finding: evil-merge anjuan.toml
# line: after term = "91d"
git checkout -qb side
sed -i '2a # a' anjuan.toml
git commit -qam "a comment"
git checkout -q -
sed -i '$a # b' anjuan.toml
git commit -qam "a comment"
git merge -q --no-commit side > /dev/null
python3 - <<'PY'
text = open("anjuan.toml").read()
at = text.index('id = "handle-general"')
open("anjuan.toml", "w").write(text[:at] + text[at:].replace('term = "30d"', 'term = "91d"', 1))
PY
git add --all
git commit -qm "merge"

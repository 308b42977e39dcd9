# the settings are in conflict, and whoever settles it lets somebody in
# finding: evil-merge anjuan.toml
# line: after mallory
git checkout -qb side
sed -i '2a # a' anjuan.toml
git commit -qam "a comment"
git checkout -q -
sed -i '2a # b' anjuan.toml
git commit -qam "a comment"
git merge -q --no-commit side > /dev/null || true
git checkout -q --ours anjuan.toml
printf '[[git.author]]\nemail = "mallory@dz.example"\nactors = ["li-na"]\n' >> anjuan.toml
git add --all
git commit -qm "merge"

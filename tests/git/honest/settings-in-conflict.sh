# both sides name a new author at the end of the settings, and whoever merges keeps both
for who in chen zhou; do
  git checkout -qb $who honest
  printf '[[git.author]]\nemail = "%s@dz.example"\nactors = ["%s"]\n' $who $who >> anjuan.toml
  git commit -qam "$who"
done
git merge -q chen > /dev/null || true
sed -i '/^<<<<<<<\|^>>>>>>>/d; s/^=======/[[git.author]]/' anjuan.toml
git add --all
git commit -qm "merge"

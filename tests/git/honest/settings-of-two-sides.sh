# both sides change the settings in different places, and git merges them
git checkout -qb side
sed -i '2a # a' anjuan.toml
git commit -qam "a comment"
git checkout -q -
sed -i '$a # b' anjuan.toml
git commit -qam "a comment"
git merge -q --no-edit side

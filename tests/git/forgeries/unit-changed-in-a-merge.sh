# two clones rename one unit, and the merge gives another unit a principal of its own
# finding: evil-merge units.yaml
git checkout -qb side
sed -i 's/市住建局/住建一局/' units.yaml
git commit -qam "name"
git checkout -q -
sed -i 's/市住建局/住建二局/' units.yaml
git commit -qam "name"
git merge -q --no-commit side > /dev/null || true
git checkout -q --ours units.yaml
sed -i 's/principal: zhao/principal: sun/' units.yaml
git add --all
git commit -qm "merge"

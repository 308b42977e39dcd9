# two branches of one clone register, and are merged
git checkout -qb side
anjuan -q register --title 反映占道经营 --petitioner 吴某 > /dev/null
git checkout -q -
anjuan -q register --title 反映井盖缺失 --petitioner 郑某 > /dev/null
git merge -q --no-edit side

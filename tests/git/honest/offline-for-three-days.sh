# a clone was offline for three days, and is merged
git checkout -qb off
export ANJUAN_NOW=2026-08-07T10:00:00+08:00
export GIT_COMMITTER_DATE=$ANJUAN_NOW GIT_AUTHOR_DATE=$ANJUAN_NOW
anjuan -q note 2026-2 --note 一边
git checkout -q -
export ANJUAN_NOW=2026-08-10T10:00:00+08:00
export GIT_COMMITTER_DATE=$ANJUAN_NOW GIT_AUTHOR_DATE=$ANJUAN_NOW
anjuan -q note 2026-2 --note 另一边
git merge -q --no-edit off

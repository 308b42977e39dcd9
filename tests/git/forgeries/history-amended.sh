# the last commit is made anew, without what it recorded
# finding: history-rewritten -
# range: honest
git reset -q --hard HEAD~1
anjuan -q note 2026-4 --note 已电话联系

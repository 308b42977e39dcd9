# three branches, one of them older, in one merge
git checkout -qb c HEAD~1
anjuan -q note 2026-2 --note c
git checkout -q -
git checkout -qb a
anjuan -q note 2026-1 --step visit --note a
git checkout -qb b HEAD~1
anjuan -q note 2026-4 --note b
git merge -q --no-edit a c

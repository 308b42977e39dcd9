# somebody names himself an author in one commit, and records as another in the next
# finding: actor-not-author anjuan.toml
# line: after x@elsewhere.example
# commit: HEAD~
printf '\n[[git.author]]\nemail = "x@elsewhere.example"\nactors = ["li-na"]\n' >> anjuan.toml
export GIT_AUTHOR_EMAIL=x@elsewhere.example
git commit -qam "settings"
anjuan -q note 2026-4 --note 已电话联系

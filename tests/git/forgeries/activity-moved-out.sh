# the record of a meeting is moved away, and removed there
# finding: reception-deleted activities/2026/2026-08-05-meeting-1.yaml
# commit: HEAD~
mkdir old
git mv activities/2026/2026-08-05-meeting-1.yaml old/
git commit -qm "tidy"
git rm -q old/2026-08-05-meeting-1.yaml
git commit -qm "tidy"

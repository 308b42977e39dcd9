# a meeting that was held is taken away
# finding: reception-deleted activities/2026/2026-08-05-meeting-1.yaml
# line: before # anjuan
git rm -q activities/2026/2026-08-05-meeting-1.yaml

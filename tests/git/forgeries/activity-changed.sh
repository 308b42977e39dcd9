# a meeting that was held gets another title
# finding: reception-changed activities/2026/2026-08-05-meeting-1.yaml
# line: after title:
sed -i 's/例会/扩大会议/' activities/2026/*.yaml

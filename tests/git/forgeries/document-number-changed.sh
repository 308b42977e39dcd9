# the paper of the reply gets another number
# finding: event-edited cases/2026/07/DZ-2026-000001.yaml
# line: after - event: replied
sed -i 's/答复意见书〔2026〕1号/答复意见书〔2026〕9号/' cases/2026/07/DZ-2026-000001.yaml

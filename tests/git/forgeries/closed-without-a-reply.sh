# a case is closed that was never answered, with a head that fits
# finding: not-allowed cases/2026/07/DZ-2026-000004.yaml
# line: after - event: closed
sed -i 's/^status: .*/status: closed/; s/^clock: .*/closed: 2026-08-10/; /^due:/d' cases/2026/07/DZ-2026-000004.yaml
printf '  - event: closed\n    at: 2026-08-10T10:00:00+08:00\n    by: li-na\n    document: 办结单〔2026〕4号\n    settled: true\n' >> cases/2026/07/DZ-2026-000004.yaml

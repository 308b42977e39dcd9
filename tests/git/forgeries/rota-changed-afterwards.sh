# the rota of a day that has passed gets another official
# finding: rota-changed rota/2026-08.yaml
# line: after 2026-08-04
sed -i '0,/official: qian/s//official: zhao/' rota/2026-08.yaml

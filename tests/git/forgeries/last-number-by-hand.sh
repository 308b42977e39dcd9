# the last number is set so that the next case leaves some out
# finding: number-gap numbers/DZ-2026.txt
# line: after DZ-2026-000009
echo DZ-2026-000009 > numbers/DZ-2026.txt

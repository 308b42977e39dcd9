# a paper leaves, and another one comes back in its place
# finding: attachment-changed attachments/DZ-2026-000002/a.txt
# commit: HEAD~2
mkdir -p attachments/DZ-2026-000002 old
echo paper > attachments/DZ-2026-000002/a.txt
git add --all
git commit -qm "paper"
git mv attachments/DZ-2026-000002/a.txt old/
git commit -qm "tidy"
echo other > old/a.txt
git commit -qam "tidy"
mkdir -p attachments/DZ-2026-000002
git mv old/a.txt attachments/DZ-2026-000002/
git commit -qm "tidy"

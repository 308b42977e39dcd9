# an unfinished merge is committed
# finding: schema-broken cases/2026/07/DZ-2026-000003.yaml
# line: after <<<<<<< ours
sed -i 's/^title: .*/<<<<<<< ours\n&\n=======\ntitle: other\n>>>>>>> theirs/' cases/2026/07/DZ-2026-000003.yaml

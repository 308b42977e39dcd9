# somebody whom the ledger does not know makes an official a principal
# finding: actor-not-author officials.yaml
# line: after qian
sed -i '/id: qian/s/rank: deputy/rank: principal, principal: true/' officials.yaml
GIT_AUTHOR_EMAIL=x@elsewhere.example git commit -qam "officials"

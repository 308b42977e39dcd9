# the night tells of a case, of its extension, and of its next round
t() { export ANJUAN_NOW=$1 GIT_COMMITTER_DATE=$1 GIT_AUTHOR_DATE=$1; }
t 2026-08-20T06:00:00+08:00
anjuan -q --by night escalate
t 2026-08-21T09:00:00+08:00
anjuan -q reopen 2026-1 --reason 再次反映
t 2026-09-30T06:00:00+08:00
anjuan -q --by night escalate
sed -i '/id: sun/s/name: 孙局长/name: 孙局长, to: 2026-09-30/' officials.yaml
git commit -qam "sun leaves"
t 2026-10-08T06:00:00+08:00
anjuan -q --by night escalate
anjuan -q --by night escalate

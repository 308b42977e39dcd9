# An office for the transcripts: `. "$TESTDIR/office.sh"` makes it and goes there.
anjuan -q init office --code DZ --name 定州市信访局
cd office
cat >>units.yaml <<'YAML'
- id: minzheng
  name: 市民政局
  parent: office
  principal: zhao
- id: zhujian
  name: 市住建局
  parent: office
YAML
cat >officials.yaml <<'YAML'
- {id: zhao, name: 赵局长, title: 局长, rank: principal, principal: true}
- {id: qian, name: 钱副局长, title: 副局长, rank: deputy}
YAML
# The fingerprint of the whole ledger: every byte of every file but the lock.
fingerprint() { find . -path ./.anjuan -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum; }

# An office whose ledger is kept in git: `. "$TESTDIR/git-office.sh"` makes it and goes there.
export HOME=$PWD GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=李娜 GIT_AUTHOR_EMAIL=li-na@dz.example
export GIT_COMMITTER_NAME=李娜 GIT_COMMITTER_EMAIL=li-na@dz.example
export GIT_AUTHOR_DATE=$ANJUAN_NOW GIT_COMMITTER_DATE=$ANJUAN_NOW
anjuan -q init office --git --code DZ --name 定州市信访局
cd office
cat >>units.yaml <<'YAML'
- {id: minzheng, name: 市民政局, parent: office, principal: zhao}
YAML
cat >officials.yaml <<'YAML'
- {id: zhao, name: 赵局长, title: 局长, rank: principal, principal: true}
- {id: qian, name: 钱副局长, title: 副局长, rank: deputy}
YAML
git commit -qam 单位和领导

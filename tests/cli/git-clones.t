Two clones of one office: each numbers under its own letter, and git unites what both recorded.

  $ . "$TESTDIR/git-office.sh"
  $ anjuan -q register --title 反映路灯不亮
  DZ-2026-000001
  $ anjuan -q accept 2026-1 --document 受理告知书〔2026〕1号
  $ cd .. && git clone -q office desk && cd desk
  $ anjuan --lang en verify
  .gitattributes: warning: this clone cannot merge cases: git would mix their lines
    fix: set it up with `anjuan station LETTER`, or in the main ledger: git config merge.anjuan.driver 'anjuan merge-driver %O %A %B %P'
  cases: 1  events: 2  findings: 0
  $ anjuan --lang en station
  the main ledger of the office
  $ anjuan --lang en station B
  new cases of this copy are numbered DZ-2026-B00001 and so on
  $ anjuan station
  B
  $ anjuan --lang en station bb
  error: bb is not a station letter
    fix: use one capital letter
  [2]
  $ anjuan register --title 反映小区停水
  DZ-2026-B00001
  $ anjuan -q note 2026-1 --note 分站联系
  $ cd ../office && anjuan -q interview 2026-1 --official qian
  $ git pull -q --no-rebase --no-edit ../desk HEAD > /dev/null
  $ anjuan --lang en log 2026-1
    1  2026-07-20T09:00  registered      li-na  received: 2026-07-20  class: general  kind of complaint: request
    2  2026-07-20T09:00  accepted        li-na  document: 受理告知书〔2026〕1号  date of the document: 2026-07-20
    3  2026-07-20T09:00  noted           li-na  note: 分站联系
    4  2026-07-20T09:00  interviewed     li-na  official: 钱副局长
  $ anjuan --lang en verify && anjuan --lang en audit
  cases: 2  events: 5  findings: 0
  commits 8, events 5, findings 0
  who committed as whom was not asked: anjuan.toml has no [[git.author]]

What cannot both stand is a conflict with both sides' records in the file.

  $ cd ../desk && git pull -q ../office HEAD && anjuan -q assign 2026-1 --unit minzheng --lead qian
  $ cd ../office && anjuan -q assign 2026-1 --unit office --lead zhao
  $ ANJUAN_LANG=en git pull -q --no-rebase --no-edit ../desk HEAD 2>&1 | grep -v '^Auto\|^CONFLICT\|^Automatic'
  cases/2026/07/DZ-2026-000001.yaml: both sides have it assigned, and not the same way
  decide it in the file, or keep what both recorded: anjuan merge-driver --keep-both cases/2026/07/DZ-2026-000001.yaml; then git add and git commit
  $ tail -n 16 cases/2026/07/DZ-2026-000001.yaml
      by: li-na
      official: qian
  # both sides have it assigned, and not the same way
  <<<<<<< ours
    - event: assigned
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      unit: office
      lead: zhao
  =======
    - event: assigned
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      unit: minzheng
      lead: qian
  >>>>>>> theirs
  $ anjuan --lang en verify 2>&1 | head -2
  cases/2026/07/DZ-2026-000001.yaml:38:1: error: a merge of git is unfinished here: the file holds both versions
      <<<<<<< ours
  $ anjuan --lang en note 2026-1 --note 再联系 2>&1 | head -1
  error: git is in the middle of a merge or rebase
  $ anjuan --lang en merge-driver --keep-both cases/2026/07/DZ-2026-000001.yaml
  cases/2026/07/DZ-2026-000001.yaml: the records of both sides stand in it
  $ git commit -q --no-edit
  $ anjuan --lang en log 2026-1 | tail -2
    5  2026-07-20T09:00  assigned        li-na  unit: 市民政局  lead: 钱副局长
    6  2026-07-20T09:00  noted           li-na  note: merge: assigned; unit: office; lead: zhao
  $ anjuan --lang en verify && anjuan --lang en audit
  cases: 2  events: 7  findings: 0
  commits 11, events 7, findings 0
  who committed as whom was not asked: anjuan.toml has no [[git.author]]

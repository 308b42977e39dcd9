A city looks at the ledgers of its townships as one; each row names its office.

  $ for code in DX DN; do
  >   anjuan -q init $code --code $code --name $code镇
  >   anjuan -q -C $code register --title $code反映路灯不亮
  >   anjuan -q -C $code register --title $code反映小区停水
  > done
  DX-2026-000001
  DX-2026-000002
  DN-2026-000001
  DN-2026-000002
  $ anjuan -q -C DN accept 2026-1 --document 受理告知书〔2026〕1号
  $ anjuan --lang en -q -C DX -C DN list
  office  case            status      clock                 due         days  unit  lead  title
  ──────  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ──────────────
  DN镇    DN-2026-000001  accepted    handle and close      2026-08-19    30              DN反映路灯不亮
  DN镇    DN-2026-000002  registered  decide on acceptance  2026-08-04    15              DN反映小区停水
  DX镇    DX-2026-000001  registered  decide on acceptance  2026-08-04    15              DX反映路灯不亮
  DX镇    DX-2026-000002  registered  decide on acceptance  2026-08-04    15              DX反映小区停水
  $ anjuan --json -C DX -C DN list --status accepted | grep '"office"\|"id"'
        "id": "DN-2026-000001",
        "office": "DN"
  $ anjuan --lang en -C DX -C DN report kpi | sed -n "1,6p;/all offices/p"
  Key figures — DX, DN
  period: all days; as of: 2026-07-20
  
  office       indicator                       counted  of     rate  beside  which are
  ───────────  ──────────────────────────────  ───────  ──  ───────  ──────  ───────────
  DX           timely acceptance                     0   0      n/a       2  not yet due
  all offices  timely acceptance                     1   1  100.00%       3  not yet due
  all offices  on-time closing                       0   0      n/a       1  not yet due
  all offices  response                              0   0      n/a
  all offices  satisfaction                          0   0      n/a
  all offices  repeat complaints                     0   4    0.00%
  all offices  online share                          0   4    0.00%
  all offices  solved at the first handling          0   0      n/a
  all offices  closing                               0   1    0.00%
  all offices  settled                               0   0      n/a       0  not known
  all offices  group visits to a higher level        0   0      n/a
  all offices  repeats online                        0   0      n/a
  all offices  repeated visits                       0   0      n/a
  all offices  settled with one visit                0   0      n/a
  $ anjuan --lang en --now 2026-09-01 -n -C DX -C DN escalate --limit 1 | grep '镇\|open'
  DX DX镇
  2026-09-01: open 2, overdue 2, due within 7 days 0, newly escalated 6
  DN DN镇
  2026-09-01: open 2, overdue 2, due within 7 days 0, newly escalated 6
  $ anjuan --lang en -C DX -C DN escalate
  error: several ledgers are only looked at
    fix: add -n; each office records what its own check finds
  [2]
  $ anjuan --lang en -C DX -C DX list
  DX: error: DX/anjuan.toml and DX/anjuan.toml are both of the office DX: their numbers cannot be told apart
    fix: leave one of them out
  [2]
  $ anjuan --lang en -C DX -C DN show 2026-1
  error: this command works on one ledger
    fix: give -C once; list, report and escalate -n take several
  [2]

A case that belongs to another office goes there with its facts, and a receipt comes back.

  $ anjuan -q -C DX register --title 反映社保断缴 --petitioner 李某某 --phone 13800000000 --request '补缴三个月。' --received 2026-07-18
  DX-2026-000003
  $ anjuan -q -C DX transfer 2026-3 --to DN镇 --reason 属地管理 --to-office handed.json
  $ anjuan --lang en -C DN register --from handed.json --receipt receipt.json
  rows 1: registered 1, registered before 0, rejected 0
  DN-2026-000003
  $ anjuan --lang en -C DN show 2026-3 --reveal | grep 'source\|received \|title\|petitioner\|补缴'
  title               反映社保断缴
  received            2026-07-18
  source              DX/DX-2026-000003
  petitioner          李某某  13800000000
  steps to do         learn how it was handled before, hear the petitioner, go and see, establish the evidence, propose an opinion, reply in writing, carry out the opinion, report the closing
  补缴三个月。
  $ anjuan --lang en -C DX apply --from receipt.json
  rows 1: recorded 1, recorded before 0, rejected 0
  $ anjuan --lang en -C DX log 2026-3 | tail -1
    3  2026-07-20T09:00  noted           li-na  note: DN DN镇: DN-2026-000003, 2026-07-20
  $ anjuan --lang en -C DN register --from handed.json
  rows 1: registered 0, registered before 1, rejected 0

A receipt that was lost is given again; nobody registers their own case from its file; and a file with a
petitioner in it is its owner's alone and is not written over.

  $ cp receipt.json first.json && rm receipt.json
  $ anjuan -q --now 2026-08-03 -C DN register --from handed.json --receipt receipt.json
  $ cmp receipt.json first.json
  $ anjuan --lang en -C DX register --from handed.json
  handed.json:3: error: row 1, column 'source': DX-2026-000003 is a case of this ledger: it cannot come to it from another office
    fix: register the file in the ledger of the office to which the case goes
  nothing was registered: mend the rows, or set them aside with --quarantine FILE
  rows 1: registered 0, registered before 0, rejected 1
  [3]
  $ stat -c %a handed.json
  600
  $ anjuan --lang en -C DX transfer 2026-2 --to DN镇 --reason 属地管理 --to-office handed.json
  handed.json: error: the file is there already, and may be all that there is of a case
    fix: name another file, or take this one away first
  [2]
  $ anjuan --lang en -C DX show 2026-2 | grep "status  "
  status              registered

Two states of a report beside each other, and what was recorded between them.

  $ . "$TESTDIR/git-office.sh"
  $ anjuan -q register --title 反映路灯不亮
  DZ-2026-000001
  $ git tag june
  $ anjuan -q accept 2026-1 --document 受理告知书〔2026〕1号
  $ anjuan -q register --title 反映小区停水
  DZ-2026-000002
  $ anjuan --lang en report workload --compare june
  Workload — 定州市信访局
  period: all days; as of: 2026-07-20
  
  what differs
  row           figure          then (2026-07-20)  now (2026-07-20)
  ────────────  ──────────────  ─────────────────  ────────────────
  not assigned  cases received                  1                 2
  not assigned  open                            1                 2
  not assigned  0–15                            1                 2
  
  what was recorded between the two
  case            date        event       recorded by  what it moved
  ──────────────  ──────────  ──────────  ───────────  ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
  DZ-2026-000001  2026-07-20  accepted    li-na        status registered → accepted; clock decide → handle; due 2026-08-04 → 2026-08-19; accepted – → 2026-07-20; decided – → 2026-07-20; handle_by – → 2026-08-19
  DZ-2026-000002  2026-07-20  registered  li-na
  
  definitions
    cases received        received in the period
    closed                closed in the period
    open                  open at the cut-off, whenever received; below it by age in days
    due soon              due within 7 days after the cut-off
    median days to close  calendar days from acceptance to closing, of the cases closed in the period
  $ anjuan --json report kpi --compare june | grep -c '"then"'
  9

  $ . "$TESTDIR/office.sh"
  $ for title in 反映路灯不亮 反映停水 反映噪声; do anjuan -q --now 2026-07-01 register --title $title; done > /dev/null
  $ cat > events.csv <<CSV
  > case,event,on,by,document,unit,reason
  > 2026-1,accept,2026-07-03,li-na,受理告知书〔2026〕1号,,
  > 2026-1,assign,2026-07-03,li-na,,zhujian,
  > 2026-2,decline,2026-07-04,li-na,不予受理告知书〔2026〕1号,,已在诉讼中
  > CSV

Many events at once, each checked with those before it.

  $ anjuan --lang en -n apply --from events.csv
  DZ-2026-000001
    2026-07-03T00:00  accepted        li-na  document: 受理告知书〔2026〕1号  document_date: 2026-07-03
    2026-07-03T00:00  assigned        li-na  unit: zhujian
    status: registered → handling
    clock: decide → handle
    due: 2026-07-16 → 2026-08-02
    accepted: – → 2026-07-03
    decided: – → 2026-07-03
    handle_by: – → 2026-08-02
    unit: – → zhujian
  DZ-2026-000002
    2026-07-04T00:00  declined        li-na  document: 不予受理告知书〔2026〕1号  reason: 已在诉讼中  document_date: 2026-07-04
    status: registered → declined
    clock: decide → –
    due: 2026-07-16 → –
    decided: – → 2026-07-04
  dry run: nothing was written
  rows 3: recorded 3, rejected 0
  $ anjuan --lang en apply --from events.csv
  rows 3: recorded 3, rejected 0
  $ anjuan --lang en list
  cases: 3
  case            status       clock   due         days  unit     lead  title
  ──────────────  ───────────  ──────  ──────────  ────  ───────  ────  ────────────
  DZ-2026-000001  in handling  handle  2026-08-02    13  zhujian        反映路灯不亮
  DZ-2026-000002  declined                                              反映停水
  DZ-2026-000003  registered   decide  2026-07-16    -4                 反映噪声
  $ anjuan -q verify

With one row that a rule refuses nothing is written.

  $ before=$(fingerprint)
  $ printf 'case,event,document\n2026-3,accept,受理告知书〔2026〕2号\n2026-3,close,\n2026-9,accept,x\n' > more.csv
  $ rm events.csv; before=$(fingerprint)
  $ anjuan --lang en apply --from more.csv
  more.csv:3:1: error: row 2: DZ-2026-000003: a case that is accepted cannot be closed
      2026-3,close,
      ^
    rule: source H8
    fix: possible now: return, assign, note, interview, instruct, confer, reclassify, extend, supervise, feedback, plan, reply, withdraw, merge
  more.csv:4:1: error: row 3: there is no case DZ-2026-000009
      2026-9,accept,x
      ^
    fix: anjuan list shows the cases there are
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  rows 3: recorded 0, rejected 2
  [3]
  $ test "$before" = "$(fingerprint)"

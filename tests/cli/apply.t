  $ . "$TESTDIR/office.sh"
  $ for title in 反映路灯不亮 反映停水 反映噪声; do anjuan -q --now 2026-07-01 register --title $title; done > /dev/null
  $ cat > events.csv <<CSV
  > case,event,on,by,document,unit,reason
  > 2026-1,accept,2026-07-03,li-na,受理告知书〔2026〕1号,,
  > 2026-1,assign,2026-07-03,li-na,,zhujian,
  > 2026-2,decline,2026-07-04,li-na,不予受理告知书〔2026〕1号,,已在诉讼中
  > CSV

Many events at once, each checked with those before it.

  $ anjuan --lang en -n apply --from events.csv --late-reason 补录
  DZ-2026-000001
    2026-07-03T00:00  accepted        li-na  document: 受理告知书〔2026〕1号  why so late: 补录  date of the document: 2026-07-03  (recorded on 2026-07-20)
    2026-07-03T00:00  assigned        li-na  unit: 市住建局  why so late: 补录  (recorded on 2026-07-20)
    status: registered → in handling
    clock: decide on acceptance → handle and close
    due: 2026-07-16 → 2026-08-02
    accepted on: – → 2026-07-03
    decided on: – → 2026-07-03
    handle by: – → 2026-08-02
    unit: – → 市住建局
  DZ-2026-000002
    2026-07-04T00:00  declined        li-na  reason: 已在诉讼中  document: 不予受理告知书〔2026〕1号  why so late: 补录  date of the document: 2026-07-04  (recorded on 2026-07-20)
    status: registered → declined
    clock: decide on acceptance → –
    due: 2026-07-16 → –
    decided on: – → 2026-07-04
  dry run: nothing was written
  rows 3: recorded 3, recorded before 0, rejected 0
  $ anjuan --lang en apply --from events.csv --late-reason 补录
  rows 3: recorded 3, recorded before 0, rejected 0
  $ anjuan --lang en list
  cases: 3
  case            status       clock                 due         days  unit      lead  title
  ──────────────  ───────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  in handling  handle and close      2026-08-02    13  市住建局        反映路灯不亮
  DZ-2026-000002  declined                                                             反映停水
  DZ-2026-000003  registered   decide on acceptance  2026-07-16    -4                  反映噪声
  $ anjuan -q verify

With one row that a rule refuses nothing is written.

  $ before=$(fingerprint)
  $ printf 'case,event,document\n2026-3,accept,受理告知书〔2026〕2号\n2026-3,close,\n2026-9,accept,x\n' > more.csv
  $ rm events.csv; before=$(fingerprint)
  $ anjuan --lang en apply --from more.csv
  more.csv:3:1: error: row 2, column 'case': DZ-2026-000003: a case that is accepted cannot be closed
      2026-3,close,
      ^
    fix: possible now: return, assign, note, interview, instruct, confer, reclassify, extend, supervise, feedback, plan, milestone, milestone-met, approve, report-up, reply, withdraw, merge, protect, unprotect, recuse
  more.csv:4:1: error: row 3, column 'case': there is no case DZ-2026-000009
    fix: anjuan list shows the cases there are
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  rows 3: recorded 0, recorded before 0, rejected 2
  [3]
  $ test "$before" = "$(fingerprint)"

Sheets of offices: a title, Chinese columns and verbs, a line of totals at the end.

  $ cat > zh.csv <<CSV
  > 办理登记表,,,
  > 案件编号,环节,日期,说明
  > 2026-3,记录,2026年7月20日,上门核查
  > 合计,1,,
  > CSV
  $ anjuan --lang en -n apply --from zh.csv
  zh.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  zh.csv: note: rows left out as totals, signatures or the header again (1): 4 (合计)
    fix: give the row a number of its own if it is a record
  DZ-2026-000003
    2026-07-20T09:00  noted           li-na  note: 上门核查
  dry run: nothing was written
  rows 1: recorded 1, recorded before 0, rejected 0

What is no value is an error, and a column that stands twice is a question.

  $ printf 'case,event,on,note\n2026-3,note,=TODAY(),x\n2026-3,note,46174,#N/A\n' > bad.csv
  $ anjuan --lang en -n apply --from bad.csv
  bad.csv:2:13: error: row 1, column 'on': the cell holds the formula =TODAY() without its value
      2026-3,note,=TODAY(),x
                  ^
    fix: open it in the spreadsheet program and save it again, or write the value itself
  bad.csv:3:13: error: row 2, column 'on': '46174' is a number that a spreadsheet would show as a date
      2026-3,note,46174,#N/A
                  ^
    fix: format the column as dates in the spreadsheet, then save it again
  bad.csv:3:19: error: row 2, column 'note': the cell holds the spreadsheet's error #N/A
      2026-3,note,46174,#N/A
                        ^
    fix: repair the formula or write the value itself
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  dry run: nothing was written
  rows 2: recorded 0, recorded before 0, rejected 2
  [3]
  $ printf 'case,event,note,备注\n2026-3,note,x,y\n' > twice.csv
  $ anjuan --lang en -n apply --from twice.csv
  twice.csv:2:15: error: row 1, column '备注': this and 'note' both mean note, and say different things
      2026-3,note,x,y
                    ^
    fix: empty one of the two, or say with --map which column counts
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  dry run: nothing was written
  rows 1: recorded 0, recorded before 0, rejected 1
  [3]

Rows that cannot be set aside stop everything before anything is recorded.

  $ printf 'case,event,on,note\n2026-3,note,,recorded?\n2026-3,note,=TODAY(),x\n' > half.csv
  $ bash -c 'mkdir half.out.$$; exec anjuan --lang en apply --from half.csv --quarantine half.out' 2>&1 | tail -n 2 | sed 's/out\.[0-9]*/out.N/g'
  half.out: error: cannot write the rejects: File exists
    fix: check the folder and the space on the disk
  $ anjuan log 2026-3 | grep -c 'recorded?'
  0
  [1]

What was set aside for a cell is set aside again until it is mended.

  $ anjuan --lang en apply --from bad.csv --quarantine r.csv
  note: the rejects hold the rows as they came, with names and numbers: only you can read a new file of them
    fix: delete it once its rows are mended and registered
  bad.csv:2:13: error: row 1, column 'on': the cell holds the formula =TODAY() without its value
      2026-3,note,=TODAY(),x
                  ^
    fix: open it in the spreadsheet program and save it again, or write the value itself
  bad.csv:3:13: error: row 2, column 'on': '46174' is a number that a spreadsheet would show as a date
      2026-3,note,46174,#N/A
                  ^
    fix: format the column as dates in the spreadsheet, then save it again
  bad.csv:3:19: error: row 2, column 'note': the cell holds the spreadsheet's error #N/A
      2026-3,note,46174,#N/A
                        ^
    fix: repair the formula or write the value itself
  rows 2: recorded 0, recorded before 0, rejected 2
  $ anjuan --lang en -n apply --from r.csv
  r.csv:2:13: error: row 1, column 'on': the cell holds the formula =TODAY() without its value
      2026-3,note,=TODAY(),x,1,"row 1, column 'on': the cell holds the formula =TODAY() without its value …
                  ^
    fix: open it in the spreadsheet program and save it again, or write the value itself
  r.csv:3:13: error: row 2, column 'on': '46174' is a number that a spreadsheet would show as a date
      2026-3,note,46174,#N/A,2,"row 2, column 'on': '46174' is a number that a spreadsheet would show as a…
                  ^
    fix: format the column as dates in the spreadsheet, then save it again
  r.csv:3:19: error: row 2, column 'note': the cell holds the spreadsheet's error #N/A
      2026-3,note,46174,#N/A,2,"row 2, column 'on': '46174' is a number that a spreadsheet would show as a…
                        ^
    fix: repair the formula or write the value itself
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  dry run: nothing was written
  rows 2: recorded 0, recorded before 0, rejected 2
  [3]

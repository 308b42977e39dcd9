The record over time: what happened when, who wrote it down when, and how it is put right.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_LANG=en
  $ anjuan --now 2026-06-29 register --title 反映补贴未发放 --petitioner 李某某 --phone 13800000000
  DZ-2026-000001
  $ git init -q . && git add -A && git -c user.name=t -c user.email=t@t commit -qm a

An acceptance that is written down days later says why, and is shown with both its days.

  $ anjuan accept 2026-1 --on 2026-07-01 --document 受理告知书〔2026〕1号
  error: DZ-2026-000001: it is recorded 19 days after it happened (2026-07-01)
    rule: [record] late-after-days
    fix: say why with --late-reason
  [4]
  $ anjuan accept 2026-1 --on 2026-07-01 --document 受理告知书〔2026〕1号 --late-reason 停电
  DZ-2026-000001
    2026-07-01T00:00  accepted        li-na  document: 受理告知书〔2026〕1号  why so late: 停电  date of the document: 2026-07-01  (recorded on 2026-07-20)
    status: registered → accepted
    clock: decide on acceptance → handle and close
    due: 2026-07-14 → 2026-07-31
    accepted on: – → 2026-07-01
    decided on: – → 2026-07-01
    handle by: – → 2026-07-31
  $ anjuan log 2026-1
    1  2026-06-29T12:00  registered      li-na  received: 2026-06-29  class: general  kind of complaint: request
    2  2026-07-01T00:00  accepted        li-na  document: 受理告知书〔2026〕1号  why so late: 停电  date of the document: 2026-07-01  (recorded on 2026-07-20)
  $ anjuan explain 2026-1 | grep later
  recorded on 2026-07-20, 19 days later: accepted (2026-07-01): 停电
  $ anjuan report late-records --format csv 2>/dev/null | tr -d '\r'
  # late
  by,via,id,event,recorded,happened,days,reason,title
  li-na,,DZ-2026-000001,accepted,2026-07-20,2026-07-01,19,停电,反映补贴未发放
  
  # by
  by,count
  li-na,1
  
  # amended
  by,via,id,event,recorded,what,in_words,reason,title

What the office knew on a day stays what it was.

  $ anjuan list --as-of 2026-07-10 | tail -n 1
  cases: 1
  DZ-2026-000001  accepted  handle and close  2026-07-31    21              反映补贴未发放
  $ anjuan list --as-of 2026-07-10 --known-on 2026-07-10 | tail -n 1
  cases: 1
  DZ-2026-000001  registered  decide on acceptance  2026-07-14     4              反映补贴未发放
  $ anjuan show 2026-1 --known-on 2026-06-01
  error: nobody knew of DZ-2026-000001 on 2026-06-01
    fix: give a later day
  [2]

The day was wrong: the acceptance is taken out and recorded again. Later events must not rest on it.

  $ anjuan assign 2026-1 --unit minzheng
  DZ-2026-000001
    2026-07-20T09:00  assigned        li-na  unit: 市民政局
    status: accepted → in handling
    unit: – → 市民政局
  $ anjuan reply 2026-1 --document 处理意见书〔2026〕1号 --text 已补发。 --served 2026-07-20
  DZ-2026-000001
    2026-07-20T09:00  replied         li-na  served on: 2026-07-20  text: 已补发。  document: 处理意见书〔2026〕1号  date of the document: 2026-07-20
    status: in handling → replied
    clock: handle and close → –
    due: 2026-07-31 → –
    handled on: – → 2026-07-20
    replied on: – → 2026-07-20
  $ anjuan void 2026-1 accepted --reason 日期录错
  error: DZ-2026-000001: then replied of 2026-07-20T09:00:00+08:00 could not have happened: a case that is registered cannot be replied
    rule: Regulations on Petition Work art. 32, 34
    fix: possible now: accept, decline, transfer, return, assign, note, interview, instruct, confer, reclassify, supervise, feedback, plan, milestone, milestone-met, report-up, withdraw, merge, protect, unprotect, recuse
  [4]
  $ anjuan void 2026-1 replied --reason 日期录错
  DZ-2026-000001
    2026-07-20T09:00  voided          li-na  reason: 日期录错  what is taken out: replied  when: 2026-07-20T09:00:00+08:00
    status: replied → in handling
    clock: – → handle and close
    due: – → 2026-07-31
    handled on: 2026-07-20 → –
    replied on: 2026-07-20 → –
  $ anjuan void 2026-1 accepted --reason 日期录错
  DZ-2026-000001
    2026-07-20T09:00  voided          li-na  reason: 日期录错  what is taken out: accepted  when: 2026-07-01T00:00:00+08:00
    status: in handling → registered
    clock: handle and close → decide on acceptance
    due: 2026-07-31 → 2026-08-04
    accepted on: 2026-07-01 → –
    decided on: 2026-07-01 → –
    decide by: 2026-07-14 → 2026-08-04
    handle by: 2026-07-31 → –
    missed duties: – → pass on to a unit 2026-07-14..2026-07-20
  $ git diff --stat
   cases/2026/06/DZ-2026-000001.yaml | 36 ++++++++++++++++++++++++++++++++++--
   1 file changed, 34 insertions(+), 2 deletions(-)
  $ anjuan accept 2026-1 --document 受理告知书〔2026〕1号
  DZ-2026-000001
    2026-07-20T09:00  accepted        li-na  document: 受理告知书〔2026〕1号  date of the document: 2026-07-20
    status: registered → in handling
    clock: decide on acceptance → handle and close
    due: 2026-08-04 → 2026-08-19
    accepted on: – → 2026-07-20
    decided on: – → 2026-07-20
    handle by: – → 2026-08-19
  $ anjuan log 2026-1
    1  2026-06-29T12:00  registered      li-na  received: 2026-06-29  class: general  kind of complaint: request
    2  2026-07-01T00:00  accepted        li-na  document: 受理告知书〔2026〕1号  why so late: 停电  date of the document: 2026-07-01  (taken out)  (recorded on 2026-07-20)
    3  2026-07-20T09:00  assigned        li-na  unit: 市民政局
    4  2026-07-20T09:00  replied         li-na  served on: 2026-07-20  text: 已补发。  document: 处理意见书〔2026〕1号  date of the document: 2026-07-20  (taken out)
    5  2026-07-20T09:00  voided          li-na  reason: 日期录错  what is taken out: replied  when: 2026-07-20T09:00:00+08:00
    6  2026-07-20T09:00  voided          li-na  reason: 日期录错  what is taken out: accepted  when: 2026-07-01T00:00:00+08:00
    7  2026-07-20T09:00  accepted        li-na  document: 受理告知书〔2026〕1号  date of the document: 2026-07-20
  $ anjuan void 2026-1 5 --reason 试
  error: DZ-2026-000001: then replied of 2026-07-20T09:00:00+08:00 could not have happened: a case that is registered cannot be replied
    rule: Regulations on Petition Work art. 32, 34
    fix: possible now: accept, decline, transfer, return, assign, note, interview, instruct, confer, reclassify, supervise, feedback, plan, milestone, milestone-met, report-up, withdraw, merge, protect, unprotect, recuse
  error: DZ-2026-000001: then accepted of 2026-07-20T09:00:00+08:00 could not have happened: a case that is replied cannot be accepted
    rule: Regulations on Petition Work art. 23
    fix: possible now: note, interview, instruct, confer, supervise, feedback, plan, milestone, milestone-met, report-up, implement, close, follow-up, review, withdraw, merge, protect, unprotect, recuse
  [4]
  $ anjuan void 2026-1 8 --on 2026-07-01 --reason 试
  error: void takes no --on
    fix: the record is amended when that is written down: leave it out
  [2]

A fact that nobody recorded as an event is corrected; the old value stays in the record.

  $ anjuan correct 2026-1 --title 反映两项补贴未发放 --persons 6 --petitioner 1 --phone 13900000000 --reason 录入错误
  DZ-2026-000001
    2026-07-20T09:00  corrected       li-na  reason: 录入错误  title: 反映两项补贴未发放  persons: 6  five persons or more: yes  petitioners: 1: phone  what it was: title: 反映补贴未发放; persons: 1; five persons…
    title: 反映补贴未发放 → 反映两项补贴未发放
    persons: 1 → 6
    five persons or more: – → yes
  $ tail -n 12 cases/2026/06/DZ-2026-000001.yaml
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      reason: 录入错误
      title: 反映两项补贴未发放
      persons: 6
      group: true
      petitioners:
        - "1: phone"
      was:
        - "title: 反映补贴未发放"
        - "persons: 1"
        - "group: "
  $ anjuan show 2026-1 --known-on 2026-07-19 | head -n 2
  case number         DZ-2026-000001
  title               反映补贴未发放
  $ anjuan show 2026-1 --known-on 2026-07-19 | tail -n 3
  papers to file      交办单, 督办单, 办结单, 接谈记录, 责任书
  
  2026-06-29T12:00  registered      li-na  received: 2026-06-29  class: general  kind of complaint: request
  $ anjuan correct 2026-1 --title 反映两项补贴未发放 --reason 再改
  error: DZ-2026-000001: the correction changes nothing
    rule: what is on record stays on record
    fix: say what is right: --title, --persons, --petitioner and the like
  [4]
  $ anjuan correct 2026-1 --channel pigeon --reason 再改
  error: --channel cannot be pigeon
    fix: one of: visit, letter, online, phone, email, message, referral, other
  [2]

A case that was registered by mistake leaves every figure and keeps its number.

  $ anjuan register --title 误登记
  DZ-2026-000002
  $ anjuan void 2026-2 registered --reason 误登记
  DZ-2026-000002
    2026-07-20T09:00  voided          li-na  reason: 误登记  what is taken out: registered  when: 2026-07-20T09:00:00+08:00
    status: registered → voided
    clock: decide on acceptance → –
    due: 2026-08-04 → –
    decide by: 2026-08-04 → –
  $ anjuan list
  cases: 1
  case            status       clock             due         days  unit      lead  title
  ──────────────  ───────────  ────────────────  ──────────  ────  ────────  ────  ──────────────────
  DZ-2026-000001  in handling  handle and close  2026-08-19    30  市民政局        反映两项补贴未发放
  $ anjuan list --status voided
  cases: 1
  case            status  clock  due  days  unit  lead  title
  ──────────────  ──────  ─────  ───  ────  ────  ────  ──────
  DZ-2026-000002  voided                                误登记
  $ anjuan report kpi 2>/dev/null | grep 'cases looked at'
  cases looked at: 1
  $ anjuan explain 2026-2
  DZ-2026-000002  误登记
  
  registered by mistake: no clock runs, and no figure counts it
  $ anjuan note 2026-2 --step visit
  error: DZ-2026-000002: a case that is voided cannot be noted
    fix: where that was the mistake, take it back: anjuan void DZ-2026-000002 voided
  [4]
  $ anjuan register --title 下一件
  DZ-2026-000003

A number is never given again, and a case that went is missed.

  $ rm cases/2026/07/DZ-2026-000003.yaml
  $ anjuan register --title 再下一件
  DZ-2026-000004
  $ cat numbers/DZ-2026.txt
  DZ-2026-000004
  $ anjuan verify
  numbers/DZ-2026.txt: error: the number DZ-2026-000003 was given, and there is no such case
    rule: a number is permanent; a case registered by mistake is voided and keeps it
    fix: bring back what git still has (git log --all -- '*/DZ-2026-000003.yaml'); for what is lost for good, add the line `DZ-2026-000003 WHY` to this file
  .gitattributes: warning: this clone cannot merge cases: git would mix their lines
    fix: set it up with `anjuan station LETTER`, or in the main ledger: git config merge.anjuan.driver 'anjuan merge-driver %O %A %B %P'
  cases: 3  events: 11  findings: 1
  [1]
  $ git stash -qu && anjuan register --title 又一件
  DZ-2026-000005
  $ rm -r cases/2026/07 && git checkout -q . && git stash pop -q

Who records is a claim: where the login is another name, both are kept.

  $ anjuan --by zhao note 2026-4 --step visit | grep via
  [1]
  $ env -u ANJUAN_BY LOGNAME= USER= anjuan -n note 2026-4 --step visit | grep -c noted
  1
  $ ANJUAN_BY=' ' anjuan -n note 2026-4 --step visit
  error: nothing tells who records it
    fix: name the person with --by, or with ANJUAN_BY
  [2]
  $ sed -i 's/^by = "anybody".*/by = "officials"/' anjuan.toml
  $ anjuan note 2026-4 --step evidence
  error: li-na is not in officials.yaml, and only officials may record
    rule: [record] by
    fix: name one of them with --by, or add the person
  [4]
  $ anjuan --by zhao -q note 2026-4 --step evidence

The same file of events is applied once; whoever reads it in is one of them too, and the nightly check is nobody.

  $ cat >events.csv <<'CSV'
  > case,event,by,reason,demand,feedback_by
  > 2026-4,supervise,zhao,逾期,尽快答复,2026-08-01
  > 2026-4,supervise,zhao,逾期,尽快答复,2026-08-01
  > CSV
  $ anjuan apply --from events.csv
  error: li-na is not in officials.yaml, and only officials may record
    rule: [record] by
    fix: name one of them with --by, or add the person
  [4]
  $ anjuan --by zhao apply --from events.csv
  rows 2: recorded 1, recorded before 1, rejected 0
  $ anjuan --by zhao apply --from events.csv
  rows 2: recorded 0, recorded before 2, rejected 0
  $ anjuan --by cron -q escalate
  $ anjuan explain 2026-4 | grep -c 'answer a supervision'
  1

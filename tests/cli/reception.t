A day at the desk: what was planned, what it really was, and what it leaves behind.

  $ . "$TESTDIR/office.sh"
  $ sed -i 's/^owed-from.*/owed-from = 2026-05-01/' anjuan.toml
  $ cat >>anjuan.toml <<'TOML'
  > [[activities.duty]]
  > kind = "meeting"
  > type = "monthly"
  > per = "month"
  > from = 2026-05-01
  > source = "C5"
  > [rota]
  > [[rota.desk]]
  > id = "hall"
  > name = "来访大厅"
  > place = "信访局一楼"
  > time = "09:00-11:30"
  > [[rota.reception]]
  > require = "unit-within"
  > source = "A10"
  > TOML
  $ mkdir rota
  $ cat >rota/2026-07.yaml <<'YAML'
  > sessions:
  >   - {date: 2026-07-10, desk: hall, kind: reception, official: qian}
  >   - {date: 2026-07-17, desk: hall, kind: reception, official: zhao}
  > YAML
  $ anjuan register --title 反映补贴停发 --channel visit --petitioner 李某某
  DZ-2026-000001

Everything that is wrong with a record is said at once, and nothing is written.

  $ anjuan --lang en schedule hold 2026-07-17 --desk hal --official zhaoo --batch 'persons=12,cases=2026-9,disposition=solve,unit=minzhen' --batch 'persons=2,disposition=meeting' --unit minzheng=9:05 --attach none.pdf --done recorded
  error: --unit: '9:05' is neither minutes nor times
    fix: write UNIT=8, or UNIT=09:05-09:13 for the call and the arrival
  error: disposition cannot be solve
    rule: 某乡接访下访制度二·1（3）
    fix: did you mean solved? One of: answered, solved, instructed, meeting, follow-up, deferred
  error: appointment or conference needs a date by which it is settled
    rule: 某乡接访下访制度二·1（3）
    fix: add due=YYYY-MM-DD
  error: --done cannot be recorded
    fix: one of: recording, tracking, archived
  error: there is no desk hal
    fix: did you mean hall?
  error: nobody is called 'zhaoo'
    fix: did you mean zhao?
  error: there is no unit minzhen
    fix: did you mean minzheng?
  error: there is no case DZ-2026-000009
    fix: anjuan list shows the cases there are
  error: there is no file none.pdf
    fix: name a file of the ledger's attachments/, or one to copy
  [2]
  $ ls sessions
  ls: cannot access 'sessions': No such file or directory
  [2]

The matter is described, never the person.

  $ anjuan --lang en schedule hold 2026-07-17 --desk hall --batch 'cases=2026-1,matter=李某某的补贴,disposition=answered'
  error: the record says who came, but DZ-2026-000001 tells that already
    rule: 信访工作条例 art. 30, 46
    fix: leave name, phone and number out: the case has them, with its own protection
  [4]

The record itself. Nobody was named, so whoever was planned was there.

  $ echo 建议补发 >opinion.txt
  $ anjuan --lang en schedule hold 2026-07-17 --desk hall --batch 'persons=12,cases=2026-1,matter=补贴, 停发,disposition=follow-up,due=2026-07-19,unit=minzheng' --batch disposition=answered --unit minzheng=09:05-09:21 --unit zhujian=4 --attach opinion=opinion.txt --done recording --confirmed 2026-07-16
  recorded: 2026-07-17 at desk 来访大厅, group 1: 赵局长
    batch of 12: to be tracked, by 2026-07-19  DZ-2026-000001
    batch of 1: answered on the spot
    市民政局 came after 16 minutes, 10 allowed [A10]
  DZ-2026-000001
    2026-07-20T09:00  interviewed     li-na  record of the reception: 2026-07-17-hall-1  official: 赵局长  called: 市民政局  statement: 补贴, 停发  next: to be tracked 2026-07-19  by a principal: yes
    2026-07-20T09:00  assigned        li-na  record of the reception: 2026-07-17-hall-1  unit: 市民政局  lead: 赵局长  why this lead: received the petitioner
    unit: – → 市民政局
    lead: – → 赵局长
  $ cat sessions/2026/07/2026-07-17-hall-1.yaml
  # anjuan session, format 1
  date: 2026-07-17
  desk: hall
  group: 1
  kind: reception
  persons: 12
  confirmed: 2026-07-16
  officials:
    - zhao
  units:
    zhujian: 4
  called:
    - unit: minzheng
      at: "09:05"
      arrived: "09:21"
  batches:
    - persons: 12
      cases:
        - DZ-2026-000001
      matter: 补贴, 停发
      disposition: follow-up
      due: 2026-07-19
      units:
        - minzheng
    - persons: 1
      disposition: answered
  attachments:
    - path: attachments/sessions/2026-07-17-hall-1/opinion.txt
      sha256: "5c04067b86d0b5ac1ce3596a9089353307a8e480079c953bf256449c8fd8147b"
      kind: opinion
  checklist:
    recording: true
    tracking: false
    archived: false
  by: li-na
  recorded: 2026-07-20T09:00:00+08:00
  $ anjuan verify
  案件 1 件  环节 3 条  问题 0 个
  接访记录：1  工作记录：0
  $ anjuan --lang en report tasks | sed -n 4,7p
  task                   case            status         since       due         days  unit      lead    title
  ─────────────────────  ──────────────  ─────────────  ──────────  ──────────  ────  ────────  ──────  ───────────────────────
  left by a reception    DZ-2026-000001  to be tracked  2026-07-17  2026-07-19     3  市民政局  赵局长  反映补贴停发
  papers of a reception                                 2026-07-17                 3            赵局长  2026-07-17 来访大厅 / 1
  $ anjuan --lang en report accountability --month 2026-07 | sed -n 4,9p
  missed duties
  missed duty                         rule                        case            unit      lead      since       days  title
  ──────────────────────────────────  ──────────────────────────  ──────────────  ────────  ────────  ──────────  ────  ─────────────────────────────────────────────────────
  planned reception not held          东乌旗接访下访制度第九条                              钱副局长  2026-07-10        2026-07-10 来访大厅
  called unit came late               东乌旗接访下访制度第十一条                  市民政局            2026-07-17        2026-07-17 来访大厅 / 1: after 16 minutes, 10 allowed
  left by a reception, past its date  某乡接访下访制度二·1（3）   DZ-2026-000001  市民政局  赵局长    2026-07-19     1  反映补贴停发

A record stands. Anew only when it is asked for, and then the office's own keys stay.

  $ anjuan --lang en schedule hold 2026-07-17 --desk hall --batch disposition=solved
  sessions/2026/07/2026-07-17-hall-1.yaml: error: this session is recorded already
    fix: edit the file, or say --again to write it anew
  [4]
  $ echo 'x-room: 三楼' >>sessions/2026/07/2026-07-17-hall-1.yaml
  $ cat >whole.yaml <<'YAML'
  > date: 2026-07-17
  > desk: hall
  > batches:
  >   - {persons: 3, cases: [2026-1], disposition: folow-up}
  > YAML
  $ anjuan --lang en schedule hold --from whole.yaml --again
  whole.yaml:4:48: error: disposition cannot be folow-up
      …rsons: 3, cases: [2026-1], disposition: folow-up}
                                               ^~~~~~~~
    fix: did you mean follow-up? One of: answered, solved, instructed, meeting, follow-up, deferred
  [3]
  $ sed -i 's/folow-up/solved/' whole.yaml
  $ anjuan --lang en schedule hold --from whole.yaml --again
  recorded: 2026-07-17 at desk 来访大厅, group 1: 赵局长
    batch of 3: solved on the spot  DZ-2026-000001
  $ tail -n 8 sessions/2026/07/2026-07-17-hall-1.yaml
  batches:
    - persons: 3
      cases:
        - DZ-2026-000001
      disposition: solved
  by: li-na
  recorded: 2026-07-20T09:00:00+08:00
  x-room: 三楼

An attachment that was changed behind the record's back is found, and so is a case that is not there.

  $ anjuan -q schedule hold 2026-07-17 --desk hall --again --batch disposition=solved --attach attachments/sessions/2026-07-17-hall-1/opinion.txt
  已记录：2026-07-17，来访大厅 第 1 组：赵局长
    1 人一批：当场解决
  DZ-2026-000001
    2026-07-20T09:00  已作废          li-na  作废内容: 已约见  发生时间: 2026-07-20T09:00:00+08:00  原因: 接访记录已重新填写
  $ echo 不补发 >attachments/sessions/2026-07-17-hall-1/opinion.txt
  $ anjuan --lang en verify
  sessions/2026/07/2026-07-17-hall-1.yaml:13:11: error: the attachment attachments/sessions/2026-07-17-hall-1/opinion.txt is not the file that was recorded
        - path: attachments/sessions/2026-07-17-hall-1/opinion.txt
                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    fix: put the recorded file back; git may have it
  cases: 1  events: 4  findings: 1
  receptions: 1  activities: 0
  [1]
  $ sed -i 's/^    disposition/    cases: [DZ-2026-000077]\n    disposition/' sessions/2026/07/2026-07-17-hall-1.yaml
  $ anjuan --lang en verify 2>&1 | grep -A1 000077
  sessions/2026/07/2026-07-17-hall-1.yaml:11:13: error: there is no case DZ-2026-000077
          cases: [DZ-2026-000077]
                  ^~~~~~~~~~~~~~

What the office does beside its cases.

  $ anjuan --lang en record meting
  error: meting is not a kind of activity
    fix: did you mean meeting?
  [2]
  $ anjuan --lang en record research --leaflets 3
  error: research does not carry --leaflets
    fix: record it as publicity, in a file of its own
  error: research needs its document
    fix: add --document with its title or number
  error: research needs a title
    fix: add --title TEXT
  [2]
  $ anjuan --lang en record publicity --title 宣传日 --leaflets 300 --consultations 25 --legal-advice 8
  activities/2026/2026-07-20-publicity-1.yaml
  recorded: 2026-07-20, publicity: 宣传日
  $ anjuan --lang en record meeting --type monthly --date 2026-06-30 --late-reason 补录
  activities/2026/2026-06-30-meeting-1.yaml
  recorded: 2026-06-30, meeting: monthly meeting
  $ anjuan --lang en record inspection --type unannounced --unit minzheng --finding 群众满意度=好
  activities/2026/2026-07-20-inspection-1.yaml
  recorded: 2026-07-20, inspection: unannounced visit
    no finding on: 接访日制度执行
    no finding on: 信访工作责任落实
    no finding on: 主要领导带头示范
    no finding on: 重点积案化解
  $ anjuan -n record meeting --type joint
  已记录：2026-07-20，会议：联席会议
  $ find activities -type f | sort
  activities/2026/2026-06-30-meeting-1.yaml
  activities/2026/2026-07-20-inspection-1.yaml
  activities/2026/2026-07-20-publicity-1.yaml
  $ cat activities/2026/2026-07-20-inspection-1.yaml
  # anjuan activity, format 1
  date: 2026-07-20
  kind: inspection
  type: unannounced
  unit: minzheng
  checklist:
    - item: 群众满意度
      result: 好
  by: li-na
  $ anjuan --lang en report half-year --half 2026-H2 | sed -n '/receptions and/,/legal/p'
  receptions and activities
  number                   in the period  year before  change
  ───────────────────────  ─────────────  ───────────  ──────
  joint meetings                       0            0       0
  reception days                       1            0      +1
  receptions held                      1            0      +1
  batches received                     1            0      +1
  persons received                     1            0      +1
  instructions given                   0            0       0
  leaflets                           300            0    +300
  questionnaires                       0            0       0
  consultations                       25            0     +25
  legal advice, persons                8            0      +8
  $ anjuan --lang en report accountability --half 2026-H1 | sed -n 4,7p
  missed duties
  missed duty                         rule                       case  unit  lead  since       days  title
  ──────────────────────────────────  ─────────────────────────  ────  ────  ────  ──────────  ────  ────────────────────────────────────────────────
  meeting or other activity not held  某乡接访下访制度二·3（2）                    2026-05-31        monthly meeting, 2026-05-01 – 2026-05-31: 0 of 1

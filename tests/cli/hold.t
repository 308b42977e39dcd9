One entry for a reception: its record and the events of its cases are written together.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_LANG=en
  $ sed -i 's/^receiver-takes = false/receiver-takes = true/' anjuan.toml
  $ cat >>anjuan.toml <<'TOML'
  > [rota]
  > [[rota.desk]]
  > id = "hall"
  > name = "来访大厅"
  > place = "信访局一楼"
  > time = "09:00-11:30"
  > [[rota.desk]]
  > id = "village"
  > name = "下访"
  > time = "all-day"
  > [[rota.cover]]
  > desk = "hall"
  > when = {weekdays = [5]}
  > source = "E1"
  > [[rota.quota]]
  > rank = "principal"
  > kind = ["reception", "field"]
  > min = 3
  > per = "month"
  > source = "H2"
  > TOML
  $ mkdir rota
  $ cat >rota/2026-07.yaml <<'YAML'
  > sessions:
  >   - {date: 2026-07-03, desk: hall, kind: reception, official: qian}
  >   - {date: 2026-07-10, desk: hall, kind: reception, official: zhao}
  >   - {date: 2026-07-17, desk: hall, kind: reception, official: zhao}
  >   - {date: 2026-07-24, desk: hall, kind: reception, official: zhao}
  >   - {date: 2026-07-22, desk: village, kind: field, official: zhao, place: 北城区东村}
  > YAML
  $ anjuan --now 2026-07-06T09:00:00+08:00 register --title 反映补贴停发 --channel visit --petitioner 李某某 --visit-level province --unit minzheng
  DZ-2026-000001
  $ anjuan --now 2026-07-06T09:30:00+08:00 register --title 反映道路积水 --channel visit --petitioner 周某某
  DZ-2026-000002
  $ anjuan list --json | grep '"tasks"'
        "tasks": "meet-principal"

What the record lacks for the cases, and words that no rule knows, are said before anything is written.

  $ anjuan schedule hold 2026-07-17 --desk hall --mode 瞎访 --kind visit --batch 'persons=2,cases=2026-1,disposition=instructed'
  error: no kind of session is called 'visit'
    fix: known: reception, appointment, immediate, field, return-visit; add it to rota.kinds
  error: '瞎访' is no form of reception at desk hall (2026-07-17)
    fix: did you mean 约访?
  error: DZ-2026-000001: an instruction on a case needs its words
    fix: add instruction=TEXT
  [2]
  $ anjuan schedule hold 2026-07-17 --desk hall --mode 定期接访 --batch 'persons=2,cases=2026-1,disposition=instructed'
  error: DZ-2026-000001: an instruction on a case needs its words
    fix: add instruction=TEXT
  [2]
  $ ls sessions
  ls: cannot access 'sessions': No such file or directory
  [2]

The principal meets six people of two cases: the cases tell of it, the task is done, the unit called and the lead are known.

  $ anjuan schedule hold 2026-07-17 --desk hall --companion qian --unit minzheng=8 --batch 'persons=5,cases=2026-1,matter=补贴停发,disposition=instructed,instruction=一周内报结果' --batch 'persons=1,cases=2026-2,matter=积水,unit=zhujian,disposition=follow-up,due=2026-08-01'
  recorded: 2026-07-17 at desk 来访大厅, group 1: 赵局长
    batch of 5: instructed  DZ-2026-000001
    batch of 1: to be tracked, by 2026-08-01  DZ-2026-000002
  DZ-2026-000001
    2026-07-17T00:00  interviewed     li-na  record of the reception: 2026-07-17-hall-1  official: 赵局长  together with: 钱副局长  called: 市民政局  statement: 补贴停发  by a principal: yes
    2026-07-17T00:00  assigned        li-na  record of the reception: 2026-07-17-hall-1  unit: 市民政局  lead: 赵局长  why this lead: received the petitioner
    2026-07-17T00:00  instructed      li-na  record of the reception: 2026-07-17-hall-1  official: 赵局长  text: 一周内报结果
    lead: – → 赵局长
    tasks: meeting with a principal → –
  DZ-2026-000002
    2026-07-17T00:00  interviewed     li-na  record of the reception: 2026-07-17-hall-1  official: 赵局长  together with: 钱副局长  statement: 积水  next: to be tracked 2026-08-01  by a principal: yes
    2026-07-17T00:00  assigned        li-na  record of the reception: 2026-07-17-hall-1  unit: 市住建局  lead: 赵局长  why this lead: received the petitioner
    due: 2026-07-21 → 2026-08-01
    decide by: 2026-07-21 → 2026-08-01
    unit: – → 市住建局
    lead: – → 赵局长
  $ cat cases/2026/07/DZ-2026-000001.yaml | sed -n '/^history/,$p'
  history:
    - event: registered
      at: 2026-07-06T09:00:00+08:00
      by: li-na
      received: 2026-07-06
      class: general
      kind: request
    - event: assigned
      at: 2026-07-06T09:00:00+08:00
      by: li-na
      unit: minzheng
    - event: interviewed
      at: 2026-07-17T00:00:00+08:00
      by: li-na
      session: 2026-07-17-hall-1
      official: zhao
      with: qian
      called: minzheng
      statement: 补贴停发
      principal: true
      recorded: 2026-07-20T09:00:00+08:00
    - event: assigned
      at: 2026-07-17T00:00:00+08:00
      by: li-na
      session: 2026-07-17-hall-1
      unit: minzheng
      lead: zhao
      lead_why: received
      recorded: 2026-07-20T09:00:00+08:00
    - event: instructed
      at: 2026-07-17T00:00:00+08:00
      by: li-na
      session: 2026-07-17-hall-1
      official: zhao
      text: 一周内报结果
      recorded: 2026-07-20T09:00:00+08:00
  $ anjuan log 2026-2
    1  2026-07-06T09:30  registered      li-na  received: 2026-07-06  class: general  kind of complaint: request
    2  2026-07-17T00:00  interviewed     li-na  record of the reception: 2026-07-17-hall-1  official: 赵局长  together with: 钱副局长  statement: 积水  next: to be tracked 2026-08-01  by a principal: yes
    3  2026-07-17T00:00  assigned        li-na  record of the reception: 2026-07-17-hall-1  unit: 市住建局  lead: 赵局长  why this lead: received the petitioner
  $ anjuan verify
  cases: 2  events: 8  findings: 0
  receptions: 1  activities: 0
  $ anjuan report accountability --month 2026-07 | grep 'no principal'
  no principal has met the petitioner                                                                        DZ-2026-000001  定州市信访局  (none)    2026-07-06    11  反映补贴停发
  no principal has met the petitioner                                                                                                               1
  $ anjuan report half-year --half 2026-H2 | grep instructions
  instructions given                   1            0      +1
  $ anjuan instruct 2026-2 --official zhao --text 抓紧
  DZ-2026-000002
    2026-07-20T09:00  instructed      li-na  official: 赵局长  text: 抓紧
    instructed on: – → 2026-07-20
  $ anjuan report half-year --half 2026-H2 | grep instructions
  instructions given                   2            0      +2

Recorded again with other words, the cases are told what is new; the same once more tells them nothing.

  $ anjuan schedule hold 2026-07-17 --desk hall --again --companion qian --unit minzheng=8 --batch 'persons=5,cases=2026-1,matter=补贴停发,disposition=instructed,instruction=一周内报结果' --batch 'persons=1,cases=2026-2,matter=积水,unit=zhujian,disposition=follow-up,due=2026-08-01,conferred=由住建局清淤'
  recorded: 2026-07-17 at desk 来访大厅, group 1: 赵局长
    batch of 5: instructed  DZ-2026-000001
    batch of 1: to be tracked, by 2026-08-01  DZ-2026-000002
  DZ-2026-000002
    2026-07-17T00:00  conferred       li-na  record of the reception: 2026-07-17-hall-1  together with: 赵局长、钱副局长  result: 由住建局清淤
  $ anjuan schedule hold 2026-07-17 --desk hall --again --companion qian --unit minzheng=8 --batch 'persons=5,cases=2026-1,matter=补贴停发,disposition=instructed,instruction=一周内报结果' --batch 'persons=1,cases=2026-2,matter=积水,unit=zhujian,disposition=follow-up,due=2026-08-01,conferred=由住建局清淤'
  recorded: 2026-07-17 at desk 来访大厅, group 1: 赵局长
    batch of 5: instructed  DZ-2026-000001
    batch of 1: to be tracked, by 2026-08-01  DZ-2026-000002

A case that is closed is told late, and marked.

  $ anjuan --now 2026-07-20T08:00:00+08:00 --on 2026-07-07 -q accept 2026-2 --document 受理告知书〔2026〕1号 --late-reason 补录
  $ anjuan --now 2026-07-20T09:00:00+08:00 -q reply 2026-2 --document 答复〔2026〕1号 --served 2026-07-20
  $ anjuan --now 2026-07-20T10:00:00+08:00 -q close 2026-2 --document 办结单〔2026〕1号 --settled true
  $ anjuan --now 2026-07-25T09:00:00+08:00 schedule hold 2026-07-10 --desk hall --late-reason 补录 --batch 'cases=2026-2,disposition=answered,note=已说明'
  recorded: 2026-07-10 at desk 来访大厅, group 1: 赵局长
    batch of 1: answered on the spot  DZ-2026-000002
  DZ-2026-000002
    2026-07-10T00:00  interviewed     li-na  record of the reception: 2026-07-10-hall-1  why so late: 补录  official: 赵局长  answer: 已说明  by a principal: yes  (recorded on 2026-07-25)
  $ anjuan --now 2026-07-25T09:00:00+08:00 schedule hold 2026-07-24 --desk hall --batch 'cases=2026-2,disposition=answered,note=已说明'
  recorded: 2026-07-24 at desk 来访大厅, group 1: 赵局长
    batch of 1: answered on the spot  DZ-2026-000002
  DZ-2026-000002
    2026-07-24T00:00  interviewed     li-na  record of the reception: 2026-07-24-hall-1  official: 赵局长  answer: 已说明  by a principal: yes
  $ anjuan --now 2026-07-25T09:00:00+08:00 schedule hold 2026-07-22 --desk village
  recorded: 2026-07-22 at desk 下访, group 1: 赵局长
  $ grep place sessions/2026/07/2026-07-22-village-1.yaml
  place: 北城区东村
  $ grep -c recorded: cases/2026/07/DZ-2026-000002.yaml
  6
  $ anjuan --now 2026-07-25T09:00:00+08:00 verify
  archives with a paper missing: 1; `anjuan show CASE` names it
  cases: 2  events: 15  findings: 0
  receptions: 4  activities: 0

A field visit has a place of its own and takes the day.

  $ anjuan schedule calendar --from 2026-07-22 --to 2026-07-22 | tr -d '\r' | grep -E 'DTSTART|LOCATION'
  DTSTART;VALUE=DATE:20260722
  LOCATION:北城区东村

Who has done how much of what by when.

  $ anjuan --now 2026-07-25T09:00:00+08:00 schedule progress
  official  what                                by          held so far  asked for  planned  missing              of them                     rule
  ────────  ──────────────────────────────────  ──────────  ───────────  ─────────  ───────  ───────  ──────────  ──────────────────────────  ──────────────────────────────────────────
  赵局长    reception / field visit, per month  2026-07-31            4          3        0        0  ██████████  field visit 1, reception 3  某街道党政领导干部接访和带案下访制度第六条
  $ anjuan --now 2026-07-25T09:00:00+08:00 --json schedule progress --official zhao
  {
    "from": "2026-07-01",
    "to": "2026-07-31",
    "as_of": "2026-07-25",
    "rows": [
      {
        "official": "zhao",
        "rank": "principal",
        "kinds": [
          "reception",
          "field"
        ],
        "unit": "sessions",
        "per": "month",
        "from": "2026-07-01",
        "to": "2026-07-31",
        "owed": 3,
        "done": 4,
        "by_kind": {
          "field": 1,
          "reception": 3
        },
        "planned": 0,
        "missing": 0,
        "source": "H2"
      }
    ]
  }

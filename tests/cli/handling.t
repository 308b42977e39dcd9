  $ . "$TESTDIR/office.sh"
  $ anjuan --now 2026-06-29 register --title 反映补贴未发放 --channel visit --petitioner 李某某
  DZ-2026-000001

From the acceptance to the closing, each step by the rule that governs it.

  $ anjuan --lang en --now 2026-07-01 accept 2026-1
  error: DZ-2026-000001: accepted needs its document
    rule: W22 art. 23
    fix: give its number with --document, e.g. 受理告知书〔2026〕17号
  [4]
  $ anjuan --lang en --now 2026-07-01 accept 2026-1 --document 受理告知书〔2026〕17号
  DZ-2026-000001
    2026-07-01T12:00  accepted        li-na  document: 受理告知书〔2026〕17号  document_date: 2026-07-01
    status: registered → accepted
    clock: decide → handle
    due: 2026-07-14 → 2026-07-31
    accepted: – → 2026-07-01
    decided: – → 2026-07-01
    handle_by: – → 2026-07-31
  $ anjuan --lang en --now 2026-07-01 assign 2026-1 --unit minzheng --lead zhao
  DZ-2026-000001
    2026-07-01T12:00  assigned        li-na  unit: minzheng  lead: zhao
    status: accepted → handling
    unit: – → minzheng
    lead: – → zhao
  $ anjuan --lang en --now 2026-07-02 close 2026-1
  error: DZ-2026-000001: a case that is in handling cannot be closed
    rule: source H8
    fix: possible now: return, assign, note, interview, instruct, confer, reclassify, extend, supervise, feedback, plan, reply, withdraw, merge
  [4]
  $ anjuan --lang en extend 2026-1 --days 30 --approver zhao --reason 情况复杂 --notified 2026-07-20 --document 延期告知书〔2026〕1号
  error: DZ-2026-000001: a general case is not extended
    rule: H7 经主要领导批准, 可以延长, 不得超过30日; 信访工作条例第三十四条
    fix: only these classes are: major; reclassify it first, with the reason, if it is one
  [4]
  $ anjuan --lang en -n reply 2026-1 --document 处理意见书〔2026〕3号 --text 已补发。 --served 2026-07-20
  DZ-2026-000001
    2026-07-20T09:00  replied         li-na  served: 2026-07-20  text: 已补发。  document: 处理意见书〔2026〕3号  document_date: 2026-07-20
    status: handling → replied
    replied: – → 2026-07-20
  dry run: nothing was written
  $ anjuan --lang zh reply 2026-1 --document 处理意见书〔2026〕3号 --text 已补发。 --served 2026-07-20
  DZ-2026-000001
    2026-07-20T09:00  已答复          li-na  served: 2026-07-20  text: 已补发。  document: 处理意见书〔2026〕3号  document_date: 2026-07-20
    status: handling → replied
    replied: – → 2026-07-20
  $ anjuan --lang en close 2026-1 --document 办结单〔2026〕3号 --settled true
  DZ-2026-000001
    2026-07-20T09:00  closed          li-na  settled: true  document: 办结单〔2026〕3号  document_date: 2026-07-20
    status: replied → closed
    clock: handle → –
    due: 2026-07-31 → –
    closed: – → 2026-07-20
    settled: – → true
    tasks: – → follow-up
  $ anjuan --lang en --json follow-up 2026-1 --channel phone --satisfied satisfied
  {
    "cases": [
      {
        "id": "DZ-2026-000001",
        "events": [
          {
            "event": "followed-up",
            "at": "2026-07-20T09:00:00+08:00",
            "by": "li-na",
            "channel": "phone",
            "satisfied": "satisfied"
          }
        ],
        "changed": {
          "satisfied": [
            "",
            "satisfied"
          ],
          "followed_up": [
            "",
            "2026-07-20"
          ],
          "tasks": [
            "follow-up",
            ""
          ]
        },
        "head": {
          "id": "DZ-2026-000001",
          "title": "反映补贴未发放",
          "status": "closed",
          "class": "general",
          "kind": "request",
          "received": "2026-06-29",
          "accepted": "2026-07-01",
          "decided": "2026-07-01",
          "decide_by": "2026-07-14",
          "handle_by": "2026-07-31",
          "replied": "2026-07-20",
          "closed": "2026-07-20",
          "channel": "visit",
          "persons": 1,
          "unit": "minzheng",
          "lead": "zhao",
          "satisfied": "satisfied",
          "settled": true,
          "followed_up": "2026-07-20"
        }
      }
    ]
  }
  $ anjuan --lang en follow-up 2026-1 --channel fax
  error: --channel cannot be fax
    fix: one of: phone, mail, message, visit
  [2]
  $ anjuan --lang en verify
  archives with a paper missing: 1; `anjuan show CASE` names it
  cases: 1  events: 6  findings: 0

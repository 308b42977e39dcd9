  $ . "$TESTDIR/office.sh"
  $ anjuan --now 2026-06-29 register --title 反映补贴未发放 --channel visit --petitioner 李某某
  DZ-2026-000001

From the acceptance to the closing, each step by the rule that governs it.

  $ anjuan --lang en --now 2026-07-01 accept 2026-1
  error: DZ-2026-000001: accepted needs its document
    rule: Regulations on Petition Work art. 23
    fix: give its number with --document, e.g. 受理告知书〔2026〕17号
  [4]
  $ anjuan --lang en --now 2026-07-01 accept 2026-1 --document 受理告知书〔2026〕17号
  DZ-2026-000001
    2026-07-01T12:00  accepted        li-na  document: 受理告知书〔2026〕17号  date of the document: 2026-07-01
    status: registered → accepted
    clock: decide on acceptance → handle and close
    due: 2026-07-14 → 2026-07-31
    accepted on: – → 2026-07-01
    decided on: – → 2026-07-01
    handle by: – → 2026-07-31
  $ anjuan --lang en --now 2026-07-01 assign 2026-1 --unit minzheng --lead zhao
  DZ-2026-000001
    2026-07-01T12:00  assigned        li-na  unit: 市民政局  lead: 赵局长
    status: accepted → in handling
    unit: – → 市民政局
    lead: – → 赵局长
  $ anjuan --lang en --now 2026-07-02 close 2026-1
  error: DZ-2026-000001: a case that is in handling cannot be closed
    fix: possible now: return, assign, note, interview, instruct, confer, reclassify, extend, supervise, feedback, plan, milestone, milestone-met, approve, report-up, reply, withdraw, merge, protect, unprotect, recuse
  [4]
  $ anjuan --lang en extend 2026-1 --days 30 --approver zhao --reason 情况复杂 --notified 2026-07-20 --document 延期告知书〔2026〕1号
  error: DZ-2026-000001: a general case is not extended
    rule: 经主要领导批准, 可以延长, 不得超过30日; Regulations on Petition Work art. 34
    fix: only these classes are: major; reclassify it first, with the reason, if it is one
  [4]
  $ anjuan --lang en -n reply 2026-1 --document 处理意见书〔2026〕3号 --text 已补发。 --served 2026-07-20
  DZ-2026-000001
    2026-07-20T09:00  replied         li-na  served on: 2026-07-20  text: 已补发。  document: 处理意见书〔2026〕3号  date of the document: 2026-07-20
    status: in handling → replied
    clock: handle and close → –
    due: 2026-07-31 → –
    handled on: – → 2026-07-20
    replied on: – → 2026-07-20
  dry run: nothing was written
  $ anjuan --lang zh reply 2026-1 --document 处理意见书〔2026〕3号 --text 已补发。 --served 2026-07-20
  DZ-2026-000001
    2026-07-20T09:00  已答复          li-na  送达日期: 2026-07-20  内容: 已补发。  文书: 处理意见书〔2026〕3号  文书日期: 2026-07-20
    状态: 办理中 → 已答复
    时限: 办结 → –
    到期日: 2026-07-31 → –
    办理结束日期: – → 2026-07-20
    答复日期: – → 2026-07-20
  $ anjuan --lang en close 2026-1 --document 办结单〔2026〕3号 --settled true
  note: DZ-2026-000001: that its opinion was carried out is not on record
    fix: record it with `anjuan implement --result`
  DZ-2026-000001
    2026-07-20T09:00  closed          li-na  dispute ended: yes  document: 办结单〔2026〕3号  date of the document: 2026-07-20
    status: replied → closed
    closed on: – → 2026-07-20
    dispute ended: – → yes
    tasks: – → follow up
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
          "handled": "2026-07-20",
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

The rule behind a refusal is named in the language of the office.

  $ anjuan --now 2026-06-29 -q register --title 反映工地扬尘 --petitioner 王某 --channel visit
  DZ-2026-000002
  $ anjuan --lang zh --now 2026-06-30 accept 2026-2
  错误: DZ-2026-000002：“已受理”须有文书
    依据: 《信访工作条例》第二十三条
    办法: 请用 --document 给出文号，如 受理告知书〔2026〕17号
  [4]
  $ anjuan --lang zh --now 2026-07-01 explain 2026-2 | head -4
  DZ-2026-000002  反映工地扬尘
  
  决定是否受理: 进行中，还剩 13 天
    自 2026-06-29 起，15 日：到期日 2026-07-14
  $ anjuan --lang zh --now 2026-07-20 list --overdue
  共 1 件
  案件            状态    时限          到期日      天数  责任单位  包案领导  标题
  ──────────────  ──────  ────────────  ──────────  ────  ────────  ────────  ────────────
  DZ-2026-000002  已登记  决定是否受理  2026-07-14    -6                      反映工地扬尘
  $ printf 'case,event\n2026-2,escalated\n2026-2,frobnicate\n' > rows.csv
  $ anjuan --lang zh --now 2026-07-01 apply --from rows.csv
  rows.csv:2:8: 错误: 第 1 条，“event”列：没有 escalated 这种环节
      2026-2,escalated
             ^
    办法: 请写命令的动词，如 accept、assign、reply
  rows.csv:3:8: 错误: 第 2 条，“event”列：没有 frobnicate 这种环节
      2026-2,frobnicate
             ^
    办法: 请写命令的动词，如 accept、assign、reply
  没有记录任何内容：请改正这些行，或用 --quarantine FILE 另存
  共 2 行：录入 0，此前已录入 0，退回 2
  [3]

Passing it on late gives the unit its own days, and does not win back those of the office.

  $ anjuan --lang en --now 2026-07-20 assign 2026-2 --unit minzheng --assisting zhujian --assist-by 2026-07-24
  DZ-2026-000002
    2026-07-20T12:00  assigned        li-na  unit: 市民政局  assisting units: 市住建局  assist by: 2026-07-24
    clock: decide on acceptance → assisting units
    due: 2026-07-14 → 2026-07-24
    owed by: – → 市住建局
    decide by: 2026-07-14 → 2026-08-04
    unit: – → 市民政局
    assisting units: – → 市住建局
    missed duties: – → pass on to a unit 2026-07-14..2026-07-20
  $ anjuan --lang en --now 2026-07-20 accept 2026-2 --document 受理告知书〔2026〕18号 | grep decided
    decided on: – → 2026-07-20
  $ anjuan --lang en report kpi --month 2026-07 | sed -n '/timely/p'
  timely acceptance                     1   2   50.00%       0  not yet due            0   0   n/a
    timely acceptance               accepted, declined or referred within the limit ÷ decisions due in the period
  $ anjuan --lang zh --now 2026-07-20T22:00:00+08:00 escalate
  2026-07-20：未结 1 件，超期 0 件，7 天内到期 1 件，新催办 1 件
  
  7 天内到期
  到期日      天数  案件            时限      责任单位  包案领导  标题
  ──────────  ────  ──────────────  ────────  ────────  ────────  ────────────
  2026-07-24     4  DZ-2026-000002  协办单位  市民政局            反映工地扬尘
  
  新催办
  案件            时限      到期日      级别  时点         送        标题
  ──────────────  ────────  ──────────  ────  ───────────  ────────  ────────────
  DZ-2026-000002  协办单位  2026-07-24     1  到期前 7 日  市住建局  反映工地扬尘
  $ tail -8 cases/2026/06/DZ-2026-000002.yaml
      at: 2026-07-20T22:00:00+08:00
      by: li-na
      clock: assist
      due: 2026-07-24
      level: 1
      step: due-7d
      to: zhujian
      unit: zhujian

The case that another is merged into may be named as short as any.

  $ anjuan --now 2026-07-01 -q register --title 工地又扬尘 --petitioner 王某 --channel visit --repeat-of 2026-2
  DZ-2026-000003
  $ anjuan --lang en --now 2026-07-20T22:30:00+08:00 merge 2026-3 --into 2026-2 --reason 同一事项
  DZ-2026-000003
    2026-07-20T22:30  merged          li-na  merged into: DZ-2026-000002  reason: 同一事项
    status: registered → merged
    clock: decide on acceptance → –
    due: 2026-07-16 → –
    missed duties: – → decide on acceptance 2026-07-16..2026-07-20
  DZ-2026-000002
    2026-07-20T22:30  merged          li-na  merged from: DZ-2026-000003  decide by: 2026-07-16  reason: 同一事项
  $ anjuan --lang en --now 2026-07-20T22:40:00+08:00 merge 2026-3 --undo >/dev/null
  $ anjuan --lang en --now 2026-07-20T22:50:00+08:00 merge 2026-3 --into 2026-99
  error: there is no case DZ-2026-000099
    fix: anjuan list shows the cases there are
  [2]
  $ anjuan --lang en --now 2026-07-20T22:50:00+08:00 merge 2026-3 --into 2026-3
  error: DZ-2026-000003: a case cannot be merged into itself
    rule: the earliest limit wins
    fix: give another case
  [4]
  $ anjuan --lang en --now 2026-07-20T22:50:00+08:00 merge 2026-3 --into x
  error: x is not a case number
    fix: write it as DZ-2026-000123, 2026-123 or, where one year has it, 123
  [2]
  $ printf 'case,event,into\n2026-3,merge,2026-2\n' > rows.csv
  $ anjuan --lang en --now 2026-07-20T22:50:00+08:00 apply --from rows.csv
  rows 1: recorded 1, recorded before 0, rejected 0

Each unit has its own days from its receipt. After an objection, which needs consent, the office's
run on; what passes until the next referral is the office's.

  $ anjuan --now 2026-08-01 -q register --title 反映路灯不亮 --channel phone
  DZ-2026-000004
  $ anjuan --now 2026-08-03 -q assign 2026-4 --unit minzheng
  $ anjuan --lang en --now 2026-08-04 assign 2026-4 --received 2026-08-04
  DZ-2026-000004
    2026-08-04T12:00  assigned        li-na  received: 2026-08-04  unit: 市民政局
    due: 2026-08-18 → 2026-08-19
    decide by: 2026-08-18 → 2026-08-19
  $ anjuan --lang en --now 2026-08-06 return 2026-4 --reason 不属本单位职责
  error: DZ-2026-000004: an objection is verified and consented to before the case comes back
    rule: Regulations on Petition Work art. 23
    fix: say who did with --consented-by; with --refused-by the unit keeps the case
  [4]
  $ anjuan --lang en --now 2026-08-06 return 2026-4 --reason 不属本单位职责 --consented-by 区信访局
  DZ-2026-000004
    2026-08-06T12:00  returned        li-na  reason: 不属本单位职责  consented by: 区信访局
    due: 2026-08-19 → 2026-08-16
    decide by: 2026-08-19 → 2026-08-16
    unit: 市民政局 → –
  $ anjuan --lang en --now 2026-08-25 assign 2026-4 --unit zhujian
  DZ-2026-000004
    2026-08-25T12:00  assigned        li-na  unit: 市住建局
    due: 2026-08-16 → 2026-09-09
    decide by: 2026-08-16 → 2026-09-09
    unit: – → 市住建局
    missed duties: – → pass on to a unit 2026-08-16..2026-08-25
  $ anjuan --lang en --now 2026-08-26 list --unit zhujian
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000004  registered  decide on acceptance  2026-09-09    14  市住建局        反映路灯不亮
  $ anjuan --lang en --now 2026-08-26 report accountability --month 2026-08 | grep 路灯
  passed on after the limit  Regulations on Petition Work art. 22  DZ-2026-000004  定州市信访局  (none)  2026-08-16     9  反映路灯不亮
  $ anjuan --lang zh --now 2026-08-26 explain 2026-4 | tail -1
  超期：转送交办，最后一天 2026-08-16，2026-08-25 结束

A class whose limit has passed is refused.

  $ anjuan --lang en --now 2026-09-02 reclassify 2026-4 --to simple --reason 事实清楚
  error: DZ-2026-000004: as a simple case its limit (decide on acceptance) would have passed on 2026-08-28 already
    rule: 简易办理办法 (2016): 3个工作日内决定是否受理
    fix: keep the class general; if it was decided by 2026-08-28, record it with --on and that day; a class that was registered wrongly is taken out with `anjuan void`
  [4]

  $ . "$TESTDIR/office.sh"
  $ anjuan --now 2026-06-29 register --title 反映补贴未发放 --channel visit --unit minzheng
  DZ-2026-000001
  $ anjuan --now 2026-07-10 register --title 反映小区停水 --channel online
  DZ-2026-000002

A trial says what would happen and writes nothing.

  $ before=$(fingerprint)
  $ anjuan --lang en -n escalate
  2026-07-20: open 2, overdue 1, due within 7 days 1, newly escalated 4
  
  overdue by unit
  unit      overdue  oldest due  case            title
  ────────  ───────  ──────────  ──────────────  ──────────────
  市民政局        1  2026-07-14  DZ-2026-000001  反映补贴未发放
  
  overdue
  due         days  case            clock                 unit      lead  title
  ──────────  ────  ──────────────  ────────────────────  ────────  ────  ──────────────
  2026-07-14    -6  DZ-2026-000001  decide on acceptance  市民政局        反映补贴未发放
  
  due within 7 days
  due         days  case            clock                 unit  lead  title
  ──────────  ────  ──────────────  ────────────────────  ────  ────  ────────────
  2026-07-25     5  DZ-2026-000002  decide on acceptance              反映小区停水
  
  would be escalated
  case            clock                 due         level  step                        to        title
  ──────────────  ────────────────────  ──────────  ─────  ──────────────────────────  ────────  ──────────────
  DZ-2026-000001  decide on acceptance  2026-07-14      1  7 days before the last day  市民政局  反映补贴未发放
  DZ-2026-000001  decide on acceptance  2026-07-14      2  on the last day             赵局长    反映补贴未发放
  DZ-2026-000001  decide on acceptance  2026-07-14      3  1 day after the last day    赵局长    反映补贴未发放
  DZ-2026-000002  decide on acceptance  2026-07-25      1  7 days before the last day  赵局长    反映小区停水
  $ test "$before" = "$(fingerprint)"

The nightly check records each rung once. A case without a unit is escalated too.

  $ anjuan --lang zh escalate
  2026-07-20：未结 2 件，超期 1 件，7 天内到期 1 件，新催办 4 件
  
  各单位超期情况
  责任单位  已超期  最早到期    案件            标题
  ────────  ──────  ──────────  ──────────────  ──────────────
  市民政局       1  2026-07-14  DZ-2026-000001  反映补贴未发放
  
  已超期
  到期日      天数  案件            时限          责任单位  包案领导  标题
  ──────────  ────  ──────────────  ────────────  ────────  ────────  ──────────────
  2026-07-14    -6  DZ-2026-000001  决定是否受理  市民政局            反映补贴未发放
  
  7 天内到期
  到期日      天数  案件            时限          责任单位  包案领导  标题
  ──────────  ────  ──────────────  ────────────  ────────  ────────  ────────────
  2026-07-25     5  DZ-2026-000002  决定是否受理                      反映小区停水
  
  新催办
  案件            时限          到期日      级别  时点         送        标题
  ──────────────  ────────────  ──────────  ────  ───────────  ────────  ──────────────
  DZ-2026-000001  决定是否受理  2026-07-14     1  到期前 7 日  市民政局  反映补贴未发放
  DZ-2026-000001  决定是否受理  2026-07-14     2  到期当日     赵局长    反映补贴未发放
  DZ-2026-000001  决定是否受理  2026-07-14     3  到期后 1 日  赵局长    反映补贴未发放
  DZ-2026-000002  决定是否受理  2026-07-25     1  到期前 7 日  赵局长    反映小区停水
  $ once=$(fingerprint)
  $ anjuan --lang en escalate
  2026-07-20: open 2, overdue 1, due within 7 days 1, newly escalated 0
  
  overdue by unit
  unit      overdue  oldest due  case            title
  ────────  ───────  ──────────  ──────────────  ──────────────
  市民政局        1  2026-07-14  DZ-2026-000001  反映补贴未发放
  
  overdue
  due         days  case            clock                 unit      lead  title
  ──────────  ────  ──────────────  ────────────────────  ────────  ────  ──────────────
  2026-07-14    -6  DZ-2026-000001  decide on acceptance  市民政局        反映补贴未发放
  
  due within 7 days
  due         days  case            clock                 unit  lead  title
  ──────────  ────  ──────────────  ────────────────────  ────  ────  ────────────
  2026-07-25     5  DZ-2026-000002  decide on acceptance              反映小区停水
  $ test "$once" = "$(fingerprint)"
  $ test "$before" = "$(fingerprint)"
  [1]
  $ anjuan -q escalate
  $ anjuan --lang en log 2026-1 | tail -3
    3  2026-07-20T09:00  escalated       li-na  clock: decide on acceptance  due: 2026-07-14  level of the ladder: 1  step: 7 days before the last day  to: 市民政局
    4  2026-07-20T09:00  escalated       li-na  clock: decide on acceptance  due: 2026-07-14  level of the ladder: 2  step: on the last day  to: 赵局长  instead of: lead
    5  2026-07-20T09:00  escalated       li-na  clock: decide on acceptance  due: 2026-07-14  level of the ladder: 3  step: 1 day after the last day  to: 赵局长
  $ anjuan verify
  案件 2 件  环节 7 条  问题 0 个

Missed nights are caught up: all rungs that were passed since.

  $ cp -r cases ../kept
  $ anjuan --lang en --now 2026-08-03 -q escalate
  2026-08-03: open 2, overdue 2, due within 7 days 0, newly escalated 2
  
  overdue by unit
  unit       overdue  oldest due  case            title
  ─────────  ───────  ──────────  ──────────────  ──────────────
  (no unit)        1  2026-07-25  DZ-2026-000002  反映小区停水
  市民政局         1  2026-07-14  DZ-2026-000001  反映补贴未发放
  
  overdue
  due         days  case            clock                 unit      lead  title
  ──────────  ────  ──────────────  ────────────────────  ────────  ────  ──────────────
  2026-07-14   -20  DZ-2026-000001  decide on acceptance  市民政局        反映补贴未发放
  2026-07-25    -9  DZ-2026-000002  decide on acceptance                  反映小区停水
  
  newly escalated
  case            clock                 due         level  step                      to      title
  ──────────────  ────────────────────  ──────────  ─────  ────────────────────────  ──────  ────────────
  DZ-2026-000002  decide on acceptance  2026-07-25      2  on the last day           赵局长  反映小区停水
  DZ-2026-000002  decide on acceptance  2026-07-25      3  1 day after the last day  赵局长  反映小区停水
  $ anjuan --now 2026-08-03 -q escalate
  $ rm -r cases && mv ../kept cases

For scripts and for cron.

  $ anjuan --json escalate | head -12
  {
    "date": "2026-07-20",
    "open": 2,
    "overdue": [
      {
        "id": "DZ-2026-000001",
        "title": "反映补贴未发放",
        "status": "registered",
        "clock": "decide",
        "due": "2026-07-14",
        "class": "general",
        "kind": "request",
  $ anjuan -q escalate --fail-on overdue
  [1]
  $ anjuan -q --now 2026-07-20 escalate --metrics metrics.prom
  $ cat metrics.prom
  # HELP anjuan_cases_open Cases that are registered, accepted, in handling or replied.
  # TYPE anjuan_cases_open gauge
  anjuan_cases_open{office="DZ"} 2
  # HELP anjuan_cases_overdue Cases whose earliest obligation has passed, by unit.
  # TYPE anjuan_cases_overdue gauge
  anjuan_cases_overdue{office="DZ",unit=""} 0
  anjuan_cases_overdue{office="DZ",unit="minzheng"} 1
  # HELP anjuan_cases_due_soon Cases that are due within the office's horizon, by unit.
  # TYPE anjuan_cases_due_soon gauge
  anjuan_cases_due_soon{office="DZ",unit=""} 1
  anjuan_cases_due_soon{office="DZ",unit="minzheng"} 0
  # HELP anjuan_escalations_new Events recorded by the last run.
  # TYPE anjuan_escalations_new gauge
  anjuan_escalations_new{office="DZ"} 0
  # HELP anjuan_cases_with_tasks Cases with an open task, such as a home visit.
  # TYPE anjuan_cases_with_tasks gauge
  anjuan_cases_with_tasks{office="DZ"} 0
  # HELP anjuan_duties_late Reports, meetings and batches of the office past their last day.
  # TYPE anjuan_duties_late gauge
  anjuan_duties_late{office="DZ"} 0
  # HELP anjuan_problems Files and heads the last run could not judge or trust.
  # TYPE anjuan_problems gauge
  anjuan_problems{office="DZ"} 0
  # HELP anjuan_last_run_timestamp_seconds When the last run finished.
  # TYPE anjuan_last_run_timestamp_seconds gauge
  anjuan_last_run_timestamp_seconds{office="DZ"} 1784520000
  $ ls -a | grep staging
  [1]
  $ anjuan --lang en escalate --fail-on everything
  error: --fail-on cannot be everything
    fix: one of: overdue
  [2]

A file that cannot be read does not hide the others.

  $ echo "id: [" > cases/2026/07/DZ-2026-000009.yaml
  $ anjuan --lang en escalate 2>&1
  cases/2026/07/DZ-2026-000009.yaml:2:1: error: not valid YAML: end of sequence flow not found
    fix: mend the line; text with `: `, ` #` or a leading sign needs double quotes
  2026-07-20: open 2, overdue 1, due within 7 days 1, newly escalated 0
  
  overdue by unit
  unit      overdue  oldest due  case            title
  ────────  ───────  ──────────  ──────────────  ──────────────
  市民政局        1  2026-07-14  DZ-2026-000001  反映补贴未发放
  
  overdue
  due         days  case            clock                 unit      lead  title
  ──────────  ────  ──────────────  ────────────────────  ────────  ────  ──────────────
  2026-07-14    -6  DZ-2026-000001  decide on acceptance  市民政局        反映补贴未发放
  
  due within 7 days
  due         days  case            clock                 unit  lead  title
  ──────────  ────  ──────────────  ────────────────────  ────  ────  ────────────
  2026-07-25     5  DZ-2026-000002  decide on acceptance              反映小区停水
  [3]

A metrics file that cannot be written does not swallow what was recorded.

  $ anjuan --now 2026-07-14 -q register --title 反映占道经营 --channel visit >/dev/null
  $ anjuan --lang en --now 2026-07-22 -q escalate --metrics anjuan.toml/x.prom 2>/dev/null >told
  [6]
  $ grep -c 'DZ-2026-000010.*7 days before' told
  1

Where the words cannot be written, what was recorded waits for the next run, which tells it first.

  $ rm cases/2026/07/DZ-2026-000009.yaml
  $ anjuan --now 2026-07-15 -q register --title 反映噪声扰民 --channel visit >/dev/null
  $ anjuan --lang en --now 2026-07-23 -q escalate >/dev/full
  stdout: error: cannot be written: No space left on device
    fix: escalations on record: 1; the next run of escalate tells them
  [6]
  $ anjuan --lang en --now 2026-07-23 --json escalate | grep -c told_late
  1
  $ anjuan --now 2026-07-16 -q register --title 反映路灯不亮 --channel visit >/dev/null
  $ anjuan --lang en --now 2026-07-24 -q escalate >/dev/full
  stdout: error: cannot be written: No space left on device
    fix: escalations on record: 1; the next run of escalate tells them
  [6]
  $ anjuan --lang en --now 2026-07-24 -n -q escalate | head -5
  an earlier run was cut off: it recorded these and did not tell them
  case            clock                 due         level  step                        to      title
  ──────────────  ────────────────────  ──────────  ─────  ──────────────────────────  ──────  ────────────
  DZ-2026-000012  decide on acceptance  2026-07-31      1  7 days before the last day  赵局长  反映路灯不亮
  
  $ anjuan --lang en --now 2026-07-24 -q escalate | head -5
  an earlier run was cut off: it recorded these and did not tell them
  case            clock                 due         level  step                        to      title
  ──────────────  ────────────────────  ──────────  ─────  ──────────────────────────  ──────  ────────────
  DZ-2026-000012  decide on acceptance  2026-07-31      1  7 days before the last day  赵局长  反映路灯不亮
  
  $ anjuan --lang en --now 2026-07-24 -q escalate
  $ ls .anjuan/outbox

Nobody is told to run again what is stored already.

  $ anjuan --lang en --now 2026-07-24 register --title 反映积水 --channel visit >/dev/full
  stdout: error: cannot be written: No space left on device
    fix: DZ-2026-000013 is registered: do not register it again
  [6]
  $ anjuan --lang en --now 2026-07-24 note 2026-1 --note 已到现场 >/dev/full
  stdout: error: cannot be written: No space left on device
    fix: note is recorded in DZ-2026-000001: do not record it again
  [6]
  $ anjuan --lang en --now 2026-07-24 record meeting --type joint --title 联席会议 >/dev/full
  activities/2026/2026-07-24-meeting-1.yaml
  stdout: error: cannot be written: No space left on device
    fix: activities/2026/2026-07-24-meeting-1.yaml is written: do not record it again
  [6]
  $ anjuan --lang en list >/dev/full
  cases: 6
  stdout: error: cannot be written: No space left on device
    fix: send the output to where there is room, and run the command again
  [6]
  $ anjuan --lang en --version >/dev/full
  stdout: error: cannot be written: No space left on device
    fix: send the output to where there is room, and run the command again
  [6]

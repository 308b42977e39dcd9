The plan of a month: fair within each rank, and it says how it knows.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ anjuan schedule show --month 2026-12
  nothing is planned from 2026-12-01 to 2026-12-31
  plan it with anjuan schedule plan --month 2026-12
  $ anjuan schedule plan --month 2026-12
  date        desk      group  kind       official  companions
  2026-12-01  接访大厅  1      reception  钱副局长  吴律师
  2026-12-02  接访大厅  1      reception  赵局长    郑律师
  2026-12-03  接访大厅  1      reception  钱副局长  郑律师
  2026-12-04  接访大厅  1      reception  孙副局长  吴律师
  2026-12-07  接访大厅  1      reception  赵局长    郑律师
  2026-12-08  接访大厅  1      reception  钱副局长  吴律师
  2026-12-09  接访大厅  1      reception  周副局长  郑律师
  2026-12-10  接访大厅  1      reception  孙副局长  吴律师
  2026-12-11  接访大厅  1      reception  周副局长  郑律师
  2026-12-14  接访大厅  1      reception  孙副局长  郑律师
  2026-12-15  接访大厅  1      reception  赵局长    郑律师
  2026-12-16  接访大厅  1      reception  周副局长  吴律师
  2026-12-17  接访大厅  1      reception  孙副局长  吴律师
  2026-12-18  接访大厅  1      reception  钱副局长  郑律师
  2026-12-21  接访大厅  1      reception  赵局长    郑律师
  2026-12-22  接访大厅  1      reception  周副局长  吴律师
  2026-12-23  接访大厅  1      reception  钱副局长  郑律师
  2026-12-24  接访大厅  1      reception  孙副局长  吴律师
  2026-12-25  接访大厅  1      reception  周副局长  郑律师
  2026-12-28  接访大厅  1      reception  赵局长    吴律师
  2026-12-29  接访大厅  1      reception  孙副局长  吴律师
  2026-12-30  接访大厅  1      reception  周副局长  吴律师
  2026-12-31  接访大厅  1      reception  赵局长    郑律师
  
  official  rank       sessions  fair share   owed
  ────────  ─────────  ────────  ──────────  ─────
  赵局长    principal         6        5.75  -0.25
  钱副局长  deputy            5        5.75  +0.75
  孙副局长  deputy            6        5.75  -0.25
  周副局长  deputy            6        5.75  -0.25
  proof: no plan under these rules is fairer
  preferred (spacing): 19 of 19, at most 19 [office]
  $ head -4 rota/2026-12.yaml
  # anjuan rota, format 1
  sessions:
    - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law]}
    - {date: 2026-12-02, desk: centre, group: 1, kind: reception, official: zhao, companions: [zheng-law]}
  $ tail -5 rota/2026-12.yaml
    - {date: 2026-12-25, desk: centre, group: 1, kind: reception, official: zhou, companions: [zheng-law]}
    - {date: 2026-12-28, desk: centre, group: 1, kind: reception, official: zhao, companions: [wu-law]}
    - {date: 2026-12-29, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law]}
    - {date: 2026-12-30, desk: centre, group: 1, kind: reception, official: zhou, companions: [wu-law]}
    - {date: 2026-12-31, desk: centre, group: 1, kind: reception, official: zhao, companions: [zheng-law]}

Planned once; the rest is changed day by day, or planned anew on purpose. The same input gives the
same bytes.

  $ anjuan schedule plan --month 2026-12
  error: 23 sessions are planned from 2026-12-01 to 2026-12-31 already
    fix: change single days with 'schedule absent' or 'schedule replace'; --again takes in what is new and moves only what must, --anew plans anew what is neither frozen nor made by hand
  [4]
  $ before=$(fingerprint)
  $ anjuan -q schedule plan --month 2026-12 --again > /dev/null
  $ test "$(fingerprint)" = "$before" && echo the same
  the same
  $ anjuan -n schedule plan --month 2027-01 | tail -4
  周副局长  deputy            5        5.00  +0.00
  proof: no plan under these rules is fairer
  preferred (spacing): 21 of 21, at most 21 [office]
  provisional: a year in it has no calendar yet, only weekends were left out
  $ anjuan --lang zh -n schedule plan --month 2027-01 | tail -9
  领导      职级       场次  应担   结转
  ────────  ─────────  ────  ────  ─────
  赵局长    principal     5  5.00  +0.00
  钱副局长  deputy        6  6.00  +0.00
  孙副局长  deputy        5  5.00  +0.00
  周副局长  deputy        5  5.00  +0.00
  证明：在现行规则下没有更公平的排班
  尽量满足（间隔）：21/21，最多可达 21 [office]
  暂定：其中有年份尚无放假安排，仅按周末计算
  $ test "$(fingerprint)" = "$before" && echo nothing written
  nothing written

For scripts: loads, entitlements, the proof and what could not be met.

  $ anjuan --json -n schedule plan --from 2026-12-07 --to 2026-12-08
  {
    "sessions": [
      {
        "date": "2026-12-07",
        "desk": "centre",
        "group": 1,
        "kind": "reception",
        "official": "zhao",
        "companions": [
          "zheng-law"
        ]
      },
      {
        "date": "2026-12-08",
        "desk": "centre",
        "group": 1,
        "kind": "reception",
        "official": "zhou",
        "companions": [
          "wu-law"
        ],
        "sequence": 1
      }
    ],
    "loads": [
      {
        "official": "zhao",
        "rank": "principal",
        "load": 1,
        "entitlement": 0.5,
        "balance": -0.5,
        "as_companion": 0
      },
      {
        "official": "qian",
        "rank": "deputy",
        "load": 0,
        "entitlement": -0.5,
        "balance": -0.5,
        "as_companion": 0
      },
      {
        "official": "sun",
        "rank": "deputy",
        "load": 0,
        "entitlement": 0.5,
        "balance": 0.5,
        "as_companion": 0
      },
      {
        "official": "zhou",
        "rank": "deputy",
        "load": 1,
        "entitlement": 1.5,
        "balance": 0.5,
        "as_companion": 0
      },
      {
        "official": "wu-law",
        "rank": "",
        "load": 0,
        "entitlement": 0.0,
        "balance": 0.0,
        "as_companion": 1
      },
      {
        "official": "zheng-law",
        "rank": "",
        "load": 0,
        "entitlement": 0.0,
        "balance": 0.0,
        "as_companion": 1
      }
    ],
    "proof": "optimal",
    "unmet": [],
    "spread": 1.0,
    "bound": 1.0,
    "held_fixed": [],
    "preferences": [
      {
        "rule": "spacing",
        "desk": "",
        "met": 1,
        "total": 1,
        "reachable": 1,
        "source": "office"
      }
    ],
    "seed": 1,
    "provisional": false
  }
  $ anjuan schedule show --from 2026-12-07 --to 2026-12-09
  date        desk      group  kind       official  companions
  2026-12-07  接访大厅  1      reception  赵局长    郑律师
  2026-12-08  接访大厅  1      reception  钱副局长  吴律师
  2026-12-09  接访大厅  1      reception  周副局长  郑律师
  $ anjuan --lang zh schedule show --from 2026-12-07 --to 2026-12-09
  日期        接待场所  组  形式      领导      陪同
  2026-12-07  接访大厅  1   定期接访  赵局长    郑律师
  2026-12-08  接访大厅  1   定期接访  钱副局长  吴律师
  2026-12-09  接访大厅  1   定期接访  周副局长  郑律师
  $ anjuan schedule show --month 2026-12 --format grid
  2026-12
  |Mon         |Tue         |Wed         |Thu         |Fri         |Sat         |Sun         |
  --------------------------------------------------------------------------------------------
  |            |1           |2           |3           |4           |5*          |6*          |
  |            | 钱副局长   | 赵局长     | 钱副局长   | 孙副局长   |            |            |
  --------------------------------------------------------------------------------------------
  |7           |8           |9           |10          |11          |12*         |13*         |
  | 赵局长     | 钱副局长   | 周副局长   | 孙副局长   | 周副局长   |            |            |
  --------------------------------------------------------------------------------------------
  |14          |15          |16          |17          |18          |19*         |20*         |
  | 孙副局长   | 赵局长     | 周副局长   | 孙副局长   | 钱副局长   |            |            |
  --------------------------------------------------------------------------------------------
  |21          |22          |23          |24          |25          |26*         |27*         |
  | 赵局长     | 周副局长   | 钱副局长   | 孙副局长   | 周副局长   |            |            |
  --------------------------------------------------------------------------------------------
  |28          |29          |30          |31          |            |            |            |
  | 赵局长     | 孙副局长   | 周副局长   | 赵局长     |            |            |            |
  --------------------------------------------------------------------------------------------
  * nobody works   + make-up workday
  $ anjuan schedule show --month 2026-12 --format html | grep -c '<td'
  5
  $ anjuan --json schedule show --from 2026-12-07 --to 2026-12-07
  {
    "from": "2026-12-07",
    "to": "2026-12-07",
    "sessions": [
      {
        "date": "2026-12-07",
        "desk": "centre",
        "group": 1,
        "kind": "reception",
        "official": "zhao",
        "companions": [
          "zheng-law"
        ]
      }
    ]
  }

An office may have no rota at all; the example in its settings makes one when the marks are taken
off.

  $ sed -i '/^\[rota\]/,$d' anjuan.toml
  $ anjuan schedule plan --month 2026-12
  anjuan.toml: error: the settings have no rules for the rota
    fix: add [rota] with [[rota.cover]] and [[rota.quota]] to anjuan.toml, or bring in a pack: anjuan pack list
  [4]
  $ rm -r rota
  $ sed -i '/^# \[rota\]/,$ { s/^# //; s/^#$// }' anjuan.toml
  $ anjuan schedule plan --month 2026-12 | tail -6
  ────────  ─────────  ────────  ──────────  ─────
  赵局长    principal         6        5.75  -0.25
  钱副局长  deputy            5        5.75  +0.75
  孙副局长  deputy            6        5.75  -0.25
  周副局长  deputy            6        5.75  -0.25
  proof: no plan under these rules is fairer
  $ anjuan schedule check --month 2026-12
  2026-12-01 to 2026-12-31: every rule is kept

Words that are not understood.

  $ anjuan schedule plann --month 2026-12
  error: there is no command schedule plann
    fix: did you mean plan?
  [2]
  $ anjuan schedule pla
  error: there is no command schedule pla
    fix: did you mean plan?
  [2]
  $ anjuan --lang zh schedule plann
  错误: 没有 schedule plann 这个命令
    办法: 是否应为 plan？
  [2]
  $ anjuan schedule weekly
  error: there is no command schedule weekly
    fix: one of: plan, show, check, absent, replace, swap, hold, file, book, notice, calendar, brief, progress, explain
  [2]
  $ anjuan schedule
  error: say which: plan, show, check, absent, replace, swap, hold, file, book, notice, calendar, brief, progress, explain
    fix: see anjuan schedule --help
  [2]
  $ anjuan schedule plan --monht 2026-12
  error: unknown option --monht
    fix: did you mean --month?
  [2]
  $ anjuan schedule plan --month 2026-13
  error: there is no month 2026-13
    fix: write YYYY-MM
  [2]
  $ anjuan schedule plan --from 2026-12-31 --to 2026-12-01
  error: 2026-12-01 is before 2026-12-31
  [2]
  $ anjuan schedule plan --from 2026-12-01
  error: say either --month, or both --from and --to
  [2]

Each verb explains itself.

  $ anjuan schedule plan --help | head -17
  usage: anjuan schedule plan [options]
  
  plan the sessions of a month or any period
  
  Without --month or --from and --to: this month. Days that have passed are not filled. With --again bookings, filed dates, absences and gaps are taken in and no other session moves unless it must; with --anew everything may move but what has passed, is inside the freeze or was changed by hand. Says for everybody the fair share and what is owed, whether the plan is proven to be the fairest, and which preference could not be met. Rules that contradict each other are named, with their people and dates: exit 4.
  
  options
        --month YYYY-MM           a month, e.g. 2026-12
        --from DATE               first day
        --to DATE                 last day, included
        --desk DESK               only this desk (repeatable)
        --organizer NAME          only whose rota they draw up by [[rota.authority]]
        --again                   take in what is new; what is planned stays where it can
        --anew                    plan anew what is planned already
  
  options of every command
    -C, --directory DIR           ledger to work in, default: here; list, report and escalate -n read several
  $ anjuan --lang zh schedule plan --help | head -12
  用法：anjuan schedule plan [选项]
  
  排定一个月或任一时段的接访
  
  不写 --month 或 --from 与 --to 时为本月。已过去的日子不排。加 --again 则补入预约、自报日期、请假和空缺，其他场次非必要不动；加 --anew 则除已过去、冻结期内和手工调整的以外全部重排。列出每人应担的份额和所欠场次、排班是否可证明为最公平、哪些偏好未能满足。规则互相矛盾时，列明相关规则、人员和日期，退出码为 4。
  
  选项
        --month YYYY-MM           月份，如 2026-12
        --from DATE               起始日
        --to DATE                 截止日（含当日）
        --desk DESK               只限该接待场所（可重复）
        --organizer NAME          只排按 [[rota.authority]] 由其组织的领导
  $ anjuan help schedule | sed -n '/^verbs/,/^$/p'
  verbs
    plan                          plan the sessions of a month or any period
    show                          show what is planned, as a table or as a month
    check                         list every breach of the rules, planned and held
    absent OFFICIAL               record an absence and find substitutes with the fewest changes
    replace DATE OFFICIAL         put somebody on one session by hand, or on an empty seat
    swap SESSION SESSION          let two sessions change hands in one step
    hold DATE                     record what became of a session
    file OFFICIAL DATE            file a date that an official chose, or withdraw it
    book CASE                     book an official for a case, or withdraw it
    notice                        the public notice: who receives when, where and how
    calendar                      the sessions as an iCalendar file
    brief DATE                    what to prepare for a day: who comes, which cases, whom to call
    progress                      who has done how much of what by when
    explain DATE                  why this official on this day, and why not another
  
  $ anjuan help schedule book | sed -n '/^options of every/,/^$/p' | grep -c -- --by
  0
  [1]
  $ anjuan help schedule | grep -c TEXT
  0
  [1]

A rule that fits nobody is said once, and so are many days on which nobody can come.

  $ sed -i 's/^when = "workday"$/when = "workday"\nrank = "section"/' anjuan.toml
  $ anjuan -n schedule plan --from 2027-03-01 --to 2027-03-31
  nothing can be planned
  desk 来访接待中心: the rule fits no official; compare its rank, group, unit and body with officials.yaml [每个工作日均有领导接访]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-01..2027-03-07 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-08..2027-03-14 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-15..2027-03-21 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-22..2027-03-28 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-29..2027-04-04 [主要领导每周至少1次]
  $ sed -i 's/^rank = "section"$/official = "zhao"/' anjuan.toml
  $ anjuan schedule absent zhao --from 2027-03-03 --to 2027-03-31 --reason 培训
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-08..2027-03-14 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-15..2027-03-21 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-22..2027-03-28 [主要领导每周至少1次]
  tell 赵局长: 1 session in 2027-03-01..2027-03-07 is still to come, before or after 2027-03-03..2027-03-31 [主要领导每周至少1次]
  tell 赵局长: 1 session in 2027-03-29..2027-04-04 is still to come, before or after 2027-03-03..2027-03-31 [主要领导每周至少1次]
  sessions changed: 0; no rota under the rules changes fewer
  $ anjuan -n schedule plan --from 2027-03-01 --to 2027-03-31
  date        desk          group  kind       official  companions
  2027-03-01  来访接待中心  1      reception  赵局长
  2027-03-02  来访接待中心  1      reception  赵局长
  
  official  rank       sessions  fair share   owed
  ────────  ─────────  ────────  ──────────  ─────
  赵局长    principal         2        2.00  +0.00
  proof: no plan under these rules is fairer
  provisional: a year in it has no calendar yet, only weekends were left out
  nobody who may sit at desk 来访接待中心 can come on 21 days from 2027-03-03 to 2027-03-31 [每个工作日均有领导接访]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-08..2027-03-14 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-15..2027-03-21 [主要领导每周至少1次]
  days left to 赵局长: 0; wanted: 1 of 1 session in 2027-03-22..2027-03-28 [主要领导每周至少1次]

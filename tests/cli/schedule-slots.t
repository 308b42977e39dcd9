An official chooses a date and files it (D4); the plan keeps it.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ cat >> anjuan.toml << 'TOML'
  > [[rota.desk]]
  > id = "visit"
  > name = "约访"
  > [[rota.quota]]
  > rank = "deputy"
  > kind = "field"
  > min = 1
  > per = "quarter"
  > self-chosen = true
  > desk = "visit"
  > source = "D4"
  > [[rota.booking]]
  > by = ["petitioner", "official"]
  > desk = "visit"
  > within = "1m"
  > reasons = ["信访积案", "重大疑难"]
  > source = "B13"
  > TOML
  $ anjuan -n schedule file qian 2026-12-09
  filed: 钱副局长, 2026-12-09, desk 约访, field visit, the office told on 2026-11-25
  dry run: nothing was written
  $ ls rota
  ls: cannot access 'rota': No such file or directory
  [2]
  $ anjuan schedule file qian 2026-12-09
  filed: 钱副局长, 2026-12-09, desk 约访, field visit, the office told on 2026-11-25
  $ anjuan schedule file sun 2026-12-10 --desk visit --kind field --filed 2026-11-20
  filed: 孙副局长, 2026-12-10, desk 约访, field visit, the office told on 2026-11-20
  $ cat rota/filings.yaml
  - {official: qian, date: 2026-12-09, desk: visit, kind: field, filed: 2026-11-25}
  - {official: sun, date: 2026-12-10, desk: visit, kind: field, filed: 2026-11-20}
  $ anjuan --json schedule file zhou 2026-12-14
  {
    "file": "rota/filings.yaml",
    "withdrawn": false,
    "entry": {
      "official": "zhou",
      "date": "2026-12-14",
      "desk": "visit",
      "kind": "field",
      "filed": "2026-11-25"
    },
    "plan_again": false
  }
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ grep filed rota/2026-12.yaml
    - {date: 2026-12-09, desk: visit, group: 1, kind: field, official: qian, origin: filed}
    - {date: 2026-12-10, desk: visit, group: 1, kind: field, official: sun, origin: filed}
    - {date: 2026-12-14, desk: visit, group: 1, kind: field, official: zhou, origin: filed}
  $ anjuan schedule file qian 2026-12-30
  filed: 钱副局长, 2026-12-30, desk 约访, field visit, the office told on 2026-11-25
  2026-12 is planned already: 'schedule plan --again' takes it in
  $ anjuan schedule check --month 2026-12
  error: the date that 钱副局长 filed, 2026-12-30 at desk 约访, is not in the rota [达州市残联领导干部接访约访下访工作制度（2020）三（一）]
  2026-12-01 to 2026-12-31: 1 breaches
  [1]
  $ anjuan schedule file qian 2026-12-30 --cancel
  filed date withdrawn: 钱副局长, 2026-12-30, desk 约访, field visit, the office told on 2026-11-25
  $ anjuan schedule check --month 2026-12
  2026-12-01 to 2026-12-31: every rule is kept

What is not taken.

  $ anjuan schedule file qain 2026-12-16
  error: nobody is called 'qain'
    fix: did you mean qian?
  [2]
  $ anjuan schedule file qian 2026-12-16 --desk vist
  error: --desk cannot be vist
    fix: did you mean visit?
  [2]
  $ anjuan schedule file qian 2026-12-16 --kind feild
  error: --kind cannot be feild
    fix: did you mean field?
  [2]
  $ anjuan schedule file qian 2026-02-30
  error: DATE: there is no day 2026-02-30
    fix: write YYYY-MM-DD, 5月20日, today, tomorrow or +7d
  [2]
  $ anjuan schedule file qian 2026-12-09
  error: 钱副局长 has filed 2026-12-09 already, at desk 约访
    rule: 达州市残联领导干部接访约访下访工作制度（2020）三（一）
    fix: withdraw it with --cancel first
  [4]
  $ anjuan schedule file qian 2026-11-24
  error: 2026-11-24 was filed on 2026-11-25, after the day itself
    rule: 达州市残联领导干部接访约访下访工作制度（2020）三（一）
    fix: a date is filed before it comes; record what was held with 'schedule hold'
  [4]
  $ anjuan schedule file qian 2026-12-16 --filed 2026-12-01
  error: 2026-12-01 is still to come
    fix: give the day on which the office was told
  [2]
  $ anjuan schedule file qian 2026-12-17 --cancel
  error: 钱副局长 has not filed 2026-12-17
    fix: filed: 2026-12-09
  [2]
  $ anjuan --lang zh schedule file qian 2026-11-24
  错误: 2026-11-24 于 2026-11-25 才备案，晚于接访日
    依据: 达州市残联领导干部接访约访下访工作制度（2020）三（一）
    办法: 备案应在接访日之前；已举行的接访请用 schedule hold 记录
  [4]

Comments and layout by hand stay.

  $ sed -i '1i # 维权科备案' rota/filings.yaml
  $ sed -i 's/^- {official: sun/-   {official: sun/' rota/filings.yaml
  $ cp rota/filings.yaml before.yaml
  $ anjuan schedule file zhou 2026-12-14 --cancel
  filed date withdrawn: 周副局长, 2026-12-14, desk 约访, field visit, the office told on 2026-11-25
  2026-12 is planned already: 'schedule plan --again' takes the session out
  $ diff before.yaml rota/filings.yaml
  4d3
  < - {official: zhou, date: 2026-12-14, desk: visit, kind: field, filed: 2026-11-25}
  [1]

Either side books: the petitioner names an official, or an official picks a case (B13).

  $ for title in 反映拆迁补偿 反映道路积水 反映孙副局长不作为; do
  >   anjuan -q register --title $title --channel visit --petitioner 李某某 --unit minzheng
  > done
  DZ-2026-000001
  DZ-2026-000002
  DZ-2026-000003
  $ anjuan -n schedule book 2026-1 --official sun --reason 信访积案
  booked: DZ-2026-000001 with 孙副局长, 2026-11-26 to 2026-12-25, desk 约访, appointment, asked for by the petitioner, reason: 信访积案
  2026-12 is planned already: 'schedule plan --again' takes it in
  dry run: nothing was written
  $ anjuan schedule book 2026-1 --official sun --from 2026-12-14 --to 2026-12-18 --reason 信访积案
  booked: DZ-2026-000001 with 孙副局长, 2026-12-14 to 2026-12-18, desk 约访, appointment, asked for by the petitioner, reason: 信访积案
  2026-12 is planned already: 'schedule plan --again' takes it in
  $ anjuan --json schedule book 2026-2 --by official --official zhou --reason 重大疑难
  {
    "file": "rota/bookings.yaml",
    "withdrawn": false,
    "entry": {
      "by": "official",
      "official": "zhou",
      "case": "DZ-2026-000002",
      "desk": "visit",
      "kind": "appointment",
      "from": "2026-11-26",
      "to": "2026-12-25",
      "reason": "重大疑难"
    },
    "plan_again": true
  }
  $ cat rota/bookings.yaml
  - {by: petitioner, official: sun, case: DZ-2026-000001, desk: visit, kind: appointment, from: 2026-12-14, to: 2026-12-18, reason: 信访积案}
  - {by: official, official: zhou, case: DZ-2026-000002, desk: visit, kind: appointment, from: 2026-11-26, to: 2026-12-25, reason: 重大疑难}
  $ anjuan -q schedule plan --month 2026-12 --again > /dev/null
  $ grep 'case:' rota/2026-12.yaml
    - {date: 2026-12-16, desk: visit, group: 1, kind: appointment, official: sun, case: DZ-2026-000001, origin: booking}
    - {date: 2026-12-16, desk: visit, group: 2, kind: appointment, official: zhou, case: DZ-2026-000002, origin: booking}
  $ anjuan schedule explain 2026-12-16 --desk visit
  2026-12-16 约访/1 孙副局长
    it is booked for case DZ-2026-000001
    the petitioner asked for 孙副局长, for a day of 2026-12-14..2026-12-18
    孙副局长 holds 7 sessions in the period, the fair share is 7.75
    the last session was on 2026-12-14
    among 2 who could come, ties fall by the seed 1
  2026-12-16 约访/2 周副局长
    it is booked for case DZ-2026-000002
    周副局长 picked the case, for a day of 2026-11-26..2026-12-25
    周副局长 holds 7 sessions in the period, the fair share is 6.75
    the last session was on 2026-12-09
    among 2 who could come, ties fall by the seed 1

What is not taken.

  $ anjuan schedule book 2026-1 --official snu --reason 信访积案
  error: nobody is called 'snu'
    fix: did you mean sun?
  [2]
  $ anjuan schedule book 2026-9 --official sun --reason 信访积案
  error: there is no case DZ-2026-000009
    fix: anjuan list shows the cases there are
  [2]
  $ anjuan schedule book 2026-1 --official zhou
  error: missing: --reason
    rule: 嘉兴市领导干部接访下访工作经验介绍二·三
    fix: one of: 信访积案, 重大疑难
  [2]
  $ anjuan schedule book 2026-1 --official zhou --reason 积案
  error: --reason cannot be 积案
    fix: one of: 信访积案, 重大疑难
  [2]
  $ anjuan schedule book 2026-1 --official zhou --reason 信访积案 --desk centre
  error: no rule of this office takes bookings by the petitioner at desk 接访大厅
    rule: [[rota.booking]]
    fix: add a [[rota.booking]] to anjuan.toml, or book otherwise
  [4]
  $ anjuan schedule book 2026-1 --official zhou --reason 信访积案 --desk vist
  error: --desk cannot be vist
    fix: did you mean visit?
  [2]
  $ anjuan schedule book 2026-1 --official zhou --reason 信访积案 --by unit
  error: --by cannot be unit
    fix: one of: petitioner, official
  [2]
  $ anjuan schedule book 2026-1 --official sun --reason 信访积案 --to 2026-12-31
  error: case DZ-2026-000001 is booked with 孙副局长 already, 2026-12-14..2026-12-18
    rule: 嘉兴市领导干部接访下访工作经验介绍二·三
    fix: withdraw it with --cancel first
  error: 2026-12-31 is later than 1 month after 2026-11-25
    rule: 嘉兴市领导干部接访下访工作经验介绍二·三
    fix: let it end on 2026-12-25 at the latest
  [4]
  $ anjuan schedule book 2026-3 --official sun --reason 信访积案
  error: 孙副局长 must keep away from case DZ-2026-000003, and must not receive it
    rule: Regulations on Petition Work art. 28
    fix: choose another official
  [4]
  $ anjuan --lang zh schedule book 2026-3 --official sun --reason 信访积案
  错误: 孙副局长须回避 DZ-2026-000003 号信访件，不得接访
    依据: 《信访工作条例》第二十八条
    办法: 请换一位领导干部
  [4]
  $ anjuan schedule book 2026-1
  error: missing: --official
    fix: see anjuan schedule book --help
  [2]
  $ anjuan schedule book 2026-3 --cancel
  error: case DZ-2026-000003 is not booked
    fix: see rota/bookings.yaml
  [2]

Withdrawn: the line is gone, the session with the next plan.

  $ anjuan schedule book 2026-2 --cancel
  booking withdrawn: DZ-2026-000002 with 周副局长, 2026-11-26 to 2026-12-25, desk 约访, appointment, picked by the official, reason: 重大疑难
  2026-12 is planned already: 'schedule plan --again' takes the session out
  $ anjuan --lang zh schedule book 2026-1 --official sun --cancel
  已撤销预约：DZ-2026-000001，孙副局长，2026-12-14 至 2026-12-18，场所：约访，形式：约访，信访人申请，理由：信访积案
  2026-12 已排定：用 schedule plan --again 重排即可去掉该场
  $ cat rota/bookings.yaml

Two at once: the second one waits for the first, and says for whom. A trial takes no lock.

  $ exec 9> .anjuan/lock
  $ flock 9
  $ echo "register (pid 4711, li-na@desk, 2026-11-25T01:00:00+00:00)" > .anjuan/lock
  $ anjuan --lock-timeout 0 schedule file qian 2027-01-12
  .anjuan/lock: error: the ledger is being written by: register (pid 4711, li-na@desk, 2026-11-25T01:00:00+00:00)
    fix: wait for it to finish, or wait longer with --lock-timeout SECONDS
  [5]
  $ anjuan --lock-timeout 0 -n schedule file qian 2027-01-12
  filed: 钱副局长, 2027-01-12, desk 约访, field visit, the office told on 2026-11-25
  dry run: nothing was written
  $ exec 9>&-

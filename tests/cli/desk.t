What a clerk sees at the desk: long pages, months without a plan, words for every value.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_NOW=2026-06-01T09:00:00+08:00
  $ for n in $(seq 25); do echo "$n,反映第${n}件事"; done >>sheet.body
  $ (echo 编号,标题; cat sheet.body) >sheet.csv
  $ anjuan -q register --from sheet.csv
  共 25 行：登记 25，以前已登记 0，不合格 0
  DZ-2026-000001 … DZ-2026-000025

The page of the morning shows twenty of what is late, and the command for all of it, which holds the
filters as they were typed.

  $ export ANJUAN_NOW=2026-07-20T09:00:00+08:00
  $ anjuan --lang en today --kind request | grep -n -A 2 '000020'
  26:DZ-2026-000020  decide on acceptance  2026-06-16         34  general  (none)  (none)  反映第20件事
  27-and 5 more: anjuan --lang en today --kind request --table overdue --limit 0
  28-
  $ anjuan today --kind request --table overdue --limit 0 | grep -c DZ-2026
  25
  $ anjuan --lang zh today --limit 1 | sed -n 5,9p
  案件            待履行事项    到期日      超期天数  事项等级  责任单位  包案领导  标题
  ──────────────  ────────────  ──────────  ────────  ────────  ────────  ────────  ───────────
  DZ-2026-000001  决定是否受理  2026-06-16        34  一般      （无）    （无）    反映第1件事
  还有 24 行：anjuan --lang zh today --table overdue --limit 0
  
  $ anjuan report overdue --limit 3 | grep -c DZ-2026
  3
  $ anjuan today --json | grep -o 'DZ-2026-[0-9]*' | sort -u | wc -l
  25
  $ anjuan --lang en today --limit 5 --format csv
  error: --limit is for what is read on the screen
    fix: leave it out: a file holds every row
  [2]
  $ anjuan --lang en today --limit -1
  error: --limit cannot have this value
    fix: see anjuan today --help
  [2]

A month without a plan says so, and how it is planned.

  $ cat >>anjuan.toml <<'TOML'
  > [rota]
  > [[rota.desk]]
  > id = "centre"
  > place = "信访局一楼"
  > time = "09:00-11:30"
  > [[rota.cover]]
  > desk = "centre"
  > when = "workday"
  > source = "本制度第二条"
  > TOML

  $ anjuan --lang en schedule show --month 2026-09
  nothing is planned from 2026-09-01 to 2026-09-30
  plan it with anjuan schedule plan --month 2026-09
  $ anjuan --lang en schedule notice --from 2026-09-01 --to 2026-09-10
  nothing is planned from 2026-09-01 to 2026-09-10
  plan it with anjuan schedule plan --from 2026-09-01 --to 2026-09-10
  $ anjuan --lang zh schedule notice --month 2026-09
  2026-09-01 至 2026-09-30 没有接访安排
  排班请用 anjuan schedule plan --month 2026-09
  $ anjuan --lang zh schedule show --month 2026-05
  2026-05-01 至 2026-05-31 没有接访安排
  $ anjuan schedule notice --month 2026-09 --format csv | tr -d '\r'
  2026-09-01 至 2026-09-30 没有接访安排
  排班请用 anjuan schedule plan --month 2026-09
  日期,姓名,职务,分管工作,时间,地点,形式

A reason that stops the clocks is typed and shown in words.

  $ anjuan -q assign 1 --unit minzheng
  $ anjuan -q accept 1 --document 受理告知书〔2026〕1号 --late-reason 补录
  $ anjuan --lang zh suspend 1 --reason 听正
  错误: DZ-2026-000001：听正 不是中止时限的理由
    依据: [[suspension]]
    办法: 可用：听证
  [4]
  $ anjuan --lang en suspend 1 --reason 听证
  error: DZ-2026-000001: no running clock is stopped by hearing
    rule: Regulations on Petition Work art. 36
    fix: `anjuan explain` shows the clocks
  [4]

The statute has one name, whoever cites it.

  $ anjuan --lang en explain 1 | grep rule: | sort -u
    rule: Regulations on Petition Work art. 22, 23
    rule: Regulations on Petition Work art. 23
    rule: 一般信访案件在30日内办结
  $ anjuan --lang zh explain 1 | grep 依据 | sort -u
    依据：《信访工作条例》第二十三条
    依据：《信访工作条例》第二十二、二十三条
    依据：一般信访案件在30日内办结

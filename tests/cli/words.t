What people read is words in either language; --ids and --json have it as it stands in the files.

  $ export ANJUAN_LANG=en
  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_NOW=2026-12-01T09:00:00+08:00
  $ anjuan -q register --title 反映路灯不亮 --channel 来访 --unit minzheng --received 11月30日
  DZ-2026-000001
  $ anjuan list
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  registered  decide on acceptance  2026-12-16    15  市民政局        反映路灯不亮
  $ anjuan --ids list
  cases: 1
  case            status      clock   due         days  unit      lead  title
  ──────────────  ──────────  ──────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  registered  decide  2026-12-16    15  minzheng        反映路灯不亮
  $ anjuan --json list | grep -e clock -e '"unit"'
        "clock": "decide",
        "unit": "minzheng"
  $ anjuan -q escalate --now 2026-12-10 >/dev/null
  $ anjuan log 1
    1  2026-12-01T09:00  registered      li-na  received: 2026-11-30  class: general  kind of complaint: request
    2  2026-12-01T09:00  assigned        li-na  unit: 市民政局
    3  2026-12-10T12:00  escalated       li-na  clock: decide on acceptance  due: 2026-12-16  level of the ladder: 1  step: 7 days before the last day  to: 市民政局
  $ anjuan --ids log 1
    1  2026-12-01T09:00  registered      li-na  received: 2026-11-30  class: general  kind of complaint: request
    2  2026-12-01T09:00  assigned        li-na  unit: minzheng
    3  2026-12-10T12:00  escalated       li-na  clock: decide  due: 2026-12-16  level of the ladder: 1  step: due-7d  to: minzheng
  $ anjuan --ids show 1 | head -7
  case number         DZ-2026-000001
  title               反映路灯不亮
  status              registered
  clock               decide
  due                 2026-12-16  (in 15 days)
  class               general
  kind of complaint   request
  $ anjuan schedule plan --from 明天 --to 2026-12-02
  date        desk      group  kind       official  companions
  2026-12-02  接访大厅  1      reception  赵局长    郑律师
  
  official  rank       sessions  fair share   owed
  ────────  ─────────  ────────  ──────────  ─────
  赵局长    principal         1        0.25  -0.75
  钱副局长  deputy            0        0.25  +0.25
  孙副局长  deputy            0        0.25  +0.25
  周副局长  deputy            0        0.25  +0.25
  proof: no plan under these rules is fairer
  preferred (spacing): 0 of 0, at most 0 [office]
  $ anjuan --ids schedule show --from 12月2日 --to 2026/12/2
  date        desk    group  kind       official  companions
  2026-12-02  centre  1      reception  zhao      zheng-law

Days and months are taken as people say them, wherever one is asked for.

  $ anjuan list --received 昨天 --due 12月 | tail -1
  cases: 1
  DZ-2026-000001  registered  decide on acceptance  2026-12-16    15  市民政局        反映路灯不亮
  $ anjuan list --received 本周 --due 下周..年底 2>&1
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ────────────
  DZ-2026-000001  registered  decide on acceptance  2026-12-16    15  市民政局        反映路灯不亮
  $ anjuan --lang zh log --period 11月30日至今天 --event 登记
  DZ-2026-000001  2026-12-01T09:00  已登记          li-na  收到日期: 2026-11-30  事项等级: 一般  事项类别: 申诉求决
  $ anjuan --lang zh log --event 催办 --unit 市民政局 | wc -l
  1
  $ anjuan log --period 下周
  DZ-2026-000001  2026-12-10T12:00  escalated       li-na  clock: decide on acceptance  due: 2026-12-16  level of the ladder: 1  step: 7 days before the last day  to: 市民政局
  $ anjuan report overdue --month 上月 | head -2
  Overdue cases — 定州市信访局
  period: 2026-11 (2026-11-01 – 2026-11-30); as of: 2026-11-30
  $ anjuan --lang zh report overdue --from 11月1日 --to 月底 | head -2
  超期事项 — 定州市信访局
  期间：2026-11-01..2026-12-31；截止：2026-12-01
  $ anjuan schedule show --month 本月 | tail -1
  2026-12-02  接访大厅  1      reception  赵局长    郑律师
  $ anjuan -n --now 2026-12-02T18:00:00+08:00 schedule hold --as-planned 12月2日 --except 今天/接访大厅
  dry run: nothing was written
  receptions recorded 0, on record already 0
  $ anjuan log --period 下周八
  error: 下周八 is not a period
    fix: write 2026-01-01..2026-03-31, of which either side may be left out, a day or a month
  [2]
  $ anjuan list --received 十三月
  error: --received: 十三月 is not a range of days
    fix: write 2026-01-01..2026-03-31, a day or a month such as 2026-05
  [2]

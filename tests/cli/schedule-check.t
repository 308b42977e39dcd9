The check reads any rota, also one made by hand, and cites the article of every breach.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ anjuan -q schedule plan --from 2026-12-07 --to 2026-12-11 > /dev/null
  $ anjuan schedule check --from 2026-12-07 --to 2026-12-11
  2026-12-07 to 2026-12-11: every rule is kept

  $ cat > by-hand.yaml << 'YAML'
  > sessions:
  >   - {date: 2026-12-07, desk: centre, kind: reception, official: qian, companions: [wu-law]}
  >   - {date: 2026-12-08, desk: centre, kind: reception, official: qian}
  >   - {date: 2026-12-09, desk: centre, kind: reception, official: sun, companions: [wu-law]}
  >   - {date: 2026-12-10, desk: centre, kind: reception, official: lisi, companions: [wu-law]}
  > YAML
  $ echo '- {official: sun, from: 2026-12-09, to: 2026-12-09, reason: 培训, reported: 2026-12-09}' > rota/absences.yaml
  $ anjuan schedule check --file by-hand.yaml --from 2026-12-07 --to 2026-12-11
  error: 赵局长 has 0 of 1 session in 2026-12-07..2026-12-13 [某街道党政领导干部接访和带案下访制度第六条]
  note: 钱副局长 comes again after 1 workday, 2 preferred [office]
  error: 1 of 1 companion (group lawyers) is missing at desk 接访大厅, group 1, on 2026-12-08 [启东市党政领导干部接访约访工作办法二（二）]
  waived: 孙副局长 reported the absence from 2026-12-09 only on 2026-12-09 [东乌旗党政领导干部接访和带案下访制度第九条]
  error: 孙副局长 cannot come to desk 接访大厅 on 2026-12-09: 培训 [东乌旗党政领导干部接访和带案下访制度第九条]
  error: nobody receives at desk 接访大厅 on 2026-12-10, 1 wanted [启东市党政领导干部接访约访工作办法二（二）]
  error: nobody is called 'lisi'
  error: nobody receives at desk 接访大厅 on 2026-12-11, 1 wanted [启东市党政领导干部接访约访工作办法二（二）]
  2026-12-07 to 2026-12-11: 6 breaches
  [1]
  $ anjuan --lang zh schedule check --file by-hand.yaml --from 2026-12-07 --to 2026-12-11
  错误: 赵局长 完成 0/1 场（2026-12-07..2026-12-13） [某街道党政领导干部接访和带案下访制度第六条]
  说明: 钱副局长 仅隔 1 个工作日再次接访，宜隔 2 个 [office]
  错误: 缺 1/1 名陪同（组 lawyers）：接访大厅 第 1 组，2026-12-08 [启东市党政领导干部接访约访工作办法二（二）]
  免除: 孙副局长 自 2026-12-09 起请假，2026-12-09 才报告 [东乌旗党政领导干部接访和带案下访制度第九条]
  错误: 孙副局长不能到接访大厅接访（2026-12-09）：培训 [东乌旗党政领导干部接访和带案下访制度第九条]
  错误: 接访大厅在 2026-12-10 无人接访，应有 1 人 [启东市党政领导干部接访约访工作办法二（二）]
  错误: 没有编号为“lisi”的人
  错误: 接访大厅在 2026-12-11 无人接访，应有 1 人 [启东市党政领导干部接访约访工作办法二（二）]
  2026-12-07 至 2026-12-11：6 处不符
  [1]
  $ anjuan --json schedule check --file by-hand.yaml --from 2026-12-09 --to 2026-12-09
  {
    "from": "2026-12-09",
    "to": "2026-12-09",
    "compared-until": null,
    "breaches": [
      {
        "code": "late-notice",
        "severity": "warning",
        "official": "sun",
        "desk": "",
        "from": "2026-12-09",
        "to": "2026-12-09",
        "message": "孙副局长 reported the absence from 2026-12-09 only on 2026-12-09",
        "source": "A8",
        "remedy": ""
      },
      {
        "code": "unavailable",
        "severity": "error",
        "official": "sun",
        "desk": "centre",
        "from": "2026-12-09",
        "to": "2026-12-09",
        "message": "孙副局长 cannot come to desk 接访大厅 on 2026-12-09: 培训",
        "source": "A8",
        "remedy": "find a substitute with 'schedule absent'"
      }
    ],
    "accountability": [
      {
        "official": "sun",
        "breaches": 1
      }
    ]
  }
  [1]

Without days, the check is about the months of the file.

  $ anjuan schedule check --file by-hand.yaml | tail -1
  2026-12-01 to 2026-12-31: 27 breaches

What was held is compared with the plan, and what somebody claims with the records.

  $ rm rota/absences.yaml
  $ export ANJUAN_NOW=2026-12-09T17:00:00+08:00
  $ anjuan schedule hold 2026-12-07 --desk centre
  recorded: 2026-12-07 at desk 接访大厅, group 1: 赵局长
  $ anjuan schedule check --from 2026-12-07 --to 2026-12-11
  error: nobody received at desk 接访大厅 on 2026-12-08 [启东市党政领导干部接访约访工作办法二（二）]
  error: the session of 钱副局长 at desk 接访大厅 on 2026-12-08 has no record of anybody coming [启东市党政领导干部接访约访工作办法二（二）]
  2026-12-07 to 2026-12-11: 2 breaches
  [1]
  $ echo '- {from: 2026-12-01, to: 2026-12-31, count: 9, source: monthly report}' > claims.yaml
  $ anjuan schedule check --from 2026-12-07 --to 2026-12-11 --until 2026-12-07 --claims claims.yaml
  error: the office: 9 sessions are claimed for 2026-12-01..2026-12-31, 1 are on record [monthly report]
  2026-12-07 to 2026-12-11: 1 breaches
  [1]

Rules that cannot hold together are named with the people and the days; no bare "infeasible".

  $ cat >> anjuan.toml << 'TOML'
  > [[rota.quota]]
  > rank = "deputy"
  > max = 1
  > per = "month"
  > source = "local"
  > [[rota.quota]]
  > principal = true
  > max = 1
  > per = "week"
  > source = "local"
  > TOML
  $ anjuan schedule plan --month 2027-03
  error: these rules cannot hold together: desk 接访大厅 on 2027-03-01..2027-03-05 needs 5, only 4 can come: 钱副局长, 孙副局长, 赵局长, 周副局长 [F1]; 赵局长 may hold at most 1 per week [local]; 钱副局长 may hold at most 1 per month [local]; 孙副局长 may hold at most 1 per month [local]; 周副局长 may hold at most 1 per month [local]
    rule: 启东市党政领导干部接访约访工作办法二（二）, local
    fix: one of these is enough: at most 5 per week instead of 1 [local]; at most 6 per month instead of 1 [local]
  [4]
  $ anjuan --lang zh schedule plan --month 2027-03
  错误: 以下规则无法同时满足：接访大厅 在 2027-03-01..2027-03-05 需要 5 人次，只有 4 人能到：钱副局长、孙副局长、赵局长、周副局长 [F1]; 赵局长 每周至多 1 场 [local]; 钱副局长 每月至多 1 场 [local]; 孙副局长 每月至多 1 场 [local]; 周副局长 每月至多 1 场 [local]
    依据: 启东市党政领导干部接访约访工作办法二（二）、local
    办法: 以下任一办法即可：至多 5 场（每周；原为 1 场） [local]; 至多 6 场（每月；原为 1 场） [local]
  [4]

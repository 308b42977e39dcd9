What the office owes beside its cases: reports to send, publish and read, meetings to hold.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_LANG=en
  $ sed -i 's/^owed-from.*/owed-from = 2026-05-01/' anjuan.toml
  $ cat >>anjuan.toml <<'TOML'
  > [[reports.owed]]
  > name = "monthly"
  > title = "接访下访工作月报"
  > per = "month"
  > due = "end+5d"
  > shift = "next-workday"
  > to = ["旗委", "旗政府"]
  > copies = ["旗信访局"]
  > clerk = "qian"
  > read-by = {principal = true}
  > from = 2026-05-01
  > source = "A12"
  > [[reports.owed]]
  > name = "notice"
  > title = "领导接访公示"
  > per = "month"
  > due = "start-1d"
  > published = ["接待场所", "微信公众号"]
  > from = 2026-07-01
  > source = "A9"
  > [[activities.duty]]
  > kind = "meeting"
  > type = "half-month"
  > per = "half-month"
  > units = ["minzheng"]
  > from = 2026-07-01
  > source = "B7"
  > TOML
  $ anjuan report owed | tail -n +5
  due         state    to do    what                  period      unit          to                    copies to  in charge  done on  still missing           rule
  ──────────  ───────  ───────  ────────────────────  ──────────  ────────────  ────────────────────  ─────────  ─────────  ───────  ──────────────────────  ────────────────────────────────────────────
  2026-06-05  late     send     接访下访工作月报      2026-05     定州市信访局  旗委, 旗政府          旗信访局   钱副局长            旗委, 旗政府, 旗信访局  东乌旗党政领导干部接访和带案下访制度第十二条
  2026-06-30  to come  read     接访下访工作月报      2026-05     定州市信访局  赵局长                           钱副局长            赵局长                  东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-06  late     send     接访下访工作月报      2026-06     定州市信访局  旗委, 旗政府          旗信访局   钱副局长            旗委, 旗政府, 旗信访局  东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-15  late     hold     half-monthly meeting  2026-07-01  市民政局                                                           0 of 1                  嘉兴市领导干部接访下访工作经验介绍三·一
  2026-07-31  to come  read     接访下访工作月报      2026-06     定州市信访局  赵局长                           钱副局长            赵局长                  东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-31  to come  publish  领导接访公示          2026-08     定州市信访局  接待场所, 微信公众号                                 接待场所, 微信公众号    东乌旗党政领导干部接访和带案下访制度第十条
  2026-07-31  to come  hold     half-monthly meeting  2026-07-16  市民政局                                                           0 of 1                  嘉兴市领导干部接访下访工作经验介绍三·一
  
  late: 3
  due soon: 0
  the period has not ended: figures up to 2026-07-20
  
  definitions
    reports and meetings owed  what the office owes beside its cases by a day in the period, and what was due before it and is still open at the cut-off
    still missing              who has not got the report or not read it, where it does not hang yet; of meetings and batches how many are done

The nightly check reminds of what is late or near, each rung once.

  $ anjuan escalate --limit 0
  2026-07-20: open 0, overdue 0, due within 7 days 0, newly escalated 0
  
  reports and meetings owed
  due         days  to do  what                  period      unit          still missing
  ──────────  ────  ─────  ────────────────────  ──────────  ────────────  ──────────────────────
  2026-06-05   -45  send   接访下访工作月报      2026-05     定州市信访局  旗委, 旗政府, 旗信访局
  2026-07-06   -14  send   接访下访工作月报      2026-06     定州市信访局  旗委, 旗政府, 旗信访局
  2026-07-15    -5  hold   half-monthly meeting  2026-07-01  市民政局      0 of 1
  
  reminded of
  to do  what                  period      unit          due         level  step                        to
  ─────  ────────────────────  ──────────  ────────────  ──────────  ─────  ──────────────────────────  ────────
  send   接访下访工作月报      2026-05     定州市信访局  2026-06-05      1  7 days before the last day  钱副局长
  send   接访下访工作月报      2026-05     定州市信访局  2026-06-05      2  on the last day             钱副局长
  send   接访下访工作月报      2026-05     定州市信访局  2026-06-05      3  1 day after the last day    赵局长
  send   接访下访工作月报      2026-06     定州市信访局  2026-07-06      1  7 days before the last day  钱副局长
  send   接访下访工作月报      2026-06     定州市信访局  2026-07-06      2  on the last day             钱副局长
  send   接访下访工作月报      2026-06     定州市信访局  2026-07-06      3  1 day after the last day    赵局长
  hold   half-monthly meeting  2026-07-01  市民政局      2026-07-15      1  7 days before the last day  市民政局
  hold   half-monthly meeting  2026-07-01  市民政局      2026-07-15      2  on the last day             赵局长
  hold   half-monthly meeting  2026-07-01  市民政局      2026-07-15      3  1 day after the last day    赵局长
  $ cat activities/2026/2026-07-20-reminder-1.yaml
  # anjuan activity, format 1
  date: 2026-07-20
  kind: reminder
  reminders:
    - duty: report
      name: monthly
      period: "2026-05"
      due: 2026-06-05
      level: 1
      step: due-7d
      to: qian
      instead_of: unit
    - duty: report
      name: monthly
      period: "2026-05"
      due: 2026-06-05
      level: 2
      step: due
      to: qian
    - duty: report
      name: monthly
      period: "2026-05"
      due: 2026-06-05
      level: 3
      step: due+1d
      to: zhao
    - duty: report
      name: monthly
      period: "2026-06"
      due: 2026-07-06
      level: 1
      step: due-7d
      to: qian
      instead_of: unit
    - duty: report
      name: monthly
      period: "2026-06"
      due: 2026-07-06
      level: 2
      step: due
      to: qian
    - duty: report
      name: monthly
      period: "2026-06"
      due: 2026-07-06
      level: 3
      step: due+1d
      to: zhao
    - duty: activity
      name: meeting/half-month
      unit: minzheng
      period: "2026-07-01"
      due: 2026-07-15
      level: 1
      step: due-7d
      to: minzheng
    - duty: activity
      name: meeting/half-month
      unit: minzheng
      period: "2026-07-01"
      due: 2026-07-15
      level: 2
      step: due
      to: zhao
      instead_of: lead
    - duty: activity
      name: meeting/half-month
      unit: minzheng
      period: "2026-07-01"
      due: 2026-07-15
      level: 3
      step: due+1d
      to: zhao
  by: li-na
  $ before=$(fingerprint)
  $ anjuan -q escalate
  $ test "$before" = "$(fingerprint)"

Several months are open: which one was sent is said, not guessed.

  $ anjuan record sent monthly
  error: 接访下访工作月报 is open for several stretches of time
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: --period: one of 2026-05, 2026-06
  [2]
  $ anjuan record sent monthly --period 2026-05 --date 2026-06-04 --late-reason 补录
  activities/2026/2026-06-04-sent-1.yaml
  recorded: 2026-06-04, report sent: 接访下访工作月报 2026-05
  $ anjuan record sent monthly --document 信访月报〔2026〕6号 --to 旗委,旗政府
  activities/2026/2026-07-20-sent-1.yaml
  recorded: 2026-07-20, report sent: 接访下访工作月报 2026-06
    still missing: 旗信访局
  $ cat activities/2026/2026-07-20-sent-1.yaml
  # anjuan activity, format 1
  date: 2026-07-20
  kind: sent
  report: monthly
  period: "2026-06"
  to:
    - 旗委
    - 旗政府
  document: 信访月报〔2026〕6号
  by: li-na
  $ anjuan record sent monthly --to 旗信访局
  activities/2026/2026-07-20-sent-2.yaml
  recorded: 2026-07-20, report sent: 接访下访工作月报 2026-06
  $ anjuan record sent monthly --period 2026-06
  error: 接访下访工作月报 2026-06: it is on record that nobody lacks it
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: another stretch of time is named with --period
  [4]
  $ anjuan record sent monthly --period 2026-05
  error: 接访下访工作月报 2026-05: it is on record that nobody lacks it
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: another stretch of time is named with --period
  [4]
  $ anjuan record read monthly --period 2026-06 --reader zhao
  activities/2026/2026-07-20-read-1.yaml
  recorded: 2026-07-20, report read: 接访下访工作月报 2026-06
  $ anjuan --by zhao record read monthly --period 2026-05
  activities/2026/2026-07-20-read-2.yaml
  recorded: 2026-07-20, report read: 接访下访工作月报 2026-05

What is published hangs in every place that the article names.

  $ anjuan record published notice --channel 接待场所
  activities/2026/2026-07-20-published-1.yaml
  recorded: 2026-07-20, published: 领导接访公示 2026-08
    still missing: 微信公众号
  $ anjuan record published notice --channel 公众号
  error: --channel cannot be 公众号
    rule: 东乌旗党政领导干部接访和带案下访制度第十条
    fix: one of: 接待场所, 微信公众号
  [2]
  $ anjuan record published notice --channel 微信公众号
  activities/2026/2026-07-20-published-2.yaml
  recorded: 2026-07-20, published: 领导接访公示 2026-08

What is recorded twice does not run ahead; nobody reads, sends or publishes what cannot be yet.

  $ anjuan record published notice --channel 微信公众号
  error: no 领导接访公示 is open: the next is that of 2026-09, by 2026-08-31
    rule: 东乌旗党政领导干部接访和带案下访制度第十条
    fix: another stretch of time is named with --period
  [2]
  $ anjuan record sent monthly
  error: no 接访下访工作月报 is open: the next is that of 2026-07, by 2026-08-05
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: another stretch of time is named with --period
  [2]
  $ anjuan record sent monthly --period 2026-08
  error: 接访下访工作月报 2026-08: on 2026-07-20 it could not be yet, it is from 2026-08-31 on
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: record it on the day; --date names an earlier one
  [2]
  $ anjuan record sent monthly --period 2026-04
  error: 接访下访工作月报 is owed for no stretch of time 2026-04
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: did you mean 2026-05?
  [2]
  $ anjuan record published notice --period 2026-12
  error: 领导接访公示 2026-12: on 2026-07-20 it could not be yet, it is from 2026-11-01 on
    rule: 东乌旗党政领导干部接访和带案下访制度第十条
    fix: record it on the day; --date names an earlier one
  [2]
  $ anjuan record read monthly --period 2026-07 --reader zhao
  error: 接访下访工作月报 2026-07: nothing says that it had gone out by 2026-07-20
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: first: anjuan record sent monthly --period 2026-07
  [2]

A slip of the pen is caught where it stands.

  $ anjuan record sent montly
  error: no report montly is owed in this way
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: did you mean monthly?
  [2]
  $ anjuan record sent monthly --period 2026-7
  error: 接访下访工作月报 is owed for no stretch of time 2026-7
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: did you mean 2026-07?
  [2]
  $ anjuan record sent monthly --unit minzheng --to 旗委
  error: the office itself owes 接访下访工作月报
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: leave --unit out
  [2]
  $ anjuan record sent
  error: which report?
    rule: 东乌旗党政领导干部接访和带案下访制度第十二条
    fix: one of: monthly
  [2]
  $ anjuan record read notice
  error: no report notice is owed in this way
    fix: one of: monthly
  [2]
  $ anjuan record meeting --type other --to 旗委
  error: meeting does not carry --to
    rule: 嘉兴市领导干部接访下访工作经验介绍三·一
    fix: leave it out
  [2]
  $ anjuan record reminder
  error: reminder is not a kind of activity
    fix: one of: meeting, publicity, research, inspection, screening, training, sent, published, read, proposal, answer, accountable, score
  [2]

What was missed is in the accountability list; what is open in the page for the morning.

  $ anjuan --lang zh report owed --month 2026-07
  应报应办事项 — 定州市信访局
  期间：2026-07（2026-07-01 至 2026-07-31）；截止：2026-07-20
  
  应报应办事项
  到期日      状态      应做  项目              期间        责任单位      送                    抄送      专人      完成日期    尚缺            依据
  ──────────  ────────  ────  ────────────────  ──────────  ────────────  ────────────────────  ────────  ────────  ──────────  ──────────────  ────────────────────────────────────────────
  2026-07-06  迟办      报送  接访下访工作月报  2026-06     定州市信访局  旗委、旗政府          旗信访局  钱副局长  2026-07-20                  东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-15  逾期未办  召开  半月会            2026-07-01  市民政局                                                            已办 0，应办 1  嘉兴市领导干部接访下访工作经验介绍三·一
  2026-07-31  已办      查阅  接访下访工作月报  2026-06     定州市信访局  赵局长                          钱副局长  2026-07-20                  东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-31  已办      公示  领导接访公示      2026-08     定州市信访局  接待场所、微信公众号                      2026-07-20                  东乌旗党政领导干部接访和带案下访制度第十条
  2026-07-31  未到期    召开  半月会            2026-07-16  市民政局                                                            已办 0，应办 1  嘉兴市领导干部接访下访工作经验介绍三·一
  
  逾期未办：1
  临期：0
  期间尚未结束：统计截至 2026-07-20
  
  指标口径
    应报应办事项  案件办理之外、最后一日在本期内的应报应办事项，以及此前到期而截至统计日仍未办的
    尚缺          尚未收到或查阅报告的对象、尚未公示的处所；会议和批次则为已办数
  $ anjuan report owed --format csv 2>/dev/null | tr -d '\r'
  due,state,how,duty,to_do,name,what,period,unit,to,copies,clerk,done,missing,source
  2026-07-06,done-late,done late,report,send,monthly,接访下访工作月报,2026-06,定州市信访局,"旗委, 旗政府",旗信访局,钱副局长,2026-07-20,,东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-15,late,late,activity,hold,meeting/half-month,half-monthly meeting,2026-07-01,市民政局,,,,,0 of 1,嘉兴市领导干部接访下访工作经验介绍三·一
  2026-07-31,done,done,reading,read,monthly,接访下访工作月报,2026-06,定州市信访局,赵局长,,钱副局长,2026-07-20,,东乌旗党政领导干部接访和带案下访制度第十二条
  2026-07-31,done,done,publication,publish,notice,领导接访公示,2026-08,定州市信访局,"接待场所, 微信公众号",,,2026-07-20,,东乌旗党政领导干部接访和带案下访制度第十条
  2026-07-31,coming,to come,activity,hold,meeting/half-month,half-monthly meeting,2026-07-16,市民政局,,,,,0 of 1,嘉兴市领导干部接访下访工作经验介绍三·一
  $ anjuan report accountability --format csv --month 2026-07 2>/dev/null | tr -d '\r' | sed '/^$/,$d'
  # missed
  duty,what,source,id,unit,lead,since,days,title
  activity,meeting or other activity not held,嘉兴市领导干部接访下访工作经验介绍三·一,,市民政局,,2026-07-15,,"half-monthly meeting, 2026-07-01 – 2026-07-15: 0 of 1"
  report,report not sent in time,东乌旗党政领导干部接访和带案下访制度第十二条,,,钱副局长,2026-07-06,14,接访下访工作月报 2026-06
  $ anjuan --lang zh today | tail -n 12
  2026-07-15  逾期未办  召开  半月会  2026-07-01  市民政局                            已办 0，应办 1  嘉兴市领导干部接访下访工作经验介绍三·一
  
  超期事项：0
  今天接访：0
  今天到期：0
  2026-07-26 前到期（含当日）：0
  待办事项：0
  应报应办事项：1
  
  指标口径
    超期事项  最后一日已过的待履行事项；最后一日当天不算超期
    今天接访  今天谁在哪里接访，以及为此预约的案件
  $ anjuan verify | head -n 3
  cases: 0  events: 0  findings: 0
  receptions: 0  activities: 8

Screening, training and inspections are listed with what they came to.

  $ anjuan --now 2026-07-31 record screening --title 村居排查 --unit minzheng --found 6 --settled 4 --reported-up 1
  activities/2026/2026-07-31-screening-1.yaml
  recorded: 2026-07-31, screening for disputes: 村居排查
  $ anjuan --now 2026-07-31 record training --title 副职业务培训 --persons 25 --attended minzheng,zhujian
  activities/2026/2026-07-31-training-1.yaml
  recorded: 2026-07-31, training: 副职业务培训
  $ anjuan --now 2026-07-31 record inspection --type unannounced --unit zhujian --finding 接访日制度执行=按时开门 --finding 群众满意度=13812345678来电表示满意
  error: --finding: it holds a telephone or identity number, or somebody's flat
    rule: Regulations on Petition Work art. 30, 46
    fix: leave it out: the case has it, with its own protection; a word of two characters that names nobody there is said with --not-named
  [4]
  $ anjuan --now 2026-07-31 record inspection --type unannounced --unit zhujian --finding 接访日制度执行=按时开门 --finding 群众满意度=来电表示满意
  activities/2026/2026-07-31-inspection-1.yaml
  recorded: 2026-07-31, inspection: unannounced visit
    no finding on: 信访工作责任落实
    no finding on: 主要领导带头示范
    no finding on: 重点积案化解
  $ anjuan --now 2026-07-31 record publicity --type law --title 送法下乡 --unit minzheng --persons 40
  activities/2026/2026-07-31-publicity-1.yaml
  recorded: 2026-07-31, publicity: 送法下乡
  $ anjuan --now 2026-07-31 record publicity --type law --title 送法下乡 --unit minzheng --persons 40
  error: it is recorded already, in activities/2026/2026-07-31-publicity-1.yaml
    fix: leave it; where it happened twice that day, say --again, or tell the two apart with --title or --document
  [4]
  $ anjuan --now 2026-07-31 -q record publicity --type law --title 送法下乡 --unit minzheng --persons 12 --again
  recorded: 2026-07-31, publicity: 送法下乡
  $ anjuan --now 2026-07-31 record research --type stationed --document 调研报告〔2026〕2号
  activities/2026/2026-07-31-research-1.yaml
  recorded: 2026-07-31, research: research by staying there
  $ anjuan --now 2026-07-31 record inspection --type survey --finding 群众满意度=多数满意 | head -n 1
  activities/2026/2026-07-31-inspection-2.yaml
  recorded: 2026-07-31, inspection: survey among the people
  $ anjuan --now 2026-07-31 record publicity --type adverts --title 宣传
  error: --type cannot be adverts
    fix: one of: law, policy, information, technology
  [2]
  $ anjuan --lang zh --now 2026-07-31 report activities --year 2026
  活动情况 — 定州市信访局
  期间：2026（2026-01-01 至 2026-12-31）；截止：2026-07-31
  
  活动
  日期        活动          标题          责任单位      地点  人数  数量                                      发现  文书
  ──────────  ────────────  ────────────  ────────────  ────  ────  ────────────────────────────────────────  ────  ───────────────────
  2026-07-31  暗访                        市住建局               0                                               2
  2026-07-31  流调                        定州市信访局           0                                               1
  2026-07-31  法律宣传      送法下乡      市民政局              40                                               0
  2026-07-31  法律宣传      送法下乡      市民政局              12                                               0
  2026-07-31  蹲点式调研                  定州市信访局           0                                               0  调研报告〔2026〕2号
  2026-07-31  矛盾纠纷排查  村居排查      市民政局               0  排查出矛盾纠纷 6、其中化解 4、其中上报 1     0
  2026-07-31  培训          副职业务培训  定州市信访局          25  参训单位 2                                   0
  
  督查发现
  日期        方式  责任单位      督查内容        发现
  ──────────  ────  ────────────  ──────────────  ────────────
  2026-07-31  暗访  市住建局      接访日制度执行  按时开门
  2026-07-31  暗访  市住建局      群众满意度      来电表示满意
  2026-07-31  流调  定州市信访局  群众满意度      多数满意
  
  工作建议及答复
  （无）
  
  数量
  项目            件数
  ──────────────  ────
  发放传单           0
  发放问卷           0
  现场咨询           0
  法律援助人次       0
  受益群众           0
  排查出矛盾纠纷     6
  其中化解           4
  其中上报           1
  
  活动：7
  期间尚未结束：统计截至 2026-07-31
  
  指标口径
    发现  督查在某一内容上的发现；没有列出的内容未作检查
    数量  期内各项活动的合计

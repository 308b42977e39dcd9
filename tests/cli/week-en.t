A week at a county office: what its clerk types and sees, from Monday to Friday.

Monday morning: a ledger from a rule pack, with the officials who receive and the place of the desk.

  $ . "$TESTDIR/week.sh"
  $ export ANJUAN_NOW=2026-07-13T08:30:00+08:00
  $ anjuan -q init 台账 --code SQ --name 示例旗信访局 --pack dongwu \
  >   --official 周明,局长,正处级,主要领导 --official 吴芳,副局长,副处级 --official 郑伟,副局长,副处级,group=重点 \
  >   --official 王强,镇长,正科级,unit=chengguan \
  >   --desk bureau,信访局一楼,09:00-11:30 --desk township,城关镇政府一楼,09:00-11:30
  $ cp units.yaml 台账/ && cd 台账
  $ anjuan verify
  cases: 0  events: 0  findings: 0
  $ anjuan schedule plan --from 2026-07-13 --to 2026-07-31
  date        desk              group  kind         official  companions
  2026-07-13  旗信访局接待场所  1      reception    郑伟
  2026-07-13  城关镇接待室      1      reception    王强
  2026-07-14  旗信访局接待场所  1      reception    周明
  2026-07-15  旗信访局接待场所  1      reception    吴芳
  2026-07-15  带案下访          1      field visit  郑伟
  2026-07-16  旗信访局接待场所  1      reception    郑伟
  2026-07-17  旗信访局接待场所  1      reception    吴芳
  2026-07-20  旗信访局接待场所  1      reception    周明
  2026-07-21  旗信访局接待场所  1      reception    郑伟
  2026-07-22  旗信访局接待场所  1      reception    周明
  2026-07-23  旗信访局接待场所  1      reception    吴芳
  2026-07-24  旗信访局接待场所  1      reception    郑伟
  2026-07-24  城关镇接待室      1      reception    王强
  2026-07-27  旗信访局接待场所  1      reception    吴芳
  2026-07-28  旗信访局接待场所  1      reception    周明
  2026-07-29  旗信访局接待场所  1      reception    吴芳
  2026-07-30  旗信访局接待场所  1      reception    郑伟
  2026-07-31  旗信访局接待场所  1      reception    周明
  2026-07-31  城关镇接待室      1      reception    王强
  
  official  rank    sessions  fair share   owed
  ────────  ──────  ────────  ──────────  ─────
  周明      正处级         5        5.00  +0.00
  吴芳      副处级         5        5.00  +0.00
  郑伟      副处级         6        6.00  +0.00
  王强      正科级         3        3.00  +0.00
  proof: no plan under these rules is fairer
    among plans that have this in common: the fewest own sessions

A sheet came from elsewhere: what its columns are read as; three rows are wrong, set aside, mended, registered.

  $ anjuan register --from ../上周来信.csv --columns
  ../上周来信.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  A   编号      ref                       1 · 2 · 3
  B   标题      title                     反映小区电梯停运 · 反映低保未按时发放
  C   来信时间  received                  2026.7.6 · 7月7日 · 2026-7-8
  D   信访人    petitioner.name           张某某 · 李某某 · 王某某
  E   联系电话  petitioner.phone          13900000001 · １３９００００００02 · 13900000003
  F   信访形式  channel                   来信 · 来信 · 来信
  G   责任单位  unit                      住建局 · 民政局 · 民政局
  H   内容      request                   电梯停运两个月无人维修。 · 六月份起未发放。 · 内容在信中。
  $ anjuan register --from ../上周来信.csv
  ../上周来信.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  ../上周来信.csv: note: rows left out as totals, signatures or the header again (1): 8 (合计)
    fix: give the row a number of its own if it is a record
  ../上周来信.csv:4:13: error: row 2, column '来信时间': '7月7日' does not say the year
      2,反映低保未按时发放,7月7日,李**,*********02,来信,民政局,六月份起未发放。
                           ^
    fix: write it as 2019-04-25 or 2019-04-25 09:32
  ../上周来信.csv:5:3: error: row 3, column '标题': a case needs a title
      3,,2026-7-8,王**,*********03,来信,民政局,内容在信中。
        ^
    fix: say in one line what it is about
  ../上周来信.csv:7:10: error: row 5, column '来信时间': '2026年13月9日' is a day that does not exist
      5,反映路灯不亮,2026年13月9日,钱**,*********05,来信,城关镇,
                     ^
    fix: correct the day or the month
  nothing was registered: mend the rows, or set them aside with --quarantine FILE
  rows 5: registered 0, registered before 0, rejected 3
  [3]
  $ anjuan register --from ../上周来信.csv --quarantine 退回.csv
  ../上周来信.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  ../上周来信.csv: note: rows left out as totals, signatures or the header again (1): 8 (合计)
    fix: give the row a number of its own if it is a record
  note: the rejects hold the rows as they came, with names and numbers: only you can read a new file of them
    fix: delete it once its rows are mended and registered
  ../上周来信.csv:4:13: error: row 2, column '来信时间': '7月7日' does not say the year
      2,反映低保未按时发放,7月7日,李**,*********02,来信,民政局,六月份起未发放。
                           ^
    fix: write it as 2019-04-25 or 2019-04-25 09:32
  ../上周来信.csv:5:3: error: row 3, column '标题': a case needs a title
      3,,2026-7-8,王**,*********03,来信,民政局,内容在信中。
        ^
    fix: say in one line what it is about
  ../上周来信.csv:7:10: error: row 5, column '来信时间': '2026年13月9日' is a day that does not exist
      5,反映路灯不亮,2026年13月9日,钱**,*********05,来信,城关镇,
                     ^
    fix: correct the day or the month
  rows 5: registered 2, registered before 0, rejected 3
  SQ-2026-000001 … SQ-2026-000002
  $ tr -d '\r' <退回.csv
  ﻿编号,标题,来信时间,信访人,联系电话,信访形式,责任单位,内容,_system,_row,_reason
  2,反映低保未按时发放,7月7日,李某某,１３９００００００02,来信,民政局,六月份起未发放。,上周来信,2,"row 2, column '来信时间': '7月7日' does not say the year (write it as 2019-04-25 or 2019-04-25 09:32)"
  3,,2026-7-8,王某某,13900000003,来信,民政局,内容在信中。,上周来信,3,"row 3, column '标题': a case needs a title (say in one line what it is about)"
  5,反映路灯不亮,2026年13月9日,钱某某,13900000005,来信,城关镇,,上周来信,5,"row 5, column '来信时间': '2026年13月9日' is a day that does not exist (correct the day or the month)"
  $ sed -i -e 's/,7月7日/,2026年7月7日/' -e 's/^3,,/3,反映补贴标准,/' -e 's/2026年13月9日/2026年7月9日/' 退回.csv
  $ anjuan register --from 退回.csv --system 上周来信
  rows 3: registered 3, registered before 0, rejected 0
  SQ-2026-000003 … SQ-2026-000005
  $ anjuan list
  cases: 5
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────────
  SQ-2026-000001  registered  decide on acceptance  2026-07-28    15  旗住建局        反映小区电梯停运
  SQ-2026-000002  registered  decide on acceptance  2026-07-28    15  旗人社局        反映拖欠工资
  SQ-2026-000003  registered  decide on acceptance  2026-07-28    15  旗民政局        反映低保未按时发放
  SQ-2026-000004  registered  decide on acceptance  2026-07-28    15  旗民政局        反映补贴标准
  SQ-2026-000005  registered  decide on acceptance  2026-07-28    15  城关镇          反映路灯不亮

Visitors at the desk: registered, one asks for an appointment, one has been here before.

  $ anjuan register --title 反映征地补偿未到位 --petitioner 孙某某 --phone 13900000006 --channel 来访 \
  >   --category 城乡建设/征收拆迁 --place 示例旗/城关镇 --request 去年征地，补偿款至今未付。
  SQ-2026-000006
  $ anjuan register --title 反映安置房漏水 --petitioner 胡某某 --persons 6 --representatives "胡甲 胡乙" \
  >   --channel 来访 --class 重大 --category 城乡建设/住房保障
  SQ-2026-000007
  $ anjuan register --title 再次反映电梯停运 --petitioner 张某某 --channel 电话 --repeat-of 1
  SQ-2026-000008
  $ anjuan show 6
  case number         SQ-2026-000006
  title               反映征地补偿未到位
  status              registered
  clock               decide on acceptance
  due                 2026-07-28  (in 15 days)
  class               general
  kind of complaint   request
  received            2026-07-13
  decide by           2026-07-28
  channel             visit
  category            城乡建设/征收拆迁
  place               示例旗/城关镇
  persons             1
  petitioner          孙**  *********06
  steps to do         learn how it was handled before, hear the petitioner, go and see, establish the evidence, propose an opinion, reply in writing, carry out the opinion, report the closing
  
  去年征地，补偿款至今未付。
  
  2026-07-13T08:30  registered      li-na  received: 2026-07-13  class: general  kind of complaint: request
  $ anjuan register --title 反映噪声 --channel 来坊
  error: --channel: channel cannot be 来坊
    fix: one of: visit, letter, online, phone, email, message, referral, other
  [3]

What is to be done today; several cases are assigned at once.

  $ anjuan today
  Today — 示例旗信访局
  period: all days; as of: 2026-07-13
  
  cases past their limit
  (nothing)
  
  overdue by lead
  (nothing)
  
  receptions today
  time         desk              official  form       booked case
  ───────────  ────────────────  ────────  ─────────  ───────────
  09:00-11:30  旗信访局接待场所  郑伟      reception
  09:00-11:30  城关镇接待室      王强      reception
  
  due today
  (nothing)
  
  due by 2026-07-19
  (nothing)
  
  open tasks
  (nothing)
  
  reports and meetings owed
  (nothing)
  
  cases past their limit: 0
  receptions today: 2
  due today: 0
  due by 2026-07-19: 0
  open tasks: 0
  reports and meetings owed: 0
  
  definitions
    cases past their limit  a running obligation whose last day has passed; the last day itself is in time
    receptions today        who receives where today, and the case that was booked for it
  $ anjuan assign 1 6 --unit 住建局 --lead 吴芳
  SQ-2026-000001
    2026-07-13T08:30  assigned        li-na  unit: 旗住建局  lead: 吴芳
    lead: – → 吴芳
  SQ-2026-000006
    2026-07-13T08:30  assigned        li-na  unit: 旗住建局  lead: 吴芳
    unit: – → 旗住建局
    lead: – → 吴芳
  $ anjuan assign 7 --unit 住建局 --lead 周明 --assisting 城关镇
  SQ-2026-000007
    2026-07-13T08:30  assigned        li-na  unit: 旗住建局  lead: 周明  assisting units: 城关镇
    unit: – → 旗住建局
    assisting units: – → 城关镇
    lead: – → 周明
  $ anjuan assign 5 --unit 城关镇 --opinion 请于两周内答复
  SQ-2026-000005
    2026-07-13T08:30  assigned        li-na  unit: 城关镇  opinion on the matter: 请于两周内答复
  $ anjuan list --due +20d --sort due
  cases: 8
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────────
  SQ-2026-000001  registered  decide on acceptance  2026-07-28    15  旗住建局  吴芳  反映小区电梯停运
  SQ-2026-000002  registered  decide on acceptance  2026-07-28    15  旗人社局        反映拖欠工资
  SQ-2026-000003  registered  decide on acceptance  2026-07-28    15  旗民政局        反映低保未按时发放
  SQ-2026-000004  registered  decide on acceptance  2026-07-28    15  旗民政局        反映补贴标准
  SQ-2026-000005  registered  decide on acceptance  2026-07-28    15  城关镇          反映路灯不亮
  SQ-2026-000006  registered  decide on acceptance  2026-07-28    15  旗住建局  吴芳  反映征地补偿未到位
  SQ-2026-000007  registered  decide on acceptance  2026-07-28    15  旗住建局  周明  反映安置房漏水
  SQ-2026-000008  registered  decide on acceptance  2026-07-28    15                  再次反映电梯停运
  $ anjuan list --due week
  cases: 0
  $ anjuan list -u 民政局
  cases: 2
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────────
  SQ-2026-000003  registered  decide on acceptance  2026-07-28    15  旗民政局        反映低保未按时发放
  SQ-2026-000004  registered  decide on acceptance  2026-07-28    15  旗民政局        反映补贴标准

Tuesday: acceptance needs its paper; without a number it is refused, and the way out is told.

  $ export ANJUAN_NOW=2026-07-14T09:10:00+08:00
  $ anjuan accept 6
  error: SQ-2026-000006: accepted needs its document
    rule: Regulations on Petition Work art. 23
    fix: give its number with --document, e.g. 受理告知书〔2026〕17号
  [4]
  $ anjuan accept 6 --document 受理告知书〔2026〕1号
  SQ-2026-000006
    2026-07-14T09:10  accepted        li-na  document: 受理告知书〔2026〕1号  date of the document: 2026-07-14
    status: registered → in handling
    clock: decide on acceptance → handle and close
    due: 2026-07-28 → 2026-09-12
    accepted on: – → 2026-07-14
    decided on: – → 2026-07-14
    handle by: – → 2026-09-12
  $ anjuan accept 1 2 --document 受理告知书〔2026〕2号
  error: SQ-2026-000002: the number 受理告知书〔2026〕2号 is that of another document (SQ-2026-000001, accepted)
    rule: one number, one document
    fix: `anjuan form --next KIND` gives the next free number; a number that was typed in wrongly there is taken out with `anjuan void`
  [4]
  $ anjuan accept 1 --document 受理告知书〔2026〕2号
  SQ-2026-000001
    2026-07-14T09:10  accepted        li-na  document: 受理告知书〔2026〕2号  date of the document: 2026-07-14
    status: registered → in handling
    clock: decide on acceptance → handle and close
    due: 2026-07-28 → 2026-09-12
    accepted on: – → 2026-07-14
    decided on: – → 2026-07-14
    handle by: – → 2026-09-12
  $ anjuan accept 7 --document 受理告知书〔2026〕3号
  SQ-2026-000007
    2026-07-14T09:10  accepted        li-na  document: 受理告知书〔2026〕3号  date of the document: 2026-07-14
    status: registered → in handling
    clock: decide on acceptance → handle and close
    due: 2026-07-28 → 2026-09-12
    accepted on: – → 2026-07-14
    decided on: – → 2026-07-14
    handle by: – → 2026-09-12
  $ anjuan -q accept 2 --document 受理告知书〔2026〕4号
  $ anjuan decline 4 --reason 已向法院起诉 --document 不予受理告知书〔2026〕1号 --where 旗人民法院
  SQ-2026-000004
    2026-07-14T09:10  declined        li-na  reason: 已向法院起诉  where to: 旗人民法院  document: 不予受理告知书〔2026〕1号  date of the document: 2026-07-14
    status: registered → declined
    clock: decide on acceptance → –
    due: 2026-07-28 → –
    decided on: – → 2026-07-14
  $ anjuan return 5 --reason 路灯由旗住建局管护 --consented-by 周明
  SQ-2026-000005
    2026-07-14T09:10  returned        li-na  reason: 路灯由旗住建局管护  consented by: 周明
    due: 2026-07-28 → 2026-07-24
    decide by: 2026-07-28 → 2026-07-24
    unit: 城关镇 → –
  $ anjuan assign 5 --unit 住建局 --reason 首次交办有误
  SQ-2026-000005
    2026-07-14T09:10  assigned        li-na  unit: 旗住建局  reason: 首次交办有误
    due: 2026-07-24 → 2026-07-29
    decide by: 2026-07-24 → 2026-07-29
    unit: – → 旗住建局
  $ anjuan form 6 acceptance
  旗住建局
  
                      受理告知书
  受理告知书〔2026〕1号
  
  孙某某：
      您于2026年7月13日通过来访反映的“反映征地补偿未到位”（信访事项编号：SQ-2026-000006），经审查符合《信访工作条例》的规定，决定予以受理。
      本事项由旗住建局按照信访程序办理，办理期限为自受理之日起60日，至2026年9月12日止。情况复杂需要延长期限的，将书面告知您延期理由。
      请您保持通讯畅通，配合调查核实；对处理意见不服的，可以自收到书面答复之日起30日内请求复查。
      特此告知。
  
                                          旗住建局
                                          2026年7月14日
  
  送达回执：本文书已于　　　　年　　月　　日收到。　收件人签名：
  $ anjuan explain 6
  SQ-2026-000006  反映征地补偿未到位
  
  pass on to a unit: ended on 2026-07-13, in time
    from 2026-07-13, 15 days: ends on 2026-07-28
    rule: Regulations on Petition Work art. 22, 23
      2026-07-14 … 2026-07-28  15 counted
  
  unit may object (旗住建局): ended on 2026-07-14
    from 2026-07-13, 5 workdays: ends on 2026-07-20
    rule: Regulations on Petition Work art. 23
      2026-07-14 … 2026-07-17  4 counted
      2026-07-18 … 2026-07-19  not counted: day off
      2026-07-20               1 counted
  
  decide on acceptance (旗住建局): ended on 2026-07-14, in time
    from 2026-07-13, 15 days: ends on 2026-07-28
    rule: Regulations on Petition Work art. 22, 23
      2026-07-14 … 2026-07-28  15 counted
  
  handle and close: running, 60 days left
    from 2026-07-14, 60 days: ends on 2026-09-12
    nobody works on 2026-09-12; the next workday is 2026-09-14; 2026-09-12 binds
    rule: Regulations on Petition Work art. 34
      2026-07-15 … 2026-09-12  60 counted

Wednesday: the head receives, one is away and another stands in; what was said is on record.

  $ export ANJUAN_NOW=2026-07-15T08:40:00+08:00
  $ anjuan schedule show --from 2026-07-15 --to 2026-07-24
  date        desk              group  kind         official  companions
  2026-07-15  旗信访局接待场所  1      reception    吴芳
  2026-07-15  带案下访          1      field visit  郑伟
  2026-07-16  旗信访局接待场所  1      reception    郑伟
  2026-07-17  旗信访局接待场所  1      reception    吴芳
  2026-07-20  旗信访局接待场所  1      reception    周明
  2026-07-21  旗信访局接待场所  1      reception    郑伟
  2026-07-22  旗信访局接待场所  1      reception    周明
  2026-07-23  旗信访局接待场所  1      reception    吴芳
  2026-07-24  旗信访局接待场所  1      reception    郑伟
  2026-07-24  城关镇接待室      1      reception    王强
  $ anjuan schedule absent 郑伟 --from 2026-07-20 --to 2026-07-24 --reason 培训
  2026-07-21 旗信访局接待场所/1: 郑伟 → 吴芳 [东乌旗党政领导干部接访和带案下访制度第九条 (应提前报告主要领导, 或协调其他领导)]
      otherwise: 周明
  2026-07-24 旗信访局接待场所/1: 郑伟 → 周明 [东乌旗党政领导干部接访和带案下访制度第九条 (应提前报告主要领导, 或协调其他领导)]
      otherwise: 吴芳
  tell 吴芳: receives at desk 旗信访局接待场所 on 2026-07-21 instead of 郑伟
  tell 周明: receives at desk 旗信访局接待场所 on 2026-07-24 instead of 郑伟
  renew the public notice: anjuan schedule notice --from 2026-07-21 --to 2026-07-24
  sessions changed: 2; no rota under the rules changes fewer
  $ anjuan schedule replace 2026-07-17 周明 --desk 旗信访局接待场所
  周明 receives at desk 旗信访局接待场所 on 2026-07-17
  $ anjuan schedule brief 2026-07-15
  2026-07-15 09:00-11:30 信访局一楼 副局长 吴芳
  2026-07-15 all day 问题发生地 副局长 郑伟
  $ anjuan schedule notice --from 2026-07-15 --to 2026-07-17
  error: the notice of 吴芳 at desk 旗信访局接待场所 on 2026-07-15 lacks: portfolio
    rule: 东乌旗党政领导干部接访和带案下访制度第十条 (定期公示)
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  error: the notice of 郑伟 at desk 带案下访 on 2026-07-15 lacks: portfolio
    rule: 东乌旗党政领导干部接访和带案下访制度第十条 (定期公示)
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  error: the notice of 郑伟 at desk 旗信访局接待场所 on 2026-07-16 lacks: portfolio
    rule: 东乌旗党政领导干部接访和带案下访制度第十条 (定期公示)
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  error: the notice of 周明 at desk 旗信访局接待场所 on 2026-07-17 lacks: portfolio
    rule: 东乌旗党政领导干部接访和带案下访制度第十条 (定期公示)
    fix: complete officials.yaml (name, title, portfolio) and [[rota.desk]] (place, time = "09:00-11:30" or "all-day")
  [4]
  $ cp ../officials.yaml .
  $ anjuan schedule notice --from 2026-07-15 --to 2026-07-17
  date        name  position  portfolio       time         place       form
  2026-07-15  吴芳  副局长    城乡建设        09:00-11:30  信访局一楼  reception
  2026-07-15  郑伟  副局长    劳动和社会保障  all day      问题发生地  field visit
  2026-07-16  郑伟  副局长    劳动和社会保障  09:00-11:30  信访局一楼  reception
  2026-07-17  周明  局长      党务政务        09:00-11:30  信访局一楼  reception
  to be published: 现场, 微信公众号
  $ export ANJUAN_NOW=2026-07-15T11:50:00+08:00
  $ anjuan schedule hold 2026-07-15 --desk 旗信访局接待场所 --official 周明 \
  >   --batch '人数=6,案件编号=7,处理方式=跟踪,期限=2026-07-29,责任单位=住建局' --batch '人数=1,事项=低保政策,处理方式=当场答复'
  recorded: 2026-07-15 at desk 旗信访局接待场所, group 1: 周明
    batch of 6: to be tracked, by 2026-07-29  SQ-2026-000007
    batch of 1: answered on the spot
    周明 came instead of 吴芳 to desk 旗信访局接待场所 on 2026-07-15
  SQ-2026-000007
    2026-07-15T11:50  interviewed     li-na  record of the reception: 2026-07-15-bureau-1  official: 周明  next: to be tracked 2026-07-29  by a principal: yes
  $ anjuan confer 7 --with 住建局、城关镇 --result 先行维修，费用由开发企业承担
  SQ-2026-000007
    2026-07-15T11:50  conferred       li-na  together with: 住建局、城关镇  result: 先行维修，费用由开发企业承担
  $ anjuan note 7 --step 走访 --note 现场查看漏水情况
  SQ-2026-000007
    2026-07-15T11:50  noted           li-na  step of the handling: go and see  note: 现场查看漏水情况
  $ anjuan supervise 1 --reason 两个月未修复 --demand 报送维修进度 --feedback-by 2026-07-24
  SQ-2026-000001
    2026-07-15T11:50  supervised      li-na  reason: 两个月未修复  demand: 报送维修进度  feedback by: 2026-07-24  unit: 旗住建局
    clock: handle and close → answer a supervision
    due: 2026-09-12 → 2026-07-24
  $ anjuan schedule explain 2026-07-16
  2026-07-16 旗信访局接待场所/1 郑伟
    desk 旗信访局接待场所 is to be covered that day by rank 副处级 or higher [东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)]
    it counts towards at least 2 per year [东乌旗党政领导干部接访和带案下访制度第五条 (其他党政领导干部要结合工作实际作出接待群众来访安排)]
    it counts towards at least 2 per month [东乌旗党政领导干部接访和带案下访制度第五条 (每月安排一天以上时间接待群众来访)]
    the rota of 郑伟 is drawn up by 旗信访局 [东乌旗党政领导干部接访和带案下访制度第八条 (由旗信访局负责协调组织)]
    郑伟 holds 4 sessions in the period, the fair share is 4.33
    the last session was on 2026-07-15
    among 3 who could come, ties fall by the seed 1
  $ anjuan schedule check --from 2026-07-13 --to 2026-07-24
  note: 吴芳 has 0 of 1 session in 2026-07-01..2026-09-30: 1 to come from 2026-08-01 on [东乌旗党政领导干部接访和带案下访制度第五条 (每季度下访一次以上)]
  note: 周明 has 0 of 1 session in 2026-07-01..2026-09-30: 1 to come from 2026-08-01 on [东乌旗党政领导干部接访和带案下访制度第五条 (每季度下访一次以上)]
  note: 郑伟 has 1 of 2 sessions in 2026-07-01..2026-09-30: 1 to come from 2026-08-01 on [东乌旗党政领导干部接访和带案下访制度第五条 (每季度下访一次以上)]
  error: nobody received at desk 旗信访局接待场所 on 2026-07-13 [东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)]
  error: nobody received at desk 城关镇接待室 on 2026-07-13 [东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)]
  error: the session of 郑伟 at desk 旗信访局接待场所 on 2026-07-13 has no record of anybody coming [东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)]
  error: the session of 王强 at desk 城关镇接待室 on 2026-07-13 has no record of anybody coming [东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)]
  error: 王强 has 0 of 1 session in 2026-07-13..2026-07-19 [东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)]
  error: nobody received at desk 旗信访局接待场所 on 2026-07-14 [东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)]
  error: the session of 周明 at desk 旗信访局接待场所 on 2026-07-14 has no record of anybody coming [东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)]
  2026-07-13 to 2026-07-24: 7 breaches
  [1]

Thursday: somebody asks for a case by name; acceptances come in a sheet; a fact is corrected, a wrong entry taken out.

  $ export ANJUAN_NOW=2026-07-16T10:00:00+08:00
  $ anjuan list --name 李某某
  cases: 1
  case            status      clock                 due         days  unit      lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────────
  SQ-2026-000003  registered  decide on acceptance  2026-07-28    12  旗民政局        反映低保未按时发放
  $ anjuan list --phone 13900000006
  cases: 1
  case            status       clock             due         days  unit      lead  title
  ──────────────  ───────────  ────────────────  ──────────  ────  ────────  ────  ──────────────────
  SQ-2026-000006  in handling  handle and close  2026-09-12    58  旗住建局  吴芳  反映征地补偿未到位
  $ anjuan list --text 电梯
  cases: 2
  case            status       clock                 due         days  unit      lead  title
  ──────────────  ───────────  ────────────────────  ──────────  ────  ────────  ────  ────────────────
  SQ-2026-000001  in handling  answer a supervision  2026-07-24     8  旗住建局  吴芳  反映小区电梯停运
  SQ-2026-000008  registered   decide on acceptance  2026-07-28    12                  再次反映电梯停运
  $ anjuan list --due 7月
  cases: 4
  case            status       clock                 due         days  unit      lead  title
  ──────────────  ───────────  ────────────────────  ──────────  ────  ────────  ────  ──────────────────
  SQ-2026-000001  in handling  answer a supervision  2026-07-24     8  旗住建局  吴芳  反映小区电梯停运
  SQ-2026-000003  registered   decide on acceptance  2026-07-28    12  旗民政局        反映低保未按时发放
  SQ-2026-000005  registered   decide on acceptance  2026-07-29    13  旗住建局        反映路灯不亮
  SQ-2026-000008  registered   decide on acceptance  2026-07-28    12                  再次反映电梯停运
  $ anjuan list --due 明天
  cases: 0
  $ anjuan apply --from ../补录.csv
  rows 2: recorded 2, recorded before 0, rejected 0
  $ anjuan correct 3 --place 示例旗/城关镇 --reason 登记时漏填
  SQ-2026-000003
    2026-07-16T10:00  corrected       li-na  reason: 登记时漏填  place: 示例旗/城关镇  what it was: place: –
    place: – → 示例旗/城关镇
  $ anjuan note 7 --step 证据 --note 已调取合同
  SQ-2026-000007
    2026-07-16T10:00  noted           li-na  step of the handling: establish the evidence  note: 已调取合同
  $ anjuan void 7 7 --reason 记错了案件
  SQ-2026-000007
    2026-07-16T10:00  voided          li-na  reason: 记错了案件  what is taken out: noted  when: 2026-07-16T10:00:00+08:00
  $ anjuan log 7
    1  2026-07-13T08:30  registered      li-na  received: 2026-07-13  class: major  kind of complaint: request
    2  2026-07-13T08:30  assigned        li-na  unit: 旗住建局  lead: 周明  assisting units: 城关镇
    3  2026-07-14T09:10  accepted        li-na  document: 受理告知书〔2026〕3号  date of the document: 2026-07-14
    4  2026-07-15T11:50  interviewed     li-na  record of the reception: 2026-07-15-bureau-1  official: 周明  next: to be tracked 2026-07-29  by a principal: yes
    5  2026-07-15T11:50  conferred       li-na  together with: 住建局、城关镇  result: 先行维修，费用由开发企业承担
    6  2026-07-15T11:50  noted           li-na  step of the handling: go and see  note: 现场查看漏水情况
    7  2026-07-16T10:00  noted           li-na  step of the handling: establish the evidence  note: 已调取合同  (taken out)
    8  2026-07-16T10:00  voided          li-na  reason: 记错了案件  what is taken out: noted  when: 2026-07-16T10:00:00+08:00
  $ anjuan reply 2 --document 处理意见书〔2026〕1号 --text 工资已全部补发。 --served 2026-07-16 --result 支持
  SQ-2026-000002
    2026-07-16T10:00  replied         li-na  served on: 2026-07-16  result: request supported  text: 工资已全部补发。  document: 处理意见书〔2026〕1号  date of the document: 2026-07-16
    status: in handling → replied
    clock: handle and close → –
    due: 2026-09-12 → –
    handled on: – → 2026-07-16
    replied on: – → 2026-07-16
  $ anjuan close 2 --document 办结单〔2026〕1号 --settled 是 --outcome 解决
  note: SQ-2026-000002: that its opinion was carried out is not on record
    fix: record it with `anjuan implement --result`
  SQ-2026-000002
    2026-07-16T10:00  closed          li-na  dispute ended: yes  what it came to: problem solved  document: 办结单〔2026〕1号  date of the document: 2026-07-16
    status: replied → closed
    closed on: – → 2026-07-16
    dispute ended: – → yes
  $ anjuan follow-up 2 --channel 电话 --satisfied 满意
  SQ-2026-000002
    2026-07-16T10:00  followed up     li-na  means of the follow-up: phone  satisfaction of the petitioner: satisfied
    satisfaction of the petitioner: – → satisfied
    followed up on: – → 2026-07-16
  $ anjuan form 2 opinion
  旗人社局
  
                      信访事项处理意见书
  处理意见书〔2026〕1号
  
  赵某某：
      您于2026年7月9日反映的“反映拖欠工资”（信访事项编号：SQ-2026-000002），我单位已于2026年7月14日受理，现已办理完毕。
      诉求：
      工程款已结而工资未发。
      处理意见：
      工资已全部补发。
      如不服本处理意见，可以自收到本意见书之日起30日内，向原办理机关、单位的上一级机关、单位请求复查（《信访工作条例》第三十五条）。逾期不申请的，本意见为信访终结性意见。
  
                                          旗人社局
                                          2026年7月16日
  
  送达回执：本文书已于　　　　年　　月　　日收到。　收件人签名：
  $ anjuan record publicity --title 条例宣传日 --leaflets 200
  activities/2026/2026-07-16-publicity-1.yaml
  recorded: 2026-07-16, publicity: 条例宣传日

Weeks later some are late: an extension comes before the limit and from a principal; the nightly check climbs the ladder.

  $ export ANJUAN_NOW=2026-08-14T09:00:00+08:00
  $ anjuan extend 7 --days 30 --approver 吴芳 --reason 维修工程量大 --notified 2026-08-14 --document 延期告知书〔2026〕1号
  error: SQ-2026-000007: a major case is not extended
    rule: Regulations on Petition Work art. 34
    fix: only these classes are: complex; reclassify it first, with the reason, if it is one
  [4]
  $ anjuan reclassify 7 --to 复杂 --reason 涉及多家单位
  SQ-2026-000007
    2026-08-14T09:00  reclassified    li-na  new class: complex  reason: 涉及多家单位  class before: major
    class: major → complex
  $ anjuan extend 7 --days 30 --approver 吴芳 --reason 维修工程量大 --notified 2026-08-14 --document 延期告知书〔2026〕1号
  error: SQ-2026-000007: 吴芳 is not a principal
    rule: Regulations on Petition Work art. 34
    fix: an extension is approved by an official with principal: true in officials.yaml
  [4]
  $ anjuan extend 7 --days 30 --approver 周明 --reason 维修工程量大 --notified 2026-08-14 --document 延期告知书〔2026〕1号
  SQ-2026-000007
    2026-08-14T09:00  extended        li-na  days: 30  approver: 周明  reason: 维修工程量大  notified on: 2026-08-14  document: 延期告知书〔2026〕1号  date of the document: 2026-08-14
    due: 2026-09-12 → 2026-10-12
    handle by: 2026-09-12 → 2026-10-12
    extended on: – → 2026-08-14
  $ anjuan escalate
  2026-08-14: open 6, overdue 2, due within 7 days 0, newly escalated 6
  
  overdue by unit
  unit      overdue  oldest due  case            title
  ────────  ───────  ──────────  ──────────────  ────────────────
  旗住建局        2  2026-07-24  SQ-2026-000001  反映小区电梯停运
  
  overdue
  due         days  case            clock                 unit      lead  title
  ──────────  ────  ──────────────  ────────────────────  ────────  ────  ────────────────
  2026-07-24   -21  SQ-2026-000001  answer a supervision  旗住建局  吴芳  反映小区电梯停运
  2026-07-29   -16  SQ-2026-000005  decide on acceptance  旗住建局        反映路灯不亮
  
  newly escalated
  case            clock                 due         level  step                        to        title
  ──────────────  ────────────────────  ──────────  ─────  ──────────────────────────  ────────  ────────────────
  SQ-2026-000001  answer a supervision  2026-07-24      1  7 days before the last day  旗住建局  反映小区电梯停运
  SQ-2026-000001  answer a supervision  2026-07-24      2  on the last day             吴芳      反映小区电梯停运
  SQ-2026-000001  answer a supervision  2026-07-24      3  1 day after the last day    周明      反映小区电梯停运
  SQ-2026-000005  decide on acceptance  2026-07-29      1  7 days before the last day  旗住建局  反映路灯不亮
  SQ-2026-000005  decide on acceptance  2026-07-29      2  on the last day             周明      反映路灯不亮
  SQ-2026-000005  decide on acceptance  2026-07-29      3  1 day after the last day    周明      反映路灯不亮
  
  reports and meetings owed
  due         days  to do    what              period   unit          still missing
  ──────────  ────  ───────  ────────────────  ───────  ────────────  ────────────────────────────────────────
  2026-07-31   -14  publish  领导接访公示      2026-08  示例旗信访局  旗信访局接待场所, 东乌旗信访局微信公众号
  2026-08-05    -9  send     接访下访工作月报  2026-07  旗民政局      旗委, 旗政府, 旗信访局
  2026-08-05    -9  send     接访下访工作月报  2026-07  旗住建局      旗委, 旗政府, 旗信访局
  2026-08-05    -9  send     接访下访工作月报  2026-07  旗人社局      旗委, 旗政府, 旗信访局
  2026-08-05    -9  send     接访下访工作月报  2026-07  城关镇        旗委, 旗政府, 旗信访局
  
  reminded of
  to do    what              period   unit          due         level  step                        to
  ───────  ────────────────  ───────  ────────────  ──────────  ─────  ──────────────────────────  ────────
  publish  领导接访公示      2026-08  示例旗信访局  2026-07-31      1  7 days before the last day  周明
  publish  领导接访公示      2026-08  示例旗信访局  2026-07-31      2  on the last day             周明
  publish  领导接访公示      2026-08  示例旗信访局  2026-07-31      3  1 day after the last day    周明
  send     接访下访工作月报  2026-07  旗民政局      2026-08-05      1  7 days before the last day  旗民政局
  send     接访下访工作月报  2026-07  旗民政局      2026-08-05      2  on the last day             周明
  send     接访下访工作月报  2026-07  旗民政局      2026-08-05      3  1 day after the last day    周明
  send     接访下访工作月报  2026-07  旗住建局      2026-08-05      1  7 days before the last day  旗住建局
  send     接访下访工作月报  2026-07  旗住建局      2026-08-05      2  on the last day             周明
  send     接访下访工作月报  2026-07  旗住建局      2026-08-05      3  1 day after the last day    周明
  send     接访下访工作月报  2026-07  旗人社局      2026-08-05      1  7 days before the last day  旗人社局
  send     接访下访工作月报  2026-07  旗人社局      2026-08-05      2  on the last day             周明
  send     接访下访工作月报  2026-07  旗人社局      2026-08-05      3  1 day after the last day    周明
  send     接访下访工作月报  2026-07  城关镇        2026-08-05      1  7 days before the last day  城关镇
  send     接访下访工作月报  2026-07  城关镇        2026-08-05      2  on the last day             周明
  send     接访下访工作月报  2026-07  城关镇        2026-08-05      3  1 day after the last day    周明
  $ anjuan today
  Today — 示例旗信访局
  period: all days; as of: 2026-08-14
  
  cases past their limit
  case            obligation            due         days late  class    unit      lead    title
  ──────────────  ────────────────────  ──────────  ─────────  ───────  ────────  ──────  ────────────────
  SQ-2026-000001  answer a supervision  2026-07-24         21  general  旗住建局  吴芳    反映小区电梯停运
  SQ-2026-000005  decide on acceptance  2026-07-29         16  general  旗住建局  (none)  反映路灯不亮
  
  overdue by lead
  lead            overdue
  ──────────────  ───────
  without a lead        1
  吴芳                  1
  
  receptions today
  (nothing)
  
  due today
  (nothing)
  
  due by 2026-08-20
  (nothing)
  
  open tasks
  task                 case            status         since       due         days  unit      lead  title
  ───────────────────  ──────────────  ─────────────  ──────────  ──────────  ────  ────────  ────  ──────────────
  left by a reception  SQ-2026-000007  to be tracked  2026-07-15  2026-07-29    30  旗住建局  周明  反映安置房漏水
  
  reports and meetings owed
  due         state  to do    what              period   unit          to                                        copies to  in charge  done on  still missing                             rule
  ──────────  ─────  ───────  ────────────────  ───────  ────────────  ────────────────────────────────────────  ─────────  ─────────  ───────  ────────────────────────────────────────  ───────────────────────────────────────────────────────────────────────────────────────────────────────────
  2026-07-31  late   publish  领导接访公示      2026-08  示例旗信访局  旗信访局接待场所, 东乌旗信访局微信公众号                                 旗信访局接待场所, 东乌旗信访局微信公众号  东乌旗党政领导干部接访和带案下访制度第十条 (通过现场、微信公众号等方式定期公示)
  2026-08-05  late   send     接访下访工作月报  2026-07  旗民政局      旗委, 旗政府                              旗信访局                       旗委, 旗政府, 旗信访局                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)
  2026-08-05  late   send     接访下访工作月报  2026-07  旗住建局      旗委, 旗政府                              旗信访局                       旗委, 旗政府, 旗信访局                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)
  2026-08-05  late   send     接访下访工作月报  2026-07  旗人社局      旗委, 旗政府                              旗信访局                       旗委, 旗政府, 旗信访局                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)
  2026-08-05  late   send     接访下访工作月报  2026-07  城关镇        旗委, 旗政府                              旗信访局                       旗委, 旗政府, 旗信访局                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)
  
  cases past their limit: 2
  receptions today: 0
  due today: 0
  due by 2026-08-20: 0
  open tasks: 1
  reports and meetings owed: 5
  
  definitions
    cases past their limit  a running obligation whose last day has passed; the last day itself is in time
    receptions today        who receives where today, and the case that was booked for it
  $ anjuan show 1
  case number         SQ-2026-000001
  title               反映小区电梯停运
  status              in handling
  clock               answer a supervision
  due                 2026-07-24  (overdue by 21 days)
  class               general
  kind of complaint   request
  received            2026-07-06
  accepted on         2026-07-14
  decided on          2026-07-14
  decide by           2026-07-28
  handle by           2026-09-12
  channel             letter
  persons             1
  unit                旗住建局
  lead                吴芳
  source              上周来信/1
  petitioner          张**  *********01
  steps to do         learn how it was handled before, hear the petitioner, go and see, establish the evidence, propose an opinion, reply in writing, carry out the opinion, report the closing
  duties to do        包掌握情况, 包解决问题, 包教育疏导, 包依法处置
  
  电梯停运两个月无人维修。
  
  2026-07-13T08:30  registered      li-na  received: 2026-07-06  why so late: 上周来信.csv  class: general  kind of complaint: request
  2026-07-13T08:30  assigned        li-na  unit: 旗住建局
  2026-07-13T08:30  assigned        li-na  unit: 旗住建局  lead: 吴芳
  2026-07-14T09:10  accepted        li-na  document: 受理告知书〔2026〕2号  date of the document: 2026-07-14
  2026-07-15T11:50  supervised      li-na  reason: 两个月未修复  demand: 报送维修进度  feedback by: 2026-07-24  unit: 旗住建局
  2026-08-14T09:00  escalated       li-na  clock: answer a supervision  due: 2026-07-24  level of the ladder: 1  step: 7 days before the last day  to: 旗住建局  unit: 旗住建局
  2026-08-14T09:00  escalated       li-na  clock: answer a supervision  due: 2026-07-24  level of the ladder: 2  step: on the last day  to: 吴芳  unit: 旗住建局
  2026-08-14T09:00  escalated       li-na  clock: answer a supervision  due: 2026-07-24  level of the ladder: 3  step: 1 day after the last day  to: 周明  unit: 旗住建局
  $ anjuan reply 6 --document 处理意见书〔2026〕2号 --text 补偿款已拨付。
  SQ-2026-000006
    2026-08-14T09:00  replied         li-na  text: 补偿款已拨付。  document: 处理意见书〔2026〕2号  date of the document: 2026-08-14
    status: in handling → replied
    replied on: – → 2026-08-14
  $ anjuan review 2 --tier 复查
  SQ-2026-000002
    2026-08-14T09:00  review requested  li-na  instance: review
    clock: – → opinion on review
    due: – → 2026-09-13
    owed by: – → 示例旗信访局
    review asked on: – → 2026-08-14

Friday: the monthly report, the key figures beside the month before, and whether all is whole.

  $ anjuan report monthly --month 2026-07
  Monthly report — 示例旗信访局
  period: 2026-07 (2026-07-01 – 2026-07-31); as of: 2026-07-31
  
  In the period 8 cases of 13 persons were received and 1 closed; 6 were open at the cut-off, 1 past their limit. On-time closing was 100.00%, satisfaction 100.00%.
  
  totals
  number                              in the period  year before  change
  ──────────────────────────────────  ─────────────  ───────────  ──────
  cases received                                  8            0      +8
  persons                                        13            0     +13
  repeat cases                                    1            0      +1
  group visits                                    1            0      +1
  accepted                                        6            0      +6
  replied                                         1            0      +1
  closed                                          1            0      +1
  of them from the backlog                        0            0       0
  extended                                        0            0       0
  open at the cut-off                             6            0      +6
  open past the limit at the cut-off              1            0      +1
  suggestions received                            0            0       0
  suggestions answered                            0            0       0
  
  key figures
  indicator                       counted  of     rate  beside  which are    year before  of  rate
  ──────────────────────────────  ───────  ──  ───────  ──────  ───────────  ───────────  ──  ────
  timely acceptance                     7   8   87.50%       0  not yet due            0   0   n/a
  on-time closing                       1   1  100.00%       5  not yet due            0   0   n/a
  response                              1   1  100.00%                                 0   0   n/a
  satisfaction                          1   1  100.00%                                 0   0   n/a
  repeat complaints                     1   8   12.50%                                 0   0   n/a
  online share                          1   8   12.50%                                 0   0   n/a
  solved at the first handling          1   1  100.00%                                 0   0   n/a
  closing                               1   6   16.67%                                 0   0   n/a
  settled                               1   1  100.00%       0  not known              0   0   n/a
  group visits to a higher level        0   1    0.00%                                 0   0   n/a
  repeats online                        0   1    0.00%                                 0   0   n/a
  repeated visits                       0   2    0.00%                                 0   0   n/a
  settled with one visit                0   0      n/a                                 0   0   n/a
  
  receptions and activities
  number                   in the period  year before  change
  ───────────────────────  ─────────────  ───────────  ──────
  joint meetings                       0            0       0
  reception days                       1            0      +1
  receptions held                      1            0      +1
  batches received                     2            0      +2
  persons received                     7            0      +7
  instructions given                   0            0       0
  leaflets                           200            0    +200
  questionnaires                       0            0       0
  consultations                        0            0       0
  legal advice, persons                0            0       0
  people served                        0            0       0
  disputes found                       0            0       0
  of them settled                      0            0       0
  of them reported upward              0            0       0
  
  by unit
  unit          cases received  closed  open  overdue  due soon  0–15  16–30  31–60  61–90  >90  median days to close
  ────────────  ──────────────  ──────  ────  ───────  ────────  ────  ─────  ─────  ─────  ───  ────────────────────
  旗住建局                   4       0     4        2         0     0      4      0      0    0
  not assigned               1       0     1        0         0     0      1      0      0    0
  旗民政局                   2       0     1        0         0     0      1      0      0    0
  旗人社局                   1       1     0        0         0     0      0      0      0    0                     2
  total                      8       1     6        2         0     0      6      0      0    0                     2
  
  by category
  category            cases received   share  year before  change  open  persons
  ──────────────────  ──────────────  ──────  ───────────  ──────  ────  ───────
  without a category               6  75.00%            0      +6     4        6
  城乡建设                         2  25.00%            0      +2     2        7
  
  hot spots
  category            place of the problem  unit      cases received   share  year before  change  open  persons
  ──────────────────  ────────────────────  ────────  ──────────────  ──────  ───────────  ──────  ────  ───────
  without a category  without a place       旗住建局               2  25.00%            0      +2     2        2
  
  backlog
  (nothing)
  
  compared with: 2025-07 (2025-07-01 – 2025-07-31)
  to: 旗委、旗政府
  copies to: 旗信访局
  read by: ____________  date ____________
  
  definitions
    timely acceptance               accepted, declined or referred within the limit ÷ decisions due in the period
    on-time closing                 closed in the period, the handling ended within the limit ÷ (closed in the period + open past the limit at its end); open cases that are not late are counted beside it
    response                        petitioners who rated the answer ÷ petitioners asked in the period
    satisfaction                    satisfied and basically satisfied ÷ petitioners who rated the answer
    repeat complaints               repeat cases ÷ all cases received in the period
    online share                    cases that came in online ÷ all cases received in the period
    solved at the first handling    first-time cases closed in the period with no repeat, review or reopening since ÷ first-time cases closed in the period
    closing                         of the cases received in the period and accepted, those closed by its end ÷ all of them
    settled                         disputes ended ÷ cases closed in the period; cases where it is not known count as not ended and are counted beside it
    group visits to a higher level  group visits to a level that the office's rules name as higher ÷ all group visits received in the period
    repeats online                  repeat cases that came in online ÷ all cases received online in the period
    repeated visits                 repeat cases brought in person ÷ all cases brought in person in the period
    settled with one visit          first-time cases brought in person and closed in the period with no repeat, review or reopening since ÷ first-time cases brought in person and closed in the period
  $ anjuan report kpi --month 2026-08 --compare last-month
  Key figures — 示例旗信访局
  period: 2026-08 (2026-08-01 – 2026-08-31); as of: 2026-08-14
  
  indicator                       counted  of  rate  beside  which are    year before  of  rate  period before  of    rate
  ──────────────────────────────  ───────  ──  ────  ──────  ───────────  ───────────  ──  ────  ─────────────  ──  ──────
  timely acceptance                     0   0   n/a       0  not yet due            0   0   n/a              0   0     n/a
  on-time closing                       0   0   n/a       5  not yet due            0   0   n/a              0   0     n/a
  response                              0   0   n/a                                 0   0   n/a              0   0     n/a
  satisfaction                          0   0   n/a                                 0   0   n/a              0   0     n/a
  repeat complaints                     0   0   n/a                                 0   0   n/a              1   8  12.50%
  online share                          0   0   n/a                                 0   0   n/a              1   8  12.50%
  solved at the first handling          0   0   n/a                                 0   0   n/a              0   0     n/a
  closing                               0   0   n/a                                 0   0   n/a              0   4   0.00%
  settled                               0   0   n/a       0  not known              0   0   n/a              0   0     n/a
  group visits to a higher level        0   0   n/a                                 0   0   n/a              0   1   0.00%
  repeats online                        0   0   n/a                                 0   0   n/a              0   1   0.00%
  repeated visits                       0   0   n/a                                 0   0   n/a              0   2   0.00%
  settled with one visit                0   0   n/a                                 0   0   n/a              0   0     n/a
  
  cases looked at: 8
  compared with: 2025-08-01..2025-08-14
  and with the period before: 2026-07-01..2026-07-14
  the period has not ended: figures up to 2026-08-14
  
  definitions
    timely acceptance               accepted, declined or referred within the limit ÷ decisions due in the period
    on-time closing                 closed in the period, the handling ended within the limit ÷ (closed in the period + open past the limit at its end); open cases that are not late are counted beside it
    response                        petitioners who rated the answer ÷ petitioners asked in the period
    satisfaction                    satisfied and basically satisfied ÷ petitioners who rated the answer
    repeat complaints               repeat cases ÷ all cases received in the period
    online share                    cases that came in online ÷ all cases received in the period
    solved at the first handling    first-time cases closed in the period with no repeat, review or reopening since ÷ first-time cases closed in the period
    closing                         of the cases received in the period and accepted, those closed by its end ÷ all of them
    settled                         disputes ended ÷ cases closed in the period; cases where it is not known count as not ended and are counted beside it
    group visits to a higher level  group visits to a level that the office's rules name as higher ÷ all group visits received in the period
    repeats online                  repeat cases that came in online ÷ all cases received online in the period
    repeated visits                 repeat cases brought in person ÷ all cases brought in person in the period
    settled with one visit          first-time cases brought in person and closed in the period with no repeat, review or reopening since ÷ first-time cases brought in person and closed in the period
  $ anjuan report overdue
  Overdue cases — 示例旗信访局
  period: all days; as of: 2026-08-14
  
  cases past their limit
  case            obligation            due         days late  class    unit      lead    title
  ──────────────  ────────────────────  ──────────  ─────────  ───────  ────────  ──────  ────────────────
  SQ-2026-000001  answer a supervision  2026-07-24         21  general  旗住建局  吴芳    反映小区电梯停运
  SQ-2026-000005  decide on acceptance  2026-07-29         16  general  旗住建局  (none)  反映路灯不亮
  
  overdue by unit
  unit      overdue
  ────────  ───────
  旗住建局        2
  
  overdue: 2
  open cases: 6
  
  definitions
    overdue    a running obligation whose last day lies before the cut-off; the last day itself is still in time; the period is that of receiving
    days late  calendar days from the due date to the cut-off
  $ anjuan report accountability --month 2026-08
  Accountability — 示例旗信访局
  period: 2026-08 (2026-08-01 – 2026-08-31); as of: 2026-08-14
  
  missed duties
  missed duty                                rule                                                                                                         case            unit          lead    since       days  title
  ─────────────────────────────────────────  ───────────────────────────────────────────────────────────────────────────────────────────────────────────  ──────────────  ────────────  ──────  ──────────  ────  ────────────────────────────────────────────────────────────────
  decision after the limit                   Regulations on Petition Work art. 22, 23                                                                     SQ-2026-000005  旗住建局      (none)  2026-07-29    16  反映路灯不亮
  supervision not answered in time                                                                                                                        SQ-2026-000001  旗住建局      吴芳    2026-07-24    21  反映小区电梯停运
  nobody leads it                            东乌旗党政领导干部接访和带案下访制度第十六条（二） (“领导包案”的原则)                                        SQ-2026-000003  旗民政局      (none)  2026-07-16    29  反映低保未按时发放
  nobody leads it                            东乌旗党政领导干部接访和带案下访制度第十六条（二） (“领导包案”的原则)                                        SQ-2026-000008  示例旗信访局  (none)  2026-07-16    29  再次反映电梯停运
  received less often than the rota demands  东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)                                                          王强    2026-08-02        王强 has 0 of 1 session in 2026-07-27..2026-08-02
  received less often than the rota demands  东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)                                                          王强    2026-08-09        王强 has 0 of 1 session in 2026-08-03..2026-08-09
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-03        nobody receives at desk 旗信访局接待场所 on 2026-08-03, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-04        nobody receives at desk 旗信访局接待场所 on 2026-08-04, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-05        nobody receives at desk 旗信访局接待场所 on 2026-08-05, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-06        nobody receives at desk 旗信访局接待场所 on 2026-08-06, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-07        nobody receives at desk 旗信访局接待场所 on 2026-08-07, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-10        nobody receives at desk 旗信访局接待场所 on 2026-08-10, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-11        nobody receives at desk 旗信访局接待场所 on 2026-08-11, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-12        nobody receives at desk 旗信访局接待场所 on 2026-08-12, 1 wanted
  nobody, or too few, planned to receive     东乌旗党政领导干部接访和带案下访制度第二条 (副科级以上党政领导干部)                                                                                2026-08-13        nobody receives at desk 旗信访局接待场所 on 2026-08-13, 1 wanted
  left by a reception, past its date                                                                                                                      SQ-2026-000007  旗住建局      周明    2026-07-29    16  反映安置房漏水
  report not sent in time                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)                  旗民政局              2026-08-05        接访下访工作月报 2026-07: 旗委, 旗政府, 旗信访局 lacks it
  report not sent in time                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)                  旗住建局              2026-08-05        接访下访工作月报 2026-07: 旗委, 旗政府, 旗信访局 lacks it
  report not sent in time                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)                  旗人社局              2026-08-05        接访下访工作月报 2026-07: 旗委, 旗政府, 旗信访局 lacks it
  report not sent in time                    东乌旗党政领导干部接访和带案下访制度第十二条 (苏木镇和旗各单位每月总结后向旗委、政府报告, 同时抄送旗信访局)                  城关镇                2026-08-05        接访下访工作月报 2026-07: 旗委, 旗政府, 旗信访局 lacks it
  
  by duty
  missed duty                                         rule                                                                   count
  ──────────────────────────────────────────────────  ─────────────────────────────────────────────────────────────────────  ─────
  passed on after the limit                           Regulations on Petition Work art. 22                                       0
  decision after the limit                            Regulations on Petition Work art. 22, 23                                   1
  open past the limit                                 Regulations on Petition Work art. 34                                       0
  answered or closed after the limit                  Regulations on Petition Work art. 34                                       0
  assisting unit late                                                                                                            0
  no plan in time                                                                                                                0
  supervision not answered in time                                                                                               1
  milestone not reached in time                                                                                                  0
  urgent matter not reported upward at once                                                                                      0
  opinion on review late                              Regulations on Petition Work art. 35                                       0
  opinion on re-examination late                      Regulations on Petition Work art. 36                                       0
  given up at the closing, never done                                                                                            0
  nobody leads it                                     东乌旗党政领导干部接访和带案下访制度第十六条（二） (“领导包案”的原则)      2
  no principal has met the petitioner                                                                                            0
  found right, and nobody instructed to put it right                                                                             0
  not followed up                                                                                                                0
  no visit to someone dissatisfied                                                                                               0
  suspended clock not resumed                         Regulations on Petition Work art. 36                                       0
  open past the deadline of its batch                                                                                            0
  planned reception not held                          东乌旗党政领导干部接访和带案下访制度第九条                                 0
  did not come to receive                             东乌旗党政领导干部接访和带案下访制度第九条                                 0
  came late to receive                                                                                                           0
  called unit came late                               东乌旗党政领导干部接访和带案下访制度第十一条                               0
  called unit did not come                            东乌旗党政领导干部接访和带案下访制度第十一条                               0
  what a reception owes was not done                  东乌旗党政领导干部接访和带案下访制度第十一条                               0
  received less often than the rota demands                                                                                      2
  nobody, or too few, planned to receive                                                                                         9
  left by a reception, past its date                                                                                             1
  meeting or other activity not held                                                                                             0
  report not sent in time                             东乌旗党政领导干部接访和带案下访制度第十二条                               4
  not published in time                               东乌旗党政领导干部接访和带案下访制度第十条                                 0
  report not read in time                                                                                                        0
  
  held to account by decision of the office
  (nothing)
  
  missed duties: 20
  the period has not ended: figures up to 2026-08-14
  
  definitions
    missed duty  duties that were not met at the end of the period, and those that were met late or given up in it: limits, cases that nobody led for more than a week, and tasks not done within a week of the event that made them; receptions planned and not held, days without anybody and quotas of the rota, what receptions left open past its date, and meetings and reports that were owed
    days         from the limit to the act that was late, or to the cut-off while it is open
  $ anjuan report sessions --month 2026-07
  Receptions — 示例旗信访局
  period: 2026-07 (2026-07-01 – 2026-07-31); as of: 2026-07-31
  
  receptions
  day         desk              group  form       officials  batches  persons  disposition                              case
  ──────────  ────────────────  ─────  ─────────  ─────────  ───────  ───────  ───────────────────────────────────────  ──────────────
  2026-07-15  旗信访局接待场所      1  reception  周明             2        7  answered on the spot 1, to be tracked 1  SQ-2026-000007
  
  by desk
  desk              planned  held  missed  held as planned  days  batches  persons  instructions
  ────────────────  ───────  ────  ──────  ───────────────  ────  ───────  ───────  ────────────
  旗信访局接待场所       15     1      14            6.67%     1        2        7             0
  带案下访                1     0       1            0.00%     0        0        0             0
  城关镇接待室            3     0       3            0.00%     0        0        0             0
  
  by official
  name  planned  held  missed  somebody stood in  held as planned  days  batches  persons  instructions
  ────  ───────  ────  ──────  ─────────────────  ───────────────  ────  ───────  ───────  ────────────
  吴芳        5     0       4                  1            0.00%     0        0        0             0
  周明        7     1       7                  0            0.00%     1        2        7             0
  王强        3     0       3                  0            0.00%     0        0        0             0
  郑伟        4     0       4                  0            0.00%     0        0        0             0
  
  by disposition
  disposition                       batches   share
  ────────────────────────────────  ───────  ──────
  answered on the spot                    1  50.00%
  solved on the spot                      0   0.00%
  instructed                              0   0.00%
  appointment or conference               0   0.00%
  to be tracked                           1  50.00%
  explained, to be looked at again        0   0.00%
  
  receptions planned: 19
  receptions held: 1
  receptions planned and not held: 18
  reception days: 1
  batches received: 2
  persons received: 7
  
  definitions
    held               on record with at least one official present
    missed             in the rota, over before the cut-off, and nobody is on record there; for an official: not on record as present, and nobody came who may stand in
    somebody stood in  for an official: planned, and somebody who may stand in is on record instead
    held as planned    (planned − missed − somebody stood in) ÷ planned
    batches            people who were received together count as one batch and as so many persons
  $ anjuan schedule progress --month 2026-07
  official  what                                                                   by          held so far  asked for  planned  missing              of them      rule
  ────────  ─────────────────────────────────────────────────────────────────────  ──────────  ───────────  ─────────  ───────  ───────  ──────────  ───────────  ───────────────────────────────────────────────────────────────────────────────────────────────
  周明      reception, per month                                                   2026-07-31            1          1        0        0  ██████████  reception 1  东乌旗党政领导干部接访和带案下访制度第五条 (每月安排一天以上时间接待群众来访)
  周明      field visit, per quarter                                               2026-09-30            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (每季度下访一次以上)
  周明      reception / appointment / immediate reception / field visit, per year  2026-12-31            1          1        0        0  ██████████  reception 1  东乌旗党政领导干部接访和带案下访制度第五条 (其他党政领导干部要结合工作实际作出接待群众来访安排)
  吴芳      reception, per month                                                   2026-07-31            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (每月安排一天以上时间接待群众来访)
  吴芳      field visit, per quarter                                               2026-09-30            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (每季度下访一次以上)
  吴芳      reception / appointment / immediate reception / field visit, per year  2026-12-31            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (其他党政领导干部要结合工作实际作出接待群众来访安排)
  郑伟      reception, per month                                                   2026-07-31            0          2        0        2  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (每月安排一天以上时间接待群众来访)
  郑伟      field visit, per quarter                                               2026-09-30            0          2        0        2  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (每季度下访一次以上)
  郑伟      reception / appointment / immediate reception / field visit, per year  2026-12-31            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (其他党政领导干部要结合工作实际作出接待群众来访安排)
  王强      reception, per week                                                    2026-07-05            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)
  王强      reception, per week                                                    2026-07-12            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)
  王强      reception, per week                                                    2026-07-19            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)
  王强      reception, per week                                                    2026-07-26            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)
  王强      reception, per week                                                    2026-08-02            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (苏木镇党政领导干部, 每周安排一天以上)
  王强      reception / appointment / immediate reception / field visit, per year  2026-12-31            0          1        0        1  ░░░░░░░░░░               东乌旗党政领导干部接访和带案下访制度第五条 (其他党政领导干部要结合工作实际作出接待群众来访安排)
  $ anjuan recompute
  cases 8: would move 0; --write records it
  $ anjuan verify
  cases: 8  events: 46  findings: 0
  receptions: 1  activities: 2

An office of a kind in five commands, none of them an editor.

  $ export ANJUAN_NOW=2026-11-02T09:00:00+08:00
  $ anjuan -q init street --code ZS --name 中山街道办事处 --pack street --official 王强,党工委书记,正处级,主要领导 --official 李敏,副主任,副处级 --official "张伟，综治办主任，副科级" --desk hall,街道办一楼,09:00-11:30
  $ cd street
  $ anjuan schedule plan --from 2026-11-02 --to 2026-11-04
  日期        接待场所          组  形式      领导  陪同
  2026-11-02  街道信访接待大厅  1   定期接访  李敏
  2026-11-03  街道信访接待大厅  1   定期接访  张伟
  2026-11-04  街道信访接待大厅  1   定期接访  王强
  
  领导  职级    场次  应担   结转
  ────  ──────  ────  ────  ─────
  王强  正处级     1  1.00  +0.00
  李敏  副处级     1  1.00  +0.00
  张伟  副科级     1  1.00  +0.00
  证明：在现行规则下没有更公平的排班
  $ anjuan register --title 反映路灯不亮 --petitioner 李某某 --channel visit
  ZS-2026-000001
  $ anjuan escalate
  2026-11-02：未结 1 件，超期 0 件，7 天内到期 0 件，新催办 0 件

What the pack leaves open is a marked blank that verify names; the rest is whole.

  $ anjuan verify
  calendars/2027.toml: 警告: 还没有 2027 年的日历：该年只按周末计算
    办法: 放假安排一公布就补上，然后 anjuan recompute
  案件 1 件  环节 1 条  问题 0 个
  $ sed -n '1,30p' anjuan.toml
  #:schema schemas/anjuan.schema.json
  # 案卷 anjuan：本单位自己的规则。其余规则来自 packs/ 中的规则包，一层压一层：packs/base.toml (全国通用：《信访工作条例》)、packs/street.toml (街道)，
  # 最上面是本文件；这里写的优先。每一项从哪里来：anjuan config show --origin；
  # 本单位改了哪些：anjuan pack diff。改一条规则：写同样的 id 和要改的那一行；去掉一条：写 id 和 drop = true。
  format = 1
  packs = ["base", "street"]
  
  [office]
  code = "ZS"            # 案件编号的开头，永不更改
  name = "中山街道办事处"
  timezone = "+08:00"
  language = "zh"
  
  [reports]
  owed-from = 2026-11-02  # 应报应办从这一天算起，此前的不催
  
  [git]
  commit = false
  
  # 接待场所的地点和时间，制度里没有写，由本单位填。空着的，anjuan verify 会一一指出。
  
  [[rota.desk]]
  id = "hall"                # 街道信访接待大厅
  place = "街道办一楼"
  time = "09:00-11:30"    # 09:00-11:30, all-day
  $ cat officials.yaml
  # yaml-language-server: $schema=schemas/officials.schema.json
  # 每行：id 永久编号；rank 为 anjuan.toml 或所用规则包中的级别；principal: true 为主要领导；
  # portfolio 分管工作；areas 包片；unit 单位；body 四大班子；groups 规则中点名的人员组（如 lawyers 律师）。
  - {id: 王强, name: 王强, title: 党工委书记, rank: 正处级, principal: true}
  - {id: 李敏, name: 李敏, title: 副主任, rank: 副处级}
  - {id: 张伟, name: 张伟, title: 综治办主任, rank: 副科级}
  $ anjuan -q init ../blank --code ZS --name 中山街道办事处 --pack street
  $ anjuan --lang en -C ../blank verify
  ../blank/anjuan.toml:23:6: error: the desk 街道信访接待大厅 has no place and no time
      id = "hall"                # 街道信访接待大厅
           ^~~~~~
    rule: a notice tells where and when
    fix: write place = "…" and time = "09:00-11:30", or all-day, at the desk
  ../blank/calendars/2027.toml: warning: there is no calendar for 2027: its days are counted by weekends alone
    fix: add it as soon as the days off are announced, then anjuan recompute
  cases: 0  events: 0  findings: 1
  [1]

Where a value comes from.

  $ anjuan --lang en config show rota.desk.hall --origin
  file:anjuan.toml:23\trota.desk.hall.id="hall" (esc)
  file:packs/street.toml:68\trota.desk.hall.level="street" (esc)
  file:packs/street.toml:67\trota.desk.hall.name="\xe8\xa1\x97\xe9\x81\x93\xe4\xbf\xa1\xe8\xae\xbf\xe6\x8e\xa5\xe5\xbe\x85\xe5\xa4\xa7\xe5\x8e\x85" (esc)
  file:anjuan.toml:24\trota.desk.hall.place="\xe8\xa1\x97\xe9\x81\x93\xe5\x8a\x9e\xe4\xb8\x80\xe6\xa5\xbc" (esc)
  file:anjuan.toml:25\trota.desk.hall.time="09:00-11:30" (esc)
  $ anjuan --lang en config show limit.handle-general
  limit.handle-general.class="general"
  limit.handle-general.clock="handle"
  limit.handle-general.id="handle-general"
  limit.handle-general.source="本制度第十六条（二） (一般信访案件在30日内办结)"
  limit.handle-general.term="30d"
  limit.handle-general.until="closed"
  $ anjuan --lang en config show limit.handle-genral
  error: no setting is called limit.handle-genral
    fix: did you mean limit.handle-general.id?
  [2]
  $ anjuan --json config show rota.quota.principals-weekly.min
  {
    "settings": [
      {
        "key": "rota.quota.principals-weekly.min",
        "value": "1",
        "file": "packs/street.toml",
        "line": 90
      }
    ]
  }

What the office changes stays beside the pack, and diff tells it.

  $ cat >> anjuan.toml << 'TOML'
  > [[rota.quota]]
  > id = "principals-weekly"
  > min = 2
  > [[rota.quota]]
  > id = "field-visits"
  > drop = true
  > TOML
  $ anjuan --lang en pack diff
  what this office says itself: 10
    reports.owed-from
      + 2026-11-02
    rota.desk.hall.place
      + "街道办一楼"
    rota.desk.hall.time
      + "09:00-11:30"
    rota.quota.field-visits
      - the whole rule
    rota.quota.principals-weekly.min
      - 1
      + 2

A newer pack of the program is shown before it is taken.

  $ sed -i 's/term = "30d"/term = "31d"/' packs/street.toml
  $ anjuan --lang en pack diff | tail -4
  take it with: anjuan pack add street
  this program has another version of street, which would change: 1
    limit.handle-general.term
      - "31d"
      + "30d"
  $ anjuan --lang en pack add street
  next: anjuan verify, and anjuan recompute for limits that moved
  settings that change: 1
    limit.handle-general.term
      - "31d"
      + "30d"
  $ anjuan --lang en pack diff | tail -1
      + 2
  $ anjuan --lang en pack add street
  the ledger has the pack as it is: nothing was written
  settings that change: 0

Another pack is laid above the ones there are, below the office's own file.

  $ anjuan --lang en pack add campaign
  packs/campaign.toml:23:9: error: no official belongs to a group 党委成员
      group = "党委成员"
              ^~~~~~~~~~
    fix: add it to groups of somebody in officials.yaml
  [3]
  $ sed -i 's/rank: 副科级}/rank: 副科级, groups: [党委成员]}/' officials.yaml
  $ anjuan --lang en -n pack add campaign | head -4
  next: anjuan verify, and anjuan recompute for limits that moved
  settings that change: 29
    lead.order
      - ["portfolio", "area", "receiver"]
      + ["area", "portfolio", "receiver"]
  $ grep ^packs anjuan.toml
  packs = ["base", "street"]
  $ anjuan --lang en -q pack add campaign
  settings that change: 29
  $ grep ^packs anjuan.toml; ls packs
  packs = ["base", "street", "campaign"]
  base.toml
  campaign.toml
  street.toml
  $ rm packs/campaign.toml; anjuan --lang en verify
  anjuan.toml:6:28: error: there is no packs/campaign.toml
      packs = ["base", "street", "campaign"]
                                 ^~~~~~~~~~
    fix: take it from git, or take the name away; `anjuan pack list` shows the packs of this program, `anjuan pack add` brings one in
  [3]

The packs of the program, and what one says.

  $ anjuan pack list
  pack        for                             made of
  base        全国通用：《信访工作条例》      《信访工作条例》(2022年5月1日起施行)
  campaign    接访下访活动（有起止日期）      某乡“领导干部接访下访”活动实施方案（2019）
  dazhou      市残联（接访约访下访）          达州市残联领导干部接访约访下访工作制度（2020）
  dingzhou    县级市（年度工作要点）          定联办〔2020〕2号《定州市2020年信访工作要点》
  dongwu      旗（县）                        东乌旗党政领导干部接访和带案下访制度
  huainan     市残联（四下基层）              淮残联〔2020〕22号《关于开展信访工作“四下基层”的实施方案》
  huairen     县级市（四大班子轮流）          怀仁市信访局对市政协二届二次会议第67号提案的回复
  jiaxing     设区的市（市、县、镇三级联动）  嘉兴市领导干部接访下访工作经验介绍
  qidong      县级市（每个工作日）            启东市党政领导干部接访约访工作办法
  street      街道                            某街道党政领导干部接访和带案下访制度
  three-tier  市、区、街乡镇三级              关于推进市、区、街乡镇三级领导干部接访制度常态化的实施方案
  township    乡（镇）                        某乡领导干部接访、下访制度
  xiyingmen   街道（每周接访）                西营门街《街党政领导干部接访约访下访工作制度》
  $ anjuan pack show xiyingmen
  xiyingmen  街道（每周接访）
  西营门街《街党政领导干部接访约访下访工作制度》
  stands upon: base
  
  activities.duty.inspection  本制度·细则 (督办反馈、检查总结)
    kind = "inspection", per = "half-year"
    the pack's own choice, no source gives it: per
  
  activities.duty.screening  本制度三 (做好本部门、所包村居不稳定因素排查)
    each-unit = "village", kind = "screening", per = "month"
    the pack's own choice, no source gives it: per
  
  archive  本制度·细则 (建立档案)
    papers = ["登记单", "接谈记录", "办结单"]
    the pack's own choice, no source gives it: papers
  
  reports.owed.notice  本制度四 (公布具体时间、地点、方式及接访人名单)
    due = "start-1d", name = "notice", per = "month", published = ["街道信访接待场所"], title = "领导接访公示"
    the pack's own choice, no source gives it: per, due, published
  
  reports.owed.plan  本制度三 (制定出切实可行的接访下访活动方案, 做到有组织、有计划、有步骤、有重点、有总结)
    due = "start+89d", name = "plan", per = "year", title = "接访下访活动方案", to = ["街党委", "街办事处"]
    the pack's own choice, no source gives it: per, due, to
  
  reports.owed.summary  本制度·细则 (检查总结)
    due = "end+10d", name = "summary", per = "half-year", shift = "next-workday", title = "接访约访下访工作检查总结", to = ["街党委", "街办事处"]
    the pack's own choice, no source gives it: per, due, shift, to
  
  rota.cover.weekly  本制度·责任主体、细则 (副处级以上领导干部每周接访)
    desk = "hall", rank-at-least = "副处级", when = {once-per = "week"}
  
  rota.notice.notice  本制度四 (公布具体时间、地点、方式及接访人名单)
    fields = ["name", "time", "place", "form"]
  
  rota.quota.visits  本制度·细则 (重点约访、定期下访)
    desk = "field", kind = ["appointment", "field"], min = 1, per = "quarter", rank-at-least = "副处级"
    the pack's own choice, no source gives it: min, per
  $ anjuan --lang en pack show strete
  error: there is no pack strete
    fix: did you mean street?
  [2]
  $ anjuan --lang en pack
  error: say which: list, show, add, diff
    fix: see anjuan pack --help
  [2]

Everything that cannot be is told at once, before anything is written.

  $ anjuan --lang en init ../no --code ZS --name 中山街道办事处 --pack strete
  error: there is no kind of office 'strete'
    fix: did you mean street?
  [2]
  $ anjuan --lang en init ../no --code ZS --name 中山街道办事处 --pack street --official 王强,书记,正处 --official 李敏 --desk hal,一楼,09:00-11:30
  error: '正处' is no rank of this kind of office
    fix: a rank, principal, a body, unit=ID or group=NAME
  error: '李敏' does not say who it is and of which rank
    fix: write name, title, rank; the ranks are 正处级, 副处级, 正科级, 副科级
  error: this kind of office has no desk 'hal' to fill in
    fix: did you mean hall?
  [2]
  $ test -e ../no
  [1]

A campaign has days of its own, which its quota follows:

  $ anjuan -q init ../campaign --code ZS --name 中山乡 --pack campaign --campaign 2026-09-01..2026-10-07 --desk campaign,乡政府一楼,09:00-11:30
  $ tail -n 7 ../campaign/anjuan.toml
  
  # 本次活动的名称和起止日期；不写则仍是规则包中的。方案和总结放在 rota/documents/名称/ 下。
  [[rota.campaign]]
  id = "campaign"
  name = "2026"
  from = 2026-09-01
  to = 2026-10-07
  $ anjuan -C ../campaign --lang en --now 2026-08-31 schedule plan --month 2026-09 | head -n 3
  date        desk              group  kind       official      companions
  2026-09-10  乡政府信访接待室  1      reception  孙某（示例）
  2026-09-15  乡政府信访接待室  1      reception  周某（示例）
  $ anjuan -C ../campaign --lang en --now 2026-08-31 schedule plan --month 2026-12
  nothing can be planned
  the campaign 2026 lasts from 2026-09-01 to 2026-10-07, as its [[rota.campaign]] says
  $ anjuan -q init ../later --code ZS --name 中山乡 --pack campaign
  $ anjuan -C ../later --lang zh --now 2026-08-31 schedule plan --month 2026-09
  没有可排的班
  活动 2019 自 2019-09-01 至 2019-10-07，见其 [[rota.campaign]]
  $ anjuan --lang en init ../no --code ZS --name 中山乡 --pack campaign --campaign 2026-10-07..2026-09-01
  error: '2026-10-07..2026-09-01' is no range of days
    fix: write the first and the last day: 2026-04-01..2026-06-30
  [2]
  $ anjuan --lang en init ../no --code ZS --name 中山乡 --pack street --campaign 2026-09-01..2026-10-07
  error: the pack street has no campaign
    fix: leave --campaign out
  [2]

Who receives is named by the group where the rules ask for no rank; what cannot be is said in the clerk's language:

  $ printf '中山乡\nZS\ncampaign\n王强,党委书记\n王强,党委书记,党委成员,主要领导\n\n\n9月\n\n是\n' | anjuan --lang zh init ../asked --ask 2>&1 | grep -A3 '^接待群众\|错误\|党委成员'
  规则点名的人员组有 党委成员
  例如 王强，党工委书记，…；空行结束；一开始就空行则用示例人员
  领导: 错误: “王强,党委书记”没有写明姓名和级别
    办法: 写 姓名,职务,人员组；人员组有 党委成员
  领导: 领导: 乡政府信访接待室：地点和时间，例如 一楼 09:00-11:30；空着以后再填: 活动的起止日期，如 2026-04-01..2026-06-30；空行：以后再填: 错误: “9月”不是起止日期
    办法: 写首日和末日：2026-04-01..2026-06-30
  活动的起止日期，如 2026-04-01..2026-06-30；空行：以后再填: 将写入 calendars/2024.toml
  将写入 calendars/2025.toml
  --
  - {id: 王强, name: 王强, title: 党委书记, principal: true, groups: [党委成员]}
  将写入 units.yaml
  将写入 schemas/activity.schema.json
  将写入 schemas/anjuan.schema.json

A campaign laid over an office of another kind says its days at once; until it does, verify names the year of the document.

  $ anjuan -q init ../none --code HD --name 某乡 --pack campaign
  $ anjuan --lang en -C ../none verify
  ../none/anjuan.toml:23:6: error: the desk 乡政府信访接待室 has no place and no time
      id = "campaign"                # 乡政府信访接待室
           ^~~~~~~~~~
    rule: a notice tells where and when
    fix: write place = "…" and time = "09:00-11:30", or all-day, at the desk
  ../none/packs/campaign.toml:72:6: warning: the campaign 2019 was over on 2019-10-07, before this ledger began
      id = "campaign"
           ^~~~~~~~~~
    rule: 某乡“领导干部接访下访”活动实施方案（2019）四（三） (有组织、有计划、有步骤、有重点、有总结)
    fix: say its days: [[rota.campaign]] with id = "campaign", from and to in anjuan.toml
  ../none/calendars/2027.toml: warning: there is no calendar for 2027: its days are counted by weekends alone
    fix: add it as soon as the days off are announced, then anjuan recompute
  cases: 0  events: 0  findings: 1
  [1]
  $ anjuan -q init ../town --code XZ --name 某乡 --pack township
  $ sed -i '0,/groups: \[/s//groups: [党委成员, /' ../town/officials.yaml
  $ anjuan --lang en -C ../town pack add campaign --campaign 2026-09-01
  error: '2026-09-01' is no range of days
    fix: write the first and the last day: 2026-04-01..2026-06-30
  [2]
  $ anjuan -q --lang en -C ../town pack add campaign --campaign 2026-12-01..2026-12-20
  settings that change: 29
  $ tail -n 6 ../town/anjuan.toml
  # 本次活动的名称和起止日期；不写则仍是规则包中的。方案和总结放在 rota/documents/名称/ 下。
  [[rota.campaign]]
  id = "campaign"
  name = "2026"
  from = 2026-12-01
  to = 2026-12-20
  $ anjuan --lang en -C ../town verify 2>&1 | grep campaign
  ../town/packs/campaign.toml:16:6: error: the desk 乡政府信访接待室 has no place and no time
      id = "campaign"

Who sets up an office with people of its own is told which groups of the rules nobody is in; a time is a time.

  $ anjuan --lang en init ../banner --code QX --name 某旗 --pack dongwu --official 王强,书记,正处级,主要领导 >/dev/null
  its rules name groups that nobody is in yet: 重点; say group=重点 at --official, or write it to groups in officials.yaml
  a ledger for 某旗 (QX); next: anjuan schedule plan, anjuan register
  $ anjuan --lang en init ../bad --code QX --name 某街道 --pack street --desk hall,一楼,11:30-09:00 --desk hall,一楼,9：00
  error: '11:30-09:00' is no time
    fix: write from when to when, or all-day: 09:00-11:30
  error: '9:00' is no time
    fix: write from when to when, or all-day: 09:00-11:30
  [2]
  $ anjuan --lang en init ../bad --code QX --name 某街道 --pack street --official 王强,书记,正处级,body=众
  error: '众' is no rank of this kind of office
    fix: the bodies are party, congress, government, cppcc, court, procuratorate
  [2]

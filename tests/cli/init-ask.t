Setting up asks for what was not said, tries each answer at once, and shows what it will write.

  $ printf '%s\n' 中山街道办事处 zs ZS 9 "王强，党工委书记，正处级，主要领导" "李敏 副主任 处级" "李敏 副主任 副处级" "" "街道办一楼 09:00-11:30" 是 | anjuan --lang en init office --ask
  name of the office: code, 1 to 12 capital letters and digits: it stands before every case number: error: zs is not an office code
    fix: use 1 to 12 capital letters and digits
  code, 1 to 12 capital letters and digits: it stands before every case number:   1  接访下访活动（有起止日期）  某乡“领导干部接访下访”活动实施方案（2019）
    2  市残联（接访约访下访）  达州市残联领导干部接访约访下访工作制度（2020）
    3  县级市（年度工作要点）  定联办〔2020〕2号《定州市2020年信访工作要点》
    4  旗（县）  东乌旗党政领导干部接访和带案下访制度
    5  市残联（四下基层）  淮残联〔2020〕22号《关于开展信访工作“四下基层”的实施方案》
    6  县级市（四大班子轮流）  怀仁市信访局对市政协二届二次会议第67号提案的回复
    7  设区的市（市、县、镇三级联动）  嘉兴市领导干部接访下访工作经验介绍
    8  县级市（每个工作日）  启东市党政领导干部接访约访工作办法
    9  街道  某街道党政领导干部接访和带案下访制度
   10  市、区、街乡镇三级  关于推进市、区、街乡镇三级领导干部接访制度常态化的实施方案
   11  乡（镇）  某乡领导干部接访、下访制度
   12  街道（每周接访）  西营门街《街党政领导干部接访约访下访工作制度》
  kind of office (number): who receives the public, one a line: name, title, rank; the ranks are 正处级, 副处级, 正科级, 副科级
  e.g. 王强，党工委书记，… ; an empty line ends, at once: examples are taken
  official: official: error: '处级' is no rank of this kind of office
    fix: a rank, principal, a body, unit=ID or group=NAME
  official: official: 街道信访接待大厅: place and time, e.g. 一楼 09:00-11:30; empty: later: would write calendars/2024.toml
  would write calendars/2025.toml
  would write calendars/2026.toml
  ── anjuan.toml
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
  owed-from = 2026-07-20  # 应报应办从这一天算起，此前的不催
  
  [git]
  commit = false
  
  # 接待场所的地点和时间，制度里没有写，由本单位填。空着的，anjuan verify 会一一指出。
  
  [[rota.desk]]
  id = "hall"                # 街道信访接待大厅
  place = "街道办一楼"
  time = "09:00-11:30"    # 09:00-11:30, all-day
  would write categories.yaml
  would write .gitattributes
  would write .gitignore
  ── officials.yaml
  # yaml-language-server: $schema=schemas/officials.schema.json
  # 每行：id 永久编号；rank 为 anjuan.toml 或所用规则包中的级别；principal: true 为主要领导；
  # portfolio 分管工作；areas 包片；unit 单位；body 四大班子；groups 规则中点名的人员组（如 lawyers 律师）。
  - {id: 王强, name: 王强, title: 党工委书记, rank: 正处级, principal: true}
  - {id: 李敏, name: 李敏, title: 副主任, rank: 副处级}
  would write units.yaml
  would write schemas/activity.schema.json
  would write schemas/anjuan.schema.json
  would write schemas/case.schema.json
  would write schemas/categories.schema.json
  would write schemas/map.schema.json
  would write schemas/officials.schema.json
  would write schemas/session.schema.json
  would write schemas/units.schema.json
  would write packs/base.toml
  would write packs/street.toml
  would write station
  write all this? yes or no: a ledger for 中山街道办事处 (ZS); next: anjuan schedule plan, anjuan register
  calendars/2024.toml
  calendars/2025.toml
  calendars/2026.toml
  anjuan.toml
  categories.yaml
  .gitattributes
  .gitignore
  officials.yaml
  units.yaml
  schemas/activity.schema.json
  schemas/anjuan.schema.json
  schemas/case.schema.json
  schemas/categories.schema.json
  schemas/map.schema.json
  schemas/officials.schema.json
  schemas/session.schema.json
  schemas/units.schema.json
  packs/base.toml
  packs/street.toml
  station
  $ cat office/officials.yaml | tail -2
  - {id: 王强, name: 王强, title: 党工委书记, rank: 正处级, principal: true}
  - {id: 李敏, name: 李敏, title: 副主任, rank: 副处级}

Who says no has nothing written; who stops answering neither.

  $ printf '%s\n' 中山街道办事处 ZS street "" "" no | anjuan --lang en init other --ask 2>&1 | tail -3
  would write packs/street.toml
  would write station
  write all this? yes or no: nothing was written
  $ test -e other
  [1]
  $ printf '%s\n' 中山街道办事处 | anjuan --lang en init other --ask 2>&1 | tail -3
   12  街道（每周接访）  西营门街《街党政领导干部接访约访下访工作制度》
  kind of office (number): error: missing: --code
    fix: see anjuan init --help
  $ test -e other
  [1]

The same from a file.

  $ cat > answers.toml << 'TOML'
  > code = "ZS"
  > name = "中山街道办事处"
  > pack = "street"
  > officials = ["王强,党工委书记,正处级,主要领导", "李敏,副主任,副处级"]
  > desks = ["hall,街道办一楼,09:00-11:30"]
  > TOML
  $ anjuan -q init filed --answers answers.toml
  $ diff office/officials.yaml filed/officials.yaml && diff office/anjuan.toml filed/anjuan.toml
  $ sed -i s/code/kode/ answers.toml
  $ anjuan --lang en init filed2 --answers answers.toml
  answers.toml:1:1: error: there is no setting 'kode' here
      kode = "ZS"
      ^~~~
    fix: did you mean 'code'?
  [3]

  $ . "$TESTDIR/office.sh"

One case by options: its number comes out, its file is there.

  $ anjuan register --title 反映北城区残疾人两项补贴未发放 --petitioner 李某某 --phone 13800000000 \
  >   --channel visit --received 2026-07-18 --category 劳动和社会保障/社会救助/残疾人补贴 \
  >   --place 定州市/北城区街道/中山社区 --unit minzheng --request 自五月起停发，未收到通知。
  DZ-2026-000001
  $ cat cases/2026/07/DZ-2026-000001.yaml
  # anjuan case, format 1
  # yaml-language-server: $schema=../../../schemas/case.schema.json
  id: DZ-2026-000001
  title: 反映北城区残疾人两项补贴未发放
  status: registered
  clock: decide
  due: 2026-08-04
  class: general
  kind: request
  received: 2026-07-18
  decide_by: 2026-08-04
  channel: visit
  category: 劳动和社会保障/社会救助/残疾人补贴
  place: 定州市/北城区街道/中山社区
  persons: 1
  unit: minzheng
  petitioners:
    - name: 李某某
      phone: "13800000000"
  request: |
    自五月起停发，未收到通知。
  history:
    - event: registered
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      received: 2026-07-18
      class: general
      kind: request
    - event: assigned
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      unit: minzheng
  $ anjuan verify
  案件 1 件  环节 2 条  问题 0 个

Texts that YAML would read as something else are quoted; several lines become a block.

  $ anjuan register --title "yes" --petitioner "2026-07-20" --request $'第一行：甲\n  缩进 # 不是注释\n\n第三行'
  DZ-2026-000002
  $ sed -n '/^title/p; /^petitioners/,/^history/p' cases/2026/07/DZ-2026-000002.yaml
  title: "yes"
  petitioners:
    - name: "2026-07-20"
  request: |
    第一行：甲
      缩进 # 不是注释
  
    第三行
  history:

A complaint from another system comes in once.

  $ anjuan register --title 反映噪声 --source 12345/0017
  DZ-2026-000003
  $ anjuan --lang en register --title 反映噪声 --source 12345/0017
  error: 12345/0017 is registered already, as DZ-2026-000003
    rule: one source, one case
    fix: see it with `anjuan show DZ-2026-000003`
  [4]

All faults are told together, each with its option.

  $ anjuan --lang en register --channel vist --class hard --persons none --received 2026-02-30 --category 城乡建设/物业
  error: --title: a case needs a title
    fix: say in one line what it is about
  error: --received: '2026-02-30' is a day that does not exist
    fix: correct the day or the month
  error: --channel: channel cannot be vist
    fix: did you mean visit? One of: visit, letter, online, phone, email, message, referral, other
  error: --category: the category 城乡建设/物业 is not in categories.yaml
    fix: did you mean 城乡建设/规划?
  error: --persons: 'none' is not a whole number
    fix: write digits only
  error: --class: class cannot be hard
    fix: one of: simple, general, complex, major
  [3]
  $ anjuan --lang zh register --title x --lead zhao --unit nobody
  错误: --unit: 没有 nobody 这个单位
    办法: 请在 units.yaml 中添加该单位，或核对编号
  [3]
  $ anjuan --lang en register --title 反映噪声 --received 2026-07-21
  error: --received: 2026-07-21 lies after the present moment, 2026-07-20T09:00:00+08:00
    fix: correct the date; events are facts
  [3]

--on is the day it was registered, when it is written down later; that is on record.

  $ anjuan --on 2026-07-17 register --title 周五的来信 --channel letter
  DZ-2026-000004
  $ tail -7 cases/2026/07/DZ-2026-000004.yaml
    - event: registered
      at: 2026-07-17T00:00:00+08:00
      by: li-na
      recorded: 2026-07-20T09:00:00+08:00
      received: 2026-07-17
      class: general
      kind: request
  $ anjuan --lang en --on 2026-07-21 register --title 明天的来信
  error: 2026-07-21 lies after today, 2026-07-20
    rule: events are facts
    fix: record it when it has happened
  [4]

A trial prints the file it would write, and writes nothing.

  $ before=$(fingerprint)
  $ anjuan -n register --title 反映路灯不亮 | head -5
  # anjuan case, format 1
  # yaml-language-server: $schema=../../../schemas/case.schema.json
  id: DZ-2026-000005
  title: 反映路灯不亮
  status: registered
  $ test "$before" = "$(fingerprint)"

  $ anjuan --json register --title 反映路灯不亮
  {
    "id": "DZ-2026-000005",
    "title": "反映路灯不亮",
    "status": "registered",
    "clock": "decide",
    "due": "2026-08-04",
    "class": "general",
    "kind": "request",
    "received": "2026-07-20",
    "decide_by": "2026-08-04",
    "channel": "other",
    "persons": 1,
    "petitioners": [],
    "attachments": [],
    "request": "",
    "history": [
      {
        "event": "registered",
        "at": "2026-07-20T09:00:00+08:00",
        "by": "li-na",
        "received": "2026-07-20",
        "class": "general",
        "kind": "request"
      }
    ]
  }

What nobody could see or find again is refused where it is typed.

  $ anjuan --lang en register --title "$(printf 'a\316\304')" --channel visit
  error: --title holds a character that stands in no text: a\xCE\xC4
    fix: type it anew: what is copied can bring invisible characters along
  [2]
  $ anjuan --lang en register --title "$(printf 'a\nb')" --place "$(printf 'c\nd')" --channel visit
  error: --title must be one line
    fix: put what needs more lines into --request
  error: --place must be one line
    fix: put what needs more lines into --request
  [2]
  $ anjuan --lang en register --title a --source "$(printf 'x/\342\200\2561')" --channel visit
  error: --source holds a character that stands in no text: x/\u202E1
    fix: type it anew: what is copied can bring invisible characters along
  [2]
  $ anjuan --lang en --by "$(printf 'li\nna')" register --title a --channel visit
  error: who records it is not one line of text: li
  na
    fix: name the person with --by, or mend ANJUAN_BY
  [2]
  $ ANJUAN_BY="$(printf 'li\377')" anjuan --lang en register --title a --channel visit
  error: who records it is not one line of text: li\xFF
    fix: name the person with --by, or mend ANJUAN_BY
  [2]
  $ anjuan --lang en record meeting --type joint --title "$(printf '\033[2J')"
  error: --title holds a character that stands in no text: \u001B[2J
    fix: type it anew: what is copied can bring invisible characters along
  [2]
  $ anjuan --lang en register --titel "$(printf '\033[2J')" --channel visit
  error: unknown option --titel
    fix: did you mean --title?
  [2]

The day is the office's, whatever clock the moment is given by: eight in the evening in Greenwich.

  $ anjuan --now 2026-07-20T20:00:00Z register --title 反映夜间施工
  DZ-2026-000006
  $ grep -h -A1 'event: registered' cases/2026/07/DZ-2026-000006.yaml
    - event: registered
      at: 2026-07-21T04:00:00+08:00

What happened on the day of the registration stands behind it, though it is recorded a day later.

  $ anjuan -q --now 2026-07-22T09:00:00+08:00 accept 2026-6 --on 2026-07-21 --document 受理告知书〔2026〕41号
  $ grep -h -A1 'event:' cases/2026/07/DZ-2026-000006.yaml
    - event: registered
      at: 2026-07-21T04:00:00+08:00
  --
    - event: accepted
      at: 2026-07-21T04:00:00+08:00

The line of a refused row is shown where every text in it is read; whom another column names nobody knows.

  $ cat >neighbours.csv <<'CSV'
  > 编号,标题,登记日期,信访人,联系电话,邻居
  > 1,反映路灯不亮,6月1日,张三丰,13900000001,李四光
  > 2,反映供水,6月2日,张三丰,13900000001,
  > CSV
  $ anjuan register --from neighbours.csv
  neighbours.csv: 说明: 以下各列未读取：邻居
    办法: 如需读取，请写入对照文件的 [fields]
  neighbours.csv:2:10: 错误: 第 1 条，“登记日期”列：“6月1日”没有写年份
    办法: 请写成 2019-04-25 或 2019-04-25 09:32
  neighbours.csv:3:8: 错误: 第 2 条，“登记日期”列：“6月2日”没有写年份
      2,反映供水,6月2日,张**,*********01,
                 ^
    办法: 请写成 2019-04-25 或 2019-04-25 09:32
  没有登记任何案件：请改正这些行，或用 --quarantine FILE 另存
  共 2 行：登记 0，以前已登记 0，不合格 2
  [3]
  $ rm neighbours.csv

A system whose numbers begin anew is told from one that changed a complaint: field by field, and taken over only where that is said.

  $ printf '编号,标题,来信日期,信访人\n1,反映停水,2026-07-18,陈一\n' >july.csv
  $ anjuan --lang en register --from july.csv
  rows 1: registered 1, registered before 0, rejected 0
  DZ-2026-000007
  $ anjuan --lang en register --from july.csv
  rows 1: registered 0, registered before 1, rejected 0
  $ grep -h ^source cases/2026/07/*.yaml
  source: 12345/0017
  source: july/1
  $ printf '编号,标题,来信日期,信访人\n1,反映噪声扰民,2026-07-19,林二\n' >august.csv
  $ anjuan --lang en register --from august.csv --system july
  august.csv:2:3: error: row 1, column '标题': july/1 is registered as DZ-2026-000007, where it is: 反映停水
      1,反映噪声扰民,2026-07-19,林*
        ^^
    rule: one source, one case
    fix: if it is the same complaint, take over what changed with --update; if the system begins its numbers anew, tell the files apart with --system
  august.csv:2:10: error: row 1, column '来信日期': july/1 is registered as DZ-2026-000007, where it is: 2026-07-18
      1,反映噪声扰民,2026-07-19,林*
                     ^
    rule: one source, one case
    fix: if it is the same complaint, take over what changed with --update; if the system begins its numbers anew, tell the files apart with --system
  august.csv:2:21: error: row 1, column '信访人': july/1 is registered as DZ-2026-000007, where it is: 陈*
      1,反映噪声扰民,2026-07-19,林*
                                ^^
    rule: one source, one case
    fix: if it is the same complaint, take over what changed with --update; if the system begins its numbers anew, tell the files apart with --system
  nothing was registered: mend the rows, or set them aside with --quarantine FILE
  rows 1: registered 0, registered before 0, rejected 1
  [3]
  $ anjuan --lang en register --from august.csv --system july --update
  rows 1: registered 0, registered before 0, rejected 0
  corrected: 1
  $ grep -h -A9 'event: corrected' cases/2026/07/*.yaml
    - event: corrected
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      reason: august.csv
      title: 反映噪声扰民
      received: 2026-07-19
      petitioners:
        - "1: name"
      was:
        - "title: 反映停水"
  $ anjuan --lang en register --from august.csv --system july
  rows 1: registered 0, registered before 1, rejected 0
  $ rm july.csv august.csv

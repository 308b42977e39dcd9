  $ . "$TESTDIR/office.sh"
  $ anjuan register --title 反映补贴未发放 --petitioner 李某某 --phone 13800000000 --id-number 130000190001010000 --address 北城区一号 --channel visit --unit minzheng --request 自五月起停发。
  DZ-2026-000001
  身份证号 ****************00 不可能正确（GB 11643）：请向信访人核实，并在文件中更正

Who complained is shown only to those who ask for it.

  $ anjuan --lang en show DZ-2026-000001
  case number         DZ-2026-000001
  title               反映补贴未发放
  status              registered
  clock               decide on acceptance
  due                 2026-08-04  (in 15 days)
  class               general
  kind of complaint   request
  received            2026-07-20
  decide by           2026-08-04
  channel             visit
  persons             1
  unit                市民政局
  petitioner          李**  *********00
  steps to do         learn how it was handled before, hear the petitioner, go and see, establish the evidence, propose an opinion, reply in writing, carry out the opinion, report the closing
  papers to file      督办单, 办结单, 接谈记录, 责任书
  
  自五月起停发。
  
  2026-07-20T09:00  registered      li-na  received: 2026-07-20  class: general  kind of complaint: request
  2026-07-20T09:00  assigned        li-na  unit: 市民政局
  $ anjuan --lang zh show 2026-1 --reveal
  案件编号            DZ-2026-000001
  标题                反映补贴未发放
  状态                已登记
  时限                决定是否受理
  到期日              2026-08-04  （还有 15 天）
  事项等级            一般
  事项类别            申诉求决
  收到日期            2026-07-20
  受理决定期限        2026-08-04
  信访形式            走访
  人数                1
  责任单位            市民政局
  信访人              李某某  13800000000  北城区一号
  待办步骤            了解原办理情况、约见听取陈述、实地走访、调查取证、提出处理意见、书面答复、落实意见、报结
  待归档文书          督办单、办结单、接谈记录、责任书
  
  自五月起停发。
  
  2026-07-20T09:00  已登记          li-na  收到日期: 2026-07-20  事项等级: 一般  事项类别: 申诉求决
  2026-07-20T09:00  已交办          li-na  责任单位: 市民政局
  $ anjuan --json show 2026-1
  {
    "id": "DZ-2026-000001",
    "title": "反映补贴未发放",
    "status": "registered",
    "clock": "decide",
    "due": "2026-08-04",
    "class": "general",
    "kind": "request",
    "received": "2026-07-20",
    "decide_by": "2026-08-04",
    "channel": "visit",
    "persons": 1,
    "unit": "minzheng",
    "petitioners": [
      {
        "name": "李**",
        "id_number": "****************00",
        "phone": "*********00"
      }
    ],
    "attachments": [],
    "request": "自五月起停发。",
    "history": [
      {
        "event": "registered",
        "at": "2026-07-20T09:00:00+08:00",
        "by": "li-na",
        "received": "2026-07-20",
        "class": "general",
        "kind": "request"
      },
      {
        "event": "assigned",
        "at": "2026-07-20T09:00:00+08:00",
        "by": "li-na",
        "unit": "minzheng"
      }
    ]
  }
  $ anjuan --json show 2026-1 --reveal | grep -c 13800000000
  1

  $ anjuan --lang en log 2026-1
    1  2026-07-20T09:00  registered      li-na  received: 2026-07-20  class: general  kind of complaint: request
    2  2026-07-20T09:00  assigned        li-na  unit: 市民政局
  $ anjuan --lang zh --json log 2026-1
  {
    "id": "DZ-2026-000001",
    "events": [
      {
        "event": "registered",
        "at": "2026-07-20T09:00:00+08:00",
        "by": "li-na",
        "received": "2026-07-20",
        "class": "general",
        "kind": "request",
        "number": 1
      },
      {
        "event": "assigned",
        "at": "2026-07-20T09:00:00+08:00",
        "by": "li-na",
        "unit": "minzheng",
        "number": 2
      }
    ]
  }

  $ anjuan --lang en show 2026-2
  error: there is no case DZ-2026-000002
    fix: anjuan list shows the cases there are
  [2]
  $ anjuan --lang en show DZ
  error: DZ is not a case number
    fix: write it as DZ-2026-000123, 2026-123 or, where one year has it, 123
  [2]

The brief of a day: who comes, with whom, which cases, whom to call, what is still to do (F4, G5).

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ cat >> anjuan.toml << 'TOML'
  > [[rota.desk]]
  > id = "visit"
  > place = "约访室"
  > time = "14:30-17:00"
  > [[rota.booking]]
  > desk = "visit"
  > source = "B13"
  > [[rota.reception]]
  > if = "kind == appointment"
  > require = "told-before"
  > source = "D14"
  > [[rota.reception]]
  > require = "briefed-before"
  > source = "F4"
  > TOML
  $ reg() { anjuan -q --now 2026-11-16 register --channel visit --petitioner 李某某 "$@"; }
  $ reg --title 反映李某某补贴未发放 --veil-titles --unit minzheng --lead qian --persons 3
  DZ-2026-000001
  $ reg --title 反映道路积水 --unit zhujian --lead qian
  DZ-2026-000002
  $ reg --title 举报违规收费 --kind accusation --unit zhujian --lead qian
  DZ-2026-000003
  $ reg --title 反映拆迁补偿 --unit zhujian --lead sun
  DZ-2026-000004
  $ anjuan -q --now 2026-11-17 accept 2026-2 --document 受理告知书〔2026〕2号 > /dev/null
  $ anjuan -q schedule book 2026-4 --official sun --from 2026-12-02 --to 2026-12-02
  booked: DZ-2026-000004 with 孙副局长, 2026-12-02 to 2026-12-02, desk visit, appointment, asked for by the petitioner
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ anjuan -q schedule replace 2026-12-02 qian --desk centre > /dev/null
  $ anjuan schedule brief 2026-12-02
  2026-12-02 09:00-11:30 信访局一楼 副局长 钱副局长
    companions: 郑律师
    case DZ-2026-000001: 反映某某补贴未发放
      overdue, was due on 2026-12-01; 3 persons; 李**
    case DZ-2026-000003: 举报违规收费
      overdue, was due on 2026-12-01
    to call: 市民政局, 市住建局
    still to do: brief the official beforehand [启东市党政领导干部接访约访工作办法二（一）]
  2026-12-02 14:30-17:00 约访室 副局长 孙副局长
    case DZ-2026-000004: 反映拆迁补偿
      booked; 李**
    to call: 市住建局
    still to do: tell the petitioner beforehand [达州市残联领导干部接访约访下访工作制度（2020）四（三）]
    still to do: brief the official beforehand [启东市党政领导干部接访约访工作办法二（一）]
  $ anjuan --lang zh schedule brief 2026-12-02
  2026-12-02 09:00-11:30 信访局一楼 副局长 钱副局长
    陪同：郑律师
    案件 DZ-2026-000001：反映某某补贴未发放
      已超期，期限 2026-12-01; 3 人; 李**
    案件 DZ-2026-000003：举报违规收费
      已超期，期限 2026-12-01
    通知单位：市民政局、市住建局
    待办：事先报送接访领导 [启东市党政领导干部接访约访工作办法二（一）]
  2026-12-02 14:30-17:00 约访室 副局长 孙副局长
    案件 DZ-2026-000004：反映拆迁补偿
      预约; 李**
    通知单位：市住建局
    待办：事先告知信访人 [达州市残联领导干部接访约访下访工作制度（2020）四（三）]
    待办：事先报送接访领导 [启东市党政领导干部接访约访工作办法二（一）]
  $ anjuan schedule brief 2026-12-02 --official sun
  2026-12-02 14:30-17:00 约访室 副局长 孙副局长
    case DZ-2026-000004: 反映拆迁补偿
      booked; 李**
    to call: 市住建局
    still to do: tell the petitioner beforehand [达州市残联领导干部接访约访下访工作制度（2020）四（三）]
    still to do: brief the official beforehand [启东市党政领导干部接访约访工作办法二（一）]
  $ anjuan --json schedule brief 2026-12-02 --official qian
  {
    "date": "2026-12-02",
    "sessions": [
      {
        "date": "2026-12-02",
        "desk": "centre",
        "group": 1,
        "kind": "reception",
        "official": "qian",
        "companions": [
          "zheng-law"
        ],
        "sequence": 1,
        "origin": "manual",
        "name": "钱副局长",
        "title": "副局长",
        "time": "09:00-11:30",
        "place": "信访局一楼",
        "cases": [
          {
            "id": "DZ-2026-000001",
            "title": "反映某某补贴未发放",
            "unit": "minzheng",
            "why": [
              "overdue, was due on 2026-12-01"
            ],
            "due": "2026-12-01",
            "persons": 3,
            "petitioners": [
              "李**"
            ]
          },
          {
            "id": "DZ-2026-000003",
            "title": "举报违规收费",
            "unit": "zhujian",
            "why": [
              "overdue, was due on 2026-12-01"
            ],
            "due": "2026-12-01",
            "persons": 1
          }
        ],
        "units": [
          "minzheng",
          "zhujian"
        ],
        "still_to_do": [
          "briefed-before [F4]"
        ]
      }
    ]
  }
  $ anjuan schedule brief 2026-12-05
  nobody receives on 2026-12-05
  $ anjuan schedule brief 2026-12-02 --official qain
  error: nobody is called 'qain'
    fix: did you mean qian?
  [2]

Whoever is named in a case must not receive it: a booking made by hand is a finding, not a session.

  $ reg --title 反映周副局长不作为 --unit minzheng
  DZ-2026-000005
  $ sed -i 's/^  - {date: 2026-12-03, .*/  - {date: 2026-12-03, desk: visit, kind: appointment, official: zhou, case: DZ-2026-000005, origin: booking}/' rota/2026-12.yaml
  $ anjuan schedule brief 2026-12-03
  error: 周副局长 must keep away from case DZ-2026-000005, and must not receive it
    rule: Regulations on Petition Work art. 28
    fix: withdraw the booking, and book another official
  2026-12-03 14:30-17:00 约访室 副局长 周副局长
    still to do: tell the petitioner beforehand [达州市残联领导干部接访约访下访工作制度（2020）四（三）]
    still to do: brief the official beforehand [启东市党政领导干部接访约访工作办法二（一）]
  [3]
  $ anjuan schedule check --from 2026-12-03 --to 2026-12-03 | grep W22
  [1]
  $ anjuan --lang zh schedule check --from 2026-12-03 --to 2026-12-03 | grep W22
  [1]

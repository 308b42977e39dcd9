  $ . "$TESTDIR/office.sh"
  $ cat >officials.yaml <<'YAML'
  > - {id: zhao, name: 赵伟, title: 局长, rank: principal, principal: true}
  > - {id: qian, name: 钱进, title: 副局长, rank: deputy}
  > - {id: zhou, name: 周平, title: 局长, rank: deputy, unit: minzheng}
  > - {id: sun, name: 孙立, title: 律师, rank: section, unit: minzheng, groups: [lawyers]}
  > - {id: wang-a, name: 王伟, title: 科长, rank: section}
  > - {id: wang-b, name: 王 伟, title: 科员, rank: section}
  > YAML
  $ sed -i 's/principal: zhao/principal: zhou/' units.yaml
  $ register() { anjuan --lang en register --petitioner 李秀兰 --phone 0312-2345678 --channel letter --title "$@"; }

A case that accuses somebody stays an accusation until it is on record that it accuses nobody.

  $ register 反映吃拿卡要 --kind accusation --accused zhou
  DZ-2026-000001
  $ anjuan --lang en correct 2026-1 --kind request --reason 录错
  error: DZ-2026-000001: the case accuses 周平, and stays an accusation
    rule: Regulations on Petition Work art. 30
    fix: where it accuses nobody, say so with it: --not-accused "zhou"
  [4]
  $ anjuan --lang en assign 2026-1 --unit minzheng
  error: DZ-2026-000001: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en correct 2026-1 --kind request --not-accused 周平 --reason 只是提到
  DZ-2026-000001
    2026-07-20T09:00  corrected       li-na  reason: 只是提到  kind of complaint: request  named, not accused: 周平  confidential: yes  what it was: kind of complaint: accusation
    kind of complaint: accusation → request
    confidential: – → yes
    accused: 周平 → –
  $ anjuan --lang en assign 2026-1 --unit minzheng
  DZ-2026-000001
    2026-07-20T09:00  assigned        li-na  unit: 市民政局
    unit: – → 市民政局

A correction that makes an accusation of a case, or gives one another title, asks whom it accuses.

  $ register 反映低保 --request 民政局周局长不办低保
  DZ-2026-000002
  $ anjuan --lang en correct 2026-2 --kind accusation --reason 应为举报
  error: DZ-2026-000002: the accusation names 市民政局: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, record it first: anjuan recuse DZ-2026-000002 --unit minzheng --accused true; if it only mentions them, add --not-accused minzheng
  error: DZ-2026-000002: the accusation names 周平: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, record it first: anjuan recuse DZ-2026-000002 --official zhou --accused true; if it only mentions them, add --not-accused zhou
  [4]
  $ anjuan --lang en recuse 2026-2 --unit minzheng --accused true --reason 举报
  DZ-2026-000002
    2026-07-20T09:00  recused         li-na  unit: 市民政局  accused: yes  reason: 举报
    accused units: – → 市民政局
  $ anjuan --lang en correct 2026-2 --kind accusation --not-accused zhou --reason 应为举报
  DZ-2026-000002
    2026-07-20T09:00  corrected       li-na  reason: 应为举报  kind of complaint: accusation  named, not accused: 周平  what it was: kind of complaint: request
    kind of complaint: request → accusation
  $ anjuan --lang en correct 2026-2 --title 举报住建局 --reason 应为举报
  error: DZ-2026-000002: the accusation names 市住建局: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, record it first: anjuan recuse DZ-2026-000002 --unit zhujian --accused true; if it only mentions them, add --not-accused zhujian
  [4]

Words that accuse somebody of the roster are not taken before the kind is said.

  $ register 举报市民政局周平 
  error: --kind: the words accuse, and name 市民政局: is it an accusation?
    rule: Regulations on Petition Work art. 30
    fix: say so with --kind accusation, or --kind request where it is none. In a file this is a column
  [4]
  $ register 举报问题 --request 控告民政局 --kind request
  DZ-2026-000003

A request that accuses somebody is kept as secret as an accusation.

  $ register 反映补贴 --request 西固村的补贴
  DZ-2026-000004
  $ anjuan --lang en recuse 2026-4 --official zhou --accused true --reason 电话补充
  DZ-2026-000004
    2026-07-20T09:00  recused         li-na  official: 周平  accused: yes  reason: 电话补充
    accused: – → 周平
  $ anjuan --lang en assign 2026-4 --unit zhujian --summary 补贴问题
  DZ-2026-000004
    2026-07-20T09:00  assigned        li-na  unit: 市住建局  summary: 补贴问题
    unit: – → 市住建局
  $ anjuan form 2026-4 assignment 2>/dev/null | grep -c 李秀兰
  0
  [1]
  $ anjuan --lang en report ledger 2>/dev/null | grep -c 反映补贴
  0
  [1]

Two of one name are told apart before anybody is accused, and a name outside of the roster stands for itself.

  $ register 反映作风 --kind accusation --accused 王伟
  error: --accused: several are called 王伟
    fix: name the one that is meant by id, one of: wang-a, wang-b
  [3]
  $ register 反映作风 --kind accusation --accused 王小丙 --accused-unit 某学校
  DZ-2026-000005
  $ anjuan --lang en confer 2026-5 --with 王小丙、信访局 --result 研究
  error: DZ-2026-000005: 王小丙 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]

A case is not merged into one that the accused unit has, and the protection goes along where it is merged.

  $ register 反映路灯
  DZ-2026-000006
  $ anjuan --lang en assign 2026-6 --unit minzheng
  DZ-2026-000006
    2026-07-20T09:00  assigned        li-na  unit: 市民政局
    unit: – → 市民政局
  $ anjuan --lang en merge 2026-4 --into 2026-6
  error: DZ-2026-000006: the case is with 市民政局, which must keep away with them
    rule: Regulations on Petition Work art. 28, 30
    fix: take it from them first: anjuan recuse DZ-2026-000006 --unit minzheng --reason TEXT
  [4]
  $ register 反映路灯二
  DZ-2026-000007
  perhaps a repeat of DZ-2026-000006 (same telephone, titles alike (100 %)): 反映路灯; link it with --repeat-of when it is
  $ anjuan --lang en merge 2026-4 --into 2026-7
  DZ-2026-000004
    2026-07-20T09:00  merged          li-na  merged into: DZ-2026-000007
    status: registered → merged
    clock: decide on acceptance → –
    due: 2026-08-04 → –
  DZ-2026-000007
    2026-07-20T09:00  merged          li-na  merged from: DZ-2026-000004  accused: 周平  confidential: yes  decide by: 2026-08-04
    confidential: – → yes
    accused: – → 周平
  $ anjuan --lang en assign 2026-7 --unit minzheng
  error: DZ-2026-000007: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ register 反映路灯三 --repeat-of 2026-7 --unit minzheng
  error: DZ-2026-000007, a case on the same matter, accuses 周平: does this one?
    rule: Regulations on Petition Work art. 30
    fix: if so, add --accused zhou; if it only mentions them, --not-accused zhou. In a file these are columns
  [4]

Whoever is accused records nothing, and who was called by another word is found as well.

  $ anjuan --lang en --by zhou note 2026-7 --note 看过
  error: DZ-2026-000007: 周平 must keep away from the case, and records nothing in it
    rule: Regulations on Petition Work art. 28, 30
    fix: let somebody else record it, and name that one with --by
  [4]
  $ anjuan --lang en confer 2026-7 --with 老周、民政 --result 研究
  error: DZ-2026-000007: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  error: DZ-2026-000007: 周平 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en decline 2026-7 --document 不予受理告知书〔2026〕1号 --reason 不属于 --where 市民政局
  error: DZ-2026-000007: 市民政局 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]

A name that was corrected is still one that nobody reads, and the right one is looked for in the title.

  $ register 反映占道 --place 李秀兰家门口
  DZ-2026-000008
  $ anjuan --lang en correct 2026-8 --name 王秀兰 --title 王秀兰反映占道 --reason 录错
  error: DZ-2026-000008: the title tells who complained, and all may read titles
    rule: Regulations on Petition Work art. 30, 46
    fix: write it without: --title 某某反映占道
  [4]
  $ anjuan --lang en correct 2026-8 --name 王秀兰 --reason 录错
  DZ-2026-000008
    2026-07-20T09:00  corrected       li-na  reason: 录错  petitioners: 1: name
  $ anjuan --lang en list --columns id,place 2>/dev/null | grep -c 李秀兰
  0
  [1]
  $ anjuan --lang en show 2026-8 | grep -c 李秀兰
  0
  [1]

The protection that the petitioner asked for is not voided but ended with consent.

  $ anjuan --lang en protect 2026-8 --reason 本人要求
  DZ-2026-000008
    2026-07-20T09:00  protected       li-na  reason: 本人要求
    confidential: – → yes
  $ anjuan --lang en void 2026-8 protected --reason 录错
  error: DZ-2026-000008: the petitioner is protected until that one consents to less
    rule: Regulations on Petition Work art. 30, 46
    fix: record the consent: anjuan unprotect --reason TEXT
  [4]

As people say it, and in an order as well as in a field.

  $ register 反映办事 --kind accusation --request 民政局周局收红包
  error: the accusation names 市民政局: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, add --accused-unit minzheng; if it only mentions them, --not-accused minzheng. In a file these are columns
  error: the accusation names 周平: does it accuse them?
    rule: Regulations on Petition Work art. 30
    fix: if so, add --accused zhou; if it only mentions them, --not-accused zhou. In a file these are columns
  [4]
  $ register 反映办事 --request 一把手跟我要钱 --unit minzheng
  error: the words tell of misdeeds and may mean 周平, whose unit would handle the case: does it accuse them?
    rule: Regulations on Petition Work art. 28, 30
    fix: if so, add --kind accusation --accused zhou, and choose another unit; if it only mentions them, --not-accused zhou. In a file these are columns
  [4]
  $ anjuan --lang en interview 2026-7 --official qian --with 老周
  error: DZ-2026-000007: 周平 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en instruct 2026-7 --official qian --text 请周局阅处
  error: DZ-2026-000007: 周平 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]
  $ anjuan --lang en instruct 2026-7 --official qian --text 请查周平的问题 | head -n 1
  DZ-2026-000007
  $ register 反映办事 --request 周平不在 --unit zhujian --lead zhou
  error: 周平 is named in the case and must not handle it
    rule: Regulations on Petition Work art. 28
    fix: choose another official; where the words mean nobody or only mention them, add --not-accused zhou
  [4]

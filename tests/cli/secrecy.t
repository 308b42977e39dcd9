  $ . "$TESTDIR/office.sh"
  $ cat >officials.yaml <<'YAML'
  > - {id: zhao, name: 赵伟, title: 局长, rank: principal, principal: true}
  > - {id: qian, name: 钱进, title: 副局长, rank: deputy}
  > - {id: zhou, name: 周平, title: 局长, rank: deputy, unit: minzheng}
  > YAML
  $ sed -i 's/principal: zhao/principal: zhou/' units.yaml
  $ cat >>units.yaml <<'YAML'
  > - {id: dibao, name: 低保中心, parent: minzheng}
  > YAML
  $ register() { anjuan --lang en register --channel letter --title "$@"; }

Whoever complained in a case that was merged is hidden in the one that goes on, in every output.

  $ register 反映路灯 --petitioner 端木赐 --phone 13912345678
  DZ-2026-000001
  $ register 反映路灯不亮 --petitioner 公冶长 --phone 13800001111 --request 端木赐（13912345678）也说过。
  DZ-2026-000002
  $ anjuan -q merge 2026-1 --into 2026-2 --reason 同一事项
  $ anjuan -q assign 2026-2 --unit zhujian --opinion 请联系端木赐女士
  $ anjuan --lang en log 2026-2 | grep -c 端木
  0
  [1]
  $ anjuan show 2026-2 --json | grep -c 端木
  0
  [1]
  $ anjuan show 2026-2 --as-of 2026-07-20 | grep -c 端木
  0
  [1]
  $ anjuan list --json | grep -c 端木
  0
  [1]
  $ anjuan --lang en correct 2026-2 --title 端木赐反映路灯 --reason x
  error: DZ-2026-000002: the title tells who complained, and all may read titles
    rule: Regulations on Petition Work art. 30, 46
    fix: write it without: --title 某某反映路灯
  [4]
  $ anjuan --lang en assign 2026-2 --unit zhujian --summary 端木赐反映路灯
  error: DZ-2026-000002: the summary for the unit tells who complained
    rule: Regulations on Petition Work art. 30, 46
    fix: leave out names, numbers and addresses
  [4]

The petitioner of the one reads nothing of the other's.

  $ anjuan -q accept 2026-2 --document 受理告知书〔2026〕1号
  $ anjuan -q reply 2026-2 --document 答复意见书〔2026〕1号 --facts 端木赐反映属实 --opinion 公冶长同志：已修好
  $ anjuan form 2026-2 opinion | grep -E '端木|公冶|某某'
  公冶长：
      某某（某某）也说过。
      某某反映属实
      公冶长同志：已修好

Traditional characters are no other name.

  $ register 反映低保 --petitioner 张伟丽 --request 張偉麗住在村里
  DZ-2026-000003
  $ anjuan show 2026-3 | grep -c 偉麗
  0
  [1]
  $ register 張偉麗反映低保 --petitioner 张伟丽
  error: the title tells who complained, and all may read titles
    rule: Regulations on Petition Work art. 30, 46
    fix: write it without: 某某反映低保; `register --veil-titles` does so by itself
  [4]

A row whose unread column says what must be kept secret is refused, not read past.

  $ cat >k.csv <<'CSV'
  > 编号,标题,来信日期,姓名,事项类别,责任单位
  > 1,反映干部作风,2026-07-18,端木赐,检举控告,市住建局
  > CSV
  $ anjuan --lang en register --from k.csv | tail -n 1
  DZ-2026-000004
  $ anjuan show 2026-4 --json | grep '"kind"'
    "kind": "accusation",
        "kind": "accusation"
  $ cat >l.csv <<'CSV'
  > 编号,标题,来信日期,姓名,性质,备注
  > 1,反映干部作风,2026-07-18,端木赐,检举控告,
  > 2,反映补贴,2026-07-18,端木赐,求决,本人要求匿名
  > 3,反映补贴停发,2026-07-18,端木赐,求决,无需保密
  > CSV
  $ anjuan --lang en register --from l.csv --quarantine r.csv
  note: the rejects hold the rows as they came, with names and numbers: only you can read a new file of them
    fix: delete it once its rows are mended and registered
  l.csv: note: these columns are not read: 性质, 备注
    fix: name them in [fields] of a map to read them
  l.csv:2:25: error: row 1, column '性质': this column is not read, and its '检举' decides who may learn of the complaint
    rule: Regulations on Petition Work art. 30, 46
    fix: read the column: kind = "性质" under [fields] of a map; or give the row a column kind that says what it is
  l.csv:3:26: error: row 2, column '备注': this column is not read, and its '匿名' decides who may learn of the complaint
    rule: Regulations on Petition Work art. 30, 46
    fix: read the column: confidential = "备注" under [fields] of a map; or give the row a column confidential that says what it is
  rows 3: registered 1, registered before 0, rejected 2
  DZ-2026-000005
  $ stat -c %a r.csv
  600

What accuses somebody by its words is not sent to the unit of that one before it is known whether it does.

  $ register 反映低保发放 --request 局长索贿，低保不给。 --unit minzheng
  error: the words tell of misdeeds and may mean 周平, whose unit would handle the case: does it accuse them?
    rule: Regulations on Petition Work art. 28, 30
    fix: if so, add --kind accusation --accused zhou, and choose another unit; if it only mentions them, --not-accused zhou. In a file these are columns
  [4]
  $ register 反映低保 --request 周平挪用低保金。
  error: --kind: the words accuse, and name 周平: is it an accusation?
    rule: Regulations on Petition Work art. 30
    fix: say so with --kind accusation, or --kind request where it is none. In a file this is a column
  [4]
  $ register 反映低保 --request 周平挪用低保金。 --kind request
  DZ-2026-000006
  $ anjuan --lang en assign 2026-6 --unit minzheng
  error: DZ-2026-000006: the words tell of misdeeds and may mean 周平, whose unit would handle the case: does it accuse them?
    rule: Regulations on Petition Work art. 28, 30
    fix: if so, record it first: anjuan recuse DZ-2026-000006 --official zhou --accused true; if it only mentions them: anjuan correct DZ-2026-000006 --not-accused zhou
  [4]
  $ anjuan -q correct 2026-6 --not-accused zhou --reason 本人说明是传言
  $ anjuan -q assign 2026-6 --unit minzheng

A unit that keeps away does so with its sections: nothing is owed by them any more, nothing is taken from them.

  $ register 反映供水 --petitioner 王秀英
  DZ-2026-000007
  $ anjuan -q assign 2026-7 --unit zhujian
  $ anjuan -q supervise 2026-7 --unit dibao --reason 久拖 --demand 限期 --feedback-by 2026-07-25
  $ anjuan --lang en recuse 2026-7 --unit minzheng --reason 利害关系
  DZ-2026-000007
    2026-07-20T09:00  recused         li-na  unit: 市民政局  reason: 利害关系  units kept away with them: 低保中心
    clock: answer a supervision → decide on acceptance
    due: 2026-07-25 → 2026-08-04
    owed by: 低保中心 → –
  $ anjuan --lang en feedback 2026-7 --unit dibao --result x
  error: DZ-2026-000007: no supervision waits for a feedback
    fix: `anjuan explain` shows the clocks
  error: DZ-2026-000007: 低保中心 must keep away from the case: nothing of it may come to them
    rule: Regulations on Petition Work art. 28, 30
    fix: choose another unit or official, such as the one above
  [4]

A repeat of a secret case is secret.

  $ anjuan -q protect 2026-7 --reason 本人要求
  $ register 再次反映供水 --petitioner 王秀英 --repeat-of 2026-7
  DZ-2026-000008
  DZ-2026-000008 is protected as DZ-2026-000007 is, which it repeats; the petitioner's consent ends that: anjuan unprotect DZ-2026-000008

The book of activities names no petitioner.

  $ anjuan --lang en record publicity --title 宣传日 --note 端木赐来访
  error: --note: it tells who complained in DZ-2026-000001
    rule: Regulations on Petition Work art. 30, 46
    fix: leave it out: the case has it, with its own protection; a word of two characters that names nobody there is said with --not-named
  [4]
  $ anjuan --lang en record publicity --title 宣传日 --note 联系电话13912345678
  error: --note: it holds a telephone or identity number, or somebody's flat
    rule: Regulations on Petition Work art. 30, 46
    fix: leave it out: the case has it, with its own protection; a word of two characters that names nobody there is said with --not-named
  [4]
  $ anjuan -q record publicity --title 宣传日 --note 发放传单
  已记录：2026-07-20，宣传：宣传日

The closing sheet is signed by the unit: it tells as little as what the unit was given.

  $ register 反映危房 --confidential --petitioner 慕容秀兰 --address 西固村12号 --place 西固村 --unit zhujian --summary 危房
  DZ-2026-000009
  $ anjuan -q accept 2026-9 --document 受理告知书〔2026〕9号
  $ anjuan -q reply 2026-9 --document 答复意见书〔2026〕9号 --opinion 已鉴定 --served 2026-07-20
  $ anjuan -q close 2026-9 --document 办结单〔2026〕9号 --settled true --result 秀兰同意
  $ anjuan form 2026-9 closing | grep -E '慕容|秀兰|信访人|某某'
  信访人：依法不公开
  某某同意
  $ anjuan form 2026-9 assignment 2>/dev/null | grep -E '西固|发生地'
  问题发生地：某某

A matter that was once told in confidence stays so, whichever of its cases the next one names.

  $ register 反映漏雨 --petitioner 慕容秀兰
  DZ-2026-000010
  $ register 再次反映漏雨 --petitioner 慕容秀兰 --repeat-of 2026-10
  DZ-2026-000011
  $ anjuan -q protect 2026-11 --reason 本人要求
  $ register 三次反映漏雨 --petitioner 慕容秀兰 --repeat-of 2026-11
  DZ-2026-000012
  DZ-2026-000012 is protected as DZ-2026-000010 is, which it repeats; the petitioner's consent ends that: anjuan unprotect DZ-2026-000012

What was said at a desk and has no case names nobody either.

  $ cat >>anjuan.toml <<'TOML'
  > [rota]
  > [[rota.desk]]
  > id = "hall"
  > place = "信访局一楼"
  > time = "09:00-11:30"
  > TOML
  $ hold() { anjuan --lang en schedule hold 2026-07-20 --desk hall --official qian --batch "matter=$1,disposition=follow-up,due=2026-07-31"; }
  $ hold 慕容秀兰反映路灯
  error: matter: it tells who complained in DZ-2026-000009
    rule: Regulations on Petition Work art. 30, 46
    fix: leave it out: the case has it, with its own protection; a word of two characters that names nobody there is said with --not-named
  [4]
  $ hold 举报周平收红包
  error: the record tells who is accused: 周平
    rule: Regulations on Petition Work art. 30, 46
    fix: write it without: many read what was held. An accusation is registered as one, and the case has it with its own protection
  [4]
  $ hold 有人收红包 | head -n 1
  recorded: 2026-07-20 at desk hall, group 1: 钱进
  $ anjuan --lang en report tasks --json | grep '"title": "(not'
        "title": "(not disclosed)"

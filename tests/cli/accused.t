  $ . "$TESTDIR/office.sh"

An accusation that names a unit or an official of the roster is not taken before it is known whether that is
whom it accuses.

  $ anjuan --lang en register --title 举报吃拿卡要 --kind accusation --petitioner 李某某 --channel letter --request '民政局的钱副局长吃拿卡要'
  $ anjuan --lang zh register --title 举报吃拿卡要 --kind accusation --petitioner 李某某 --channel letter --request '民政局的钱副局长吃拿卡要'
  $ anjuan --lang en register --title 举报市民政局 --kind accusation --petitioner 李某某 --channel letter --accused-unit 市民政局
  $ anjuan --lang en register --title 举报市民政局 --kind accusation --petitioner 李某某 --channel letter --accused-unit 市民政局 --veil-titles
  $ anjuan --lang en register --title 举报吃拿卡要 --kind accusation --petitioner 李某某 --channel letter --request '民政局的钱副局长吃拿卡要' --accused-unit minzheng --not-accused qian

Nothing of it reaches the unit, its principal or whoever works there.

  $ anjuan --lang en assign 2026-2 --unit minzheng
  $ anjuan --lang en assign 2026-2 --unit zhujian --assisting minzheng --lead zhao
  $ anjuan --lang en interview 2026-2 --official zhao
  $ anjuan --lang en instruct 2026-2 --official zhao --text 查
  $ anjuan --lang en confer 2026-2 --with 市民政局、信访局 --result 查
  $ anjuan --lang en supervise 2026-2 --unit minzheng --reason 查 --demand 查 --feedback-by 2026-07-10
  $ anjuan --lang en transfer 2026-2 --to 市民政局 --reason 转办

The ladder goes one step up: the principal is accused.

  $ anjuan --lang en assign 2026-2 --unit zhujian --lead qian --summary 有人反映吃拿卡要
  $ anjuan --lang en --now 2026-08-30 escalate -n
  $ anjuan form 2026-2 assignment 2>&1 | grep -c 李某某
  $ anjuan form 2026-2 assignment | grep -A 1 诉求摘要

Who turns out to be accused later, or has an interest, is recused: the case is taken from them.

  $ anjuan --lang en recuse 2026-2 --unit zhujian --accused true --reason 补充举报
  $ anjuan --lang en recuse 2026-2 --unit zhujian --official qian --accused true --reason 补充举报
  $ anjuan --lang en assign 2026-2 --unit zhujian
  $ anjuan --lang en form 2026-2 assignment
  $ anjuan --lang en verify

Secrecy is part of the record: a line that a hand takes out of the head is found.

  $ anjuan --lang en register --title 反映补贴 --petitioner 王某某 --channel visit --confidential
  $ anjuan --lang en register --title 反映停水 --petitioner 王某某 --channel visit
  $ anjuan --lang en protect 2026-4 --reason 本人要求
  $ anjuan --lang en protect 2026-4 --reason 本人要求
  $ sed -i '/^confidential/d' cases/2026/06/DZ-2026-00000[34].yaml
  $ anjuan --lang en verify
  $ sed -i 's/^channel/confidential: true\n&/' cases/2026/06/DZ-2026-00000[34].yaml
  $ anjuan --lang en unprotect 2026-4 --reason 本人书面同意
  $ anjuan --lang en unprotect 2026-2 --reason 本人书面同意
  $ anjuan --lang en protect 2026-4 --reason 本人要求 --summary 王某某反映停水

What was protected since is not shown by a look back either.

  $ anjuan --lang en protect 2026-4 --reason 又要求
  $ anjuan --lang en show 2026-4 --as-of 2026-06-29 | grep confidential

Two cases become one without telling who complained in the other.

  $ anjuan --lang en register --title 反映停水 --petitioner 张三丰 --channel visit
  $ anjuan --lang en merge 2026-5 --into 2026-4 --reason '张三丰与王某某反映同一问题'
  $ grep -h reason: cases/2026/06/DZ-2026-00000[45].yaml

A row is shown without its people, and a line of a damaged file too.

  $ printf '编号,标题,姓名,电话,来信日期\n1,反映补贴,李小明,13988888877,2026-02-30\n' >bad.csv
  $ anjuan --lang en register --from bad.csv
  $ sed -i 's/^  - name: /   - name: /' cases/2026/06/DZ-2026-000003.yaml
  $ anjuan --lang en show 2026-3

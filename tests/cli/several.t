  $ . "$TESTDIR/office.sh"
  $ for n in 1 2 3; do anjuan -q --now 2026-06-29 register --title 反映第$n件事 --channel visit --petitioner 李某某$n; done
  DZ-2026-000001
  DZ-2026-000002
  DZ-2026-000003

One act on several cases, by their short numbers: each has its event, as if it were said of it alone.

  $ anjuan --lang zh --now 2026-06-30 assign 1 2 3 --unit 市民政局 --lead zhao
  DZ-2026-000001
    2026-06-30T12:00  已交办          li-na  责任单位: 市民政局  包案领导: 赵局长
    到期日: 2026-07-14 → 2026-07-15
    受理决定期限: 2026-07-14 → 2026-07-15
    责任单位: – → 市民政局
    包案领导: – → 赵局长
  DZ-2026-000002
    2026-06-30T12:00  已交办          li-na  责任单位: 市民政局  包案领导: 赵局长
    到期日: 2026-07-14 → 2026-07-15
    受理决定期限: 2026-07-14 → 2026-07-15
    责任单位: – → 市民政局
    包案领导: – → 赵局长
  DZ-2026-000003
    2026-06-30T12:00  已交办          li-na  责任单位: 市民政局  包案领导: 赵局长
    到期日: 2026-07-14 → 2026-07-15
    受理决定期限: 2026-07-14 → 2026-07-15
    责任单位: – → 市民政局
    包案领导: – → 赵局长

A case that is named twice is one case.

  $ anjuan -n --lang en note 2 DZ-2026-000002 --note 已电话联系
  DZ-2026-000002
    2026-07-20T09:00  noted           li-na  note: 已电话联系
  dry run: nothing was written

In all of them or in none: what is wrong is told of each case.

  $ before=$(fingerprint)
  $ anjuan --lang zh assign 1 7 9 --unit 市住建局
  错误: 没有 7 这个案件
    办法: 用 anjuan list 查看已有案件
  错误: 没有 9 这个案件
    办法: 用 anjuan list 查看已有案件
  [2]
  $ anjuan --lang zh --now 2026-07-02 assign 1 2 --unit 市住建局
  错误: DZ-2026-000001：改交其他单位须说明理由
    依据: 《信访工作条例》第二十二条
    办法: 请用 --reason 给出
  错误: DZ-2026-000002：改交其他单位须说明理由
    依据: 《信访工作条例》第二十二条
    办法: 请用 --reason 给出
  [4]
  $ anjuan --lang en merge 1 3 --into 1
  error: DZ-2026-000001: a case cannot be merged into itself
    rule: the earliest limit wins
    fix: give another case
  [4]
  $ [ "$before" = "$(fingerprint)" ] && echo unchanged
  unchanged

Several are merged into one at once; another office takes one case from each file.

  $ anjuan --lang en merge 2 3 --into 1 --reason 同一事项 | grep merged
    2026-07-20T09:00  merged          li-na  merged into: DZ-2026-000001  reason: 同一事项
    status: registered → merged
    2026-07-20T09:00  merged          li-na  merged from: DZ-2026-000002  decide by: 2026-07-15  reason: 同一事项
    2026-07-20T09:00  merged          li-na  merged from: DZ-2026-000003  decide by: 2026-07-15  reason: 同一事项
    2026-07-20T09:00  merged          li-na  merged into: DZ-2026-000001  reason: 同一事项
    status: registered → merged
  $ anjuan --lang en transfer 1 2 --to 县信访局 --reason 属地 --to-office out.yaml
  error: another office takes one case from each file
    fix: give one case with --to-office
  [2]

What is typed every day has a letter, and a shell may know where the ledger is.

  $ cd ..
  $ ANJUAN_DIR=office anjuan --lang en list -u minzheng -l zhao
  cases: 3
  case            status      clock                 due         days  unit      lead    title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────────  ──────  ───────────
  DZ-2026-000001  registered  decide on acceptance  2026-07-15    -5  市民政局  赵局长  反映第1件事
  DZ-2026-000002  merged                                              市民政局  赵局长  反映第2件事
  DZ-2026-000003  merged                                              市民政局  赵局长  反映第3件事
  $ ANJUAN_DIR=office anjuan --lang en -C nowhere list
  nowhere: error: there is no ledger here (no anjuan.toml, here or above)
    fix: go to the ledger, name it with -C DIR, or make one: anjuan init DIR --code CODE --name NAME
  [2]

A month of receptions comes from one sheet, or as it was planned.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_LANG=en
  $ cat >>anjuan.toml <<'TOML'
  > [rota]
  > [[rota.desk]]
  > id = "hall"
  > name = "来访大厅"
  > TOML
  $ mkdir rota
  $ cat >rota/2026-07.yaml <<'YAML'
  > sessions:
  >   - {date: 2026-07-03, desk: hall, kind: reception, official: qian}
  >   - {date: 2026-07-10, desk: hall, kind: reception, official: zhao}
  >   - {date: 2026-07-17, desk: hall, kind: reception, official: zhao}
  > YAML
  $ anjuan --now 2026-07-01T09:00:00+08:00 register --title 反映补贴停发 --channel visit --petitioner 李某某
  DZ-2026-000001

The rows of one day are one reception; a bad row takes its reception with it. What is written down
late says why.

  $ cat >month.csv <<'CSV'
  > 7月接访情况表,,,,,,,,,
  > 接访日期,接访领导,接访形式,人数,案件编号,反映事项,处理方式,办理期限,责任单位,批示
  > 2026年7月3日,,定期接访,2,2026-1,补贴停发,批示,,,一周内报结果
  > 2026/7/3,钱副局长,,1,,咨询政策,当场答复,,,
  > 2026/7/10,赵局长,瞎访,3,,道路积水,跟踪,2026-07-20,市住建局,
  > 2026/7/10,,,1,,路灯,当场解决,,,
  > 2026/7/17,,,,,,,,,
  > 合计,,,7,,,,,,
  > CSV
  $ anjuan schedule hold --from month.csv
  month.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  month.csv: note: rows left out as totals, signatures or the header again (1): 8 (合计)
    fix: give the row a number of its own if it is a record
  month.csv:3:1: error: row 1, column '接访日期': it is recorded 17 days after it happened (2026-07-03)
    rule: [record] late-after-days
    fix: say why with --late-reason
  month.csv:4:1: error: rows 2, 4, column '接访日期': another row of this reception is set aside
    fix: mend that row and read both again
  month.csv:5:15: error: row 3, column '接访形式': '瞎访' is no form of reception at desk hall (2026-07-10)
    fix: did you mean 约访?
  month.csv:5:1: error: row 3, column '接访日期': it is recorded 10 days after it happened (2026-07-10)
    rule: [record] late-after-days
    fix: say why with --late-reason
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  rows 5: rejected 4; receptions recorded 0, on record already 0
  [3]
  $ ls sessions
  ls: cannot access 'sessions': No such file or directory
  [2]
  $ anjuan schedule hold --from month.csv --quarantine rejects.csv --late-reason 月底补录
  month.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  month.csv: note: rows left out as totals, signatures or the header again (1): 8 (合计)
    fix: give the row a number of its own if it is a record
  note: the rejects hold the rows as they came, with names and numbers: only you can read a new file of them
    fix: delete it once its rows are mended and registered
  month.csv:5:15: error: row 3, column '接访形式': '瞎访' is no form of reception at desk hall (2026-07-10)
    fix: did you mean 约访?
  month.csv:6:1: error: row 4, column '接访日期': another row of this reception is set aside
    fix: mend that row and read both again
  rows 5: rejected 2; receptions recorded 2, on record already 0
  $ tr -d '\r' <rejects.csv | sed '1s/^.*接访日期/接访日期/'
  接访日期,接访领导,接访形式,人数,案件编号,反映事项,处理方式,办理期限,责任单位,批示,_row,_reason
  2026/7/10,赵局长,瞎访,3,,道路积水,跟踪,2026-07-20,市住建局,,3,"row 3, column '接访形式': '瞎访' is no form of reception at desk hall (2026-07-10) (did you mean 约访?)"
  2026/7/10,,,1,,路灯,当场解决,,,,4,"row 4, column '接访日期': another row of this reception is set aside (mend that row and read both again)"
  $ find sessions -type f | sort
  sessions/2026/07/2026-07-03-hall-1.yaml
  sessions/2026/07/2026-07-17-hall-1.yaml
  $ anjuan log 2026-1
    1  2026-07-01T09:00  registered      li-na  received: 2026-07-01  class: general  kind of complaint: request
    2  2026-07-03T00:00  interviewed     li-na  record of the reception: 2026-07-03-hall-1  why so late: 月底补录  official: 钱副局长  statement: 补贴停发  (recorded on 2026-07-20)
    3  2026-07-03T00:00  instructed      li-na  record of the reception: 2026-07-03-hall-1  why so late: 月底补录  official: 钱副局长  text: 一周内报结果  (recorded on 2026-07-20)

Mended, the rejects go in; the whole sheet again records nothing, and says which reception differs.

  $ sed -i 's/瞎访/定点接访/' rejects.csv month.csv
  $ anjuan schedule hold --from rejects.csv --late-reason 月底补录
  rows 2: rejected 0; receptions recorded 1, on record already 0
  $ anjuan schedule hold --from month.csv --late-reason 月底补录
  month.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  month.csv: note: rows left out as totals, signatures or the header again (1): 8 (合计)
    fix: give the row a number of its own if it is a record
  rows 5: rejected 0; receptions recorded 0, on record already 3
  $ sed -i 's/咨询政策/咨询/' month.csv
  $ anjuan schedule hold --from month.csv --late-reason 月底补录
  month.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  month.csv: note: rows left out as totals, signatures or the header again (1): 8 (合计)
    fix: give the row a number of its own if it is a record
  month.csv:3:1: error: row 1, column '接访日期': this session is recorded already, and otherwise
    fix: edit the file, or say --again to write it anew
  month.csv:4:1: error: row 2, column '接访日期': another row of this reception is set aside
    fix: mend that row and read both again
  nothing was recorded: mend the rows, or set them aside with --quarantine FILE
  rows 5: rejected 2; receptions recorded 0, on record already 2
  [3]

With a map the columns may be called anything.

  $ cat >map.toml <<'TOML'
  > [fields]
  > date = "哪天"
  > officials = "谁"
  > [defaults]
  > desk = "hall"
  > [values.officials]
  > "一把手" = "zhao"
  > TOML
  $ printf '哪天,谁\n2026-07-18,一把手\n' >own.csv
  $ anjuan schedule hold --from own.csv --map map.toml --late-reason 月底补录
  rows 1: rejected 0; receptions recorded 1, on record already 0
  $ sed -n '/officials/,$p' sessions/2026/07/2026-07-18-hall-1.yaml
  officials:
    - zhao
  by: li-na
  recorded: 2026-07-20T09:00:00+08:00
  late_reason: 月底补录

As planned, but for what is named.

  $ rm -r sessions
  $ anjuan schedule hold --as-planned 2026-07-01..2026-07-31 --late-reason 月底补录
  error: 2026-07-31 is still to come
    fix: let it end on 2026-07-20 at the latest
  [2]
  $ anjuan schedule hold --as-planned 2026-07-01..2026-07-18 --except 2026-07-04 --except 2026-07-10/hall/2 --late-reason 月底补录
  error: --except: nothing was planned at 2026-07-04
    fix: write DATE, DATE/DESK or DATE/DESK/GROUP of a planned session
  error: --except: nothing was planned at 2026-07-10/hall/2
    fix: write DATE, DATE/DESK or DATE/DESK/GROUP of a planned session
  [2]
  $ anjuan schedule hold --as-planned 2026-07-01..2026-07-18 --except 2026-07-10 --late-reason 月底补录
  receptions recorded 2, on record already 0
  $ anjuan schedule hold --as-planned 2026-07-01..2026-07-18 --except 2026-07-10 --late-reason 月底补录
  receptions recorded 0, on record already 2
  $ find sessions -type f | sort
  sessions/2026/07/2026-07-03-hall-1.yaml
  sessions/2026/07/2026-07-17-hall-1.yaml
  $ cat sessions/2026/07/2026-07-03-hall-1.yaml
  # anjuan session, format 1
  date: 2026-07-03
  desk: hall
  group: 1
  kind: reception
  persons: 0
  officials:
    - qian
  by: li-na
  recorded: 2026-07-20T09:00:00+08:00
  late_reason: 月底补录

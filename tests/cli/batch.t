  $ . "$TESTDIR/office.sh"
  $ cat > map.toml <<TOML
  > [source]
  > system = "wenzheng"
  > [fields]
  > ref = "编号"
  > title = "主题"
  > received = "时间"
  > request = "详情"
  > "petitioner.name" = "用户"
  > reply = "答复"
  > replied = "答复时间"
  > [defaults]
  > channel = "online"
  > accepted = "@received"
  > closed = "@replied"
  > TOML
  $ printf '\xef\xbb\xbf编号,主题,时间,详情,用户,答复,答复时间\r\n１７,反映路灯不亮,2026/7/1 9:32:09,"\n\t\t\n\t\t一直不亮。\n\t\t  请修。\n",A01,,\r\n18,反映停水,２０２６年６月２日,停水三天。,A02,已恢复。,2026-06-20\r\n' > good.csv

A file comes in whole, with the history of what was answered already.

  $ anjuan --lang en -n register --from good.csv --map map.toml
  rows 2: registered 2, registered before 0, rejected 0
  DZ-2026-000001 … DZ-2026-000002
  dry run: nothing was written
  $ anjuan --lang zh register --from good.csv --map map.toml
  共 2 行：登记 2，以前已登记 0，不合格 0
  DZ-2026-000001 … DZ-2026-000002
  $ sed -n '/^source/,$p' cases/2026/07/*.yaml
  source: wenzheng/17
  petitioners:
    - name: A01
  request: |
    一直不亮。
      请修。
  history:
    - event: registered
      at: 2026-07-01T09:32:09+08:00
      by: li-na
      imported: true
      recorded: 2026-07-20T09:00:00+08:00
      received: 2026-07-01
      class: general
      kind: request
    - event: accepted
      at: 2026-07-01T09:32:09+08:00
      by: li-na
      imported: true
      recorded: 2026-07-20T09:00:00+08:00
  $ anjuan --lang en log 2026-2
    1  2026-06-02T00:00  registered      li-na  received: 2026-06-02  class: general  kind of complaint: request  (taken over from another system)  (recorded on 2026-07-20)
    2  2026-06-02T00:00  accepted        li-na  (taken over from another system)  (recorded on 2026-07-20)
    3  2026-06-20T00:00  replied         li-na  text: 已恢复。  (taken over from another system)  (recorded on 2026-07-20)
    4  2026-06-20T00:00  closed          li-na  (taken over from another system)  (recorded on 2026-07-20)
  $ anjuan -q verify

The same file again registers nothing and changes no byte, in any encoding.

  $ before=$(fingerprint)
  $ anjuan --lang en register --from good.csv --map map.toml
  rows 2: registered 0, registered before 2, rejected 0
  $ iconv -f UTF-8 -t GB18030 <(tail -c +4 good.csv) > good.gb.csv
  $ anjuan --json register --from good.gb.csv --map map.toml
  {
    "registered": 0,
    "skipped": 2,
    "updated": 0,
    "rejected": 0,
    "ids_first": null,
    "ids_last": null
  }
  $ rm good.gb.csv && test "$before" = "$(fingerprint)"

With a bad row nothing is written; every bad row is listed with its row, column and reason.

  $ printf '编号,主题,时间,详情,用户,答复,答复时间\n19,反映噪声,2026/2/30,吵。,A03,,\n20,,2026/7/2,吵。,A04,,\n21,反映噪声,2026/7/3,吵。,A05,,\n21,反映噪声,2026/7/3,吵。,A05,,\n' > bad.csv
  $ before=$(fingerprint)
  $ anjuan --lang en register --from bad.csv --map map.toml
  bad.csv:2:9: error: row 1, column '时间': '2026/2/30' is a day that does not exist
      19,反映噪声,2026/2/30,吵。,A**,,
                  ^
    fix: correct the day or the month
  bad.csv:3:4: error: row 2, column '主题': a case needs a title
      20,,2026/7/2,吵。,A**,,
         ^
    fix: say in one line what it is about
  bad.csv:5:1: error: row 4, column '编号': wenzheng/21 stands in this file already, in row 3
      21,反映噪声,2026/7/3,吵。,A**,,
      ^
    fix: remove one of the two rows
  nothing was registered: mend the rows, or set them aside with --quarantine FILE
  rows 4: registered 0, registered before 0, rejected 3
  [3]
  $ test "$before" = "$(fingerprint)"
  $ anjuan --json register --from bad.csv --map map.toml 2> /dev/null
  {
    "registered": 0,
    "skipped": 0,
    "updated": 0,
    "rejected": 3,
    "ids_first": null,
    "ids_last": null
  }
  [3]

With --quarantine the good rows are registered, the bad ones stand in a file with their reasons.

  $ anjuan --lang en register --from bad.csv --map map.toml --quarantine rejects.csv
  note: the rejects hold the rows as they came, with names and numbers: only you can read a new file of them
    fix: delete it once its rows are mended and registered
  bad.csv:2:9: error: row 1, column '时间': '2026/2/30' is a day that does not exist
      19,反映噪声,2026/2/30,吵。,A**,,
                  ^
    fix: correct the day or the month
  bad.csv:3:4: error: row 2, column '主题': a case needs a title
      20,,2026/7/2,吵。,A**,,
         ^
    fix: say in one line what it is about
  bad.csv:5:1: error: row 4, column '编号': wenzheng/21 stands in this file already, in row 3
      21,反映噪声,2026/7/3,吵。,A**,,
      ^
    fix: remove one of the two rows
  rows 4: registered 1, registered before 0, rejected 3
  DZ-2026-000003
  $ tr -d '\r' < rejects.csv
  ﻿编号,主题,时间,详情,用户,答复,答复时间,_row,_reason
  19,反映噪声,2026/2/30,吵。,A03,,,1,"row 1, column '时间': '2026/2/30' is a day that does not exist (correct the day or the month)"
  20,,2026/7/2,吵。,A04,,,2,"row 2, column '主题': a case needs a title (say in one line what it is about)"
  21,反映噪声,2026/7/3,吵。,A05,,,4,"row 4, column '编号': wenzheng/21 stands in this file already, in row 3 (remove one of the two rows)"
  $ anjuan -q list --source wenzheng | wc -l
  5

A map that does not fit the file is told so, all at once.

  $ sed -i 's/"主题"/"标题"/; s/channel/chanel/' map.toml
  $ anjuan --lang en register --from good.csv --map map.toml
  map.toml:12:1: error: there is no setting 'chanel' here
      chanel = "online"
      ^~~~~~
    fix: did you mean 'channel'?
  [3]
  $ anjuan --lang en register --from nowhere.csv
  nowhere.csv: error: cannot read the file: No such file or directory
    fix: check the path and who may read it
  [6]

A clerk's sheet: a title, a header on two levels, a signature; one bad row costs one row.

  $ cat > clerk.csv <<CSV
  > 信访事项登记表,,,,
  > 编号,标题,登记日期,信访人信息,
  > ,,,姓名,电话
  > 9001,路灯不亮,2026-06-01,张某,13900000001
  > 9002,"反映"供水"不足",2026-06-02,李某,13900000002
  > ="0009",水压不足,2026-06-03,王某,13900000003
  > 合计,2件,,,
  > 填表人：赵某,,,,
  > CSV
  $ anjuan --lang en -n register --from clerk.csv --quarantine rejects.csv
  clerk.csv:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  clerk.csv: note: rows left out as totals, signatures or the header again (2): 7 (合计), 8 (填表人：赵某)
    fix: give the row a number of its own if it is a record
  clerk.csv:5:10: error: row 2: the quoted cell ends before this character, but no separator follows
    fix: write a quote inside a quoted cell twice
  rows 3: registered 2, registered before 0, rejected 1
  DZ-2026-000004 … DZ-2026-000005
  dry run: nothing was written

Who asks not to be named is protected whichever way it is said, and a column that says so is never
passed over.

  $ printf '编号,标题,姓名,是否保密\n301,反映补贴,李某某,是\n302,反映路灯,王某某,否\n' > named.csv
  $ anjuan --lang zh register --from named.csv
  共 2 行：登记 2，以前已登记 0，不合格 0
  DZ-2026-000004 … DZ-2026-000005
  $ grep -l 'confidential: true' cases/2026/*/*.yaml
  cases/2026/07/DZ-2026-000004.yaml
  $ printf '[fields]\nref = "编号"\ntitle = "标题"\n' > short.toml
  $ anjuan --lang zh register --from named.csv --map short.toml
  named.csv: 错误: “是否保密”一列写明谁需要保密，却没有被读取
    办法: 请在对照文件的 [fields] 下写 confidential = "是否保密"；如无人要求保密，则在 [defaults] 下写 confidential = "false"
  [3]
  $ anjuan --lang en register --from named.csv --map short.toml
  named.csv: error: the column '是否保密' says who is protected, and it is not read
    fix: write confidential = "是否保密" under [fields] of the map, or confidential = "false" under [defaults] when nobody is
  [3]
  $ printf '编号,标题,是否保密\n303,反映补贴,大概\n' > perhaps.csv
  $ anjuan --lang zh register --from perhaps.csv
  perhaps.csv:2:10: 错误: 第 1 条，“是否保密”列：“大概”既不表示是，也不表示否
      303,反映补贴,大概
                   ^^
    办法: 请填“是”或“否”（true 或 false），或在对照文件的 [values] 下写明含义
  没有登记任何案件：请改正这些行，或用 --quarantine FILE 另存
  共 1 行：登记 0，以前已登记 0，不合格 1
  [3]

The other facts of a complaint are columns as well, and one that belongs to a step needs the step.

  $ printf 'Reference,Subject,Complainant,Appointment requested,Speakers\n304,反映停水,李某某,2026-07-19,"李甲、王乙"\n' > facts.csv
  $ anjuan -q register --from facts.csv
  共 1 行：登记 1，以前已登记 0，不合格 0
  DZ-2026-000006
  $ sed -n '/^petitioners/,$p' cases/2026/07/DZ-2026-000006.yaml
  petitioners:
    - name: 李某某
    - name: 李甲
      representative: true
    - name: 王乙
      representative: true
  history:
    - event: registered
      at: 2026-07-20T09:00:00+08:00
      by: li-na
      received: 2026-07-20
      class: general
      kind: request
      appointment: 2026-07-19
  $ printf '编号,标题,送达日期\n305,反映停水,2026-07-19\n' > served.csv
  $ anjuan --lang zh register --from served.csv
  served.csv:2:1: 错误: 第 1 条，答复日期：没有 replied，served 就没有意义
      305,反映停水,2026-07-19
      ^
    办法: 请一并填写 replied；使用对照文件时，请为它指定一列
  没有登记任何案件：请改正这些行，或用 --quarantine FILE 另存
  共 1 行：登记 0，以前已登记 0，不合格 1
  [3]

A table may come down a pipe.

  $ printf '标题,姓名,电话\n反映井盖丢失,张某,1390000000\n' | anjuan --lang en register --from - --format csv
  -: note: no column holds the numbers of the complaints: this file read again would register them again
    fix: read it once only, or give it a column of numbers
  -:2:8: note: row 1, column '姓名': the telephone number ********00 has too many or too few digits
    fix: ask the petitioner, and correct it in the file
  rows 1: registered 1, registered before 0, rejected 0
  DZ-2026-000007
  $ anjuan --lang en -n register --from <(printf '标题,姓名\n反映井盖又丢失,张某\n') --format csv
  /dev/fd/63: note: no column holds the numbers of the complaints: this file read again would register them again
    fix: read it once only, or give it a column of numbers
  rows 1: registered 1, registered before 0, rejected 0
  DZ-2026-000008
  dry run: nothing was written
  $ printf '标题,姓名\n' | anjuan --lang en register --from - --format csv
  -:1: error: the file has column names but no rows
    fix: export it again with the rows; was a filter set?
  [3]

The rejects never take the place of the table that is read, nor of a link or a device.

  $ printf '标题,登记日期\n反映噪声,2026-02-30\n' > own.csv
  $ anjuan --lang en register --from own.csv --quarantine ./own.csv
  error: ./own.csv is the file that is read: the rejects would take its place
    fix: name another file with --quarantine
  [2]
  $ ln -s own.csv link.csv
  $ anjuan --lang en register --from own.csv --quarantine link.csv
  link.csv: error: this is a symbolic link or no plain file; it is not written over
    fix: name the file itself, or put it in the place of the link
  [3]
  $ anjuan --lang en register --from own.csv --quarantine /dev/null
  /dev/null: error: this is a symbolic link or no plain file; it is not written over
    fix: name the file itself, or put it in the place of the link
  [3]
  $ cat own.csv
  标题,登记日期
  反映噪声,2026-02-30

A file of rejects that was corrected may be read into itself.

  $ anjuan -q register --from own.csv --quarantine r.csv && sed -i 's/2026-02-30/2026-03-30/' r.csv
  own.csv:2:6: 错误: 第 1 条，“登记日期”列：“2026-02-30”这一天不存在
      反映噪声,2026-02-30
               ^
    办法: 请更正日或月
  共 1 行：登记 0，以前已登记 0，不合格 1
  $ anjuan -q register --from r.csv --quarantine r.csv
  共 1 行：登记 1，以前已登记 0，不合格 0
  DZ-2026-000008

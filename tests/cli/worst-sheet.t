  $ . "$TESTDIR/office.sh"
  $ /usr/bin/python3 "$TESTDIR/../intake/book.py" "$TESTDIR/worst-sheet.book" worst.xlsx

What is recognised of a sheet, before anything is read from it; and a map to begin with.

  $ anjuan --lang en register --from worst.xlsx --columns
  worst.xlsx:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  A   编号      ref                       0007 · 0008 · 0009
  B   问题简述  –                         小区电梯停运 · 反映补贴未发放 · 反映路灯不亮
  C   问题类别  category                  物业管理 · 劳动和社会保障＞社会救助 · 市政设施
  D   姓名      petitioner.name           张三丰、李四光、王五 · 李某某 · 匿名
  E   联系电话  petitioner.phone          13900000001、1390000000… · 13900000004 · 无
  F   登记日期  received                  2026-06-01 · 2026年6月2日 · 2026.6.3
  G   责任单位  unit                      市住建局 · 市住建局 · 市住建局
  H   备注      –                         
  $ anjuan --lang zh register --from worst.xlsx --make-map
  # worst.xlsx 的对照文件：register --from 文件 --map 本文件
  [source]
  system = ""
  
  [fields]
  ref = "编号"  # 0007 · 0008 · 0009
  # 未读取 = "问题简述"  # 小区电梯停运 · 反映补贴未发放 · 反映路灯不亮
  category = "问题类别"  # 物业管理 · 劳动和社会保障＞社会救助 · 市政设施
  "petitioner.name" = "姓名"  # 张三丰、李四光、王五 · 李某某 · 匿名
  "petitioner.phone" = "联系电话"  # 13900000001、1390000000… · 13900000004 · 无
  received = "登记日期"  # 2026-06-01 · 2026年6月2日 · 2026.6.3
  unit = "责任单位"  # 市住建局 · 市住建局 · 市住建局
  # 未读取 = "备注"

One line of map for the one column that nobody else would call so; all others are read as their names
say. The row with the error is set aside, with everything that is wrong in it.

  $ echo 'fields = {title = "问题简述", "*" = "*"}' > one.toml
  $ anjuan --lang zh -n register --from worst.xlsx --map one.toml --quarantine rejects.csv
  worst.xlsx:2: 说明: 列名在第 2 行；其上的内容不读
    办法: 可用 --header-row 指定其他行
  worst.xlsx: 说明: 合计、落款或重复表头，已略去（2 行）：9 (合计)、10 (填表人：孙某)
    办法: 如果该行确是一条记录，请为它填上编号
  worst.xlsx: 说明: 以下各列未读取：备注
    办法: 如需读取，请写入对照文件的 [fields]
  worst.xlsx:7: 错误: 第 4 条，“问题简述”列（B7）：单元格是电子表格的错误值 #N/A
    办法: 请修正公式，或直接填写数值
  worst.xlsx:7: 错误: 第 4 条，“登记日期”列（F7）：“6月4日”没有写年份
    办法: 请写成 2019-04-25 或 2019-04-25 09:32
  共 5 行：登记 4，以前已登记 0，不合格 1
  DZ-2026-000001 … DZ-2026-000004
  试运行：没有写入
  $ anjuan --lang en register --from worst.xlsx --map one.toml --quarantine rejects.csv
  worst.xlsx:2: note: the column names stand in row 2; what stands above them is not read
    fix: name another row with --header-row
  worst.xlsx: note: rows left out as totals, signatures or the header again (2): 9 (合计), 10 (填表人：孙某)
    fix: give the row a number of its own if it is a record
  note: the rejects hold the rows as they came, with names and numbers: only you can read a new file of them
    fix: delete it once its rows are mended and registered
  worst.xlsx: note: these columns are not read: 备注
    fix: name them in [fields] of a map to read them
  worst.xlsx:7: error: row 4, column '问题简述' (B7): the cell holds the spreadsheet's error #N/A
    fix: repair the formula or write the value itself
  worst.xlsx:7: error: row 4, column '登记日期' (F7): '6月4日' does not say the year
    fix: write it as 2019-04-25 or 2019-04-25 09:32
  rows 5: registered 4, registered before 0, rejected 1
  DZ-2026-000001 … DZ-2026-000004
  $ tr -d '\r' < rejects.csv
  ﻿编号,问题简述,问题类别,姓名,联系电话,登记日期,责任单位,备注,_system,_row,_reason
  0010,#N/A,其他,王某,13900000005,6月4日,市民政局,,worst,4,"row 4, column '问题简述' (B7): the cell holds the spreadsheet's error #N/A (repair the formula or write the value itself) | row 4, column '登记日期' (F7): '6月4日' does not say the year (write it as 2019-04-25 or 2019-04-25 09:32)"
  $ anjuan -q verify
  $ sed -n '/^title/p; /^received/p; /^category/p; /^persons/p; /^group/p; /^source/p; /^petitioners/,/^history/p; /unit:/p' cases/2026/07/*.yaml
  title: 小区电梯停运
  received: 2026-06-01
  category: 城乡建设/物业管理
  persons: 3
  unit: zhujian
  source: worst/0007
  petitioners:
    - name: 张三丰
      phone: "13900000001"
    - name: 李四光
      phone: "13900000002"
    - name: 王五
      phone: "13900000003"
  history:
      unit: zhujian
  title: 反映补贴未发放
  received: 2026-06-02
  category: 劳动和社会保障/社会救助
  persons: 1
  unit: zhujian
  source: worst/0008
  petitioners:
    - name: 李某某
      phone: "13900000004"
  history:
      unit: zhujian
  title: 反映路灯不亮
  received: 2026-06-03
  category: 城乡建设/市政设施
  persons: 1
  unit: zhujian
  source: worst/0009
  petitioners:
    - name: anonymous
  history:
      unit: zhujian
  title: 反映噪声扰民
  received: 2026-06-05
  category: 环境保护/噪声
  persons: 6
  group: true
  unit: minzheng
  source: worst/0011
  petitioners:
    - name: 赵某
  history:
      unit: minzheng

The row that was mended comes in, and nothing twice.

  $ sed -i 's/#N\/A/反映道路积水/; s/6月4日/2026-06-04/' rejects.csv
  $ anjuan --lang zh register --from rejects.csv --map one.toml --quarantine rejects.csv
  rejects.csv: 说明: 以下各列未读取：备注
    办法: 如需读取，请写入对照文件的 [fields]
  共 1 行：登记 1，以前已登记 0，不合格 0
  DZ-2026-000005
  $ anjuan --lang zh -q register --from worst.xlsx --map one.toml
  worst.xlsx:7: 错误: 第 4 条，“问题简述”列（B7）：单元格是电子表格的错误值 #N/A
    办法: 请修正公式，或直接填写数值
  worst.xlsx:7: 错误: 第 4 条，“登记日期”列（F7）：“6月4日”没有写年份
    办法: 请写成 2019-04-25 或 2019-04-25 09:32
  共 5 行：登记 0，以前已登记 4，不合格 1
  [3]

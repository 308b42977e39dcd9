  $ . "$TESTDIR/office.sh"

Who complained of a unit is not shown, also where the complaint itself says it.

  $ anjuan --lang en --now 2026-06-29 register --title 举报吃拿卡要 --petitioner 李某某 --phone 13800000000 --kind accusation --channel visit --request '我叫李某某，电话13800000000。'
  DZ-2026-000001
  $ anjuan --now 2026-06-30 interview 2026-1 --official zhao --statement '李某某说，可以打13800000000。' --answer '已向李某某说明' >/dev/null
  $ anjuan --lang en show 2026-1
  case number         DZ-2026-000001
  title               举报吃拿卡要
  status              registered
  clock               decide on acceptance
  due                 2026-07-14  (overdue by 6 days)
  class               general
  kind of complaint   accusation
  received            2026-06-29
  decide by           2026-07-14
  channel             visit
  persons             1
  petitioner          李**  *********00
  steps to do         learn how it was handled before, go and see, establish the evidence, propose an opinion, reply in writing, carry out the opinion, report the closing
  papers to file      交办单, 督办单, 办结单, 责任书
  
  我叫李**，电话*********00。
  
  2026-06-29T12:00  registered      li-na  received: 2026-06-29  class: general  kind of complaint: accusation
  2026-06-30T12:00  interviewed     li-na  official: 赵局长  statement: 李**说，可以打*********00。  answer: 已向李**说明  by a principal: yes
  $ anjuan --lang en --json show 2026-1 | grep -c '李某某\|13800000000'
  0
  [1]
  $ anjuan --lang en log 2026-1
    1  2026-06-29T12:00  registered      li-na  received: 2026-06-29  class: general  kind of complaint: accusation
    2  2026-06-30T12:00  interviewed     li-na  official: 赵局长  statement: 李**说，可以打*********00。  answer: 已向李**说明  by a principal: yes
  $ anjuan --lang en log 2026-1 --reveal | grep -c 李某某
  1
  $ anjuan report register --year 2026 | grep -c 李某某
  0
  [1]

A title stands in every list: a protected name does not belong there.

  $ anjuan --lang en --now 2026-06-30 register --title 李四反映低保 --petitioner 李四 --confidential --channel visit
  error: the title tells who complained, and all may read titles
    rule: Regulations on Petition Work art. 30, 46
    fix: write it without: 某某反映低保; `register --veil-titles` does so by itself; where it is a word there and means nobody, add --not-named and that word
  [4]
  $ anjuan --lang zh --now 2026-06-30 register --title 王五反映低保 --petitioner 王五 --confidential --channel visit
  错误: 标题透露了信访人身份，而标题人人可见
    依据: 《信访工作条例》第三十、四十六条
    办法: 请改写为：某某反映低保；`register --veil-titles` 可自动改写；如该处只是普通词语、并非人名，请加 --not-named 和该词
  [4]
  $ anjuan --now 2026-06-30 register --title 赵六反映低保 --petitioner 赵六 --channel visit
  错误: 标题透露了信访人身份，而标题人人可见
    依据: 《信访工作条例》第三十、四十六条
    办法: 请改写为：某某反映低保；`register --veil-titles` 可自动改写；如该处只是普通词语、并非人名，请加 --not-named 和该词
  [4]

# What a county office has at hand on Monday morning: `. "$TESTDIR/week.sh"` makes it. The clerk's language is
# that of the transcript's name.
case $TESTFILE in *zh*) export ANJUAN_LANG=zh ;; *) export ANJUAN_LANG=en ;; esac
cat >units.yaml <<'YAML'
- id: office
  name: 示例旗信访局
  principal: 周明
- {id: minzheng, name: 旗民政局, aliases: [民政局], parent: office, level: bureau, categories: [劳动和社会保障/社会救助, 民政]}
- {id: zhujian, name: 旗住建局, aliases: [住建局], parent: office, level: bureau, categories: [城乡建设]}
- {id: renshe, name: 旗人社局, aliases: [人社局], parent: office, level: bureau, categories: [劳动和社会保障]}
- {id: chengguan, name: 城关镇, parent: office, level: township, areas: [示例旗/城关镇]}
YAML
cat >officials.yaml <<'YAML'
- {id: 周明, name: 周明, title: 局长, rank: 正处级, principal: true, portfolio: [党务政务]}
- {id: 吴芳, name: 吴芳, title: 副局长, rank: 副处级, portfolio: [城乡建设]}
- {id: 郑伟, name: 郑伟, title: 副局长, rank: 副处级, portfolio: [劳动和社会保障], groups: [重点]}
- {id: 王强, name: 王强, title: 镇长, rank: 正科级, unit: chengguan, portfolio: [其他]}
YAML
# As another office sends it: GB18030, a title line, days in every writing, a telephone that is none.
iconv -f utf-8 -t gb18030 >上周来信.csv <<'CSV'
示例旗信访局来信登记表,,,,,,,
编号,标题,来信时间,信访人,联系电话,信访形式,责任单位,内容
1,反映小区电梯停运,2026.7.6,张某某,13900000001,来信,住建局,电梯停运两个月无人维修。
2,反映低保未按时发放,7月7日,李某某,１３９００００００02,来信,民政局,六月份起未发放。
3,,2026-7-8,王某某,13900000003,来信,民政局,内容在信中。
4,反映拖欠工资,2026年7月9日,赵某某,13900000004,网上,人社局,工程款已结而工资未发。
5,反映路灯不亮,2026年13月9日,钱某某,13900000005,来信,城关镇,
合计,4件,,,,,,
CSV
printf '案件编号,环节,日期,文号\n3,受理,2026-07-16,受理告知书〔2026〕5号\n8,受理,2026-07-16,受理告知书〔2026〕6号\n' >补录.csv

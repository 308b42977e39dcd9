#!/usr/bin/env bash
# A quarter of an office of one kind, from nothing to the bulletin, with people who do not exist: the
# pack's own rules and examples, nothing else. Cases answered in time, late and after an extension, a
# group, a repeat, an objection, a review; a reception that somebody else held, and a day on which
# nobody came.
#   examples/offices/tour.sh PACK [DIRECTORY OF THE NEW LEDGER]
# anjuan pack list shows the packs. The program is `anjuan`, or what ANJUAN names.
set -euo pipefail
pack=${1:?the name of a pack: anjuan pack list}
ledger=${2:-$(mktemp -d)/$pack}
export ANJUAN_BY=li-na ANJUAN_NOW=2026-03-30T09:00:00+08:00

anjuan() { command "${ANJUAN:-anjuan}" "$@"; }
say() { printf '\n== %s\n' "$*"; }
run() {
  printf '$ anjuan'
  printf ' %q' "$@" | sed "s/\\\\\\([^ -~]\\)/\\1/g"
  printf '\n'
  anjuan "$@"
}
on() { export ANJUAN_NOW="$1T${2:-10:00}:00+08:00"; }

say "从无到有：一个单位，五条命令"
own=()
if [ "$pack" = campaign ]; then own=(--campaign 2026-04-01..2026-06-30); fi
run -q init "$ledger" --code AJ --name 示例单位 --pack "$pack" "${own[@]}"
cd "$ledger"
# 空着的地点和时间、office 的主要领导，由单位填。
sed -i -e 's/^place = ""/place = "一楼接待大厅"/' -e 's/^time = ""/time = "09:00-11:30"/' anjuan.toml
head=$(sed -n 's/^- {id: \([^,]*\),.*principal: true.*/\1/p' officials.yaml | head -n 1)
sed -i "/^- id: office/,/^  name:/ s/^  name:.*/&\n  principal: $head/" units.yaml
if [ "$pack" = campaign ]; then
  mkdir -p rota/documents/2026
  touch rota/documents/2026/plan.pdf rota/documents/2026/summary.pdf
fi
mapfile -t units < <(sed -n 's/^- {id: \([^,]*\),.*/\1/p' units.yaml)
one=${units[0]} two=${units[1]:-${units[0]}}
run verify
for month in 2026-04 2026-05 2026-06; do anjuan -q schedule plan --month "$month" >/dev/null; done
run register --title 反映小区路灯不亮 --petitioner 甲某某 --phone 13800000001 --channel visit --received 2026-03-30
run escalate

say "四月：按期、延期、群体、异议"
on 2026-04-01
run -q register --title 反映物业费收取不透明 --petitioner 乙某某 --channel letter --class complex
run -q register --title 反映拆迁补偿标准 --petitioner 丙某某 --channel visit --persons 12 --group --class major
run -q register --title 反映灌溉水渠堵塞 --petitioner 丁某某 --channel online
on 2026-04-03
for case in 1 2 3 4; do run -q accept "$case" --document "受理告知书〔2026〕${case}号"; done
run -q assign 1 --unit "$one" --lead "$head"
run -q assign 2 --unit "$one" --lead "$head"
run -q assign 3 --unit "$one" --assisting "$two" --lead "$head"
run -q assign 4 --unit "$two" --lead "$head" --received 2026-04-03
on 2026-04-08
run -q return 4 --reason 不属于本单位职权范围 --consented-by "$head"
run -q assign 4 --unit "$one" --lead "$head" --reason 经核实属该单位
run -q interview 3 --official "$head" --statement 听取五名代表意见
run -q confer 3 --with 班子成员 --result 分户核对补偿标准
on 2026-04-28
run -q reply 1 --document 信访处理意见书〔2026〕1号 --served 2026-04-28 --result supported
run -q implement 1 --result 路灯已修复
on 2026-04-29
run -q close 1 --document 办结单〔2026〕1号 --settled true --outcome solved
run -q --by wang follow-up 1 --channel phone --satisfied satisfied

on 2026-04-30 18:00
run -q schedule hold --as-planned 2026-04-01..2026-04-30 --late-reason 月底集中补录

say "五月：重复来访、超期、换人接访、无人的一天"
on 2026-05-06
run -q register --title 再次反映路灯不亮 --petitioner 甲某某 --phone 13800000001 --channel visit --repeat-of 1
run -q accept 5 --document 受理告知书〔2026〕5号
run -q assign 5 --unit "$one" --lead "$head"
on 2026-05-07
# 复杂的 (条例第三十四条) 还是重大的 (街道) 可以延期，各包不同。
extended=3
if anjuan config show extension.classes | grep -q complex; then extended=2; fi
run -q extend "$extended" --days 20 --approver "$head" --reason 需第三方鉴定 --notified 2026-05-07 \
  --document 延期办理告知书〔2026〕1号
# 五月排班里的三场：一场照常，一场换人，一场没有人来。
mapfile -t planned < <(sed -n 's/^ *- {date: \(2026-05-[0-9-]*\), desk: \([^,]*\),.*kind: \([^,]*\), official: \([^,}]*\).*/\1 \2 \4/p' rota/2026-05.yaml | sort -u -k1,1 | awk '$1 >= "2026-05-11" && $1 < "2026-05-29"')
if [ "${#planned[@]}" -gt 0 ]; then
  read -r day desk _ <<<"${planned[0]}"
  on "$day" 17:00
  run schedule hold "$day" --desk "$desk" --batch persons=2,cases=5,matter=路灯,disposition=follow-up,due=2026-06-20,note=限期修复
fi
if [ "${#planned[@]}" -gt 1 ]; then
  read -r day desk who <<<"${planned[1]}"
  on "$(date -d "$day - 5 days" +%F)"
  run -q schedule absent "$who" --from "$day" --reason 外出开会 || true
fi
on 2026-05-29
run -q register --title 反映噪声扰民 --petitioner 戊某某 --channel phone
except=()
if [ "${#planned[@]}" -gt 2 ]; then
  read -r day desk _ <<<"${planned[2]}"
  except=(--except "$day/$desk")
fi
on 2026-05-31 18:00
run -q schedule hold --as-planned 2026-05-01..2026-05-31 "${except[@]}" --late-reason 月底集中补录
# 换人、无人的那一天，按制度逐条指出。
run schedule check --month 2026-05 || true

say "六月：延期后办结、超期办结、复查、通报"
on 2026-06-10
run -q approve 5 --official "$head"
run -q reply 5 --document 信访处理意见书〔2026〕2号 --served 2026-06-10 --result explained
run -q close 5 --document 办结单〔2026〕2号 --settled false --outcome explained --result 待更换电缆
run -q reply 3 --document 信访处理意见书〔2026〕3号 --served 2026-06-10 --result supported
run -q close 3 --document 办结单〔2026〕3号 --settled true --outcome mediated --mediation people
on 2026-06-15
run -q reply 4 --document 信访处理意见书〔2026〕4号 --served 2026-06-15 --result supported
run -q close 4 --document 办结单〔2026〕4号 --settled true --outcome solved
run -q review 5 --tier review
on 2026-06-29
run -q reply 2 --document 信访处理意见书〔2026〕5号 --served 2026-06-29 --result not-supported
run -q close 2 --document 办结单〔2026〕5号 --settled false --outcome explained
run -q review 5 --tier review --result upheld --document 复查意见书〔2026〕1号 --served 2026-06-29
run -q escalate
on 2026-06-30 18:00
run -q schedule hold --as-planned 2026-06-01..2026-06-30 --late-reason 月底集中补录

say "一个季度"
run list
run report bulletin --quarter 2026-Q2
run report kpi --quarter 2026-Q2
run report owed --month 2026-06
run report candidates
run report accountability --quarter 2026-Q2
run verify
printf '\n台账在 %s\n' "$ledger"

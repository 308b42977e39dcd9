Fixed days (B1, E4): the 15th is never moved; the 20th goes to the next workday where nobody works.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ sed -i '/^\[rota\]/,$d' anjuan.toml
  $ cat >> anjuan.toml << 'TOML'
  > [rota]
  > [[rota.cover]]
  > desk = "fifteenth"
  > when = {month-days = [15], shift = "none"}
  > source = "B1"
  > [[rota.cover]]
  > desk = "twentieth"
  > kind = "field"
  > when = {month-days = [20], shift = "next-workday"}
  > source = "E4"
  > TOML
  $ export ANJUAN_NOW=2026-01-01T09:00:00+08:00
  $ anjuan -q schedule plan --from 2026-01-01 --to 2026-12-31 > year.txt
  $ grep fifteenth year.txt | cut -c1-10
  2026-01-15
  2026-02-15
  2026-03-15
  2026-04-15
  2026-05-15
  2026-06-15
  2026-07-15
  2026-08-15
  2026-09-15
  2026-10-15
  2026-11-15
  2026-12-15
  $ grep twentieth year.txt | cut -c1-10
  2026-01-20
  2026-02-24
  2026-03-20
  2026-04-20
  2026-05-20
  2026-06-22
  2026-07-20
  2026-08-20
  2026-09-20
  2026-10-20
  2026-11-20
  2026-12-21
  $ anjuan schedule check --from 2026-01-01 --to 2026-12-31
  2026-01-01 to 2026-12-31: every rule is kept

Four bodies take turns over duty days, weekends and holidays do not count, and every member is
reached (HR1).

  $ sed -i '/^\[rota\]/,$d' anjuan.toml
  $ rm -r rota
  $ cat >> anjuan.toml << 'TOML'
  > [rota]
  > [[rota.cover]]
  > desk = "centre"
  > when = "workday"
  > take-turns = ["party", "congress", "government", "cppcc"]
  > source = "HR1"
  > TOML
  $ for body in party congress government cppcc; do
  >   for n in 1 2 3; do echo "- {id: $body-$n, name: $body-$n, rank: member, body: $body}"; done
  > done > officials.yaml
  $ sed -i '/principal:/d' units.yaml
  $ anjuan schedule plan --month 2026-12 | head -6
  date        desk    group  kind       official      companions
  2026-12-01  centre  1      reception  party-2
  2026-12-02  centre  1      reception  congress-3
  2026-12-03  centre  1      reception  government-1
  2026-12-04  centre  1      reception  cppcc-3
  2026-12-07  centre  1      reception  party-3
  $ anjuan --json schedule plan --month 2026-12 --again > plan.json
  $ python3 -c '
  > import json
  > plan = json.load(open("plan.json"))
  > print(sorted({load["load"] for load in plan["loads"]}), len(plan["loads"]), plan["proof"])
  > bodies = [session["official"][:-2] for session in plan["sessions"]]
  > print(all(bodies[i] == bodies[i % 4] for i in range(len(bodies))))'
  [1, 2] 12 optimal
  True
  $ anjuan schedule plan --month 2026-12 --again | tail -2
    among plans that have this in common: the sessions that are planned already, whose turn each session is
  preferred (turns): 23 of 23, at most 23 [怀仁市信访局对市政协二届二次会议第67号提案的回复一]

In Chinese: why this official on this day.

  $ anjuan --lang zh schedule explain 2026-12-21
  2026-12-21 centre/1 government-3
    centre当日须有人接访：任一领导 [怀仁市信访局对市政协二届二次会议第67号提案的回复一]
    各班子轮流（党委、人大、政府、政协）；government-3 属于 政府 [怀仁市信访局对市政协二届二次会议第67号提案的回复一]
    government-3本期 2 场，应担 2.00 场
    上一场在 2026-12-15
    可到者 12 人，同等时按种子 1 确定

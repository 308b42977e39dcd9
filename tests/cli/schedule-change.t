Somebody cannot come: substitutes with the fewest changes, ranked alternatives, the balance goes on.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ anjuan -n schedule absent qian --from 2026-12-07 --to 2026-12-11 --reason 培训
  2026-12-08 接访大厅/1: 钱副局长 → 孙副局长 [东乌旗党政领导干部接访和带案下访制度第九条]
      otherwise: 赵局长, 周副局长
  tell 孙副局长: receives at desk 接访大厅 on 2026-12-08 instead of 钱副局长
  renew the public notice: anjuan schedule notice --from 2026-12-08 --to 2026-12-08
  sessions changed: 1; no rota under the rules changes fewer
  $ ls rota
  2026-12.yaml
  $ cp rota/2026-12.yaml before.yaml
  $ anjuan schedule absent qian --from 2026-12-07 --to 2026-12-11 --reason 培训 --reported 2026-11-25
  2026-12-08 接访大厅/1: 钱副局长 → 孙副局长 [东乌旗党政领导干部接访和带案下访制度第九条]
      otherwise: 赵局长, 周副局长
  tell 孙副局长: receives at desk 接访大厅 on 2026-12-08 instead of 钱副局长
  renew the public notice: anjuan schedule notice --from 2026-12-08 --to 2026-12-08
  sessions changed: 1; no rota under the rules changes fewer
  $ cat rota/absences.yaml
  - {official: qian, from: 2026-12-07, to: 2026-12-11, reason: 培训, reported: 2026-11-25}
  $ diff -U0 before.yaml rota/2026-12.yaml | grep '^[-+] '
  -  - {date: 2026-12-08, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law]}
  +  - {date: 2026-12-08, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law], sequence: 1}
  $ anjuan schedule check --month 2026-12
  2026-12-01 to 2026-12-31: every rule is kept
  $ anjuan --lang zh -n schedule absent sun --from 2026-12-04
  2026-12-04 接访大厅/1: 孙副局长 → 钱副局长 [东乌旗党政领导干部接访和带案下访制度第九条]
      备选：周副局长、赵局长
  告知钱副局长：在接访大厅接访（2026-12-04，原为孙副局长）
  更新公示：anjuan schedule notice --from 2026-12-04 --to 2026-12-04
  调整场次：1；在现行规则下不可能更少
  $ anjuan --json -n schedule absent sun --from 2026-12-04
  {
    "absence": {
      "official": "sun",
      "from": "2026-12-04",
      "to": "2026-12-04",
      "reason": "",
      "reported": "2026-11-25"
    },
    "recorded": true,
    "changes": [
      {
        "before": {
          "date": "2026-12-04",
          "desk": "centre",
          "group": 1,
          "kind": "reception",
          "official": "sun",
          "companions": [
            "wu-law"
          ]
        },
        "after": {
          "date": "2026-12-04",
          "desk": "centre",
          "group": 1,
          "kind": "reception",
          "official": "qian",
          "companions": [
            "wu-law"
          ],
          "sequence": 1
        },
        "frozen": false,
        "late_notice": false,
        "source": "A8",
        "alternatives": [
          {
            "official": "zhou",
            "over": 0.75,
            "workdays_apart": 3
          },
          {
            "official": "zhao",
            "over": 0.75,
            "workdays_apart": 1
          }
        ]
      }
    ],
    "minimum": 1,
    "proven": true,
    "loads": [
      {
        "official": "zhao",
        "rank": "principal",
        "load": 6,
        "entitlement": 6.25,
        "balance": 0.25,
        "as_companion": 0
      },
      {
        "official": "qian",
        "rank": "deputy",
        "load": 5,
        "entitlement": 4.583,
        "balance": -0.417,
        "as_companion": 0
      },
      {
        "official": "sun",
        "rank": "deputy",
        "load": 6,
        "entitlement": 5.917,
        "balance": -0.083,
        "as_companion": 0
      },
      {
        "official": "zhou",
        "rank": "deputy",
        "load": 6,
        "entitlement": 6.25,
        "balance": 0.25,
        "as_companion": 0
      },
      {
        "official": "wu-law",
        "rank": "",
        "load": 0,
        "entitlement": 0.0,
        "balance": 0.0,
        "as_companion": 11
      },
      {
        "official": "zheng-law",
        "rank": "",
        "load": 0,
        "entitlement": 0.0,
        "balance": 0.0,
        "as_companion": 12
      }
    ],
    "unmet": [],
    "tell": [
      {
        "to": "qian",
        "case": "",
        "message": "receives at desk 接访大厅 on 2026-12-04 instead of 孙副局长"
      },
      {
        "to": "",
        "case": "",
        "message": "renew the public notice: anjuan schedule notice --from 2026-12-04 --to 2026-12-04"
      }
    ]
  }

  $ anjuan schedule absent qain --from 2026-12-07
  error: nobody is called 'qain'
    fix: did you mean qian?
  [2]
  $ anjuan schedule absent qian --from 2026-12-09 --to 2026-12-07
  error: 2026-12-07 is before 2026-12-09
  [2]

By hand, one session: the rules on absence and substitutes are asked first.

  $ anjuan schedule replace 2026-12-09 qian --desk centre
  error: 钱副局长 cannot come on 2026-12-09
    fix: name somebody else, or say --force
  [4]
  $ anjuan schedule replace 2026-12-02 qian --desk centre
  error: 钱副局长 may not stand in for 赵局长
    rule: 东乌旗党政领导干部接访和带案下访制度第九条
    fix: name somebody of a higher rank, or say --force
  [4]
  $ anjuan schedule replace 2026-12-02 qian --desk centre --force
  钱副局长 receives at desk 接访大厅 on 2026-12-02
  $ grep 2026-12-02 rota/2026-12.yaml
    - {date: 2026-12-02, desk: centre, group: 1, kind: reception, official: qian, companions: [zheng-law], sequence: 1, origin: manual}
  $ anjuan schedule replace 2026-12-05 qian --desk centre
  error: no session 2026-12-05 is planned
    fix: see 'anjuan schedule show' for what is planned
  [2]
  $ anjuan --lang zh schedule replace 2026-12-04 zhao --desk centre
  赵局长在接访大厅接访（2026-12-04）

Two of 23 away for 15 days change no more sessions than they held.

  $ for n in $(seq -w 23); do echo "- {id: o$n, name: o$n, rank: deputy}"; done > officials.yaml
  $ sed -i '/^\[rota\]/,$d' anjuan.toml; rm -r rota
  $ sed -i '/principal:/d' units.yaml
  $ printf '[rota]\n[[rota.cover]]\ndesk = "centre"\ngroups = 6\nsource = "F1"\n' >> anjuan.toml
  $ anjuan -q schedule plan --from 2026-12-01 --to 2027-01-31 > /dev/null
  $ held() { anjuan schedule show --from 2026-12-07 --to 2026-12-21 --official $1 | grep -c centre; }
  $ held o07
  3
  $ held o16
  3
  $ anjuan schedule absent o07 --from 2026-12-07 --to 2026-12-21 --reason leave | tail -1
  sessions changed: 3; no rota under the rules changes fewer
  $ anjuan schedule absent o16 --from 2026-12-07 --to 2026-12-21 --reason leave | tail -1
  sessions changed: 3; no rota under the rules changes fewer
  $ held o07
  0
  [1]
  $ held o16
  0
  [1]
  $ anjuan schedule check --from 2026-12-01 --to 2027-01-31
  2026-12-01 to 2027-01-31: every rule is kept

Told twice it is one absence; what overlaps is joined; taken back it is gone. Who is told what is said.

  $ . "$TESTDIR/rota.sh"
  $ sed -i 's/^\[rota\]$/[rota]\nfreeze-days = 1/' anjuan.toml
  $ anjuan -q schedule plan --from 2026-12-01 --to 2026-12-11 > /dev/null
  $ anjuan schedule absent zhao --from 2026-12-07
  2026-12-07 接访大厅/1: 赵局长 → 孙副局长 [东乌旗党政领导干部接访和带案下访制度第九条]
  2026-12-09 接访大厅/1: 周副局长 → 赵局长 [东乌旗党政领导干部接访和带案下访制度第九条]
      otherwise: 钱副局长, 孙副局长
  nobody whom the substitute rule allows can come to desk 接访大厅 on 2026-12-07; the desk is not left empty [东乌旗党政领导干部接访和带案下访制度第九条]
  tell 孙副局长: receives at desk 接访大厅 on 2026-12-07 instead of 赵局长
  tell 赵局长: receives at desk 接访大厅 on 2026-12-09 instead of 周副局长
  tell 周副局长: does not receive at desk 接访大厅 on 2026-12-09
  renew the public notice: anjuan schedule notice --from 2026-12-07 --to 2026-12-09
  sessions changed: 2; no rota under the rules changes fewer
  $ before=$(fingerprint)
  $ anjuan schedule absent zhao --from 2026-12-07
  this absence is recorded already
  sessions changed: 0; no rota under the rules changes fewer
  $ test "$(fingerprint)" = "$before" && echo the same
  the same
  $ anjuan schedule check --from 2026-12-01 --to 2026-12-11
  2026-12-01 to 2026-12-11: every rule is kept
  $ anjuan -q schedule absent zhao --from 2026-12-05 --to 2026-12-07 --reason 培训 --reported 2026-11-24 > /dev/null
  $ cat rota/absences.yaml
  - {official: zhao, from: 2026-12-05, to: 2026-12-07, reason: 培训, reported: 2026-11-24, recorded: 2026-11-25}
  $ ls rota
  2026-12.yaml
  absences.yaml
  $ anjuan schedule absent zhao --from 2026-12-09 --cancel
  error: no absence of zhao is recorded for 2026-12-09
    fix: recorded: 2026-12-05..2026-12-07
  [2]
  $ anjuan schedule absent zhao --from 2026-12-06 --cancel
  rota/absences.yaml: - {official: zhao, from: 2026-12-05, to: 2026-12-07, reason: 培训, reported: 2026-11-24, recorded: 2026-11-25}
  the absence is taken back; who stands in keeps the sessions: 'schedule replace' gives one back
  $ cat rota/absences.yaml

What has passed and what nobody planned stay as they are.

  $ export ANJUAN_NOW=2026-12-09T09:00:00+08:00
  $ cp rota/2026-12.yaml before.yaml
  $ anjuan schedule absent zhou --from 2026-12-01 --to 2026-12-31
  error: it is recorded 8 days after it happened (2026-12-01)
    rule: [record] late-after-days
    fix: say why with --late-reason
  [4]
  $ anjuan schedule absent zhou --from 2026-12-01 --to 2026-12-31 --late-reason 电话告知未记
  2026-12-11 接访大厅/1: 周副局长 → 钱副局长 [东乌旗党政领导干部接访和带案下访制度第九条]
      otherwise: 赵局长, 孙副局长
  tell 钱副局长: receives at desk 接访大厅 on 2026-12-11 instead of 周副局长
  renew the public notice: anjuan schedule notice --from 2026-12-11 --to 2026-12-11
  sessions changed: 1; no rota under the rules changes fewer
  $ cat rota/absences.yaml
  - {official: zhou, from: 2026-12-01, to: 2026-12-31, reported: 2026-12-09, late_reason: 电话告知未记, by: li-na}
  $ diff before.yaml rota/2026-12.yaml | grep -c '^>'
  1
  $ grep -c 'date: ' rota/2026-12.yaml
  9
  $ anjuan -q schedule plan --month 2026-12 --again > /dev/null
  $ diff before.yaml rota/2026-12.yaml | grep -c '^<'
  1
  $ anjuan schedule show --month 2026-12 | grep -c 接访大厅
  23

In which order an absence and a replacement became known changes nothing of the next month.

  $ mkdir "$CRAMTMP/first" "$CRAMTMP/second"; cd "$CRAMTMP/first"; export ANJUAN_NOW=2026-11-25T09:00:00+08:00
  $ next() { anjuan -n schedule plan --month 2027-01 | sha256sum; }
  $ . "$TESTDIR/rota.sh"
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ anjuan -q schedule absent qian --from 2026-12-07 --to 2026-12-11 > /dev/null
  $ anjuan -q schedule replace 2026-12-18 zhao --desk centre > /dev/null
  $ one=$(next); cd "$CRAMTMP/second"
  $ . "$TESTDIR/rota.sh"
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ anjuan -q schedule replace 2026-12-18 zhao --desk centre > /dev/null
  $ anjuan -q schedule absent qian --from 2026-12-07 --to 2026-12-11 > /dev/null
  $ test "$(next)" = "$one" && echo the same
  the same

A reason tells of no petitioner: the whole office reads the rota.

  $ anjuan -q register --title 反映路灯 --petitioner 端木赐 --phone 13912345678
  DZ-2026-000001
  $ anjuan --lang en schedule absent sun --from 2026-12-21 --to 2026-12-21 --reason 走访端木赐
  error: --reason: it tells who complained in DZ-2026-000001
    rule: Regulations on Petition Work art. 30, 46
    fix: leave it out: the case has it, with its own protection; a word of two characters that names nobody there is said with --not-named
  [4]

A reception on record that nobody planned counts; it is never written into the rota as if it had been planned.

  $ cd "$CRAMTMP"; mkdir third; cd third; export ANJUAN_NOW=2026-11-25T09:00:00+08:00
  $ . "$TESTDIR/rota.sh"
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ export ANJUAN_NOW=2026-12-09T17:00:00+08:00
  $ anjuan -q schedule hold 2026-12-05 --desk centre --official sun --place 东村 --late-reason 补录 > /dev/null
  $ anjuan -q schedule hold 2026-12-08 --desk centre --official zhou > /dev/null
  $ cp rota/2026-12.yaml before.yaml
  $ anjuan --lang en -q schedule absent zhou --from 2026-12-10 --to 2026-12-18 --reason 培训 > /dev/null
  $ diff before.yaml rota/2026-12.yaml | grep '^[<>]' | cut -c1-40 | grep -c '2026-12-0'
  0
  [1]
  $ grep -c 'date: ' rota/2026-12.yaml
  23

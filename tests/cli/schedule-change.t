Somebody cannot come: substitutes with the fewest changes, ranked alternatives, the balance goes on.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ anjuan -n schedule absent qian --from 2026-12-07 --to 2026-12-11 --reason 培训
  2026-12-08 centre/1: qian → sun [A8]
      otherwise: zhao, zhou
  sessions changed: 1; no rota under the rules changes fewer
  $ ls rota
  2026-12.yaml
  $ cp rota/2026-12.yaml before.yaml
  $ anjuan schedule absent qian --from 2026-12-07 --to 2026-12-11 --reason 培训 --reported 2026-11-25
  2026-12-08 centre/1: qian → sun [A8]
      otherwise: zhao, zhou
  sessions changed: 1; no rota under the rules changes fewer
  $ cat rota/absences.yaml
  - {official: qian, from: 2026-12-07, to: 2026-12-11, reason: 培训, reported: 2026-11-25}
  $ diff -U0 before.yaml rota/2026-12.yaml | grep '^[-+] '
  -  - {date: 2026-12-08, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law]}
  +  - {date: 2026-12-08, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law], sequence: 1}
  -  - {official: qian, rank: deputy, load: 5, entitlement: 5.750, balance: 0.750}
  -  - {official: sun, rank: deputy, load: 6, entitlement: 5.750, balance: -0.250}
  +  - {official: qian, rank: deputy, load: 4, entitlement: 5.750, balance: 1.750}
  +  - {official: sun, rank: deputy, load: 7, entitlement: 5.750, balance: -1.250}
  $ anjuan schedule check --month 2026-12
  2026-12-01 to 2026-12-31: every rule is kept
  $ anjuan --lang zh -n schedule absent sun --from 2026-12-04
  2026-12-04 centre/1: sun → qian [A8]
      备选：zhou, zhao
  调整场次：1；在现行规则下不可能更少
  $ anjuan --json -n schedule absent sun --from 2026-12-04
  {
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
            "over": 0.833,
            "workdays_apart": 3
          },
          {
            "official": "zhao",
            "over": 0.833,
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
        "entitlement": 6.167,
        "balance": 0.167,
        "as_companion": 0
      },
      {
        "official": "qian",
        "rank": "deputy",
        "load": 5,
        "entitlement": 4.5,
        "balance": -0.5,
        "as_companion": 0
      },
      {
        "official": "sun",
        "rank": "deputy",
        "load": 6,
        "entitlement": 6.167,
        "balance": 0.167,
        "as_companion": 0
      },
      {
        "official": "zhou",
        "rank": "deputy",
        "load": 6,
        "entitlement": 6.167,
        "balance": 0.167,
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
    "unmet": []
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
  error: qian cannot come on 2026-12-09
    fix: name somebody else, or say --force
  [4]
  $ anjuan schedule replace 2026-12-02 qian --desk centre
  error: qian may not stand in for zhao
    rule: A8
    fix: name somebody of a higher rank, or say --force
  [4]
  $ anjuan schedule replace 2026-12-02 qian --desk centre --force
  钱副局长 receives at desk centre on 2026-12-02
  $ grep 2026-12-02 rota/2026-12.yaml
    - {date: 2026-12-02, desk: centre, group: 1, kind: reception, official: qian, companions: [zheng-law], sequence: 1, origin: manual}
  $ anjuan schedule replace 2026-12-05 qian --desk centre
  error: no session at desk centre, group 1, is planned on 2026-12-05
    fix: see 'anjuan schedule show' for what is planned
  [4]
  $ anjuan --lang zh schedule replace 2026-12-04 zhao --desk centre
  赵局长 在 centre 接访，日期 2026-12-04

Two of 23 away for 15 days change no more sessions than they held.

  $ for n in $(seq -w 23); do echo "- {id: o$n, name: o$n, rank: deputy}"; done > officials.yaml
  $ sed -i '/^\[rota\]/,$d' anjuan.toml; rm -r rota
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

Two sessions change hands in one step; a seat that nobody has is filled by hand.

  $ . "$TESTDIR/rota.sh"
  $ export ANJUAN_LANG=en
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ cp rota/2026-12.yaml before.yaml
  $ grep -E '12-0[124]' rota/2026-12.yaml
    - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law]}
    - {date: 2026-12-02, desk: centre, group: 1, kind: reception, official: zhao, companions: [zheng-law]}
    - {date: 2026-12-04, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law]}
  $ anjuan schedule swap 2026-12-01 2026-12-04/centre
  孙副局长 receives at desk centre on 2026-12-01
  钱副局长 receives at desk centre on 2026-12-04
  $ diff -U0 before.yaml rota/2026-12.yaml | grep '^[-+] '
  -  - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law]}
  +  - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law], sequence: 1, origin: manual}
  -  - {date: 2026-12-04, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law]}
  +  - {date: 2026-12-04, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law], sequence: 1, origin: manual}
  $ anjuan schedule check --month 2026-12
  note: 钱副局长 comes again after 1 workdays, 2 preferred [office]
  2026-12-01 to 2026-12-31: every rule is kept
  $ anjuan schedule swap 2026-12-01 2026-12-05
  error: no session 2026-12-05 is planned
    fix: see 'anjuan schedule show' for what is planned
  [2]
  $ anjuan schedule explain 2026-12-01
  2026-12-01 centre/1 sun
    desk centre is to be covered that day by any official [F1]
    it was put there by hand
    the session has changed 1 times since it was first planned
    孙副局长 holds 6 sessions in the period, the fair share is 5.75
    among 4 who could come, ties fall by the seed 1
  $ sed -i '/date: 2026-12-02/d' rota/2026-12.yaml
  $ anjuan schedule check --month 2026-12
  error: 赵局长 has 0 of 1 sessions in 2026-11-30..2026-12-06 [H2]
  error: nobody receives at desk centre on 2026-12-02, 1 wanted [F1]
  note: 钱副局长 comes again after 1 workdays, 2 preferred [office]
  2026-12-01 to 2026-12-31: 2 breaches
  [1]
  $ anjuan schedule replace 2026-12-02 zhou --desk centre
  周副局长 receives at desk centre on 2026-12-02
  $ anjuan schedule check --month 2026-12
  error: 赵局长 has 0 of 1 sessions in 2026-11-30..2026-12-06 [H2]
  error: 1 of 1 companions (group lawyers) are missing at desk centre, group 1, on 2026-12-02 [F1]
  note: 钱副局长 comes again after 1 workdays, 2 preferred [office]
  2026-12-01 to 2026-12-31: 2 breaches
  [1]
  $ anjuan schedule replace 2026-12-02 wu-law --desk centre --force
  error: no rule lets 吴律师 receive at desk centre on 2026-12-02
    rule: 启东市接访约访工作办法二（二）
    fix: name somebody else, or say --force and --reason
  [4]
  $ anjuan schedule replace 2026-12-02 wu-law --desk centre --force --reason 律师代接
  吴律师 receives at desk centre on 2026-12-02
  $ anjuan schedule check --month 2026-12
  error: 赵局长 has 0 of 1 sessions in 2026-11-30..2026-12-06 [H2]
  error: nobody receives at desk centre on 2026-12-02, 1 wanted [F1]
  waived: no rule lets 吴律师 receive at desk centre on 2026-12-02: 律师代接
  note: 钱副局长 comes again after 1 workdays, 2 preferred [office]
  2026-12-01 to 2026-12-31: 2 breaches
  [1]

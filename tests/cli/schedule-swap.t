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
  孙副局长 receives at desk 接访大厅 on 2026-12-01
  钱副局长 receives at desk 接访大厅 on 2026-12-04
  $ diff -U0 before.yaml rota/2026-12.yaml | grep '^[-+] '
  -  - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law]}
  +  - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law], sequence: 1, origin: manual}
  -  - {date: 2026-12-04, desk: centre, group: 1, kind: reception, official: sun, companions: [wu-law]}
  +  - {date: 2026-12-04, desk: centre, group: 1, kind: reception, official: qian, companions: [wu-law], sequence: 1, origin: manual}
  $ anjuan schedule check --month 2026-12
  note: 钱副局长 comes again after 1 workday, 2 preferred [office]
  2026-12-01 to 2026-12-31: every rule is kept
  $ anjuan schedule swap 2026-12-01 2026-12-05
  error: no session 2026-12-05 is planned
    fix: see 'anjuan schedule show' for what is planned
  [2]
  $ anjuan schedule explain 2026-12-01
  2026-12-01 接访大厅/1 孙副局长
    desk 接访大厅 is to be covered that day by any official [启东市党政领导干部接访约访工作办法二（二）]
    it was put there by hand
    the session has changed 1 times since it was first planned
    孙副局长 holds 6 sessions in the period, the fair share is 5.75
    among 4 who could come, ties fall by the seed 1
  $ sed -i '/date: 2026-12-02/d' rota/2026-12.yaml
  $ anjuan schedule check --month 2026-12
  error: 赵局长 has 0 of 1 session in 2026-11-30..2026-12-06 [某街道党政领导干部接访和带案下访制度第六条]
  error: nobody receives at desk 接访大厅 on 2026-12-02, 1 wanted [启东市党政领导干部接访约访工作办法二（二）]
  note: 钱副局长 comes again after 1 workday, 2 preferred [office]
  2026-12-01 to 2026-12-31: 2 breaches
  [1]
  $ anjuan schedule replace 2026-12-02 zhou --desk centre
  周副局长 receives at desk 接访大厅 on 2026-12-02
  $ anjuan schedule check --month 2026-12
  error: 赵局长 has 0 of 1 session in 2026-11-30..2026-12-06 [某街道党政领导干部接访和带案下访制度第六条]
  error: 1 of 1 companion (group lawyers) is missing at desk 接访大厅, group 1, on 2026-12-02 [启东市党政领导干部接访约访工作办法二（二）]
  note: 钱副局长 comes again after 1 workday, 2 preferred [office]
  2026-12-01 to 2026-12-31: 2 breaches
  [1]
  $ anjuan schedule replace 2026-12-02 wu-law --desk centre --force
  error: no rule lets 吴律师 receive at desk 接访大厅 on 2026-12-02
    rule: 启东市党政领导干部接访约访工作办法二（二）
    fix: name somebody else, or say --force and --reason
  [4]
  $ anjuan schedule replace 2026-12-02 wu-law --desk centre --force --reason 律师代接
  吴律师 receives at desk 接访大厅 on 2026-12-02
  $ anjuan schedule check --month 2026-12
  error: 赵局长 has 0 of 1 session in 2026-11-30..2026-12-06 [某街道党政领导干部接访和带案下访制度第六条]
  error: nobody receives at desk 接访大厅 on 2026-12-02, 1 wanted [启东市党政领导干部接访约访工作办法二（二）]
  waived: no rule lets 吴律师 receive at desk 接访大厅 on 2026-12-02: 律师代接 [启东市党政领导干部接访约访工作办法二（二）]
  note: 钱副局长 comes again after 1 workday, 2 preferred [office]
  2026-12-01 to 2026-12-31: 2 breaches
  [1]

By hand no rule is broken without a word: zhao, a principal, has to come once a week.

  $ . "$TESTDIR/rota.sh"
  $ sed -i '/^\[\[rota.substitute/,/^source/d' anjuan.toml
  $ anjuan -q schedule plan --month 2026-12 > /dev/null
  $ day=$(sed -n 's/.*date: \(2026-12-[0-9]*\),.*official: zhao.*/\1/p' rota/2026-12.yaml | sed -n 2p)
  $ anjuan schedule replace $day qian --desk centre
  error: 赵局长 has 0 of 1 session in 2026-12-07..2026-12-13
    rule: 某街道党政领导干部接访和带案下访制度第六条
    fix: name somebody else, or say --force
  [4]
  $ anjuan -q schedule replace $day qian --desk centre --force
  钱副局长 receives at desk 接访大厅 on 2026-12-07
  $ anjuan schedule check --month 2026-12 | grep 赵局长
  error: 赵局长 has 0 of 1 session in 2026-12-07..2026-12-13 [某街道党政领导干部接访和带案下访制度第六条]

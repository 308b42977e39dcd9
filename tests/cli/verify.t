  $ . "$TESTDIR/office.sh"
  $ anjuan --now 2026-06-29 register --title 反映补贴未发放 --channel visit --unit minzheng
  DZ-2026-000001
  $ anjuan --now 2026-07-10 register --title 反映小区停水 --channel online --source 12345/1
  DZ-2026-000002
  $ anjuan --lang en verify
  cases: 2  events: 3  findings: 0

A head that was edited by hand is not the sum of its history.

  $ sed -i 's/^due: .*/due: 2026-12-31   # 领导同意/' cases/2026/06/DZ-2026-000001.yaml
  $ anjuan --lang en verify
  cases/2026/06/DZ-2026-000001.yaml:7:6: error: due is 2026-12-31, but the history and the rules make it 2026-07-14
      due: 2026-12-31   # 领导同意
           ^~~~~~~~~~~~~~~~~~~~~~~
    rule: the head is the sum of the history
    fix: undo the hand-made edit, or record the event that was left out
  cases: 2  events: 3  findings: 1
  [1]
  $ anjuan --lang zh verify
  cases/2026/06/DZ-2026-000001.yaml:7:6: 错误: due 写的是 2026-12-31，按经过和规则应为 2026-07-14
      due: 2026-12-31   # 领导同意
           ^~~~~~~~~~~~~~~~~~~~~~~
    依据: 案头是经过的汇总
    办法: 请撤销手工修改，或补记遗漏的环节
  案件 2 件  环节 3 条  问题 1 个
  [1]
  $ anjuan --lang en accept 2026-1 --document 受理告知书〔2026〕1号
  cases/2026/06/DZ-2026-000001.yaml:7:6: error: due is 2026-12-31, but the history and the rules make it 2026-07-14
      due: 2026-12-31   # 领导同意
           ^~~~~~~~~~~~~~~~~~~~~~~
    rule: the head is the sum of the history
    fix: undo the hand-made edit, or record the event that was left out
  [3]
  $ sed -i 's/^due: .*/due: 2026-07-14/' cases/2026/06/DZ-2026-000001.yaml

Every finding has its place, all of them at once.

  $ cp cases/2026/07/DZ-2026-000002.yaml cases/2026/07/DZ-2026-000003.yaml
  $ echo x > cases/notes.txt
  $ sed -i 's/^received: 2026-06-29/received: 2026-02-30/; s/^  - event: assigned/  - event: asigned/' cases/2026/06/DZ-2026-000001.yaml
  $ echo "colour: red" >> cases/2026/07/DZ-2026-000002.yaml
  $ anjuan --lang en verify
  cases/2026/06/DZ-2026-000001.yaml:10:11: error: there is no day 2026-02-30
      received: 2026-02-30
                ^~~~~~~~~~
    fix: write a day that exists, as YYYY-MM-DD
  cases/2026/06/DZ-2026-000001.yaml:22:12: error: there is no event asigned
        - event: asigned
                 ^~~~~~~
    fix: did you mean assigned?
  cases/2026/07/DZ-2026-000002.yaml:22:1: warning: unknown key colour
      colour: red
      ^~~~~~
    fix: remove it, or write x- in front to keep it for yourself
  cases/2026/07/DZ-2026-000003.yaml: error: the file holds the case DZ-2026-000002
    fix: rename it to DZ-2026-000002.yaml
  cases/2026/07/DZ-2026-000003.yaml: error: the number DZ-2026-000002 is also that of cases/2026/07/DZ-2026-000002.yaml
    fix: give one of the two the next free number
  cases/2026/07/DZ-2026-000003.yaml: error: the source 12345/1 is also that of cases/2026/07/DZ-2026-000002.yaml
    fix: merge the two cases: anjuan merge
  cases/notes.txt: error: this file is not a case and no command reads it
    fix: move it out of cases/, or to cases/YYYY/MM/NUMBER.yaml
  cases: 3  events: 2  findings: 7
  [1]
  $ anjuan --json verify 2> findings.json
  {
    "cases": 3,
    "events": 2,
    "sessions": 0,
    "activities": 0,
    "findings": 7,
    "incomplete_archives": []
  }
  [1]
  $ python3 -c 'import json; print([(e["code"], e["file"], e["line"], e["column"]) for e in json.load(open("findings.json"))["errors"]])'
  [('impossible-date', 'cases/2026/06/DZ-2026-000001.yaml', 10, 11), ('unknown-event', 'cases/2026/06/DZ-2026-000001.yaml', 22, 12), ('unknown-key', 'cases/2026/07/DZ-2026-000002.yaml', 22, 1), ('misnamed', 'cases/2026/07/DZ-2026-000003.yaml', 0, 0), ('duplicate-id', 'cases/2026/07/DZ-2026-000003.yaml', 0, 0), ('duplicate-source', 'cases/2026/07/DZ-2026-000003.yaml', 0, 0), ('stray-file', 'cases/notes.txt', 0, 0)]

Settings that are wrong stop every command, with all errors.

  $ sed -i 's/^code = .*/code = "dz"/; s/term = "15d"/term = "fifteen"/; s/^roll = .*/rol = "none"/' anjuan.toml
  $ anjuan --lang en list
  anjuan.toml:8:8: error: dz is not an office code
      code = "dz"
             ^~~~
    fix: use 1 to 12 capital letters and digits
  anjuan.toml:35:8: error: fifteen is not a length of time
      term = "fifteen"
             ^~~~~~~~~
    fix: write 30d (calendar days), 5w (workdays) or 1m (months)
  anjuan.toml:135:1: error: there is no setting 'rol' here
      rol = "none"
      ^~~
    fix: did you mean 'roll'?
  [3]

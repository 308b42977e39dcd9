  $ . "$TESTDIR/office.sh"
  $ anjuan register --title 反映路灯不亮
  DZ-2026-000001

Another process holds the ledger: it is named, and the exit code is 5.

  $ exec 9> .anjuan/lock
  $ flock 9
  $ echo "register (pid 4711, li-na@desk, 2026-07-20T01:00:00+00:00)" > .anjuan/lock
  $ anjuan --lang en --lock-timeout 0.1 register --title 反映小区停水
  .anjuan/lock: error: the ledger is being written by: register (pid 4711, li-na@desk, 2026-07-20T01:00:00+00:00)
    fix: wait for it to finish, or wait longer with --lock-timeout SECONDS
  [5]
  $ anjuan --lang zh --lock-timeout 0.1 -q escalate
  .anjuan/lock: 错误: 案卷正在由他人写入：register (pid 4711, li-na@desk, 2026-07-20T01:00:00+00:00)
    办法: 请等它结束，或用 --lock-timeout SECONDS 多等一会
  [5]
  $ anjuan --json --lock-timeout 0 register --title 反映小区停水 2>&1 | grep '"code"'
        "code": "locked",

Reading takes no lock, and neither does a trial.

  $ anjuan -q --lock-timeout 0 list | wc -l
  3
  $ anjuan --lock-timeout 0 -n register --title 反映小区停水 | sed -n 3p
  id: DZ-2026-000002

The lock ends with the process that holds it.

  $ exec 9>&-
  $ anjuan --lock-timeout 0 register --title 反映小区停水
  DZ-2026-000002

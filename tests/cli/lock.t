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
  .anjuan/lock: 错误: 台账正在由他人写入：register (pid 4711, li-na@desk, 2026-07-20T01:00:00+00:00)
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

An unfinished batch that came with a copy is said, left alone, and keeps nobody from working.

  $ mkdir -p .anjuan/staging/4711-0
  $ printf 'echo owned\n' > .anjuan/staging/4711-0/0
  $ printf 'anjuan-batch 2 17 \n0 1 2 3 4 0 0 0 0 0 0 0 0 .git/hooks/post-commit\nend\n' > .anjuan/staging/4711-0/journal
  $ anjuan --lang en register --title 反映小区停电
  .anjuan/staging/4711-0: warning: an unfinished change was copied here from another ledger
    fix: nothing of it was carried out: remove the folder. When a change of your own was cut short before the ledger was moved, `anjuan verify` says what is half done
  DZ-2026-000003
  $ anjuan --lang zh register --title 反映小区停气
  .anjuan/staging/4711-0: 警告: 这里未完成的写入是从别的台账复制来的
    办法: 其中的内容一概没有执行，删除该目录即可。如果是台账搬迁之前自己的写入中断了，`anjuan verify` 会指出哪里只写了一半
  DZ-2026-000004
  $ ls .git/hooks/post-commit
  ls: cannot access '.git/hooks/post-commit': No such file or directory
  [2]
  $ rm -r .anjuan/staging/4711-0

A lock that is a link to another file is refused; that file keeps its content.

  $ rm .anjuan/lock
  $ ln -s ../units.yaml .anjuan/lock
  $ anjuan --lang en register --title 反映小区停水
  .anjuan/lock: error: this is a link or another file and not the lock of the ledger
    fix: move it away; a lock is made when it is needed
  [3]
  $ test -s units.yaml
  $ rm .anjuan/lock

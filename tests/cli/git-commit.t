The commit of a command at the desk, where git has hooks, signatures and an index of its own.

  $ . "$TESTDIR/git-office.sh"
  $ anjuan -q register --title 反映路灯不亮
  DZ-2026-000001
  $ anjuan -q register --title 反映小区停水
  DZ-2026-000002
  $ anjuan -q register --title 反映噪音扰民
  DZ-2026-000003

After a kill between the commit and git's index: the next command that writes brings the index up.

  $ printf '#!/bin/sh\n[ "$1" != committed ] || kill -9 $PPID $(cat "$KILL_ME")\n' > .git/hooks/reference-transaction
  $ chmod +x .git/hooks/reference-transaction
  $ (sh -c 'echo $$ > .anjuan/pid; exec anjuan -q note 2026-2 --note 第三次联系' & wait) > /dev/null 2>&1; true
  $ rm -f .git/hooks/reference-transaction .anjuan/pid .git/HEAD.lock .git/refs/heads/*.lock
  $ git log --format=%s -1
  DZ-2026-000002 noted
  $ git status --short
  MM cases/2026/07/DZ-2026-000002.yaml
  $ anjuan -q note 2026-3 --note 第三次联系
  $ git log --format=%s -2
  DZ-2026-000003 noted
  DZ-2026-000002 noted
  $ git status --short

Whoever signs commits is asked to sign; without a signature there is none.

  $ git config commit.gpgSign true && git config gpg.program false
  $ anjuan --lang en -q note 2026-3 --note 已签字 2>&1 | grep -c "failed to sign"
  1
  $ git config commit.gpgSign false
  $ anjuan -q note 2026-2 --note 已签字
  $ git log --format=%s -2
  DZ-2026-000002 noted
  DZ-2026-000003 noted

Where git does not know who commits, it says so.

  $ (unset EMAIL GIT_AUTHOR_EMAIL GIT_COMMITTER_EMAIL; git config user.useConfigOnly true
  >  anjuan --lang en -q note 2026-3 --note 谁 2>&1 | grep -c "no email was given")
  1
  $ git config user.email li-na@dz.example
  $ anjuan -q note 2026-2 --note 谁
  $ git status --short


A batch that a kill cut before git knew of it is committed by the command that finishes it.

  $ strace -o /dev/null true 2>/dev/null || exit 80
  $ . "$TESTDIR/git-office.sh"
  $ anjuan -q register --title 反映路灯不亮
  DZ-2026-000001
  $ for when in 3 4 5 6 7 8; do
  >   (strace -f -o /dev/null -e trace=fsync -e inject=fsync:signal=KILL:when=$when \
  >    anjuan -q register --title 反映积水$when & wait) > /dev/null 2>&1
  >   rm -f .git/*.lock .git/refs/heads/*.lock
  >   anjuan -q note 2026-1 --note 第$when次
  >   git status --porcelain
  > done
  $ anjuan --lang en verify | sed 's/.*findings/findings/'
  findings: 0
  $ anjuan -q audit 2>/dev/null

The commit of a command at the desk, where git has hooks, signatures and an index of its own.

  $ . "$TESTDIR/git-office.sh"
  $ anjuan -q register --title 反映路灯不亮
  DZ-2026-000001
  $ anjuan -q register --title 反映小区停水
  DZ-2026-000002
  $ anjuan -q register --title 反映噪音扰民
  DZ-2026-000003

After a kill at any moment the next command that writes finishes the commit, and nobody's commit takes the
event back: git's index is held until then, as git holds it.

  $ cat > killer <<'SH'
  > #!/bin/sh
  > [ "$1" = "$KILL_AT" ] || exit 0
  > kill -9 $(cat "$KILL_ME")
  > SH
  $ chmod +x killer && cp killer .git/hooks/reference-transaction
  $ export KILL_ME=$PWD/.anjuan/pid
  $ for moment in prepared committed; do
  >   (export KILL_AT=$moment; sh -c 'echo $$ > .anjuan/pid; exec anjuan -q note 2026-2 --note 联系' & wait) > /dev/null 2>&1
  >   echo theirs >> README && git add README 2>/dev/null || echo "the index is held"
  >   anjuan -q note 2026-3 --note $moment
  >   git log --format=%s -2
  >   git status --short
  > done
  the index is held
  DZ-2026-000003 noted
  DZ-2026-000002 noted
  ?? README
  ?? killer
  the index is held
  DZ-2026-000003 noted
  DZ-2026-000002 noted
  ?? README
  ?? killer
  $ rm .git/hooks/reference-transaction killer README

What the index was told to overlook is in it all the same, and what git was told to ignore.

  $ git update-index --assume-unchanged cases/2026/07/DZ-2026-000002.yaml
  $ git update-index --skip-worktree cases/2026/07/DZ-2026-000003.yaml
  $ echo cases/2026/07/ >> .git/info/exclude
  $ anjuan -q note 2026-2 --note 又联系 && anjuan -q note 2026-3 --note 又联系
  $ anjuan -q register --title 反映占道经营
  DZ-2026-000004
  $ git diff --cached --stat

Where git turns line ends by itself, a copy that got those of Windows is named, and there is a way out.

  $ sed -i 's/$/\r/' cases/2026/07/DZ-2026-000002.yaml
  $ anjuan --lang en note 2026-2 --note 再联系
  cases/2026/07/DZ-2026-000002.yaml: error: the file has line ends of Windows, and git keeps it without: something on this machine has turned them
    rule: [git] commit = true
    fix: remove the file and take it from git again: rm cases/2026/07/DZ-2026-000002.yaml; git checkout -- cases/2026/07/DZ-2026-000002.yaml
  [4]
  $ rm cases/2026/07/DZ-2026-000002.yaml; git checkout -- cases/2026/07/DZ-2026-000002.yaml
  $ anjuan -q note 2026-2 --note 再联系

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

A hook or a signature that is asked for anywhere, not in the repository alone, is git's to run.

  $ mkdir hooks && printf '#!/bin/sh\necho no commits today >&2\nexit 1\n' > hooks/pre-commit && chmod +x hooks/pre-commit
  $ (export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.hooksPath GIT_CONFIG_VALUE_0=$PWD/hooks
  >  anjuan --lang en -q note 2026-2 --note 钩子 2>&1 | grep -c "no commits today")
  1
  $ printf '[commit]\n\tgpgSign\n' >> .git/config
  $ anjuan --lang en -q note 2026-2 --note 签名 2>&1 | grep -c "failed to sign"
  1
  $ sed -i '$d' .git/config && rm -r hooks
  $ anjuan -q note 2026-3 --note 完
  $ git status --short

The words of a commit are in UTF-8, whatever else git is set to.

  $ git config i18n.commitEncoding GB18030
  $ anjuan -q accept 2026-2 --document 受理告知书〔2026〕18号 && anjuan -q assign 2026-2 --unit minzheng
  $ git cat-file commit HEAD | grep -c "^encoding"
  0
  [1]

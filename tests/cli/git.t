A ledger in a git repository: what each command writes is one commit.

  $ . "$TESTDIR/git-office.sh"
  $ git log --format=%s
  单位和领导
  A ledger for 定州市信访局 (DZ)
  $ anjuan register --title 反映路灯不亮 --petitioner 李某某
  DZ-2026-000001
  $ anjuan -q accept 2026-1 --document 受理告知书〔2026〕17号
  $ anjuan -q assign 2026-1 --unit minzheng --lead qian
  $ git log -1 --format=%B
  DZ-2026-000001 assigned to 市民政局 (qian)
  
  Case: DZ-2026-000001
  Event: assigned 2026-07-20T09:00:00+08:00
  Actor: li-na
  Command: assign
  
  $ git log --format=%s -3
  DZ-2026-000001 assigned to 市民政局 (qian)
  DZ-2026-000001 accepted
  DZ-2026-000001 registered
  $ git status --short

A batch is one commit too, and no command line with a name in it goes into the history.

  $ printf '标题,姓名\n反映小区停水,王某\n反映噪音扰民,赵某\n' > in.csv
  $ anjuan -q register --from in.csv
  共 2 行：登记 2，以前已登记 0，不合格 0
  DZ-2026-000002 … DZ-2026-000003
  $ git log -1 --format=%B
  register: 2 cases, DZ-2026-000002 to DZ-2026-000003
  
  Case: DZ-2026-000002
  Case: DZ-2026-000003
  Event: registered 2026-07-20T09:00:00+08:00
  Event: registered 2026-07-20T09:00:00+08:00
  Actor: li-na
  Command: register
  
  $ git log --format=%B | grep -c 王某
  0
  [1]
  $ rm in.csv

What somebody else has staged or changed is not swept in.

  $ echo "# 备注" >> categories.yaml
  $ echo draft > notes.txt && git add notes.txt
  $ anjuan -q note 2026-1 --note 已联系
  $ git show --stat --format= HEAD | cat
   cases/2026/07/DZ-2026-000001.yaml | 4 ++++
   1 file changed, 4 insertions(+)
  $ git status --short
   M categories.yaml
  A  notes.txt

A file with changes that nobody committed is left alone.

  $ echo "# 手工备注" >> cases/2026/07/DZ-2026-000002.yaml
  $ anjuan --lang en note 2026-2 --note 已联系
  cases/2026/07/DZ-2026-000002.yaml: error: the file has changes that are not committed; they would go in under this command's name
    rule: [git] commit = true
    fix: look at it with git diff, then commit it yourself (git add cases/2026/07/DZ-2026-000002.yaml; git commit) or take it back (git checkout); nothing was written
  [4]
  $ git checkout -q cases && git reset -q && rm notes.txt && git checkout -q categories.yaml

A commit that a hook refuses: the state is named, nothing is lost, the next command finishes it.

  $ printf '#!/bin/sh\necho no commits on a Monday >&2\nexit 1\n' > .git/hooks/pre-commit
  $ chmod +x .git/hooks/pre-commit
  $ anjuan --lang en note 2026-2 --note 已联系
  error: git commit failed: no commits on a Monday
    fix: mend what git says, then run the command again
  .anjuan/commit: error: everything is written to the files of the ledger, but git has not taken the commit
    rule: [git] commit = true
    fix: do not repeat the command: mend what git says, and the next command that writes makes this commit first
  DZ-2026-000002
    2026-07-20T09:00  noted           li-na  note: 已联系
  [6]
  $ git status --short
   M cases/2026/07/DZ-2026-000002.yaml
  $ anjuan --lang en -q note 2026-3 --note 已联系 2>&1 | tail -4
    fix: mend what git says, then run the command again
  .anjuan/commit: error: an earlier command wrote to the ledger, and git has not taken its commit
    rule: [git] commit = true
    fix: mend what git says above and repeat this command: it makes that commit first; nothing was written by this one
  $ grep -c noted cases/2026/07/DZ-2026-000003.yaml
  0
  [1]
  $ anjuan --lang en -q list | tail -1
  DZ-2026-000003  registered   decide on acceptance  2026-08-04    15                      反映噪音扰民
  $ rm .git/hooks/pre-commit
  $ anjuan -q note 2026-3 --note 已联系
  $ git log --format=%s -2
  DZ-2026-000003 noted
  DZ-2026-000002 noted
  $ git status --short

The same after a kill between writing and committing: here, the files are there and the commit is not.

  $ printf '#!/bin/sh\nkill -9 $PPID; kill -9 $(cat "$KILL_ME")\n' > .git/hooks/pre-commit
  $ chmod +x .git/hooks/pre-commit
  $ export KILL_ME=$PWD/.anjuan/pid
  $ (sh -c 'echo $$ > .anjuan/pid; exec anjuan -q note 2026-2 --note 再次联系' & wait) > /dev/null 2>&1; true
  $ rm .git/hooks/pre-commit .anjuan/pid .git/index.lock .git/next-index-*.lock 2>/dev/null
  $ git status --short
   M cases/2026/07/DZ-2026-000002.yaml
  $ anjuan -q note 2026-3 --note 再次联系
  $ git log --format=%s -2
  DZ-2026-000003 noted
  DZ-2026-000002 noted
  $ git status --short

While a merge is unfinished nothing is written.

  $ git rev-parse HEAD > .git/MERGE_HEAD
  $ anjuan --lang en note 2026-3 --note 再次联系
  error: git is in the middle of a merge or rebase
    rule: [git] commit = true
    fix: see git status; conclude it with git commit, or take it back with git merge --abort; nothing was written
  [4]
  $ rm .git/MERGE_HEAD

The ledger as any commit has it, without a checkout.

  $ anjuan --lang en -q --at HEAD~7 list
  case            status    clock             due         days  unit  lead  title
  ──────────────  ────────  ────────────────  ──────────  ────  ────  ────  ────────────
  DZ-2026-000001  accepted  handle and close  2026-08-19    30              反映路灯不亮
  $ anjuan --lang en --at HEAD~7 explain 2026-1 | head -3
  DZ-2026-000001  反映路灯不亮
  
  decide on acceptance: ended on 2026-07-20, in time
  $ anjuan --lang en --at HEAD~7 show 2026-2
  error: there is no case DZ-2026-000002
    fix: anjuan list shows the cases there are
  [2]
  $ anjuan --lang en --at HEAD~7 register --title 反映占道
  error: register writes, and --at only looks
    fix: leave --at out
  [2]
  $ anjuan --lang en --at nonsense list
  error: nonsense is no commit of this ledger's history
    fix: name one that git log shows, a tag, or HEAD~1
  [2]
  $ anjuan --lang en --at HEAD report kpi | head -3
  Key figures — 定州市信访局
  period: all days; as of: 2026-07-20
  

A journal over all cases, and what happened in words.

  $ anjuan --lang en log --actor li-na --event accepted,assigned
  DZ-2026-000001  2026-07-20T09:00  accepted        li-na  document: 受理告知书〔2026〕17号  date of the document: 2026-07-20
  DZ-2026-000001  2026-07-20T09:00  assigned        li-na  unit: 市民政局  lead: 钱副局长
  $ anjuan --lang en log --unit minzheng --period 2026-07-20..2026-07-20
  DZ-2026-000001  2026-07-20T09:00  assigned        li-na  unit: 市民政局  lead: 钱副局长
  DZ-2026-000001  2026-07-20T09:00  noted           li-na  note: 已联系
  $ anjuan --lang en log --event closd
  error: there is no event closd
    fix: did you mean closed?
  [2]
  $ anjuan --lang en diff HEAD~8..HEAD~6
  DZ-2026-000001
    status registered → in handling: assigned by li-na
    clock decide on acceptance → handle and close: accepted by li-na
    due 2026-08-04 → 2026-08-19: accepted by li-na
    accepted on – → 2026-07-20: accepted by li-na
    decided on – → 2026-07-20: accepted by li-na
    handle by – → 2026-08-19: accepted by li-na
    unit – → 市民政局: assigned by li-na
    lead – → 钱副局长: assigned by li-na
    + 2026-07-20T09:00  accepted        li-na  document: 受理告知书〔2026〕17号  date of the document: 2026-07-20
    + 2026-07-20T09:00  assigned        li-na  unit: 市民政局  lead: 钱副局长
  $ anjuan --json diff HEAD~8..HEAD~7 2026-1 | grep -c '"field"'
  6

The history is replayed; this one is honest.

  $ anjuan --lang en audit
  commits 11, events 10, findings 0
  who committed as whom was not asked: anjuan.toml has no [[git.author]]
  $ anjuan --lang en audit --checkpoint ../kept.checkpoint && sed 's/tip=[0-9a-f]*/tip=…/; s/sha256=.*/sha256=…/' ../kept.checkpoint
  commits 11, events 10, findings 0
  who committed as whom was not asked: anjuan.toml has no [[git.author]]
  anjuan-checkpoint-1 tip=… commits=11 cases=3 events=10 last=DZ-2026:3 sha256=…
  $ anjuan --lang en audit --checkpoint ../kept.checkpoint
  commits 0, events 0, findings 0
  who committed as whom was not asked: anjuan.toml has no [[git.author]]

Somebody moves a date by hand.

  $ sed -i 's/^due: .*/due: 2026-12-31/' cases/2026/07/DZ-2026-000001.yaml
  $ git commit -qam 更新
  $ anjuan --lang en audit --checkpoint ../kept.checkpoint | sed 's/^[0-9a-f]\{10\}/…/'
  commits 1, events 0, findings 1
  who committed as whom was not asked: anjuan.toml has no [[git.author]]
  …  2026-07-20T09:00  李娜 <li-na@dz.example>  date moved by hand
    cases/2026/07/DZ-2026-000001.yaml:7
    due is 2026-12-31, but the history makes it 2026-08-19
    changed: due 2026-08-19 became 2026-12-31
  $ anjuan audit HEAD~1..HEAD | sed 's/^[0-9a-f]\{10\}/…/'
  commits 1, events 0, findings 1
  who committed as whom was not asked: anjuan.toml has no [[git.author]]
  …  2026-07-20T09:00  李娜 <li-na@dz.example>  date moved by hand
    cases/2026/07/DZ-2026-000001.yaml:7
    due is 2026-12-31, but the history makes it 2026-08-19
    changed: due 2026-08-19 became 2026-12-31
  $ anjuan --json audit HEAD~1.. | grep '"finding"'
        "finding": "date-moved",

What the checkpoint has behind it stays found.

  $ anjuan --lang en audit --checkpoint ../kept.checkpoint
  commits 0, events 0, findings 0
  findings of before, carried on by the checkpoint: 1
  who committed as whom was not asked: anjuan.toml has no [[git.author]]
  [1]
  $ grep -o 'findings=[0-9]*' ../kept.checkpoint
  findings=1
  $ git reset -q --hard HEAD~1

A history made anew does not lead back to the checkpoint.

  $ git reset -q --hard HEAD~2
  $ anjuan -q note 2026-1 --note 补记
  $ anjuan --lang en audit --checkpoint ../kept.checkpoint 2>&1 | sed 's/[0-9a-f]\{10\}/…/g'
  commits 10, events 9, findings 1
  who committed as whom was not asked: anjuan.toml has no [[git.author]]
  …  2026-07-20T09:00  李娜 <li-na@dz.example>  history rewritten
    the history does not lead back to the checkpoint …

From any folder of the ledger, above it, and from a bare repository the same history is audited.

  $ cd .. && mkdir whole && cd whole && git init -q . && anjuan -q init office --code DZ --name 定州市信访局
  $ anjuan -q -C office register --title 反映路灯不亮
  DZ-2026-000001
  $ for place in . office office/cases .git; do anjuan --lang en -C $place audit 2>&1 | head -1; done
  commits 2, events 1, findings 0
  commits 2, events 1, findings 0
  commits 2, events 1, findings 0
  commits 2, events 1, findings 0
  $ anjuan --lang en -C office/cases --at HEAD log 2026-1
    1  2026-07-20T09:00  registered      li-na  received: 2026-07-20  class: general  kind of complaint: request
  $ mkdir empty && cd empty && git init -q . && git commit -q --allow-empty -m nothing && anjuan --lang en audit
  error: there is no ledger here in HEAD
    fix: name a later commit; git log -- anjuan.toml shows the first one
  [2]

Without a name for the commits the new ledger says what it lacks.

  $ cd .. && GIT_COMMITTER_NAME= anjuan --lang en -q init other --git --code DX --name 定县信访局
  error: git commit failed: fatal: empty ident name (for <li-na@dz.example>) not allowed
    fix: mend what git says, then run the command again
  other: error: the ledger is written, but git has not taken its first commit
    fix: do not repeat init: mend what git says, then git add --all and git commit there
  [6]

A new ledger works as it stands.

  $ anjuan init ledger --code DZ --name 定州市信访局
  a ledger for 定州市信访局 (DZ); next: add units and officials, then anjuan register
  calendars/2024.toml
  calendars/2025.toml
  calendars/2026.toml
  anjuan.toml
  categories.yaml
  .gitattributes
  .gitignore
  officials.yaml
  units.yaml
  schemas/activity.schema.json
  schemas/anjuan.schema.json
  schemas/case.schema.json
  schemas/categories.schema.json
  schemas/map.schema.json
  schemas/officials.schema.json
  schemas/session.schema.json
  schemas/units.schema.json
  station
  $ cd ledger
  $ head -9 anjuan.toml
  #:schema schemas/anjuan.schema.json
  # 案卷 anjuan: the rules this office works by. Every rule says where it comes from.
  # The manual page anjuan-ledger(5) explains each key. A key that is misspelt is an error, not a guess.
  # 本单位办事的规则，每条写明出处。各键见手册 anjuan-ledger(5)；写错的键是错误，不会去猜。
  format = 1
  
  [office]
  code = "DZ"            # in front of every case number; never change it 案件编号的开头，永不更改
  name = "定州市信访局"
  $ anjuan verify
  案件 0 件  环节 0 条  问题 0 个
  $ anjuan list
  共 0 件

Nothing that is there is overwritten.

  $ anjuan --lang en init . --code DZ --name 定州市信访局
  the ledger is here already, whole and as init makes it: nothing was written
  $ anjuan --lang en init . --code DZ --name 别的局
  anjuan.toml: error: the file is there already and says something else
    fix: choose an empty directory; nothing was written
  units.yaml: error: the file is there already and says something else
    fix: choose an empty directory; nothing was written
  [4]
  $ touch ../taken && mkdir ../half && echo mine > ../half/units.yaml
  $ anjuan --lang en init ../half --code DZ --name 定州市信访局
  ../half/units.yaml: error: the file is there already and says something else
    fix: choose an empty directory; nothing was written
  [4]
  $ cat ../half/units.yaml && ls ../half
  mine
  units.yaml

A code or a name that cannot be used is refused at once, all faults together.

  $ anjuan --lang en init ../other --code dz --name "" --station BB
  error: dz is not an office code
    fix: use 1 to 12 capital letters and digits
  error: the office needs a name of one line
    fix: give it with --name
  error: BB is not a station letter
    fix: use one capital letter
  [2]
  $ anjuan --lang en init ../other --name 定州市信访局
  error: missing: --code
    fix: see anjuan init --help
  [2]
  $ test -e ../other
  [1]

A trial writes nothing.

  $ anjuan --lang en -n init ../other --code DZ --name 定州市信访局 | head -3
  would write calendars/2024.toml
  would write calendars/2025.toml
  would write calendars/2026.toml
  $ test -e ../other
  [1]

A run that was cut off is finished by running it again.

  $ rm -r schemas units.yaml
  $ anjuan --lang en init . --code DZ --name 定州市信访局
  a ledger for 定州市信访局 (DZ); next: add units and officials, then anjuan register
  units.yaml
  schemas/activity.schema.json
  schemas/anjuan.schema.json
  schemas/case.schema.json
  schemas/categories.schema.json
  schemas/map.schema.json
  schemas/officials.schema.json
  schemas/session.schema.json
  schemas/units.schema.json

A ledger for a group: what one makes the others can change, whatever the umask.

  $ (umask 077; anjuan -q init ../shared --code DZ --name 定州市信访局 --shared=group)
  $ (umask 077; anjuan -q -C ../shared register --title 反映路灯不亮)
  DZ-2026-000001
  $ stat -c %A ../shared ../shared/anjuan.toml ../shared/cases/*/*/* ../shared/.anjuan/lock
  drwxrws---
  -rw-rw----
  -rw-rw----
  -rw-rw----

A second workstation has its letter in the numbers it gives.

  $ anjuan -q init ../branch --code DZ --name 定州市信访局 --station B
  $ anjuan -C ../branch register --title 反映路灯不亮
  DZ-2026-B00001

The lists that come with a ledger take another entry at their end.

  $ echo '- {id: zhao, name: 赵局长, rank: principal, body: party}' >> officials.yaml
  $ echo '- {id: minzheng, name: 市民政局, parent: office, level: bureau, principal: zhao}' >> units.yaml
  $ echo '- 移民安置' >> categories.yaml
  $ anjuan --lang en verify
  cases: 0  events: 0  findings: 0

The letter stands where nothing disposable stands, and must be one that a number can hold.

  $ cat ../branch/station; rm -rf ../branch/.anjuan
  B
  $ anjuan -q -C ../branch register --title 反映路灯又不亮
  DZ-2026-B00002
  $ for letter in 中 b BB ""; do echo "$letter" > ../branch/station; anjuan --lang en -C ../branch list; done
  ../branch/station:1:1: error: 中 is not a station letter
    fix: write one letter of A to Z, or main in the office's main ledger
  ../branch/station:1:1: error: b is not a station letter
    fix: write one letter of A to Z, or main in the office's main ledger
  ../branch/station:1:1: error: BB is not a station letter
    fix: write one letter of A to Z, or main in the office's main ledger
  ../branch/station:1:1: error: (nothing) is not a station letter
    fix: write one letter of A to Z, or main in the office's main ledger
  [3]
  $ echo B > ../branch/station

A clone is asked whose numbers it gives before it gives one.

  $ cd ../branch && git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm a && cd ..
  $ git clone -q branch clone && cd clone
  $ anjuan --lang en list
  cases: 2
  case            status      clock                 due         days  unit  lead  title
  ──────────────  ──────────  ────────────────────  ──────────  ────  ────  ────  ──────────────
  DZ-2026-B00001  registered  decide on acceptance  2026-08-04    15              反映路灯不亮
  DZ-2026-B00002  registered  decide on acceptance  2026-08-04    15              反映路灯又不亮
  $ anjuan --lang en register --title 反映路灯还不亮
  station: error: this copy of the ledger does not know whose numbers it gives: the file is missing, which git does not carry along
    rule: a number is given once
    fix: in the office's main ledger: anjuan station main; in any other copy a letter that no copy has yet: anjuan station B
  [4]
  $ echo C > station && anjuan register --title 反映路灯还不亮
  DZ-2026-C00001
  $ git status --short
  ?? cases/2026/07/DZ-2026-C00001.yaml
  ?? numbers/DZ-2026-C.txt

A clock that cannot be right is not believed.

  $ anjuan --lang en --now 2036-01-01 register --title 反映路灯
  error: it is 2036-01-01T12:00:00+08:00 now, but the newest case was registered in 2026-07
    rule: what is recorded on a wrong day stays wrong
    fix: set the clock; when it is right, say so: anjuan --force COMMAND
  [4]
  $ anjuan --lang en --now 2020-01-01 escalate
  error: it is 2020-01-01T12:00:00+08:00 now, but the newest case was registered in 2026-07
    rule: what is recorded on a wrong day stays wrong
    fix: set the clock; when it is right, say so: anjuan --force COMMAND
  [4]
  $ anjuan --lang en --now 2036-01-01 --force register --title 反映路灯
  DZ-2036-C00001

What an office owes counts from the day on which its ledger was made; making it again another day changes nothing.

  $ cd .. && anjuan -q --now 2026-03-02 init begun --code BG --name 局
  $ grep ^owed-from begun/anjuan.toml
  owed-from = 2026-03-02    # the first day that counts for what is owed below 应报应办从这一天算起
  $ anjuan --lang en --now 2026-04-01 init begun --code BG --name 局
  the ledger is here already, whole and as init makes it: nothing was written
  $ anjuan --lang en --now 明年 init other --code BG --name 局
  error: 明年 is not a moment
    fix: write 2026-11-22T06:00:00+08:00, or 2026-11-22 for noon
  [2]
  $ test -e other
  [1]

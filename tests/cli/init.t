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
  $ cd ledger
  $ head -8 anjuan.toml
  #:schema schemas/anjuan.schema.json
  # 案卷 anjuan: the rules this office works by. Every rule says where it comes from.
  # The manual page anjuan-ledger(5) explains each key. A key that is misspelt is an error, not a guess.
  format = 1
  
  [office]
  code = "DZ"            # in front of every case number; never change it
  name = "定州市信访局"
  $ anjuan verify
  案件 0 件  事件 0 条  问题 0 个
  $ anjuan list
  共 0 件

Nothing that is there is overwritten.

  $ anjuan init . --code DZ --name 定州市信访局 2>&1 | head -3
  calendars/2024.toml: error: the file is there already
    fix: choose an empty directory; nothing was written
  calendars/2025.toml: error: the file is there already
  $ touch ../taken && mkdir ../half && echo mine > ../half/units.yaml
  $ anjuan --lang en init ../half --code DZ --name 定州市信访局
  ../half/units.yaml: error: the file is there already
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

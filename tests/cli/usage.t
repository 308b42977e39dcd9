What is not understood is an error with a way out, and the exit code is 2.

  $ anjuan --lang en lst
  error: there is no command lst
    fix: did you mean list?
  [2]
  $ anjuan --lang zh lst
  错误: 没有 lst 这个命令
    办法: 是否应为 list？
  [2]
  $ anjuan --lang en list --overdu
  error: unknown option --overdu
    fix: did you mean --overdue?
  [2]
  $ anjuan --lang en --jsn list
  error: unknown option --jsn
    fix: did you mean --json?
  [2]
  $ anjuan --lang en -C
  error: --directory needs a value
    fix: see anjuan --help
  [2]
  $ anjuan --lang fr list
  error: --lang cannot be fr
    fix: one of: zh, en
  [2]
  $ anjuan --lang en --json
  {
    "errors": [
      {
        "code": "usage",
        "file": "",
        "line": 0,
        "column": 0,
        "message": "a command is missing",
        "remedy": "see anjuan --help"
      }
    ]
  }
  [2]
  $ anjuan --lang en help lst
  error: there is no command lst
    fix: did you mean list?
  [2]
  $ anjuan --lang en list
  .: error: there is no ledger here (no anjuan.toml, here or above)
    fix: go to the ledger, name it with -C DIR, or make one: anjuan init DIR --code CODE --name NAME
  [2]
  $ anjuan --lang en -C /nowhere list
  /nowhere: error: there is no ledger here (no anjuan.toml, here or above)
    fix: go to the ledger, name it with -C DIR, or make one: anjuan init DIR --code CODE --name NAME
  [2]
  $ anjuan > help.txt
  [2]
  $ anjuan --help | diff - help.txt

  $ anjuan --version
  anjuan 0.1.0
  $ anjuan --lang en help days
  usage: anjuan days DAYS … [options]
  
  Counts calendar days, workdays or months from a day, or the days between two dates. The first day is not counted, the last one is.
  
  With --json: from, to (the nominal end, or the given end), nominal, rolled (the next workday when nobody works on the nominal day), calendar_days, workdays, provisional.
  
  arguments
    DAYS …                        DATE +N, or DATE..DATE
  
  options
        --workdays                count workdays
        --months                  count months
  
  options of every command
    -C, --directory DIR           ledger to work in, default: here; list, report and escalate -n read several
        --at REV                  the ledger as a commit of its history has it; only for looking
        --now T                   the present moment, for trials and tests
        --lang zh|en              language of the messages: zh or en
        --json                    one JSON document on standard output, errors as JSON
        --color WHEN              colours: auto, on a terminal; always; never
        --ids                     ids as in the files, no names and words
    -n, --dry-run                 show what would happen, write nothing
        --by WHO                  who records it; default: the login name
        --on DATE                 the day it happened; default: today
    -q, --quiet                   no words when nothing happened
        --force                   record although the clock seems to be wrong
        --lock-timeout SECONDS    how long to wait for another writer; default: 10
  
  examples
    anjuan days 2026-07-22 +60
    anjuan days 2026-02-13 +3 --workdays
    anjuan days 2026-09-01..2026-10-10 --json
  $ anjuan --lang zh days --help | head -4
  用法：anjuan days DAYS … [选项]
  
  从某日起数日、工作日或月，或数两个日期之间的天数。首日不计，末日计入。
  

The language: --lang, else ANJUAN_LANG, else that of the ledger, else the locale.

  $ . "$TESTDIR/office.sh"
  $ anjuan list
  共 0 件
  $ ANJUAN_LANG=en anjuan list
  cases: 0
  $ ANJUAN_LANG=en anjuan --lang zh list
  共 0 件
  $ sed -i '/^language/d' anjuan.toml
  $ LC_ALL=zh_CN.UTF-8 anjuan list
  共 0 件
  $ LC_ALL=C.UTF-8 anjuan list
  cases: 0

The options of every command stand in front of it or behind it.

  $ anjuan list --json -C . --now 2026-07-20
  {
    "total": 0,
    "cases": []
  }

Values that an option cannot have.

  $ anjuan --lang en --now yesterday list
  error: yesterday is not a moment
    fix: write 2026-11-22T06:00:00+08:00, or 2026-11-22 for noon
  [2]
  $ anjuan --lang en list --limit many
  error: --limit cannot have this value
    fix: see anjuan list --help
  [2]
  $ anjuan --lang zh list --limit many
  错误: --limit 不能取这个值
    办法: 参见 anjuan list --help
  [2]
  $ anjuan --lang en --lock-timeout -1 escalate
  error: --lock-timeout cannot have this value
    fix: see anjuan escalate --help
  [2]

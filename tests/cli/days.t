Days are counted with the announced days off and make-up workdays.

  $ anjuan --lang en days 2026-07-22 +60
  2026-07-22 → 2026-09-20  (60 calendar days, 43 workdays; the first day is not counted)
    2026-07-23 … 2026-09-20  60 counted
  $ anjuan --lang en days 2026-02-13 +3 --workdays
  2026-02-13 → 2026-02-25  (12 calendar days, 3 workdays; the first day is not counted)
    2026-02-14               1 counted, 春节 (国办发明电〔2025〕7号)
    2026-02-15 … 2026-02-23  not counted: day off, 春节 (国办发明电〔2025〕7号)
    2026-02-24 … 2026-02-25  2 counted
  $ anjuan --lang en days 2026-09-01..2026-10-10
  2026-09-01 → 2026-10-10  (39 calendar days, 24 workdays; the first day is not counted)
    2026-09-02 … 2026-09-04  3 counted
    2026-09-05 … 2026-09-06  not counted: day off
    2026-09-07 … 2026-09-11  5 counted
    2026-09-12 … 2026-09-13  not counted: day off
    2026-09-14 … 2026-09-18  5 counted
    2026-09-19               not counted: day off
    2026-09-20               1 counted, 国庆节 (国办发明电〔2025〕7号)
    2026-09-21 … 2026-09-24  4 counted
    2026-09-25 … 2026-09-27  not counted: day off, 中秋节 (国办发明电〔2025〕7号)
    2026-09-28 … 2026-09-30  3 counted
    2026-10-01 … 2026-10-07  not counted: day off, 国庆节 (国办发明电〔2025〕7号)
    2026-10-08 … 2026-10-09  2 counted
    2026-10-10               1 counted, 国庆节 (国办发明电〔2025〕7号)
  $ anjuan --lang zh days 2025-08-05 +60
  2025-08-05 → 2025-10-04（60 天，其中工作日 41 天；首日不计）
  2025-10-04 是休息日：下一个工作日是 2025-10-09
    2025-08-06 … 2025-10-04  计 60 天
  $ anjuan days 2024-01-31 +1 --months --json
  {
    "from": "2024-01-31",
    "to": "2024-02-29",
    "nominal": "2024-02-29",
    "rolled": "2024-02-29",
    "calendar_days": 29,
    "workdays": 18,
    "provisional": false
  }

A year without a calendar counts weekends only and says so.

  $ anjuan --lang en days 2026-12-30 +5 --workdays
  2026-12-30 → 2027-01-06  (7 calendar days, 5 workdays; the first day is not counted)
    2026-12-31 … 2027-01-01  2 counted
    2027-01-02 … 2027-01-03  not counted: day off
    2027-01-04 … 2027-01-06  3 counted
  provisional: a year in it has no calendar yet, only weekends were counted
  $ anjuan days 2026-12-30 +5 --workdays --json | grep provisional
    "provisional": true

The ledger's own calendar goes before the built-in one.

  $ anjuan -q init office --code DZ --name 定州市信访局
  $ printf 'year = 2027\nsource = "test"\n[[holiday]]\nname = "元旦"\ndays-off = ["2027-01-01"]\n' > office/calendars/2027.toml
  $ anjuan --lang en -C office days 2026-12-30 +5 --workdays
  2026-12-30 → 2027-01-07  (8 calendar days, 5 workdays; the first day is not counted)
    2026-12-31               1 counted
    2027-01-01               not counted: day off, 元旦 (test)
    2027-01-02 … 2027-01-03  not counted: day off
    2027-01-04 … 2027-01-07  4 counted

What is no question about days is refused with its place.

  $ anjuan --lang en days 2026-02-30 +5
  error: there is no such day as 2026-02-30
      2026-02-30 +5
      ^~~~~~~~~~
    fix: write a day that exists as YYYY-MM-DD, years 1900 to 2199
  [2]
  $ anjuan --lang zh days 2026-07-22 -5 2>&1; echo "[$?]"
  错误: 期限不能是负数
      2026-07-22 -5
                 ^~
    办法: 要算两个日期之间的天数，请写成 较早的日期..较晚的日期
  [2]
  $ anjuan --lang en days someday +5
  error: here must be a day, YYYY-MM-DD
      someday +5
      ^~~~~~~
    fix: write for example 2026-07-22 +60 or 2026-09-01..2026-10-10
  [2]
  $ anjuan --lang en --json days 2026-07-22 +5x
  {
    "errors": [
      {
        "code": "bad-query",
        "file": "",
        "line": 0,
        "column": 13,
        "message": "here must be a number of at most four digits, then d, w, m or nothing",
        "remedy": "write for example 2026-07-22 +60 or 2026-09-01..2026-10-10"
      }
    ]
  }
  [2]

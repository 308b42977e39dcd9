// What the types of the library forbid. compile.py compiles this file as it is, which must succeed,
// and once with each WRONG, which must fail with an error that holds the words behind the number.
#include <string>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/disk/lock.hpp"
#include "anjuan/model/event.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/report/columns.hpp"

namespace anjuan {

Result<std::string> read();
Result<> write();

struct Line {
  long count;
};
struct Other {
  long count;
};

inline Result<> all(Lock&& lock, const Head& head) {
  const Timestamp now{};
#if WRONG == 1  // a day is not made of a number: could not convert|conversion from
  Date day = 20260701;
#elif WRONG == 2  // a moment is a day only at its offset: conversion from
  Date day = now;
#else
  const Date day = now.date();
#endif

#if WRONG == 3  // whoever calls looks at the Result: ignoring returned value
  write();
#elif WRONG == 4  // a failure that is made is handed on: ignoring return value
  fail_usage("bad-day", to_string(day));
#elif WRONG == 5  // a Result is not its value: conversion from
  const std::string text = read();
#else
  ANJUAN_DO(write());
  ANJUAN_TRY(text, read());
#endif

#if WRONG == 6  // that something came back is not that it is true: conversion from
  const Result<bool> truth = read();
#else
  const Result<bool> truth = !text.empty();
#endif

#if WRONG == 7  // an exit code has a name: cannot convert
  const ExitCode code = 3;
#else
  const ExitCode code = truth ? ExitCode::ok : ExitCode::bad_data;
#endif

#if WRONG == 8  // a status is no class: no match
  const bool same = head.status() == CaseClass::major;
#else
  const bool same = head.status() == Status::closed && code == ExitCode::ok;
#endif

#if WRONG == 9  // an event has a kind, not a name: cannot convert
  const EventKind kind = "closed";
#else
  const EventKind kind = same ? EventKind::closed : EventKind::noted;
#endif

#if WRONG == 10  // a head field has a name: no match
  const std::string due = head[3];
#else
  const std::string due = head[HeadField::due];
#endif

  Columns<Line> columns;
#if WRONG == 11  // a column shows what its own rows have: no matching function|no type named
  columns.add({"count", due}, &Other::count);
#else
  columns.add({"count", due}, &Line::count);
#endif

#if WRONG == 12  // a lock has one holder: deleted function
  Lock second = lock;
#else
  Lock second = std::move(lock);
#endif
  return kind == EventKind::closed && second.inode() > 0 ? Result<>() : write();
}

}  // namespace anjuan

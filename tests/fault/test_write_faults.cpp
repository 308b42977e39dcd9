#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>

#include <doctest/doctest.h>

#include "anjuan/desk/escalate.hpp"
#include "anjuan/disk/write_batch.hpp"

#include "support/faults.hpp"
#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Every operation that changes the disk is made to fail in its turn: once, as when a disk was full
// for a moment, and from then on, as when it has died.
namespace {

constexpr const char* kNight = "2026-08-10T06:00:00+08:00";

/// A ledger with `count` cases that are overdue on kNight.
void fill(const TemporaryLedger& where, int count) {
  const Ledger ledger = where.open();
  for (int i = 0; i < count; ++i)
    REQUIRE(register_one(ledger, i % 2 == 0 ? "2026-06-29" : "2026-07-02"));
}

std::vector<std::string> staged(const TemporaryLedger& where) {
  return *list_directory(where.root() + "/.anjuan/staging");
}

struct Failing {
  int error;
  bool lasting;
};
constexpr Failing kFailures[] = {{ENOSPC, false}, {EIO, false}, {ENOSPC, true}, {EIO, true}};

}  // namespace

TEST_CASE("registering on a failing disk leaves the ledger as it was, or has done it") {
  const TemporaryLedger where;
  fill(where, 2);
  const auto before = where.files();
  REQUIRE(register_one(where.open(), "2026-08-01"));
  const auto expected = where.files();
  for (const Failing& failing : kFailures) {
    int failures = 0;
    for (int n = 1;; ++n) {
      CAPTURE(n);
      CAPTURE(failing.error);
      CAPTURE(failing.lasting);
      where.restore(before);
      FaultyOps ops(n, failing.error, failing.lasting);
      const auto made = register_one(where.open(ops), "2026-08-01");
      auto after = where.files();
      if (made) {
        CHECK(after == expected);
      } else {
        ++failures;
        CHECK(made.error().exit == ExitCode::io);
        const auto& told = made.error().diagnostics;
        REQUIRE((told.size() == 1 || (told.size() == 2 && told[1].code == "half-written")));
        CHECK_FALSE(told[0].file.empty());
        if (failing.error == ENOSPC) CHECK_FALSE(told[0].remedy.empty());
        // A disk that has died cannot be tidied either: then files may be new, but whole.
        if (!failing.lasting) {
          CHECK(after == before);
          CHECK(staged(where).empty());
        }
        for (const auto& [path, content] : after)
          CHECK_MESSAGE(((before.contains(path) && content == before.at(path)) ||
                         content == expected.at(path)),
                        path, " is neither old nor new");
      }
      // The next command finds a ledger that works, or makes it one.
      const Ledger next = where.open();
      const auto lock = next.lock(std::chrono::milliseconds(1000), "register");
      REQUIRE(lock);
      REQUIRE(register_one(next, "2026-08-02"));
      CHECK(findings(where.open()).empty());
      if (ops.count() < n) break;
    }
    CHECK(failures >= 5);
  }
}

TEST_CASE("the nightly check on a failing disk changes all cases or none, and can be run again") {
  const TemporaryLedger where;
  fill(where, 3);
  const auto before = where.files();
  REQUIRE(escalate(where.open(), moment(kNight), "cron", false));
  const auto expected = where.files();
  REQUIRE(expected != before);
  for (const Failing& failing : kFailures) {
    int failures = 0;
    for (int n = 1;; ++n) {
      CAPTURE(n);
      CAPTURE(failing.error);
      CAPTURE(failing.lasting);
      where.restore(before);
      FaultyOps ops(n, failing.error, failing.lasting);
      const auto run = escalate(where.open(ops), moment(kNight), "cron", false);
      const auto after = where.files();
      if (run) {
        CHECK(after == expected);
      } else {
        ++failures;
        CHECK(run.error().exit == ExitCode::io);
        if (!failing.lasting) CHECK(after == before);
      }
      for (const auto& [path, content] : after)
        CHECK_MESSAGE((content == before.at(path) || content == expected.at(path)), path,
                      " is neither old nor new");
      {
        const Ledger next = where.open();
        const auto lock = next.lock(std::chrono::milliseconds(1000), "escalate");
        REQUIRE(lock);
        REQUIRE(escalate(next, moment(kNight), "cron", false));
      }
      CHECK(where.files() == expected);
      CHECK(findings(where.open()).empty());
      if (ops.count() < n) break;
    }
    CHECK(failures >= 10);
  }
}

TEST_CASE("a batch of many files is synced at once and taken back whole") {
  const TemporaryLedger where;
  for (int i = 1; i < 40; i += 2) where.write("cases/2026/01/f" + std::to_string(i), "old");
  const auto before = where.files();
  int failures = 0;
  for (int n = 1;; n += 3) {
    CAPTURE(n);
    where.restore(before);
    FaultyOps ops(n, ENOSPC, false);
    Result<> done;
    {
      WriteBatch batch(ops, LedgerPaths::at(where.root()));
      for (int i = 0; i < 40 && done; ++i) {
        const std::string path = where.root() + "/cases/2026/01/f" + std::to_string(i);
        done = i % 2 == 0 ? batch.create(path, "new") : batch.replace(path, "new", stamp_of(path));
      }
      if (done) done = batch.commit();
    }
    if (ops.count() < n) break;
    if (done) continue;
    ++failures;
    CHECK(where.files() == before);
    CHECK(staged(where).empty());
  }
  CHECK(failures >= 40);
}

TEST_CASE("a file that is there already is never overwritten by a new one") {
  const TemporaryLedger where;
  const std::string path = where.root() + "/cases/2026/06/DZ-2026-000001.yaml";
  where.write("cases/2026/06/DZ-2026-000001.yaml", "another's");
  WriteBatch batch(real_file_ops(), LedgerPaths::at(where.root()));
  REQUIRE(batch.create(where.root() + "/cases/2026/06/DZ-2026-000002.yaml", "mine"));
  REQUIRE(batch.create(path, "mine"));
  const auto done = batch.commit();
  REQUIRE_FALSE(done);
  CHECK(done.error().exit == ExitCode::locked);
  CHECK(done.error().diagnostics[0].file == path);
  CHECK(where.read("cases/2026/06/DZ-2026-000001.yaml") == "another's");
  CHECK(look_up(where.root() + "/cases/2026/06/DZ-2026-000002.yaml") == PathKind::absent);
  where.write("a", "a");
  where.write("b", "b");
  CHECK(real_file_ops().rename_new(where.root() + "/a", where.root() + "/b") == EEXIST);
  CHECK(where.read("b") == "b");
}

TEST_CASE("a new month's folder is synced into its parents, so that a power cut cannot lose it") {
  const TemporaryLedger where;
  FaultyOps ops(0, 0, false);
  REQUIRE(register_one(where.open(ops), "2026-08-01"));
  for (const char* folder : {"/cases/2026/08", "/cases/2026", "/cases"}) {
    CAPTURE(std::string(folder));
    CHECK(std::find(ops.log().begin(), ops.log().end(),
                    "sync_directory " + where.root() + folder) != ops.log().end());
  }
}

TEST_CASE("a dry run of the nightly check touches nothing, not even the staging") {
  const TemporaryLedger where;
  fill(where, 2);
  const auto before = where.files();
  FaultyOps ops(1, EROFS, true);
  const auto run = escalate(where.open(ops), moment(kNight), "cron", true);
  if (!run) MESSAGE(render(run.error().diagnostics[0]));
  REQUIRE(run);
  CHECK(run->escalated.size() == 6);
  CHECK(ops.count() == 0);
  CHECK(where.files() == before);
}

TEST_CASE("the nightly check is the same however often and how late it runs") {
  const TemporaryLedger where;
  fill(where, 3);
  const auto escalated_on = [&](std::string_view night) {
    const auto run = escalate(where.open(), moment(night), "cron", false);
    REQUIRE(run);
    return run->escalated.size();
  };
  CHECK(escalated_on("2026-07-06T06:00:00+08:00") == 0);
  CHECK(escalated_on("2026-07-07T06:00:00+08:00") == 2);  // two are due on 14 July
  CHECK(escalated_on("2026-07-07T06:00:00+08:00") == 0);
  // Nights were missed: the first level of the third case and what has come since.
  CHECK(escalated_on("2026-07-15T06:00:00+08:00") == 2 * 2 + 1);
  const auto once = where.files();
  CHECK(escalated_on("2026-07-15T23:00:00+08:00") == 0);
  CHECK(where.files() == once);
  CHECK(escalated_on("2026-07-30T06:00:00+08:00") == 2);
  CHECK(escalated_on("2026-12-30T06:00:00+08:00") == 0);
  CHECK(findings(where.open()).empty());
}

TEST_CASE("a night with a clock in 2036 does not silence the nights after it") {
  const TemporaryLedger where;
  fill(where, 2);
  CHECK_FALSE(where.open().check_clock(moment("2036-08-10")));
  CHECK_FALSE(where.open().check_clock(moment("2026-06-30")));
  CHECK(where.open().check_clock(moment("2026-07-01")));
  CHECK(where.open().check_clock(moment("2027-08-01")));
  // Said to be right all the same: what it records counts for nothing until that day has come.
  const auto ahead = escalate(where.open(), moment("2036-08-10"), "cron", false);
  REQUIRE(ahead);
  REQUIRE(ahead->escalated.size() == 6);
  const auto night = escalate(where.open(), moment(kNight), "cron", false);
  REQUIRE(night);
  CHECK(night->escalated.size() == 6);
  REQUIRE(night->problems.size() == 2);
  CHECK(night->problems[0].code == "in-the-future");
  const auto again = escalate(where.open(), moment(kNight), "cron", false);
  REQUIRE(again);
  CHECK(again->escalated.empty());
  CHECK(findings(where.open(), "2036-12-01").empty());
}

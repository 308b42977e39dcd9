#include <filesystem>
#include <functional>
#include <string>

#include <doctest/doctest.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/desk/escalate.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/disk/write_batch.hpp"

#include "support/faults.hpp"
#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Several people of an office in one ledger.
namespace {

constexpr const char* kNight = "2026-08-10T06:00:00+08:00";
constexpr uid_t kClerk = 12345;
constexpr uid_t kColleague = 12346;
constexpr gid_t kOffice = 23456;

struct stat stat_of(const std::string& path) {
  struct stat found {};
  REQUIRE(::lstat(path.c_str(), &found) == 0);
  return found;
}

/// Everything at and below `root`.
std::vector<std::string> all_below(const std::string& root) {
  std::vector<std::string> all = {root};
  for (const auto& entry : fs::recursive_directory_iterator(root))
    all.push_back(entry.path().string());
  return all;
}

void give_all(const std::string& root, uid_t user, gid_t group) {
  for (const std::string& path : all_below(root)) REQUIRE(::lchown(path.c_str(), user, group) == 0);
}

/// Does the work as another user of the office's group, with a strict umask; its answer.
int as_user(uid_t user, const std::function<int()>& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::umask(077);
    if (::setgroups(1, &kOffice) != 0 || ::setgid(kOffice) != 0 || ::setuid(user) != 0) ::_exit(99);
    ::_exit(work());
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

int register_as(uid_t user, const TemporaryLedger& where, const char* when) {
  return as_user(user, [&] {
    auto ledger = Ledger::open(where.root());
    if (!ledger) return 1;
    auto lock = ledger->lock(milliseconds(1000), "register");
    if (!lock) return 2;
    return register_one(*ledger, when) ? 0 : 3;
  });
}

int escalate_as(uid_t user, const TemporaryLedger& where, std::size_t escalated,
                const std::function<bool(const std::vector<Diagnostic>&)>& problems) {
  return as_user(user, [&] {
    auto ledger = Ledger::open(where.root());
    if (!ledger) return 1;
    auto lock = ledger->lock(milliseconds(1000), "escalate");
    if (!lock) return 2;
    auto run = escalate(*ledger, moment(kNight), "cron", false);
    if (!run) return 3;
    if (!problems(run->problems)) return 4;
    return run->escalated.size() == escalated ? 0 : 5;
  });
}

}  // namespace

TEST_CASE("in a shared ledger two people with a strict umask write after each other") {
  if (::geteuid() != 0) return;  // only the superuser can play two people
  const TemporaryLedger where;
  fs::remove_all(where.root());
  REQUIRE(init_ledger({.directory = where.root(), .code = "DZ", .name = "局", .shared = true}));
  CHECK(is_shared(where.root()));
  give_all(where.root(), kClerk, kOffice);
  for (const std::string& path : all_below(where.root()))
    if (fs::is_directory(path)) REQUIRE(::chmod(path.c_str(), 02770) == 0);
  CHECK(register_as(kClerk, where, "2026-06-29") == 0);
  CHECK(register_as(kColleague, where, "2026-06-30") == 0);
  CHECK(register_as(kColleague, where, "2026-07-01") == 0);
  const auto none = [](const std::vector<Diagnostic>& problems) { return problems.empty(); };
  CHECK(escalate_as(kClerk, where, 9, none) == 0);
  CHECK(register_as(kColleague, where, "2026-07-02") == 0);
  for (const std::string& path : all_below(where.root() + "/cases")) {
    CAPTURE(path);
    const auto found = stat_of(path);
    CHECK(found.st_gid == kOffice);
    CHECK((found.st_mode & S_IWGRP) != 0);
    CHECK((found.st_mode & S_IRWXO) == 0);
  }
  CHECK((stat_of(where.root() + "/.anjuan/lock").st_mode & S_IWGRP) != 0);
}

TEST_CASE("in a shared ledger a colleague finishes what a killed run of another began") {
  if (::geteuid() != 0) return;
  const TemporaryLedger where;
  for (int i = 0; i < 3; ++i) REQUIRE(register_one(where.open(), "2026-06-29"));
  give_all(where.root(), kClerk, kOffice);
  for (const std::string& path : all_below(where.root()))
    REQUIRE(::chmod(path.c_str(), fs::is_directory(path) ? 02770 : 0660) == 0);
  REQUIRE(::chown(where.root().c_str(), 0, kOffice) == 0);
  REQUIRE(::chmod(where.root().c_str(), 02770) == 0);
  const auto killed = [&] {
    const pid_t child = ::fork();
    if (child == 0) {
      int exchanges = 0;
      WatchedOps ops([&](std::string_view what, const std::string&) {
        if (what == "exchange" && ++exchanges == 2) ::raise(SIGKILL);
        return 0;
      });
      auto ledger = Ledger::open(where.root(), ops);
      auto lock = ledger->lock(milliseconds(1000), "escalate");
      ::_exit(lock && escalate(*ledger, moment(kNight), "cron", false) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 0 : 1;
  };
  REQUIRE(as_user(kClerk, killed) == 0);
  const auto finish = [&] {
    auto ledger = Ledger::open(where.root());
    if (!ledger) return 1;
    auto lock = ledger->lock(milliseconds(1000), "next");
    return lock && lock->notes().empty() ? 0 : 2;
  };
  CHECK(as_user(kColleague, finish) == 0);
  for (int i = 1; i <= 3; ++i)
    CHECK(
        where.read("cases/2026/06/DZ-2026-00000" + std::to_string(i) + ".yaml").find("escalated") !=
        std::string::npos);
}

TEST_CASE("a lock that only its maker may write still locks for a colleague") {
  if (::geteuid() != 0) return;
  const TemporaryLedger where;
  { REQUIRE(where.open().lock(milliseconds(100), "first")); }
  give_all(where.root(), kClerk, kOffice);
  for (const std::string& path : all_below(where.root()))
    REQUIRE(::chmod(path.c_str(), fs::is_directory(path) ? 02770 : 0660) == 0);
  const std::string lock = where.root() + "/.anjuan/lock";
  REQUIRE(::chown(lock.c_str(), kColleague, kOffice) == 0);
  REQUIRE(::chmod(lock.c_str(), 0640) == 0);
  CHECK(register_as(kClerk, where, "2026-06-29") == 0);
}

TEST_CASE("one case that cannot be replaced or read does not keep the night from all others") {
  if (::geteuid() != 0) return;
  const TemporaryLedger where;
  REQUIRE(register_one(where.open(), "2026-06-29"));
  REQUIRE(register_one(where.open(), "2026-07-01"));
  REQUIRE(register_one(where.open(), "2026-06-29"));
  give_all(where.root(), kClerk, kOffice);
  std::string told;
  SUBCASE("a month's folder of somebody else") {
    const std::string month = where.root() + "/cases/2026/07";
    REQUIRE(::chown(month.c_str(), kColleague, kColleague) == 0);
    REQUIRE(::chmod(month.c_str(), 0755) == 0);
    told = month;
  }
  SUBCASE("a file that nobody else may read") {
    const std::string file = where.root() + "/cases/2026/07/DZ-2026-000002.yaml";
    REQUIRE(::chown(file.c_str(), kColleague, kColleague) == 0);
    REQUIRE(::chmod(file.c_str(), 0600) == 0);
    told = file;
  }
  // Names the owner, and a command for the owner that mends it.
  const auto one = [&](const std::vector<Diagnostic>& problems) {
    return !problems.empty() && problems[0].severity == Severity::error &&
           problems[0].message.find(std::to_string(kColleague)) != std::string::npos &&
           problems[0].remedy.find("chmod g+rwX " + told) != std::string::npos;
  };
  CHECK(escalate_as(kClerk, where, 6, one) == 0);
  CHECK(where.read("cases/2026/06/DZ-2026-000001.yaml").find("escalated") != std::string::npos);
  CHECK(where.read("cases/2026/07/DZ-2026-000002.yaml").find("escalated") == std::string::npos);
}

TEST_CASE("what the superuser writes belongs to the office, which can go on") {
  if (::geteuid() != 0) return;
  const TemporaryLedger where;
  REQUIRE(register_one(where.open(), "2026-06-29"));
  fs::remove_all(where.root() + "/.anjuan");
  give_all(where.root(), kClerk, kOffice);
  const Ledger ledger = where.open();
  {
    const auto lock = ledger.lock(milliseconds(1000), "escalate");
    REQUIRE(lock);
    REQUIRE(register_one(ledger, "2026-07-01"));
    REQUIRE(escalate(ledger, moment(kNight), "root", false));
  }
  for (const std::string& path : all_below(where.root())) {
    CAPTURE(path);
    CHECK(stat_of(path).st_uid == kClerk);
    CHECK(stat_of(path).st_gid == kOffice);
  }
  CHECK(register_as(kClerk, where, "2026-07-02") == 0);
}

TEST_CASE("a disk without second names, exchange and sync of folders takes a case and a batch") {
  const TemporaryLedger where;
  class Plain : public WatchedOps {
   public:
    Plain()
        : WatchedOps([](std::string_view what, const std::string&) {
            return what == "hard_link" ? EPERM : what == "exchange" ? ENOSYS : 0;
          }) {}
  } ops;
  REQUIRE(register_one(where.open(ops), "2026-06-29"));
  REQUIRE(register_one(where.open(ops), "2026-06-29"));
  const auto run = escalate(where.open(ops), moment(kNight), "cron", false);
  REQUIRE(run);
  CHECK(run->escalated.size() == 6);
  CHECK(findings(where.open()).empty());
}

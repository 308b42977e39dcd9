#include <chrono>
#include <csignal>
#include <functional>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/desk/escalate.hpp"
#include "anjuan/disk/lock.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/ids.hpp"

#include "support/faults.hpp"
#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using std::chrono::milliseconds;
using K = EventKind;

// Real processes on one ledger: at once, and killed in the middle.
namespace {

constexpr const char* kNight = "2026-08-10T06:00:00+08:00";

/// Runs `work` in a process of its own, which ends with its answer.
pid_t start(const std::function<int()>& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) ::_exit(work());
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status;
}

bool was_killed(int status) {
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}
bool was_done(int status) {
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("two processes that register a hundred cases each lose none and share no number") {
  const TemporaryLedger where;
  const auto register_hundred = [&] {
    for (int i = 0; i < 100; ++i) {
      auto ledger = Ledger::open(where.root());
      if (!ledger) return 1;
      auto lock = ledger->lock(milliseconds(60'000), "register");
      if (!lock || !register_one(*ledger, "2026-06-29")) return 2;
    }
    return 0;
  };
  const pid_t first = start(register_hundred);
  const pid_t second = start(register_hundred);
  CHECK(was_done(status_of(first)));
  CHECK(was_done(status_of(second)));
  std::set<std::string> ids;
  int highest = 0;
  const auto problems = scan_heads(where.open().paths(), [&](const ScannedCase& found) {
    ids.insert(std::string(found.head[HeadField::id]));
    highest = std::max(highest, parse_case_id(found.head[HeadField::id])->number);
  });
  CHECK(problems.empty());
  CHECK(ids.size() == 200);
  CHECK(highest == 200);
  const Verification checked = verify(where.open(), moment("2026-07-01"));
  CHECK(checked.cases == 200);
  CHECK(checked.findings.empty());
  CHECK(list_directory(where.root() + "/.anjuan/staging")->empty());
}

TEST_CASE("who waits too long for the lock is told who holds it, and a dead holder holds nothing") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t holder = start([&] {
    auto lock = ledger.lock(milliseconds(1000), "import");
    if (::write(ready[1], lock ? "y" : "n", 1) != 1) return 1;
    ::pause();
    return 0;
  });
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  REQUIRE(answer == 'y');
  const auto begin = std::chrono::steady_clock::now();
  const auto refused = ledger.lock(milliseconds(80), "register");
  CHECK(std::chrono::steady_clock::now() - begin >= milliseconds(80));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().exit == ExitCode::locked);
  const std::string& message = refused.error().diagnostics[0].message;
  CHECK(message.find("import") != std::string::npos);
  CHECK(message.find("pid " + std::to_string(holder)) != std::string::npos);
  // Reading needs no lock.
  CHECK(findings(ledger).empty());
  REQUIRE(::kill(holder, SIGKILL) == 0);
  CHECK(was_killed(status_of(holder)));
  CHECK(ledger.lock(milliseconds(1000), "register"));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("registering killed at any moment leaves a ledger that is whole and goes on") {
  const TemporaryLedger where;
  REQUIRE(register_one(where.open(), "2026-06-29"));
  const auto before = where.files();
  int kills = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    where.restore(before);
    const int status = status_of(start([&] {
      FaultyOps ops(n, 0, false);
      auto ledger = Ledger::open(where.root(), ops);
      if (!ledger) return 1;
      auto lock = ledger->lock(milliseconds(5000), "register");
      return lock && register_one(*ledger, "2026-08-01") ? 0 : 2;
    }));
    if (was_done(status)) break;
    REQUIRE(was_killed(status));
    ++kills;
    const std::string found = findings(where.open());
    CHECK((found.empty() || found == "journal:0 unfinished-change"));
    const Ledger ledger = where.open();
    const auto lock = ledger.lock(milliseconds(1000), "register");
    REQUIRE(lock);
    const std::size_t cases = verify(ledger, moment("2026-09-01")).cases;
    REQUIRE(register_one(ledger, "2026-08-02"));
    CHECK(verify(ledger, moment("2026-09-01")).cases == cases + 1);
    CHECK(findings(where.open()).empty());
  }
  CHECK(kills >= 6);
}

TEST_CASE("the nightly check killed at any moment is completed by the next run") {
  const TemporaryLedger where;
  for (int i = 0; i < 3; ++i) REQUIRE(register_one(where.open(), "2026-06-29"));
  const auto before = where.files();
  REQUIRE(escalate(where.open(), moment(kNight), "cron", false));
  const auto expected = where.files();
  int kills = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    where.restore(before);
    const int status = status_of(start([&] {
      FaultyOps ops(n, 0, false);
      auto ledger = Ledger::open(where.root(), ops);
      return ledger && escalate(*ledger, moment(kNight), "cron", false) ? 0 : 1;
    }));
    if (was_done(status)) break;
    REQUIRE(was_killed(status));
    ++kills;
    for (const auto& [path, content] : where.files())
      CHECK((content == before.at(path) || content == expected.at(path)));
    const std::string found = findings(where.open());
    CHECK((found.empty() || found == "journal:0 unfinished-change"));
    REQUIRE(escalate(where.open(), moment(kNight), "cron", false));
    CHECK(where.files() == expected);
  }
  CHECK(kills >= 12);
}

TEST_CASE("whenever the nightly check is killed, each of its escalations is told by a later run") {
  const TemporaryLedger where;
  for (int i = 0; i < 3; ++i) REQUIRE(register_one(where.open(), "2026-06-29"));
  const auto before = where.files();
  int cut_off = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    where.restore(before);
    const int status = status_of(start([&] {
      FaultyOps ops(n, 0, false);
      auto ledger = Ledger::open(where.root(), ops);
      if (!ledger) return 1;
      // Nothing is told: what was recorded is lost unless the next run takes it up.
      return escalate(*ledger, moment(kNight), "cron", false) ? 0 : 1;
    }));
    const Ledger ledger = where.open();
    {
      const auto lock = ledger.lock(milliseconds(1000), "escalate");
      REQUIRE(lock);
      auto next = escalate(ledger, moment(kNight), "cron", false);
      REQUIRE(next);
      CHECK(next->outbox.untold().size() + next->escalated.size() == 9);
      if (!next->outbox.untold().empty()) ++cut_off;
      next->outbox.told(ledger);
      CHECK(list_directory(where.root() + "/.anjuan/outbox").value().empty());
    }
    const auto last = escalate(ledger, moment(kNight), "cron", false);
    REQUIRE(last);
    CHECK(last->outbox.untold().empty());
    CHECK(last->escalated.empty());
    if (was_done(status)) break;
    REQUIRE(was_killed(status));
  }
  CHECK(cut_off >= 6);
}

TEST_CASE("what the nightly check is about to tell is not told by another run meanwhile") {
  std::vector<Diagnostic> unread;
  const TemporaryLedger where;
  REQUIRE(register_one(where.open(), "2026-06-29"));
  const Ledger ledger = where.open();
  auto speaking = escalate(ledger, moment(kNight), "cron", false);
  REQUIRE(speaking);
  CHECK(speaking->escalated.size() == 3);
  CHECK(Outbox::open(ledger, {}, unread).untold().empty());
  speaking = {};  // it dies before it has spoken
  CHECK(Outbox::open(ledger, {}, unread).untold().size() == 3);
}

TEST_CASE(
    "only what stands in the files is told late, and a file that is not whole is waited for") {
  std::vector<Diagnostic> unread;
  const TemporaryLedger where;
  for (int i = 0; i < 2; ++i) REQUIRE(register_one(where.open(), "2026-06-29"));
  const Ledger ledger = where.open();
  REQUIRE(escalate(ledger, moment(kNight), "cron", false));
  where.write(".anjuan/outbox/1-0",
              "DZ-2026-000001\tdecide\t2026-07-14\t9\tdue\tlead\t\n"
              "DZ-2026-000077\tdecide\t2026-07-14\t1\tdue\tlead\t\nDZ-2026-0000");
  const std::string whole = where.read("cases/2026/06/DZ-2026-000002.yaml");
  where.write("cases/2026/06/DZ-2026-000002.yaml", "id: [");
  Outbox outbox = Outbox::open(ledger, {}, unread);
  CHECK(outbox.untold().size() == 3);
  outbox.told(ledger);
  CHECK(Outbox::open(ledger, {}, unread).untold().empty());
  where.write("cases/2026/06/DZ-2026-000002.yaml", whole);
  CHECK(Outbox::open(ledger, {}, unread).untold().size() == 3);
}

TEST_CASE("a merging killed at any moment is in both files or in none once somebody writes again") {
  const TemporaryLedger where;
  const std::string elder = "DZ-2026-000001";
  const std::string younger = "DZ-2026-000002";
  for (const char* when : {"2026-07-01", "2026-07-10"}) REQUIRE(register_one(where.open(), when));
  const auto before = where.files();
  const auto merge = [&](FileOps& ops) {
    const Ledger ledger = where.open(ops);
    const auto lock = ledger.lock(milliseconds(5000), "merge");
    return lock && record_event(ledger, elder, event(K::merged, "2026-07-12", {{"into", younger}}),
                                "2026-07-12");
  };
  REQUIRE(merge(real_file_ops()));
  const auto after = where.files();
  int finished = 0;
  int undone = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    where.restore(before);
    const int status = status_of(start([&] {
      FaultyOps ops(n, 0, false);
      return merge(ops) ? 0 : 1;
    }));
    if (was_done(status)) break;
    REQUIRE(was_killed(status));
    { REQUIRE(where.open().lock(milliseconds(1000), "next")); }
    const auto now = where.files();
    CHECK((now == before || now == after));
    ++(now == after ? finished : undone);
    CHECK(findings(where.open()).empty());
    CHECK_FALSE(std::filesystem::exists(where.root() + "/.anjuan/staging"));
  }
  CHECK(finished >= 4);
  CHECK(undone >= 4);
}

TEST_CASE("init killed at any moment is finished by running it again") {
  const TemporaryLedger around;
  const std::string whole = around.root() + "/whole";
  const std::string root = around.root() + "/new";
  const InitOptions options{
      .directory = root, .code = "DZ", .name = "定州市信访局", .station = "B"};
  InitOptions other = options;
  other.directory = whole;
  REQUIRE(init_ledger(other));
  const auto files_of = [&](const std::string& name) {
    std::map<std::string, std::string> found;
    for (const auto& [path, content] : around.files())
      if (path.starts_with(name + "/") && path.find("/.anjuan/") == path.npos)
        found[path.substr(name.size())] = content;
    return found;
  };
  const auto expected = files_of("whole");
  int kills = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    std::filesystem::remove_all(root);
    const int status = status_of(start([&] {
      FaultyOps ops(n, 0, false);
      return init_ledger(options, ops) ? 0 : 1;
    }));
    if (was_done(status)) break;
    REQUIRE(was_killed(status));
    ++kills;
    REQUIRE(init_ledger(options));
    CHECK(files_of("new") == expected);
    CHECK(list_directory(root + "/.anjuan/staging")->empty());
    CHECK(std::filesystem::is_directory(root + "/cases"));
    const auto ledger = Ledger::open(root);
    REQUIRE(ledger);
    CHECK(findings(*ledger).empty());
    // Once more it finds everything done.
    const auto again = init_ledger(options);
    REQUIRE(again);
    CHECK(again->empty());
  }
  CHECK(kills >= 40);
}

TEST_CASE("the proof of a ledger in which cases are merged all the time finds nothing") {
  const TemporaryLedger where;
  for (const char* when : {"2026-07-01", "2026-07-10"}) REQUIRE(register_one(where.open(), when));
  const pid_t merger = start([&] {
    const Ledger ledger = where.open();
    for (int i = 0;; ++i) {
      const auto lock = ledger.lock(milliseconds(5000), "merge");
      RequestPlanner planner(ledger, moment("2026-07-12"));
      EventRequest request{.case_id = "DZ-2026-000001", .undo = i % 2 == 1};
      request.event = event(K::merged, "2026-07-12");
      if (!request.undo) request.event.set("into", "DZ-2026-000002");
      if (!lock || !planner.add(request) || !write_edits(ledger, planner.take())) return 1;
    }
  });
  std::size_t complaints = 0;
  for (int i = 0; i < 60; ++i)
    complaints += verify(where.open(), moment("2026-09-01")).findings.size();
  REQUIRE(::kill(merger, SIGKILL) == 0);
  CHECK(was_killed(status_of(merger)));
  CHECK(complaints == 0);
}

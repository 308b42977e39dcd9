#include <algorithm>
#include <cerrno>
#include <functional>
#include <optional>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/desk/escalate.hpp"
#include "anjuan/desk/register_batch.hpp"
#include "anjuan/forms/form.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/ledger/repeats.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/report/report.hpp"
#include "anjuan/rota/change/absence.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Every call that reads is made to fail in its turn, in every use of a ledger. Nothing may pass
// for absent or empty because it could not be read.
namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kToday = "2026-08-20";
const DateRange kDecember{*make_date(2026, 12, 1), *make_date(2026, 12, 31)};

/// While it lives, the n-th call that reads fails. n = 0 fails none.
class ReadFault {
 public:
  ReadFault(int n, int error) {
    set_read_fault([this, n, error](const std::string& path) {
      if (++count_ != n) return 0;
      path_ = path;
      return error;
    });
  }
  ~ReadFault() { set_read_fault({}); }
  ReadFault(const ReadFault&) = delete;
  ReadFault& operator=(const ReadFault&) = delete;

  /// Of the call that failed; empty when there were fewer.
  const std::string& path() const { return path_; }

 private:
  int count_ = 0;
  std::string path_;
};

/// Of a ledger with cases in three months, a rota, absences, receptions, activities and papers.
class ReadLedger : public TemporaryLedger {
 public:
  ReadLedger() {
    for (const char* when : {"2026-06-29", "2026-07-06", "2026-08-03"})
      REQUIRE(register_one(open(), when));
    write("anjuan.toml",
          read("anjuan.toml") +
              "\n[rota]\n[[rota.cover]]\ndesk = \"hall\"\nwhen = \"workday\"\n"
              "source = \"B1\"\n[[rota.campaign]]\nname = \"spring\"\n"
              "from = 2026-03-01\nto = 2026-03-31\nsource = \"G1\"\ndocuments = [\"plan\"]\n");
    write("rota/absences.yaml",
          "- {official: zhang-wei, from: 2026-12-07, to: 2026-12-08, reason: leave}\n");
    write("rota/2026-11.yaml",
          "sessions:\n- {date: 2026-11-04, desk: hall, group: 1, kind: reception, official: "
          "wang-zr}\n");
    write("rota/documents/spring/plan.txt", "plan");
    rota::SessionRecord record;
    record.held.date = day("2026-08-12");
    record.held.desk = "hall";
    record.held.officials = {"zhang-wei"};
    REQUIRE(record_reception(open(), {record, {}, false}, kToday));
    const Activity meeting{.date = day("2026-08-12"), .kind = "meeting", .type = "joint"};
    REQUIRE(write_activity_file(open(), meeting));
    write("forms/registration.txt", "{{case}}\n");
    write("opinion.txt", "opinion");
    write(
        "rows.csv",
        "ref,title,petitioner,received\n1,反映路灯,赵某,2026-08-18\n2,反映水管,钱某,2026-08-19\n");
    write("map.toml",
          "[source]\nsystem = \"wenzheng\"\n[fields]\nref = \"ref\"\n"
          "title = \"title\"\n\"petitioner.name\" = \"petitioner\"\nreceived = \"received\"\n");
  }

  std::string at(const std::string& path) const { return root() + "/" + path; }

  /// Back to `files`, without what came since.
  void go_back(const Files& files) const {
    // Or every run tells what all before it kept, and goes on from their numbers.
    for (const char* kept : {".anjuan/outbox", ".anjuan/numbers"})
      std::filesystem::remove_all(at(kept));
    const Files now = this->files();
    if (now == files) return;
    for (const auto& [path, content] : now)
      if (!files.contains(path)) std::filesystem::remove(at(path));
    for (const auto& [path, content] : files) write(path, content);
  }
};

Failure failure_of(std::vector<Diagnostic> problems) {
  return {problems.empty() ? ExitCode::ok : exit_of(problems), std::move(problems)};
}

template <class T>
Failure failure_of(Result<T> result) {
  return result ? Failure{ExitCode::ok, {}} : std::move(result.error());
}

/// What a command does in a ledger that is open.
using Use = std::function<Failure(const Ledger&)>;

/// Like a command: opens the ledger and, to write, takes the lock.
Failure run(const ReadLedger& where, bool writes, const Use& use) {
  auto ledger = Ledger::open(where.root());
  if (!ledger) return ledger.error();
  std::optional<Lock> lock;
  if (writes) {
    auto taken = ledger->lock(std::chrono::milliseconds(1000), "test");
    if (!taken) return taken.error();
    lock.emplace(std::move(*taken));
  }
  return use(*ledger);
}

bool names(const Failure& failure, const std::string& path) {
  for (const Diagnostic& d : failure.diagnostics)
    if (d.code == "io" && d.file == path) return !d.remedy.empty();
  return false;
}

/// Runs the use once for each call that reads, that call failing. `partly`: cases that were read
/// may be written though another was not, as the nightly check does.
void every_read_fails(const ReadLedger& where, bool writes, const Use& use, bool partly = false) {
  const Files before = where.files();
  const Failure whole = run(where, writes, use);
  for (const Diagnostic& d : whole.diagnostics) MESSAGE(render(d));
  REQUIRE(whole.exit == ExitCode::ok);
  const Files after = where.files();
  CHECK((after != before) == writes);
  int failures = 0;
  for (int n = 1;; ++n) {
    where.go_back(before);
    Failure failure;
    std::string path;
    {
      const ReadFault fault(n, n % 2 == 0 ? EIO : EACCES);
      failure = run(where, writes, use);
      path = fault.path();
    }
    if (path.empty()) break;
    CAPTURE(n);
    CAPTURE(path);
    const Files now = where.files();
    if (failure.exit == ExitCode::ok) {
      // Of a writer, a folder that is still to be made, and is synced either way; of a reader, a
      // place where the case does not stand that was found elsewhere.
      CHECK((writes || !std::filesystem::exists(path)));
      CHECK(now == after);
      continue;
    }
    ++failures;
    CHECK(failure.exit == ExitCode::io);
    CHECK(names(failure, path));
    if (!partly) CHECK(now == before);
  }
  CHECK(failures >= 20);
  where.go_back(before);
}

}  // namespace

TEST_CASE("nothing is registered while a part of the ledger cannot be read") {
  const ReadLedger where;
  every_read_fails(where, true, [](const Ledger& ledger) {
    Draft draft;
    draft[DraftField::title] = "反映补贴";
    draft[DraftField::petitioner_name] = "李某某";
    draft[DraftField::source] = "12345/7";
    draft[DraftField::repeat_of] = "DZ-2026-000001";
    const auto earlier = earlier_on_matter(ledger, "DZ-2026-000001");
    if (!earlier) return earlier.error();
    const Timestamp now = moment("2026-08-20");
    auto made = make_case(ledger, draft, {.now = now, .on = now.date(), .by = "li-na"});
    if (!made) return made.error();
    if (auto hints = find_repeats(ledger, *made, false); !hints) return hints.error();
    auto done = register_case(ledger, std::move(*made), false);
    if (done) CHECK(done->value.head[HeadField::id] == "DZ-2026-000004");
    return failure_of(std::move(done));
  });
}

TEST_CASE("a file is imported whole into a ledger that was read whole, or not at all") {
  const ReadLedger where;
  every_read_fails(where, true, [&](const Ledger& ledger) {
    auto done = register_batch(ledger, {.path = where.at("rows.csv"),
                                        .map = where.at("map.toml"),
                                        .quarantine = "",
                                        .rows = {},
                                        .now = moment(kToday),
                                        .on = day(kToday),
                                        .by = "li-na",
                                        .dry_run = false,
                                        .suggest_repeats = true,
                                        .progress = {}});
    return done ? failure_of(std::move(done->problems)) : done.error();
  });
}

TEST_CASE("lists, reports and the proof of the ledger never leave out what they could not read") {
  const ReadLedger where;
  const Timestamp now = moment(kToday);
  every_read_fails(where, false, [](const Ledger& ledger) {
    int seen = 0;
    auto problems = scan_heads(ledger.paths(), [&](const ScannedCase&) { ++seen; });
    if (problems.empty()) CHECK(seen == 3);
    return failure_of(std::move(problems));
  });
  every_read_fails(where, false, [](const Ledger& ledger) {
    return failure_of(scan_at(ledger, {.as_of = day("2026-08-01")}, [](const Case&) {}));
  });
  every_read_fails(where, false, [&](const Ledger& ledger) {
    Verification found = verify(ledger, now);
    return failure_of(std::move(found.findings));
  });
  for (const char* name : {"due", "workload", "sessions", "rota", "annual"}) {
    CAPTURE(name);
    every_read_fails(where, false, [&](const Ledger& ledger) {
      return failure_of(run_report(*find_report(name), ledger, {.today = now.date()}).problems);
    });
  }
}

TEST_CASE("the proof of the ledger names each place that it could not read, once") {
  const ReadLedger where;
  const Ledger ledger = where.open();
  const std::vector<std::string> bad = {where.at("activities/2026"), where.at("cases/2026/06"),
                                        where.at("cases/2026/07/DZ-2026-000002.yaml"),
                                        where.at("rota/absences.yaml"), where.at("sessions/2026")};
  set_read_fault([&](const std::string& path) {
    return std::find(bad.begin(), bad.end(), path) != bad.end() ? EIO : 0;
  });
  const Verification found = verify(ledger, moment(kToday));
  set_read_fault({});
  std::vector<std::string> named;
  for (const Diagnostic& d : found.findings)
    if (d.code == "io") named.push_back(d.file);
  CHECK(named == bad);
  CHECK(exit_of(found.findings) == ExitCode::io);
}

TEST_CASE("one case, its form and the next number of a document are read or the reason is told") {
  const ReadLedger where;
  every_read_fails(where, false, [](const Ledger& ledger) {
    const auto stored = ledger.read_case("2026-3");
    if (!stored) return stored.error();
    const auto form =
        make_form(ledger, stored->value, *find_document("registration"), {.today = day(kToday)});
    if (!form) return form.error();
    CHECK(form->text == "DZ-2026-000003\n");
    return failure_of(next_document_number(ledger, *find_document("acceptance"), 2026));
  });
}

TEST_CASE("the nightly check tells which cases it could not judge, and judges the others") {
  const ReadLedger where;
  every_read_fails(
      where, true,
      [](const Ledger& ledger) {
        auto done = escalate(ledger, moment("2026-10-20"), "cron", false);
        if (!done) return done.error();
        return failure_of(std::move(done->problems));
      },
      true);
}

TEST_CASE("a rota is planned and changed only with everything that bears on it read") {
  const ReadLedger where;
  every_read_fails(where, true, [](const Ledger& ledger) {
    auto books = open_rota(ledger);
    if (!books) return books.error();
    auto plan = rota::make_plan(plan_input(*books, ledger, kDecember));
    if (!plan) return plan.error();
    return failure_of(write_sessions(ledger, *books, kDecember, plan->sessions));
  });
  REQUIRE(run(where, true, [](const Ledger& ledger) {
            auto books = open_rota(ledger);
            auto plan = rota::make_plan(plan_input(*books, ledger, kDecember));
            return failure_of(write_sessions(ledger, *books, kDecember, plan->sessions));
          }).exit == ExitCode::ok);
  every_read_fails(where, true, [](const Ledger& ledger) {
    auto books = open_rota(ledger);
    if (!books) return books.error();
    const rota::Absence absence{
        "wang-zr", {day("2026-12-10"), day("2026-12-11")}, "leave", day(kToday)};
    rota::ReplanInput input{.plan = plan_input(*books, ledger, kDecember), .fresh = {absence}};
    auto away = add_absence(ledger, *books, absence);
    if (!away) return away.error();
    input.published = books->sessions(kDecember);
    input.today = day(kToday);
    auto replan = rota::replan_absences(input);
    if (!replan) return replan.error();
    return failure_of(write_sessions(ledger, *books, kDecember, replan->sessions, away->text));
  });
}

TEST_CASE("receptions, activities and events are recorded beside what was read, never over it") {
  const ReadLedger where;
  every_read_fails(where, true, [&](const Ledger& ledger) {
    rota::SessionRecord record;
    record.held.date = day("2026-08-19");
    record.held.desk = "hall";
    record.held.officials = {"wang-zr"};
    record.by = "li-na";
    record.batches.push_back({});
    record.batches.back().cases = {"DZ-2026-000002"};
    record.batches.back().persons = 1;
    record.attachments = {{{"opinion.txt", ""}, "opinion"}};
    if (auto wrong = check_session(ledger, record); !wrong.empty())
      return failure_of(std::move(wrong));
    const auto copies = place_attachments(ledger, record, "");
    if (!copies) return copies.error();
    return failure_of(record_reception(ledger, {record, *copies, false}, kToday));
  });
  every_read_fails(where, true, [](const Ledger& ledger) {
    return failure_of(write_activity_file(
        ledger, {.date = day("2026-08-19"), .kind = "meeting", .type = "joint"}));
  });
  every_read_fails(where, true, [](const Ledger& ledger) {
    return failure_of(record_event(
        ledger, "2026-3", event(EventKind::noted, kToday, {{"duty", "约见来访人"}}), kToday));
  });
}

TEST_CASE("pipes, devices, folders and links to nowhere are named at once where a file belongs") {
  const ReadLedger where;
  const std::string opinion = where.at("opinion.txt");
  const auto refuses = [&](const std::string& path) {
    for (const auto& read : {failure_of(read_file(path)), failure_of(read_if_there(path))}) {
      CHECK(read.exit == ExitCode::io);
      CHECK(names(read, path));
    }
  };
  REQUIRE(::mkfifo(where.at("pipe").c_str(), 0600) == 0);
  REQUIRE(::symlink("circle", where.at("circle").c_str()) == 0);
  REQUIRE(::symlink("nowhere", where.at("dangling").c_str()) == 0);
  for (const char* name :
       {"pipe", "circle", "dangling", "cases", "opinion.txt/below", "dangling/below"})
    refuses(where.at(name));
  refuses("/dev/zero");
  CHECK_FALSE(list_directory(opinion));
  CHECK_FALSE(list_directory(where.at("dangling")));
  CHECK_FALSE(look_up(where.at("circle")));
  // What is not there is no error, also behind a link that leads somewhere.
  REQUIRE(::symlink("cases", where.at("good").c_str()) == 0);
  CHECK(look_up(where.at("good/none")) == PathKind::absent);
  CHECK(read_if_there(where.at("none/at/all"))->has_value() == false);
  CHECK(list_directory(where.at("none"))->empty());
  // And in the places that every command goes through: a case, a month, a calendar.
  for (const char* name :
       {"cases/2026/08/DZ-2026-000009.yaml", "calendars/2027.toml", "rota/2026-12.yaml",
        "sessions/2026/08/2026-08-19-hall-1.yaml", "cases/2026/09"}) {
    const std::string path = where.at(name);
    CAPTURE(path);
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const Failure found = run(where, false, [](const Ledger& ledger) {
      return failure_of(verify(ledger, moment(kToday)).findings);
    });
    CHECK(found.exit == ExitCode::io);
    CHECK(names(found, path));
    REQUIRE(::unlink(path.c_str()) == 0);
  }
}

TEST_CASE("a number is not given again because the folder of its month cannot be read") {
  const ReadLedger where;
  std::filesystem::rename(where.at("cases/2026/08"), where.at("elsewhere"));
  REQUIRE(::symlink("../../not-mounted", where.at("cases/2026/08").c_str()) == 0);
  const auto made = register_one(where.open(), "2026-09-01");
  REQUIRE_FALSE(made);
  CHECK(made.error().exit == ExitCode::io);
  CHECK(names(made.error(), where.at("cases/2026/08")));
  CHECK(look_up(where.at("cases/2026/09")) == PathKind::absent);
}

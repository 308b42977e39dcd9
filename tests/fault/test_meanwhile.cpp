#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/desk/escalate.hpp"
#include "anjuan/desk/recompute.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/rota_slots.hpp"
#include "anjuan/ledger/books/sessions.hpp"

#include "support/faults.hpp"
#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
namespace fs = std::filesystem;
using K = EventKind;

// Editors and git know no lock: what they do while a command works is never lost.
namespace {

constexpr const char* kNight = "2026-08-10T06:00:00+08:00";
constexpr const char* kCase = "cases/2026/06/DZ-2026-000001.yaml";

/// An editor saves `path` while a command has read it and is about to write.
class Editor {
 public:
  /// `when` the disk is about to do this; "!" behind it: the editor saves as vim does. A disk that
  /// is about to rename over a file is one that cannot exchange two.
  Editor(const TemporaryLedger& where, std::string path, std::string_view when = "write_new")
      : where_(where),
        path_(std::move(path)),
        by_rename_(when == "sync_file" || when.ends_with('!')),
        ops_([this, when = when.substr(0, when.find('!'))](std::string_view what,
                                                           const std::string&) {
          if (what == when && !saved_) save();
          return what == "exchange" && when == "rename_over" ? ENOSYS : 0;
        }) {}

  FileOps& ops() { return ops_; }
  bool saved() const { return saved_; }

  /// The command failed, says why and how to go on, and the whole ledger is as the editor left it.
  void check(const Result<>& done, std::map<std::string, std::string> before) const {
    REQUIRE(saved_);
    REQUIRE_FALSE(done);
    CHECK(done.error().exit == ExitCode::locked);
    REQUIRE(done.error().diagnostics.size() == 1);
    const Diagnostic& d = done.error().diagnostics[0];
    CHECK(d.code == "changed-meanwhile");
    CHECK(d.file.ends_with(path_));
    CHECK_FALSE(d.remedy.empty());
    before[path_] += kNote;
    CHECK(where_.files() == before);
  }

  static constexpr std::string_view kNote = "# by hand\n";

 private:
  /// As vim does it, another file under the same name; or as nano does, in place.
  void save() {
    saved_ = true;
    const std::string path = where_.root() + "/" + path_;
    fs::create_directories(fs::path(path).parent_path());
    if (by_rename_ && fs::exists(path)) {
      fs::copy_file(path, path + "~");
      fs::rename(path + "~", path);
    }
    std::ofstream(path, std::ios::binary | std::ios::app) << kNote;
  }

  const TemporaryLedger& where_;
  std::string path_;
  bool by_rename_ = false;
  bool saved_ = false;
  WatchedOps ops_;
};

template <class T>
Result<> plain(Result<T> result) {
  if (!result) return pass_on(result);
  return {};
}

TemporaryLedger& with_cases(TemporaryLedger& where, int count = 1) {
  for (int i = 0; i < count; ++i) REQUIRE(register_one(where.open(), "2026-06-29"));
  return where;
}

}  // namespace

TEST_CASE("a note written into a case while an event is recorded stays, and the command says so") {
  TemporaryLedger where;
  with_cases(where);
  const auto before = where.files();
  const auto record = [&](FileOps& ops) {
    return record_event(where.open(ops), "DZ-2026-000001",
                        event(K::noted, "2026-07-01", {{"duty", "电话联系"}}), "2026-07-01");
  };
  for (const char* when : {"write_new", "sync_file", "exchange", "exchange!", "rename_over"}) {
    CAPTURE(std::string(when));
    where.restore(before);
    Editor editor(where, kCase, when);
    editor.check(record(editor.ops()), before);
    // Run again, it records the event beside the note.
    REQUIRE(record(real_file_ops()));
    CHECK(where.read(kCase).find("# by hand") != std::string::npos);
  }
}

TEST_CASE("a note written into one of many cases while the nightly check runs stays") {
  TemporaryLedger where;
  with_cases(where, 20);
  const auto before = where.files();
  const std::string path = "cases/2026/06/DZ-2026-000007.yaml";
  for (const char* when : {"sync_file_system", "hard_link", "exchange", "exchange!"}) {
    CAPTURE(std::string(when));
    where.restore(before);
    Editor editor(where, path, when);
    editor.check(plain(escalate(where.open(editor.ops()), moment(kNight), "cron", false)), before);
    const auto again = escalate(where.open(), moment(kNight), "cron", false);
    REQUIRE(again);
    CHECK(again->escalated.size() == 60);
    CHECK(where.read(path).find("# by hand") != std::string::npos);
  }
}

TEST_CASE("a case that is checked out anew while its dates are recomputed is not overwritten") {
  TemporaryLedger where;
  with_cases(where);
  where.write("anjuan.toml",
              replace_all(where.read("anjuan.toml"), "term = \"15d\"", "term = \"14d\""));
  const auto before = where.files();
  Editor editor(where, kCase);
  const Ledger ledger = where.open(editor.ops());
  const auto found = recompute(ledger, moment("2026-07-01"), "li-na");
  REQUIRE(found.edits.size() == 1);
  editor.check(write_edits(ledger, found.edits), before);
}

TEST_CASE("a session's record that is edited while it is written anew stays") {
  const TemporaryLedger where;
  rota::SessionRecord record;
  record.held.date = day("2026-11-20");
  record.held.desk = "hall";
  record.held.officials = {"wang-zr"};
  const auto write = [&](FileOps& ops, bool again) {
    return record_reception(where.open(ops), {record, {}, again}, "2026-11-20");
  };
  const std::string path = "sessions/2026/11/2026-11-20-hall-1.yaml";
  SUBCASE("the record was there") {
    REQUIRE(write(real_file_ops(), false));
    const auto before = where.files();
    Editor editor(where, path);
    editor.check(write(editor.ops(), true), before);
  }
  SUBCASE("somebody else recorded it meanwhile") {
    const auto before = where.files();
    Editor editor(where, path);
    editor.check(write(editor.ops(), false), before);
  }
}

TEST_CASE("an activity that appears under the number that was free is not overwritten") {
  const TemporaryLedger where;
  const auto before = where.files();
  const Activity activity{.date = day("2026-11-05"), .kind = "meeting", .type = "joint"};
  Editor editor(where, "activities/2026/2026-11-05-meeting-1.yaml");
  editor.check(plain(write_activity_file(where.open(editor.ops()), activity)), before);
  const auto again = write_activity_file(where.open(), activity);
  REQUIRE(again);
  CHECK(again->ends_with("meeting-2.yaml"));
}

TEST_CASE("a case that appears under the number that was free is not overwritten") {
  const TemporaryLedger where;
  const auto before = where.files();
  Editor editor(where, "cases/2026/06/DZ-2026-000001.yaml", "rename_new");
  editor.check(plain(register_one(where.open(editor.ops()), "2026-06-29")), before);
}

TEST_CASE("what is written by hand into the rota while a command changes it stays") {
  const TemporaryLedger where;
  where.write("anjuan.toml", where.read("anjuan.toml") +
                                 "\n[rota]\n[[rota.desk]]\nid = \"hall\"\n[[rota.booking]]\n"
                                 "desk = \"hall\"\nsource = \"B13\"\n");
  const std::string line = "- {official: wang-zr, date: 2026-12-01, desk: hall, kind: reception}\n";
  where.write("rota/filings.yaml", line);
  where.write("rota/absences.yaml", "- {official: wang-zr, from: 2026-12-01, to: 2026-12-02}\n");
  const DateRange december{day("2026-12-01"), day("2026-12-31")};
  const std::vector<rota::Session> sessions = {
      {.date = day("2026-12-03"), .desk = "hall", .kind = "reception", .official = "wang-zr"}};
  {
    const Ledger ledger = where.open();
    auto books = open_rota(ledger);
    REQUIRE(books);
    REQUIRE(write_sessions(ledger, *books, december, sessions, {}));
  }
  const auto before = where.files();
  SUBCASE("filed dates") {
    Editor editor(where, "rota/filings.yaml");
    const rota::Filing filing{"zhang-wei", day("2026-12-09"), "hall", "field",
                              "",          day("2026-12-01")};
    editor.check(plain(add_filing(where.open(editor.ops()), filing, false)), before);
  }
  SUBCASE("filed dates, when one is withdrawn") {
    Editor editor(where, "rota/filings.yaml", "make_directories");
    const Ledger ledger = where.open(editor.ops());
    const auto books = open_rota(ledger);
    REQUIRE(books);
    editor.ops().make_directories(where.root() + "/rota");
    editor.check(plain(cancel_filing(ledger, *books, {"wang-zr", day("2026-12-01")}, false)),
                 before);
  }
  SUBCASE("a month and the absences") {
    for (const char* path : {"rota/2026-12.yaml", "rota/absences.yaml"}) {
      where.restore(before);
      Editor editor(where, path);
      const Ledger ledger = where.open(editor.ops());
      auto books = open_rota(ledger);
      REQUIRE(books);
      const auto away = add_absence(
          ledger, *books, {"zhang-wei", {day("2026-12-07"), day("2026-12-08")}, "leave", {}});
      REQUIRE(away);
      editor.check(write_sessions(ledger, *books, december, {}, away->text), before);
    }
  }
  SUBCASE("a month that nobody had planned") {
    Editor editor(where, "rota/2027-01.yaml");
    const Ledger ledger = where.open(editor.ops());
    auto books = open_rota(ledger);
    REQUIRE(books);
    auto next = sessions;
    next[0].date = day("2027-01-05");
    editor.check(write_sessions(ledger, *books, {day("2027-01-01"), day("2027-01-31")}, next, {}),
                 before);
  }
}

TEST_CASE("rejects that are corrected while a new file of them is made are not overwritten") {
  const TemporaryLedger where;
  where.write("r.csv", "old");
  const std::string path = where.root() + "/r.csv";
  auto writer = RejectsWriter::create(path, {"a"}, stamp_of(path));
  REQUIRE(writer);
  where.write("r.csv", "corrected");
  const auto done = writer->finish();
  REQUIRE_FALSE(done);
  CHECK(done.error().exit == ExitCode::locked);
  CHECK(where.read("r.csv") == "corrected");
  // The rejects of this run are not lost either.
  CHECK(done.error().diagnostics[0].remedy.find(path + ".") != std::string::npos);
  CHECK(where.files().size() == TemporaryLedger().files().size() + 2);
}

TEST_CASE("a file that is replaced keeps its permissions, and its group where that can be given") {
  TemporaryLedger where;
  with_cases(where);
  const std::string path = where.root() + "/" + kCase;
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
  if (::geteuid() == 0) REQUIRE(::chown(path.c_str(), 12345, 54321) == 0);
  mode_t staged_mode = 0;
  WatchedOps ops([&](std::string_view what, const std::string& staged) {
    struct stat found {};
    // Not even while it is staged may others read what was closed to them.
    if (what == "keep_access" && ::stat(staged.c_str(), &found) == 0) staged_mode = found.st_mode;
    return 0;
  });
  REQUIRE(record_event(where.open(ops), "DZ-2026-000001",
                       event(K::noted, "2026-07-01", {{"duty", "电话联系"}}), "2026-07-01"));
  struct stat found {};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  CHECK((found.st_mode & 07777) == 0600);
  CHECK((staged_mode & 0777) == 0600);
  if (::geteuid() == 0) {
    CHECK(found.st_uid == 12345);
    CHECK(found.st_gid == 54321);
  }
}

TEST_CASE("a new file has the permissions that the umask leaves") {
  const mode_t before = ::umask(002);
  const TemporaryLedger where;
  REQUIRE(register_one(where.open(), "2026-06-29"));
  ::umask(before);
  struct stat found {};
  REQUIRE(::stat((where.root() + "/" + kCase).c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0664);
}

TEST_CASE("where no second name of a file can be made, its content is kept instead") {
  TemporaryLedger where;
  with_cases(where, 3);
  const auto before = where.files();
  for (int error : {EMLINK, EPERM}) {
    where.restore(before);
    int renames = 0;
    WatchedOps ops([&](std::string_view what, const std::string&) {
      if (what == "hard_link") return error;
      return what == "exchange" && ++renames == 3 ? EIO : 0;
    });
    CHECK_FALSE(escalate(where.open(ops), moment(kNight), "cron", false));
    CHECK(where.files() == before);
    renames = 10;
    CHECK(escalate(where.open(ops), moment(kNight), "cron", false));
    CHECK(where.files() != before);
  }
  // Any other failure takes the batch back before anything was renamed.
  where.restore(before);
  WatchedOps full(
      [&](std::string_view what, const std::string&) { return what == "hard_link" ? ENOSPC : 0; });
  CHECK_FALSE(escalate(where.open(full), moment(kNight), "cron", false));
  CHECK(where.files() == before);
}

TEST_CASE("a lock that is a link or another file is refused, and its target keeps its content") {
  const TemporaryLedger where;
  const std::string target = where.root() + "/officials.yaml";
  const std::string before = where.read("officials.yaml");
  const std::string path = where.root() + "/.anjuan/lock";
  fs::remove(path);
  SUBCASE("a symbolic link") {
    fs::create_symlink(target, path);
  }
  SUBCASE("a hard link") {
    fs::create_hard_link(target, path);
  }
  SUBCASE("a pipe") {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  }
  SUBCASE("a file too long for a lock") {
    where.write(".anjuan/lock", std::string(100'000, 'x'));
  }
  const auto lock = where.open().lock(std::chrono::milliseconds(100), "next");
  REQUIRE_FALSE(lock);
  CHECK(lock.error().exit == ExitCode::bad_data);
  CHECK(lock.error().diagnostics[0].file == path);
  CHECK(where.read("officials.yaml") == before);
  fs::remove(path);
  CHECK(where.open().lock(std::chrono::milliseconds(100), "next"));
}

TEST_CASE("a command whose lock was removed writes nothing: another may be writing") {
  TemporaryLedger where;
  with_cases(where);
  const auto before = where.files();
  const auto note = [] { return event(K::noted, "2026-07-01", {{"duty", "电话联系"}}); };
  const Ledger first = where.open();
  const auto lock = first.lock(std::chrono::milliseconds(100), "first");
  REQUIRE(lock);
  fs::remove(where.root() + "/.anjuan/lock");
  SUBCASE("and nobody has come yet") {}
  SUBCASE("and the other has its own") {
    CHECK(where.open().lock(std::chrono::milliseconds(100), "second"));
  }
  const auto done = record_event(first, "DZ-2026-000001", note(), "2026-07-01");
  REQUIRE_FALSE(done);
  CHECK(done.error().exit == ExitCode::locked);
  CHECK(done.error().diagnostics[0].code == "lock-lost");
  CHECK(where.files() == before);
}

TEST_CASE("who waited for a lock that was removed takes the one that is there now") {
  const TemporaryLedger where;
  int held[2];
  REQUIRE(::pipe(held) == 0);
  // Before the lock is taken: a child would hold it with its parent.
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    char ready = 0;
    const Ledger second = where.open();
    if (::read(held[0], &ready, 1) != 1) ::_exit(2);
    const auto lock = second.lock(std::chrono::milliseconds(5000), "second");
    ::_exit(lock && second.keeps_lock() ? 0 : 1);
  }
  {
    const Ledger first = where.open();
    const auto lock = first.lock(std::chrono::milliseconds(100), "first");
    REQUIRE(lock);
    REQUIRE(::write(held[1], "y", 1) == 1);
    ::usleep(100'000);
    fs::remove(where.root() + "/.anjuan/lock");
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  ::close(held[0]);
  ::close(held[1]);
}

TEST_CASE("a case that is removed in the last moment does not come back") {
  TemporaryLedger where;
  with_cases(where);
  WatchedOps ops([&](std::string_view what, const std::string& path) {
    if (what == "exchange") fs::remove(path);
    return 0;
  });
  const auto done =
      record_event(where.open(ops), "DZ-2026-000001",
                   event(K::noted, "2026-07-01", {{"duty", "电话联系"}}), "2026-07-01");
  REQUIRE_FALSE(done);
  CHECK(done.error().diagnostics[0].code == "changed-meanwhile");
  CHECK_FALSE(fs::exists(where.root() + "/" + kCase));
}

TEST_CASE("what an editor saved right before a run was killed comes back with the next command") {
  TemporaryLedger where;
  with_cases(where, 3);
  auto before = where.files();
  const std::string edited = "cases/2026/06/DZ-2026-000002.yaml";
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // The editor saves before the second exchange; the run dies before it has looked at what came
    // out.
    int exchanges = 0;
    class Dying : public WatchedOps {
     public:
      using WatchedOps::WatchedOps;
      int exchange(const std::string& from, const std::string& to) override {
        const int error = WatchedOps::exchange(from, to);
        if (to.ends_with("000002.yaml")) ::raise(SIGKILL);
        return error;
      }
    } ops([&](std::string_view what, const std::string& path) {
      if (what != "exchange" || ++exchanges != 2) return 0;
      fs::copy_file(path, path + "~");
      std::ofstream(path + "~", std::ios::app) << Editor::kNote;
      fs::rename(path + "~", path);
      return 0;
    });
    ::_exit(escalate(where.open(ops), moment(kNight), "cron", false) ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  { REQUIRE(where.open().lock(std::chrono::milliseconds(1000), "next")); }
  before[edited] += Editor::kNote;
  CHECK(where.files() == before);
}

TEST_CASE("a run that is killed while it writes a report leaves nothing beside it") {
  const TemporaryLedger where;
  for (const bool there : {false, true}) {
    fs::create_directories(where.root() + "/out");
    for (int n = 1;; ++n) {
      CAPTURE(n);
      fs::remove(where.root() + "/out/report.html");
      if (there) where.write("out/report.html", "old");
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        FaultyOps ops(n, 0, false);
        ::_exit(write_atomically(ops, where.root() + "/out/report.html", "new") ? 0 : 1);
      }
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      if (!WIFSIGNALED(status)) break;
      // Only between the naming of a replacement and its rename can one be left.
      const auto names = list_directory(where.root() + "/out").value();
      for (const std::string& name : names)
        CHECK((name == "report.html" || (there && name.starts_with(".anjuan-"))));
      for (const auto& entry : fs::directory_iterator(where.root() + "/out"))
        if (entry.path().filename() != "report.html") fs::remove(entry.path());
    }
    CHECK(where.read("out/report.html") == "new");
    fs::remove_all(where.root() + "/out");
  }
}

TEST_CASE("a report is never written over a device, a pipe, a link or a folder") {
  const TemporaryLedger where;
  const std::string place = where.root() + "/report.html";
  SUBCASE("a link") {
    fs::create_symlink("/dev/null", place);
  }
  SUBCASE("a pipe") {
    REQUIRE(::mkfifo(place.c_str(), 0600) == 0);
  }
  SUBCASE("a folder") {
    fs::create_directory(place);
  }
  const auto before = fs::symlink_status(place).type();
  const auto done = write_atomically(real_file_ops(), place, "new");
  REQUIRE_FALSE(done);
  CHECK(done.error().exit == ExitCode::bad_data);
  CHECK(fs::symlink_status(place).type() == before);
  const auto nowhere = write_atomically(real_file_ops(), where.root() + "/none/r.html", "new");
  REQUIRE_FALSE(nowhere);
  CHECK_FALSE(nowhere.error().diagnostics[0].remedy.empty());
  CHECK_FALSE(fs::exists(where.root() + "/none"));
}

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/write_batch.hpp"

#include "support/faults.hpp"
#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
namespace fs = std::filesystem;

// Batches that were cut short: those of this ledger are finished or taken back, others left alone.
namespace {

const std::string kBatch = ".anjuan/staging/4711-0";

struct Wanted {
  std::string path;
  std::string content;
};

/// A batch of this ledger with everything staged and not one file renamed.
std::vector<JournalEntry> stage(const TemporaryLedger& where, const std::vector<Wanted>& files) {
  const std::string directory = where.root() + "/" + kBatch;
  std::vector<JournalEntry> entries;
  for (const Wanted& file : files) {
    JournalEntry entry{.index = entries.size(), .before = stamp_of(where.root() + "/" + file.path)};
    entry.path = file.path;
    where.write(kBatch + "/" + std::to_string(entry.index), file.content);
    entry.staged = stamp_of(staged_path(directory, entry));
    if (!entry.is_new()) {
      fs::create_hard_link(where.root() + "/" + file.path, backup_path(directory, entry));
      entry.backup = stamp_of(backup_path(directory, entry));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

void write_down(const TemporaryLedger& where, const std::vector<JournalEntry>& entries,
                std::string_view name = kJournal) {
  where.write(kBatch + "/" + std::string(name),
              write_journal(where.root() + "/" + kBatch, entries));
}

/// What the next one to write is told.
std::vector<Diagnostic> next_writer(const TemporaryLedger& where) {
  const auto lock = where.open().lock(std::chrono::milliseconds(1000), "next");
  REQUIRE(lock);
  return lock->notes();
}

void rename_staged(const TemporaryLedger& where, const JournalEntry& entry) {
  fs::rename(staged_path(where.root() + "/" + kBatch, entry), where.root() + "/" + entry.path);
}

/// Nothing was carried out, the office is not kept from its work, and the way out that is shown
/// works.
void check_left_alone(const TemporaryLedger& where,
                      const std::map<std::string, std::string>& before) {
  for (int times = 0; times < 2; ++times) {
    const auto notes = next_writer(where);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "foreign-batch");
    CHECK(notes[0].file.ends_with(kBatch));
    CHECK(notes[0].severity == Severity::warning);
    CHECK_FALSE(notes[0].remedy.empty());
  }
  CHECK(where.files() == before);
  CHECK(fs::exists(where.root() + "/" + kBatch + "/" + std::string(kJournal)));
  fs::remove_all(where.root() + "/" + kBatch);
  CHECK(next_writer(where).empty());
}

}  // namespace

TEST_CASE("what somebody changed by hand after a killed run is not overwritten by finishing it") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old a");
  where.write("cases/2026/07/b.yaml", "old b");
  write_down(where, stage(where, {{"cases/2026/07/a.yaml", "new a"},
                                  {"cases/2026/07/b.yaml", "new b"},
                                  {"cases/2026/08/c.yaml", "new c"}}));
  fs::remove(where.root() + "/cases/2026/07/b.yaml");
  where.write("cases/2026/07/b.yaml", "old b, and a note");
  CHECK(next_writer(where).empty());
  CHECK(where.read("cases/2026/07/a.yaml") == "new a");
  CHECK(where.read("cases/2026/07/b.yaml") == "old b, and a note");
  CHECK(where.read("cases/2026/08/c.yaml") == "new c");
  CHECK_FALSE(fs::exists(where.root() + "/.anjuan/staging"));
}

TEST_CASE("a journal that was not written to its end counts for nothing") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old a");
  const std::string whole = [&] {
    write_down(where, stage(where, {{"cases/2026/07/a.yaml", "new a"}}));
    return where.read(kBatch + "/journal");
  }();
  for (std::size_t length = 0; length + 1 < whole.size(); ++length) {
    where.write(kBatch + "/0", "new a");
    where.write(kBatch + "/journal", whole.substr(0, length));
    REQUIRE(next_writer(where).empty());
    REQUIRE(where.read("cases/2026/07/a.yaml") == "old a");
    REQUIRE_FALSE(fs::exists(where.root() + "/" + kBatch));
  }
}

TEST_CASE("a journal that leads out of the records is not carried out") {
  const TemporaryLedger where;
  where.write(".git/config", "[core]\n");
  where.write("cases/2026/07/a.yaml", "old a");
  for (const char* path :
       {"../outside.yaml", "cases/../../outside.yaml", "/tmp/outside.yaml",
        ".git/hooks/post-commit", "cases/.git/hooks/post-commit", "cases/../.git/hooks/post-commit",
        "CASES/x.yaml", "cases/.GIT/config", ".anjuan/lock", "cases/.anjuan/x", "README.md",
        ".anjuan/numbers", ".anjuan/numbers/../lock", ".anjuan/staging/1-0/journal", "cases",
        "cases/", "cases//x.yaml", "cases/./x.yaml", ".gitmodules"}) {
    CAPTURE(std::string(path));
    CHECK_FALSE(is_ledger_file(path));
    const auto before = where.files();
    auto entries = stage(where, {{"cases/2026/07/a.yaml", "new a"}, {"cases/b.yaml", "new b"}});
    entries[1].path = path;
    write_down(where, entries);
    check_left_alone(where, before);
  }
  CHECK_FALSE(fs::exists(fs::path(where.root()).parent_path() / "outside.yaml"));
  CHECK(is_ledger_file("cases/2026/07/DZ-2026-000001.yaml"));
  CHECK(is_ledger_file("anjuan.toml"));
  CHECK(is_ledger_file("numbers/DZ-2026.txt"));
  CHECK(is_ledger_file(".anjuan/numbers/DZ-2026.txt"));
}

TEST_CASE("a journal that came with a copy of a ledger is left alone there and finished here") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old a");
  const auto before = where.files();
  write_down(where,
             stage(where, {{"cases/2026/07/a.yaml", "new a"}, {"cases/2026/07/b.yaml", "new b"}}));
  const TemporaryLedger copy;
  fs::remove_all(copy.root());
  fs::copy(where.root(), copy.root(), fs::copy_options::recursive);
  check_left_alone(copy, before);
  // Even one that knows which directory it will be in.
  fs::create_directories(copy.root() + "/.anjuan/staging");
  fs::copy(where.root() + "/" + kBatch, copy.root() + "/" + kBatch, fs::copy_options::recursive);
  std::string journal = copy.read(kBatch + "/journal");
  journal.replace(
      0, journal.find('\n'),
      "anjuan-batch 2 " + std::to_string(stamp_of(copy.root() + "/" + kBatch).inode) + " ");
  copy.write(kBatch + "/journal", journal);
  check_left_alone(copy, before);
  CHECK(next_writer(where).empty());
  CHECK(where.read("cases/2026/07/a.yaml") == "new a");
  CHECK(where.read("cases/2026/07/b.yaml") == "new b");
}

TEST_CASE("a journal that nobody can read is left alone") {
  const TemporaryLedger where;
  const auto before = where.files();
  for (const char* text : {"0 1 -1 -1 cases/x.yaml\nend\n", "anjuan-batch 2 x \nend\n", "end\n"}) {
    CAPTURE(std::string(text));
    where.write(kBatch + "/0", "new");
    where.write(kBatch + "/journal", text);
    check_left_alone(where, before);
  }
}

TEST_CASE("a journal never makes a program, nor a link, nor a second name of a file") {
  const TemporaryLedger where;
  const auto before = where.files();
  const std::string staged = where.root() + "/" + kBatch + "/0";
  SUBCASE("a program") {
    auto entries = stage(where, {{"cases/2026/07/a.yaml", "new a"}});
    ::chmod(staged.c_str(), 0755);
    entries[0].staged = stamp_of(staged);
    write_down(where, entries);
    check_left_alone(where, before);
  }
  SUBCASE("a link") {
    auto entries = stage(where, {{"cases/2026/07/a.yaml", "new a"}});
    fs::remove(staged);
    fs::create_symlink("/etc/passwd", staged);
    entries[0].staged = stamp_of(staged);
    write_down(where, entries);
    check_left_alone(where, before);
  }
  SUBCASE("a second name") {
    auto entries = stage(where, {{"cases/2026/07/a.yaml", "new a"}});
    fs::create_hard_link(staged, where.root() + "/.anjuan/other");
    entries[0].staged = stamp_of(staged);
    write_down(where, entries);
    check_left_alone(where, before);
  }
}

TEST_CASE("a batch of another user waits for that user") {
  if (::geteuid() != 0) return;  // only the superuser can play somebody else
  const TemporaryLedger where;
  const auto before = where.files();
  write_down(where, stage(where, {{"cases/2026/07/a.yaml", "new a"}}));
  REQUIRE(::chown((where.root() + "/" + kBatch + "/journal").c_str(), 12345, 12345) == 0);
  SUBCASE("and does not keep the others from their work") {
    check_left_alone(where, before);
  }
  SUBCASE("unless it is the owner of the ledger") {
    REQUIRE(::chown(where.root().c_str(), 12345, 12345) == 0);
    CHECK(next_writer(where).empty());
    CHECK(where.read("cases/2026/07/a.yaml") == "new a");
  }
}

TEST_CASE("nothing is written through a folder that is a symbolic link") {
  const TemporaryLedger where;
  const TemporaryLedger outside;
  const auto untouched = outside.files();
  fs::create_directories(where.root() + "/cases/2026");
  const std::string month = where.root() + "/cases/2026/08";
  SUBCASE("by registering") {
    fs::create_directory_symlink(outside.root(), month);
    const auto made = register_one(where.open(), "2026-08-01");
    REQUIRE_FALSE(made);
    CHECK(made.error().exit == ExitCode::bad_data);
    CHECK(made.error().diagnostics[0].file == month);
    CHECK_FALSE(made.error().diagnostics[0].remedy.empty());
  }
  SUBCASE("by finishing a batch") {
    auto entries = stage(where, {{"cases/2026/08/a.yaml", "new a"}});
    write_down(where, entries);
    fs::create_directory_symlink(outside.root(), month);
    const auto notes = next_writer(where);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "foreign-batch");
  }
  SUBCASE("by taking the lock") {
    fs::remove_all(where.root() + "/.anjuan");
    fs::create_directory_symlink(outside.root(), where.root() + "/.anjuan");
    const auto lock = where.open().lock(std::chrono::milliseconds(100), "next");
    REQUIRE_FALSE(lock);
    CHECK(lock.error().exit == ExitCode::bad_data);
    fs::remove(where.root() + "/.anjuan");
  }
  SUBCASE("by staging") {
    fs::remove(where.root() + "/.anjuan/staging");
    fs::create_directory_symlink(outside.root(), where.root() + "/.anjuan/staging");
    CHECK_FALSE(where.open().lock(std::chrono::milliseconds(100), "next"));
    CHECK_FALSE(register_one(where.open(), "2026-09-01"));
  }
  CHECK(outside.files() == untouched);
}

TEST_CASE("a case that is a symbolic link is not replaced by a file") {
  const TemporaryLedger where;
  REQUIRE(register_one(where.open(), "2026-06-29"));
  const std::string path = where.root() + "/cases/2026/06/DZ-2026-000001.yaml";
  fs::rename(path, where.root() + "/elsewhere.yaml");
  fs::create_symlink(where.root() + "/elsewhere.yaml", path);
  const auto done = record_event(where.open(), "DZ-2026-000001",
                                 event(EventKind::withdrawn, "2026-07-01"), "2026-07-01");
  REQUIRE_FALSE(done);
  CHECK(fs::is_symlink(path));
}

TEST_CASE("a batch that lost a staged file is taken back and not half finished") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old a");
  where.write("cases/2026/07/b.yaml", "old b");
  const auto before = where.files();
  const auto entries = stage(where, {{"cases/2026/07/a.yaml", "new a"},
                                     {"cases/2026/07/b.yaml", "new b"},
                                     {"cases/2026/07/c.yaml", "new c"}});
  write_down(where, entries);
  rename_staged(where, entries[0]);
  rename_staged(where, entries[2]);
  fs::remove(where.root() + "/" + kBatch + "/1");
  CHECK(next_writer(where).empty());
  CHECK(where.files() == before);
}

TEST_CASE("a batch that was being taken back is taken back by the next writer") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old a");
  where.write("cases/2026/07/b.yaml", "old b");
  auto before = where.files();
  const auto entries = stage(where, {{"cases/2026/07/a.yaml", "new a"},
                                     {"cases/2026/07/b.yaml", "new b"},
                                     {"cases/2026/07/c.yaml", "new c"}});
  write_down(where, entries, kUndo);
  for (const JournalEntry& entry : entries) rename_staged(where, entry);
  // What somebody wrote into the new file since is not thrown away.
  SUBCASE("all of it") {}
  SUBCASE("but for what was changed since") {
    where.write("cases/2026/07/c.yaml", "new c, and a note");
    before["cases/2026/07/c.yaml"] = "new c, and a note";
  }
  CHECK(next_writer(where).empty());
  CHECK(where.files() == before);
  CHECK_FALSE(fs::exists(where.root() + "/.anjuan/staging"));
}

namespace {

/// Replaces a and b and makes c.
Result<> write_three(FileOps& ops, const TemporaryLedger& where) {
  WriteBatch batch(ops, LedgerPaths::at(where.root()));
  const std::string folder = where.root() + "/cases/2026/07/";
  for (const char* name : {"a.yaml", "c.yaml", "b.yaml"}) {
    const std::string path = folder + name;
    if (auto staged = batch.replace(path, "new", stamp_of(path)); !staged) return staged;
  }
  return batch.commit();
}

}  // namespace

TEST_CASE("a batch killed while it is taken back ends up in all its files or in none") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old");
  where.write("cases/2026/07/b.yaml", "old");
  const auto before = where.files();
  REQUIRE(write_three(real_file_ops(), where));
  const auto after = where.files();
  int kills = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    where.restore(before);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      int count = 0;
      WatchedOps ops([&](std::string_view what, const std::string& path) {
        if (++count == n) ::raise(SIGKILL);
        return what == "exchange" && path.ends_with("b.yaml") ? ENOSPC : 0;
      });
      ::_exit(write_three(ops, where) ? 1 : 0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    CHECK(next_writer(where).empty());
    const auto now = where.files();
    CHECK((now == before || now == after));
    if (!WIFSIGNALED(status)) {
      CHECK(now == before);
      break;
    }
    ++kills;
  }
  CHECK(kills >= 25);
}

TEST_CASE("a disk that can rename no more leaves a batch that the next writer puts right") {
  for (int good : {0, 1, 2}) {
    CAPTURE(good);
    const TemporaryLedger where;
    where.write("cases/2026/07/a.yaml", "old");
    where.write("cases/2026/07/b.yaml", "old");
    const auto before = where.files();
    int renames = 0;
    WatchedOps ops([&](std::string_view what, const std::string&) {
      const bool moves = what.starts_with("rename") || what == "exchange";
      return moves && ++renames > good ? ENOSPC : 0;
    });
    const auto done = write_three(ops, where);
    REQUIRE_FALSE(done);
    CHECK(done.error().exit == ExitCode::io);
    // Who is told that nothing was written must be able to rely on it.
    if (where.files() != before) {
      CHECK(done.error().diagnostics.back().code == "half-written");
    }
    CHECK(next_writer(where).empty());
    const auto now = where.files();
    const bool all = now.contains("cases/2026/07/c.yaml");
    for (const char* name : {"cases/2026/07/a.yaml", "cases/2026/07/b.yaml"})
      CHECK(now.at(name) == (all ? "new" : "old"));
    CHECK_FALSE(fs::exists(where.root() + "/.anjuan/staging"));
  }
}

TEST_CASE("before the first rename everything that finishing needs is on the disk") {
  const TemporaryLedger where;
  where.write("cases/2026/07/a.yaml", "old");
  where.write("cases/2026/07/b.yaml", "old");
  FaultyOps ops(0, 0, false);
  REQUIRE(write_three(ops, where));
  std::vector<std::string> log = ops.log();
  for (std::string& line : log)
    while (line.find(where.root()) != std::string::npos)
      line.replace(line.find(where.root()), where.root().size(), "L");
  const std::string batch = "L/.anjuan/staging/" + std::to_string(::getpid()) + "-0";
  const auto at = [&](const std::string& line) {
    CAPTURE(line);
    const auto found = std::find(log.begin(), log.end(), line);
    CHECK(found != log.end());
    return found - log.begin();
  };
  const auto first = std::find_if(log.begin(), log.end(),
                                  [](const auto& line) { return line.starts_with("rename"); }) -
                     log.begin();
  const auto journal = at("write_new " + batch + "/journal");
  for (const char* content : {"/0", "/1", "/2"}) {
    CHECK(at("write_new " + batch + content) < at("sync_file " + batch + content));
    CHECK(at("sync_file " + batch + content) < journal);
  }
  CHECK(at("hard_link " + batch + "/0.before") < journal);
  CHECK(journal < at("sync_file " + batch + "/journal"));
  for (const std::string& directory :
       {batch, std::string("L/.anjuan/staging"), std::string("L/.anjuan"), std::string("L")}) {
    CHECK(journal < at("sync_directory " + directory));
    CHECK(at("sync_directory " + directory) < first);
  }
  CHECK(at("sync_file " + batch + "/journal") < first);
  // And it is thrown away only when the folders with the new names are.
  CHECK(at("sync_directory L/cases/2026/07") < at("remove " + batch + "/journal"));
}

TEST_CASE("the proof of a ledger names a change that was cut short, and what finishes it") {
  const TemporaryLedger where;
  for (const char* when : {"2026-07-01", "2026-07-10"}) REQUIRE(register_one(where.open(), when));
  const std::string elder = "cases/2026/07/DZ-2026-000001.yaml";
  const std::string younger = "cases/2026/07/DZ-2026-000002.yaml";
  const auto before = where.files();
  REQUIRE(record_event(where.open(), "DZ-2026-000001",
                       event(EventKind::merged, "2026-07-12", {{"into", "DZ-2026-000002"}}),
                       "2026-07-12"));
  const auto after = where.files();
  where.restore(before);
  const auto entries = stage(where, {{elder, after.at(elder)}, {younger, after.at(younger)}});
  write_down(where, entries);
  rename_staged(where, entries[0]);
  const auto found = verify(where.open(), moment("2026-09-01")).findings;
  REQUIRE(found.size() == 2);
  for (const Diagnostic& d : found) CHECK(d.remedy.find("recompute --write") != d.remedy.npos);
  CHECK(found[0].code == "unfinished-change");
  CHECK(found[0].file.ends_with(kBatch + "/journal"));
  CHECK(next_writer(where).empty());
  CHECK(where.files() == after);
  CHECK(findings(where.open()).empty());
}

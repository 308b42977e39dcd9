#include <filesystem>

#include <doctest/doctest.h>

#include "anjuan/disk/sha256.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/sessions.hpp"

#include "intake/temp_file.hpp"
#include "report/sample_ledger.hpp"

using namespace anjuan;
using namespace anjuan::testing;

namespace {

class SampleOffice {
 public:
  SampleOffice() { write_sample_ledger(folder.path("ledger")); }
  Ledger open() const {
    auto ledger = Ledger::open(folder.path("ledger"));
    REQUIRE(ledger.has_value());
    return std::move(*ledger);
  }
  std::vector<Diagnostic> verify() const {
    std::size_t count = 0;
    return verify_sessions(open(), count);
  }
  void change(const std::string& name, const std::string& before, const std::string& after) {
    std::string text = folder.read("ledger/" + name);
    const std::size_t at = text.find(before);
    REQUIRE(at != std::string::npos);
    folder.write("ledger/" + name, text.replace(at, before.size(), after));
  }

  TempFolder folder;
};

constexpr const char* kFirst = "sessions/2026/11/2026-11-03-hall-1.yaml";

rota::SessionRecord record() {
  rota::SessionRecord made;
  made.held.date = *make_date(2026, 11, 20);
  made.held.desk = "hall";
  made.held.officials = {"li"};
  return made;
}

}  // namespace

TEST_CASE("SHA-256 is the sum that sha256sum prints") {
  const TempFolder folder;
  const char* const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  CHECK(sha256_of("abc") == abc);
  CHECK(sha256_of_file(folder.write("a", "abc")) == abc);
  CHECK_FALSE(sha256_of_file(folder.path("none")).has_value());
  const std::string large(200000, 'x');
  CHECK(sha256_of_file(folder.write("b", large)) == sha256_of(large));
}

TEST_CASE("verify finds a case, an official and a unit that a reception names and nobody knows") {
  SampleOffice office;
  CHECK(office.verify().empty());
  office.change(kFirst, "SL-2026-000003", "SL-2026-900003");
  office.change(kFirst, "- wang", "- wan");
  office.change(kFirst, "      - chengguan", "      - chenguan");
  const auto findings = office.verify();
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].code == "unknown-official");
  CHECK(findings[0].remedy.find("wang") != std::string::npos);
  CHECK(findings[1].code == "no-such-case");
  CHECK(findings[2].code == "unknown-unit");
  for (const Diagnostic& d : findings) {
    CHECK(d.line > 0);
    CHECK(d.column > 0);
  }
}

TEST_CASE("verify finds an attachment that is gone or is another") {
  SampleOffice office;
  const std::string paper = "ledger/attachments/sessions/2026-11-03-hall-1/record.txt";
  office.folder.write(paper, "another");
  REQUIRE(office.verify().size() == 1);
  CHECK(office.verify().front().code == "wrong-hash");
  std::filesystem::remove(office.folder.path(paper));
  CHECK(office.verify().front().code == "no-such-file");
  office.change(kFirst, "path: attachments/", "path: attachments/../../");
  CHECK(office.verify().front().code == "outside");
}

TEST_CASE("a reception's record must not say who came") {
  SampleOffice office;
  office.change(kFirst, "matter: 补贴标准", "matter: 甲某某的补贴标准");
  const auto findings = office.verify();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "names-petitioner");
  // The message itself does not repeat the name.
  CHECK(findings[0].message.find("甲某某") == std::string::npos);
}

TEST_CASE("a record in the wrong folder is found") {
  SampleOffice office;
  office.change(kFirst, "group: 1", "group: 2");
  REQUIRE(office.verify().size() == 1);
  CHECK(office.verify().front().code == "misplaced");
}

TEST_CASE("a file that is attached is copied beside its session, with its hash") {
  const SampleOffice office;
  const Ledger ledger = office.open();
  office.folder.write("opinion.pdf", "abc");
  rota::SessionRecord made = record();
  made.attachments = {{{"opinion.pdf", ""}, "opinion"}};
  const auto copies = place_attachments(ledger, made, office.folder.path(""));
  REQUIRE(copies.has_value());
  REQUIRE(copies->size() == 1);
  CHECK(made.attachments[0].file.path == "attachments/sessions/2026-11-20-hall-1/opinion.pdf");
  CHECK(made.attachments[0].file.sha256 == sha256_of("abc"));
  const auto write = [&](const rota::SessionRecord& one, const auto& files, bool anew) -> Result<> {
    WriteBatch batch = ledger.new_batch();
    if (auto staged = stage_session_record(ledger, batch, one, files, anew); !staged) return staged;
    return batch.commit();
  };
  REQUIRE(write(made, *copies, false).has_value());
  CHECK(office.verify().empty());
  // A file of the ledger stays where it stands, and the record is not written over.
  rota::SessionRecord again = record();
  again.attachments = {{{"attachments/sessions/2026-11-20-hall-1/opinion.pdf", ""}, ""}};
  const auto none = place_attachments(ledger, again, "");
  REQUIRE(none.has_value());
  CHECK(none->empty());
  const auto refused = write(again, *none, false);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().exit == ExitCode::refused);
  CHECK(write(again, *none, true).has_value());
}

TEST_CASE("every file that cannot be attached is named") {
  const SampleOffice office;
  const Ledger ledger = office.open();
  office.folder.write("a.txt", "abc");
  rota::SessionRecord made = record();
  made.attachments = {{{"none.pdf", ""}, ""}, {{"a.txt", std::string(64, '0')}, ""}};
  const auto copies = place_attachments(ledger, made, office.folder.path(""));
  REQUIRE_FALSE(copies.has_value());
  REQUIRE(copies.error().diagnostics.size() == 2);
  CHECK(copies.error().diagnostics[0].code == "no-such-file");
  CHECK(copies.error().diagnostics[1].code == "wrong-hash");
}

TEST_CASE("activities of one day and kind are numbered, and none is written over") {
  const SampleOffice office;
  const Ledger ledger = office.open();
  Activity activity{.date = *make_date(2026, 11, 4), .kind = "meeting", .type = "joint"};
  const auto second = write_activity_file(ledger, activity);
  REQUIRE(second.has_value());
  CHECK(second->ends_with("activities/2026/2026-11-04-meeting-2.yaml"));
  CHECK(read_activities(ledger).activities.size() == 11);
  std::size_t count = 0;
  CHECK(verify_activities(ledger, count).empty());
  CHECK(count == 11);
}

TEST_CASE("verify finds an activity of an unknown unit or item, and one that is misplaced") {
  SampleOffice office;
  office.change("activities/2026/2026-11-16-inspection-1.yaml", "chengguan", "chenguan");
  office.change("activities/2026/2026-11-16-inspection-1.yaml", "接访日制度执行", "天气");
  office.change("activities/2026/2026-10-20-meeting-1.yaml", "2026-10-20", "2026-10-21");
  std::size_t count = 0;
  const auto findings = verify_activities(office.open(), count);
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].code == "misplaced");
  CHECK(findings[1].code == "unknown-item");
  CHECK(findings[1].rule == "E7");
  CHECK(findings[2].code == "unknown-unit");
  CHECK(findings[2].line == 5);
}

#include <doctest/doctest.h>

#include "anjuan/text/flow_line.hpp"
#include "anjuan/text/rota_file.hpp"
#include "anjuan/text/told_desk_file.hpp"

using namespace anjuan;

namespace {

Date day(unsigned of_month) {
  return *make_date(2026, 12, of_month);
}

}  // namespace

TEST_CASE("a rota file is one line a session and reads back the same") {
  RotaFile rota;
  rota::Session plain{.date = day(1), .desk = "centre", .kind = "reception"};
  plain.official = "wang-zr";
  rota::Session full{.date = day(2), .desk = "a, [b]: \"c\" # d", .group = 10, .seat = 2};
  full.kind = "appointment";
  full.official = "no";  // a name that other readers take for false
  full.companions = {"lawyer-1", "李, 某"};
  full.mode = "巡回下访";
  full.case_id = "DZ-2026-000123";
  full.sequence = 3;
  full.origin = rota::Origin::booking;
  rota.sessions = {plain, full};
  const std::string text = write_rota(rota);
  CHECK(text.find("  - {date: 2026-12-01, desk: centre, group: 1, kind: reception, "
                  "official: wang-zr}\n") != std::string::npos);
  const auto back = read_rota(text, "rota/2026-12.yaml");
  REQUIRE(back);
  CHECK(back->sessions == rota.sessions);
  CHECK(write_rota(*back) == text);
  // What an older version stored of loads is passed over and not kept.
  const auto old = read_rota(
      text + "loads:\n  - {official: wang-zr, load: 2, entitlement: 1.750, balance: -0.250}\n",
      "rota/2026-12.yaml");
  REQUIRE(old);
  CHECK(write_rota(*old) == text);
}

TEST_CASE(
    "a month that is planned anew keeps comments, the office's own keys and unchanged lines") {
  const std::string before =
      "# anjuan rota, format 1\n# 局党组会议定\nsessions:\n"
      "  - {date: 2026-12-01, desk: \"centre\", kind: reception, official: a, x-room: 三楼}   # "
      "已通知\n"
      "  # 第二周\n"
      "  - date: 2026-12-08\n    desk: centre\n    kind: reception\n    official: b\n"
      "  - {date: 2026-12-15, desk: centre, group: 1, kind: reception, official: c}\n"
      "# 完\n";
  const std::string file = "rota/2026-12.yaml";
  auto sessions = read_rota(before, file)->sessions;
  REQUIRE(sessions.size() == 3);
  CHECK(splice_rota(before, sessions, file) == before);
  // Somebody stands in, one session goes, two come.
  sessions[0].official = "d";
  sessions[0].sequence = 1;
  sessions.erase(sessions.begin() + 2);
  rota::Session fresh{.date = day(3), .desk = "centre", .kind = "reception"};
  fresh.official = "e";
  sessions.push_back(fresh);
  fresh.date = day(21);
  sessions.push_back(fresh);
  const auto after = splice_rota(before, sessions, file);
  REQUIRE(after);
  CHECK(*after ==
        "# anjuan rota, format 1\n# 局党组会议定\nsessions:\n"
        "  - {date: 2026-12-01, desk: centre, group: 1, kind: reception, official: d, sequence: 1, "
        "x-room: 三楼}   # 已通知\n"
        "  - {date: 2026-12-03, desk: centre, group: 1, kind: reception, official: e}\n"
        "  # 第二周\n"
        "  - date: 2026-12-08\n    desk: centre\n    kind: reception\n    official: b\n"
        "  - {date: 2026-12-21, desk: centre, group: 1, kind: reception, official: e}\n"
        "# 完\n");
  // What cannot be changed line by line is not rewritten in silence.
  const auto brackets = splice_rota(
      "sessions: [{date: 2026-12-01, desk: a, kind: reception, official: a}]\n", {}, file);
  REQUIRE_FALSE(brackets);
  CHECK(brackets.error().diagnostics[0].code == "not-a-plain-list");
  std::string wanted = write_rota({{fresh}});
  wanted.insert(wanted.find("sessions:"), "# 说明\n");
  CHECK(*splice_rota("# anjuan rota, format 1\n# 说明\nsessions: []\n", {fresh}, file) == wanted);
  CHECK_FALSE(splice_rota("&a&*:a  ", {fresh}, file));
}

TEST_CASE("every mistake in the rota's files is found at its place") {
  const auto rota = read_rota(
      "sessions:\n"
      "  - {date: 2026-02-30, desk: centre, kind: reception, official: a}\n"
      "  - {date: 2026-12-02, kind: reception, official: a}\n"
      "  - {date: 2026-12-03, desk: centre, kind: reception, oficial: a, official: b}\n",
      "rota/2026-12.yaml");
  REQUIRE_FALSE(rota);
  REQUIRE(rota.error().diagnostics.size() == 3);
  for (int i = 0; i < 3; ++i)
    CHECK(rota.error().diagnostics[static_cast<std::size_t>(i)].line == i + 2);
  const auto absences =
      read_absences("- {official: a, from: 2026-12-09, to: 2026-12-01}\n", "rota/absences.yaml");
  REQUIRE_FALSE(absences);
  CHECK(absences.error().diagnostics.front().code == "range-backwards");
  const auto bookings = read_bookings(
      "- {by: petitioner, official: a, case: DZ-2026-000001, desk: c, from: 2026-12-01, to: "
      "2026-12-02}\n"
      "- {by: clerk, official: a, case: DZ-2026-000001, desk: c, from: 2026-12-01, to: "
      "2026-12-02}\n",
      "rota/bookings.yaml");
  REQUIRE_FALSE(bookings);
  REQUIRE(bookings.error().diagnostics.size() == 1);
  CHECK(bookings.error().diagnostics.front().code == "unknown-word");
  CHECK(bookings.error().diagnostics.front().line == 2);
}

TEST_CASE("what was told of a desk reads back, whatever its place is called") {
  for (const rota::ToldDesk& told :
       {rota::ToldDesk{"centre", "信访局一楼: \"东\"", "09:00-11:30", 0},
        rota::ToldDesk{"hall", "", "all-day", 12}, rota::ToldDesk{"no-time", "# 3", "", 1}}) {
    const auto back = read_told_desks(write_told_desk(told), "rota/calendar.yaml");
    REQUIRE(back);
    CHECK(*back == std::vector{told});
  }
  CHECK(read_told_desks("", "rota/calendar.yaml")->empty());
}

TEST_CASE("an absence that is appended reads back") {
  const rota::Absence absence{"wang-zr", {day(7), day(11)}, "培训: 省里, \"两天\"", day(1)};
  const auto back = read_absences(write_absence(absence), "rota/absences.yaml");
  REQUIRE(back);
  REQUIRE(back->size() == 1);
  CHECK(back->front() == absence);
}

TEST_CASE("each list of the rota is known by its file, and no other file is one") {
  for (const RotaList list : {RotaList::absences, RotaList::filings, RotaList::bookings}) {
    const std::string path = path_of(list);
    CHECK(path.starts_with("rota/"));
    CHECK(rota_list(path.substr(path.find('/') + 1)) == list);
  }
  CHECK(path_of(RotaList::absences) == "rota/absences.yaml");
  CHECK_FALSE(rota_list("2026-12.yaml"));
  CHECK_FALSE(rota_list("absences.yml"));
}

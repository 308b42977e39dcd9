#include <doctest/doctest.h>

#include "anjuan/text/activity_file.hpp"
#include "anjuan/text/session_file.hpp"

using namespace anjuan;

namespace {

Date day(unsigned of_month) {
  return *make_date(2026, 12, of_month);
}

rota::SessionRecord full_record() {
  rota::SessionRecord record;
  rota::HeldSession& held = record.held;
  held.date = day(1);
  held.desk = "centre";
  held.group = 2;
  held.kind = "appointment";
  held.mode = "重点约访";
  held.officials = {"a", "b"};
  held.companions = {"lawyer-1"};
  held.minutes_late = {{"a", 5}};
  held.unit_minutes = {{"minzheng", 11}};
  held.reasons = {{"principal", "at a flood: no road"}};
  held.told = day(1);
  held.confirmed = day(1);
  held.documents = {"minutes"};
  held.flags = {"group"};
  rota::Batch tracked{.persons = 25, .cases = {"DZ-2026-000003"}, .kind = "request"};
  tracked.matter = "补贴: 第一行\n第二行 # 不是注释";
  tracked.disposition = rota::Disposition::follow_up;
  tracked.due = day(20);
  tracked.units = {"minzheng", "caizheng"};
  tracked.note = "no";
  rota::Batch plain{.persons = 1, .registered = {"DZ-2026-000009"}};
  plain.disposition = rota::Disposition::solved;
  record.batches = {tracked, plain};
  using std::chrono::minutes;
  record.called = {{"caizheng", minutes(545), minutes(558)}, {"shuiwu", minutes(600), {}}};
  record.attachments = {{{"attachments/sessions/x/意见.pdf", std::string(64, 'a')}, "opinion"},
                        {{"attachments/sessions/x/a b.mp3", std::string(64, '0')}, ""}};
  record.checklist = {{"recording", true}, {"tracking", false}, {"archived", false}};
  record.note = "上午";
  record.by = "li-na";
  record.derive();
  return record;
}

std::vector<std::string> codes(const std::vector<Diagnostic>& problems) {
  std::vector<std::string> all;
  for (const Diagnostic& d : problems) all.push_back(d.code);
  return all;
}

}  // namespace

TEST_CASE("the record of a reception reads back as it was written") {
  const std::string text = write_session(full_record());
  const ReadSession back = read_session(text, "sessions/x.yaml");
  CHECK(back.problems.empty());
  CHECK(write_session(back.record) == text);
  const rota::SessionRecord& record = back.record;
  REQUIRE(record.batches.size() == 2);
  CHECK(record.batches[0].matter == "补贴: 第一行\n第二行 # 不是注释");
  CHECK(record.batches[0].due == day(20));
  CHECK(record.batches[1].registered == std::vector<std::string>{"DZ-2026-000009"});
  CHECK(record.held.mode == "重点约访");
  CHECK_FALSE(record.checklist_done());
}

/// Everything a record can say, each field with a value of its own. A new field does not fit in
/// here without being named.
rota::SessionRecord whole_record() {
  using Texts = std::vector<std::string>;
  rota::SessionRecord record;
  auto& [held, batches, called, attachments, checklist, note, by, path, earlier] = record;
  held = {day(1),
          "centre",
          2,
          "appointment",
          Texts{"a", "b"},
          Texts{"lawyer-1"},
          {{"a", 5}},
          {{"minzheng", 11}},
          {{"principal", "flood"}},
          25,
          day(2),
          day(3),
          "电话",
          day(4),
          day(5),
          day(6),
          Texts{"party"},
          Texts{"shuiwu"},
          Texts{"minutes"},
          Texts{"group"},
          "重点约访",
          "乡镇",
          "同类问题多"};
  rota::Batch batch;
  auto& [persons, cases, registered, kind, matter, disposition, due, done, units, remark,
         instruction, conferred, plan, line] = batch;
  persons = 25;
  cases = {"DZ-2026-000003"};
  registered = {"DZ-2026-000004"};
  kind = "request";
  matter = "补贴";
  disposition = rota::Disposition::follow_up;
  due = day(20);
  done = day(21);
  units = {"caizheng"};
  remark = "已告知";
  instruction = "速办";
  conferred = "已会商";
  plan = "方案";
  line = 0;
  batches = {batch};
  using std::chrono::minutes;
  called = {{"shuiwu", minutes(545), minutes(558)}};
  attachments = {{{"attachments/sessions/x/a.pdf", std::string(64, 'a')}, "opinion", 0}};
  checklist = {{"recording", true}, {"tracking", false}};
  note = "上午";
  by = "li-na";
  path = "sessions/x.yaml";
  record.derive();
  rota::SessionRecord before = record;
  before.note = "下午";
  earlier = {before};
  return record;
}

TEST_CASE("every field of a reception's record survives writing and reading") {
  const rota::SessionRecord record = whole_record();
  ReadSession back = read_session(write_session(record), record.path);
  REQUIRE(back.problems.empty());
  REQUIRE(back.record.earlier.size() == 1);
  for (rota::SessionRecord* each : {&back.record, &back.record.earlier.front()}) {
    for (rota::Batch& batch : each->batches) batch.line = 0;
    for (rota::SessionAttachment& one : each->attachments) one.line = 0;
  }
  CHECK(back.record.held == record.held);
  CHECK(back.record.batches == record.batches);
  CHECK(back.record.called == record.called);
  CHECK(back.record.attachments == record.attachments);
  CHECK(back.record == record);
}

TEST_CASE("what the rules judge follows from batches, calls and papers") {
  const rota::SessionRecord record =
      read_session(write_session(full_record()), "sessions/x.yaml").record;
  CHECK(record.persons() == 26);
  CHECK(record.batch_count() == 2);
  CHECK(record.held.persons == 25);  // of the largest batch
  CHECK(record.held.unit_minutes == std::map<std::string, int>{{"minzheng", 11}, {"caizheng", 13}});
  CHECK(record.held.documents == std::vector<std::string>{"minutes", "opinion"});
}

TEST_CASE("every mistake in the record of a reception is found at its place") {
  const ReadSession read = read_session(
      "date: 2026-12-01\n"
      "desk: centre\n"
      "called:\n"
      "  - {unit: minzheng, at: \"09:20\", arrived: \"09:10\"}\n"
      "  - {unit: minzheng, at: 9点}\n"
      "batches:\n"
      "  - {persons: 0, disposition: answered}\n"
      "  - {persons: 2, disposition: follow-up}\n"
      "  - {persons: 2, disposition: folow-up, due: 2026-12-20}\n"
      "  - {persons: 2, disposition: meeting, due: 2026-11-30}\n"
      "  - {cases: [DZ-26-1], disposition: solved}\n"
      "  - {persons: 2}\n"
      "attachments:\n"
      "  - {path: attachments/a, sha256: abc}\n"
      "checklist: {recorded: true}\n"
      "colour: red\n",
      "sessions/x.yaml");
  CHECK_FALSE(read.ok());
  CHECK(codes(read.problems) ==
        std::vector<std::string>{"before-call", "bad-time", "out-of-range", "missing-due",
                                 "unknown-value", "before-session", "wrong-type", "missing-key",
                                 "bad-hash", "unknown-key", "unknown-key"});
  for (const Diagnostic& d : read.problems) {
    CHECK(d.line >= 4);
    CHECK(d.column > 0);
    CHECK_FALSE(d.source_line.empty());
  }
  CHECK(read.problems[3].rule == "C8");
  CHECK(read.problems[4].remedy.find("follow-up") != std::string::npos);
  CHECK(read.problems.back().severity == Severity::warning);
}

TEST_CASE("what stands on one line of a reception's record has no second one") {
  const ReadSession read = read_session(
      "# anjuan session, format 1\ndate: 2026-12-01\ndesk: hall\n\n  b\nplace: |\n  a\n  b\n",
      "f.yaml");
  int found = 0;
  for (const Diagnostic& d : read.problems)
    found += d.message.ends_with("must be one line") ? 1 : 0;
  CHECK(found == 2);
}

TEST_CASE("C8: what a reception leaves is settled by a day, and not before the reception") {
  using rota::Disposition;
  const auto against = [](Disposition what, std::string_view due, std::string_view done) {
    rota::Batch batch{.disposition = what};
    batch.due = parse_date(due);
    batch.done = parse_date(done);
    return codes(rota::why_not_batch(batch, *parse_date("2026-12-01")));
  };
  using Codes = std::vector<std::string>;
  CHECK(against(Disposition::follow_up, "2026-12-01", "2026-12-01") == Codes{});
  CHECK(against(Disposition::follow_up, "2026-11-30", "") == Codes{"before-session"});
  CHECK(against(Disposition::follow_up, "2026-12-05", "2026-11-30") == Codes{"before-session"});
  CHECK(against(Disposition::meeting, "", "") == Codes{"missing-due"});
  CHECK(against(Disposition::answered, "", "") == Codes{});
}

TEST_CASE("a draft may leave day, desk and hashes to the command line") {
  const ReadSession draft = read_session(
      "batches:\n  - {cases: [2026-3], disposition: answered}\nattachments:\n  - path: a.mp3\n",
      "draft.yaml", SessionForm::draft);
  CHECK(draft.problems.empty());
  CHECK_FALSE(read_session("batches: []\n", "sessions/x.yaml").ok());
}

TEST_CASE(
    "a record that is written anew keeps comments, the office's own keys and what is the same") {
  const std::string before =
      "# anjuan session, format 1\n# 局长要求留存\ndate: 2026-12-01   # 周二\ndesk: "
      "\"hall\"\ngroup: 1\n"
      "x-room: 三楼\nkind: reception\npersons: 2\nofficials: [wang-zr]\n# 两批\nbatches:\n"
      "  # 第一批\n  - persons: 2\n    disposition: answered\n    x-seat: 3\nx-seats:\n  - 1\n  - "
      "2\nnote: a\n";
  rota::SessionRecord record = *read_session_strictly(before, "sessions/x.yaml");
  CHECK(splice_session(before, record) == before);
  record.note = "b";
  record.held.mode = "video";
  std::string wanted = before;
  wanted.replace(wanted.find("note: a"), 7, "note: b");
  wanted.insert(wanted.find("persons: 2\n"), "mode: video\n");
  CHECK(splice_session(before, record) == wanted);
  // A value that changed is written anew; what was said between its lines stands above it.
  record.batches[0].persons = 3;
  record.held.persons = 3;
  const std::string after = splice_session(before, record);
  for (const char* kept : {"# 局长要求留存\n", "date: 2026-12-01   # 周二\n", "x-room: 三楼\n",
                           "# 两批\n", "# 第一批\n", "x-seats:\n  - 1\n  - 2\n"})
    CHECK(after.find(kept) != std::string::npos);
  CHECK(write_session(*read_session_strictly(after, "sessions/x.yaml")) == write_session(record));
}

TEST_CASE("an activity reads back as it was written") {
  Activity activity{.date = day(3), .kind = "publicity", .title = "宣传日: 第一天"};
  activity.place = "广场";
  activity.persons = 60;
  activity.counts = {{"leaflets", 300}, {"legal_advice", 8}};
  activity.note = "一\n二";
  activity.by = "li-na";
  const std::string text = write_activity(activity);
  const ReadActivity back = read_activity(text, "activities/x.yaml");
  CHECK(back.problems.empty());
  CHECK(write_activity(back.activity) == text);
  CHECK(back.activity.count("leaflets") == 300);
  CHECK(back.activity.count("questionnaires") == 0);
}

TEST_CASE("every mistake in an activity is found at its place") {
  const auto problems = [](const char* text) {
    return codes(read_activity(text, "activities/x.yaml").problems);
  };
  using Codes = std::vector<std::string>;
  CHECK(problems("kind: meting\n") == Codes{"missing-key", "unknown-value"});
  CHECK(problems("date: 2026-12-01\nkind: meeting\n") == Codes{"missing-key"});
  CHECK(problems("date: 2026-12-01\nkind: meeting\ntype: weekly\nleaflets: 3\n") ==
        Codes{"unknown-value", "not-of-this-kind"});
  CHECK(problems("date: 2026-12-01\nkind: research\ntitle: a\nleaflet: 3\n") ==
        Codes{"missing-key", "unknown-key"});
  CHECK(problems("date: 2026-12-01\nkind: inspection\nchecklist:\n  - item: a\n") ==
        Codes{"missing-key"});
}

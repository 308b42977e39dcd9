#include "packs/pack_office.hpp"

#include <algorithm>
#include <filesystem>

#include "anjuan/desk/report_record.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/rules/office_duty.hpp"

namespace anjuan::test {
namespace {

Codes codes_of(const std::vector<Diagnostic>& against) {
  Codes codes;
  for (const Diagnostic& one : against)
    if (one.severity == Severity::error) codes.push_back(one.code);
  return codes;
}

template <typename T>
Codes codes_of(const Result<T>& done) {
  return done ? Codes{} : codes_of(done.error().diagnostics);
}

/// A number that only this case has: papers are found by it.
std::string numbered(std::string_view paper, const std::string& id) {
  return std::string(paper) + "〔2026〕" + id.substr(id.size() - 3) + "号";
}

}  // namespace

std::size_t Cells::index(std::string_view name) const {
  for (std::size_t i = 0; i < table_.columns.size(); ++i)
    if (table_.columns[i].name == name) return i;
  FAIL("no column ", name);
  return 0;
}

std::vector<std::string> Cells::column(std::string_view name) const {
  std::vector<std::string> all;
  const std::size_t at = index(name);
  for (const auto& row : table_.rows) all.push_back(row[at]);
  return all;
}

std::string Cells::at(std::string_view key, std::string_view column, std::string_view by) const {
  const std::size_t where = by.empty() ? 0 : index(by);
  for (const auto& row : table_.rows)
    if (row[where] == key) return row[index(column)];
  FAIL("no row ", key);
  return {};
}

bool Cells::has(std::string_view key) const {
  return std::any_of(table_.rows.begin(), table_.rows.end(),
                     [&](const auto& row) { return row.front() == key; });
}

PackOffice::PackOffice(const std::string& pack, const std::string& campaign) {
  const auto made = init_ledger({.directory = folder_.path("ledger"),
                                 .code = "AJ",
                                 .name = "示例单位",
                                 .pack = pack,
                                 .campaign = campaign});
  REQUIRE(made);
}

Ledger PackOffice::open() const {
  auto ledger = Ledger::open(folder_.path("ledger"));
  REQUIRE(ledger);
  return std::move(*ledger);
}

Codes PackOffice::why_not_registered(
    std::string_view on, std::string_view title,
    const std::vector<std::pair<DraftField, std::string>>& fields) const {
  Draft draft;
  draft[DraftField::title] = std::string(title);
  draft[DraftField::petitioner_name] = "李某某";
  draft[DraftField::channel] = "visit";
  for (const auto& [field, value] : fields) draft[field] = value;
  const Timestamp now = moment(on);
  const Ledger ledger = open();
  auto made = make_case(ledger, draft, {.now = now, .on = now.date(), .by = "li-na"});
  return made ? codes_of(register_case(ledger, std::move(*made), true)) : codes_of(made);
}

std::string PackOffice::registered(
    std::string_view on, std::string_view title,
    const std::vector<std::pair<DraftField, std::string>>& fields) const {
  Draft draft;
  draft[DraftField::title] = std::string(title);
  draft[DraftField::petitioner_name] = "李某某";
  draft[DraftField::channel] = "visit";
  for (const auto& [field, value] : fields) draft[field] = value;
  const Timestamp now = moment(on);
  const Ledger ledger = open();
  RegisterOptions options{.now = now, .on = now.date(), .by = "li-na"};
  if (!draft[DraftField::repeat_of].empty()) {
    const auto earlier = earlier_on_matter(ledger, draft[DraftField::repeat_of]);
    REQUIRE(earlier);
    options.earlier = *earlier;
  }
  auto made = make_case(ledger, draft, options);
  REQUIRE_MESSAGE(made, joined(codes_of(made)));
  const auto done = register_case(ledger, std::move(*made), false);
  REQUIRE_MESSAGE(done, joined(codes_of(done)));
  return done->value.head[HeadField::id];
}

Codes PackOffice::tell(const std::string& id, const Event& event) const {
  return codes_of(record_event(open(), id, event));
}

void PackOffice::settled(const std::string& id, std::string_view on, Fields closing) const {
  const std::string day_of(on.substr(0, 10));
  if (subject(id).head[HeadField::accepted].empty()) REQUIRE(tell(id, accepted(on, id)) == Codes{});
  Event reply = event(EventKind::replied, on, {{"served", day_of}});
  reply.set("document", numbered("信访处理意见书", id));
  REQUIRE(tell(id, reply) == Codes{});
  Event close = event(EventKind::closed, on, closing);
  close.set("document", numbered("办结单", id));
  if (close.get("settled").empty()) close.set("settled", "true");
  REQUIRE(tell(id, close) == Codes{});
}

Case PackOffice::subject(const std::string& id) const {
  auto stored = open().read_case(id);
  REQUIRE(stored);
  return stored->value;
}

void PackOffice::planned(const std::string& month, const std::string& sessions) const {
  std::filesystem::create_directories(folder_.path("ledger/rota"));
  folder_.write("ledger/rota/" + month + ".yaml",
                "# anjuan rota, format 1\nsessions:\n" + sessions);
}

Codes PackOffice::held(const rota::SessionRecord& record) const {
  const Ledger ledger = open();
  const auto books = open_rota(ledger);
  REQUIRE_MESSAGE(books, joined(codes_of(books)));
  const Timestamp now =
      at_time(record.held.date, std::chrono::hours(18), std::chrono::minutes(480));
  std::vector<Diagnostic> against = why_not_held(ledger, books->rules, record, now.date());
  for (const rota::Batch& batch : record.batches)
    for (Diagnostic& one : rota::why_not_batch(batch, record.held.date))
      against.push_back(std::move(one));
  if (!against.empty()) return codes_of(against);
  ReceptionPlanner planner(ledger, books->rules, now);
  if (auto planned = planner.add({.record = record, .copies = {}}); !planned)
    return codes_of(planned);
  return codes_of(planner.write(false));
}

Codes PackOffice::did(Activity activity) const {
  const Ledger ledger = open();
  activity.by = "li-na";
  if (find_activity_kind(activity.kind)->of_report) {
    auto made = complete_report_record(ledger, activity, activity.date);
    if (!made) return codes_of(made);
    activity = std::move(made->activity);
  }
  if (const Codes against = codes_of(check_activity(ledger, activity)); !against.empty())
    return against;
  return codes_of(write_activity_file(ledger, activity));
}

Codes PackOffice::owed(std::string_view name, std::string_view from, std::string_view to) const {
  const Ledger ledger = open();
  const ActivityBooks books = read_activities(ledger);
  REQUIRE(books.problems.empty());
  Codes all;
  for (const OwedOnce& one :
       owed_by_office(office_books(ledger, books.activities), {day(from), day(to)}, day(from))) {
    if (one.name != name) continue;
    std::string line = to_string(one.due);
    if (!one.unit.empty()) line += " " + one.unit;
    if (one.done)
      line += " done " + to_string(*one.done);
    else
      for (const std::string& missing : one.missing) line += " " + missing;
    all.push_back(std::move(line));
  }
  return all;
}

Cells PackOffice::report(std::string_view name, std::string_view from, std::string_view to,
                         std::string_view table) const {
  const ReportSpec* spec = find_report(name);
  REQUIRE(spec != nullptr);
  const ReportRun run =
      run_report(*spec, open(), {.period = day_period(day(from), day(to)), .today = day(to)});
  CHECK(codes_of(run.problems) == Codes{});
  for (const Table& one : run.report.tables)
    if (table.empty() || one.name == table) return Cells(one);
  FAIL("report ", name, " has no table ", table);
  return Cells({});
}

rota::SessionRecord reception(std::string_view on, const std::string& desk,
                              const std::string& official, rota::Batch batch) {
  rota::SessionRecord record;
  record.held.date = day(on);
  record.held.desk = desk;
  record.held.officials = {official};
  record.batches.push_back(std::move(batch));
  record.by = "li-na";
  return record;
}

Event accepted(std::string_view on, const std::string& id) {
  Event made = event(EventKind::accepted, on);
  made.set("document", numbered("受理告知书", id));
  return made;
}

}  // namespace anjuan::test

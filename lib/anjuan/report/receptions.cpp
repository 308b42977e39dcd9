#include "anjuan/report/receptions.hpp"

#include <algorithm>
#include <tuple>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/report/totals.hpp"

namespace anjuan {
namespace {

void add_session(ReceptionCount& count, const rota::SessionRecord& record) {
  ++count.held;
  count.days.insert(record.held.date);
  count.batches += record.batch_count();
  count.persons += record.persons();
  for (const rota::Batch& batch : record.batches)
    ++count.dispositions[static_cast<std::size_t>(batch.disposition)];
}

/// By day, desk and group: a year of a large office has thousands of planned sessions.
using RecordIndex = std::map<std::tuple<Date, std::string_view, int>, const rota::SessionRecord*>;

RecordIndex index_of(const std::vector<rota::SessionRecord>& sessions) {
  RecordIndex index;
  for (const rota::SessionRecord& one : sessions)
    if (one.took_place()) index[{one.held.date, one.held.desk, one.held.group}] = &one;
  return index;
}

void add_planned(ReceptionFigures& figures, const rota::Session& session,
                 const rota::SessionRecord* record, bool first_seat) {
  ++figures.officials[session.official].planned;
  // A joint session has several seats and is one reception.
  if (!first_seat) return;
  for (ReceptionCount* count : {&figures.total, &figures.desks[session.desk]}) {
    ++count->planned;
    if (record == nullptr) ++count->missed;
  }
}

/// Who stayed away from a planned session and sent nobody who may stand in (A8, D5).
bool is_missed(const rota::Breach& breach) {
  using rota::BreachKind;
  return breach.severity == Severity::error &&
         (breach.kind == BreachKind::not_held || breach.kind == BreachKind::absent ||
          breach.kind == BreachKind::wrong_substitute);
}

std::vector<ComparedNumber> numbers_of(const ReceptionFigures& figures, long instructions) {
  const ReceptionCount& total = figures.total;
  std::vector<ComparedNumber> numbers = {
      {"joint_meetings", N_("joint meetings"), figures.joint_meetings},
      {"reception_days", N_("reception days"), static_cast<long>(total.days.size())},
      {"receptions", N_("receptions held"), total.held},
      {"batches", N_("batches received"), total.batches},
      {"persons", N_("persons received"), total.persons},
      {"instructions", N_("instructions given"),
       total.with(rota::Disposition::instructed) + instructions}};
  for (const ActivityCount& count : activity_counts()) {
    const auto found = figures.activity_counts.find(count.name);
    numbers.push_back(
        {count.name, count.label, found == figures.activity_counts.end() ? 0 : found->second});
  }
  return numbers;
}

}  // namespace

ReceptionFigures count_receptions(ReportBooks& books, DateRange days, Date judged_on) {
  ReceptionFigures figures;
  const auto& sessions = books.sessions();
  for (const rota::SessionRecord& record : sessions) {
    if (!days.contains(record.held.date) || !record.took_place()) continue;
    add_session(figures.total, record);
    add_session(figures.desks[record.held.desk], record);
    for (const std::string& id : record.held.officials) add_session(figures.officials[id], record);
  }
  if (const RotaBooks* rota = books.rota()) {
    const DateRange judged{days.from, std::min(days.to, judged_on - std::chrono::days(1))};
    const rota::Session* before = nullptr;
    const std::vector<rota::Session> planned = rota->sessions(judged);
    const RecordIndex index = index_of(sessions);
    for (const rota::Session& session : planned) {
      const bool first = before == nullptr || before->date != session.date ||
                         before->desk != session.desk || before->group != session.group;
      const auto record = index.find({session.date, session.desk, session.group});
      add_planned(figures, session, record != index.end() ? record->second : nullptr, first);
      before = &session;
    }
    for (const rota::Breach& breach : books.breaches(judged))
      if (is_missed(breach))
        ++figures.officials[breach.official].missed;
      else if (breach.kind == rota::BreachKind::substituted)
        ++figures.officials[breach.official].replaced;
  }
  for (const Activity& one : books.activities()) {
    if (!days.contains(one.date)) continue;
    if (one.kind == "meeting" && one.type == "joint") ++figures.joint_meetings;
    for (const auto& [name, value] : one.counts) figures.activity_counts[name] += value;
  }
  return figures;
}

Ratio held_as_planned(const ReceptionCount& count) {
  return {count.planned - count.missed - count.replaced, count.planned};
}

void InstructionCounter::see(const HeadView& head) {
  for (const std::string_view day : split(head[HeadField::instructed], ' '))
    if (const auto date = parse_date(day)) days_.push_back(*date);
}

long InstructionCounter::in(DateRange days) const {
  return std::count_if(days_.begin(), days_.end(), [&](Date day) { return days.contains(day); });
}

Table reception_table(const ReportContext& context, const InstructionCounter& instructions) {
  const bool all = context.period.all;
  const DateRange days{context.period.days.from, std::min(context.period.days.to, context.as_of)};
  std::vector<ComparedNumber> numbers = numbers_of(
      count_receptions(*context.books, days, context.judged_on()), instructions.in(days));
  if (!all) {
    const DateRange then = compared_period(context.period, context.as_of).days;
    const auto before =
        numbers_of(count_receptions(*context.books, then, then.to + std::chrono::days(1)),
                   instructions.in(then));
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i].before = before[i].now;
  }
  return compared_table(numbers, {"receptions", tr("receptions and activities")});
}

}  // namespace anjuan

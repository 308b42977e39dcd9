#include "anjuan/report/duties.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/activities.hpp"

namespace anjuan {
namespace {

constexpr DutySpec kDuties[] = {
    {Duty::refer, "refer", N_("passed on after the limit"), "W22 art. 22"},
    {Duty::decide, "decide", N_("decision after the limit"), "W22 art. 22, 23"},
    {Duty::handle, "handle", N_("open past the limit"), "W22 art. 34, H5–H7"},
    {Duty::closed_late, "closed-late", N_("answered or closed after the limit"),
     "W22 art. 34, H5–H7"},
    {Duty::assist, "assist", N_("assisting unit late"), "HN7"},
    {Duty::plan, "plan", N_("no plan in time"), "F5"},
    {Duty::feedback, "feedback", N_("supervision not answered in time"), "D10"},
    {Duty::milestone, "milestone", N_("milestone not reached in time"), "HN7"},
    {Duty::report_up, "report-up", N_("urgent matter not reported upward at once"), "C12"},
    {Duty::review, "review", N_("opinion on review late"), "W22 art. 35"},
    {Duty::re_examination, "re-examination", N_("opinion on re-examination late"), "W22 art. 36"},
    {Duty::dropped, "dropped", N_("given up at the closing, never done"), "D10, HN7"},
    {Duty::lead, "lead", N_("nobody leads it"), "DZ4"},
    {Duty::principal, "meet-principal", N_("no principal has met the petitioner"), "D12",
     TaskKind::meet_principal},
    {Duty::instruct, "instruct", N_("found right, and nobody instructed to put it right"), "D12",
     TaskKind::instruct},
    {Duty::follow_up, "follow-up", N_("not followed up"), "HN8", TaskKind::follow_up},
    {Duty::home_visit, "home-visit", N_("no visit to someone dissatisfied"), "HN9",
     TaskKind::home_visit},
    {Duty::resume, "resume", N_("suspended clock not resumed"), "W22 art. 36", TaskKind::resume},
    {Duty::batch, "batch", N_("open past the deadline of its batch"), "DZ3"},
    {Duty::reception_missed, "reception-missed", N_("planned reception not held"), "A8, F9"},
    {Duty::reception_absent, "reception-absent", N_("did not come to receive"), "A8, F9"},
    {Duty::reception_late, "reception-late", N_("came late to receive"), "F9, D5b"},
    {Duty::unit_late, "unit-late", N_("called unit came late"), "A10"},
    {Duty::unit_absent, "unit-absent", N_("called unit did not come"), "A10"},
    {Duty::reception_duty, "reception-duty", N_("what a reception owes was not done"), "A11"},
    {Duty::quota, "rota-quota", N_("received less often than the rota demands"), "H2, D5"},
    {Duty::cover, "rota-cover", N_("nobody, or too few, planned to receive"), "F1"},
    {Duty::session_item, "session-item", N_("left by a reception, past its date"), "C8"},
    {Duty::activity, "activity", N_("meeting or other activity not held"), "C5, B7"},
    {Duty::report, "report", N_("report not sent in time"), "A12, D6"},
    {Duty::publication, "publication", N_("not published in time"), "A9"},
    {Duty::reading, "reading", N_("report not read in time"), "F7"},
};

Duty duty_of(OfficeDuty what) {
  switch (what) {
    case OfficeDuty::activity:
      return Duty::activity;
    case OfficeDuty::report:
      return Duty::report;
    case OfficeDuty::publication:
      return Duty::publication;
    case OfficeDuty::reading:
      return Duty::reading;
    case OfficeDuty::batch:
      break;
  }
  return Duty::batch;
}

/// The receptions of the period that are over.
DateRange judged_days(const ReportContext& context) {
  return {context.period.days.from, std::min({context.period.days.to, context.as_of,
                                              context.judged_on() - std::chrono::days(1)})};
}

std::string place_text(const ReportContext& context, std::string_view desk, Date date) {
  return fmt::format("{} {}", to_string(date), desk_text(desk, context.books->rota()));
}

/// The rule that tells called units by when they are there.
std::string unit_source(const rota::Rules& rules, Date day) {
  for (const rota::ReceptionRule& rule : rules.receptions)
    if (rule.require == rota::Requirement::unit_within && rule.in_force.on(day)) return rule.source;
  return {};
}

void add_units(const ReportContext& context, std::vector<MissedDuty>& all) {
  const RotaBooks* rota = context.books->rota();
  for (const rota::SessionRecord& record : context.books->sessions()) {
    if (!judged_days(context).contains(record.held.date)) continue;
    const std::string where = session_text(record, rota);
    static const rota::Rules kNoRules;
    const rota::Rules& rules = rota != nullptr ? rota->rules : kNoRules;
    const std::vector<Unit>& units = context.ledger.units();
    for (const rota::LateUnit& one : rota::late_units(record.held, rules, units))
      all.push_back({Duty::unit_late, record.held.date, one.unit, "",
                     trf("{}: after {} minutes, {} allowed", where, one.minutes, one.allowed),
                     one.source});
    for (const rota::CalledUnit& one : record.called)
      if (!one.arrived && !rota::comes_as_it_can(one.unit, record.held, rules, units))
        all.push_back({Duty::unit_absent, record.held.date, one.unit, "", where,
                       unit_source(rules, record.held.date)});
  }
}

}  // namespace

std::span<const DutySpec> duty_table() {
  return kDuties;
}

std::string own_source(Duty duty, const Office& office) {
  switch (duty) {
    case Duty::lead:
      return office.lead_owed.source;
    case Duty::principal:
    case Duty::instruct:
      return office.meet_source;
    case Duty::follow_up:
    case Duty::home_visit:
      return office.follow_up_source;
    default:
      return {};
  }
}

const DutySpec& spec_of(Duty duty) {
  return kDuties[static_cast<std::size_t>(duty)];
}

std::vector<MissedDuty> missed_at_receptions(const ReportContext& context) {
  using rota::BreachKind;
  std::vector<MissedDuty> all;
  for (const rota::Breach& breach : context.books->breaches(judged_days(context))) {
    // A day without anybody is told by its sessions; units have their own lines below.
    if (breach.severity != Severity::error || breach.kind == BreachKind::empty_day ||
        breach.requirement == rota::Requirement::unit_within)
      continue;
    MissedDuty missed{.since = breach.days.from, .lead = breach.official, .source = breach.source};
    missed.what = place_text(context, breach.desk, breach.days.from);
    switch (breach.kind) {
      case BreachKind::not_held:
        missed.duty = Duty::reception_missed;
        break;
      case BreachKind::absent:
      case BreachKind::wrong_substitute:
        missed.duty = Duty::reception_absent;
        break;
      case BreachKind::late:
        missed.duty = Duty::reception_late;
        break;
      default:
        missed.duty = Duty::reception_duty;
        missed.what += ": " + breach.message;
    }
    for (const std::string& unit : breach.units) {
      missed.unit = unit;
      all.push_back(missed);
    }
    if (breach.units.empty()) all.push_back(std::move(missed));
  }
  add_units(context, all);
  return all;
}

std::vector<MissedDuty> missed_in_rota(const ReportContext& context) {
  using rota::BreachKind;
  std::vector<MissedDuty> all;
  for (const rota::Breach& breach : context.books->rota_breaches(judged_days(context))) {
    if (breach.severity != Severity::error) continue;
    const bool quota =
        breach.kind == BreachKind::quota_short || breach.kind == BreachKind::not_filed;
    MissedDuty missed{.duty = quota ? Duty::quota : Duty::cover,
                      .since = quota ? breach.days.to : breach.days.from,
                      .lead = breach.official,
                      .what = breach.message,
                      .source = breach.source};
    if (quota ? judged_days(context).contains(missed.since)
              : breach.kind == BreachKind::empty_day || breach.kind == BreachKind::too_few ||
                    breach.kind == BreachKind::too_few_groups ||
                    breach.kind == BreachKind::not_everybody)
      all.push_back(std::move(missed));
  }
  return all;
}

std::vector<MissedDuty> missed_by_office(const ReportContext& context) {
  std::vector<MissedDuty> all;
  const OfficeBooks books = office_books(context.ledger, context.books->activities());
  const DateRange asked{
      context.period.days.from,
      std::min(context.period.days.to, context.judged_on() - std::chrono::days(1))};
  const Date since = context.period.all ? owed_since(books, context.as_of) : asked.from;
  for (const OwedOnce& one : owed_by_office(books, asked, since)) {
    if (one.waits) continue;
    if (one.done ? !one.late_on(*one.done) : !one.late_on(context.judged_on())) continue;
    MissedDuty missed{.duty = duty_of(one.what),
                      .since = one.due,
                      .unit = one.unit,
                      .lead = one.rule->clerk,
                      .what = fmt::format("{} {}", one.title, one.period),
                      .source = one.source,
                      .done = one.done};
    if (one.what == OfficeDuty::activity)
      missed.what = trf("{}, {} – {}: {} of {}", one.title, to_string(one.window.from),
                        to_string(one.window.to), one.count, one.of);
    else if (!one.missing.empty() && one.what != OfficeDuty::reading)
      missed.what = trf("{} {}: {} lacks it", one.title, one.period, join(one.missing, tr(", ")));
    if (one.what != OfficeDuty::reading || one.missing.empty()) all.push_back(missed);
    if (one.what == OfficeDuty::reading)
      for (const std::string& reader : one.missing) {
        missed.lead = reader;
        all.push_back(missed);
      }
  }
  return all;
}

}  // namespace anjuan

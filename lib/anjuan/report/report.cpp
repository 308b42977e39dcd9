#include "anjuan/report/report.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/source.hpp"

namespace anjuan {
namespace {

Period default_period(DefaultPeriod kind, Date as_of, const Office& office) {
  const int year = year_of(as_of);
  const unsigned month = month_of(as_of);
  switch (kind) {
    case DefaultPeriod::all:
      return whole_time();
    case DefaultPeriod::month:
      return month_period(year, month);
    case DefaultPeriod::quarter:
      return quarter_period(year, (month + 2) / 3);
    case DefaultPeriod::half:
      return half_period(year, month <= 6 ? 1 : 2);
    case DefaultPeriod::year:
      return year_period(year);
    case DefaultPeriod::coming:
      return day_period(as_of, as_of + std::chrono::days(office.due_soon_days));
  }
  return whole_time();
}

/// What is said of cases that are in no group.
std::string words_for_no_group(GroupBy by) {
  switch (by) {
    case GroupBy::none:
      break;
    case GroupBy::unit:
      return tr("not assigned");
    case GroupBy::lead:
      return tr("without a lead");
    case GroupBy::category:
      return tr("without a category");
    case GroupBy::place:
      return tr("without a place");
    case GroupBy::channel:
      return tr("channel not known");
  }
  return {};
}

/// Whether anything but the unit and the lead decides which cases are looked at.
bool narrows_beyond_whom(const CaseFilter& filter) {
  return filter.class_ || filter.kind || filter.channel || !filter.route.empty() ||
         !filter.category.empty() || !filter.place.empty();
}

}  // namespace

std::size_t Report::rows() const {
  std::size_t sum = 0;
  for (const Table& table : tables) sum += table.rows.size();
  return sum;
}

std::optional<GroupBy> parse_group(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kGroupNames); ++i)
    if (kGroupNames[i] == name) return static_cast<GroupBy>(i);
  return std::nullopt;
}

std::string group_title(GroupBy by) {
  switch (by) {
    case GroupBy::none:
      return "";
    case GroupBy::unit:
      return tr("unit");
    case GroupBy::lead:
      return tr("lead");
    case GroupBy::category:
      return tr("category");
    case GroupBy::place:
      return tr("place of the problem");
    case GroupBy::channel:
      return tr("channel");
  }
  return "";
}

std::string_view ReportContext::cut_path(std::string_view path, int depth) {
  if (depth <= 0) return path;
  std::size_t at = 0;
  for (int level = 0; level < depth; ++level) {
    at = path.find('/', level == 0 ? 0 : at + 1);
    if (at == std::string_view::npos) return path;
  }
  return path.substr(0, at);
}

std::string ReportContext::unit_name(std::string_view id) const {
  if (id.empty()) return tr("(none)");
  if (id == kOwedByOffice) return ledger.office().name;
  return name_of(ledger.units(), id);
}

std::string ReportContext::official_name(std::string_view id) const {
  if (id.empty()) return tr("(none)");
  return name_of(ledger.officials(), id);
}

std::string ReportContext::group_of(const HeadView& head, GroupBy by) const {
  switch (by) {
    case GroupBy::none:
      return {};
    case GroupBy::unit:
      return std::string(head[HeadField::unit]);
    case GroupBy::lead:
      return std::string(head[HeadField::lead]);
    case GroupBy::category:
      return std::string(cut_path(head[HeadField::category], depth));
    case GroupBy::place:
      return std::string(cut_path(head[HeadField::place], depth));
    case GroupBy::channel:
      return std::string(head[HeadField::channel]);
  }
  return {};
}

std::string ReportContext::group_words(std::string_view key, GroupBy by) const {
  if (by == GroupBy::none) return {};
  // Beside a number "none" would read as if there were none.
  if (key.empty()) return words_for_no_group(by);
  if (by == GroupBy::unit) return unit_name(key);
  if (by == GroupBy::lead) return official_name(key);
  const auto channel = by == GroupBy::channel ? parse_name<Channel>(key) : std::nullopt;
  if (channel) return tr(label_of(*channel));
  return std::string(key);
}

std::string ReportContext::owing(const HeadView& head) const {
  const std::string_view who = head[HeadField::owed_by];
  return std::string(who.empty() ? head[HeadField::unit] : who);
}

Holder ReportContext::holder_of_open(const HeadView& head) const {
  const bool handles = parse_clock(head[HeadField::clock]) == ClockKind::handle;
  return {handles ? owing(head) : std::string(head[HeadField::unit]),
          std::string(head[HeadField::lead])};
}

const ReportSpec* find_report(std::string_view name) {
  for (const ReportSpec& spec : report_table())
    if (spec.name == name) return &spec;
  return nullptr;
}

ReportRun run_report(const ReportSpec& spec, const Ledger& ledger, const ReportRequest& request) {
  ReportRun run;
  const Date as_of = request.as_of.value_or(request.known_on.value_or(request.today));
  const Period period =
      request.period ? *request.period : default_period(spec.period, as_of, ledger.office());
  // A period's figures stand at its end: what was done later is of later periods.
  const Date cut_off = std::min(as_of, period.days.to);
  const ReportContext context{
      .ledger = ledger,
      .period = period,
      .as_of = cut_off,
      .today = request.today,
      .group = request.group,
      .depth = request.depth,
      .period_before = request.period_before,
      .narrowed = narrows_beyond_whom(request.filter),
      .whom = Whom(request.filter, ledger),
      .books = std::make_shared<ReportBooks>(ledger, cut_off, request.known_on)};
  run.report.name = spec.name;
  run.report.title = tr(spec.summary);
  run.report.office = ledger.office().name;
  run.report.period = context.period;
  run.report.as_of = cut_off;
  run.report.issued = request.today;
  const auto builder = spec.make(context);
  CaseFilter filter = request.filter;
  filter.voided_too = spec.reads == Reads::record;
  if (builder->looks_at_others()) {
    filter.unit.clear();
    filter.lead.clear();
  }
  const bool reads_whole = spec.reads == Reads::cases || spec.reads == Reads::record;
  const bool texts = spec.reads != Reads::figures || request.group == GroupBy::category ||
                     request.group == GroupBy::place;
  const ScanRequest now{
      .view = {.as_of = cut_off, .known_on = request.known_on},
      .today = request.today,
      .whole_cases = reads_whole,
      .records = spec.reads == Reads::record,
      .texts = texts,
      .audience = spec.audience,
      .wanted = [&](const HeadView& head) { return filter.matches(head, cut_off); },
      .with_history = [&](const HeadView& head) { return builder->needs_history(head); }};
  // Of a period that is still to come there is only what falls due in it.
  const bool looks = context.has_begun() || spec.period == DefaultPeriod::coming;
  if (looks) {
    std::vector<CaseLook> all = {{now, [&](const HeadView& head, const Case* whole) {
                                    if (context.whom.has(head))
                                      builder->see(head);
                                    else
                                      builder->see_other(head);
                                    if (whole != nullptr &&
                                        (reads_whole || builder->needs_history(head)))
                                      builder->see_case(*whole);
                                  }}};
    const std::vector<Date> past = builder->compared_at();
    for (std::size_t i = 0; i < past.size(); ++i)
      all.push_back(
          {{.view = {.as_of = past[i], .known_on = request.known_on},
            .today = request.today,
            .texts = texts,
            .audience = spec.audience,
            .wanted = [&filter,
                       day = past[i]](const HeadView& head) { return filter.matches(head, day); }},
           [&builder, i](const HeadView& head, const Case*) { builder->see_before(head, i); }});
    run.problems = scan_cases(ledger, all);
  }
  builder->finish(run.report);
  if (!looks)
    run.report.remarks.push_back(
        {"coming", tr("the period has not begun"), tr("nothing is counted")});
  else if (context.is_running() && spec.period != DefaultPeriod::coming)
    run.report.remarks.push_back(
        {"running", tr("the period has not ended"), trf("figures up to {}", to_string(cut_off))});
  for (Diagnostic& d : context.books->take_problems()) run.problems.push_back(std::move(d));
  if (request.known_on)
    run.report.remarks.push_back({"known_on", tr("as known on"), to_string(*request.known_on)});
  if (!run.problems.empty())
    run.report.remarks.push_back(
        {"unreadable", tr("files that could not be read"), std::to_string(run.problems.size())});
  return run;
}

}  // namespace anjuan

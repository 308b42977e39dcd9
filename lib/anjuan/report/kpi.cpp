#include "anjuan/report/kpi.hpp"

#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/columns.hpp"

namespace anjuan {

KpiCounter::KpiCounter(const ReportContext& context, GroupBy group)
    : context_(context),
      group_(group),
      compared_(compared_period(context.period, context.as_of)),
      total_(make_pair()) {}

KpiCounter::Pair KpiCounter::make_pair() const {
  const Office& office = context_.ledger.office();
  Pair pair{IndicatorCounter(context_.period, context_.judged, office), std::nullopt};
  if (!context_.period.all)
    pair.before.emplace(compared_, compared_.days.to + std::chrono::days(1), office);
  return pair;
}

std::optional<Date> KpiCounter::compared_at() const {
  return context_.period.all ? std::nullopt : std::optional(compared_.days.to);
}

template <class Each>
void KpiCounter::share_out(const HeadView& head, std::string_view owing, Each each) {
  const std::string own = context_.group_of(head, group_);
  const auto pair_of = [&](const std::string& key) -> Pair& {
    return groups_.try_emplace(key, make_pair()).first->second;
  };
  if (group_ != GroupBy::unit && group_ != GroupBy::lead) return each(pair_of(own), Share{});
  const auto group_of = [&](const LateDuty& duty) {
    if (group_ == GroupBy::lead) return duty.unit.empty() ? std::string() : duty.lead;
    // The office's own lateness is no unit's; nobody else has a case without one.
    return duty.unit.empty() && !own.empty() ? std::string(kOwedByOffice) : duty.unit;
  };
  const bool handles = parse_clock(head[HeadField::clock]) == ClockKind::handle;
  const std::string open = group_ == GroupBy::lead ? std::string(owing)
                           : handles               ? context_.owing(head)
                                                   : own;
  std::set<std::string> keys = {own, open};
  for (const LateDuty& duty : parse_late_duties(head[HeadField::missed])) {
    const auto clock = parse_clock(duty.clock);
    if (clock == ClockKind::refer || clock == ClockKind::decide || clock == ClockKind::handle)
      keys.insert(group_of(duty));
  }
  for (const std::string& key : keys)
    each(pair_of(key),
         Share{key == own, key == open, [&](const LateDuty& d) { return group_of(d) == key; }});
}

void KpiCounter::see(const HeadView& head, std::string_view owing) {
  note_repeat(repeated_, head);
  total_.now.see(head);
  if (group_ != GroupBy::none)
    share_out(head, owing, [&](Pair& pair, const Share& share) { pair.now.see(head, share); });
}

void KpiCounter::see_before(const HeadView& head) {
  note_repeat(repeated_before_, head);
  if (total_.before) total_.before->see(head);
  if (group_ == GroupBy::none) return;
  share_out(head, head[HeadField::lead], [&](Pair& pair, const Share& share) {
    if (pair.before) pair.before->see(head, share);
  });
}

IndicatorCount KpiCounter::count(Indicator indicator) const {
  return total_.now.count(indicator, repeated_);
}

IndicatorCount KpiCounter::count_before(Indicator indicator) const {
  return total_.before ? total_.before->count(indicator, repeated_before_) : IndicatorCount{};
}

Table KpiCounter::table() const {
  struct Row {
    std::string group;
    const IndicatorSpec* spec;
    IndicatorCount now;
    std::optional<Ratio> before;
  };
  std::vector<Row> rows;
  const auto add = [&](const std::string& group, const Pair& pair) {
    for (const IndicatorSpec& spec : indicator_table()) {
      rows.push_back({group, &spec, pair.now.count(spec.indicator, repeated_), std::nullopt});
      if (pair.before)
        rows.back().before = pair.before->count(spec.indicator, repeated_before_).ratio;
    }
  };
  const bool grouped = group_ != GroupBy::none;
  if (grouped)
    for (const auto& [key, pair] : groups_) add(key, pair);
  else
    add({}, total_);
  Columns<Row> columns;
  if (grouped)
    columns.add({"group", group_title(group_)},
                [this](const Row& row) { return context_.group_words(row.group, group_); });
  const auto beside = [](const Row& row) {
    return *row.spec->beside != '\0' ? std::optional(row.now.beside) : std::nullopt;
  };
  const auto before = [](long Ratio::*part) {
    return [part](const Row& row) {
      return row.before ? std::optional((*row.before).*part) : std::nullopt;
    };
  };
  // Nothing to compare with: scripts find the columns empty, people do not see them.
  const bool alone = context_.period.all;
  columns.add({"indicator", tr("indicator")}, [](const Row& row) { return row.spec->name; })
      .for_scripts()
      .add({"label", tr("indicator")}, [](const Row& row) { return tr(row.spec->label); })
      .add({"numerator", tr("counted")}, [](const Row& row) { return row.now.ratio.numerator; })
      .add({"denominator", tr("of")}, [](const Row& row) { return row.now.ratio.denominator; })
      .add({"rate", tr("rate")}, [](const Row& row) { return row.now.ratio; })
      .add({"beside", tr("beside")}, beside)
      .add({"beside_label", tr("which are")}, [](const Row& row) { return tr(row.spec->beside); })
      .add({"numerator_before", tr("year before")}, before(&Ratio::numerator))
      .for_scripts(alone)
      .add({"denominator_before", tr("of")}, before(&Ratio::denominator))
      .for_scripts(alone)
      .add({"rate_before", tr("rate")}, &Row::before)
      .for_scripts(alone);
  return columns.table(rows, {"kpi", tr("key figures")});
}

Table KpiCounter::ranking(std::span<const Indicator> indicators) const {
  using Group = std::pair<const std::string, Pair>;
  Columns<Group> columns;
  columns.add({"group", group_title(group_)},
              [this](const Group& group) { return context_.group_words(group.first, group_); });
  for (const Indicator indicator : indicators) {
    const IndicatorSpec& spec = indicator_table()[static_cast<std::size_t>(indicator)];
    columns.add({std::string(spec.name), tr(spec.label)}, [this, indicator](const Group& group) {
      return group.second.now.count(indicator, repeated_).ratio;
    });
  }
  return columns.table(groups_, {"by_group", {}});
}

namespace {

class KpiReport : public ReportBuilder {
 public:
  explicit KpiReport(const ReportContext& context)
      : context_(context), kpi_(context, context.group) {}

  void see(const HeadView& head) override {
    ++cases_;
    if (!needs_history(head)) kpi_.see(head);
  }
  bool needs_history(const HeadView& head) const override {
    return context_.group == GroupBy::lead && head.open() &&
           is_past_limit(head, context_.judged_on());
  }
  void see_case(const Case& value) override {
    kpi_.see(to_view(value.head), holder_when_missed(value, context_).lead);
  }
  std::optional<Date> compared_at() const override { return kpi_.compared_at(); }
  void see_before(const HeadView& head) override { kpi_.see_before(head); }

  void finish(Report& report) override {
    report.tables.push_back(kpi_.table());
    report.tables.back().title.clear();
    report.remarks.push_back({"cases", tr("cases looked at"), std::to_string(cases_)});
    if (!context_.period.all)
      report.remarks.push_back({"compared_with", tr("compared with"),
                                describe(compared_period(context_.period, context_.as_of))});
    report.definitions = indicator_definitions();
  }

 private:
  ReportContext context_;
  KpiCounter kpi_;
  long cases_ = 0;
};

}  // namespace

std::unique_ptr<ReportBuilder> make_kpi(const ReportContext& context) {
  return std::make_unique<KpiReport>(context);
}

}  // namespace anjuan

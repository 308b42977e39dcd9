#include "anjuan/report/kpi.hpp"

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/columns.hpp"

namespace anjuan {

KpiCounter::KpiCounter(const ReportContext& context, GroupBy group)
    : context_(context),
      group_(group),
      compared_(compared_period(context.period, context.as_of)),
      total_(make_pair()) {}

KpiCounter::Pair KpiCounter::make_pair(bool of_units) const {
  const Office& office = context_.ledger.office();
  Pair pair{IndicatorCounter(context_.period, context_.judged, office, of_units), std::nullopt};
  if (!context_.period.all)
    pair.before.emplace(compared_, compared_.days.to + std::chrono::days(1), office, of_units);
  return pair;
}

std::optional<Date> KpiCounter::compared_at() const {
  return context_.period.all ? std::nullopt : std::optional(compared_.days.to);
}

KpiCounter::Pair& KpiCounter::pair_of(const HeadView& head) {
  const bool of_units = group_ == GroupBy::unit || group_ == GroupBy::lead;
  return groups_.try_emplace(context_.group_of(head, group_), make_pair(of_units)).first->second;
}

void KpiCounter::see(const HeadView& head) {
  note_repeat(repeated_, head);
  total_.now.see(head);
  if (group_ != GroupBy::none) pair_of(head).now.see(head);
}

void KpiCounter::see_before(const HeadView& head) {
  note_repeat(repeated_before_, head);
  if (total_.before) total_.before->see(head);
  if (group_ == GroupBy::none) return;
  if (Pair& pair = pair_of(head); pair.before) pair.before->see(head);
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
  if (grouped) columns.add({"group", group_title(group_)}, &Row::group);
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
  columns.add({"group", group_title(group_)}, &Group::first);
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
    kpi_.see(head);
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

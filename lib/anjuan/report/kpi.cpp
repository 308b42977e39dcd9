#include "anjuan/report/kpi.hpp"

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"

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
  Table table{{{"indicator", tr("indicator")},
               {"label", tr("indicator")},
               integer_column("numerator", tr("counted")),
               integer_column("denominator", tr("of")),
               rate_column("rate", tr("rate")),
               integer_column("beside", tr("beside")),
               {"beside_label", tr("which are")},
               integer_column("numerator_before", tr("year before")),
               integer_column("denominator_before", tr("of")),
               rate_column("rate_before", tr("rate"))},
              {},
              "kpi",
              tr("key figures")};
  table.columns[0].for_scripts = true;
  // Nothing to compare with: scripts find the columns empty, people do not see them.
  for (std::size_t i = 7; context_.period.all && i < table.columns.size(); ++i)
    table.columns[i].for_scripts = true;
  const bool grouped = group_ != GroupBy::none;
  if (grouped) table.columns.insert(table.columns.begin(), {"group", group_title(group_)});
  const auto add = [&](const std::string& group, const Pair& pair) {
    for (const IndicatorSpec& spec : indicator_table()) {
      const IndicatorCount now = pair.now.count(spec.indicator, repeated_);
      std::vector<std::string> row = {std::string(spec.name),
                                      tr(spec.label),
                                      std::to_string(now.ratio.numerator),
                                      std::to_string(now.ratio.denominator),
                                      to_cell(now.ratio),
                                      *spec.beside != '\0' ? std::to_string(now.beside) : "",
                                      tr(spec.beside)};
      if (pair.before) {
        const Ratio before = pair.before->count(spec.indicator, repeated_before_).ratio;
        row.insert(row.end(), {std::to_string(before.numerator), std::to_string(before.denominator),
                               to_cell(before)});
      } else {
        row.insert(row.end(), {"", "", ""});
      }
      if (grouped) row.insert(row.begin(), group);
      table.rows.push_back(std::move(row));
    }
  };
  if (grouped)
    for (const auto& [key, pair] : groups_) add(key, pair);
  else
    add({}, total_);
  return table;
}

Table KpiCounter::ranking(std::span<const Indicator> indicators) const {
  Table table{{{"group", group_title(group_)}}, {}, "by_group", ""};
  for (const Indicator indicator : indicators) {
    const IndicatorSpec& spec = indicator_table()[static_cast<std::size_t>(indicator)];
    table.columns.push_back(rate_column(std::string(spec.name), tr(spec.label)));
  }
  for (const auto& [key, pair] : groups_) {
    std::vector<std::string> row = {key};
    for (const Indicator indicator : indicators)
      row.push_back(to_cell(pair.now.count(indicator, repeated_).ratio));
    table.rows.push_back(std::move(row));
  }
  return table;
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

#include "anjuan/report/kpi.hpp"

#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/columns.hpp"

namespace anjuan {

namespace {

std::vector<Period> periods_before(const ReportContext& context) {
  if (context.period.all) return {};
  std::vector<Period> all = {compared_period(context.period, context.as_of)};
  if (context.period_before) all.push_back(preceding_period(context.period, context.as_of));
  return all;
}

}  // namespace

KpiCounter::KpiCounter(const ReportContext& context, GroupBy group)
    : context_(context),
      group_(group),
      compared_(periods_before(context)),
      total_(make_pair()),
      repeated_before_(compared_.size()) {}

KpiCounter::Pair KpiCounter::make_pair() const {
  const Office& office = context_.ledger.office();
  const auto counter = [&](const Period& period, Date as_of, Date judged_on) {
    return IndicatorCounter(
        {{period.days.from, std::min(period.days.to, as_of)}, period.days.to, judged_on}, office);
  };
  Pair pair{counter(context_.period, context_.as_of, context_.judged_on()), {}};
  for (const Period& before : compared_)
    pair.before.push_back(counter(before, before.days.to, before.days.to + std::chrono::days(1)));
  return pair;
}

std::vector<Date> KpiCounter::compared_at() const {
  std::vector<Date> days;
  for (const Period& before : compared_) days.push_back(before.days.to);
  return days;
}

bool KpiCounter::needs_history(const HeadView& head) const {
  return (groups_by_holder() || !context_.whom.everybody()) && head.open() &&
         is_past_limit(head, context_.judged_on());
}

template <class Each>
void KpiCounter::share_out(const HeadView& head, const Holder& owing, Each each) {
  const Whom& whom = context_.whom;
  const Share asked =
      whom.everybody() ? Share{} : Share{whom.has(head), whom.includes(owing), [&](const auto& d) {
                                           return whom.includes(holder_of(head, d));
                                         }};
  each(total_, asked);
  if (group_ == GroupBy::none) return;
  if (groups_by_holder()) return share_with_groups(head, owing, each);
  const auto [found, is_new] = groups_.try_emplace(context_.group_of(head, group_), make_pair());
  each(found->second, asked);
}

template <class Each>
void KpiCounter::share_with_groups(const HeadView& head, const Holder& owing, Each each) {
  const Whom& whom = context_.whom;
  const auto key_of = [&](const Holder& holder) {
    return group_ == GroupBy::unit ? holder.unit : holder.lead;
  };
  const std::string own = context_.group_of(head, group_);
  std::set<std::string> keys;
  if (whom.has(head)) keys.insert(own);
  const bool charged = whom.everybody() || whom.includes(owing);
  if (charged) keys.insert(key_of(owing));
  const auto owed = [&](const LateDuty& duty) {
    const Holder holder = holder_of(head, duty);
    return whom.everybody() || whom.includes(holder) ? std::optional(key_of(holder)) : std::nullopt;
  };
  for (const LateDuty& duty : parse_late_duties(head[HeadField::missed])) {
    const auto clock = parse_clock(duty.clock);
    if (clock != ClockKind::refer && clock != ClockKind::decide && clock != ClockKind::handle)
      continue;
    if (auto key = owed(duty)) keys.insert(std::move(*key));
  }
  for (const std::string& key : keys)
    each(groups_.try_emplace(key, make_pair()).first->second,
         Share{whom.has(head) && key == own, charged && key == key_of(owing),
               [&](const LateDuty& duty) { return owed(duty) == key; }});
}

void KpiCounter::see(const HeadView& head, const Holder& owing) {
  note_repeat(repeated_, head);
  share_out(head, owing, [&](Pair& pair, const Share& share) { pair.now.see(head, share); });
}

void KpiCounter::see_before(const HeadView& head, std::size_t number) {
  note_repeat(repeated_before_[number], head);
  share_out(head, context_.holder_of_open(head),
            [&](Pair& pair, const Share& share) { pair.before[number].see(head, share); });
}

IndicatorCount KpiCounter::count(Indicator indicator) const {
  return total_.now.count(indicator, repeated_);
}

IndicatorCount KpiCounter::count_before(Indicator indicator) const {
  return total_.before.empty() ? IndicatorCount{}
                               : total_.before.front().count(indicator, repeated_before_.front());
}

Table KpiCounter::table() const {
  struct Row {
    std::string group;
    const IndicatorSpec* spec;
    IndicatorCount now;
    std::vector<Ratio> before;
  };
  std::vector<Row> rows;
  const auto add = [&](const std::string& group, const Pair& pair) {
    for (const IndicatorSpec& spec : indicator_table()) {
      rows.push_back({group, &spec, pair.now.count(spec.indicator, repeated_), {}});
      for (std::size_t i = 0; i < pair.before.size(); ++i)
        rows.back().before.push_back(
            pair.before[i].count(spec.indicator, repeated_before_[i]).ratio);
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
  const auto before = [](long Ratio::*part, std::size_t number) {
    return [part, number](const Row& row) {
      return number < row.before.size() ? std::optional(row.before[number].*part) : std::nullopt;
    };
  };
  const auto rate = [](std::size_t number) {
    return [number](const Row& row) {
      return number < row.before.size() ? std::optional(row.before[number]) : std::nullopt;
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
      .add({"numerator_before", tr("year before")}, before(&Ratio::numerator, 0))
      .for_scripts(alone)
      .add({"denominator_before", tr("of")}, before(&Ratio::denominator, 0))
      .for_scripts(alone)
      .add({"rate_before", tr("rate")}, rate(0))
      .for_scripts(alone);
  if (context_.period_before)
    columns.add({"numerator_last", tr("period before")}, before(&Ratio::numerator, 1))
        .add({"denominator_last", tr("of")}, before(&Ratio::denominator, 1))
        .add({"rate_last", tr("rate")}, rate(1));
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
    see_other(head);
  }
  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    if (!needs_history(head)) kpi_.see(head, context_.holder_of_open(head));
  }
  bool needs_history(const HeadView& head) const override { return kpi_.needs_history(head); }
  void see_case(const Case& value) override {
    kpi_.see(to_view(value.head), holder_when_missed(value, context_));
  }
  std::vector<Date> compared_at() const override { return kpi_.compared_at(); }
  void see_before(const HeadView& head, std::size_t number) override {
    kpi_.see_before(head, number);
  }

  void finish(Report& report) override {
    report.tables.push_back(kpi_.table());
    report.tables.back().title.clear();
    report.remarks.push_back({"cases", tr("cases looked at"), std::to_string(cases_)});
    for (std::size_t i = 0; i < kpi_.compared().size(); ++i)
      report.remarks.push_back({i == 0 ? "compared_with" : "compared_with_last",
                                i == 0 ? tr("compared with") : tr("and with the period before"),
                                describe(kpi_.compared()[i])});
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

#include "anjuan/report/workload.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {

std::string age_label(std::size_t age) {
  if (age == kAges - 1) return fmt::format(">{}", kAgeEnds[age - 1]);
  return fmt::format("{}–{}", age == 0 ? 0 : kAgeEnds[age - 1] + 1, kAgeEnds[age]);
}

std::size_t age_of(long days) {
  std::size_t age = 0;
  while (age < std::size(kAgeEnds) && days > kAgeEnds[age]) ++age;
  return age;
}

std::optional<long> median(std::vector<long> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void WorkloadCounter::see(const HeadView& head, GroupBy group) {
  const std::string key = context_.group_of(head, group);
  const auto received = head.date(HeadField::received);
  if (!received || *received > context_.as_of) return;
  if (context_.whom.has(head)) see_case_of(head, loads_[key]);
  const auto due = head.date(HeadField::due);
  const Holder owing{context_.owing(head), std::string(head[HeadField::lead])};
  if (!head.open() || !due || !(context_.whom.everybody() || context_.whom.includes(owing))) return;
  // What is due falls to whoever owes it, which need not be the unit that has the case.
  Load& load = loads_[group == GroupBy::unit ? owing.unit : key];
  if (*due < context_.judged_on())
    ++load.overdue;
  else if (*due <= context_.as_of + std::chrono::days(context_.ledger.office().due_soon_days))
    ++load.due_soon;
}

void WorkloadCounter::see_case_of(const HeadView& head, Load& load) const {
  const Date received = *head.date(HeadField::received);
  const DateRange days{context_.period.days.from,
                       std::min(context_.period.days.to, context_.as_of)};
  if (days.contains(received)) ++load.received;
  if (const auto closed = head.date(HeadField::closed); closed && days.contains(*closed)) {
    ++load.closed;
    if (const auto accepted = head.date(HeadField::accepted))
      load.days_to_close.push_back((*closed - *accepted).count() -
                                   idle_days(head[HeadField::idle], *accepted, *closed));
  }
  if (!head.open()) return;
  ++load.open;
  ++load.ages[age_of((context_.as_of - received).count() -
                     idle_days(head[HeadField::idle], received, context_.as_of))];
}

Load WorkloadCounter::total() const {
  Load sum;
  for (const auto& [key, load] : loads_) {
    sum.received += load.received;
    sum.closed += load.closed;
    sum.open += load.open;
    sum.overdue += load.overdue;
    sum.due_soon += load.due_soon;
    for (std::size_t i = 0; i < kAges; ++i) sum.ages[i] += load.ages[i];
    sum.days_to_close.insert(sum.days_to_close.end(), load.days_to_close.begin(),
                             load.days_to_close.end());
  }
  return sum;
}

namespace {

class Workload : public ReportBuilder {
 public:
  explicit Workload(const ReportContext& context) : context_(context), counter_(context) {
    if (context_.group == GroupBy::none) context_.group = GroupBy::unit;
  }

  void see(const HeadView& head) override { counter_.see(head, context_.group); }
  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override { counter_.see(head, context_.group); }

  void finish(Report& report) override {
    std::vector<Group> groups(counter_.loads().begin(), counter_.loads().end());
    sort_rows(
        groups, [](const Group& group) { return group.second.open; }, &Group::first, kDescending);
    for (auto& [group, load] : groups) group = context_.group_words(group);
    if (groups.size() > 1) groups.emplace_back(tr("total"), counter_.total());
    report.tables.push_back(columns().table(groups));
    report.definitions = {
        {"received", tr("cases received"), tr("received in the period")},
        {"closed", tr("closed"), tr("closed in the period")},
        {"open", tr("open"), tr("open at the cut-off, whenever received; below it by age in days")},
        {"due_soon", tr("due soon"),
         trf("due within {} days after the cut-off", context_.ledger.office().due_soon_days)},
        {"median_days", tr("median days to close"),
         tr("calendar days from acceptance to closing, of the cases closed in the period")}};
  }

 private:
  using Group = std::pair<std::string, Load>;

  Columns<Group> columns() const {
    Columns<Group> columns;
    columns.add({"group", group_title(context_.group)}, &Group::first);
    const auto count = [&](const char* name, const char* title, long Load::*number) {
      columns.add({name, tr(title)}, [number](const Group& group) { return group.second.*number; });
    };
    count("received", N_("cases received"), &Load::received);
    count("closed", N_("closed"), &Load::closed);
    count("open", N_("open"), &Load::open);
    count("overdue", N_("overdue"), &Load::overdue);
    count("due_soon", N_("due soon"), &Load::due_soon);
    for (std::size_t age = 0; age < kAges; ++age)
      columns.add({fmt::format("age_{}", age + 1), age_label(age)},
                  [age](const Group& group) { return group.second.ages[age]; });
    columns.add({"median_days", tr("median days to close")},
                [](const Group& group) { return median(group.second.days_to_close); });
    return columns;
  }

  ReportContext context_;
  WorkloadCounter counter_;
};

}  // namespace

BuilderPtr make_workload(const ReportContext& context) {
  return std::make_unique<Workload>(context);
}

}  // namespace anjuan

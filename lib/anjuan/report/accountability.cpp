#include <algorithm>
#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {
namespace {

using F = HeadField;

enum class Duty { decide, handle, closed_late, lead, principal, follow_up, home_visit };

constexpr struct {
  Duty duty;
  std::string_view name;
  const char* label;
  std::string_view source;
} kDuties[] = {
    {Duty::decide, "decide", N_("decision after the limit"), "W22 art. 22, 23"},
    {Duty::handle, "handle", N_("open past the limit"), "H5–H7"},
    {Duty::closed_late, "closed-late", N_("closed after the limit"), "H5–H7"},
    {Duty::lead, "lead", N_("nobody leads it"), "DZ4"},
    {Duty::principal, "meet-principal", N_("no principal has met the petitioner"), "D12"},
    {Duty::follow_up, "follow-up", N_("not followed up"), "HN8"},
    {Duty::home_visit, "home-visit", N_("no visit to someone dissatisfied"), "HN9"},
};

/// 责任倒查 (A16, F9): every duty that was missed, with whom it fell to. Duties of offices and
/// officials only.
class Accountability : public ReportBuilder {
 public:
  explicit Accountability(const ReportContext& context)
      : context_(context),
        days_{context.period.days.from, std::min(context.period.days.to, context.as_of)} {
    table_.columns = {{"duty", tr("duty")},
                      {"what", tr("missed duty")},
                      {"source", tr("rule")},
                      id_column(),
                      unit_column(),
                      lead_column(),
                      date_column("since", tr("since")),
                      integer_column("days", tr("days")),
                      title_column()};
    table_.columns[0].for_scripts = true;
    table_.name = "missed";
    table_.title = tr("missed duties");
  }

  void see(const HeadView& head) override {
    if (head.status() == Status::withdrawn || head.status() == Status::merged) return;
    const auto decide_by = head.date(F::decide_by);
    const auto decided = head.date(F::decided);
    const auto closed = head.date(F::closed);
    const auto limit = head.date(F::handle_by);
    const Date judged_on = context_.judged_on();
    if (decide_by && decided && *decided > *decide_by && days_.contains(*decided))
      add(Duty::decide, head, *decide_by, *decided);
    else if (decide_by && !decided && *decide_by < judged_on)
      add(Duty::decide, head, *decide_by, context_.as_of);
    if (limit && closed && *closed > *limit && days_.contains(*closed))
      add(Duty::closed_late, head, *limit, *closed);
    if (limit && head.open() && *limit < judged_on) add(Duty::handle, head, *limit, context_.as_of);
    const auto accepted = head.date(F::accepted);
    if (head.open() && accepted && !head.has(F::lead) && *accepted < judged_on)
      add(Duty::lead, head, *accepted, context_.as_of);
    see_tasks(head, closed);
  }

  void finish(Report& report) override {
    sort_rows(table_, 6, false, 3);
    std::stable_sort(table_.rows.begin(), table_.rows.end(),
                     [](const auto& a, const auto& b) { return index_of(a[0]) < index_of(b[0]); });
    Table counts{{{"duty", tr("duty")},
                  {"what", tr("missed duty")},
                  {"source", tr("rule")},
                  integer_column("count", tr("count"))},
                 {},
                 "counts",
                 tr("by duty")};
    counts.columns[0].for_scripts = true;
    for (const auto& one : kDuties)
      counts.rows.push_back({std::string(one.name), tr(one.label), std::string(one.source),
                             std::to_string(counts_[one.duty])});
    report.remarks.push_back({"missed", tr("missed duties"), std::to_string(table_.rows.size())});
    report.tables.push_back(std::move(table_));
    report.tables.push_back(std::move(counts));
    report.definitions = {
        {"missed", tr("missed duty"),
         tr("limits that passed in the period or stay passed at its end, cases that nobody leads, "
            "and tasks still open a week after they arose")},
        {"days", tr("days"),
         tr("from the limit to the act that was late, or to the cut-off while it is open")}};
  }

 private:
  static constexpr int kGraceDays = 7;

  static std::size_t index_of(std::string_view name) {
    return static_cast<std::size_t>(
        std::find_if(std::begin(kDuties), std::end(kDuties),
                     [&](const auto& one) { return one.name == name; }) -
        std::begin(kDuties));
  }

  void see_tasks(const HeadView& head, std::optional<Date> closed) {
    const auto since = closed ? closed : head.date(F::received);
    if (!since || *since + std::chrono::days(kGraceDays) >= context_.judged_on()) return;
    for (const std::string& task : words_of(head[F::tasks]))
      for (const auto& one : kDuties)
        if (one.name == task) add(one.duty, head, *since, context_.as_of);
  }

  void add(Duty duty, const HeadView& head, Date since, Date until) {
    const auto& one = kDuties[static_cast<std::size_t>(duty)];
    ++counts_[duty];
    table_.rows.push_back({std::string(one.name), tr(one.label), std::string(one.source),
                           std::string(head[F::id]), context_.unit_name(head[F::unit]),
                           context_.official_name(head[F::lead]), to_string(since),
                           days_between(since, until), std::string(head[F::title])});
  }

  ReportContext context_;
  DateRange days_;
  Table table_;
  std::map<Duty, long> counts_;
};

}  // namespace

BuilderPtr make_accountability(const ReportContext& context) {
  return std::make_unique<Accountability>(context);
}

}  // namespace anjuan

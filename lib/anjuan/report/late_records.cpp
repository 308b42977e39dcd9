#include <map>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

/// What was written down in the period more than the office's few days after it happened, and what
/// was taken back or corrected in it; by whom.
class LateRecords : public ReportBuilder {
 public:
  explicit LateRecords(const ReportContext& context) : context_(context) {
    late_ = {{{"by", tr("recorded by")},
              {"via", tr("login")},
              id_column(),
              {"event", tr("event")},
              date_column("recorded", tr("recorded on")),
              date_column("happened", tr("happened on")),
              integer_column("days", tr("days later")),
              {"reason", tr("reason")},
              title_column()},
             {},
             "late",
             tr("recorded late")};
    amended_ = {{{"by", tr("recorded by")},
                 {"via", tr("login")},
                 id_column(),
                 {"event", tr("event")},
                 date_column("recorded", tr("recorded on")),
                 {"what", tr("what")},
                 {"reason", tr("reason")},
                 title_column()},
                {},
                "amended",
                tr("taken out or corrected")};
  }

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    for (const Event& event : value.history) {
      const Date recorded = recorded_at(event).date();
      if (!context_.period.contains(recorded)) continue;
      const bool amends = event.kind == EventKind::voided || event.kind == EventKind::corrected;
      if (amends) add_amendment(value, event);
      if (!is_recorded_late(event, context_.ledger.office())) continue;
      const int days = days_recorded_late(event);
      ++counts_[event.by];
      late_.rows.push_back({event.by, std::string(event.get("via")), value.head[HeadField::id],
                            tr(spec_of(event.kind).label), to_string(recorded),
                            to_string(recorded - std::chrono::days(days)), std::to_string(days),
                            event.is_true("imported")
                                ? std::string(tr("taken over from another system"))
                                : std::string(event.get("late_reason")),
                            value.head[HeadField::title]});
    }
  }

  void finish(Report& report) override {
    Table counts{
        {{"by", tr("recorded by")}, integer_column("count", tr("count"))}, {}, "by", tr("by whom")};
    for (const auto& [by, count] : counts_) counts.rows.push_back({by, std::to_string(count)});
    for (Table* table : {&late_, &amended_}) {
      sort_rows(*table, 4, false, 2);
      sort_rows(*table, 0, false, 4);
    }
    report.remarks.push_back({"late", tr("recorded late"), std::to_string(late_.rows.size())});
    report.tables.push_back(std::move(late_));
    report.tables.push_back(std::move(counts));
    report.tables.push_back(std::move(amended_));
    report.definitions = {{"late", tr("recorded late"),
                           trf("written down in the period, more than {} days after it happened",
                               context_.ledger.office().late_after_days)}};
  }

 private:
  void add_amendment(const Case& value, const Event& event) {
    std::string what(event.get("what"));
    if (what.empty()) what = event.get("was");
    if (what.empty()) what = event.get("petitioners");
    for (char& c : what)
      if (c == '\n') c = ';';
    amended_.rows.push_back({event.by, std::string(event.get("via")), value.head[HeadField::id],
                             tr(spec_of(event.kind).label), to_string(event.at.date()),
                             std::move(what), std::string(event.get("reason")),
                             value.head[HeadField::title]});
  }

  ReportContext context_;
  Table late_;
  Table amended_;
  std::map<std::string, long> counts_;
};

}  // namespace

BuilderPtr make_late_records(const ReportContext& context) {
  return std::make_unique<LateRecords>(context);
}

}  // namespace anjuan

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// D9: a closed case is archived only with every paper that the office's rules ask for.
class Archive : public ReportBuilder {
 public:
  explicit Archive(const ReportContext& context) : context_(context) {
    table_.columns = {id_column(),
                      date_column("closed", tr("closed")),
                      unit_column(),
                      lead_column(),
                      integer_column("on_file", tr("on file")),
                      {"missing", tr("missing")},
                      {"complete", tr("complete")}};
  }

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    const auto closed = value.head.date(HeadField::closed);
    if (!closed || !context_.period.contains(*closed)) return;
    const CaseState state = fold(value.history, facts_of(value.head), context_.ledger.rules());
    std::string missing;
    int on_file = 0;
    for (const std::string& paper : context_.ledger.office().archive_papers) {
      if (std::find(state.papers.begin(), state.papers.end(), paper) != state.papers.end())
        ++on_file;
      else
        missing += (missing.empty() ? "" : ", ") + paper;
    }
    complete_.add(missing.empty());
    table_.rows.push_back({value.head[HeadField::id], to_string(*closed),
                           context_.unit_name(value.head[HeadField::unit]),
                           context_.official_name(value.head[HeadField::lead]),
                           std::to_string(on_file), missing,
                           missing.empty() ? tr("yes") : tr("no")});
  }

  void finish(Report& report) override {
    sort_rows(table_, 1, false, 0);
    report.remarks.push_back(
        {"complete", tr("complete archives"),
         trf("{} of {} ({})", complete_.numerator, complete_.denominator, percent(complete_))});
    report.tables.push_back(std::move(table_));
    std::string papers;
    for (const std::string& paper : context_.ledger.office().archive_papers)
      papers += (papers.empty() ? "" : ", ") + paper;
    report.definitions = {
        {"complete", tr("complete"),
         trf("cases closed in the period with all of these on file: {}", papers)}};
  }

 private:
  ReportContext context_;
  Table table_;
  Ratio complete_;
};

}  // namespace

BuilderPtr make_archive(const ReportContext& context) {
  return std::make_unique<Archive>(context);
}

}  // namespace anjuan

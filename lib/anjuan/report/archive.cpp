#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// D9: a closed case is archived only with every paper that the office's rules ask for.
class Archive : public ReportBuilder {
 public:
  explicit Archive(const ReportContext& context) : context_(context) {}

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    const auto closed = value.head.date(HeadField::closed);
    if (!closed || !context_.period.contains(*closed)) return;
    const CaseState state = state_of(value, context_.ledger.rules());
    std::vector<std::string> missing;
    const auto& wanted = context_.ledger.office().archive_papers;
    for (const std::string& paper : wanted)
      if (std::find(state.papers.begin(), state.papers.end(), paper) == state.papers.end())
        missing.push_back(paper);
    complete_.add(missing.empty());
    rows_.push_back({value.head[HeadField::id], *closed,
                     context_.unit_name(value.head[HeadField::unit]),
                     context_.official_name(value.head[HeadField::lead]),
                     wanted.size() - missing.size(), std::move(missing)});
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::closed, &Row::id);
    report.remarks.push_back(share_remark("complete", tr("complete archives"), complete_));
    report.tables.push_back(
        Columns<Row>()
            .add(id_heading(), &Row::id)
            .add({"closed", tr("closed")}, &Row::closed)
            .add(unit_heading(), &Row::unit)
            .add(lead_heading(), &Row::lead)
            .add({"on_file", tr("on file")}, &Row::on_file)
            .add({"missing", tr("missing")},
                 [](const Row& row) { return join(row.missing, tr(", ")); })
            .add({"complete", tr("complete")},
                 [](const Row& row) { return row.missing.empty() ? tr("yes") : tr("no"); })
            .table(rows_));
    report.definitions = {{"complete", tr("complete"),
                           trf("cases closed in the period with all of these on file: {}",
                               join(context_.ledger.office().archive_papers, tr(", ")))}};
  }

 private:
  struct Row {
    std::string id;
    Date closed;
    std::string unit, lead;
    std::size_t on_file;
    std::vector<std::string> missing;
  };

  ReportContext context_;
  std::vector<Row> rows_;
  Ratio complete_;
};

}  // namespace

BuilderPtr make_archive(const ReportContext& context) {
  return std::make_unique<Archive>(context);
}

}  // namespace anjuan

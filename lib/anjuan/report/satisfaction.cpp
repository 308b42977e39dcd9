#include <array>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/outcome.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {
namespace {

/// 群众满意率 by its source (DZ1b): what the office heard when it asked itself, what a third party
/// heard, and what petitioners rated online (W22 art. 21).
class SatisfactionReport : public ReportBuilder {
 public:
  explicit SatisfactionReport(const ReportContext& context)
      : context_(context),
        days_{context.period.days.from, std::min(context.period.days.to, context.as_of)} {}

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    std::string closed_by;
    for (const Event& event : value.history) {
      if (event.voided) continue;
      if (event.kind == EventKind::closed) closed_by = event.by;
      if (event.kind != EventKind::followed_up || !days_.contains(event.at.date())) continue;
      const auto asked = parse_name<AskedBy>(event.get("asked_by")).value_or(AskedBy::office);
      Row& row = rows_[static_cast<std::size_t>(asked)];
      ++row.asked;
      if (!closed_by.empty() && closed_by != event.by) ++row.by_another;
      const auto said = parse_name<Satisfaction>(event.get("satisfied"));
      if (said) row.content.add(*said != Satisfaction::dissatisfied);
    }
  }

  void finish(Report& report) override {
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].name = names<AskedBy>()[i];
    report.tables.push_back(
        Columns<Row>()
            .add({"asked_by", tr("who asked")}, [](const Row& row) { return row.name.name; })
            .for_scripts()
            .add({"who", tr("who asked")}, [](const Row& row) { return tr(row.name.label); })
            .add({"asked", tr("asked")}, &Row::asked)
            .add({"by_another", tr("not by who closed it")}, &Row::by_another)
            .add({"rated", tr("rated")}, [](const Row& row) { return row.content.denominator; })
            .add({"content", tr("satisfied")}, [](const Row& row) { return row.content.numerator; })
            .add({"rate", tr("satisfaction")}, [](const Row& row) { return row.content; })
            .table(std::vector<Row>(rows_.begin(), rows_.end())));
    report.definitions = {
        {"satisfaction", tr("satisfaction"),
         tr("satisfied and basically satisfied ÷ those who rated, each follow-up of the period for "
            "itself")},
        {"by_another", tr("not by who closed it"),
         tr("recorded by somebody else than the closing: a second person checked")}};
  }

 private:
  struct Row {
    Named<AskedBy> name{};
    long asked = 0, by_another = 0;
    Ratio content;
  };

  ReportContext context_;
  DateRange days_;
  std::array<Row, static_cast<std::size_t>(AskedBy::online) + 1> rows_{};
};

}  // namespace

BuilderPtr make_satisfaction(const ReportContext& context) {
  return std::make_unique<SatisfactionReport>(context);
}

}  // namespace anjuan

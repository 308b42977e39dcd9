#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/receptions.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan {
namespace {

std::vector<TableColumn> count_columns(TableColumn first, TableColumn second) {
  std::vector<TableColumn> columns = {std::move(first),
                                      std::move(second),
                                      integer_column("planned", tr("planned")),
                                      integer_column("held", tr("held")),
                                      integer_column("missed", tr("missed")),
                                      rate_column("as_planned", tr("held as planned")),
                                      integer_column("days", tr("days")),
                                      integer_column("batches", tr("batches")),
                                      integer_column("persons", tr("persons")),
                                      integer_column("instructed", tr("instructions"))};
  columns[0].for_scripts = true;
  return columns;
}

std::vector<std::string> count_row(std::string id, std::string name, const ReceptionCount& count) {
  return {std::move(id),
          std::move(name),
          std::to_string(count.planned),
          std::to_string(count.held),
          std::to_string(count.missed),
          to_cell(held_as_planned(count)),
          std::to_string(count.days.size()),
          std::to_string(count.batches),
          std::to_string(count.persons),
          std::to_string(count.with(rota::Disposition::instructed))};
}

/// 接访情况 (F11, HR3): what was held and what came of it, against what was planned. Cases stand in
/// it by their number; nobody who came does.
class Sessions : public ReportBuilder {
 public:
  explicit Sessions(const ReportContext& context)
      : context_(context),
        days_{context.period.days.from, std::min(context.period.days.to, context.as_of)} {}

  void see(const HeadView&) override {}

  void finish(Report& report) override {
    const ReceptionFigures figures = count_receptions(*context_.books, days_, context_.judged_on());
    const ReceptionCount& total = figures.total;
    report.tables.push_back(held());
    report.tables.push_back(desks(figures));
    report.tables.push_back(officials(figures));
    report.tables.push_back(dispositions(total));
    const auto remark = [&](const char* name, const char* title, std::string value) {
      report.remarks.push_back({name, tr(title), std::move(value)});
    };
    remark("planned", N_("receptions planned"), std::to_string(total.planned));
    remark("held", N_("receptions held"), std::to_string(total.held));
    remark("missed", N_("receptions planned and not held"), std::to_string(total.missed));
    remark("days", N_("reception days"), std::to_string(total.days.size()));
    remark("batches", N_("batches received"), std::to_string(total.batches));
    remark("persons", N_("persons received"), std::to_string(total.persons));
    report.definitions = {
        {"held", tr("held"), tr("on record with at least one official present")},
        {"missed", tr("missed"),
         tr("in the rota, over before the cut-off, and nobody is on record there; for an "
            "official: not on record as present, also when somebody else came")},
        {"as_planned", tr("held as planned"), tr("(planned − missed) ÷ planned")},
        {"batches", tr("batches"),
         tr("people who were received together count as one batch and as so many persons")}};
  }

 private:
  Table held() const {
    Table table{{date_column("date", tr("day")),
                 {"desk", tr("desk")},
                 integer_column("group", tr("group")),
                 {"form", tr("form")},
                 {"officials", tr("officials")},
                 integer_column("batches", tr("batches")),
                 integer_column("persons", tr("persons")),
                 {"dispositions", tr("disposition")},
                 {"cases", tr("case")}},
                {},
                "sessions",
                tr("receptions")};
    const RotaBooks* rota = context_.books->rota();
    for (const rota::SessionRecord& record : context_.books->sessions()) {
      const rota::HeldSession& one = record.held;
      if (!days_.contains(one.date) || !record.took_place()) continue;
      std::vector<std::string> names;
      for (const std::string& id : one.officials) names.push_back(context_.official_name(id));
      std::array<long, rota::kDispositionCount> counts{};
      std::vector<std::string> cases;
      for (const rota::Batch& batch : record.batches) {
        ++counts[static_cast<std::size_t>(batch.disposition)];
        for (const std::string& id : batch.all_cases()) cases.push_back(id);
      }
      std::vector<std::string> results;
      for (const rota::DispositionSpec& spec : rota::dispositions())
        if (const long count = counts[static_cast<std::size_t>(spec.disposition)]; count > 0)
          results.push_back(fmt::format("{} {}", tr(spec.label), count));
      table.rows.push_back(
          {to_string(one.date), desk_text(one.desk, rota), std::to_string(one.group),
           one.mode.empty() ? rota::form_of(one.kind) : one.mode, join(names, ", "),
           std::to_string(record.batch_count()), std::to_string(record.persons()),
           join(results, ", "), join(cases, " ")});
    }
    return table;
  }

  Table desks(const ReceptionFigures& figures) const {
    Table table{
        count_columns({"desk", tr("desk")}, {"name", tr("desk")}), {}, "desks", tr("by desk")};
    for (const auto& [id, count] : figures.desks)
      table.rows.push_back(count_row(id, desk_text(id, context_.books->rota()), count));
    return table;
  }

  Table officials(const ReceptionFigures& figures) const {
    Table table{count_columns({"official", tr("official")}, {"name", tr("name")}),
                {},
                "officials",
                tr("by official")};
    for (const auto& [id, count] : figures.officials)
      table.rows.push_back(count_row(id, context_.official_name(id), count));
    return table;
  }

  static Table dispositions(const ReceptionCount& total) {
    Table table{{{"disposition", tr("disposition")},
                 {"label", tr("disposition")},
                 integer_column("batches", tr("batches")),
                 rate_column("share", tr("share"))},
                {},
                "dispositions",
                tr("by disposition")};
    table.columns[0].for_scripts = true;
    long all = 0;
    for (const long count : total.dispositions) all += count;
    for (const rota::DispositionSpec& spec : rota::dispositions()) {
      const long count = total.with(spec.disposition);
      table.rows.push_back(
          {std::string(spec.name), tr(spec.label), std::to_string(count), to_cell({count, all})});
    }
    return table;
  }

  ReportContext context_;
  DateRange days_;
};

}  // namespace

BuilderPtr make_sessions(const ReportContext& context) {
  return std::make_unique<Sessions>(context);
}

}  // namespace anjuan

#include "anjuan/report/report_rota.hpp"

#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan {

Table rota_table(const ReportContext& context, DateRange days) {
  Table table{{date_column("date", tr("day")),
               {"name", tr("name")},
               {"office_held", tr("office held")},
               {"portfolio", tr("portfolio")},
               {"time", tr("time")},
               {"place", tr("place")},
               {"form", tr("form")}},
              {},
              "rota",
              tr("rota")};
  const RotaBooks* books = context.books->rota();
  if (books == nullptr) return table;
  for (const rota::Session& session : books->sessions(days)) {
    const Official* official = find_by_id(context.ledger.officials(), session.official);
    const rota::Desk* desk = books->rules.desk(session.desk);
    std::vector<std::string> portfolio;
    if (official != nullptr) portfolio = official->portfolio;
    std::string place = desk == nullptr       ? session.desk
                        : desk->place.empty() ? desk->name
                                              : desk->place;
    table.rows.push_back({to_string(session.date), context.official_name(session.official),
                          official != nullptr ? official->title : "", join(portfolio, ", "),
                          desk != nullptr ? rota::time_of(*desk) : "", std::move(place),
                          session.mode.empty() ? rota::form_of(session.kind) : session.mode});
  }
  return table;
}

namespace {

/// 接访安排 (D6): the rota of the period with the fields that are reported upward, and what is
/// still missing in them.
class Rota : public ReportBuilder {
 public:
  explicit Rota(const ReportContext& context) : context_(context) {}

  void see(const HeadView&) override {}

  void finish(Report& report) override {
    Table table = rota_table(context_, context_.period.days);
    std::set<std::string> people, days;
    long gaps = 0;
    for (const auto& row : table.rows) {
      days.insert(row[0]);
      people.insert(row[1]);
      for (std::size_t i = 1; i < row.size(); ++i)
        if (row[i].empty()) {
          ++gaps;
          break;
        }
    }
    const auto remark = [&](const char* name, const char* title, std::size_t value) {
      report.remarks.push_back({name, tr(title), std::to_string(value)});
    };
    remark("sessions", N_("sessions"), table.rows.size());
    remark("officials", N_("officials"), people.size());
    remark("days", N_("days"), days.size());
    remark("incomplete", N_("lines with an empty field"), static_cast<std::size_t>(gaps));
    table.title.clear();
    report.tables.push_back(std::move(table));
    report.definitions = {
        {"form", tr("form"), tr("the form of reception, or the kind of session where none is set")},
        {"incomplete", tr("lines with an empty field"),
         tr("complete officials.yaml and the desks of [rota] before it is sent")}};
  }

 private:
  ReportContext context_;
};

}  // namespace

BuilderPtr make_rota(const ReportContext& context) {
  return std::make_unique<Rota>(context);
}

}  // namespace anjuan

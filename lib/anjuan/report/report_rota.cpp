#include "anjuan/report/report_rota.hpp"

#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan {

namespace {

struct Line {
  Date date;
  std::string name, office_held, portfolio, time, place, form;

  bool complete() const {
    for (const std::string* text : {&name, &office_held, &portfolio, &time, &place, &form})
      if (text->empty()) return false;
    return true;
  }
};

std::string weekday_words(Date date) {
  const std::string names[] = {tr("Sun"), tr("Mon"), tr("Tue"), tr("Wed"),
                               tr("Thu"), tr("Fri"), tr("Sat")};
  return names[std::chrono::weekday(date).c_encoding()];
}

std::vector<Line> rota_lines(const ReportContext& context, DateRange days) {
  std::vector<Line> lines;
  const RotaBooks* books = context.books->rota();
  if (books == nullptr) return lines;
  for (const rota::Session& session : books->sessions(days)) {
    const Official* official = find_by_id(context.ledger.officials(), session.official);
    const rota::Desk* desk = books->rules.desk(session.desk);
    lines.push_back({.date = session.date,
                     .name = context.official_name(session.official),
                     .office_held = official != nullptr ? official->title : "",
                     .portfolio = official != nullptr ? join(official->portfolio, tr(", ")) : "",
                     .time = desk != nullptr ? rota::time_of(*desk) : "",
                     .place = desk == nullptr       ? session.desk
                              : desk->place.empty() ? desk->name
                                                    : desk->place,
                     .form = session.mode.empty() ? rota::form_of(session.kind) : session.mode});
  }
  return lines;
}

Table table_of(const std::vector<Line>& lines, std::string title) {
  return Columns<Line>()
      .add({"date", tr("day")}, &Line::date)
      .add({"weekday", tr("weekday")}, [](const Line& line) { return weekday_words(line.date); })
      .add({"name", tr("name")}, &Line::name)
      .add({"office_held", tr("office held")}, &Line::office_held)
      .add({"portfolio", tr("portfolio")}, &Line::portfolio)
      .add({"time", tr("time")}, &Line::time)
      .add({"place", tr("place")}, &Line::place)
      .add({"form", tr("form")}, &Line::form)
      .table(lines, {"rota", std::move(title)});
}

}  // namespace

Table rota_table(const ReportContext& context, DateRange days, std::string title) {
  return table_of(rota_lines(context, days), std::move(title));
}

namespace {

/// 接访安排 (D6): the rota of the period with the fields that are reported upward, and what is
/// still missing in them.
class Rota : public ReportBuilder {
 public:
  explicit Rota(const ReportContext& context) : context_(context) {}

  void see(const HeadView&) override {}

  void finish(Report& report) override {
    const std::vector<Line> lines = rota_lines(context_, context_.period.days);
    std::set<std::string> people;
    std::set<Date> days;
    std::size_t gaps = 0;
    for (const Line& line : lines) {
      days.insert(line.date);
      people.insert(line.name);
      if (!line.complete()) ++gaps;
    }
    report.remarks.push_back(count_remark("sessions", tr("sessions"), lines.size()));
    report.remarks.push_back(count_remark("officials", tr("officials"), people.size()));
    report.remarks.push_back(count_remark("days", tr("days"), days.size()));
    report.remarks.push_back(count_remark("incomplete", tr("lines with an empty field"), gaps));
    report.tables.push_back(table_of(lines, {}));
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

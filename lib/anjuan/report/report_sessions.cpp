#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/receptions.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan {
namespace {

struct Counted {
  std::string id, name;
  ReceptionCount count;
};

/// What was counted for each desk or official, named so that scripts find its id under `key`.
Table count_table(const std::vector<Counted>& rows, Heading key, std::string title,
                  Heading heading) {
  const auto number = [](auto ReceptionCount::*part) {
    return [part](const Counted& row) { return row.count.*part; };
  };
  const bool people = key.name == "official";
  Columns<Counted> columns;
  columns.add(std::move(key), &Counted::id)
      .for_scripts()
      .add({"name", std::move(title)}, &Counted::name)
      .add({"planned", tr("planned")}, number(&ReceptionCount::planned))
      .add({"held", tr("held")}, number(&ReceptionCount::held))
      .add({"missed", tr("missed")}, number(&ReceptionCount::missed));
  if (people) columns.add({"replaced", tr("somebody stood in")}, number(&ReceptionCount::replaced));
  return columns
      .add({"as_planned", tr("held as planned")},
           [](const Counted& row) { return held_as_planned(row.count); })
      .add({"days", tr("days")}, [](const Counted& row) { return row.count.days.size(); })
      .add({"batches", tr("batches")}, number(&ReceptionCount::batches))
      .add({"persons", tr("persons")}, number(&ReceptionCount::persons))
      .add({"instructed", tr("instructions")},
           [](const Counted& row) { return row.count.with(rota::Disposition::instructed); })
      .table(rows, std::move(heading));
}

/// "交办 2, 答复 1": what the batches of a reception came to.
std::string results_text(const rota::SessionRecord& record) {
  std::array<long, rota::kDispositionCount> counts{};
  for (const rota::Batch& batch : record.batches)
    ++counts[static_cast<std::size_t>(batch.disposition)];
  std::vector<std::string> results;
  for (const rota::DispositionSpec& spec : rota::dispositions())
    if (const long count = counts[static_cast<std::size_t>(spec.disposition)]; count > 0)
      results.push_back(fmt::format("{} {}", tr(spec.label), count));
  return join(results, tr(", "));
}

std::string cases_text(const rota::SessionRecord& record) {
  std::vector<std::string> cases;
  for (const rota::Batch& batch : record.batches)
    for (const std::string& id : batch.all_cases()) cases.push_back(id);
  return join(cases, " ");
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
            "official: not on record as present, and nobody came who may stand in")},
        {"replaced", tr("somebody stood in"),
         tr("for an official: planned, and somebody who may stand in is on record instead")},
        {"as_planned", tr("held as planned"),
         tr("(planned − missed − somebody stood in) ÷ planned")},
        {"batches", tr("batches"),
         tr("people who were received together count as one batch and as so many persons")}};
  }

 private:
  Table held() const {
    using Record = rota::SessionRecord;
    std::vector<Record> records;
    for (const Record& record : context_.books->sessions())
      if (days_.contains(record.held.date) && record.took_place()) records.push_back(record);
    const RotaBooks* rota = context_.books->rota();
    const auto form = [](const Record& record) {
      return record.held.mode.empty() ? rota::form_of(record.held.kind) : record.held.mode;
    };
    const auto officials = [this](const Record& record) {
      std::vector<std::string> names;
      for (const std::string& id : record.held.officials)
        names.push_back(context_.official_name(id));
      return join(names, tr(", "));
    };
    return Columns<Record>()
        .add({"date", tr("day")}, [](const Record& record) { return record.held.date; })
        .add({"desk", tr("desk")},
             [rota](const Record& record) { return desk_text(record.held.desk, rota); })
        .add({"group", tr("group")}, [](const Record& record) { return record.held.group; })
        .add({"form", tr("form")}, form)
        .add({"officials", tr("officials")}, officials)
        .add({"batches", tr("batches")}, &Record::batch_count)
        .add({"persons", tr("persons")}, &Record::persons)
        .add({"dispositions", tr("disposition")}, results_text)
        .add({"cases", tr("case")}, cases_text)
        .table(records, {"sessions", tr("receptions")});
  }

  Table desks(const ReceptionFigures& figures) const {
    std::vector<Counted> rows;
    for (const auto& [id, count] : figures.desks)
      rows.push_back({id, desk_text(id, context_.books->rota()), count});
    return count_table(rows, {"desk", tr("desk")}, tr("desk"), {"desks", tr("by desk")});
  }

  Table officials(const ReceptionFigures& figures) const {
    std::vector<Counted> rows;
    for (const auto& [id, count] : figures.officials)
      rows.push_back({id, context_.official_name(id), count});
    return count_table(rows, {"official", tr("official")}, tr("name"),
                       {"officials", tr("by official")});
  }

  static Table dispositions(const ReceptionCount& total) {
    using Spec = rota::DispositionSpec;
    long all = 0;
    for (const long count : total.dispositions) all += count;
    return Columns<Spec>()
        .add({"disposition", tr("disposition")}, &Spec::name)
        .for_scripts()
        .add({"label", tr("disposition")}, [](const Spec& spec) { return tr(spec.label); })
        .add({"batches", tr("batches")},
             [&total](const Spec& spec) { return total.with(spec.disposition); })
        .add({"share", tr("share")},
             [&total, all](const Spec& spec) {
               return Ratio{total.with(spec.disposition), all};
             })
        .table(rota::dispositions(), {"dispositions", tr("by disposition")});
  }

  ReportContext context_;
  DateRange days_;
};

}  // namespace

BuilderPtr make_sessions(const ReportContext& context) {
  return std::make_unique<Sessions>(context);
}

}  // namespace anjuan

#include <array>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/outcome.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// The last value of a field in the events of a kind; only those of a handling step when given.
std::string last_of(const Case& value, EventKind kind, std::string_view field,
                    std::string_view step = {}) {
  std::string found;
  for (const Event& event : value.history)
    if (event.kind == kind && (step.empty() || event.get("step") == step) &&
        !event.get(field).empty())
      found = event.get(field);
  return found;
}

std::string first_filled(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts)
    if (!text.empty()) return text;
  return {};
}

/// 台账 with the five columns of C11, then the lists of problems and of responsibilities (B5).
class Register : public ReportBuilder {
 public:
  explicit Register(const ReportContext& context) : context_(context) {}

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    HeadView head;
    for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = value.head.values[i];
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    Row row{case_cells(context_, head)};
    row.place = fact_cell(head, HeadField::place);
    row.cause = first_filled({last_of(value, EventKind::noted, "note", "original"),
                              last_of(value, EventKind::noted, "note", "evidence")});
    if (row.cause.empty()) ++no_cause_;
    row.opinion = first_filled({last_of(value, EventKind::interviewed, "answer"),
                                last_of(value, EventKind::noted, "note", "opinion"),
                                last_of(value, EventKind::assigned, "opinion")});
    row.status = status_text(head);
    row.result = first_filled({last_of(value, EventKind::closed, "result"),
                               last_of(value, EventKind::implemented, "result"), row.status});
    if (const auto said = parse_name<ReplyResult>(last_of(value, EventKind::replied, "result")))
      row.outcome = tr(label_of(*said));
    if (const auto came_to = parse_name<Outcome>(last_of(value, EventKind::closed, "outcome"))) {
      row.outcome = tr(label_of(*came_to));
      ++outcomes_[static_cast<std::size_t>(*came_to)];
    }
    row.category = fact_cell(head, HeadField::category);
    row.plan = last_of(value, EventKind::planned, "plan");
    if (head.open() && row.plan.empty()) ++no_plan_;
    row.due = head.date(HeadField::due);
    std::vector<std::string> assisting;
    for (const std::string& unit : words_of(head[HeadField::assisting]))
      assisting.push_back(context_.unit_name(unit));
    row.assisting = join(assisting, tr(", "));
    if (const Official* lead = find_by_id(context_.ledger.officials(), head[HeadField::lead]))
      row.lead_title = lead->title;
    row.handle_by = head.date(HeadField::handle_by);
    rows_.push_back(std::move(row));
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::id, &Row::title);
    report.tables.push_back(Columns<Row>()
                                .add(id_heading(), &Row::id)
                                .add(title_heading(), &Row::title)
                                .add({"place", tr("where the problem arose")}, &Row::place)
                                .add({"unit", tr("responsible unit")}, &Row::unit)
                                .add({"cause", tr("cause")}, &Row::cause)
                                .add({"opinion", tr("opinion at reception")}, &Row::opinion)
                                .add({"outcome", tr("what it came to")}, &Row::outcome)
                                .add({"result", tr("result")}, &Row::result)
                                .table(rows_, {"register", tr("register")}));
    report.tables.push_back(
        Columns<Row>()
            .add(id_heading(), &Row::id)
            .add(title_heading(), &Row::title)
            .add({"category", tr("category")}, &Row::category)
            .add({"plan", tr("plan")}, &Row::plan)
            .add({"status", tr("status")}, &Row::status)
            .add({"due", tr("due")}, &Row::due)
            .table(rows_, {"problems", tr("list of problems: one plan for each case")}));
    report.tables.push_back(
        Columns<Row>()
            .add(id_heading(), &Row::id)
            .add(unit_heading(), &Row::unit)
            .add({"assisting", tr("assisting")}, &Row::assisting)
            .add(lead_heading(), &Row::lead)
            .add({"lead_title", tr("office held")}, &Row::lead_title)
            .add({"handle_by", tr("limit")}, &Row::handle_by)
            .table(rows_, {"responsibilities", tr("list of responsibilities")}));
    report.tables.push_back(
        Columns<Named<Outcome>>()
            .add({"outcome", tr("what it came to")},
                 [](const Named<Outcome>& one) { return one.name; })
            .for_scripts()
            .add({"what", tr("what it came to")},
                 [](const Named<Outcome>& one) { return tr(one.label); })
            .add({"count", tr("count")},
                 [this](const Named<Outcome>& one) {
                   return outcomes_[static_cast<std::size_t>(one.value)];
                 })
            .table(names<Outcome>(), {"outcomes", tr("what closed cases came to")}));
    report.remarks.push_back(count_remark("no_cause", tr("without a recorded cause"), no_cause_));
    report.remarks.push_back(count_remark("no_plan", tr("open without a plan"), no_plan_));
    report.definitions = {
        {"cause", tr("cause"),
         tr("what was noted at the step original or evidence; empty when nothing was")},
        {"opinion", tr("opinion at reception"),
         tr("the answer at the interview, else the opinion noted, else the assigning opinion")},
        {"outcome", tr("what it came to"),
         tr("at closing: solved, explained, relief given, mediated or handled by law; before it "
            "what "
            "the reply says of the request")},
        {"result", tr("result"), tr("the result at closing or carrying out, else the status")}};
  }

 private:
  /// One case in all three lists.
  struct Row : CaseCells {
    std::string place, cause, opinion, outcome, result;
    std::string category, plan, status;
    std::optional<Date> due;
    std::string assisting, lead_title;
    std::optional<Date> handle_by;
  };

  ReportContext context_;
  std::vector<Row> rows_;
  std::array<long, static_cast<std::size_t>(Outcome::by_law) + 1> outcomes_{};
  std::size_t no_cause_ = 0;
  std::size_t no_plan_ = 0;
};

}  // namespace

BuilderPtr make_register(const ReportContext& context) {
  return std::make_unique<Register>(context);
}

}  // namespace anjuan

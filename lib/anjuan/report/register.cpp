#include "anjuan/i18n/i18n.hpp"
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
  explicit Register(const ReportContext& context) : context_(context) {
    register_ = {{id_column(),
                  title_column(),
                  {"place", tr("where the problem arose")},
                  {"unit", tr("responsible unit")},
                  {"cause", tr("cause")},
                  {"opinion", tr("opinion at reception")},
                  {"result", tr("result")}},
                 {},
                 "register",
                 tr("register")};
    problems_ = {{id_column(),
                  title_column(),
                  {"category", tr("category")},
                  {"plan", tr("plan")},
                  {"status", tr("status")},
                  date_column("due", tr("due"))},
                 {},
                 "problems",
                 tr("list of problems: one plan for each case")};
    owners_ = {{id_column(),
                unit_column(),
                {"assisting", tr("assisting")},
                lead_column(),
                {"lead_title", tr("office held")},
                date_column("handle_by", tr("limit"))},
               {},
               "responsibilities",
               tr("list of responsibilities")};
  }

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    HeadView head;
    for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = value.head.values[i];
    const auto received = head.date(HeadField::received);
    if (!received || !context_.period.contains(*received)) return;
    const std::string id(head[HeadField::id]);
    const std::string title(head[HeadField::title]);
    const std::string cause = first_filled({last_of(value, EventKind::noted, "note", "original"),
                                            last_of(value, EventKind::noted, "note", "evidence")});
    if (cause.empty()) ++no_cause_;
    register_.rows.push_back(
        {id, title, std::string(head[HeadField::place]), context_.unit_name(head[HeadField::unit]),
         cause,
         first_filled({last_of(value, EventKind::interviewed, "answer"),
                       last_of(value, EventKind::noted, "note", "opinion"),
                       last_of(value, EventKind::assigned, "opinion")}),
         first_filled({last_of(value, EventKind::closed, "result"),
                       last_of(value, EventKind::implemented, "result"), status_text(head)})});
    const std::string plan = last_of(value, EventKind::planned, "plan");
    if (head.open() && plan.empty()) ++no_plan_;
    problems_.rows.push_back({id, title, std::string(head[HeadField::category]), plan,
                              status_text(head), date_cell(head.date(HeadField::due))});
    const Official* lead = find_by_id(context_.ledger.officials(), head[HeadField::lead]);
    std::string assisting;
    for (const std::string& unit : words_of(head[HeadField::assisting]))
      assisting += (assisting.empty() ? "" : ", ") + context_.unit_name(unit);
    owners_.rows.push_back({id, context_.unit_name(head[HeadField::unit]), assisting,
                            context_.official_name(head[HeadField::lead]),
                            lead != nullptr ? lead->title : "",
                            date_cell(head.date(HeadField::handle_by))});
  }

  void finish(Report& report) override {
    for (Table* table : {&register_, &problems_, &owners_}) {
      sort_rows(*table, 0, false, 0);
      report.tables.push_back(std::move(*table));
    }
    report.remarks.push_back(
        {"no_cause", tr("without a recorded cause"), std::to_string(no_cause_)});
    report.remarks.push_back({"no_plan", tr("open without a plan"), std::to_string(no_plan_)});
    report.definitions = {
        {"cause", tr("cause"),
         tr("what was noted at the step original or evidence; empty when nothing was")},
        {"opinion", tr("opinion at reception"),
         tr("the answer at the interview, else the opinion noted, else the assigning opinion")},
        {"result", tr("result"), tr("the result at closing or carrying out, else the status")}};
  }

 private:
  ReportContext context_;
  Table register_, problems_, owners_;
  long no_cause_ = 0;
  long no_plan_ = 0;
};

}  // namespace

BuilderPtr make_register(const ReportContext& context) {
  return std::make_unique<Register>(context);
}

}  // namespace anjuan

#include <map>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/report/receptions.hpp"

namespace anjuan {
namespace {

struct Card {
  long led = 0;
  long closed = 0;
  long on_time = 0;  ///< of them, in time
  long late = 0;     ///< closed late in the period, by whom it was missed
  long overdue = 0;  ///< open past the limit
  long repeats = 0;  ///< repeats of cases this official leads
  long dissatisfied = 0;
  long tasks = 0;
  long receptions_planned = 0;
  long receptions_held = 0;
  long receptions_missed = 0;
  Ratio satisfaction;
};

/// Per official who leads cases or receives the public (C14, E8): counts first; points only where
/// the office's rules give factors (DZ2).
class Scorecard : public ReportBuilder {
 public:
  explicit Scorecard(const ReportContext& context)
      : context_(context),
        last_(std::min(context.period.days.to, context.as_of)),
        judged_on_(context.judged_on()) {}

  bool looks_at_others() const override { return true; }
  void see(const HeadView& head) override { see_other(head); }
  void see_other(const HeadView& head) override {
    if (head.has(HeadField::repeat_of)) {
      const auto received = head.date(HeadField::received);
      if (received && context_.period.contains(*received))
        ++repeats_[std::string(head[HeadField::repeat_of])];
    }
    const auto accepted = head.date(HeadField::accepted);
    if (!head.has(HeadField::lead) || !accepted || *accepted > last_ || is_out_of_hand(head))
      return;
    const auto closed = head.date(HeadField::closed);
    if (closed && *closed < context_.period.days.from) return;
    const bool ended = closed && *closed <= last_;
    const auto late = ended ? late_handling(head) : std::nullopt;
    // Whoever led it when the limit passed is charged, whoever closed it.
    if (late) charge({holder_of(head, *late).unit, late->lead}, &Card::late);
    if (!context_.whom.has(head)) return;
    Card& card = cards_[std::string(head[HeadField::lead])];
    ++card.led;
    if (ended) {
      ++card.closed;
      if (!late) ++card.on_time;
    }
    if (head.has(HeadField::satisfied)) {
      const bool content = head[HeadField::satisfied] != to_name(Satisfaction::dissatisfied);
      card.satisfaction.add(content);
      if (!content) ++card.dissatisfied;
    }
    card.tasks += static_cast<long>(words_of(head[HeadField::tasks]).size());
    leads_[std::string(head[HeadField::id])] = head[HeadField::lead];
  }

  bool needs_history(const HeadView& head) const override {
    return head.open() && head.has(HeadField::accepted) && is_past_limit(head, judged_on_);
  }
  void see_case(const Case& value) override {
    charge(holder_when_missed(value, context_), &Card::overdue);
  }

  void finish(Report& report) override {
    cards_.erase("");
    for (const auto& [id, count] : repeats_)
      if (const auto lead = leads_.find(id); lead != leads_.end())
        cards_[lead->second].repeats += count;
    const ReceptionFigures receptions =
        count_receptions(*context_.books, {context_.period.days.from, last_}, judged_on_);
    for (const auto& [id, count] : receptions.officials) {
      if (!context_.whom.everybody() && !cards_.contains(id) &&
          !context_.whom.includes(holder_of(context_.ledger, id)))
        continue;
      Card& card = cards_[id];
      card.receptions_planned = count.planned;
      card.receptions_held = count.held;
      card.receptions_missed = count.missed;
    }
    const auto& scores = context_.ledger.office().scores;
    std::vector<Row> rows;
    for (const auto& [id, card] : cards_) {
      const Official* official = find_by_id(context_.ledger.officials(), id);
      rows.push_back({id, official != nullptr ? official->title : "", card});
    }
    report.tables.push_back(columns().table(rows));
    report.definitions = {
        {"led", tr("cases led"),
         tr("accepted by the end of the period and not closed before it, by their lead now; what "
            "was "
            "missed counts for whoever led the case then")},
        {"on_time_closing", tr("on-time closing"),
         tr("closed in the period within the limit ÷ (closed in it + open past the limit)")},
        {"satisfaction", tr("satisfaction"),
         tr("satisfied and basically satisfied ÷ petitioners who rated the answer")},
        {"repeats", tr("repeats"),
         tr("cases received in the period that repeat a case this official leads")},
        {"receptions_missed", tr("receptions missed"),
         tr("planned for this official and over before the cut-off, without being on record "
            "there")}};
    for (const ScoreRule& rule : scores)
      report.definitions.push_back(
          {"points_" + rule.what, tr("points"),
           trf("{} for each: {} ({})", fmt::format("{:+g}", rule.points), rule.what, rule.source)});
  }

 private:
  void charge(const Holder& owing, long Card::*number) {
    if (context_.whom.everybody() || context_.whom.includes(owing)) ++(cards_[owing.lead].*number);
  }

  struct Row {
    std::string id, office_held;
    Card card;
  };

  Columns<Row> columns() const {
    const auto number = [](auto Card::*part) {
      return [part](const Row& row) { return row.card.*part; };
    };
    Columns<Row> columns;
    columns.add({"official", tr("official")}, &Row::id)
        .for_scripts()
        .add({"name", tr("name")},
             [this](const Row& row) { return context_.official_name(row.id); })
        .add({"office_held", tr("office held")}, &Row::office_held)
        .add({"led", tr("cases led")}, number(&Card::led))
        .add({"closed", tr("closed")}, number(&Card::closed))
        .add({"on_time_closing", tr("on-time closing")},
             [](const Row& row) {
               const Card& card = row.card;
               return Ratio{card.on_time, card.on_time + card.late + card.overdue};
             })
        .add({"closed_late", tr("closed late")}, number(&Card::late))
        .add({"overdue", tr("overdue")}, number(&Card::overdue))
        .add({"satisfaction", tr("satisfaction")}, number(&Card::satisfaction))
        .add({"dissatisfied", tr("dissatisfied")}, number(&Card::dissatisfied))
        .add({"repeats", tr("repeats")}, number(&Card::repeats))
        .add({"tasks", tr("open tasks")}, number(&Card::tasks))
        .add({"receptions_planned", tr("receptions planned")}, number(&Card::receptions_planned))
        .add({"receptions_held", tr("receptions held")}, number(&Card::receptions_held))
        .add({"receptions_missed", tr("receptions missed")}, number(&Card::receptions_missed));
    if (!context_.ledger.office().scores.empty())
      columns.add({"points", tr("points")}, [this](const Row& row) { return points(row); });
    return columns;
  }

  /// A rule that names nobody is for everybody, those without a rank too.
  bool applies(const ScoreRule& rule, const Official* official) const {
    if (!rule.in_force.on(last_)) return false;
    const Office& office = context_.ledger.office();
    return rule.who == Who{} ||
           (official != nullptr && matches(rule.who, *official, office.all_ranks()));
  }

  double points(const Row& row) const {
    const Card& card = row.card;
    const Official* official = find_by_id(context_.ledger.officials(), row.id);
    const std::map<std::string_view, long> counts = {{"led", card.led},
                                                     {"closed-on-time", card.on_time},
                                                     {"closed-late", card.late},
                                                     {"overdue", card.overdue},
                                                     {"repeats", card.repeats},
                                                     {"dissatisfied", card.dissatisfied},
                                                     {"tasks", card.tasks},
                                                     {"receptions-held", card.receptions_held},
                                                     {"receptions-missed", card.receptions_missed}};
    double sum = 0;
    for (const ScoreRule& rule : context_.ledger.office().scores)
      if (applies(rule, official)) sum += rule.points * static_cast<double>(counts.at(rule.what));
    return sum;
  }

  ReportContext context_;
  Date last_;
  Date judged_on_;
  std::map<std::string, Card> cards_;
  std::map<std::string, long> repeats_;       ///< by the id of the first case
  std::map<std::string, std::string> leads_;  ///< case to lead
};

}  // namespace

BuilderPtr make_scorecard(const ReportContext& context) {
  return std::make_unique<Scorecard>(context);
}

}  // namespace anjuan

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/duties.hpp"
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
  long repeats = 0;  ///< repeats of cases this one has
  long dissatisfied = 0;
  long tasks = 0;
  long receptions_planned = 0;
  long receptions_held = 0;
  long receptions_missed = 0;
  long missed = 0;  ///< duties beside the cases
  Ratio satisfaction;
  std::map<std::string, long> recorded;  ///< lines that the office recorded
};
using Cards = std::map<std::string, Card>;

/// How many a rule of the scorecard counts.
long count_of(const ScoreRule& rule, const Card& card) {
  if (rule.what == kRecordedScore) {
    const auto found = card.recorded.find(rule.line);
    return found == card.recorded.end() ? 0 : found->second;
  }
  const std::map<std::string_view, long> counts = {{"base", 1},
                                                   {"led", card.led},
                                                   {"closed-on-time", card.on_time},
                                                   {"closed-late", card.late},
                                                   {"overdue", card.overdue},
                                                   {"repeats", card.repeats},
                                                   {"dissatisfied", card.dissatisfied},
                                                   {"tasks", card.tasks},
                                                   {"receptions-held", card.receptions_held},
                                                   {"receptions-missed", card.receptions_missed},
                                                   {"missed", card.missed}};
  return counts.at(rule.what);
}

/// What a rule comes to, within its cap.
double points_of(const ScoreRule& rule, long count) {
  const double points = rule.points * static_cast<double>(count);
  return rule.cap ? std::clamp(points, -*rule.cap, *rule.cap) : points;
}

/// What a rule is called: the office's own word for a line that it records.
std::string name_of(const ScoreRule& rule) {
  return rule.line.empty() ? rule.what : rule.line;
}

/// Per official who leads cases or receives the public, and per unit that handles them (C14, E8):
/// counts first; points only where the office's rules give factors (DZ2).
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
    if (!accepted || *accepted > last_ || is_out_of_hand(head)) return;
    const auto closed = head.date(HeadField::closed);
    if (closed && *closed < context_.period.days.from) return;
    const auto late = closed && *closed <= last_ ? late_handling(head) : std::nullopt;
    // Whoever had it when the limit passed is charged, whoever closed it.
    if (late) charge({holder_of(head, *late).unit, late->lead}, &Card::late);
    if (!context_.whom.has(head)) return;
    const std::string id(head[HeadField::id]);
    if (head.has(HeadField::lead)) {
      add_case(officials_[std::string(head[HeadField::lead])], head);
      leads_[id] = head[HeadField::lead];
    }
    if (head.has(HeadField::unit)) {
      add_case(units_[std::string(head[HeadField::unit])], head);
      handlers_[id] = head[HeadField::unit];
    }
    if (!closed || *closed > last_ || late) return;
    ++officials_[std::string(head[HeadField::lead])].on_time;
    ++units_[std::string(head[HeadField::unit])].on_time;
  }

  bool needs_history(const HeadView& head) const override {
    return head.open() && head.has(HeadField::accepted) && is_past_limit(head, judged_on_);
  }
  void see_case(const Case& value) override {
    charge(holder_when_missed(value, context_), &Card::overdue);
  }

  void finish(Report& report) override {
    officials_.erase("");  // cases that nobody had
    units_.erase("");
    for (const auto& [id, count] : repeats_) {
      if (const auto lead = leads_.find(id); lead != leads_.end())
        officials_[lead->second].repeats += count;
      if (const auto unit = handlers_.find(id); unit != handlers_.end())
        units_[unit->second].repeats += count;
    }
    add_receptions();
    add_missed();
    add_recorded();
    report.tables.push_back(officials());
    report.tables.push_back(units());
    if (!context_.ledger.office().scores.empty()) report.tables.push_back(lines());
    define(report);
  }

 private:
  bool is_asked(const Holder& holder) const {
    return context_.whom.everybody() || context_.whom.includes(holder);
  }

  void charge(const Holder& owing, long Card::*number) {
    if (!is_asked(owing)) return;
    ++(officials_[owing.lead].*number);
    if (owing.unit != kOwedByOffice) ++(units_[owing.unit].*number);
  }

  struct Row {
    std::string id, office_held;
    Card card;
    ScoreOf of{};
  };
  /// One rule on one scorecard.
  struct Line {
    const Row* row = nullptr;
    const ScoreRule* rule = nullptr;
    long count = 0;
  };

  void add_case(Card& card, const HeadView& head) const {
    ++card.led;
    const auto closed = head.date(HeadField::closed);
    if (closed && *closed <= last_) ++card.closed;
    if (head.has(HeadField::satisfied)) {
      const bool content = head[HeadField::satisfied] != to_name(Satisfaction::dissatisfied);
      card.satisfaction.add(content);
      if (!content) ++card.dissatisfied;
    }
    card.tasks += static_cast<long>(words_of(head[HeadField::tasks]).size());
  }

  void add_receptions() {
    const ReceptionFigures receptions =
        count_receptions(*context_.books, {context_.period.days.from, last_}, judged_on_);
    for (const auto& [id, count] : receptions.officials) {
      if (!officials_.contains(id) && !is_asked(holder_of(context_.ledger, id))) continue;
      Card& card = officials_[id];
      card.receptions_planned = count.planned;
      card.receptions_held = count.held;
      card.receptions_missed = count.missed;
    }
  }

  /// Duties beside the cases, with whom they fell to; receptions have a number of their own.
  void add_missed() {
    std::vector<MissedDuty> missed = missed_by_office(context_);
    for (MissedDuty& one : missed_in_rota(context_)) missed.push_back(std::move(one));
    for (MissedDuty& one : missed_at_receptions(context_))
      if (one.duty != Duty::reception_missed) missed.push_back(std::move(one));
    for (const MissedDuty& one : missed) {
      if (!one.unit.empty() && is_asked({one.unit, one.lead})) ++units_[one.unit].missed;
      if (!one.lead.empty() && is_asked(holder_of(context_.ledger, one.lead)))
        ++officials_[one.lead].missed;
    }
  }

  /// What the office recorded itself (anjuan record score).
  void add_recorded() {
    const DateRange days{context_.period.days.from, last_};
    for (const Activity& one : context_.books->activities()) {
      if (one.kind != kScoreLine || !days.contains(one.date)) continue;
      if (!one.unit.empty() && is_asked({one.unit, {}})) ++units_[one.unit].recorded[one.title];
      for (const std::string& id : one.parties)
        if (is_asked(holder_of(context_.ledger, id))) ++officials_[id].recorded[one.title];
    }
  }

  std::vector<Row> rows(const Cards& cards, ScoreOf of) const {
    std::vector<Row> all;
    for (const auto& [id, card] : cards) {
      const Official* official =
          of == ScoreOf::official ? find_by_id(context_.ledger.officials(), id) : nullptr;
      all.push_back({id, official != nullptr ? official->title : "", card, of});
    }
    return all;
  }

  std::string name(const Row& row) const {
    return row.of == ScoreOf::official ? context_.official_name(row.id)
                                       : context_.unit_name(row.id);
  }

  bool has_rules(ScoreOf of) const {
    const auto& scores = context_.ledger.office().scores;
    return std::any_of(scores.begin(), scores.end(),
                       [&](const ScoreRule& rule) { return rule.of == of; });
  }

  void add_columns(Columns<Row>& columns, ScoreOf of) const {
    const auto number = [](auto Card::*part) {
      return [part](const Row& row) { return row.card.*part; };
    };
    columns.add({"closed", tr("closed")}, number(&Card::closed))
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
        .add({"tasks", tr("open tasks")}, number(&Card::tasks));
    if (of == ScoreOf::official)
      columns
          .add({"receptions_planned", tr("receptions planned")}, number(&Card::receptions_planned))
          .add({"receptions_held", tr("receptions held")}, number(&Card::receptions_held))
          .add({"receptions_missed", tr("receptions missed")}, number(&Card::receptions_missed));
    columns.add({"missed", tr("duties missed")}, number(&Card::missed));
    if (!has_rules(of)) return;
    columns.add({"points", tr("points")}, [this](const Row& row) { return points(row); })
        .add({"veto", tr("veto")}, [this](const Row& row) { return veto(row); });
  }

  Table officials() const {
    Columns<Row> columns;
    columns.add({"official", tr("official")}, &Row::id)
        .for_scripts()
        .add({"name", tr("name")}, [this](const Row& row) { return name(row); })
        .add({"office_held", tr("office held")}, &Row::office_held)
        .add({"led", tr("cases led")}, [](const Row& row) { return row.card.led; });
    add_columns(columns, ScoreOf::official);
    return columns.table(rows(officials_, ScoreOf::official));
  }

  Table units() const {
    Columns<Row> columns;
    columns.add({"unit", tr("unit")}, &Row::id)
        .for_scripts()
        .add({"name", tr("name")}, [this](const Row& row) { return name(row); })
        .add({"handled", tr("cases handled")}, [](const Row& row) { return row.card.led; });
    add_columns(columns, ScoreOf::unit);
    return columns.table(rows(units_, ScoreOf::unit), {"units", tr("units")});
  }

  /// How each sum comes about, rule by rule.
  Table lines() const {
    std::vector<Row> all = rows(officials_, ScoreOf::official);
    for (Row& row : rows(units_, ScoreOf::unit)) all.push_back(std::move(row));
    std::vector<Line> lines;
    for (const Row& row : all)
      for (const ScoreRule& rule : context_.ledger.office().scores)
        if (const long count = applies(rule, row) ? count_of(rule, row.card) : 0; count > 0)
          lines.push_back({&row, &rule, count});
    return Columns<Line>()
        .add({"id", tr("id")}, [](const Line& line) { return line.row->id; })
        .for_scripts()
        .add({"name", tr("name")}, [this](const Line& line) { return name(*line.row); })
        .add({"what", tr("what")}, [](const Line& line) { return name_of(*line.rule); })
        .add({"count", tr("count")}, &Line::count)
        .add({"each", tr("for each")}, [](const Line& line) { return line.rule->points; })
        .add({"points", tr("points")},
             [](const Line& line) { return points_of(*line.rule, line.count); })
        .add({"veto", tr("veto")},
             [](const Line& line) { return line.rule->veto ? tr("yes") : std::string(); })
        .add({"source", tr("rule")}, [](const Line& line) { return cited(line.rule->source); })
        .table(lines, {"points", tr("points, line by line")});
  }

  /// A rule that names nobody is for everybody, those without a rank too.
  bool applies(const ScoreRule& rule, const Row& row) const {
    if (rule.of != row.of || !rule.in_force.on(last_)) return false;
    if (rule.of == ScoreOf::unit)
      return rule.units.empty() ||
             std::find(rule.units.begin(), rule.units.end(), row.id) != rule.units.end();
    const Official* official = find_by_id(context_.ledger.officials(), row.id);
    return rule.who == Who{} ||
           (official != nullptr &&
            matches(rule.who, *official, context_.ledger.office().all_ranks()));
  }

  /// What vetoed everything else (一票否决); empty when nothing did.
  std::string veto(const Row& row) const {
    for (const ScoreRule& rule : context_.ledger.office().scores)
      if (rule.veto && applies(rule, row) && count_of(rule, row.card) > 0) return name_of(rule);
    return {};
  }

  double points(const Row& row) const {
    if (!veto(row).empty()) return 0;
    double sum = 0;
    for (const ScoreRule& rule : context_.ledger.office().scores)
      if (applies(rule, row)) sum += points_of(rule, count_of(rule, row.card));
    return sum;
  }

  void define(Report& report) const {
    report.definitions = {
        {"led", tr("cases led"),
         tr("accepted by the end of the period and not closed before it, by their lead now; what "
            "was "
            "missed counts for whoever led the case then")},
        {"handled", tr("cases handled"),
         tr("the same, by the unit that has them now; what was missed counts for the unit of "
            "then")},
        {"on_time_closing", tr("on-time closing"),
         tr("closed in the period within the limit ÷ (closed in it + open past the limit)")},
        {"satisfaction", tr("satisfaction"),
         tr("satisfied and basically satisfied ÷ petitioners who rated the answer")},
        {"repeats", tr("repeats"),
         tr("cases received in the period that repeat a case this official leads")},
        {"receptions_missed", tr("receptions missed"),
         tr("planned for this official and over before the cut-off, without being on record "
            "there")},
        {"missed", tr("duties missed"),
         tr("beside the cases: reports, meetings, and what receptions owed, as in `report "
            "accountability`")}};
    for (const ScoreRule& rule : context_.ledger.office().scores) {
      std::string text = trf("{} for each: {} ({})", fmt::format("{:+g}", rule.points),
                             name_of(rule), rule.source);
      if (rule.cap) text += trf("; at most {} together", fmt::format("{:g}", *rule.cap));
      if (rule.veto) text += tr("; any of it takes all points away");
      report.definitions.push_back({"points_" + rule.what, tr("points"), std::move(text)});
    }
  }

  ReportContext context_;
  Date last_;
  Date judged_on_;
  Cards officials_, units_;
  std::map<std::string, long> repeats_;          ///< by the id of the first case
  std::map<std::string, std::string> leads_;     ///< case to lead
  std::map<std::string, std::string> handlers_;  ///< case to unit
};

}  // namespace

BuilderPtr make_scorecard(const ReportContext& context) {
  return std::make_unique<Scorecard>(context);
}

}  // namespace anjuan

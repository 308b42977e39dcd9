#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

/// What was written down in the period more than the office's few days after it happened, and what
/// was taken back or corrected in it; by whom.
class LateRecords : public ReportBuilder {
 public:
  explicit LateRecords(const ReportContext& context) : context_(context) {}

  void see(const HeadView&) override {}

  void see_case(const Case& value) override {
    for (const Event& event : value.history) {
      const Date recorded = recorded_at(event).date();
      if (!context_.period.contains(recorded)) continue;
      const auto& head = value.head;
      Row row{event.by, std::string(event.get("via")), head[HeadField::id],
              tr(spec_of(event.kind).label), head[HeadField::title]};
      row.reason = reason_text(event.get("reason"));
      const bool amends = event.kind == EventKind::voided || event.kind == EventKind::corrected;
      // Where the whole case was taken out its corrections are not told, what took it out is.
      if (amends && !event.voided) {
        row.recorded = event.at.date();
        row.what = what_was_amended(event);
        row.in_words = amended_in_words(event);
        amended_.push_back(row);
      }
      if (!is_recorded_late(event, context_.ledger.office())) continue;
      row.recorded = recorded;
      row.days = days_recorded_late(event);
      row.reason = event.is_true("imported") ? std::string(tr("taken over from another system"))
                                             : std::string(event.get("late_reason"));
      ++counts_[event.by];
      late_.push_back(std::move(row));
    }
  }

  void finish(Report& report) override {
    see_books();
    for (std::vector<Row>* rows : {&late_, &amended_}) {
      sort_rows(*rows, &Row::recorded, &Row::id);
      sort_rows(*rows, &Row::by, &Row::recorded);
    }
    report.remarks.push_back({"late", tr("recorded late"), std::to_string(late_.size())});
    report.tables.push_back(
        who_and_what()
            .add({"recorded", tr("recorded on")}, &Row::recorded)
            .add({"happened", tr("happened on")},
                 [](const Row& row) { return row.recorded - std::chrono::days(row.days); })
            .add({"days", tr("days later")}, &Row::days)
            .add({"reason", tr("reason")}, &Row::reason)
            .add(title_heading(), &Row::title)
            .table(late_, {"late", tr("recorded late")}));
    using Count = std::pair<const std::string, long>;
    report.tables.push_back(Columns<Count>()
                                .add({"by", tr("recorded by")}, &Count::first)
                                .add({"count", tr("count")}, &Count::second)
                                .table(counts_, {"by", tr("by whom")}));
    report.tables.push_back(who_and_what()
                                .add({"recorded", tr("recorded on")}, &Row::recorded)
                                .add({"what", tr("what")}, &Row::what)
                                .for_scripts()
                                .add({"in_words", tr("what")}, &Row::in_words)
                                .add({"reason", tr("reason")}, &Row::reason)
                                .add(title_heading(), &Row::title)
                                .table(amended_, {"amended", tr("taken out or corrected")}));
    report.definitions = {{"late", tr("recorded late"),
                           trf("written down in the period, more than {} days after it happened",
                               context_.ledger.office().late_after_days)}};
  }

 private:
  struct Row {
    std::string by, via, id, event, title;
    Date recorded{};
    int days = 0;  ///< from the event to its recording
    std::string what, in_words, reason;
  };

  /// Receptions and activities.
  void see_books() {
    const auto add = [&](const Recording& how, Date happened, std::string event, std::string title,
                         const std::string& by) {
      const Date recorded = recorded_on(how, happened);
      const int days = days_recorded_late(how, happened);
      if (!context_.period.contains(recorded) || days <= context_.ledger.office().late_after_days)
        return;
      Row row;
      row.by = by;
      row.via = how.via;
      row.event = std::move(event);
      row.title = std::move(title);
      row.recorded = recorded;
      row.days = days;
      row.reason = how.late_reason;
      ++counts_[by];
      late_.push_back(std::move(row));
    };
    const RotaBooks* rota = context_.books->rota();
    for (const rota::SessionRecord& one : context_.books->sessions()) {
      const std::string where = session_text(one, rota);
      add(one.held.recording, one.held.date, tr("reception"), where, one.by);
      for (const rota::SessionRecord& before : one.earlier) {
        add(before.held.recording, before.held.date, tr("reception"), where, before.by);
        const rota::SessionRecord& after = &before == &one.earlier.back() ? one : *(&before + 1);
        add_amended(after, where);
      }
    }
    if (rota != nullptr)
      for (const rota::Absence& one : rota->absence_record)
        if (const auto known = one.known_since(); known && *known <= context_.as_of) {
          const Recording how{at_time(*known, {}, {}), one.late_reason, {}};
          const Date first = std::min(one.days.from, one.reported.value_or(*known));
          add(how, first, tr("absence"), context_.official_name(one.official), one.by);
        }
    for (const Activity& one : context_.books->activities())
      add(one.recording, one.date, tr(find_activity_kind(one.kind)->label), one.title, one.by);
  }

  /// A reception that was written anew.
  void add_amended(const rota::SessionRecord& record, const std::string& where) {
    Row row{record.by, record.held.recording.via, {}, tr("reception"), where};
    row.recorded = recorded_on(record.held.recording, record.held.date);
    row.what = row.in_words = tr("recorded again");
    row.reason = record.held.recording.late_reason;
    if (context_.period.contains(row.recorded)) amended_.push_back(std::move(row));
  }

  static Columns<Row> who_and_what() {
    return Columns<Row>()
        .add({"by", tr("recorded by")}, &Row::by)
        .add({"via", tr("login")}, &Row::via)
        .add(id_heading(), &Row::id)
        .add({"event", tr("event")}, &Row::event);
  }

  static std::string what_was_amended(const Event& event) {
    std::string what(event.get("what"));
    if (what.empty()) what = event.get("was");
    if (what.empty()) what = event.get("petitioners");
    std::replace(what.begin(), what.end(), '\n', ';');
    return what;
  }

  /// The same as people read it: the event that was taken out, and what each fact was.
  std::string amended_in_words(const Event& event) const {
    if (const auto kind = parse_event_name(event.get("what"))) return tr(spec_of(*kind).label);
    if (event.get("was").empty()) return what_was_amended(event);
    std::vector<std::string> facts;
    for (const std::string_view line : split(event.get("was"), '\n')) {
      const std::size_t colon = std::min(line.find(": "), line.size());
      const auto field = parse_head_field(line.substr(0, colon));
      const std::string_view was = trim(line.substr(std::min(colon + 2, line.size())));
      facts.push_back(field ? fmt::format("{}: {}", label_of_field(line.substr(0, colon)),
                                          was.empty() ? "–" : fact_in_words(*field, was))
                            : std::string(line));
    }
    return join(facts, tr("; "));
  }

  std::string fact_in_words(HeadField field, std::string_view value) const {
    const HeadFieldSpec& spec = spec_of(field);
    const Naming names = naming_of(spec.name);
    if (names == Naming::nothing) return label_in(spec.choices, value);
    std::vector<std::string> words;
    for (const std::string_view id : split(value, ' '))
      words.push_back(names == Naming::unit       ? context_.unit_name(id)
                      : names == Naming::official ? context_.official_name(id)
                                                  : std::string(id));
    return join(words, tr(", "));
  }

  ReportContext context_;
  std::vector<Row> late_;
  std::vector<Row> amended_;
  std::map<std::string, long> counts_;
};

}  // namespace

BuilderPtr make_late_records(const ReportContext& context) {
  return std::make_unique<LateRecords>(context);
}

}  // namespace anjuan

#include "anjuan/desk/apply_file.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/event_columns.hpp"
#include "anjuan/desk/typed_value.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/sheet.hpp"
#include "anjuan/ledger/shown_problems.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

class Applier {
 public:
  Applier(const Ledger& ledger, const ApplyOptions& options)
      : ledger_(ledger),
        options_(options),
        place_{ledger.officials(), ledger.units(), options.now.date()},
        planner_(ledger, options.now) {}

  Result<ApplyRun> run() {
    auto sheet = Sheet::open(event_columns(),
                             {.path = options_.path,
                              .map = options_.map,
                              .quarantine = options_.dry_run ? std::string() : options_.quarantine,
                              .rows = options_.rows,
                              .offset = ledger_.office().offset});
    if (!sheet) return pass_on(sheet);
    sheet_.emplace(std::move(*sheet));
    sheet_->set_veil([this](const Row&, std::span<Diagnostic> said) { hide_people_of_case(said); });
    ANJUAN_DO(check_columns());
    Row row;
    Taken taken;
    while (true) {
      auto more = sheet_->next(row, taken);
      if (!more) return pass_on(more);
      if (!*more) break;
      ANJUAN_DO(take(row, taken));
    }
    run_.rows = sheet_->count();
    run_.rejected = sheet_->rejected();
    run_.problems = sheet_->take_problems();
    run_.notes = sheet_->take_notes();
    const bool keep = run_.rejected == 0 || !options_.quarantine.empty();
    if (!keep) {
      run_.recorded = 0;
      return std::move(run_);
    }
    run_.edits = planner_.take();
    if (options_.dry_run) return std::move(run_);
    ANJUAN_DO(sheet_->flush_rejects());
    ANJUAN_DO(write_edits(ledger_, run_.edits));
    ANJUAN_DO(sheet_->finish_rejects());
    return std::move(run_);
  }

 private:
  /// Without these no row can say anything.
  Result<> check_columns() const {
    std::vector<Diagnostic> problems;
    for (const std::string_view needed : {"case", "event"}) {
      if (sheet_->intake().fills(event_column(needed))) continue;
      Diagnostic d{.code = "unknown-column", .file = options_.path};
      d.message =
          trf("there is no column {} among: {}", column_word(event_columns()[event_column(needed)]),
              fmt::join(sheet_->rows().header(), tr(", ")));
      d.remedy = tr("the columns are case, event, on, by and the event's fields");
      problems.push_back(std::move(d));
    }
    if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
    return {};
  }

  /// One row: read, checked and planned, or set aside.
  Result<> take(const Row& row, Taken& taken) {
    row_ = &row;
    taken_ = &taken;
    const EventRequest request = read();
    if (taken.faults.empty()) {
      auto planned = planner_.add(request);
      if (planned) {
        ++(*planned ? run_.recorded : run_.skipped);
        return {};
      }
      // Not the row's fault: nothing is recorded.
      if (planned.error().exit == ExitCode::io) return pass_on(planned);
      for (Diagnostic& d : planned.error().diagnostics)
        taken.faults.push_back(sheet_->place(row, event_column("case"), std::move(d)));
    }
    return sheet_->reject(row, std::move(taken.faults));
  }

  /// What is said of a row shows it without the people of its case; without the row where nobody
  /// knows the case.
  void hide_people_of_case(std::span<Diagnostic> said) const {
    const std::string id = taken_ == nullptr ? std::string() : this->said("case");
    if (auto stored = ledger_.read_case(id)) return hide_people(said, everybody_of(stored->value));
    for (Diagnostic& d : said) d.source_line.clear();
  }

  const std::string& said(std::string_view column) const {
    return taken_->values[event_column(column)];
  }

  void problem(std::size_t index, std::string code, std::string message, std::string remedy) {
    Diagnostic d{.code = std::move(code)};
    d.message = std::move(message);
    d.remedy = std::move(remedy);
    taken_->faults.push_back(sheet_->place(*row_, index, std::move(d)));
  }

  EventRequest read() {
    EventRequest request;
    request.event.at = options_.now;
    request.event.by = options_.by;
    // Cells that slipped into other columns say nothing.
    if (!row_->problems.empty()) return request;
    request.once = true;
    request.dated = !said("on").empty();
    if (!options_.via.empty()) request.event.set("via", options_.via);
    request.case_id = said("case");
    if (const std::string& by = said("by"); !by.empty()) {
      // Who applies the file says that somebody else recorded the row: both are kept.
      if (request.event.get("via").empty() && by != options_.by)
        request.event.set("via", options_.by);
      request.event.by = by;
    }
    take_moment(request);
    const EventSpec* spec = find_given_event(said("event"));
    if (spec == nullptr) {
      if (!said("event").empty() || taken_->good) unknown_event();
      return request;
    }
    request.event.kind = spec->kind;
    for (const ColumnSpec& column : event_columns().all().subspan(event_column("by") + 1))
      if (const std::string& value = said(column.name); !value.empty())
        read_field(column, value, *spec, request);
    Event recorded = request.event;
    recorded.set("recorded", to_string(options_.now));
    if (!options_.late_reason.empty() && recorded.get("late_reason").empty() &&
        is_recorded_late(recorded, ledger_.office()))
      request.event.set("late_reason", options_.late_reason);
    return request;
  }

  void unknown_event() {
    std::vector<std::string_view> known;
    for (const EventSpec& each : event_table())
      if (can_be_given(each.kind)) known.push_back(each.name);
    problem(event_column("event"), "unknown-event", trf("there is no event {}", said("event")),
            suggest(said("event"), known,
                    tr("use the verb of a command, such as accept, assign or reply")));
  }

  void take_moment(EventRequest& request) const {
    const std::string& moment = said("on");
    if (const auto exact = parse_timestamp(moment)) {
      request.event.at = *exact;
    } else if (const auto day = parse_date(moment); day && *day != options_.now.date()) {
      request.event.at = at_time(*day, std::chrono::seconds(0), ledger_.office().offset);
    }
  }

  void read_field(const ColumnSpec& column, std::string value, const EventSpec& spec,
                  EventRequest& request) {
    const std::size_t index = event_columns().index_of(column);
    const EventField* field = find_field(spec, column.name);
    if (field == nullptr) {
      problem(index, "unknown-field",
              trf("the event {} has no field {}", tr(spec.label), column_word(column)),
              tr("leave the cell empty, or correct the column's name"));
      return;
    }
    value = as_stored(value, field->name, field->type, field->choices, place_);
    if (field->type == ValueType::text) value = read_line(value);
    // May be shortened: the ledger says which is meant.
    if (field->type == ValueType::case_id) {
      request.event.set(field->name, std::move(value));
      return;
    }
    YamlErrors errors("", "");
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = value;
    if (check_value(node, column.name, field->type, field->choices, errors))
      request.event.set(field->name, std::move(value));
    else
      for (Diagnostic& d : errors.take())
        problem(index, std::move(d.code), std::move(d.message), std::move(d.remedy));
  }

  const Ledger& ledger_;
  const ApplyOptions& options_;
  TypingPlace place_;
  RequestPlanner planner_;
  std::optional<Sheet> sheet_;
  const Row* row_ = nullptr;  ///< the row being read
  Taken* taken_ = nullptr;
  ApplyRun run_;
};

}  // namespace

Result<ApplyRun> apply_file(const Ledger& ledger, const ApplyOptions& options) {
  return Applier(ledger, options).run();
}

}  // namespace anjuan

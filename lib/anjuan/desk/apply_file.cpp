#include "anjuan/desk/apply_file.hpp"

#include <algorithm>
#include <optional>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

std::string field_name(std::string_view column) {
  std::string name = to_lower(trim(column));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Registering has a command of its own, and two events only the program itself records.
bool can_be_given(EventKind kind) {
  return kind != EventKind::registered && kind != EventKind::escalated &&
         kind != EventKind::recomputed;
}

/// The event that a word names: its name in files, or the verb that records it.
const EventSpec* find_event(std::string_view word) {
  if (const auto kind = parse_event_name(word)) return &spec_of(*kind);
  return find_verb(word);
}

class Applier {
 public:
  Applier(const Ledger& ledger, const ApplyOptions& options)
      : ledger_(ledger), options_(options), planner_(ledger, options.now) {}

  Result<ApplyRun> run() {
    auto rows = open_rows(options_.path, options_.rows);
    if (!rows) return pass_on(rows);
    rows_ = std::move(*rows);
    for (const std::string& name : rows_->header()) names_.push_back(field_name(name));
    for (std::string_view needed : {"case", "event"})
      if (std::find(names_.begin(), names_.end(), needed) == names_.end())
        return fail(ExitCode::bad_data,
                    {.code = "unknown-column",
                     .file = options_.path,
                     .line = 1,
                     .message = trf("there is no column {}", needed),
                     .remedy = tr("the columns are case, event, on, by and the event's fields")});
    Row row;
    while (true) {
      auto more = rows_->next(row);
      if (!more) return pass_on(more);
      if (!*more) break;
      ++run_.rows;
      if (auto taken = take(row); !taken) return pass_on(taken);
    }
    const bool keep = run_.rejected == 0 || !options_.quarantine.empty();
    if (!keep) {
      run_.recorded = 0;
      return std::move(run_);
    }
    run_.edits = planner_.take();
    if (options_.dry_run) return std::move(run_);
    if (rejects_)
      if (auto kept = rejects_->finish(); !kept) return pass_on(kept);
    if (auto written = write_edits(ledger_, run_.edits); !written) return pass_on(written);
    return std::move(run_);
  }

 private:
  /// One row: read, checked and planned, or set aside.
  Result<> take(const Row& row) {
    problems_ = row.problems;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!has_control_characters(row.cells[i].text)) continue;
      Diagnostic d = rows_->place(row, i);
      d.severity = Severity::note;
      d.code = "control-characters";
      d.message = trf("row {}: {}", row.number, tr("control characters were left out"));
      run_.problems.push_back(std::move(d));
    }
    const EventRequest request = read(row);
    if (problems_.empty()) {
      auto planned = planner_.add(request);
      if (planned) {
        ++run_.recorded;
        return {};
      }
      for (Diagnostic& d : planned.error().diagnostics) {
        Diagnostic placed = rows_->place(row, column("case"));
        placed.code = std::move(d.code);
        placed.message = trf("row {}: {}", row.number, d.message);
        placed.rule = std::move(d.rule);
        placed.remedy = std::move(d.remedy);
        problems_.push_back(std::move(placed));
      }
    }
    ++run_.rejected;
    if (!options_.quarantine.empty() && !options_.dry_run) {
      if (!rejects_) {
        auto writer = RejectsWriter::create(options_.quarantine, rows_->header());
        if (!writer) return pass_on(writer);
        rejects_.emplace(std::move(*writer));
      }
      rejects_->add(row, reasons(problems_));
    }
    run_.problems.insert(run_.problems.end(), problems_.begin(), problems_.end());
    return {};
  }

  std::size_t column(std::string_view name) const {
    const auto at = std::find(names_.begin(), names_.end(), name);
    return at == names_.end() ? 0 : static_cast<std::size_t>(at - names_.begin());
  }

  std::string cell(const Row& row, std::size_t index) const {
    return index < row.cells.size() ? std::string(trim(clean_text(row.cells[index].text)))
                                    : std::string();
  }

  void problem(const Row& row, std::size_t index, std::string code, const std::string& message,
               std::string remedy) {
    Diagnostic d = rows_->place(row, index);
    d.code = std::move(code);
    d.message = trf("row {}: {}", row.number, message);
    d.remedy = std::move(remedy);
    problems_.push_back(std::move(d));
  }

  EventRequest read(const Row& row) {
    EventRequest request;
    request.event.at = options_.now;
    request.event.by = options_.by;
    const std::string word = cell(row, column("event"));
    const EventSpec* spec = find_event(word);
    if (spec == nullptr || !can_be_given(spec->kind)) {
      std::vector<std::string_view> known;
      for (const EventSpec& each : event_table())
        if (can_be_given(each.kind)) known.push_back(each.name);
      const std::string_view near = nearest(word, known);
      problem(row, column("event"), "unknown-event", trf("there is no event {}", word),
              near.empty() ? tr("use the verb of a command, such as accept, assign or reply")
                           : trf("did you mean {}?", near));
      return request;
    }
    request.event.kind = spec->kind;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (const std::string text = cell(row, i); !text.empty())
        read_cell(row, i, text, *spec, request);
    return request;
  }

  void read_cell(const Row& row, std::size_t index, const std::string& text, const EventSpec& spec,
                 EventRequest& request) {
    const std::string& name = names_[index];
    if (name == "event" || name.starts_with('_')) return;
    if (name == "case") {
      request.case_id = text;
    } else if (name == "by") {
      request.event.by = text;
    } else if (name == "on" || name == "at") {
      take_moment(row, index, text, request);
    } else if (const EventField* field = find_field(spec, name)) {
      read_field(row, index, text, *field, request);
    } else {
      problem(row, index, "unknown-field",
              trf("the event {} has no field {}", spec.name, rows_->header()[index]),
              tr("leave the cell empty, or correct the column's name"));
    }
  }

  void take_moment(const Row& row, std::size_t index, const std::string& text,
                   EventRequest& request) {
    const auto offset = ledger_.office().offset;
    const auto moment = moment_of(row.cells[index], offset);
    if (!moment) {
      problem(row, index, "bad-date", trf("{} is not a day", text), tr("write YYYY-MM-DD"));
      return;
    }
    if (const auto exact = parse_timestamp(*moment)) {
      request.event.at = *exact;
    } else if (const auto day = parse_date(*moment); day && *day != options_.now.date()) {
      request.event.at = at_time(*day, std::chrono::seconds(0), offset);
    }
  }

  void read_field(const Row& row, std::size_t index, const std::string& text,
                  const EventField& field, EventRequest& request) {
    std::string value = text;
    if (field.type == ValueType::case_id) {  // may be shortened: the ledger says which is meant
      request.event.set(field.name, std::move(value));
      return;
    }
    if (field.type == ValueType::date)
      if (const auto moment = moment_of(row.cells[index], ledger_.office().offset))
        value = moment->substr(0, 10);
    YamlErrors errors("", "");
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = value;
    if (check_value(node, rows_->header()[index], field.type, field.choices, errors)) {
      request.event.set(field.name, std::move(value));
      return;
    }
    for (const Diagnostic& d : errors.take()) problem(row, index, d.code, d.message, d.remedy);
  }

  /// A day or moment in any of the forms that intake knows.
  static std::optional<std::string> moment_of(const Cell& cell, std::chrono::minutes offset) {
    const auto value = read_moment(cell.text, cell.kind, offset);
    return value && !value->empty() ? std::optional(*value) : std::nullopt;
  }

  const Ledger& ledger_;
  const ApplyOptions& options_;
  RequestPlanner planner_;
  std::unique_ptr<RowSource> rows_;
  std::vector<std::string> names_;
  std::optional<RejectsWriter> rejects_;
  std::vector<Diagnostic> problems_;
  ApplyRun run_;
};

}  // namespace

Result<ApplyRun> apply_file(const Ledger& ledger, const ApplyOptions& options) {
  return Applier(ledger, options).run();
}

}  // namespace anjuan

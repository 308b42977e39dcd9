#include "anjuan/desk/apply_file.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/intake/headers.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/row_table.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

/// What Chinese sheets call the columns, and the name here.
constexpr Words kColumns[] = {
    {"案件编号", "case"},
    {"案号", "case"},
    {"编号", "case"},
    {"案件", "case"},
    {"环节", "event"},
    {"办理环节", "event"},
    {"事件", "event"},
    {"动作", "event"},
    {"操作", "event"},
    {"日期", "on"},
    {"时间", "on"},
    {"办理日期", "on"},
    {"办理时间", "on"},
    {"经办人", "by"},
    {"操作人", "by"},
    {"录入人", "by"},
    {"文号", "document"},
    {"公文文号", "document"},
    {"文书编号", "document"},
    {"文书日期", "document_date"},
    {"说明", "note"},
    {"备注", "note"},
    {"单位", "unit"},
    {"责任单位", "unit"},
    {"承办单位", "unit"},
    {"包案领导", "lead"},
    {"协办单位", "assisting"},
    {"迟录原因", "late_reason"},
    {"理由", "reason"},
    {"原因", "reason"},
    {"送达日期", "served"},
    {"答复内容", "text"},
    {"批示内容", "text"},
    {"结果", "result"},
    {"办理结果", "result"},
    {"是否化解", "settled"},
    {"满意度", "satisfied"},
    {"天数", "days"},
    {"批准人", "approver"},
    {"告知日期", "notified"},
    {"督办要求", "demand"},
    {"反馈期限", "feedback_by"},
    {"去向", "to"},
    {"转往", "to"},
    {"领导", "official"},
    {"接待领导", "official"},
};

/// What Chinese sheets call the events, and the verb here.
constexpr Words kEvents[] = {
    {"受理", "accept"},     {"不予受理", "decline"}, {"转送", "transfer"},  {"退回", "return"},
    {"交办", "assign"},     {"分办", "assign"},      {"记录", "note"},      {"办理记录", "note"},
    {"约见", "interview"},  {"接谈", "interview"},   {"批示", "instruct"},  {"会商", "confer"},
    {"中止", "suspend"},    {"恢复", "resume"},      {"延期", "extend"},    {"督办", "supervise"},
    {"反馈", "feedback"},   {"答复", "reply"},       {"落实", "implement"}, {"办结", "close"},
    {"结案", "close"},      {"回访", "follow-up"},   {"重办", "reopen"},    {"重新办理", "reopen"},
    {"申请复查", "review"}, {"撤回", "withdraw"},    {"并案", "merge"},
};

std::string field_name(std::string_view column) {
  const std::string folded = fold_header(column);
  for (const auto& [chinese, name] : kColumns)
    if (folded == chinese) return std::string(name);
  std::string name = to_lower(trim(column));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Registering and putting right have commands of their own; two events only the program records.
bool can_be_given(EventKind kind) {
  return kind != EventKind::registered && kind < EventKind::recomputed &&
         kind != EventKind::escalated;
}

/// The event that a word names: its name in files, the verb that records it, or a Chinese one.
const EventSpec* find_event(std::string_view word) {
  std::string_view chinese = word;
  if (chinese.starts_with("已")) chinese.remove_prefix(std::string_view("已").size());
  for (const auto& [name, verb] : kEvents)
    if (chinese == name) return find_verb(verb);
  if (const auto kind = parse_event_name(word)) return &spec_of(*kind);
  return find_verb(word);
}

class Applier {
 public:
  Applier(const Ledger& ledger, const ApplyOptions& options)
      : ledger_(ledger), options_(options), planner_(ledger, options.now) {}

  Result<ApplyRun> run() {
    RowOptions how = options_.rows;
    how.score = [](const Header& header) {
      return static_cast<std::size_t>(
          std::count_if(header.names.begin(), header.names.end(), [](const std::string& column) {
            const std::string name = field_name(column);
            return name == "case" || name == "event" || name == "on";
          }));
    };
    ANJUAN_TRY(table, RowTable::open(options_.path, how,
                                     options_.dry_run ? std::string() : options_.quarantine));
    table_.emplace(std::move(table));
    ANJUAN_DO(take_header());
    Row row;
    while (true) {
      ANJUAN_TRY(more, table_->next(row));
      if (!more) break;
      ANJUAN_DO(take(row));
    }
    run_.rows = table_->count();
    run_.rejected = table_->rejected();
    const std::vector<Diagnostic> notes = table_->notes();
    run_.notes.insert(run_.notes.begin(), notes.begin(), notes.end());
    const bool keep = run_.rejected == 0 || !options_.quarantine.empty();
    if (!keep) {
      run_.recorded = 0;
      return std::move(run_);
    }
    run_.edits = planner_.take();
    if (options_.dry_run) return std::move(run_);
    ANJUAN_DO(table_->flush_rejects());
    ANJUAN_DO(write_edits(ledger_, run_.edits));
    ANJUAN_DO(table_->finish_rejects());
    return std::move(run_);
  }

 private:
  const RowSource& rows() const { return table_->rows(); }

  /// Which column is what; none of them twice.
  Result<> take_header() {
    for (const std::string& name : rows().header()) names_.push_back(field_name(name));
    std::vector<Diagnostic> problems;
    const std::string columns = fmt::format("{}", fmt::join(rows().header(), ", "));
    for (std::string_view needed : {"case", "event"})
      if (std::find(names_.begin(), names_.end(), needed) == names_.end())
        problems.push_back(
            {.code = "unknown-column",
             .file = options_.path,
             .line = 1,
             .message = trf("there is no column {} among: {}", needed, columns),
             .remedy = tr("the columns are case, event, on, by and the event's fields")});
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (!names_[i].empty() &&
          std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(i), names_[i]) !=
              names_.begin() + static_cast<std::ptrdiff_t>(i))
        problems.push_back({.code = "ambiguous-column",
                            .file = options_.path,
                            .line = 1,
                            .message = trf("two columns mean {}: {}", names_[i], columns),
                            .remedy = tr("give each of them a name of its own in the header")});
    if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
    return {};
  }

  /// One row: read, checked and planned, or set aside.
  Result<> take(const Row& row) {
    problems_ = row.problems;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!has_control_characters(row.cells[i].text)) continue;
      Diagnostic d = table_->rows().place(row, i);
      d.severity = Severity::note;
      d.code = "control-characters";
      d.message = trf("row {}: {}", row.number, tr("control characters were left out"));
      run_.problems.push_back(std::move(d));
    }
    const EventRequest request = read(row);
    if (problems_.empty()) {
      auto planned = planner_.add(request);
      if (planned) {
        ++(*planned ? run_.recorded : run_.skipped);
        return {};
      }
      // Not the row's fault: nothing is recorded.
      if (planned.error().exit == ExitCode::io) return pass_on(planned);
      for (Diagnostic& d : planned.error().diagnostics) {
        Diagnostic placed = rows().place(row, column("case"));
        placed.code = std::move(d.code);
        placed.message = trf("row {}: {}", row.number, d.message);
        placed.rule = std::move(d.rule);
        placed.remedy = std::move(d.remedy);
        problems_.push_back(std::move(placed));
      }
    }
    if (auto kept = table_->reject(row, problems_); !kept) return kept;
    run_.problems.insert(run_.problems.end(), problems_.begin(), problems_.end());
    return {};
  }

  std::size_t column(std::string_view name) const {
    const auto at = std::find(names_.begin(), names_.end(), name);
    return at == names_.end() ? 0 : static_cast<std::size_t>(at - names_.begin());
  }

  /// The text of a cell as the sheet shows it, without what nobody sees.
  static std::string cell(const Row& row, std::size_t index) {
    return index < row.cells.size() ? std::string(trim(clean_text(row.cells[index].seen())))
                                    : std::string();
  }

  void problem(const Row& row, std::size_t index, std::string code, const std::string& message,
               std::string remedy) {
    problems_.push_back(place(row, index, std::move(code), message, std::move(remedy)));
  }

  Diagnostic place(const Row& row, std::size_t index, std::string code, const std::string& message,
                   std::string remedy) const {
    Diagnostic d = rows().place(row, index);
    const std::string label = rows().cell_label(row, index);
    d.code = std::move(code);
    d.message = label.empty() ? trf("row {}: {}", row.number, message)
                              : trf("row {} ({}): {}", row.number, label, message);
    d.remedy = std::move(remedy);
    return d;
  }

  /// What is wrong with a cell itself, whatever it is for; false when it must not be read.
  bool check_cell(const Row& row, std::size_t index) {
    const Cell& cell = row.cells[index];
    if (has_control_characters(cell.text)) {
      Diagnostic d =
          place(row, index, "control-characters", tr("control characters were left out"), "");
      d.severity = Severity::note;
      run_.notes.push_back(std::move(d));
    }
    if (has_private_characters(cell.text)) {
      Diagnostic d =
          place(row, index, "private-characters", tr("characters that only one font knows"),
                tr("compare them with the original; is the encoding right?"));
      d.severity = Severity::note;
      run_.notes.push_back(std::move(d));
    }
    if (const auto bad = problem_of(cell)) {
      problem(row, index, bad->code, bad->message, bad->remedy);
    } else if (lost_digits(trim(cell.text), cell.kind)) {
      problem(row, index, "lost-digits",
              trf("'{}' is a number that the spreadsheet has rounded", cell.text),
              tr("format the column as text in the spreadsheet and enter the number again"));
    } else {
      return true;
    }
    return false;
  }

  EventRequest read(const Row& row) {
    EventRequest request;
    request.event.at = options_.now;
    request.event.by = options_.by;
    request.once = true;
    if (!options_.via.empty()) request.event.set("via", options_.via);
    const std::string word = cell(row, column("event"));
    const EventSpec* spec = find_event(word);
    if (spec == nullptr || !can_be_given(spec->kind)) {
      std::vector<std::string_view> known;
      for (const EventSpec& each : event_table())
        if (can_be_given(each.kind)) known.push_back(each.name);
      problem(
          row, column("event"), "unknown-event", trf("there is no event {}", word),
          suggest(word, known, tr("use the verb of a command, such as accept, assign or reply")));
      return request;
    }
    request.event.kind = spec->kind;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (const std::string text = cell(row, i);
          !text.empty() && !names_[i].starts_with('_') && check_cell(row, i))
        read_cell(row, i, text, *spec, request);
    Event recorded = request.event;
    recorded.set("recorded", to_string(options_.now));
    if (!options_.late_reason.empty() && recorded.get("late_reason").empty() &&
        is_recorded_late(recorded, ledger_.office()))
      request.event.set("late_reason", options_.late_reason);
    return request;
  }

  void read_cell(const Row& row, std::size_t index, const std::string& text, const EventSpec& spec,
                 EventRequest& request) {
    const std::string& name = names_[index];
    if (name == "event") return;
    if (name == "case") {
      if (const auto id = read_reference(text, row.cells[index].kind))
        request.case_id = *id;
      else
        problem(row, index, id.error().code, id.error().message, id.error().remedy);
    } else if (name == "by") {
      // Who applies the file says that somebody else recorded the row: both are kept.
      if (request.event.get("via").empty() && text != options_.by)
        request.event.set("via", options_.by);
      request.event.by = text;
    } else if (name == "on" || name == "at") {
      take_moment(row, index, request);
    } else if (const EventField* field = find_field(spec, name)) {
      read_field(row, index, text, *field, request);
    } else {
      problem(row, index, "unknown-field",
              trf("the event {} has no field {}", spec.name, rows().header()[index]),
              tr("leave the cell empty, or correct the column's name"));
    }
  }

  void take_moment(const Row& row, std::size_t index, EventRequest& request) {
    const auto offset = ledger_.office().offset;
    const auto moment = moment_of(row.cells[index], offset);
    if (!moment) {
      problem(row, index, moment.error().code, moment.error().message, moment.error().remedy);
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
    const Cell& cell = row.cells[index];
    std::string value = text;
    switch (field.type) {
      case ValueType::case_id:  // may be shortened: the ledger says which is meant
        request.event.set(field.name, std::move(value));
        return;
      case ValueType::date: {
        const auto moment = moment_of(cell, ledger_.office().offset);
        if (!moment) {
          problem(row, index, moment.error().code, moment.error().message, moment.error().remedy);
          return;
        }
        value = moment->substr(0, 10);
        break;
      }
      case ValueType::integer:
        if (auto number = read_count(cell.text, 0, std::numeric_limits<int>::max()))
          value = *number;
        break;
      case ValueType::boolean:
        value = text == "是" ? "true" : text == "否" ? "false" : to_lower(text);
        break;
      case ValueType::block:
        value = read_body(cell.seen());
        break;
      case ValueType::words:
        value = read_words(text);
        break;
      case ValueType::timestamp:
        break;
      case ValueType::text:
      case ValueType::word:
      case ValueType::choice:
      case ValueType::list:
        value = read_line(text);
        break;
    }
    YamlErrors errors("", "");
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = value;
    if (check_value(node, rows().header()[index], field.type, field.choices, errors)) {
      request.event.set(field.name, std::move(value));
      return;
    }
    for (const Diagnostic& d : errors.take()) problem(row, index, d.code, d.message, d.remedy);
  }

  /// A day or moment in any of the forms that intake knows.
  static Value moment_of(const Cell& cell, std::chrono::minutes offset) {
    DraftFieldSpec field;
    field.type = DraftType::moment;
    return read_value(field, cell, offset);
  }

  const Ledger& ledger_;
  const ApplyOptions& options_;
  RequestPlanner planner_;
  std::optional<RowTable> table_;
  std::vector<std::string> names_;
  std::vector<Diagnostic> problems_;
  ApplyRun run_;
};

}  // namespace

Result<ApplyRun> apply_file(const Ledger& ledger, const ApplyOptions& options) {
  return Applier(ledger, options).run();
}

}  // namespace anjuan

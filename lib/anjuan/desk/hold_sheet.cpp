#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "anjuan/base/code.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/hold_many.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/intake/reception_columns.hpp"
#include "anjuan/intake/sheet.hpp"
#include "anjuan/ledger/books/named_people.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/text/session_file.hpp"

namespace anjuan {
namespace {

using Place = std::tuple<Date, std::string, int>;

constexpr std::string_view kNamesPetitioner = "names-petitioner";

/// One row as it was read.
struct SheetRow {
  Row row;
  /// Where its fields stand, for what is seen later.
  std::map<std::string_view, RowFault> at;
  std::optional<rota::Batch> batch;
  rota::HeldSession held;
  bool own_kind = false;
  std::string note;  ///< of a reception that nobody came to
  std::vector<RowFault> problems;
};

class SheetHolder {
 public:
  SheetHolder(const Ledger& ledger, const RotaBooks& books, const HoldSheetOptions& options)
      : ledger_(ledger),
        books_(books),
        options_(options),
        planner_(ledger, books.rules, options.now) {}

  Result<HoldRun> run() {
    auto sheet =
        Sheet::open(reception_table(), {.path = options_.path,
                                        .map = options_.map,
                                        .quarantine = options_.dry_run ? "" : options_.quarantine,
                                        .rows = options_.rows,
                                        .offset = ledger_.office().offset});
    if (!sheet) return pass_on(sheet);
    sheet_.emplace(std::move(*sheet));
    // A reception tells in its own words who came and what for.
    sheet_->set_veil([](const Row&, std::span<Diagnostic> said) {
      for (Diagnostic& d : said) d.source_line.clear();
    });
    if (!sheet_->intake().fills(index_of("date"))) return no_days();
    ANJUAN_DO(read_rows());
    ANJUAN_DO(read_known());
    look_for_petitioners();
    for (auto& [place, rows] : receptions_) ANJUAN_DO(plan(rows));
    return write();
  }

 private:
  static std::size_t index_of(std::string_view column) {
    return reception_table().index_of(*reception_table().find(column));
  }

  tl::unexpected<Failure> no_days() const {
    Diagnostic d{.code = "unknown-column", .file = options_.path};
    d.message = trf("there is no column {} among: {}", column_word(*reception_table().find("date")),
                    fmt::join(sheet_->rows().header(), tr(", ")));
    d.remedy = tr("say with --map MAP.toml which column holds what");
    return fail(ExitCode::bad_data, std::move(d));
  }

  Result<> read_rows() {
    Row row;
    Taken taken;
    while (true) {
      auto more = sheet_->next(row, taken);
      if (!more) return pass_on(more);
      if (!*more) break;
      rows_.push_back(read(row, taken));
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const rota::HeldSession& held = rows_[i].held;
      receptions_[{held.date, held.desk, held.group}].push_back(i);
    }
    return {};
  }

  /// What a reception tells names nobody who complained in any case.
  void look_for_petitioners() {
    std::vector<std::string> texts;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rota::SessionRecord record;
      record.held.place = rows_[i].held.place;
      record.note = rows_[i].note;
      if (rows_[i].batch) record.batches = {*rows_[i].batch};
      for (auto& [field, text] : words_of(record)) {
        texts.push_back(std::move(text));
        of.push_back(i);
      }
    }
    const std::vector<std::string> told = cases_told_in(ledger_, texts, options_.not_named);
    for (std::size_t i = 0; i < told.size(); ++i)
      if (!told[i].empty())
        later(rows_[of[i]], std::string(kNamesPetitioner),
              trf("it tells who complained in {}", told[i]),
              tr("leave it out: the case has it, with its own protection; a word of two characters "
                 "that names nobody there is said with --not-named"),
              "W22 art. 30, 46");
  }

  Result<> read_known() {
    SessionBooks known = read_sessions(ledger_);
    if (exit_of(known.problems) == ExitCode::io) return fail_with(std::move(known.problems));
    for (rota::SessionRecord& record : known.records) {
      record.path.clear();
      const rota::HeldSession& held = record.held;
      known_.emplace(Place{held.date, held.desk, held.group}, write_session(record));
    }
    return {};
  }

  // --- one row ---

  SheetRow read(const Row& row, Taken& taken) {
    SheetRow made{.row = row, .problems = std::move(taken.faults)};
    for (const std::string_view field : {"date", "kind", "mode", "officials", "cases", "matter"})
      made.at[field] = sheet_->place(row, index_of(field), {});
    said_ = &taken;
    row_ = &made;
    read_held(made.held);
    read_batch();
    return made;
  }

  std::string_view get(std::string_view column) const { return said_->values[index_of(column)]; }

  void problem(std::string_view field, std::string code, std::string message, std::string remedy,
               std::string rule = {}) {
    // What a cell cannot say has been told; what follows from its silence need not be.
    const std::size_t index = index_of(field);
    if (said_->values[index].empty() && !said_->good) return;
    Diagnostic d{.code = std::move(code)};
    d.message = std::move(message);
    d.rule = std::move(rule);
    d.remedy = std::move(remedy);
    row_->problems.push_back(sheet_->place(row_->row, index, std::move(d)));
  }

  std::optional<Date> day(std::string_view field) const {
    return parse_date(get(field).substr(0, 10));
  }

  template <class T>
  static const T* called(const std::vector<T>& all, std::string_view word) {
    if constexpr (requires(const T& one) { one.aliases; }) {
      return find_called(all, word);
    } else {
      const T* one = find_by_id(all, word);
      const auto named = [&](const T& each) { return each.name == word; };
      if (one != nullptr || std::count_if(all.begin(), all.end(), named) != 1) return one;
      return &*std::find_if(all.begin(), all.end(), named);
    }
  }

  /// The ids of things that are called by id, name or alias.
  template <class T>
  std::vector<std::string> ids(std::string_view field, const std::vector<T>& all) {
    std::vector<std::string> found;
    for (const std::string_view word : split(get(field), ' ')) {
      if (word.empty()) continue;
      if (const T* one = called(all, word)) {
        found.push_back(one->id);
      } else {
        std::vector<std::string_view> known = names_in(all, &T::id);
        for (const T& each : all) known.push_back(each.name);
        problem(field, "unknown-name", trf("nobody and nothing is called '{}'", word),
                suggest(word, known, tr("write an id, or a name that only one has")));
      }
    }
    return found;
  }

  void read_held(rota::HeldSession& held) {
    if (const auto date = day("date"))
      held.date = *date;
    else
      problem("date", "missing-date", tr("say which day it was"), tr("write YYYY-MM-DD"));
    held.desk = options_.desk;
    if (const auto said = ids("desk", books_.rules.desks); !said.empty()) held.desk = said.front();
    if (held.desk.empty() && get("desk").empty() && books_.rules.desks.size() == 1)
      held.desk = books_.rules.desks.front().id;
    if (held.desk.empty() && get("desk").empty())
      problem("desk", "missing-desk", tr("say which desk it was"),
              tr("say --desk for the whole sheet"));
    held.group = number_of(get("group"), 1);
    if (const std::string_view kind = get("kind"); !kind.empty()) {
      held.kind = kind;
      row_->own_kind = true;
    }
    held.mode = get("mode");
    held.place = get("place");
    held.officials = ids("officials", ledger_.officials());
    held.companions = ids("companions", ledger_.officials());
    held.told = day("told");
    held.briefed = day("briefed");
    held.confirmed = day("confirmed");
    held.applied = day("applied");
    held.planned = day("planned");
  }

  std::vector<std::string> cases(std::string_view field) {
    std::vector<std::string> found;
    for (const std::string_view word : split(get(field), ' ')) {
      if (word.empty()) continue;
      if (const auto path = ledger_.find_case(word))
        found.push_back(case_id_of(*path));
      else
        for (const Diagnostic& d : path.error().diagnostics)
          problem(field, d.code, d.message, d.remedy);
    }
    return found;
  }

  void read_batch() {
    const bool any = std::any_of(std::begin(kBatchFields), std::end(kBatchFields),
                                 [&](std::string_view field) { return !get(field).empty(); });
    if (!any) {
      row_->note = get("note");
      return;
    }
    rota::Batch& batch = row_->batch.emplace();
    batch.persons = number_of(get("persons"), 1);
    batch.cases = cases("cases");
    batch.registered = cases("registered");
    batch.matter = get("matter");
    batch.due = day("due");
    batch.done = day("done");
    batch.units = ids("units", ledger_.units());
    batch.instruction = get("instruction");
    batch.conferred = get("conferred");
    batch.plan = get("plan");
    batch.note = get("note");
    const std::string_view word = get("disposition");
    const auto* const found = rota::disposition_called(word);
    if (found == nullptr) {
      problem("disposition", word.empty() ? "missing-disposition" : "unknown-value",
              word.empty() ? tr("it does not say what became of it")
                           : trf("{} cannot be {}",
                                 column_word(*reception_table().find("disposition")), word),
              trf("one of: {}", fmt::join(typed_words(rota::disposition_words()), tr(", "))),
              "C8, HR2");
      return;
    }
    batch.disposition = found->disposition;
    for (const Diagnostic& d : rota::why_not_batch(batch, row_->held.date))
      problem("due", d.code, d.message, d.remedy, d.rule);
  }

  static constexpr std::string_view kBatchFields[] = {"persons",     "cases",     "registered",
                                                      "disposition", "matter",    "units",
                                                      "instruction", "conferred", "plan"};

  // --- one reception ---

  /// What two rows of one reception say of it must agree; what only one says holds.
  template <class T>
  void merge(T& into, const T& said, SheetRow& row, std::string_view field) {
    if (said == T{} || said == into) return;
    if (into == T{}) {
      into = said;
      return;
    }
    later(row, "rows-disagree",
          trf("{} is another one than in an earlier row of the same reception", field),
          tr("write the same into all rows of a reception, or leave it empty in all but one"));
  }

  /// The field that a later problem is about.
  static std::string_view field_of(std::string_view found) {
    if (found == code::kUnknownMode) return "mode";
    if (found == code::kUnknownKind) return "kind";
    if (found == code::kNobody) return "officials";
    if (found == kNamesPetitioner || found == "names-accused") return "matter";
    return found == code::kOfCase || found == code::kMissingInstruction ? "cases" : "date";
  }

  /// A problem that is seen after the row was read.
  static void later(SheetRow& row, std::string code, std::string message, std::string remedy,
                    std::string rule = {}) {
    RowFault fault = row.at.at(field_of(code));
    fault.what.severity = Severity::error;
    fault.what.code = std::move(code);
    fault.what.message = std::move(message);
    fault.what.rule = std::move(rule);
    fault.what.remedy = std::move(remedy);
    row.problems.push_back(std::move(fault));
  }

  Result<> plan(const std::vector<std::size_t>& rows) {
    HeldReception one;
    rota::HeldSession& held = one.record.held;
    SheetRow& first = rows_[rows.front()];
    std::tie(held.date, held.desk, held.group) =
        std::tie(first.held.date, first.held.desk, first.held.group);
    held.kind.clear();
    for (const std::size_t r : rows) {
      SheetRow& row = rows_[r];
      merge(held.kind, row.own_kind ? row.held.kind : std::string(), row, "kind");
      merge(held.mode, row.held.mode, row, "mode");
      merge(held.place, row.held.place, row, "place");
      merge(held.officials, row.held.officials, row, "officials");
      merge(held.companions, row.held.companions, row, "companions");
      for (const auto member :
           {&rota::HeldSession::told, &rota::HeldSession::briefed, &rota::HeldSession::confirmed,
            &rota::HeldSession::applied, &rota::HeldSession::planned})
        if (!(held.*member)) held.*member = row.held.*member;
      merge(one.record.note, row.note, row, "note");
      if (row.batch) one.record.batches.push_back(*row.batch);
    }
    const bool own_kind = !held.kind.empty();
    if (!own_kind) held.kind = rota::HeldSession{}.kind;
    complete_from_plan(held, books_, own_kind);
    one.record.derive();
    one.record.by = options_.by;
    one.record.held.recording = {{}, options_.late_reason, options_.via};
    one.again = options_.again;
    if (is_bad(rows)) return {};
    if (held.officials.empty())
      later(first, "nobody", tr("nobody was planned there: say who came"),
            tr("fill in who received"));
    for (const Diagnostic& d :
         why_not_held(ledger_, books_.rules, one.record, options_.now.date())) {
      later(first, d.code, d.message, d.remedy, d.rule);
    }
    const auto known = known_.find({held.date, held.desk, held.group});
    if (known != known_.end() && !is_bad(rows)) {
      rota::SessionRecord same = one.record;
      if (auto stored = read_session_strictly(known->second, ""); stored) {
        same.by = stored->by;
        same.held.recording = stored->held.recording;
      }
      if (write_session(same) == known->second) {
        ++run_.skipped;
        return {};
      }
      if (!options_.again)
        later(first, "already-recorded", tr("this session is recorded already, and otherwise"),
              tr("edit the file, or say --again to write it anew"));
    }
    if (is_bad(rows)) return {};
    auto planned = planner_.add(std::move(one));
    if (!planned && planned.error().exit == ExitCode::io) return planned;
    if (!planned)
      for (const Diagnostic& d : planned.error().diagnostics)
        later(first, "of-case", d.message, d.remedy, d.rule);
    return {};
  }

  bool is_bad(const std::vector<std::size_t>& rows) const {
    return std::any_of(rows.begin(), rows.end(),
                       [&](std::size_t r) { return !rows_[r].problems.empty(); });
  }

  // --- all of them ---

  Result<HoldRun> write() {
    // Half a reception would stand in the way of the whole: its other rows go with the bad one.
    for (const auto& [place, rows] : receptions_)
      if (is_bad(rows))
        for (const std::size_t r : rows)
          if (rows_[r].problems.empty())
            later(rows_[r], "with-another", tr("another row of this reception is set aside"),
                  tr("mend that row and read both again"));
    for (SheetRow& row : rows_) {
      if (row.problems.empty()) continue;
      ANJUAN_DO(sheet_->reject(row.row, std::move(row.problems)));
    }
    run_.problems = sheet_->take_problems();
    run_.rows = sheet_->count();
    run_.rejected = sheet_->rejected();
    run_.notes = sheet_->take_notes();
    if (run_.rejected > 0 && options_.quarantine.empty()) return std::move(run_);
    run_.recorded = planner_.size();
    run_.paths = planner_.paths();
    if (!options_.dry_run) ANJUAN_DO(sheet_->flush_rejects());
    auto edits = planner_.write(options_.dry_run);
    if (!edits) return pass_on(edits);
    run_.edits = std::move(*edits);
    run_.notes.insert(run_.notes.end(), planner_.notes().begin(), planner_.notes().end());
    if (!options_.dry_run) ANJUAN_DO(sheet_->finish_rejects());
    return std::move(run_);
  }

  const Ledger& ledger_;
  const RotaBooks& books_;
  const HoldSheetOptions& options_;
  ReceptionPlanner planner_;
  std::optional<Sheet> sheet_;
  std::vector<SheetRow> rows_;
  std::map<Place, std::vector<std::size_t>> receptions_;
  std::map<Place, std::string> known_;  ///< the records there are, as text
  const Taken* said_ = nullptr;         ///< the row being read
  SheetRow* row_ = nullptr;
  HoldRun run_;
};

}  // namespace

Result<HoldRun> hold_sheet(const Ledger& ledger, const RotaBooks& books,
                           const HoldSheetOptions& options) {
  return SheetHolder(ledger, books, options).run();
}

}  // namespace anjuan

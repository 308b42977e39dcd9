#include "anjuan/desk/register_batch.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <unordered_map>

#include "anjuan/desk/new_case.hpp"
#include "anjuan/desk/source_conflict.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/import_map.hpp"
#include "anjuan/intake/intake.hpp"
#include "anjuan/intake/row_table.hpp"
#include "anjuan/ledger/numbers.hpp"
#include "anjuan/ledger/repeats.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/person_check.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kProgressEvery = 250;

/// The options of the command line over those of the map.
RowOptions combine(RowOptions from_map, const RowOptions& given) {
  if (given.format) from_map.format = given.format;
  if (given.encoding) from_map.encoding = given.encoding;
  if (!given.sheet.empty()) from_map.sheet = given.sheet;
  if (given.header_row != 0) from_map.header_row = given.header_row;
  return from_map;
}

class Batch {
 public:
  Batch(const Ledger& ledger, const BatchOptions& options)
      : ledger_(ledger), options_(options), written_(ledger.new_batch()) {}

  Result<BatchRun> run() {
    ANJUAN_DO(open());
    ANJUAN_DO(remember_sources());
    ANJUAN_DO(read_rows());
    run_.rows = table_->count();
    run_.rejected = table_->rejected();
    const std::vector<Diagnostic> notes = table_->notes();
    run_.notes.insert(run_.notes.begin(), notes.begin(), notes.end());
    table_->name_in(run_.notes);
    table_->name_in(run_.problems);
    const bool keep = run_.rejected == 0 || !options_.quarantine.empty();
    if (!keep) {
      run_.registered = 0;
      run_.updated = 0;
      run_.first_id.clear();
      run_.last_id.clear();
      run_.sources.clear();
    }
    if (options_.dry_run || !keep) return std::move(run_);
    // The rejects first, all but their name: once the good rows are in, only this file knows the
    // others; until they are in, an input of the same name is the only one that knows them.
    ANJUAN_DO(table_->flush_rejects());
    ANJUAN_DO(keep_numbers(ledger_, written_, last_numbers_));
    ANJUAN_DO(written_.commit());
    ANJUAN_DO(table_->finish_rejects());
    return std::move(run_);
  }

 private:
  const RowSource& rows() const { return table_->rows(); }

  Result<> open() {
    std::optional<ImportMap> map;
    if (!options_.map.empty()) {
      ANJUAN_TRY(loaded, ImportMap::load(options_.map));
      map = std::move(loaded);
    }
    RowOptions how = combine(map ? map->options : RowOptions{}, options_.rows);
    how.score = map ? header_score(*map) : known_header_score();
    ANJUAN_TRY(table, RowTable::open(options_.path, how,
                                     options_.dry_run ? std::string() : options_.quarantine));
    table_.emplace(std::move(table));
    const auto offset = ledger_.office().offset;
    // A map that names a system says: these were registered there, when they were received.
    imported_ = map && !map->system.empty();
    ANJUAN_TRY(system, name_system(map ? map->system : std::string()));
    if (map) map->system = system;
    ANJUAN_TRY(intake, map ? Intake::bind(*map, rows(), options_.path, offset)
                           : Intake::recognize(rows(), options_.path, system, offset));
    intake_ = std::move(intake);
    run_.notes = intake_->notes();
    if (!intake_->column_of(DraftField::source)) note_no_reference();
    return {};
  }

  /// Numbers of nobody's would be taken for those of any other file.
  Result<std::string> name_system(const std::string& of_map) const {
    if (!options_.system.empty()) {
      if (options_.system.find_first_of("/ \t\n") == std::string::npos) return options_.system;
      return fail_usage(
          "bad-system",
          trf("the name of a system cannot hold '/' or spaces: '{}'", options_.system),
          tr("use one word, such as 12345"));
    }
    if (!of_map.empty()) return of_map;
    std::string name = std::filesystem::path(options_.path).stem().string();
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
  }

  void note_no_reference() {
    Diagnostic d{.severity = Severity::note, .code = "no-reference", .file = options_.path};
    d.message =
        tr("no column holds the numbers of the complaints: this file read again would "
           "register them again");
    d.remedy = tr("read it once only, or give it a column of numbers");
    run_.notes.push_back(std::move(d));
  }

  /// A ledger with a file that cannot be read may hold a source already: better to stop.
  Result<> remember_sources() {
    auto problems = scan_heads(ledger_.paths(), [&](const ScannedCase& found) {
      if (found.head.has(HeadField::source))
        known_.emplace(found.head[HeadField::source], found.head[HeadField::id]);
      if (found.head.has(HeadField::repeat_of) && found.head.status() != Status::voided)
        ++repeats_[std::string(found.head[HeadField::repeat_of])];
    });
    if (!problems.empty()) return fail_with(std::move(problems));
    return options_.suggest_repeats ? people_.add_all(ledger_) : Result<>();
  }

  Result<> read_rows() {
    Row row;
    while (true) {
      ANJUAN_TRY(more, table_->next(row));
      if (!more) break;
      ANJUAN_DO(take(row));
      if (options_.progress && row.number % kProgressEvery == 0) options_.progress(row.number);
    }
    return {};
  }

  Result<> take(const Row& row) {
    Taken taken = intake_->take(rows(), row);
    std::vector<Diagnostic> problems;
    for (Diagnostic& d : taken.diagnostics)
      (d.severity == Severity::error ? problems : run_.notes).push_back(std::move(d));
    if (!problems.empty() || !taken.good) return reject(row, std::move(problems));
    const std::string source(taken.draft[DraftField::source]);
    if (const auto known = known_.find(source); known != known_.end())
      return take_known(row, taken.draft, known->second);
    if (!source.empty()) {
      const auto [first, is_new] = in_file_.emplace(source, row.number);
      if (!is_new) {
        Diagnostic d =
            intake_->place(rows(), row, DraftField::ref,
                           trf("{} stands in this file already, in row {}", source, first->second));
        d.code = "duplicate-in-file";
        d.remedy = tr("remove one of the two rows");
        return reject(row, {std::move(d)});
      }
    }
    // Every earlier case on the matter counts: those in the ledger and those of this file.
    ANJUAN_DO(complete_repeat(ledger_, taken.draft));
    const std::string& first = taken.draft[DraftField::repeat_of];
    return make(row, taken.draft, first.empty() ? 0 : ++repeats_[first]);
  }

  /// A row whose number was registered before: nothing to do, unless it tells of something else.
  Result<> take_known(const Row& row, const Draft& draft, const std::string& id) {
    ANJUAN_TRY(stored, ledger_.read_case(id));
    const auto conflicts = conflicts_with(stored.value, draft);
    if (conflicts.empty()) {
      ++run_.skipped;
      return {};
    }
    if (options_.update && in_file_.emplace(draft[DraftField::source], row.number).second)
      return update(row, id, correction_of(conflicts));
    std::vector<Diagnostic> problems;
    for (const SourceConflict& one : conflicts) {
      const bool name = one.field == DraftField::petitioner_name;
      Diagnostic d =
          intake_->place(rows(), row, one.field,
                         trf("{} is registered as {}, where it is: {}", draft[DraftField::source],
                             id, name ? mask_name(one.there) : one.there));
      d.code = "source-conflict";
      d.rule = tr("one source, one case");
      d.remedy =
          tr("if it is the same complaint, take over what changed with --update; if the system "
             "begins its numbers anew, tell the files apart with --system");
      problems.push_back(std::move(d));
    }
    return reject(row, std::move(problems));
  }

  Result<> update(const Row& row, const std::string& id, const Correction& correction) {
    const std::string name = std::filesystem::path(options_.path).filename().string();
    auto edit =
        correct_case(ledger_, id, correction,
                     {.now = options_.now, .by = options_.by, .via = options_.via, .reason = name});
    if (!edit && edit.error().exit == ExitCode::io) return pass_on(edit);
    if (!edit) {
      for (Diagnostic& d : edit.error().diagnostics) {
        Diagnostic placed = intake_->place(rows(), row, DraftField::ref, d.message);
        placed.code = std::move(d.code);
        placed.rule = std::move(d.rule);
        placed.remedy = std::move(d.remedy);
        d = std::move(placed);
      }
      return reject(row, std::move(edit.error().diagnostics));
    }
    ++run_.updated;
    return options_.dry_run ? Result<>() : written_.replace(edit->path, edit->text, edit->read);
  }

  Result<> make(const Row& row, const Draft& draft, int repeats) {
    auto made = make_case(ledger_, draft,
                          {.now = options_.now,
                           .on = options_.on,
                           .by = options_.by,
                           .via = options_.via,
                           .late_reason = options_.late_reason,
                           .repeats = repeats,
                           .imported = imported_});
    if (!made && made.error().exit == ExitCode::io) return pass_on(made);
    if (!made) {
      std::vector<Diagnostic> problems;
      for (Diagnostic& found : made.error().diagnostics) {
        const auto field = parse_draft_field(found.file);
        Diagnostic d = field ? intake_->place(rows(), row, *field, found.message)
                             : intake_->place(rows(), row, found.message);
        d.code = std::move(found.code);
        d.rule = std::move(found.rule);
        d.remedy = std::move(found.remedy);
        problems.push_back(std::move(d));
      }
      return reject(row, std::move(problems));
    }
    ANJUAN_TRY(given, number_case(ledger_, std::move(*made), last_numbers_));
    const RegisteredCase& numbered = given;
    if (title_names_petitioner(numbered.value)) warn_of_name(row);
    for (Diagnostic& odd : odd_numbers(numbered.value)) {
      Diagnostic d = intake_->place(rows(), row, DraftField::petitioner_name, odd.message);
      d.severity = Severity::note;
      d.code = std::move(odd.code);
      d.source_line.clear();
      d.remedy = std::move(odd.remedy);
      run_.notes.push_back(std::move(d));
    }
    if (options_.suggest_repeats) suggest(row, numbered.value);
    ++run_.registered;
    run_.last_id = numbered.value.head[HeadField::id];
    if (run_.first_id.empty()) run_.first_id = run_.last_id;
    if (numbered.value.head.has(HeadField::source))
      run_.sources.push_back({run_.last_id, numbered.value.head[HeadField::source]});
    // Staged only: nothing is in the ledger until every row has been checked. After a bad row
    // that will stop everything there is no use in going on writing.
    const bool doomed = table_->rejected() > 0 && options_.quarantine.empty();
    if (options_.dry_run || doomed) return {};
    return written_.create(numbered.path, numbered.text);
  }

  void warn_of_name(const Row& row) {
    Diagnostic d = intake_->place(rows(), row, DraftField::title,
                                  tr("the title names the petitioner, who is not to be named"));
    d.severity = Severity::note;
    d.code = "title-names-petitioner";
    d.source_line.clear();
    d.remedy = tr("correct it in the file of the case: lists and reports show titles");
    run_.notes.push_back(std::move(d));
  }

  /// Says which earlier case a row may repeat, and why; it is registered all the same.
  void suggest(const Row& row, const Case& value) {
    if (!value.head.has(HeadField::repeat_of))
      if (const auto hint = people_.find(value)) {
        Diagnostic d = intake_->place(
            rows(), row, DraftField::title,
            trf("perhaps a repeat of {} ({}): {}", hint->id, hint->evidence, hint->title));
        d.severity = Severity::note;
        d.code = "perhaps-a-repeat";
        d.source_line.clear();
        run_.notes.push_back(std::move(d));
      }
    people_.add(value);
  }

  Result<> reject(const Row& row, std::vector<Diagnostic> problems) {
    ANJUAN_DO(table_->reject(row, problems));
    for (Diagnostic& d : problems) run_.problems.push_back(std::move(d));
    return {};
  }

  const Ledger& ledger_;
  const BatchOptions& options_;
  std::optional<RowTable> table_;
  std::optional<Intake> intake_;
  bool imported_ = false;
  std::unordered_map<std::string, std::string> known_;  ///< source → case
  std::unordered_map<std::string, std::size_t> in_file_;
  std::unordered_map<std::string, int> repeats_;  ///< first case → cases that repeat it
  RepeatIndex people_;
  std::map<int, int> last_numbers_;
  WriteBatch written_;
  BatchRun run_;
};

}  // namespace

Result<BatchRun> register_batch(const Ledger& ledger, const BatchOptions& options) {
  return Batch(ledger, options).run();
}

}  // namespace anjuan

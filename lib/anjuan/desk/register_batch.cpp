#include "anjuan/desk/register_batch.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "anjuan/desk/new_case.hpp"
#include "anjuan/desk/source_conflict.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/intake/sheet.hpp"
#include "anjuan/ledger/numbers.hpp"
#include "anjuan/ledger/repeats.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/shown_problems.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/people.hpp"
#include "anjuan/model/person_check.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kProgressEvery = 250;

/// Where the first case on a matter is.
enum class First { none, ledger, this_run };

/// A row that was read, before its first case is known.
struct Linked {
  Row row;
  Draft draft;
  Taken taken;

  bool is_good() const {
    return std::none_of(taken.faults.begin(), taken.faults.end(), [](const RowFault& fault) {
      return fault.what.severity == Severity::error;
    });
  }
};

class Batch {
 public:
  Batch(const Ledger& ledger, const BatchOptions& options)
      : ledger_(ledger), options_(options), written_(ledger.new_batch()) {}

  Result<BatchRun> run() {
    ANJUAN_DO(open());
    ANJUAN_DO(remember_sources());
    ANJUAN_DO(read_rows());
    run_.rows = sheet_->count();
    run_.rejected = sheet_->rejected();
    run_.problems = sheet_->take_problems();
    for (Diagnostic& d : sheet_->take_notes()) run_.notes.push_back(std::move(d));
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
    ANJUAN_DO(sheet_->flush_rejects());
    ANJUAN_DO(keep_numbers(ledger_, written_, last_numbers_));
    ANJUAN_DO(written_.commit());
    ANJUAN_DO(sheet_->finish_rejects());
    return std::move(run_);
  }

 private:
  const RowSource& rows() const { return sheet_->rows(); }

  Result<> open() {
    auto sheet = Sheet::open(complaint_columns(),
                             {.path = options_.path,
                              .map = options_.map,
                              .quarantine = options_.dry_run ? std::string() : options_.quarantine,
                              .rows = options_.rows,
                              .offset = ledger_.office().offset});
    if (!sheet) return pass_on(sheet);
    sheet_.emplace(std::move(*sheet));
    sheet_->set_veil(
        [this](const Row& row, std::span<Diagnostic> said) { hide_people_of(row, said); });
    // A map that names a system says: these were registered there, when they were received.
    imported_ = !sheet_->map().system.empty();
    auto system = name_system(sheet_->map().system);
    if (!system) return pass_on(system);
    system_ = std::move(*system);
    if (sheet_->map().system.empty()) sheet_->keep_system(system_);
    const auto& header = rows().header();
    const auto kept = std::find_if(header.begin(), header.end(),
                                   [](std::string_view name) { return kRejectSystem.is(name); });
    if (kept != header.end()) kept_system_ = static_cast<std::size_t>(kept - header.begin());
    if (!sheet_->intake().column_of(origin_of(sheet_->intake(), DraftField::source)))
      note_no_reference();
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
    std::map<std::string, std::string> before;  // of a repeat: what it repeats
    std::map<std::string, Earlier> said;        // of the cases that others are kept from
    auto problems = scan_heads(ledger_.paths(), [&](const ScannedCase& found) {
      if (found.head.has(HeadField::source))
        known_.emplace(found.head[HeadField::source], found.head[HeadField::id]);
      if (found.head.status() == Status::voided) return;
      const std::string id(found.head[HeadField::id]);
      if (found.head.has(HeadField::repeat_of))
        before.emplace(id, found.head[HeadField::repeat_of]);
      if (is_protected(found.head)) said[id].take_up(found.head);
    });
    if (!problems.empty()) return fail_with(std::move(problems));
    const auto root_in = [&](std::string root) {
      for (std::size_t up = 0; before.contains(root) && up < before.size(); ++up)
        root = before.at(root);
      return root;
    };
    for (const auto& [id, one] : before) ++matters_[root_in(one)].cases;
    for (auto& [id, one] : said) {
      Earlier& matter = matters_[root_in(id)];
      matter.secret = true;
      for (auto& accused : one.accusing) matter.accusing.push_back(std::move(accused));
    }
    return options_.suggest_repeats ? people_.add_all(ledger_) : Result<>();
  }

  Result<> read_rows() {
    Row row;
    Taken taken;
    while (true) {
      auto more = sheet_->next(row, taken);
      if (!more) return pass_on(more);
      if (!*more) break;
      ANJUAN_DO(take(row, taken));
      if (options_.progress && row.number % kProgressEvery == 0) options_.progress(row.number);
    }
    return read_waiting();
  }

  /// What is said of a row shows it without its people.
  void hide_people_of(const Row& row, std::span<Diagnostic> said) const {
    std::vector<Petitioner> people;
    for (const DraftFieldSpec& spec : draft_fields()) {
      const auto* target = std::get_if<std::string Petitioner::*>(&spec.target);
      const bool speaks = spec.field == DraftField::representatives;
      if (target == nullptr && !speaks) continue;
      if (spec.field == DraftField::petitioner_sex || spec.field == DraftField::petitioner_age)
        continue;
      for (const std::size_t column : sheet_->intake().columns_of(index_of(spec.field))) {
        if (column >= row.cells.size()) continue;
        const std::string& text = row.cells[column].text;
        people.emplace_back().*(speaks ? &Petitioner::name : *target) = text;
        // A cell may list several.
        if (speaks || spec.field == DraftField::petitioner_name)
          for (const std::string& name : split_names(text)) people.push_back({.name = name});
      }
    }
    hide_people(said, people);
    // Where cells slipped into other columns nobody knows which of them tells what.
    if (!row.problems.empty())
      for (Diagnostic& d : said) d.source_line.clear();
  }

  RowFault place(const Row& row, DraftField field, Diagnostic what) const {
    return sheet_->place(row, origin_of(sheet_->intake(), field), std::move(what));
  }

  Result<> take(const Row& row, Taken& taken) {
    for (RowFault& fault : missing_number(sheet_->intake(), rows(), row, taken))
      taken.faults.push_back(std::move(fault));
    for (RowFault& fault : unread_alarms(sheet_->intake(), rows(), row, taken))
      taken.faults.push_back(std::move(fault));
    if (kept_system_) sheet_->keep_system(system_of(row));
    Draft draft = draft_of(taken, system_of(row));
    // A sheet without titles has requests that begin with what they are about.
    if (!sheet_->intake().fills(index_of(DraftField::title)))
      draft[DraftField::title] = first_sentence(draft[DraftField::request]);
    const std::string source(draft[DraftField::source]);
    if (const auto known = known_.find(source); known != known_.end())
      return take_known(row, draft, std::move(taken), known->second);
    if (const std::string own = own_case(ledger_, source); !own.empty()) {
      Diagnostic d{.code = "own-case"};
      d.message = trf("{} is a case of this ledger: it cannot come to it from another office", own);
      d.remedy = tr("register the file in the ledger of the office to which the case goes");
      taken.faults.push_back(place(row, DraftField::source, std::move(d)));
    }
    if (!source.empty()) {
      const auto [first, is_new] = in_file_.emplace(source, row.number);
      if (!is_new) {
        Diagnostic d{.code = "duplicate-in-file"};
        d.message = trf("{} stands in this file already, in row {}", source, first->second);
        d.remedy = tr("remove one of the two rows");
        taken.faults.push_back(place(row, DraftField::source, std::move(d)));
      }
    }
    return link({row, std::move(draft), std::move(taken)});
  }

  /// Finds the first case on the matter; a row whose first case may stand further down waits.
  Result<> link(Linked one) {
    ANJUAN_TRY(found, find_first(one.draft));
    if (!found && !is_last_round_ && one.is_good()) {
      waiting_.push_back(std::move(one));
      return {};
    }
    // Every earlier case on the matter counts: those in the ledger and those of this file.
    const std::string& first = one.draft[DraftField::repeat_of];
    Earlier earlier;
    if (!first.empty()) {
      Earlier& matter = matters_[first];
      if (one.is_good()) ++matter.cases;
      earlier = matter;
    }
    return make(one.row, one.draft, std::move(one.taken),
                register_options(std::move(earlier), found == First::this_run));
  }

  /// Rows that repeat one further down, until none of them finds its first case.
  Result<> read_waiting() {
    while (!waiting_.empty()) {
      std::vector<Linked> rows = std::move(waiting_);
      waiting_.clear();
      const std::size_t before = rows.size();
      for (Linked& one : rows) {
        if (kept_system_) sheet_->keep_system(system_of(one.row));
        ANJUAN_DO(link(std::move(one)));
      }
      is_last_round_ = waiting_.size() == before;
    }
    return {};
  }

  /// Writes the case that the draft repeats with its number here. It is named by that number, or by
  /// the one it has in the source (初信编号), in the ledger or in this file; its own number there
  /// says that it is the first. nullopt when it is named and not there, or not yet.
  Result<std::optional<First>> find_first(Draft& draft) const {
    std::string& first = draft[DraftField::repeat_of];
    if (first.empty()) return std::optional<First>(First::none);
    const std::string& source = draft[DraftField::source];
    const std::string in_system = source.substr(0, source.find('/') + 1) + first;
    if (!source.empty() && (first == source || in_system == source)) {
      first.clear();
      return std::optional<First>(First::none);
    }
    for (const std::string& name : {first, in_system}) {
      if (const auto made = made_.find(name); made != made_.end()) {
        first = root_of(made->second);
        return std::optional<First>(First::this_run);
      }
      if (const auto known = known_.find(name); known != known_.end()) {
        ANJUAN_TRY(root, first_case(ledger_, known->second));
        first = std::move(root);
        return std::optional<First>(First::ledger);
      }
    }
    auto root = first_case(ledger_, first);
    if (!root && root.error().exit == ExitCode::io) return pass_on(root);
    if (!root) return std::optional<First>();
    first = std::move(*root);
    return std::optional<First>(First::ledger);
  }

  /// The case with which the matter of one of this run began.
  const std::string& root_of(const std::string& id) const {
    const auto root = roots_.find(id);
    return root != roots_.end() ? root->second : id;
  }

  /// Rejects know where they came from, unless a map or an option says so anew.
  const std::string& system_of(const Row& row) const {
    const bool said = !options_.system.empty() || !sheet_->map().system.empty();
    if (said || !kept_system_ || *kept_system_ >= row.cells.size()) return system_;
    const std::string& kept = row.cells[*kept_system_].text;
    return kept.empty() ? system_ : kept;
  }

  /// A row whose number was registered before: nothing to do, unless it tells of something else.
  Result<> take_known(const Row& row, const Draft& draft, Taken taken, const std::string& id) {
    if (!taken.faults.empty()) return sheet_->reject(row, std::move(taken.faults));
    auto stored = ledger_.read_case(id);
    if (!stored) return pass_on(stored);
    Draft same = draft;
    ANJUAN_TRY(found, find_first(same));
    const auto made = make_case(ledger_, same, register_options({}, found == First::this_run));
    if (!made && made.error().exit == ExitCode::io) return tl::unexpected(made.error());
    const auto conflicts =
        conflicts_with(stored->value, draft, made ? &*made : nullptr, ledger_.roster());
    if (conflicts.empty()) {
      ++run_.skipped;
      run_.sources.push_back(
          {id, draft[DraftField::source], stored->value.history.front().at.date()});
      return {};
    }
    if (options_.update && in_file_.emplace(draft[DraftField::source], row.number).second)
      return update(row, id, correction_of(conflicts));
    for (const SourceConflict& one : conflicts) {
      Diagnostic d{.code = "source-conflict"};
      d.message = trf("{} is registered as {}, where it is: {}", draft[DraftField::source], id,
                      seen_by_clerk(stored->value, one));
      d.rule = tr("one source, one case");
      d.remedy =
          tr("if it is the same complaint, take over what changed with --update; if the system "
             "begins its numbers anew, tell the files apart with --system");
      taken.faults.push_back(place(row, one.field, std::move(d)));
    }
    return sheet_->reject(row, std::move(taken.faults));
  }

  /// What the case says there, as a clerk may see it.
  static std::string seen_by_clerk(const Case& value, const SourceConflict& conflict) {
    if (conflict.field == DraftField::petitioner_name) return mask_name(conflict.there);
    const DraftTarget& target = spec_of(conflict.field).target;
    if (const auto* field = std::get_if<std::string Petitioner::*>(&target)) {
      const std::vector<Petitioner> people = shown(value, Audience::clerk).petitioners;
      return people.empty() ? std::string() : people.front().*(*field);
    }
    return Viewer(value, Audience::clerk).title(conflict.there);
  }

  RegisterOptions register_options(Earlier earlier, bool this_run) const {
    return {.now = options_.now,
            .on = options_.on,
            .by = options_.by,
            .via = options_.via,
            .late_reason = options_.late_reason,
            .file = std::filesystem::path(options_.path).filename().string(),
            .veil_titles = options_.veil_titles,
            .earlier = std::move(earlier),
            .repeats_this_run = this_run,
            .force = options_.force,
            .imported = imported_};
  }

  Result<> update(const Row& row, const std::string& id, const Correction& correction) {
    const std::string name = std::filesystem::path(options_.path).filename().string();
    auto edit =
        correct_case(ledger_, id, correction,
                     {.now = options_.now, .by = options_.by, .via = options_.via, .reason = name});
    if (!edit && edit.error().exit == ExitCode::io) return pass_on(edit);
    if (!edit) {
      std::vector<RowFault> faults;
      for (Diagnostic& d : edit.error().diagnostics)
        faults.push_back(place(row, DraftField::source, std::move(d)));
      return sheet_->reject(row, std::move(faults));
    }
    ++run_.updated;
    return options_.dry_run ? Result<>() : written_.replace(edit->path, edit->text, edit->read);
  }

  Result<> make(const Row& row, const Draft& draft, Taken taken, const RegisterOptions& options) {
    auto made = make_case(ledger_, draft, options);
    if (!made && made.error().exit == ExitCode::io) return pass_on(made);
    if (!made) add_rules(row, std::move(made.error()), taken);
    if (!taken.faults.empty()) return sheet_->reject(row, std::move(taken.faults));
    const auto given = number_case(ledger_, std::move(*made), last_numbers_);
    if (!given) return tl::unexpected(given.error());
    const RegisteredCase& numbered = *given;
    for (Diagnostic& odd : odd_numbers(numbered.value))
      note(row, DraftField::petitioner_name, std::move(odd));
    if (options_.suggest_repeats) suggest(row, numbered.value);
    if (secrecy_of(numbered.value) != Secrecy::open) {
      const Head& head = numbered.value.head;
      matters_[head[head.has(HeadField::repeat_of) ? HeadField::repeat_of : HeadField::id]].take_up(
          to_view(head));
    }
    if (numbered.value.history.front().is_true("confidential") &&
        draft[DraftField::confidential] != "true")
      note_protected(row, numbered.value);
    ++run_.registered;
    run_.last_id = numbered.value.head[HeadField::id];
    if (run_.first_id.empty()) run_.first_id = run_.last_id;
    if (const std::string& source = numbered.value.head[HeadField::source]; !source.empty()) {
      made_.emplace(source, run_.last_id);
      if (const std::string& first = numbered.value.head[HeadField::repeat_of]; !first.empty())
        roots_.emplace(run_.last_id, first);
      run_.sources.push_back({run_.last_id, source, numbered.value.history.front().at.date()});
    }
    // Staged only: nothing is in the ledger until every row has been checked. After a bad row
    // that will stop everything there is no use in going on writing.
    const bool doomed = sheet_->rejected() > 0 && options_.quarantine.empty();
    if (options_.dry_run || doomed) return {};
    return written_.create(numbered.path, numbered.text);
  }

  /// What the rules say of a row, all in one round: but for what follows from a cell that could not
  /// be read and has been told, and what the office refuses of a row that is not whole.
  void add_rules(const Row& row, Failure failure, Taken& taken) const {
    const bool whole = taken.faults.empty();
    if (!taken.good && failure.exit == ExitCode::refused) return;
    for (Diagnostic& found : failure.diagnostics) {
      const auto field = parse_draft_field(found.file);
      if (!whole && (!field || !says(taken, *field))) continue;
      taken.faults.push_back(field ? place(row, *field, std::move(found))
                                   : sheet_->place(row, std::move(found)));
    }
  }

  bool says(const Taken& taken, DraftField field) const {
    return !taken.values[origin_of(sheet_->intake(), field)].empty();
  }

  /// A note shows no line of the file: it may name somebody.
  void note(const Row& row, DraftField field, Diagnostic what) {
    what.severity = Severity::note;
    RowFault fault = place(row, field, std::move(what));
    fault.what.source_line.clear();
    sheet_->note(row, std::move(fault));
  }

  /// It was not asked for: the case that it repeats is protected.
  void note_protected(const Row& row, const Case& value) {
    Diagnostic d{.code = "protected-as-the-first"};
    d.message = trf("protected as {} is, which it repeats", value.head[HeadField::repeat_of]);
    note(row, DraftField::repeat_of, std::move(d));
  }

  /// Says which earlier case a row may repeat, and why; it is registered all the same.
  void suggest(const Row& row, const Case& value) {
    if (!value.head.has(HeadField::repeat_of))
      if (const auto hint = people_.find(value)) {
        Diagnostic d{.code = "perhaps-a-repeat"};
        d.message = trf("perhaps a repeat of {} ({}): {}", hint->id, hint->evidence, hint->title);
        note(row, DraftField::title, std::move(d));
      }
    people_.add(value);
  }

  const Ledger& ledger_;
  const BatchOptions& options_;
  std::optional<Sheet> sheet_;
  std::string system_;                      ///< whose numbers the rows carry
  std::optional<std::size_t> kept_system_;  ///< the column of a file of rejects that knows it
  bool imported_ = false;
  std::unordered_map<std::string, std::string> known_;  ///< source → case
  std::unordered_map<std::string, std::string> made_;   ///< the same of this run
  std::unordered_map<std::string, std::string> roots_;  ///< of this run: case → the first one
  std::vector<Linked> waiting_;                         ///< rows, for their first case
  bool is_last_round_ = false;                          ///< nothing more is waited for
  std::unordered_map<std::string, std::size_t> in_file_;
  std::unordered_map<std::string, Earlier> matters_;  ///< first case → the matter it began
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

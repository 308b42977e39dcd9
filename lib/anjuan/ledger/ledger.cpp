#include "anjuan/ledger/ledger.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/calendars.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/roster_reader.hpp"

namespace anjuan {
namespace {

/// Hands out the value of a Result and gathers the diagnostics of a failed one.
class Gatherer {
 public:
  template <class T>
  T take(Result<T> result) {
    if (result) return std::move(*result);
    exit_ = std::max(exit_, result.error().exit);
    for (Diagnostic& d : result.error().diagnostics) diagnostics_.push_back(std::move(d));
    return T{};
  }

  bool failed() const { return !diagnostics_.empty(); }
  Failure failure() { return {exit_, std::move(diagnostics_)}; }

 private:
  ExitCode exit_ = ExitCode::bad_data;
  std::vector<Diagnostic> diagnostics_;
};

/// The directory itself or the nearest one above it that holds anjuan.toml; nullopt when there is
/// none. Fails (io) when that cannot be told.
Result<std::optional<std::string>> find_root(const std::string& directory) {
  std::string prefix = LedgerPaths::at(directory).root;
  std::error_code error;
  const auto absolute = std::filesystem::absolute(prefix.empty() ? "." : prefix, error);
  const auto depth = std::distance(absolute.begin(), absolute.end());
  for (auto level = depth; level >= 0; --level) {
    ANJUAN_TRY(found, look_up(prefix + "anjuan.toml"));
    if (found != PathKind::absent) return std::optional(prefix);
    prefix += "../";
  }
  return std::optional<std::string>();
}

/// A file that the office may leave out.
std::string read_optional(const std::string& path, Gatherer& problems) {
  return problems.take(read_if_there(path)).value_or("");
}

/// "2026-123" and "DZ-2026-000123" are the same case.
std::string full_id(std::string_view text, std::string_view code) {
  if (parse_case_id(text)) return std::string(text);
  const auto parts = split(text, '-');
  if (parts.size() < 2) return std::string(text);
  const std::string_view year = parts[parts.size() - 2];
  const std::string_view number = parts.back();
  if (number.empty() || number.size() > 6) return std::string(text);
  const std::string_view own = parts.size() > 2 ? parts[0] : code;
  const bool station = number[0] >= 'A' && number[0] <= 'Z';
  const std::string zeros(6 - number.size(), '0');
  return station ? fmt::format("{}-{}-{}{}{}", own, year, number[0], zeros, number.substr(1))
                 : fmt::format("{}-{}-{}{}", own, year, zeros, number);
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& directory, FileOps& ops) {
  const auto found = look_up(directory.empty() ? "." : directory);
  if (!found) return tl::unexpected(found.error());
  ANJUAN_TRY(
      root, *found == PathKind::file ? Result<std::optional<std::string>>() : find_root(directory));
  if (!root)
    return fail(ExitCode::usage,
                {.code = "no-ledger",
                 .file = directory,
                 .message = tr("there is no ledger here (no anjuan.toml, here or above)"),
                 .remedy = tr("go to the ledger, name it with -C DIR, or make one: anjuan init DIR "
                              "--code CODE --name NAME")});
  Ledger ledger;
  ledger.ops_ = &ops;
  ledger.paths_.root = *root;
  const LedgerPaths& paths = ledger.paths_;
  Gatherer problems;

  if (const std::string text = problems.take(read_file(paths.settings())); !problems.failed())
    ledger.office_ = problems.take(parse_office(text, paths.settings()));
  ledger.calendar_ = built_in_calendar();
  // A calendar left out would make wrong due dates, which are then kept.
  for (const std::string& name : problems.take(list_directory(paths.calendars()))) {
    if (!name.ends_with(".toml")) continue;
    const std::string path = paths.calendars() + "/" + name;
    auto text = read_file(path);
    auto year = text ? parse_calendar(*text, path) : Result<CalendarFile>(pass_on(text));
    if (year)
      ledger.calendar_.set_year(year->year, std::move(year->data));
    else
      problems.take(Result<int>(pass_on(year)));
  }
  ledger.officials_ =
      problems.take(read_officials(read_optional(paths.officials(), problems), paths.officials()));
  ledger.units_ = problems.take(read_units(read_optional(paths.units(), problems), paths.units()));
  ledger.categories_ = problems.take(
      read_categories(read_optional(paths.categories(), problems), paths.categories()));
  if (const std::string station(trim(read_optional(paths.station(), problems))); !station.empty())
    ledger.station_ = station[0];
  if (problems.failed()) return tl::unexpected<Failure>(problems.failure());
  return ledger;
}

Result<Lock> Ledger::lock(std::chrono::milliseconds timeout, const std::string& purpose) const {
  ANJUAN_DO(check_folders(paths_.root, paths_.lock()));
  if (const int error = ops_->make_directories(paths_.private_directory()))
    return fail(ExitCode::io,
                io_diagnostic(paths_.private_directory(), error, tr("cannot be made")));
  auto lock = Lock::take(paths_.lock(), timeout, purpose);
  if (!lock) return lock;
  lock_inode_ = lock->inode();
  // Whoever has the lock is alone here: what lies staged was left by a run that was killed.
  ANJUAN_TRY(finished, finish_batches(*ops_, paths_));
  lock->set_notes(std::move(finished));
  return lock;
}

bool Ledger::keeps_lock() const {
  return lock_inode_ == 0 || stamp_of(paths_.lock()).inode == lock_inode_;
}

Result<std::string> Ledger::find_case(std::string_view id) const {
  const std::string wanted = full_id(id, office_.code);
  const auto parsed = parse_case_id(wanted);
  if (!parsed)
    return fail_usage("bad-case-id", trf("{} is not a case number", id),
                      trf("write it as {}-2026-000123 or 2026-123", office_.code));
  const std::string year = fmt::format("{}/{:04}", paths_.cases(), parsed->year);
  std::vector<Diagnostic> problems;
  for (const std::string& month : value_or_note(list_subdirectories(year), problems)) {
    std::string path = fmt::format("{}/{}/{}.yaml", year, month, wanted);
    if (value_or_note(look_up(path), problems) != PathKind::absent) return path;
  }
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  return fail_usage("no-such-case", trf("there is no case {}", wanted),
                    tr("anjuan list shows the cases there are"));
}

Result<StoredCase> Ledger::read_case(std::string_view id) const {
  ANJUAN_TRY(path, find_case(id));
  ANJUAN_TRY(read, read_stamped(path));
  ANJUAN_TRY(value, read_case_strictly(read.text, path));
  return StoredCase{std::move(path), std::move(read.text), read.stamp, std::move(value)};
}

Result<int> Ledger::last_number(int year) const {
  int last = 0;
  std::vector<Diagnostic> problems;
  const std::string directory = fmt::format("{}/{:04}", paths_.cases(), year);
  for (const std::string& month : value_or_note(list_subdirectories(directory), problems))
    for (const std::string& name :
         value_or_note(list_directory(directory + "/" + month), problems)) {
      if (!name.ends_with(".yaml")) continue;
      const auto id = parse_case_id(std::string_view(name).substr(0, name.size() - 5));
      if (id && id->code == office_.code && id->station == station_ && id->year == year)
        last = std::max(last, id->number);
    }
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  return last;
}

}  // namespace anjuan

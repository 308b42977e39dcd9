#include "anjuan/ledger/ledger.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_source.hpp"
#include "anjuan/disk/ledger_lock.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/settings_files.hpp"
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

  void add(std::vector<Diagnostic> found) {
    diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(found.begin()),
                        std::make_move_iterator(found.end()));
  }

  bool failed() const { return !diagnostics_.empty(); }
  Failure failure() { return {exit_, std::move(diagnostics_)}; }

 private:
  ExitCode exit_ = ExitCode::bad_data;
  std::vector<Diagnostic> diagnostics_;
};

/// The directory itself or the nearest one above it that holds `name`; nullopt when there is none.
/// Fails (io) when that cannot be told.
Result<std::optional<std::string>> find_above(const std::string& directory, std::string_view name) {
  if (source_of(directory).source != nullptr) return std::optional(directory);
  std::string prefix = LedgerPaths::at(directory).root;
  std::error_code error;
  const auto absolute = std::filesystem::absolute(prefix.empty() ? "." : prefix, error);
  const auto depth = std::distance(absolute.begin(), absolute.end());
  for (auto level = depth; level >= 0; --level) {
    ANJUAN_TRY(found, look_up(fmt::format("{}{}", prefix, name)));
    if (found != PathKind::absent) return std::optional(prefix);
    prefix += "../";
  }
  return std::optional<std::string>();
}

/// An office that registers nothing for longer than this has a wrong clock, most likely.
constexpr std::chrono::days kLongestPause{31 + 366};

/// The letter of this copy. Fails (bad_data) for anything that no case number could hold.
Result<char> read_station(std::string_view text, const std::string& path) {
  if (const auto letter = parse_station_file(text)) return *letter;
  return fail(ExitCode::bad_data,
              {.code = "bad-station",
               .file = path,
               .line = 1,
               .column = 1,
               .message = trf("{} is not a station letter",
                              trim(text).empty() ? std::string_view(tr("(nothing)")) : trim(text)),
               .remedy = tr("write one letter of A to Z, or main in the office's main ledger")});
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
  ANJUAN_TRY(found, look_up(directory.empty() ? "." : directory));
  ANJUAN_TRY(root, found == PathKind::file ? Result<std::optional<std::string>>()
                                           : find_above(directory, "anjuan.toml"));
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

  ledger.settings_ = problems.take(read_settings_files(paths));
  if (!problems.failed()) ledger.office_ = problems.take(parse_office(ledger.settings_));
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
  References& references = ledger.office_.references;
  ledger.officials_ = problems.take(
      read_officials(read_optional(paths.officials(), problems), paths.officials(), references));
  ledger.units_ =
      problems.take(read_units(read_optional(paths.units(), problems), paths.units(), references));
  ledger.categories_ = problems.take(
      read_categories(read_optional(paths.categories(), problems), paths.categories()));
  // A file that cannot be read has its own errors, and names nothing that others could miss.
  if (!problems.failed())
    problems.add(unknown_names(references, ledger.known_names(ledger.office_.all_ranks())));
  if (const auto station = problems.take(read_if_there(paths.station())))
    ledger.station_ = problems.take(read_station(*station, paths.station()));
  if (problems.failed()) return tl::unexpected<Failure>(problems.failure());
  return ledger;
}

KnownNames Ledger::known_names(const Ranks& ranks) const {
  return anjuan::known_names({ranks, office_.bodies, categories_}, officials_, units_);
}

Result<Lock> Ledger::lock(std::chrono::milliseconds timeout, const std::string& purpose) const {
  auto lock = lock_ledger(*ops_, paths_, timeout, purpose);
  if (lock) lock_inode_ = lock->inode();
  return lock;
}

bool Ledger::keeps_lock() const {
  return lock_inode_ == 0 || stamp_of(paths_.lock()).inode == lock_inode_;
}

Result<> Ledger::check_clock(Timestamp now) const {
  ANJUAN_TRY(years, list_subdirectories(paths_.cases()));
  std::optional<Date> newest;  // the first day of its month
  for (auto year = years.rbegin(); year != years.rend() && !newest; ++year) {
    ANJUAN_TRY(months, list_subdirectories(paths_.cases() + "/" + *year));
    for (const std::string& month : months)
      newest = std::max(newest, parse_date(fmt::format("{}-{}-01", *year, month)));
  }
  if (!newest) return {};
  const bool behind = now.date() < *newest;
  if (!behind && now.date() <= *newest + kLongestPause) return {};
  return fail(ExitCode::refused,
              {.code = "implausible-clock",
               .message = trf("it is {} now, but the newest case was registered in {:04}-{:02}",
                              to_string(now), year_of(*newest), month_of(*newest)),
               .rule = tr("what is recorded on a wrong day stays wrong"),
               .remedy = tr("set the clock; when it is right, say so: anjuan --force COMMAND")});
}

/// The files of the cases that have this number in whatever year, letters of stations left out.
Result<std::vector<std::string>> Ledger::cases_numbered(long number) const {
  const std::string name = fmt::format("-{:06}.yaml", number);
  std::vector<std::string> paths;
  std::vector<Diagnostic> problems;
  for (const std::string& year : value_or_note(list_subdirectories(paths_.cases()), problems))
    for (const std::string& month :
         value_or_note(list_subdirectories(paths_.cases() + "/" + year), problems)) {
      std::string path =
          fmt::format("{}/{}/{}/{}-{}{}", paths_.cases(), year, month, office_.code, year, name);
      if (value_or_note(look_up(path), problems) != PathKind::absent)
        paths.push_back(std::move(path));
    }
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  return paths;
}

Result<std::string> Ledger::find_case(std::string_view id) const {
  if (const auto number = parse_number<long>(id); number && *number > 0 && id.size() <= 6) {
    ANJUAN_TRY(paths, cases_numbered(*number));
    if (paths.size() == 1) return std::move(paths.front());
    std::string ids;
    for (const std::string& path : paths)
      ids += (ids.empty() ? "" : ", ") + std::filesystem::path(path).stem().string();
    if (paths.empty())
      return fail_usage("no-such-case", trf("there is no case {}", id),
                        tr("anjuan list shows the cases there are"));
    return fail_usage("several-cases", trf("{} cases have the number {}", paths.size(), id),
                      trf("one of: {}", ids));
  }
  const std::string wanted = full_id(id, office_.code);
  const auto parsed = parse_case_id(wanted);
  if (!parsed)
    return fail_usage(
        "bad-case-id", trf("{} is not a case number", id),
        trf("write it as {}-2026-000123, 2026-123 or, where one year has it, 123", office_.code));
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

/// A clone has every file but this one. Without its own letter it would give the numbers that the
/// main ledger gives.
Result<> Ledger::check_station() const {
  if (station_) return {};
  ANJUAN_TRY(repository, find_above(paths_.root, ".git"));
  ANJUAN_TRY(old, look_up(paths_.old_station()));
  if (!repository && old == PathKind::absent) return {};
  return fail(
      ExitCode::refused,
      {.code = "no-station",
       .file = paths_.station(),
       .message = tr("this copy of the ledger does not know whose numbers it gives: the file is "
                     "missing, which git does not carry along"),
       .rule = tr("a number is given once"),
       .remedy =
           tr("in the office's main ledger: anjuan station main; in any other copy a letter that "
              "no copy has yet: anjuan station B")});
}

}  // namespace anjuan

#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/calendar.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/lock.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/settings/office.hpp"

namespace anjuan {

/// A case together with the file it was read from.
struct StoredCase {
  std::string path;
  std::string text;  ///< the bytes of the file
  FileStamp stamp;   ///< of the file when it was read
  Case value;
};

/// An open ledger: its settings and where its files are. Reading takes no lock.
class Ledger {
 public:
  /// Opens the ledger in `directory` or the nearest one above it. Fails (usage) when there is
  /// none, (bad_data) with every error of the settings, calendars, officials, units, categories.
  static Result<Ledger> open(const std::string& directory, FileOps& ops = real_file_ops());

  const LedgerPaths& paths() const { return paths_; }
  const Office& office() const { return office_; }
  /// The texts that the settings were read from, lowest first; the last is anjuan.toml.
  const std::vector<TomlSource>& settings() const { return settings_; }
  const Calendar& calendar() const { return calendar_; }
  const std::vector<Official>& officials() const { return officials_; }
  const std::vector<Unit>& units() const { return units_; }
  const std::vector<std::string>& categories() const { return categories_; }
  Roster roster() const { return {officials_, units_}; }
  Rules rules() const { return {office_, calendar_}; }
  /// What a setting can name; ranks are those of the office or of its rota.
  KnownNames known_names(const Ranks& ranks) const;
  FileOps& ops() const { return *ops_; }

  /// The lock for writing; see lock_ledger().
  Result<Lock> lock(std::chrono::milliseconds timeout, const std::string& purpose) const;
  /// False when the lock that was taken last is no longer the file at its path: somebody removed
  /// it, and others may be writing.
  bool keeps_lock() const;
  /// A batch whose commit() fails where keeps_lock() does. The ledger must outlive it.
  WriteBatch new_batch() const {
    return WriteBatch(*ops_, paths_, {[this] { return keeps_lock(); }, witness_});
  }
  /// From now on batches of this ledger tell the witness; nullptr for nobody. It must outlive them.
  void set_witness(BatchWitness* witness) const { witness_ = witness; }

  /// The file of a case; fails (usage) with a suggestion when there is none, (io) when it may be
  /// where nothing can be read. `id` may leave out the office's code and leading zeros: "2026-123";
  /// and the year too, where one year only has the number: "123".
  Result<std::string> find_case(std::string_view id) const;
  /// find_case, read by the full reader; fails (bad_data) when the file is not whole.
  Result<StoredCase> read_case(std::string_view id) const;

  /// The letter of this workstation; '\0' for the office's main ledger.
  char station() const { return station_.value_or('\0'); }
  /// Fails (refused) in a git clone that was not told its letter: a number must never be given
  /// twice.
  Result<> check_station() const;

  /// Fails (refused) when `now` is before the month of the newest case or more than a year after
  /// it: then the clock is wrong, most likely. What is recorded on such a day gets wrong numbers
  /// and dates for good. Fails (io) when the folders of the cases cannot be read.
  Result<> check_clock(Timestamp now) const;

 private:
  Result<std::vector<std::string>> cases_numbered(long number) const;
  LedgerPaths paths_;
  std::vector<TomlSource> settings_;
  Office office_;
  Calendar calendar_;
  std::vector<Official> officials_;
  std::vector<Unit> units_;
  std::vector<std::string> categories_;
  std::optional<char> station_;  ///< nullopt: this copy was not told
  FileOps* ops_ = nullptr;
  mutable std::uint64_t lock_inode_ = 0;  ///< 0: none was taken
  mutable BatchWitness* witness_ = nullptr;
};

}  // namespace anjuan

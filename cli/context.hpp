#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/diagnostic.hpp"
#include "anjuan/base/json.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/git/keeper.hpp"
#include "anjuan/git/snapshot.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rules/shown.hpp"

#include "arguments.hpp"

namespace anjuan::cli {

/// The options that every command takes.
struct Globals {
  std::vector<std::string> directories;  ///< -C, as often as it was said

  /// The one ledger of most commands; that of ANJUAN_DIR when none was named, else the present
  /// folder.
  std::string directory() const;
  std::string at;
  std::string now;
  std::string on;
  std::string by;
  std::string lang;
  double lock_timeout = 10;  ///< seconds
  bool json = false;
  bool dry_run = false;
  bool quiet = false;
  bool ids = false;
  bool force = false;
  std::vector<std::string> typed;  ///< the words of the command line
};

/// Declares the options that every command takes.
void add_global_options(Arguments& args, Globals& globals);

/// Who acts when a command writes: a person, whose name may have to be an official's, or the rules
/// alone, whatever login the nightly check runs under.
enum class Acts { somebody, the_rules };

/// "error", "fix" and the like in the language of the user.
DiagnosticLabels diagnostic_labels();

/// What a command works with: the global options, and where its words go. Output is gathered and
/// leaves the process only at the end, after everything was written (commit first, print after).
class Context {
 public:
  explicit Context(Globals& globals) : globals_(globals) {}

  const Globals& globals() const { return globals_; }
  bool json() const { return globals_.json; }
  bool dry_run() const { return globals_.dry_run; }
  bool quiet() const { return globals_.quiet; }
  /// Everything by the words of the files: ids, not names.
  bool ids() const { return globals_.ids; }

  /// Opens the ledger, with --at as that commit has it, and, unless --lang was given, takes up its
  /// language.
  Result<Ledger> open_ledger() const;
  /// Lets everybody be known whom a case may tell of that was merged with another: for a command
  /// that reads cases without open_ledger(), which does it.
  void know_other_cases() const;
  /// What nearly every command begins with: open_ledger(), and the present moment is fixed: --now,
  /// the moment of the commit of --at, ANJUAN_NOW, else the system clock, at the office's offset.
  /// Fails (usage) too when what was given is not a moment.
  Result<Ledger> start();
  /// The same for the ledger as it is staged for the next commit of git.
  Result<Ledger> start_staged();
  /// The same for every ledger that -C names, to be read as one; the moment is at the offset of the
  /// first. Fails (usage) too when two are of one office, whose numbers could not be told apart, or
  /// with --at.
  Result<std::vector<Ledger>> start_all();
  /// The lock for a command that writes; nothing under --dry-run. What is written under it becomes
  /// one commit where the ledger wants that. Fails (usage) with --at: the past is only looked at;
  /// (refused) on a day that cannot be true, unless --force was given (Ledger::check_clock), and
  /// for somebody who may not record ([record] by). The ledger must outlive release().
  Result<std::optional<Lock>> write_lock(const Ledger& ledger, const std::string& purpose,
                                         Acts acts = Acts::somebody);
  /// Everything is written: makes the commit, then lets others write. A commit that git refuses is
  /// reported here, and commit_failure() has its exit code: what was written stays.
  void release(std::optional<Lock>& lock);
  ExitCode commit_failure() const { return commit_failure_; }

  /// The present moment and its day; only after start().
  Timestamp now() const { return now_.value(); }
  Date today() const { return now().date(); }
  /// The day an event happened: --on, else today. Fails (usage) on a bad or future day.
  Result<Date> on() const;
  /// The moment for an event: now when it happened today, else that day's first moment.
  Result<Timestamp> event_time() const;
  /// The day of an --as-of option; nullopt when it was not given. Fails (usage) on a bad day.
  Result<std::optional<Date>> as_of(const std::string& given) const;
  /// A day as people type it (see parse_day). Fails (usage) naming the option.
  Result<Date> day(const std::string& text, std::string_view option) const;
  /// Who says to act: --by, ANJUAN_BY, else the login; empty when nothing tells, and then
  /// write_lock() fails.
  std::string by() const;
  /// The login under which it is done where that is another name than by(), else empty: `by` is a
  /// claim, and both are kept.
  std::string via() const;

  void print(std::string_view text) { out_ += text; }
  void print_line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  /// The one document of --json.
  void print_json(const nlohmann::ordered_json& document) { print(dump(document)); }
  /// A word to the user beside the result, on standard error; nothing under -q or --json.
  void say(std::string_view text) const;
  /// Diagnostics on standard error: for people, or as JSON under --json.
  void report(const std::vector<Diagnostic>& diagnostics) const;
  /// report(), and the exit code of the failure.
  ExitCode fail(const Failure& failure) const;

  /// What is stored for good by now and what that means for the next step, in one sentence: said
  /// when the words of the command cannot be written, so that nobody stores it twice.
  void stored(std::string sentence) { stored_ = std::move(sentence); }

  enum class [[nodiscard]] Output{written, unwanted, failed};
  /// Writes what was printed so far. `unwanted`: the reader has closed its pipe.
  Output flush();
  /// Why flush() failed, and what to do about it.
  Diagnostic output_failure(int error) const;

 private:
  /// Fixes the present moment.
  Result<> enter(std::span<const Ledger> ledgers);
  Result<> take_time(std::chrono::minutes offset);

  Globals& globals_;
  std::string out_;
  std::string stored_;
  std::optional<Timestamp> now_;
  bool took_lock_ = false;
  mutable std::unique_ptr<OtherCases> others_;   ///< of those that were merged
  mutable std::unique_ptr<JudgedToday> judged_;  ///< while --at looks into the past
  mutable std::optional<git::Snapshot> snapshot_;
  std::unique_ptr<git::CommitKeeper> keeper_;
  ExitCode commit_failure_ = ExitCode::ok;
};

}  // namespace anjuan::cli

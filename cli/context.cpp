#include "context.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/shown_problems.hpp"

#include "moment.hpp"
#include "view/colour.hpp"
#include "view/pager.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// The name under which somebody is logged in; that of the account where no login says so.
std::string login() {
  for (const char* name : {"LOGNAME", "USER"})
    if (std::string found = environment(name); !found.empty()) return found;
  const passwd* account = ::getpwuid(::geteuid());
  return account != nullptr ? account->pw_name : "";
}

/// The moment that was given, or the present one when nothing was.
Result<Timestamp> moment_of(const std::string& given, std::chrono::minutes offset) {
  if (given.empty()) return system_now(offset);
  if (auto moment = parse_timestamp(given)) {
    moment->offset = offset;  // the office's day decides, whoever gives the time
    return *moment;
  }
  if (const auto date = parse_date(given)) return at_time(*date, std::chrono::hours(12), offset);
  return fail_usage("bad-now", trf("{} is not a moment", given),
                    tr("write 2026-11-22T06:00:00+08:00, or 2026-11-22 for noon"));
}

}  // namespace

DiagnosticLabels diagnostic_labels() {
  return {tr("error"), tr("warning"), tr("note"), tr("rule"), tr("fix")};
}

Result<Timestamp> present_moment(const Globals& globals, std::chrono::minutes offset) {
  return moment_of(globals.now.empty() ? environment("ANJUAN_NOW") : globals.now, offset);
}

std::string Globals::directory() const {
  if (!directories.empty()) return directories.front();
  const std::string known = environment("ANJUAN_DIR");
  return known.empty() ? "." : known;
}

void add_global_options(Arguments& args, Globals& globals) {
  args.add_option("-C,--directory", globals.directories,
                  tr("ledger to work in, default: here; list, report and escalate -n read several"))
      ->type_name("DIR");
  args.add_option("--at", globals.at,
                  tr("the ledger as a commit of its history has it; only for looking"))
      ->type_name("REV");
  args.add_option("--now", globals.now, tr("the present moment, for trials and tests"))
      ->type_name("T");
  args.add_option("--lang", globals.lang, tr("language of the messages: zh or en"))
      ->type_name("zh|en")
      ->one_of({"zh", "en"});
  args.add_flag("--json", globals.json, tr("one JSON document on standard output, errors as JSON"));
  args.add_option("--color", colour_wish(), tr("colours: auto, on a terminal; always; never"))
      ->type_name("WHEN")
      ->one_of(colour_words());
  args.add_flag("--ids", globals.ids, tr("ids as in the files, no names and words"));
  args.add_flag("-n,--dry-run", globals.dry_run, tr("show what would happen, write nothing"));
  args.add_option("--by", globals.by, tr("who records it; default: the login name"))
      ->type_name("WHO");
  args.add_option("--on", globals.on, tr("the day it happened; default: today"))->type_name("DATE");
  args.add_flag("-q,--quiet", globals.quiet, tr("no words when nothing happened"));
  args.add_flag("--force", globals.force, tr("record although the clock seems to be wrong"));
  args.add_option("--lock-timeout", globals.lock_timeout,
                  tr("how long to wait for another writer; default: 10"))
      ->type_name("SECONDS")
      ->non_negative();
}

Result<Ledger> Context::open_ledger() const {
  if (globals_.directories.size() > 1)
    return anjuan::fail_usage("several-ledgers", tr("this command works on one ledger"),
                              tr("give -C once; list, report and escalate -n take several"));
  if (!globals_.at.empty() && !snapshot_) {
    ANJUAN_TRY(opened, git::Snapshot::open(globals_.directory(), globals_.at));
    snapshot_.emplace(std::move(opened));
  }
  if (!others_ && !judged_) know_other_cases();
  auto ledger = Ledger::open(snapshot_ ? snapshot_->root() : globals_.directory());
  if (ledger && globals_.lang.empty() && environment("ANJUAN_LANG").empty() &&
      !ledger->office().language.empty())
    set_language(ledger->office().language == "zh" ? Language::zh : Language::en);
  return ledger;
}

namespace {

/// Cases by their numbers as they are now, the last of them kept: one is asked for several times
/// while it is shown. The ledgers are opened when the first is asked for.
class CasesNow {
 public:
  static constexpr std::size_t kKept = 1000;

  explicit CasesNow(std::vector<std::string> directories) : directories_(std::move(directories)) {}

  std::optional<Case> operator()(std::string_view id) {
    if (const auto found = known_.find(id); found != known_.end()) return found->second;
    for (; !directories_.empty(); directories_.pop_back())
      ledgers_.push_back(Ledger::open(directories_.back()));
    std::optional<Case> value;
    for (const Result<Ledger>& ledger : ledgers_)
      if (ledger)
        if (auto stored = ledger->read_case(id)) value = std::move(stored->value);
    if (known_.size() >= kKept) known_.clear();
    return known_.emplace(id, std::move(value)).first->second;
  }

 private:
  std::vector<std::string> directories_;
  std::vector<Result<Ledger>> ledgers_;
  std::map<std::string, std::optional<Case>, std::less<>> known_;
};

}  // namespace

/// What was written of a case may tell of those that it was merged with; and whoever looks into the
/// past sees of people what may be seen of them now.
void Context::know_other_cases() const {
  std::vector<std::string> directories = globals_.directories;
  if (directories.empty()) directories = {globals_.directory()};
  const auto cases = std::make_shared<CasesNow>(std::move(directories));
  const auto look_up = [cases](std::string_view id) { return (*cases)(id); };
  if (snapshot_)
    judged_ = std::make_unique<JudgedToday>(look_up);
  else
    others_ = std::make_unique<OtherCases>(look_up);
}

/// From here on it is the offices' own time, and their own documents are cited.
Result<> Context::enter(std::span<const Ledger> ledgers) {
  std::vector<std::string> documents;
  std::set<std::pair<std::string, std::string>> own;
  for (const Ledger& ledger : ledgers) {
    const Office& office = ledger.office();
    documents.insert(documents.end(), office.documents.begin(), office.documents.end());
    own.insert(office.own_documents.begin(), office.own_documents.end());
  }
  cite_only(std::move(documents));
  call_own_documents(own);
  return take_time(ledgers.front().office().offset);
}

Result<> Context::take_time(std::chrono::minutes offset) {
  if (globals_.now.empty() && !globals_.at.empty() && snapshot_) {
    now_ = snapshot_->commit().committer.when;
    now_->offset = offset;
    return {};
  }
  ANJUAN_TRY(now, present_moment(globals_, offset));
  now_ = now;
  return {};
}

Result<Ledger> Context::start() {
  ANJUAN_TRY(ledger, open_ledger());
  ANJUAN_DO(enter({&ledger, 1}));
  return std::move(ledger);
}

Result<Ledger> Context::start_staged() {
  know_other_cases();
  ANJUAN_TRY(opened, git::Snapshot::open_staged(globals_.directory()));
  snapshot_.emplace(std::move(opened));
  ANJUAN_TRY(ledger, Ledger::open(snapshot_->root()));
  ANJUAN_DO(enter({&ledger, 1}));
  return std::move(ledger);
}

Result<std::vector<Ledger>> Context::start_all() {
  std::vector<Ledger> all;
  if (globals_.directories.size() < 2) {
    ANJUAN_TRY(one, start());
    all.push_back(std::move(one));
    return all;
  }
  if (!globals_.at.empty())
    return fail_usage("several-ledgers", tr("--at looks at the history of one ledger"),
                      tr("give -C once"));
  know_other_cases();
  Failure failure{ExitCode::usage, {}};
  for (const std::string& directory : globals_.directories) {
    auto one = Ledger::open(directory);
    if (!one) {
      failure.exit = std::max(failure.exit, one.error().exit);
      for (Diagnostic& d : one.error().diagnostics) failure.diagnostics.push_back(std::move(d));
      continue;
    }
    for (const Ledger& other : all)
      if (other.office().code == one->office().code)
        add_error(failure.diagnostics, "same-office",
                  trf("{} and {} are both of the office {}: their numbers cannot be told apart",
                      other.paths().settings(), one->paths().settings(), one->office().code),
                  tr("leave one of them out"))
            .file = directory;
    all.push_back(std::move(*one));
  }
  if (!failure.diagnostics.empty()) return tl::unexpected<Failure>(std::move(failure));
  ANJUAN_DO(enter(all));
  return all;
}

Result<std::optional<Lock>> Context::write_lock(const Ledger& ledger, const std::string& purpose,
                                                Acts acts) {
  const std::string who = by();
  if (find_unprintable(who) != who.npos || who.find('\n') != who.npos)
    return fail_usage("bad-name", trf("who records it is not one line of text: {}", who),
                      tr("name the person with --by, or mend ANJUAN_BY"));
  if (trim(who).empty())
    return fail_usage("no-name", tr("nothing tells who records it"),
                      tr("name the person with --by, or with ANJUAN_BY"));
  if (dry_run()) return std::optional<Lock>();
  if (!globals_.at.empty())
    return fail_usage("past-is-past", trf("{} writes, and --at only looks", purpose),
                      tr("leave --at out"));
  if (acts == Acts::somebody && ledger.office().by_officials_only &&
      find_by_id(ledger.officials(), who) == nullptr)
    return anjuan::fail(
        ExitCode::refused,
        {.code = "unknown-by",
         .message = trf("{} is not in officials.yaml, and only officials may record", who),
         .rule = "[record] by",
         .remedy = tr("name one of them with --by, or add the person")});
  const auto timeout = std::chrono::milliseconds(static_cast<long>(globals_.lock_timeout * 1000));
  ANJUAN_TRY(lock, ledger.lock(timeout, fmt::format("{}, {}", purpose, to_string(now()))));
  report(lock.notes());
  if (!globals_.force) ANJUAN_DO(ledger.check_clock(now()));
  ANJUAN_TRY(keeper, git::CommitKeeper::open(ledger, {purpose, who}));
  keeper_ = std::move(keeper);
  ledger.set_witness(keeper_.get());
  took_lock_ = true;
  return std::optional<Lock>(std::move(lock));
}

void Context::release(std::optional<Lock>& lock) {
  if (keeper_ != nullptr)
    if (auto committed = keeper_->commit(); !committed) commit_failure_ = fail(committed.error());
  lock.reset();
}

Result<std::optional<Date>> Context::as_of(const std::string& given) const {
  if (given.empty()) return std::optional<Date>();
  ANJUAN_TRY(date, day(given, "--as-of"));
  return std::optional(date);
}

Result<Date> Context::day(const std::string& text, std::string_view option) const {
  return read_day(text, option, today());
}

Result<Date> Context::on() const {
  if (globals_.on.empty()) return today();
  ANJUAN_TRY(date, day(globals_.on, "--on"));
  if (date > today())
    return anjuan::fail(ExitCode::refused, {.code = code::kInTheFuture,
                                            .message = trf("{} lies after today, {}",
                                                           to_string(date), to_string(today())),
                                            .rule = tr("events are facts"),
                                            .remedy = tr("record it when it has happened")});
  return date;
}

Result<Timestamp> Context::event_time() const {
  ANJUAN_TRY(date, on());
  if (date == today()) return now();
  return at_time(date, std::chrono::seconds(0), now().offset);
}

std::string Context::by() const {
  for (const std::string& name : {globals_.by, environment("ANJUAN_BY")})
    if (!name.empty()) return name;
  return login();
}

std::string Context::via() const {
  const std::string name = login();
  // A number that no account has is a login as well.
  if (name.empty()) return fmt::format("uid {}", ::geteuid());
  return name == by() ? std::string() : name;
}

void Context::say(std::string_view given) const {
  if (quiet() || json()) return;
  const std::string text = escape_unprintable(shown_anywhere(given));
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

void Context::report(const std::vector<Diagnostic>& given) const {
  if (given.empty()) return;
  std::vector<Diagnostic> diagnostics = given;
  hide_people(diagnostics);
  std::string text;
  if (json()) {
    nlohmann::ordered_json errors = nlohmann::ordered_json::array();
    for (const Diagnostic& d : diagnostics) {
      nlohmann::ordered_json one = {{"code", d.code},       {"file", d.file},
                                    {"line", d.line},       {"column", d.column},
                                    {"message", d.message}, {"remedy", d.remedy}};
      if (!d.rule.empty()) one["rule"] = d.rule;
      if (d.severity != Severity::error)
        one["severity"] = d.severity == Severity::warning ? "warning" : "note";
      errors.push_back(std::move(one));
    }
    text = dump({{"errors", std::move(errors)}});
  } else {
    for (Diagnostic d : diagnostics) {
      d.rule = d.rule.empty() ? std::string() : cited(tr(d.rule.c_str()));
      text += render(d, diagnostic_labels());
    }
    text = escape_unprintable(text);
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
}

ExitCode Context::fail(const Failure& failure) const {
  report(failure.diagnostics);
  return failure.exit;
}

Context::Output Context::flush() {
  // What goes to a file or another program keeps its bytes.
  if (writes_to_terminal()) out_ = safe_for_terminal(out_);
  page_if_long(out_);
  std::string_view rest = out_;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int error = errno;
      out_.erase(0, out_.size() - rest.size());
      errno = error;
      return error == EPIPE ? Output::unwanted : Output::failed;
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  out_.clear();
  return Output::written;
}

Diagnostic Context::output_failure(int error) const {
  Diagnostic d = io_diagnostic("stdout", error, tr("cannot be written"));
  if (!stored_.empty())
    d.remedy = stored_;
  else if (took_lock_)
    d.remedy =
        tr("what the command had to store is stored, only its words are lost: see it with "
           "anjuan show or list before you run it again");
  else
    d.remedy = tr("send the output to where there is room, and run the command again");
  return d;
}

}  // namespace anjuan::cli

#include "anjuan/git/audit/replay.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/numbers.hpp"
#include "anjuan/ledger/scan.hpp"

namespace anjuan::git {
namespace {

/// Clocks of two machines are never quite the same.
constexpr std::chrono::minutes kClockSkew{10};
/// So many read cases are kept at hand.
constexpr std::size_t kMostCases = 20000;

/// Whether two files of a commit are one that was only moved, as `verify` may ask for: from
/// somewhere in its room to a shelf of it. Papers are recorded by their place, and stay.
bool is_move(const FileChange& gone, const FileChange& come) {
  const auto room = [](const std::string& path) { return path.substr(0, path.find('/')); };
  const auto name = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  return gone.after.none() && come.before.none() && gone.before == come.after &&
         name(gone.path) == name(come.path) && room(gone.path) == room(come.path) &&
         is_shelved(come.path);
}

}  // namespace

Replay::Replay(const Repository& repository, const AuditRequest& request)
    : repository_(repository), request_(request), rules_(repository, repository.prefix()) {
  step_.prefix = repository.prefix();
}

void Replay::add(FindingKind kind, std::string file, int line, std::string what,
                 std::string effect) {
  run_.findings.push_back({kind, step_.commit.id, step_.commit.author, std::move(file), line,
                           people_.veiled(what, Veil::stars), people_.veiled(effect, Veil::stars)});
}

Result<AuditRun> Replay::run() {
  if (repository_.is_shallow())
    return fail(
        ExitCode::bad_data,
        {.code = "shallow-clone",
         .message = tr("this clone is shallow: it does not have the beginning of the history"),
         .remedy = tr("fetch the rest with git fetch --unshallow")});
  ANJUAN_DO(take_numbers());
  ANJUAN_TRY(commits, repository_.walk(request_.from, request_.to));
  for (const ObjectId& id : commits) {
    ANJUAN_TRY(commit, repository_.commit(id));
    ANJUAN_DO(replay(commit));
    ++run_.commits;
    if (request_.progress) request_.progress(run_.commits, commits.size());
  }
  if (request_.verify_signatures) ANJUAN_DO(check_signatures());
  ANJUAN_TRY(tip, repository_.commit(request_.to));
  run_.knows_authors = run_.knows_authors || !authors_in(tip.tree).empty();
  return std::move(run_);
}

/// Numbers that were given before the range begins, and those that its last commit has.
Result<> Replay::take_numbers() {
  for (const bool before : {true, false}) {
    const ObjectId& id = before ? request_.from : request_.to;
    if (id.none()) continue;
    ANJUAN_TRY(commit, repository_.commit(id));
    if (before) from_time_ = commit.committer.when;
    ANJUAN_TRY(files, repository_.diff({}, commit.tree, step_.prefix));
    for (const FileChange& file : files) {
      if (!file.path.starts_with("cases/")) continue;
      const std::string name = case_id_of(file.path);
      const auto parsed = parse_case_id(name);
      if (!parsed) continue;
      (before ? numbers_ : held_).insert(name);
      if (!before) continue;
      int& last = last_[series_of(*parsed)];
      last = std::max(last, parsed->number);
    }
  }
  return {};
}

std::vector<GitAuthor> Replay::authors_in(const ObjectId& tree) {
  if (tree.none() || !repository_.find(tree, step_.prefix + "anjuan.toml")) return {};
  const auto ledger = rules_.at(tree);
  return ledger ? (*ledger)->office().git.authors : std::vector<GitAuthor>();
}

std::vector<GitAuthor> Replay::authors_of(const Commit& commit) {
  if (!commit.parents.empty())
    if (const auto parent = repository_.commit(commit.parents.front()); parent)
      if (auto authors = authors_in(parent->tree); !authors.empty()) return authors;
  return authors_in(commit.tree);
}

bool Replay::is_author(const std::string& email) const {
  return std::any_of(step_.authors.begin(), step_.authors.end(),
                     [&](const GitAuthor& one) { return one.email == email; });
}

void Replay::note_threshold() {
  if (!thresholds_.empty() && !step_.new_rules) return;
  const int now = step_.ledger->office().git.backdate_hours;
  int before = now;
  if (!step_.before.none() && repository_.find(step_.before, step_.prefix + "anjuan.toml"))
    if (const auto old = rules_.at(step_.before); old) before = (*old)->office().git.backdate_hours;
  if (thresholds_.empty()) thresholds_[std::chrono::sys_seconds::min()] = before;
  if (now != before) thresholds_[step_.commit.committer.when.utc] = now;
}

std::chrono::hours Replay::most_backdated(const Timestamp& claimed) const {
  return std::chrono::hours(std::prev(thresholds_.upper_bound(claimed.utc))->second);
}

Result<> Replay::replay(const Commit& commit) {
  step_.commit = commit;
  step_.before = {};
  step_.parent_time.reset();
  // A commit in which the ledger does not stand yet, or no longer, has nothing to replay.
  if (!repository_.find(commit.tree, step_.prefix + "anjuan.toml")) {
    if (commit.parents.empty()) return {};
    ANJUAN_TRY(parent, repository_.commit(commit.parents.front()));
    if (!repository_.find(parent.tree, step_.prefix + "anjuan.toml")) return {};
  }
  std::vector<Commit> parents;
  for (const ObjectId& id : commit.parents) {
    ANJUAN_TRY(parent, repository_.commit(id));
    step_.parent_time =
        std::max(step_.parent_time.value_or(parent.committer.when), parent.committer.when);
    parents.push_back(std::move(parent));
  }
  if (!parents.empty()) step_.before = parents.front().tree;
  auto ledger = rules_.at(commit.tree);
  if (ledger) {
    step_.ledger = *ledger;
  } else {
    for (const Diagnostic& d : ledger.error().diagnostics)
      add(FindingKind::schema_broken, d.file, d.line, d.message);
    if (step_.ledger == nullptr) return {};  // nothing to judge by yet
  }
  step_.new_rules = !step_.before.none() && rules_.key(step_.before) != rules_.key(commit.tree);
  step_.authors = authors_in(step_.before);
  step_.authors_of_before = !step_.authors.empty();
  if (!step_.authors_of_before) step_.authors = authors_in(commit.tree);
  run_.knows_authors = run_.knows_authors || !step_.authors.empty();
  note_threshold();
  check_commit_time();
  if (parents.empty() && !request_.from.none())
    add(FindingKind::history_rewritten, "", 0,
        tr("the commit begins a history of its own beside that of the ledger"));
  if (parents.size() > 1) return replay_merge(commit, std::move(parents));
  ANJUAN_TRY(changes, repository_.diff(step_.before, commit.tree, step_.prefix));
  run_.changes += changes.size();
  for (const FileChange& change : changes) {
    const bool moved = std::any_of(changes.begin(), changes.end(), [&](const FileChange& other) {
      return is_move(change, other) || is_move(other, change);
    });
    if (moved) continue;
    ANJUAN_DO(look_at(change));
  }
  ANJUAN_DO(check_keepers(changes));
  if (step_.new_rules) return look_at_rules(step_.before, commit.tree);
  return {};
}

void Replay::check_commit_time() {
  const Timestamp& made = step_.commit.committer.when;
  if (request_.now && made.utc > request_.now->utc + kClockSkew)
    add(FindingKind::in_the_future, "", 0,
        trf("the commit says it was made on {}; it is {} now", to_string(made),
            to_string(*request_.now)));
  if (step_.parent_time && made.utc + kClockSkew < step_.parent_time->utc)
    add(FindingKind::backdated, "", 0,
        trf("the commit says it was made on {}, before the one it builds on, of {}",
            to_string(made), to_string(*step_.parent_time)));
  else if (request_.from_checkpoint && from_time_ &&
           made.utc + most_backdated(made) < from_time_->utc)
    add(FindingKind::backdated, "", 0,
        trf("the commit says it was made on {}, and the checkpoint of {} does not have it",
            to_string(made), to_string(*from_time_)));
}

Result<> Replay::look_at(const FileChange& change) {
  const std::string& path = change.path;
  if (path.starts_with("cases/") && path.ends_with(".yaml")) return look_at_case(change);
  if (path.starts_with("sessions/")) return look_at_record(change, "reception");
  if (path.starts_with("activities/")) return look_at_record(change, "activity");
  if (path.starts_with("attachments/")) return look_at_record(change, "attachment");
  if (path.starts_with("rota/")) return look_at_rota(change);
  if (path.starts_with("numbers/")) return look_at_numbers(change);
  if (path == "officials.yaml") return look_at_officials(change);
  if (path == ".gitattributes") return look_at_attributes(change);
  return {};
}

Result<CasePtr> Replay::read(const ObjectId& id, const std::string& path) {
  if (const auto known = cases_.find(id); known != cases_.end()) return known->second;
  ANJUAN_TRY(text, repository_.blob(id));
  auto file = std::make_shared<CaseFile>();
  file->text = std::move(text);
  file->read = read_case(file->text, path);
  if (cases_.size() >= kMostCases) cases_.clear();
  return cases_.emplace(id, std::move(file)).first->second;
}

Result<> Replay::check_number(const std::string& path, const std::string& id) {
  const auto parsed = parse_case_id(id);
  if (!parsed) return {};
  if (!numbers_.insert(id).second) {
    add(FindingKind::number_reused, path, 1,
        trf("the number {} was given before; a number is never given twice", id));
    return {};
  }
  int& last = last_[series_of(*parsed)];
  const int before = std::exchange(last, std::max(last, parsed->number));
  if (parsed->number > before) {
    // Numbers of another branch come with it; it was replayed or will be.
    int missing = 0;
    for (CaseId between = *parsed; --between.number > before;)
      if (!held_.contains(to_string(between))) ++missing;
    if (missing > 0)
      add(FindingKind::number_gap, path, 1,
          trf("the number before was {}; {} left out", before, missing));
    return {};
  }
  // Not the next one: of another branch, or filled in where this branch had gone on.
  if (step_.before.none()) return {};
  ANJUAN_TRY(files, repository_.diff({}, step_.before, step_.prefix + "cases/"));
  const bool late = std::any_of(files.begin(), files.end(), [&](const FileChange& file) {
    const auto other = parse_case_id(case_id_of(file.path));
    return other && other->number > parsed->number && series_of(*other) == series_of(*parsed);
  });
  if (late)
    add(FindingKind::number_gap, path, 1,
        trf("the number {} was left out when later ones were given", parsed->number));
  return {};
}

Result<> Replay::check_signatures() {
  std::vector<std::string> words = {"log", "--format=%H%x09%G?%x09%GF%x09%GP%x09%ae",
                                    request_.to.hex()};
  if (!request_.from.none()) words.push_back("^" + request_.from.hex());
  // Bare repositories have no work tree to stand in: git finds them by their own directory.
  ANJUAN_TRY(said, git_or_fail(repository_.git_directory(), words));
  ANJUAN_TRY(tip, repository_.commit(request_.to));
  const std::vector<GitAuthor> last = authors_of(tip);
  for (const std::string_view line : split(said, '\n')) {
    const auto parts = split(line, '\t');
    if (parts.size() != 5) continue;
    ANJUAN_TRY(id, repository_.resolve(std::string(parts[0])));
    ANJUAN_TRY(commit, repository_.commit(id));
    step_.commit = std::move(commit);
    const char status = parts[1].empty() ? 'N' : parts[1][0];
    if (status == 'N') {
      add(FindingKind::unsigned_commit, "", 0, tr("the commit bears no signature"));
      continue;
    }
    // An office that takes up signatures names its keys after its first commits.
    std::vector<GitAuthor> authors = authors_of(step_.commit);
    if (authors.empty()) authors = last;
    const auto author = std::find_if(authors.begin(), authors.end(),
                                     [&](const GitAuthor& one) { return one.email == parts[4]; });
    const auto knows = [&](std::string_view key) {
      return author != authors.end() && !key.empty() &&
             std::find(author->keys.begin(), author->keys.end(), key) != author->keys.end();
    };
    if (status != 'G' && status != 'U')
      add(FindingKind::strange_signature, "", 0,
          trf("the signature does not hold (git says {})", std::string(1, status)));
    else if (!knows(parts[2]) && !knows(parts[3]))
      add(FindingKind::strange_signature, "", 0,
          trf("{} is no key of {} in anjuan.toml", parts[2], parts[4]));
  }
  return {};
}

Result<AuditRun> audit(const Repository& repository, const AuditRequest& request) {
  return Replay(repository, request).run();
}

Result<AuditRange> parse_range(const Repository& repository, const std::string& text) {
  AuditRange range;
  const std::size_t dots = text.find("..");
  const std::string to = dots == text.npos ? text : text.substr(dots + 2);
  ANJUAN_TRY(tip, repository.resolve(to.empty() ? "HEAD" : to));
  range.to = tip;
  if (dots == text.npos || dots == 0) return range;
  ANJUAN_TRY(from, repository.resolve(text.substr(0, dots)));
  range.from = from;
  range.rewritten = !repository.is_ancestor(range.from, range.to);
  return range;
}

}  // namespace anjuan::git

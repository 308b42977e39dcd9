#include "anjuan/git/audit/replay.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"

namespace anjuan::git {
namespace {

/// Clocks of two machines are never quite the same.
constexpr std::chrono::minutes kClockSkew{10};
/// So many read cases are kept at hand.
constexpr std::size_t kMostCases = 20000;

std::string series_of(const CaseId& id) {
  return fmt::format("{}-{}-{}", id.code, id.year, id.station == '\0' ? '0' : id.station);
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
  ANJUAN_DO(take_numbers());
  ANJUAN_TRY(commits, repository_.walk(request_.from, request_.to));
  for (const ObjectId& id : commits) {
    ANJUAN_TRY(commit, repository_.commit(id));
    ANJUAN_DO(replay(commit));
    ++run_.commits;
    if (request_.progress) request_.progress(run_.commits, commits.size());
  }
  if (request_.verify_signatures) ANJUAN_DO(check_signatures());
  return std::move(run_);
}

/// Numbers that were given before the range begins.
Result<> Replay::take_numbers() {
  if (request_.from.none()) return {};
  ANJUAN_TRY(from, repository_.commit(request_.from));
  ANJUAN_TRY(files, repository_.diff({}, from.tree, step_.prefix));
  for (const FileChange& file : files) {
    if (!file.path.starts_with("cases/")) continue;
    const std::string id = case_id_of(file.path);
    if (const auto parsed = parse_case_id(id)) {
      numbers_.insert(id);
      int& last = last_[series_of(*parsed)];
      last = std::max(last, parsed->number);
    }
  }
  return {};
}

std::vector<GitAuthor> Replay::authors_of(const Commit& commit) {
  std::vector<ObjectId> trees;
  if (!commit.parents.empty())
    if (const auto parent = repository_.commit(commit.parents.front()); parent)
      trees.push_back(parent->tree);
  trees.push_back(commit.tree);
  for (const ObjectId& tree : trees) {
    if (!repository_.find(tree, step_.prefix + "anjuan.toml")) continue;
    const auto ledger = rules_.at(tree);
    if (ledger && !(*ledger)->office().git.authors.empty()) return (*ledger)->office().git.authors;
  }
  return {};
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
  step_.authors = authors_of(commit);
  run_.knows_authors = run_.knows_authors || !step_.authors.empty();
  check_commit_time();
  if (parents.size() > 1) return replay_merge(commit);
  ANJUAN_TRY(changes, repository_.diff(step_.before, commit.tree, step_.prefix));
  run_.changes += changes.size();
  for (const FileChange& change : changes) {
    // A file that was only moved, as `verify` may ask for, is the same case at another place.
    const bool moved = std::any_of(changes.begin(), changes.end(), [&](const FileChange& other) {
      return case_id_of(other.path) == case_id_of(change.path) && other.path != change.path &&
             ((change.before.none() && other.after.none() && other.before == change.after) ||
              (change.after.none() && other.before.none() && other.after == change.before));
    });
    if (moved) continue;
    ANJUAN_DO(look_at(change));
  }
  if (!step_.before.none() && rules_.key(step_.before) != rules_.key(commit.tree))
    return look_at_rules(step_.before, commit.tree);
  return {};
}

void Replay::check_commit_time() {
  if (!step_.parent_time || step_.commit.committer.when.utc + kClockSkew >= step_.parent_time->utc)
    return;
  add(FindingKind::backdated, "", 0,
      trf("the commit says it was made on {}, before the one it builds on, of {}",
          to_string(step_.commit.committer.when), to_string(*step_.parent_time)));
}

Result<> Replay::look_at(const FileChange& change) {
  const std::string& path = change.path;
  if (path.starts_with("cases/") && path.ends_with(".yaml")) return look_at_case(change);
  if (path.starts_with("sessions/")) return look_at_record(change, "reception");
  if (path.starts_with("activities/")) return look_at_record(change, "activity");
  if (path.starts_with("attachments/")) return look_at_record(change, "attachment");
  if (path.starts_with("rota/")) return look_at_rota(change);
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

void Replay::check_number(const std::string& path, const std::string& id) {
  const auto parsed = parse_case_id(id);
  if (!parsed) return;
  if (!numbers_.insert(id).second) {
    add(FindingKind::number_reused, path, 1,
        trf("the number {} was given before; a number is never given twice", id));
    return;
  }
  int& last = last_[series_of(*parsed)];
  if (parsed->number != last + 1)
    add(FindingKind::number_gap, path, 1,
        parsed->number > last
            ? trf("the number before was {}; {} left out", last, parsed->number - last - 1)
            : trf("the number {} was left out when later ones were given", parsed->number));
  last = std::max(last, parsed->number);
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

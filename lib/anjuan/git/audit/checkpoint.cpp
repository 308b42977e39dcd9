#include "anjuan/git/audit/checkpoint.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/sha256.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/ids.hpp"

namespace anjuan::git {
namespace {

constexpr std::string_view kWord = "anjuan-checkpoint-1";

std::string value_of(std::string_view line, std::string_view name) {
  for (const std::string_view part : split(line, ' '))
    if (part.starts_with(name) && part.substr(name.size()).starts_with("="))
      return std::string(part.substr(name.size() + 1));
  return {};
}

}  // namespace

Result<Checkpoint> make_checkpoint(const Repository& repository, const ObjectId& tip) {
  ANJUAN_TRY(commit, repository.commit(tip));
  ANJUAN_TRY(commits, repository.walk({}, tip));
  ANJUAN_TRY(files, repository.diff({}, commit.tree, repository.prefix()));
  Checkpoint out{.tip = tip, .commits = commits.size()};
  std::map<std::string, int> last;
  std::string all;
  for (const FileChange& file : files) {
    ANJUAN_TRY(text, repository.blob(file.after));
    all += fmt::format("{} {}\n", sha256_of(text), file.path);
    if (!file.path.starts_with("cases/") || !file.path.ends_with(".yaml")) continue;
    ++out.cases;
    for (const std::string_view line : split(text, '\n'))
      if (trim(line).starts_with("- event:")) ++out.events;
    if (const auto id = parse_case_id(case_id_of(file.path))) {
      const std::string series = id->station == '\0'
                                     ? fmt::format("{}-{}", id->code, id->year)
                                     : fmt::format("{}-{}-{}", id->code, id->year, id->station);
      last[series] = std::max(last[series], id->number);
    }
  }
  std::vector<std::string> numbers;
  for (const auto& [series, number] : last) numbers.push_back(fmt::format("{}:{}", series, number));
  out.last_numbers = numbers.empty() ? "none" : join(numbers, ",");
  out.digest = sha256_of(all);
  return out;
}

std::string to_line(const Checkpoint& one) {
  const std::string found = one.findings == 0 ? "" : fmt::format("findings={} ", one.findings);
  return fmt::format("{} tip={} commits={} cases={} events={} last={} {}sha256={}\n", kWord,
                     one.tip.hex(), one.commits, one.cases, one.events, one.last_numbers, found,
                     one.digest);
}

Result<Checkpoint> parse_checkpoint(std::string_view text, const std::string& file) {
  Checkpoint out;
  bool found = false;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with(kWord)) continue;
    const std::string tip = value_of(line, "tip");
    const auto id = parse_id(tip);
    out = {.tip = id.value_or(ObjectId{}),
           .commits = number_of<std::size_t>(value_of(line, "commits")),
           .cases = number_of<std::size_t>(value_of(line, "cases")),
           .events = number_of<std::size_t>(value_of(line, "events")),
           .findings = number_of<std::size_t>(value_of(line, "findings")),
           .last_numbers = value_of(line, "last"),
           .digest = value_of(line, "sha256")};
    found = id.has_value() && out.digest.size() == 64;
  }
  if (found) return out;
  return fail(ExitCode::bad_data,
              {.code = "bad-checkpoint",
               .file = file,
               .message = tr("there is no whole checkpoint in this file"),
               .remedy = tr("take the file as the last audit wrote it, or name a new file")});
}

Result<std::optional<std::string>> contradiction(const Repository& repository,
                                                 const Checkpoint& checkpoint,
                                                 const ObjectId& tip) {
  if (!repository.commit(checkpoint.tip))
    return std::optional(
        trf("the commit {} of the checkpoint is not in this repository", checkpoint.tip.brief()));
  if (!repository.is_ancestor(checkpoint.tip, tip))
    return std::optional(
        trf("the history does not lead back to the checkpoint {}", checkpoint.tip.brief()));
  ANJUAN_TRY(now, make_checkpoint(repository, checkpoint.tip));
  now.findings = checkpoint.findings;  // they are no part of the commit
  if (to_line(now) != to_line(checkpoint))
    return std::optional(
        trf("the commit {} holds other files than the checkpoint says", checkpoint.tip.brief()));
  return std::optional<std::string>();
}

}  // namespace anjuan::git

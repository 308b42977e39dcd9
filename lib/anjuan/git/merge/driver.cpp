#include "anjuan/git/merge/driver.hpp"

#include <array>

#include "anjuan/git/merge/list_merge.hpp"
#include "anjuan/git/snapshot.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan::git {
namespace {

/// Where the folder of a ledger ends in the path of one of its files, by the part that begins
/// there.
std::size_t inside_ledger(const std::string& path) {
  static constexpr std::array<std::string_view, 4> kFolders = {"cases/", "rota/", "sessions/",
                                                               "activities/"};
  for (std::size_t at = 0; at < path.size(); at = path.find('/', at) + 1) {
    for (const std::string_view folder : kFolders)
      if (std::string_view(path).substr(at).starts_with(folder)) return at;
    if (path.find('/', at) == path.npos) return at;
  }
  return 0;
}

/// While a merge runs, the settings may be half-merged themselves: then those of HEAD count.
Result<Ledger> open_rules(const std::string& root) {
  auto ledger = Ledger::open(root);
  if (ledger || ledger.error().exit == ExitCode::usage) return ledger;
  auto head = Snapshot::open(root, "HEAD");
  if (!head) return ledger;
  auto committed = Ledger::open(head->root());
  return committed ? std::move(committed) : std::move(ledger);
}

}  // namespace

Result<Merged> merge_file(const std::string& top, const std::string& path, const ThreeWays& ways,
                          OnConflict on_conflict) {
  const std::size_t inside = inside_ledger(path);
  const std::string_view below = std::string_view(path).substr(inside);
  if (!below.starts_with("cases/")) {
    if (below.starts_with("sessions/") || below.starts_with("activities/"))
      return Merged{conflict_block(ways.ours, ways.theirs), {tr("one record was written twice")}};
    return merge_list(ways);
  }
  ANJUAN_TRY(ledger, open_rules(top + path.substr(0, inside)));
  // What was recorded was recorded: no event of either side lies in the future of the merge.
  const Timestamp later = at_time(*make_date(2199, 12, 31), {}, ledger.office().offset);
  return merge_case(ways, path, {ledger.rules(), ledger.officials(), ledger.units(), later},
                    on_conflict);
}

}  // namespace anjuan::git

#include "anjuan/git/history_words.hpp"

#include <algorithm>

#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan::git {

Result<std::vector<FileHistory>> history_between(const Repository& repository,
                                                 const ObjectId& before, const ObjectId& after) {
  ANJUAN_TRY(from, repository.commit(before));
  ANJUAN_TRY(to, repository.commit(after));
  RulesAt rules(repository, repository.prefix());
  ANJUAN_TRY(ledger, rules.at(to.tree));
  ANJUAN_TRY(changes, repository.diff(from.tree, to.tree, repository.prefix()));
  std::vector<FileHistory> all;
  for (const FileChange& change : changes) {
    FileHistory one{.path = change.path};
    one.is_new = change.before.none();
    one.is_gone = change.after.none();
    if (change.path.starts_with("cases/") && change.path.ends_with(".yaml")) {
      one.id = case_id_of(change.path);
      for (const bool later : {false, true}) {
        const ObjectId& id = later ? change.after : change.before;
        if (id.none()) continue;
        ANJUAN_TRY(text, repository.blob(id));
        ReadCase read = read_case(text, change.path);
        one.unreadable = one.unreadable || !read.ok();
        (later ? one.after : one.before) = std::move(read.value);
      }
      if (!one.unreadable && !one.is_gone) {
        one.change = compare_cases(one.before, one.after);
        if (!one.is_new)
          one.moves = explain_moves(one.before, one.after, one.change.added, (ledger)->rules());
      }
    }
    all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const FileHistory& a, const FileHistory& b) {
    return std::pair(a.id.empty(), a.id) < std::pair(b.id.empty(), b.id);
  });
  return all;
}

}  // namespace anjuan::git

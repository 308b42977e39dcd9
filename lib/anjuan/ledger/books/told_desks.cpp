#include "anjuan/ledger/books/told_desks.hpp"

#include "anjuan/text/list_splice.hpp"
#include "anjuan/text/told_desk_file.hpp"

namespace anjuan {
namespace {

std::string path_of(const Ledger& ledger) {
  return ledger.paths().root + "rota/calendar.yaml";
}

}  // namespace

Result<ToldDesks> read_told_desks(const Ledger& ledger) {
  const std::string path = path_of(ledger);
  ANJUAN_TRY(file, read_stamped_if_there(path));
  ANJUAN_TRY(desks, read_told_desks(file.text, path));
  return ToldDesks{std::move(desks), std::move(file.text), file.stamp};
}

Result<> put_told_desks(WriteBatch& batch, const Ledger& ledger, const ToldDesks& before,
                        const std::vector<rota::ToldDesk>& now) {
  const std::string path = path_of(ledger);
  std::string text = before.text;
  std::string changed;
  for (std::size_t i = now.size(); i-- > 0;) {
    if (i < before.desks.size() && now[i] == before.desks[i]) continue;
    changed = write_told_desk(now[i]) + changed;
    if (i >= before.desks.size()) continue;
    ANJUAN_TRY(shorter, remove_entry(text, i, path));
    text = std::move(shorter);
  }
  while (!changed.empty()) {
    const std::size_t end = changed.find('\n') + 1;
    ANJUAN_TRY(longer, append_entry(text, changed.substr(0, end), path));
    text = std::move(longer);
    changed.erase(0, end);
  }
  return batch.replace(path, text, before.stamp);
}

Result<> write_told_desks(const Ledger& ledger, const ToldDesks& before,
                          const std::vector<rota::ToldDesk>& now) {
  WriteBatch batch = ledger.new_batch();
  ANJUAN_DO(put_told_desks(batch, ledger, before, now));
  return batch.commit();
}

}  // namespace anjuan

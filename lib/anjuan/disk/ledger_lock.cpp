#include "anjuan/disk/ledger_lock.hpp"

#include "anjuan/disk/access.hpp"
#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

Result<Lock> lock_ledger(FileOps& ops, const LedgerPaths& paths, std::chrono::milliseconds timeout,
                         const std::string& purpose) {
  ANJUAN_DO(check_folders(paths.root, paths.lock()));
  const GroupAccess access(paths.root);
  if (const int error = ops.make_directories(paths.private_directory()))
    return fail(ExitCode::io,
                io_diagnostic(paths.private_directory(), error, tr("cannot be made")));
  auto lock = Lock::take(paths.lock(), timeout, purpose);
  if (!lock) return lock;
  // Whoever has the lock is alone here: what lies staged was left by a run that was killed.
  ANJUAN_TRY(finished, finish_batches(ops, paths));
  lock->set_notes(std::move(finished));
  return lock;
}

}  // namespace anjuan

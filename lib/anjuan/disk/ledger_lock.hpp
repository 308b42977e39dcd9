#pragma once

#include <chrono>
#include <string>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/lock.hpp"
#include "anjuan/disk/paths.hpp"

namespace anjuan {

/// The right to write in the ledger at `paths`, which need not be whole yet: makes .anjuan, takes
/// its lock (see Lock::take) and finishes what killed runs left behind; what cannot be finished is
/// in the notes of the lock. Fails (bad_data) when .anjuan or its staging is a symbolic link.
Result<Lock> lock_ledger(FileOps& ops, const LedgerPaths& paths, std::chrono::milliseconds timeout,
                         const std::string& purpose);

}  // namespace anjuan

#pragma once

#include "anjuan/disk/write_batch.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/told_desk.hpp"

namespace anjuan {

/// rota/calendar.yaml as it was read.
struct ToldDesks {
  std::vector<rota::ToldDesk> desks;  ///< none while no calendar file was made
  std::string text;
  FileStamp stamp;
};

/// Fails (bad_data) with every error of the file, (io) when it cannot be read.
Result<ToldDesks> read_told_desks(const Ledger& ledger);

/// Puts what is told now into a batch, as below.
Result<> put_told_desks(WriteBatch& batch, const Ledger& ledger, const ToldDesks& before,
                        const std::vector<rota::ToldDesk>& now);

/// Puts what is told now into the file: the lines of the other desks keep their bytes. Fails where
/// the file is not as it was read, or (bad_data) laid out in a way that no line can be added to.
/// Call under the lock.
Result<> write_told_desks(const Ledger& ledger, const ToldDesks& before,
                          const std::vector<rota::ToldDesk>& now);

}  // namespace anjuan

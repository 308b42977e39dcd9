#pragma once

#include <string>
#include <variant>

#include "anjuan/ledger/books/rota_books.hpp"

/// Filed dates and bookings on disk: one line of rota/filings.yaml or rota/bookings.yaml comes or
/// goes, every other byte stays. Whether a rule forbids it is asked before, in rota/slot.hpp.
/// Call under the lock, with `books` read under it.
namespace anjuan {

/// What a change of a slot did, or would do.
struct SlotChange {
  std::string file;  ///< path below the ledger: "rota/filings.yaml"
  std::string line;  ///< the entry that came or went, without its newline
  DateRange days;    ///< the days it speaks of
  std::variant<rota::Filing, rota::Booking> slot;
};

/// Each writes unless `dry_run`, and fails (bad_data) when the file is laid out in a way that a
/// line cannot be added to or taken from, (locked) when somebody changed it meanwhile, (io); always
/// with everything as before.
Result<SlotChange> add_filing(const Ledger& ledger, const rota::Filing& filing, bool dry_run);
Result<SlotChange> add_booking(const Ledger& ledger, const rota::Booking& booking, bool dry_run);

/// Withdraws what the official filed for that date, at that desk where one is named. Fails (usage,
/// "not-filed") with the nearest dates when there is no such line.
Result<SlotChange> cancel_filing(const Ledger& ledger, const RotaBooks& books,
                                 const rota::Filing& gone, bool dry_run);

/// Withdraws the last booking of the case with the official, or with anybody when `official` is
/// empty. Fails (usage, "not-booked") when there is none.
Result<SlotChange> cancel_booking(const Ledger& ledger, const RotaBooks& books,
                                  const std::string& case_id, const std::string& official,
                                  bool dry_run);

}  // namespace anjuan

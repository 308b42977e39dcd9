#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/rota/session_record.hpp"

#include "context.hpp"
#include "view/row_words.hpp"

namespace anjuan::cli {

/// What `schedule hold` was told, as typed.
struct HoldOptions {
  std::string date;
  std::string from;        ///< a file with the whole record, or a sheet of many
  std::string map;         ///< of a sheet
  std::string quarantine;  ///< of a sheet
  RowWords rows;           ///< of a sheet
  std::string as_planned;  ///< FROM..TO
  std::vector<std::string> except;
  std::string desk;
  std::string group;
  std::string kind;
  std::string told, briefed, confirmed, applied, planned;
  std::vector<std::string> late;
  std::vector<std::string> units;
  std::vector<std::string> reasons;
  std::vector<std::string> batches;
  std::vector<std::string> attachments;
  std::vector<std::string> ticks;
  std::string note;
  std::string late_reason;
  std::vector<std::string> not_named;
  rota::HeldSession held;  ///< options that need no reading
  bool again = false;
};

/// The record that was told, and everything that is wrong with how it was told; what can be read
/// of it can still be compared with the ledger, so that all errors come out together.
struct HoldRead {
  rota::SessionRecord record;
  Failure wrong{ExitCode::usage, {}};  ///< (usage) of options, (bad_data) with places in the file
};

/// The record that the options make, on top of the file of --from when there is one; who came and
/// what kind of session it was are those of the plan where nothing else is said.
HoldRead read_hold_options(const HoldOptions& options, const RotaBooks& books, const Ledger& ledger,
                           Date today);

/// Whether --from names a sheet of many receptions: a csv or a workbook, or it has a map.
bool is_sheet(const HoldOptions& options);
/// `schedule hold --from SHEET` and `schedule hold --as-planned`, with the books open and the lock
/// taken.
Result<ExitCode> run_hold_sheet(Context& ctx, const HoldOptions& options, const Ledger& ledger,
                                const RotaBooks& books);
Result<ExitCode> run_as_planned(Context& ctx, const HoldOptions& options, const Ledger& ledger,
                                const RotaBooks& books);

/// One --batch: `persons=12,cases=A,B,disposition=follow-up,due=2026-12-20`. A piece without a key
/// goes on with the value before it, so lists and notes may hold commas. Adds to `errors` what is
/// wrong with it; `day` is that of the session, no obligation ends before it.
rota::Batch read_hold_batch(const std::string& text, Date day, std::vector<Diagnostic>& errors);

/// Digits only; nullopt for anything else.
std::optional<int> whole_number(std::string_view text);

}  // namespace anjuan::cli

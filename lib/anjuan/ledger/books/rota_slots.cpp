#include "anjuan/ledger/books/rota_slots.hpp"

#include <optional>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/text/list_splice.hpp"

namespace anjuan {
namespace {

/// Writes the file that `edit` makes of the present one, which must be the one in `known`, if any.
template <class Edit>
Result<SlotChange> change(const Ledger& ledger, SlotChange done, bool dry_run,
                          const std::optional<FileStamp>& known, Edit edit) {
  const std::string path = ledger.paths().root + done.file;
  ANJUAN_TRY(read, read_stamped_if_there(path));
  if (known && read.stamp != *known) return changed_meanwhile(path);
  Result<std::string> changed = edit(read.text, path);
  if (!changed) return pass_on(changed);
  if (!dry_run) {
    WriteBatch batch = ledger.new_batch();
    ANJUAN_DO(batch.replace(path, *changed, read.stamp));
    ANJUAN_DO(batch.commit());
  }
  while (done.line.ends_with('\n')) done.line.pop_back();
  return done;
}

Result<SlotChange> add(const Ledger& ledger, SlotChange done, bool dry_run) {
  const std::string line = done.line;
  return change(ledger, std::move(done), dry_run, std::nullopt,
                [&](const std::string& text, const std::string& path) {
                  return append_entry(text, line, path);
                });
}

Result<SlotChange> take_away(const Ledger& ledger, SlotChange done, std::size_t index,
                             const FileStamp& known, bool dry_run) {
  return change(ledger, std::move(done), dry_run, known,
                [&](const std::string& text, const std::string& path) {
                  return remove_entry(text, index, path);
                });
}

}  // namespace

Result<SlotChange> add_filing(const Ledger& ledger, const rota::Filing& filing, bool dry_run) {
  return add(ledger,
             {path_of(RotaList::filings), write_filing(filing), {filing.date, filing.date}, filing},
             dry_run);
}

Result<SlotChange> add_booking(const Ledger& ledger, const rota::Booking& booking, bool dry_run) {
  return add(ledger, {path_of(RotaList::bookings), write_booking(booking), booking.within, booking},
             dry_run);
}

Result<SlotChange> cancel_filing(const Ledger& ledger, const RotaBooks& books,
                                 const rota::Filing& gone, bool dry_run) {
  std::vector<std::string> filed;
  for (std::size_t i = 0; i < books.filings.size(); ++i) {
    const rota::Filing& filing = books.filings[i];
    if (filing.official != gone.official || (!gone.desk.empty() && filing.desk != gone.desk))
      continue;
    if (filing.date == gone.date)
      return take_away(
          ledger,
          {path_of(RotaList::filings), write_filing(filing), {gone.date, gone.date}, filing}, i,
          books.read.at(path_of(RotaList::filings)), dry_run);
    filed.push_back(to_string(filing.date));
  }
  return fail_usage(
      "not-filed",
      trf("{} has not filed {}", name_of(ledger.officials(), gone.official), to_string(gone.date)),
      filed.empty() ? trf("see {}", path_of(RotaList::filings))
                    : trf("filed: {}", join(filed, tr(", "))));
}

Result<SlotChange> cancel_booking(const Ledger& ledger, const RotaBooks& books,
                                  const std::string& case_id, const std::string& official,
                                  bool dry_run) {
  std::vector<std::string> with;
  for (std::size_t i = books.bookings.size(); i-- > 0;) {
    const rota::Booking& booking = books.bookings[i];
    if (booking.case_id != case_id) continue;
    if (official.empty() || booking.official == official)
      return take_away(
          ledger, {path_of(RotaList::bookings), write_booking(booking), booking.within, booking}, i,
          books.read.at(path_of(RotaList::bookings)), dry_run);
    with.push_back(name_of(ledger.officials(), booking.official));
  }
  return fail(ExitCode::usage,
              Diagnostic{.code = "not-booked",
                         .message = official.empty() ? trf("case {} is not booked", case_id)
                                                     : trf("case {} is not booked with {}", case_id,
                                                           name_of(ledger.officials(), official)),
                         .remedy = with.empty() ? trf("see {}", path_of(RotaList::bookings))
                                                : trf("booked with: {}", join(with, tr(", ")))});
}

}  // namespace anjuan

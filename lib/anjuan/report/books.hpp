#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/books/rota_books.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/report/report.hpp"
#include "anjuan/rota/check/check.hpp"
#include "anjuan/rota/session_record.hpp"

namespace anjuan {

/// What a report may look at beside the cases: receptions, activities and the rota, up to the
/// cut-off. Each is read when it is first asked for and then kept, so that a report which needs
/// none of them reads none, and chapters of one report share what was read.
class ReportBooks {
 public:
  /// `known_on`: only what was written down by then.
  ReportBooks(const Ledger& ledger, Date as_of, std::optional<Date> known_on = std::nullopt)
      : ledger_(ledger), as_of_(as_of), known_on_(known_on) {}

  /// Receptions held on or before the cut-off, by date, desk, group.
  const std::vector<rota::SessionRecord>& sessions();
  /// Activities on or before the cut-off, by date.
  const std::vector<Activity>& activities();
  /// The rota with its rules; nullptr when the office has none, or it cannot be read.
  const RotaBooks* rota();
  /// Where a planned session and what became of it differ, within `days` and up to the cut-off
  /// (A8, A10, A11, F9).
  std::vector<rota::Breach> breaches(DateRange days);
  /// What the rota of `days` owes and does not have: days without enough people, and quotas of the
  /// windows that touch them, with what was held counted as done.
  std::vector<rota::Breach> rota_breaches(DateRange days);

  /// Everything that could not be read; the numbers lack it.
  std::vector<Diagnostic> take_problems();

 private:
  const Ledger& ledger_;
  Date as_of_;
  std::optional<Date> known_on_;
  std::optional<std::vector<rota::SessionRecord>> sessions_;
  std::optional<std::vector<Activity>> activities_;
  std::optional<RotaBooks> rota_;
  bool rota_read_ = false;
  std::vector<Diagnostic> problems_;
};

/// One obligation that a reception left behind (C8): a batch to be met again or tracked, not done.
struct OpenItem {
  const rota::SessionRecord* session = nullptr;
  const rota::Batch* batch = nullptr;
  std::string case_id;  ///< empty when the batch has no case
};

/// The items of all sessions that are not marked done by the cut-off, one for each of their cases;
/// whether such a case is still open is for the caller to say.
std::vector<OpenItem> open_items(const std::vector<rota::SessionRecord>& sessions, Date as_of);

/// Whether an item fell to whom the report is about.
bool is_theirs(const ReportContext& context, const OpenItem& item, const HeadView* head);

/// Whom an item fell to: the units made responsible, else the case's; the case's lead, else who
/// received is who follows up (DZ5). Names for people; `head` is nullptr when there is no case.
std::string item_unit(const ReportContext& context, const OpenItem& item, const HeadView* head);
std::string item_lead(const ReportContext& context, const OpenItem& item, const HeadView* head);

/// "2026-12-02 信访大厅 / 1": the reception as people call it.
std::string session_text(const rota::SessionRecord& record, const RotaBooks* rota);
/// The name of a desk; its id when there is none.
std::string desk_text(std::string_view desk, const RotaBooks* rota);

}  // namespace anjuan

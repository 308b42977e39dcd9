#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/activity.hpp"

namespace anjuan {

/// A record that a report of [[reports.owed]] was sent, published or read, made complete.
struct ReportRecord {
  Activity activity;
  std::string title;                 ///< of the report, for people
  std::vector<std::string> missing;  ///< who still lacks it afterwards, where it does not hang yet
};

/// Completes `draft`, whose kind is sent, published or read: the stretch of time, where it names
/// none, is the one that is open; parties, where it names none, are all that still lack it; of a
/// reading it is who records, where that is one of the readers.
///
/// Fails (usage) with everything that is wrong and a way out for each: a report that is not owed in
/// this way, a unit that does not owe it, a stretch of time that there is not, several that are
/// open, a recipient that does not get it; (refused) where nobody lacks it. Fails (io, bad_data)
/// when the activities cannot be read.
Result<ReportRecord> complete_report_record(const Ledger& ledger, Activity draft, Date today);

}  // namespace anjuan

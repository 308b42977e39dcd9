#pragma once

#include <array>
#include <map>
#include <set>
#include <string>

#include "anjuan/report/books.hpp"
#include "anjuan/report/report.hpp"

namespace anjuan {

/// What one desk or official has of receptions in a period.
struct ReceptionCount {
  long planned = 0;   ///< in the rota, up to the day before lateness is judged
  long held = 0;      ///< on record with somebody there, planned or not
  long missed = 0;    ///< planned, and nobody came (desk), or who did may not stand in
  long replaced = 0;  ///< of an official: planned, and somebody who may stand in came instead
  long batches = 0;
  long persons = 0;
  std::array<long, rota::kDispositionCount> dispositions{};
  std::set<Date> days;  ///< on which one was held

  long with(rota::Disposition disposition) const {
    return dispositions[static_cast<std::size_t>(disposition)];
  }
};

/// Receptions and activities of some days: what F11 and HR3 count.
struct ReceptionFigures {
  ReceptionCount total;
  std::map<std::string, ReceptionCount> desks;      ///< by id
  std::map<std::string, ReceptionCount> officials;  ///< by id; a session counts for all its people
  long joint_meetings = 0;
  std::map<std::string, long, std::less<>> activity_counts;  ///< by activity_counts() name
};

/// Counts what was recorded in `days`, and what was planned there on days before `judged_on`: a
/// session of the cut-off itself may still be recorded.
ReceptionFigures count_receptions(ReportBooks& books, DateRange days, Date judged_on);

/// The instructions (批示) that were given on cases beside receptions: those of a reception are
/// counted with its record, so that each counts once (HR3).
class InstructionCounter {
 public:
  void see(const HeadView& head);
  long in(DateRange days) const;

 private:
  std::vector<Date> days_;
};

/// The figures beside those of the year before, one row a number (HR3): joint meetings, reception
/// days, receptions, batches, persons, instructions at receptions and on cases, legal advice,
/// leaflets, questionnaires, consultations.
Table reception_table(const ReportContext& context, const InstructionCounter& instructions);

/// What was held by whom it was planned for; "0/0" when nothing was planned.
Ratio held_as_planned(const ReceptionCount& count);

}  // namespace anjuan

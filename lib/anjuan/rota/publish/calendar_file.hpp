#pragma once

#include <string>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"
#include "anjuan/rota/told_desk.hpp"

namespace anjuan::rota {

struct CalendarOptions {
  std::string office;               ///< code of the office, part of every UID
  Timestamp stamp;                  ///< DTSTAMP of every entry; its offset is the office's
  std::string official;             ///< only sessions this official holds or sits in; empty: all
  std::vector<ToldDesk> told = {};  ///< what this file says of the desks, see tell_desks()
};

/// The sessions as an iCalendar file (RFC 5545) that calendar programs import. The UID names the
/// desk, day, group and seat, so that an entry stays the same when somebody else takes it; the
/// session's sequence and that of its desk make its SEQUENCE; an alarm rings a day before. Desks
/// without a time give all-day entries. Never names a petitioner or a case. Lines are folded and
/// end with CRLF.
Result<std::string> calendar_file(const std::vector<Session>& sessions,
                                  const std::vector<Official>& officials, const Rules& rules,
                                  const CalendarOptions& options);

/// UID of a session's place in the rota.
std::string uid_of(const Session& session, const std::string& office);

}  // namespace anjuan::rota

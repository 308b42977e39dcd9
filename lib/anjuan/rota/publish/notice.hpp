#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// One line of the public notice (公示): who receives when, where and how. There is no field for a
/// petitioner, so none can appear.
struct NoticeLine {
  Date date{};
  std::string name;
  std::string title;
  std::string portfolio;
  std::string time;
  std::string place;
  std::string form;
};

struct Notice {
  std::string office = {};  ///< whose it is, for the page
  Date issued{};            ///< the day of the page
  DateRange period;
  std::vector<std::string> fields;    ///< which of them are shown
  std::vector<std::string> channels;  ///< where it is to be published, or whom it goes to
  std::string source;
  std::vector<NoticeLine> lines;    ///< by date, desk, group
  std::vector<std::string> closed;  ///< a sentence for each desk that is closed in the period
};

/// The six fields of A9, C7, H4, or those of `rule`. Fails (refused, "notice-field-missing") with
/// every session that lacks one: a notice with a gap is not printed.
Result<Notice> make_notice(const Rules& rules, const NoticeRule* rule,
                           const std::vector<Official>& officials,
                           const std::vector<Session>& sessions, DateRange period);

std::string notice_text(const Notice& notice);  ///< a table for the terminal
std::string notice_csv(const Notice& notice);   ///< guarded, a header line, CRLF; sessions only
std::string notice_html(const Notice& notice);  ///< a whole page

/// "09:00-11:30", or the words for the whole day; empty when the desk has no time.
std::string time_of(const Desk& desk);

}  // namespace anjuan::rota

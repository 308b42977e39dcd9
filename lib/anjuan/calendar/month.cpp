#include "anjuan/calendar/month.hpp"

#include <algorithm>

namespace anjuan {

using std::chrono::year_month_day;

Month month_around(Date date) {
  const year_month_day ymd(date);
  return ymd.year() / ymd.month();
}

std::optional<Month> parse_month(std::string_view text) {
  const auto first = parse_date(std::string(text) + "-01");
  return first ? std::optional(month_around(*first)) : std::nullopt;
}

std::string month_name(Month month) {
  return to_string(days_of(month).from).substr(0, 7);
}

std::string month_name(Date date) {
  return month_name(month_around(date));
}

DateRange days_of(Month month) {
  return days_of(month, month);
}

DateRange days_of(Month first, Month last) {
  return {Date(first / std::chrono::day(1)), Date(last / std::chrono::last)};
}

Date day_of_month(Month month, unsigned number) {
  return Date(month / std::min(std::chrono::day(number), (month / std::chrono::last).day()));
}

Date months_later(Date date, int months) {
  const unsigned day(year_month_day(date).day());
  return day_of_month(month_around(date) + std::chrono::months(months), day);
}

}  // namespace anjuan

#include "anjuan/rota/publish/grid.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "anjuan/base/columns.hpp"
#include "anjuan/base/html.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/publish/page.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

/// The days of the grid: whole weeks around the month.
struct Weeks {
  Date first;
  Date last;
  Date from;
  Date to;
};

Weeks weeks_of(int year, unsigned month) {
  const DateRange whole = days_of(std::chrono::year(year) / std::chrono::month(month));
  Weeks weeks{whole.from, whole.to, {}, {}};
  const auto place = [](Date date) {
    return static_cast<int>(std::chrono::weekday(date).iso_encoding());
  };
  weeks.from = weeks.first - days(place(weeks.first) - 1);
  weeks.to = weeks.last + days(7 - place(weeks.last));
  return weeks;
}

/// Names per day; where the month has several desks each name says which.
std::map<Date, std::vector<std::string>> entries(const GridInput& input, const Weeks& weeks) {
  std::vector<Session> sorted = *input.sessions;
  std::sort(sorted.begin(), sorted.end(), before);
  std::set<std::string> desks;
  for (const Session& session : sorted)
    if (weeks.first <= session.date && session.date <= weeks.last) desks.insert(session.desk);
  std::map<Date, std::vector<std::string>> found;
  for (const Session& session : sorted) {
    if (session.date < weeks.first || session.date > weeks.last) continue;
    std::string text = name_of(*input.officials, session.official);
    if (desks.size() > 1) {
      const Desk* desk = input.rules->desk(session.desk);
      text += fmt::format("·{}", desk == nullptr ? session.desk : desk->name);
    }
    found[session.date].push_back(std::move(text));
  }
  return found;
}

std::string day_label(const GridInput& input, Date date) {
  const std::chrono::year_month_day ymd(date);
  const char* mark = "";
  switch (input.calendar->kind(date)) {
    case DayKind::make_up_workday:
      mark = "+";
      break;
    case DayKind::day_off:
    case DayKind::weekend:
      mark = "*";
      break;
    case DayKind::workday:
      break;
  }
  return fmt::format("{}{}", static_cast<unsigned>(ymd.day()), mark);
}

}  // namespace

std::string month_grid_text(const GridInput& input, std::size_t cell) {
  const Weeks weeks = weeks_of(input.year, input.month);
  const auto names = entries(input, weeks);
  const std::string rule(7 * (cell + 1) + 1, '-');
  std::string text = fmt::format("{:04}-{:02}\n", input.year, input.month);
  text += "|";
  for (int d = 0; d < 7; ++d) text += pad_right(weekday_words(weeks.from + days(d)), cell) + "|";
  text += "\n" + rule + "\n";
  for (Date monday = weeks.from; monday <= weeks.to; monday += days(7)) {
    std::size_t lines = 1;
    for (int d = 0; d < 7; ++d) {
      const auto found = names.find(monday + days(d));
      if (found != names.end()) lines = std::max(lines, found->second.size() + 1);
    }
    for (std::size_t line = 0; line < lines; ++line) {
      text += "|";
      for (int d = 0; d < 7; ++d) {
        const Date date = monday + days(d);
        std::string shown;
        if (date >= weeks.first && date <= weeks.last) {
          const auto found = names.find(date);
          if (line == 0)
            shown = day_label(input, date);
          else if (found != names.end() && line <= found->second.size())
            shown = " " + found->second[line - 1];
        }
        text += pad_right(truncate(shown, cell), cell) + "|";
      }
      text += "\n";
    }
    text += rule + "\n";
  }
  return text + tr("* nobody works   + make-up workday") + "\n";
}

std::string month_grid_html(const GridInput& input) {
  const Weeks weeks = weeks_of(input.year, input.month);
  const auto names = entries(input, weeks);
  std::string html = "<table class=\"month\">\n<thead>\n<tr>";
  for (int d = 0; d < 7; ++d)
    html +=
        fmt::format("<th scope=\"col\">{}</th>", escape_html(weekday_words(weeks.from + days(d))));
  html += "</tr>\n</thead>\n<tbody>\n";
  for (Date date = weeks.from; date <= weeks.to; date += days(1)) {
    const bool inside = date >= weeks.first && date <= weeks.last;
    if ((date - weeks.from).count() % 7 == 0) html += "<tr>";
    html += inside && !input.calendar->is_workday(date) ? "<td class=\"off\">" : "<td>";
    if (inside) {
      html += day_label(input, date);
      if (const auto found = names.find(date); found != names.end())
        for (const std::string& name : found->second) html += "<br>" + escape_html(name);
    }
    html += "</td>";
    if ((date - weeks.from).count() % 7 == 6) html += "</tr>\n";
  }
  html += fmt::format("</tbody>\n</table>\n<p>{}</p>\n",
                      escape_html(tr("* nobody works   + make-up workday")));
  return wall_page({.title = trf("Reception of the public, {}/{}", input.year, input.month),
                    .office = input.office,
                    .issued = input.issued,
                    .landscape = true},
                   html);
}

}  // namespace anjuan::rota

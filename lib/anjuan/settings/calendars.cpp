#include "anjuan/settings/calendars.hpp"

#include <cassert>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

constexpr Bounds kYears{1900, 2199};  // the dates that parse_date takes

/// The year in a name like calendars/2027.toml; nullopt for other names.
std::optional<int> year_in_name(std::string_view file) {
  file = file.substr(file.rfind('/') + 1);
  if (file.size() != 9 || !file.ends_with(".toml")) return std::nullopt;
  const auto new_year = parse_date(std::string(file.substr(0, 4)) + "-01-01");
  return new_year ? std::optional(year_of(*new_year)) : std::nullopt;
}

class Reader {
 public:
  Reader(TomlTable top, std::string_view file) : top_(std::move(top)), file_(file) {}

  Result<CalendarFile> read() {
    read_year();
    read_source();
    auto holidays = top_.tables("holiday");
    if (holidays.empty() && !top_.is_table("holiday") && !top_.is_string("holiday"))
      note_missing(top_, "holiday", "[[holiday]]");
    for (TomlTable& holiday : holidays) read_days_off(holiday);
    // Only now is every day off known, whichever holiday it belongs to.
    for (TomlTable& holiday : holidays) read_make_up(holiday);
    ANJUAN_DO(top_.finish());
    return std::move(calendar_);
  }

 private:
  void read_year() {
    const auto year = read_count(top_, "year", kYears);
    const auto named = year_in_name(file_);
    if (!top_.has("year"))
      note_missing(top_, "year", fmt::format("year = {}", named.value_or(kYears.least)));
    calendar_.year = year.value_or(0);
    if (year && named && *named != *year)
      top_.error("year", "file-name",
                 trf("the file is named for {} but holds the year {}", *named, *year),
                 trf("write year = {}, or rename the file", *named));
  }

  void read_source() { calendar_.data.source = trim(required(top_, "source")); }

  void read_days_off(TomlTable& holiday) {
    const std::string name = required(holiday, "name");
    if (!holiday.has("days-off"))
      note_missing(holiday, "days-off", "days-off = [\"YYYY-MM-DD..YYYY-MM-DD\"]");
    std::int64_t count = 0;
    for (PlacedDates& entry : holiday.placed_dates("days-off")) {
      count += (entry.to - entry.from).count() + 1;
      if (!in_year(entry)) continue;
      for (Date day = entry.from; day <= entry.to; day += days(1)) {
        calendar_.data.days_off.insert(day);
        calendar_.data.names.emplace(day, name);
      }
    }
    const auto announced = read_count(holiday, "days", {1, 366});
    // No count at all means that the dates could not be read, which is an error already.
    if (announced && count > 0 && *announced != count)
      holiday.error("days", "wrong-count",
                    trf("days-off holds {} days, but days says {}", count, *announced),
                    tr("compare both with the notice"));
  }

  void read_make_up(TomlTable& holiday) {
    const auto name = holiday.string("name");
    for (PlacedDates& entry : holiday.placed_dates("make-up")) {
      if (!in_year(entry)) continue;
      for (Date day = entry.from; day <= entry.to; day += days(1)) {
        if (calendar_.data.days_off.contains(day)) {
          note(entry, "off-and-worked",
               trf("{} is a make-up workday here and a day off of {}", to_string(day),
                   calendar_.data.names[day]),
               tr("compare both with the notice"));
        } else if (Calendar().is_workday(day)) {
          note(
              entry, "not-a-weekend",
              trf("{} is no Saturday or Sunday, so it cannot be a make-up workday", to_string(day)),
              tr("list only the Saturdays and Sundays that are worked"));
        } else {
          calendar_.data.make_up.insert(day);
          calendar_.data.names.emplace(day, name.value_or(""));
        }
      }
    }
  }

  /// False and an error when the entry leaves the year; true while the year itself is in doubt.
  bool in_year(const PlacedDates& entry) {
    if (calendar_.year == 0) return true;
    for (Date day : {entry.from, entry.to}) {
      if (year_of(day) == calendar_.year) continue;
      note(entry, "other-year",
           trf("{} is not in {}, the year of this calendar", to_string(day), calendar_.year),
           trf("write it into calendars/{}.toml", year_of(day)));
      return false;
    }
    return true;
  }

  void note(const PlacedDates& entry, std::string code, std::string message, std::string remedy) {
    Diagnostic d = entry.place;
    d.code = std::move(code);
    d.message = std::move(message);
    d.remedy = std::move(remedy);
    top_.note(std::move(d));
  }

  TomlTable top_;
  std::string_view file_;
  CalendarFile calendar_;
};

}  // namespace

Result<CalendarFile> parse_calendar(std::string_view text, std::string file) {
  ANJUAN_TRY(top, TomlTable::parse(text, file));
  return Reader(std::move(top), file).read();
}

const Calendar& built_in_calendar() {
  static const Calendar calendar = [] {
    Calendar built;
    for (const Resource& resource : resources()) {
      if (!resource.name.starts_with("calendars/")) continue;
      auto year = parse_calendar(resource.content, std::string(resource.name));
      assert(year && "a unit test reads every built-in calendar");
      if (year) built.set_year(year->year, std::move(year->data));
    }
    return built;
  }();
  return calendar;
}

}  // namespace anjuan

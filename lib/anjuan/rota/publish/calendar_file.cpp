#include "anjuan/rota/publish/calendar_file.hpp"

#include <algorithm>
#include <memory>

#include <libical/ical.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan::rota {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype utc_time(const Timestamp& timestamp) {
  return icaltime_from_timet_with_zone(
      static_cast<time_t>(timestamp.utc.time_since_epoch().count()), 0,
      icaltimezone_get_utc_timezone());
}

icaltimetype whole_day(Date date) {
  const std::chrono::year_month_day ymd(date);
  icaltimetype time = icaltime_null_date();
  time.year = static_cast<int>(ymd.year());
  time.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  time.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  return time;
}

icalcomponent* alarm_of(const std::string& summary) {
  icalcomponent* alarm = icalcomponent_new_valarm();
  icaltriggertype trigger = icaltriggertype_from_int(-24 * 60 * 60);
  icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  icalcomponent_add_property(alarm, icalproperty_new_description(summary.c_str()));
  icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
  return alarm;
}

icalcomponent* event_of(const Session& session, const std::vector<Official>& officials,
                        const Rules& rules, const CalendarOptions& options) {
  const Desk* desk = rules.desk(session.desk);
  const std::string desk_name = desk == nullptr ? session.desk : desk->name;
  const std::string summary = fmt::format("{} {} {}", form_of(session.kind), desk_name,
                                          name_of(officials, session.official));
  icalcomponent* event = icalcomponent_new_vevent();
  icalcomponent_set_uid(event, uid_of(session, options.office).c_str());
  icalcomponent_set_dtstamp(event, utc_time(options.stamp));
  icalcomponent_set_sequence(event, session.sequence + sequence_of(options.told, session.desk));
  icalcomponent_set_summary(event, summary.c_str());
  if (desk != nullptr && desk->has_time) {
    icalcomponent_set_dtstart(event,
                              utc_time(at_time(session.date, desk->from, options.stamp.offset)));
    icalcomponent_set_dtend(event, utc_time(at_time(session.date, desk->to, options.stamp.offset)));
  } else {
    icalcomponent_set_dtstart(event, whole_day(session.date));
  }
  const std::string place = !session.place.empty() || desk == nullptr ? session.place : desk->place;
  if (!place.empty()) icalcomponent_set_location(event, place.c_str());
  std::vector<std::string> companions;
  for (const std::string& id : session.companions) companions.push_back(name_of(officials, id));
  if (!companions.empty())
    icalcomponent_set_description(event, trf("companions: {}", join(companions, tr(", "))).c_str());
  icalcomponent_add_component(event, alarm_of(summary));
  return event;
}

}  // namespace

std::string uid_of(const Session& session, const std::string& office) {
  return fmt::format("{}-{}-{}-{}@{}.anjuan", to_string(session.date), session.desk, session.group,
                     session.seat, office);
}

Result<std::string> calendar_file(const std::vector<Session>& sessions,
                                  const std::vector<Official>& officials, const Rules& rules,
                                  const CalendarOptions& options) {
  std::vector<Session> sorted = sessions;
  std::sort(sorted.begin(), sorted.end(), before);
  Component calendar(icalcomponent_new_vcalendar());
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//anjuan//rota//EN"));
  for (const Session& session : sorted) {
    const bool wanted = options.official.empty() || session.official == options.official ||
                        std::find(session.companions.begin(), session.companions.end(),
                                  options.official) != session.companions.end();
    if (wanted)
      icalcomponent_add_component(calendar.get(), event_of(session, officials, rules, options));
  }
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  if (text == nullptr)
    return fail(ExitCode::bug, Diagnostic{.code = "calendar-file",
                                          .message = tr("the calendar file could not be made")});
  std::string file(text);
  icalmemory_free_buffer(text);
  return file;
}

}  // namespace anjuan::rota

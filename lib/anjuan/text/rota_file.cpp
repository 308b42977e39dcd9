#include "anjuan/text/rota_file.hpp"

#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/flow_line.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kHeader = "# anjuan rota, format 1\n";
constexpr std::string_view kListEnding = ".yaml";

constexpr Named<RotaList> kRotaLists[] = {
    {RotaList::absences, "absences", ""},
    {RotaList::filings, "filings", ""},
    {RotaList::bookings, "bookings", ""},
};

int number(YamlMap& map, std::string_view key, int fallback) {
  return number_of(map.typed(key, ValueType::integer), fallback);
}

Date required_date(YamlMap& map, std::string_view key, YamlErrors& errors) {
  const auto date = map.date(key);
  if (!date && map.node().find(key) == nullptr)
    errors.add(map.node(), "missing-key", trf("the key {} is missing", key),
               trf("add `{}: YYYY-MM-DD`", key));
  return date.value_or(Date{});
}

DateRange required_range(YamlMap& map, YamlErrors& errors) {
  DateRange range{required_date(map, "from", errors), required_date(map, "to", errors)};
  if (range.from > range.to && map.node().find("to") != nullptr)
    errors.add(*map.node().find("to"), "range-backwards", tr("the range ends before it starts"));
  return range;
}

/// "wang-zr 2026-12-20", or only the day for nobody.
void read_former(YamlMap& map, YamlErrors& errors, rota::Session& session) {
  for (const std::string& text : map.texts("former")) {
    const std::size_t space = text.rfind(' ');
    const bool nobody = space == std::string::npos;
    if (const auto until = parse_date(nobody ? text : text.substr(space + 1)))
      session.former.push_back({nobody ? std::string() : text.substr(0, space), *until});
    else
      errors.add(*map.node().find("former"), "bad-date",
                 trf("'{}' does not say until when somebody stood here", text),
                 tr("write OFFICIAL YYYY-MM-DD, or only the day for nobody"));
  }
}

rota::Session session_of(YamlMap& map, YamlErrors& errors) {
  rota::Session session;
  session.date = required_date(map, "date", errors);
  session.desk = map.text("desk", true);
  session.group = number(map, "group", 1);
  session.seat = number(map, "seat", 1);
  session.kind = map.text("kind", true);
  session.official = map.text("official", true);
  session.companions = map.texts("companions");
  session.mode = map.text("mode");
  session.place = map.text("place");
  session.reason = map.text("reason");
  session.case_id = map.text("case");
  session.sequence = number(map, "sequence", 0);
  read_former(map, errors, session);
  const YamlNode* origin = map.get("origin");
  if (origin != nullptr) {
    if (const auto known = rota::parse_origin(origin->scalar))
      session.origin = *known;
    else
      errors.add(*origin, "unknown-word", trf("'{}' is not an origin of a session", origin->scalar),
                 tr("write cover, quota, booking, filed or manual"));
  }
  return session;
}

/// A list of maps at the top of a file, each turned into a T.
template <class T, class Each>
Result<std::vector<T>> read_list(std::string_view text, const std::string& file, Each each) {
  ANJUAN_TRY(document, parse_yaml_document(text, file));
  std::vector<T> all;
  if (document.kind == YamlNode::Kind::null) return all;
  YamlErrors errors(file, text);
  for_each_map(document, errors, [&](YamlMap& map) { all.push_back(each(map, errors)); });
  if (errors.any_error()) return fail(ExitCode::bad_data, errors.take());
  return all;
}

}  // namespace

Result<std::vector<rota::Session>> read_rota_entries(std::string_view text,
                                                     const std::string& file) {
  ANJUAN_TRY(document, parse_yaml_document(text, file));
  std::vector<rota::Session> entries;
  if (document.kind == YamlNode::Kind::null) return entries;
  YamlErrors errors(file, text);
  YamlMap top(document, errors);
  if (const YamlNode* sessions = top.get("sessions"); sessions != nullptr)
    for_each_map(*sessions, errors,
                 [&](YamlMap& map) { entries.push_back(session_of(map, errors)); });
  top.get("loads");  // of older versions
  top.finish();
  if (errors.any_error()) return fail(ExitCode::bad_data, errors.take());
  return entries;
}

bool is_month_file(std::string_view name) {
  return name.size() == 12 && name.ends_with(".yaml") && parse_month(name.substr(0, 7));
}

Result<RotaFile> read_rota(std::string_view text, const std::string& file) {
  ANJUAN_TRY(entries, read_rota_entries(text, file));
  std::sort(entries.begin(), entries.end(), rota::before);
  return RotaFile{std::move(entries)};
}

FlowLine rota_line(const rota::Session& session) {
  FlowLine line;
  line.add("date", to_string(session.date));
  line.add("desk", session.desk);
  line.add("group", std::to_string(session.group));
  if (session.seat != 1) line.add("seat", std::to_string(session.seat));
  line.add("kind", session.kind);
  line.add("official", session.official);
  line.add_list("companions", session.companions);
  line.add_if("mode", session.mode);
  line.add_if("place", session.place);
  line.add_if("reason", session.reason);
  line.add_if("case", session.case_id);
  if (session.sequence != 0) line.add("sequence", std::to_string(session.sequence));
  if (session.origin != rota::Origin::cover)
    line.add("origin", std::string(to_string(session.origin)));
  std::vector<std::string> former;
  for (const rota::Former& one : session.former)
    former.push_back((one.official.empty() ? "" : one.official + " ") + to_string(one.until));
  line.add_list("former", former);
  return line;
}

std::string write_rota(const RotaFile& rota) {
  std::string text(kHeader);
  std::vector<rota::Session> sorted = rota.sessions;
  std::sort(sorted.begin(), sorted.end(), rota::before);
  text += "sessions:\n";
  for (const rota::Session& session : sorted) text += "  " + rota_line(session).text();
  return text;
}

Result<std::vector<rota::Absence>> read_absences(std::string_view text, const std::string& file) {
  return read_list<rota::Absence>(text, file, [](YamlMap& map, YamlErrors& errors) {
    rota::Absence absence;
    absence.official = map.text("official", true);
    absence.days = required_range(map, errors);
    absence.reason = map.text("reason");
    absence.reported = map.date("reported");
    absence.recorded = map.date("recorded");
    absence.late_reason = map.text("late_reason");
    absence.by = map.text("by");
    absence.withdrawn = map.date("withdrawn");
    return absence;
  });
}

std::string write_absence(const rota::Absence& absence) {
  FlowLine line;
  line.add("official", absence.official);
  line.add("from", to_string(absence.days.from));
  line.add("to", to_string(absence.days.to));
  line.add_if("reason", absence.reason);
  const auto add_day = [&](const char* key, const std::optional<Date>& day) {
    if (day) line.add(key, to_string(*day));
  };
  add_day("reported", absence.reported);
  add_day("recorded", absence.recorded);
  line.add_if("late_reason", absence.late_reason);
  line.add_if("by", absence.by);
  add_day("withdrawn", absence.withdrawn);
  return line.text();
}

Result<std::vector<rota::Filing>> read_filings(std::string_view text, const std::string& file) {
  return read_list<rota::Filing>(text, file, [](YamlMap& map, YamlErrors& errors) {
    rota::Filing filing;
    filing.official = map.text("official", true);
    filing.date = required_date(map, "date", errors);
    filing.desk = map.text("desk", true);
    filing.kind = map.text("kind", true);
    filing.place = map.text("place");
    filing.filed = map.date("filed");
    return filing;
  });
}

std::string write_filing(const rota::Filing& filing) {
  FlowLine line;
  line.add("official", filing.official);
  line.add("date", to_string(filing.date));
  line.add("desk", filing.desk);
  line.add("kind", filing.kind);
  line.add_if("place", filing.place);
  if (filing.filed) line.add("filed", to_string(*filing.filed));
  return line.text();
}

Result<std::vector<rota::Booking>> read_bookings(std::string_view text, const std::string& file) {
  return read_list<rota::Booking>(text, file, [](YamlMap& map, YamlErrors& errors) {
    rota::Booking booking;
    const std::string by = map.text("by", true);
    if (const auto known = parse_name<rota::Booker>(by))
      booking.by = *known;
    else if (const YamlNode* node = map.node().find("by"); node != nullptr)
      errors.add(*node, "unknown-word", trf("'{}' is not who can book", by),
                 tr("write petitioner or official"));
    booking.official = map.text("official", true);
    booking.case_id = map.text("case", true);
    booking.desk = map.text("desk", true);
    if (std::string kind = map.text("kind"); !kind.empty()) booking.kind = std::move(kind);
    booking.within = required_range(map, errors);
    booking.reason = map.text("reason");
    booking.proposed_by = map.text("proposed_by");
    booking.chosen_by = map.text("chosen_by");
    return booking;
  });
}

std::string write_booking(const rota::Booking& booking) {
  FlowLine line;
  line.add("by", std::string(to_name(booking.by)));
  line.add("official", booking.official);
  line.add("case", booking.case_id);
  line.add("desk", booking.desk);
  line.add("kind", booking.kind);
  line.add("from", to_string(booking.within.from));
  line.add("to", to_string(booking.within.to));
  line.add_if("reason", booking.reason);
  line.add_if("proposed_by", booking.proposed_by);
  line.add_if("chosen_by", booking.chosen_by);
  return line.text();
}

Result<std::vector<rota::Claim>> read_claims(std::string_view text, const std::string& file) {
  return read_list<rota::Claim>(text, file, [](YamlMap& map, YamlErrors& errors) {
    rota::Claim claim;
    claim.official = map.text("official");
    claim.kind = map.text("kind");
    claim.days = required_range(map, errors);
    claim.count = number(map, "count", 0);
    claim.source = map.text("source");
    return claim;
  });
}

template <>
std::span<const Named<RotaList>> names<RotaList>() {
  return kRotaLists;
}

std::string path_of(RotaList list) {
  return fmt::format("rota/{}{}", to_name(list), kListEnding);
}

std::optional<RotaList> rota_list(std::string_view file) {
  if (!file.ends_with(kListEnding)) return std::nullopt;
  file.remove_suffix(kListEnding.size());
  return parse_name<RotaList>(file);
}

}  // namespace anjuan

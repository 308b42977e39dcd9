#include <cstdlib>
#include <string>

#include "anjuan/forms/template.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/settings/calendars.hpp"
#include "anjuan/settings/office.hpp"
#include "anjuan/settings/references.hpp"
#include "anjuan/text/activity_file.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"
#include "anjuan/text/head.hpp"
#include "anjuan/text/roster_reader.hpp"
#include "anjuan/text/rota_file.hpp"
#include "anjuan/text/session_file.hpp"

#include "fuzz/targets/targets.hpp"

namespace anjuan::fuzz {
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

/// What was read, written and read again is the same.
template <class Lines, class Write, class Read>
void reads_back(const Result<Lines>& lines, Write write, Read read) {
  if (!lines) return;
  std::string text;
  for (const auto& one : *lines) text += write(one);
  const auto back = read(text, "f.yaml");
  must(back && *back == *lines);
}

/// What the bytes are found to be does not matter, only that an answer comes.
template <class T>
void survives(const T&) {}

}  // namespace

void head(std::string_view bytes) {
  std::string scratch(bytes);
  HeadView view;
  if (!scan_head(scratch, view)) return;
  const ReadCase full = read_case(bytes, "f.yaml");
  if (full.ok()) must(to_head(view).values == full.value.head.values);
}

void yaml(std::string_view bytes) {
  References references;
  survives(read_officials(bytes, "f.yaml", references));
  survives(read_units(bytes, "f.yaml", references));
  survives(read_categories(bytes, "f.yaml"));
  survives(read_claims(bytes, "f.yaml"));
  reads_back(read_absences(bytes, "f.yaml"), write_absence, read_absences);
  reads_back(read_filings(bytes, "f.yaml"), write_filing, read_filings);
  reads_back(read_bookings(bytes, "f.yaml"), write_booking, read_bookings);
  if (const auto rota = read_rota(bytes, "f.yaml")) {
    const auto back = read_rota(write_rota(*rota), "f.yaml");
    must(back && back->sessions == rota->sessions);
    if (const auto same = splice_rota(bytes, rota->sessions, "f.yaml")) {
      const auto spliced = read_rota(*same, "f.yaml");
      must(spliced && spliced->sessions == rota->sessions);
    }
  }
  if (const ReadSession session = read_session(bytes, "f.yaml"); session.ok()) {
    const auto back = read_session_strictly(write_session(session.record), "f.yaml");
    must(back && write_session(*back) == write_session(session.record));
    read_session(splice_session(bytes, session.record), "f.yaml");
  }
  if (const ReadActivity activity = read_activity(bytes, "f.yaml"); activity.ok())
    must(read_activity(write_activity(activity.activity), "f.yaml").ok());
}

void toml(std::string_view bytes) {
  survives(parse_office(bytes, "f.toml"));
  survives(parse_calendar(bytes, "f.toml"));
}

void form(std::string_view bytes) {
  FormValues values;
  values.values = {{"title", "反映 <补贴>"}, {"petitioner", "李某某"}};
  values.lists = {{"petitioners", {{{"name", "李某某"}}, {{"name", "{{title}}"}}}}};
  survives(fill_template(bytes, "f.html", values, true));
  survives(fill_template(bytes, "f.txt", values, false));
}

void moments(std::string_view bytes) {
  if (const auto day = parse_date(bytes)) must(parse_date(to_string(*day)) == day);
  if (const auto moment = parse_timestamp(bytes))
    must(parse_timestamp(to_string(*moment)) == *moment);
  if (const auto id = parse_case_id(bytes)) must(parse_case_id(to_string(*id)) == id);
  for (const CellKind kind : {CellKind::text, CellKind::number}) {
    const auto value = read_moment(bytes, kind, std::chrono::minutes(480));
    // What was understood is a day or a moment to everybody.
    if (value && !value->empty()) must(parse_date(*value) || parse_timestamp(*value));
    read_reference(bytes, kind);
  }
  read_count(bytes, 0, 1'000'000);
}

}  // namespace anjuan::fuzz

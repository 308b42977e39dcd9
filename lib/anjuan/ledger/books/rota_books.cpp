#include "anjuan/ledger/books/rota_books.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/rota_settings.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/ledger/books/told_desks.hpp"
#include "anjuan/rota/plan/shares.hpp"
#include "anjuan/rota/rule_file.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/text/list_splice.hpp"

namespace anjuan {
namespace {

std::string rota_path(const Ledger& ledger, RotaList list) {
  return ledger.paths().root + path_of(list);
}

std::string month_path(const Ledger& ledger, const std::string& name) {
  return ledger.paths().root + "rota/" + name + ".yaml";
}

void gather(std::vector<Diagnostic>& all, Failure& failure) {
  all.insert(all.end(), std::make_move_iterator(failure.diagnostics.begin()),
             std::make_move_iterator(failure.diagnostics.end()));
}

/// Reads one list file that may be absent.
template <class T, class Read>
std::string read_list_file(const std::string& path, Read read, std::vector<T>& into,
                           FileStamp& stamp, std::vector<Diagnostic>& errors) {
  auto file = read_stamped_if_there(path);
  if (!file) {
    gather(errors, file.error());
    return {};
  }
  stamp = file->stamp;
  if (!stamp.exists()) return {};
  auto list = read(file->text, path);
  if (!list)
    gather(errors, list.error());
  else
    into = std::move(*list);
  return std::move(file->text);
}

void read_months(const Ledger& ledger, RotaBooks& books, std::vector<Diagnostic>& errors) {
  const std::string directory = ledger.paths().root + "rota";
  for (const std::string& name : value_or_note(list_directory(directory), errors)) {
    if (!is_month_file(name)) continue;
    const std::string path = directory + "/" + name;
    auto read = read_stamped(path);
    if (!read) {
      gather(errors, read.error());
      continue;
    }
    auto file = read_rota(read->text, path);
    if (!file) {
      gather(errors, file.error());
      continue;
    }
    const std::string month = name.substr(0, 7);
    books.months[month] = std::move(*file);
    books.read[month] = read->stamp;
  }
}

/// rota/documents/CAMPAIGN/plan.pdf: a document is known by its name before the last dot.
void read_documents(const Ledger& ledger, RotaBooks& books, std::vector<Diagnostic>& errors) {
  for (const rota::CampaignRule& campaign : books.rules.campaigns) {
    const std::string directory = ledger.paths().root + "rota/documents/" + campaign.name;
    for (const std::string& name : value_or_note(list_directory(directory), errors))
      books.documents.push_back(campaign.name + "/" + name.substr(0, name.rfind('.')));
  }
}

void read_files(const Ledger& ledger, RotaBooks& books, std::vector<Diagnostic>& errors) {
  read_months(ledger, books, errors);
  books.absences_text =
      read_list_file(rota_path(ledger, RotaList::absences), read_absences, books.absence_record,
                     books.read[path_of(RotaList::absences)], errors);
  for (const rota::Absence& absence : books.absence_record)
    if (!absence.withdrawn) books.absences.push_back(absence);
  read_list_file(rota_path(ledger, RotaList::filings), read_filings, books.filings,
                 books.read[path_of(RotaList::filings)], errors);
  read_list_file(rota_path(ledger, RotaList::bookings), read_bookings, books.bookings,
                 books.read[path_of(RotaList::bookings)], errors);
  read_documents(ledger, books, errors);
}

Result<rota::Rules> read_settings(const Ledger& ledger) {
  const std::string path = ledger.paths().settings();
  ANJUAN_TRY(top, TomlTable::parse_layers(ledger.settings()));
  // The rest of the settings was read, and its keys checked, when the ledger was opened.
  for (const std::string& key : top.keys())
    if (key != "rota") top.leave(key);
  auto table = top.table("rota");
  if (!table && !top.has("rota"))
    return fail(ExitCode::refused,
                Diagnostic{.code = "no-rota-rules",
                           .file = path,
                           .message = tr("the settings have no rules for the rota"),
                           .remedy = tr("add [rota] with [[rota.cover]] and [[rota.quota]] to "
                                        "anjuan.toml, or bring in a pack: anjuan pack list")});
  rota::Rules rules;
  if (table)
    rules =
        rota::read_rules(*table, {ledger.office().ranks, ledger.office().flags, ledger.units()});
  for (Diagnostic& d : unknown_names(rules.references, ledger.known_names(rules.ranks)))
    top.note(std::move(d));
  ANJUAN_DO(top.finish());
  return rules;
}

}  // namespace

std::vector<rota::Session> RotaBooks::sessions() const {
  std::vector<rota::Session> all;
  for (const auto& [name, file] : months)
    all.insert(all.end(), file.sessions.begin(), file.sessions.end());
  std::sort(all.begin(), all.end(), rota::before);
  return all;
}

std::vector<rota::Session> RotaBooks::sessions(DateRange period) const {
  std::vector<rota::Session> some = sessions();
  std::erase_if(some, [&](const rota::Session& session) { return !period.contains(session.date); });
  return some;
}

std::optional<Date> RotaBooks::planned_until() const {
  std::optional<Date> last;
  for (const auto& [name, file] : months)
    for (const rota::Session& session : file.sessions)
      last = last ? std::max(*last, session.date) : session.date;
  return last;
}

void RotaBooks::look_back(Date day) {
  for (auto& [name, file] : months) file.sessions = rota::known_by(std::move(file.sessions), day);
  std::erase_if(absence_record,
                [&](const rota::Absence& one) { return one.known_since().value_or(day) > day; });
  absences = absence_record;
  std::erase_if(absences, [&](const rota::Absence& one) { return !one.known_by(day); });
  std::erase_if(filings, [&](const rota::Filing& one) { return one.filed.value_or(day) > day; });
}

Result<RotaBooks> open_rota(const Ledger& ledger) {
  RotaBooks books;
  std::vector<Diagnostic> errors;
  auto rules = read_settings(ledger);
  if (!rules) {
    if (rules.error().exit == ExitCode::refused) return pass_on(rules);
    gather(errors, rules.error());
  } else {
    books.rules = std::move(*rules);
  }
  read_files(ledger, books, errors);
  SessionBooks recorded = read_sessions(ledger);
  for (rota::SessionRecord& record : recorded.records) books.held.push_back(std::move(record.held));
  errors.insert(errors.end(), recorded.problems.begin(), recorded.problems.end());
  if (!errors.empty()) return fail_with(std::move(errors));
  return books;
}

std::vector<Diagnostic> verify_rota(const Ledger& ledger) {
  std::vector<Diagnostic> findings;
  const std::string directory = ledger.paths().root + "rota";
  const std::vector<std::string> names = value_or_note(list_directory(directory), findings);
  auto rules = read_settings(ledger);
  // An office without a rota needs no rules for one.
  if (!rules && (rules.error().exit != ExitCode::refused || !names.empty()))
    gather(findings, rules.error());
  RotaBooks books;
  if (rules) {
    books.rules = std::move(*rules);
    for (Diagnostic& d : idle_rota_settings(ledger, books.rules)) findings.push_back(std::move(d));
  }
  read_files(ledger, books, findings);
  if (auto told = read_told_desks(ledger); !told) gather(findings, told.error());
  for (const std::string& name : names)
    if (!is_month_file(name) && !rota_list(name) && name != "calendar.yaml" &&
        name != "documents" && name != ".gitkeep")
      findings.push_back({.code = "stray-file",
                          .file = directory + "/" + name,
                          .message = tr("this file is not of the rota and no command reads it"),
                          .remedy = tr("name a month's file YYYY-MM.yaml, or move it away")});
  return findings;
}

namespace {

/// The rota as it was really held: where a reception is on record, whoever received holds it, also
/// where nothing or somebody else was planned; one that nobody came to counts for nobody.
std::vector<rota::Session> as_held(const RotaBooks& books) {
  using Place = std::tuple<Date, std::string, int>;
  std::map<Place, const rota::HeldSession*> records;
  for (const rota::HeldSession& held : books.held)
    records[{held.date, held.desk, held.group}] = &held;
  std::vector<rota::Session> all;
  std::map<Place, rota::Session> planned;
  for (rota::Session& session : books.sessions()) {
    const Place place{session.date, session.desk, session.group};
    const auto record = records.find(place);
    if (record == records.end()) {
      all.push_back(std::move(session));
      continue;
    }
    const auto& there = record->second->officials;
    const bool came = std::find(there.begin(), there.end(), session.official) != there.end();
    planned.try_emplace(place, session);
    if (came) all.push_back(std::move(session));
  }
  for (const auto& [place, record] : records) {
    const auto& held = record;  // a lambda below captures it
    int seat = 0;
    for (const std::string& id : held->officials) {
      ++seat;
      const auto known = std::any_of(all.begin(), all.end(), [&](const rota::Session& one) {
        return one.date == held->date && one.desk == held->desk && one.group == held->group &&
               one.official == id;
      });
      if (known) continue;
      rota::Session session{.date = held->date, .desk = held->desk, .group = held->group};
      // Whoever stood in did the duty that was planned.
      if (const auto was = planned.find(place); was != planned.end())
        session.origin = was->second.origin;
      else
        session.origin = rota::Origin::manual;
      session.seat = seat;
      session.kind = held->kind;
      session.official = id;
      all.push_back(std::move(session));
    }
  }
  std::sort(all.begin(), all.end(), rota::before);
  return all;
}

/// Who led the case on that day.
std::string lead_on(const Case& subject, Date day) {
  std::string lead;
  for (const Event& event : in_force(subject.history))
    if (event.kind == EventKind::assigned && event.at.date() <= day && !event.get("lead").empty())
      lead = event.get("lead");
  return lead;
}

/// For quotas that count only one's own lead cases: who led what was discussed.
void note_leads(const Ledger& ledger, const rota::Rules& rules,
                std::vector<rota::HeldSession>& records) {
  if (std::none_of(rules.quotas.begin(), rules.quotas.end(),
                   [](const rota::QuotaRule& quota) { return quota.own_lead_case; }))
    return;
  for (rota::HeldSession& held : records)
    for (const std::string& id : held.cases)
      if (const auto stored = ledger.read_case(id))
        held.leads.push_back(lead_on(stored->value, held.date));
}

/// Marks the sessions held that were about no case of their official.
void mark_others(const std::vector<rota::HeldSession>& records, rota::Session& session) {
  for (const rota::HeldSession& held : records)
    if (held.date == session.date && held.desk == session.desk && held.group == session.group)
      session.of_others =
          std::find(held.leads.begin(), held.leads.end(), session.official) == held.leads.end();
}

struct OtherDays {
  std::vector<rota::Session> earlier, later;
};
/// What is planned or held outside a period.
OtherDays outside(const RotaBooks& books, const std::vector<rota::HeldSession>& records,
                  DateRange period) {
  OtherDays days;
  for (rota::Session& session : as_held(books)) {
    if (period.contains(session.date)) continue;
    mark_others(records, session);
    (session.date < period.from ? days.earlier : days.later).push_back(std::move(session));
  }
  return days;
}

/// The receptions on record, with who led their cases where a quota asks for it.
std::vector<rota::HeldSession> held_with_leads(const RotaBooks& books, const Ledger& ledger) {
  std::vector<rota::HeldSession> records = books.held;
  note_leads(ledger, books.rules, records);
  return records;
}

}  // namespace

void note_keep_away(const Ledger& ledger, const std::string& case_id, rota::KeepAway& known) {
  if (case_id.empty() || known.by_case.contains(case_id)) return;
  // One that cannot be read is told of by `schedule check`: nobody is known to keep away from it.
  if (const auto stored = ledger.read_case(case_id))
    if (auto away = keep_away(stored->value, ledger.roster()); !away.empty())
      known.by_case.emplace(case_id, std::move(away));
}

rota::PlanInput plan_input(const RotaBooks& books, const Ledger& ledger, DateRange period) {
  rota::PlanInput input{.rules = &books.rules, .calendar = &ledger.calendar()};
  input.officials = ledger.officials();
  input.units = ledger.units();
  input.absences = books.absences;
  input.period = period;
  OtherDays days = outside(books, held_with_leads(books, ledger), period);
  input.earlier = std::move(days.earlier);
  input.later = std::move(days.later);
  input.filings = books.filings;
  input.bookings = books.bookings;
  for (const rota::Booking& booking : books.bookings)
    note_keep_away(ledger, booking.case_id, input.keep_away);
  for (const rota::Session& session : books.sessions(period))
    note_keep_away(ledger, session.case_id, input.keep_away);
  // A booking with somebody who must keep away by now is none; `schedule check` tells of it.
  std::erase_if(input.bookings, [&](const rota::Booking& booking) {
    return !input.keep_away.may_sit(booking.case_id, booking.official);
  });
  input.carried = rota::balances_of(input, input.earlier);
  return input;
}

rota::CheckInput check_input(const RotaBooks& books, const Ledger& ledger, DateRange period) {
  rota::CheckInput input{.rules = &books.rules, .calendar = &ledger.calendar()};
  input.officials = ledger.officials();
  input.units = ledger.units();
  input.absences = books.absences;
  input.period = period;
  input.sessions = books.sessions(period);
  input.held = held_with_leads(books, ledger);
  OtherDays days = outside(books, input.held, period);
  input.earlier = std::move(days.earlier);
  input.later = std::move(days.later);
  input.planned_until = books.planned_until();
  input.begun = ledger.office().owed_from;
  input.filings = books.filings;
  input.bookings = books.bookings;
  input.documents = books.documents;
  return input;
}

std::vector<rota::Session> held_sessions(const RotaBooks& books, DateRange days) {
  std::vector<rota::Session> held = as_held(books);
  std::erase_if(held, [&](const rota::Session& one) { return !days.contains(one.date); });
  return held;
}

std::vector<rota::Session> sessions_over(const RotaBooks& books, Date today) {
  std::vector<rota::Session> over = as_held(books);
  std::erase_if(over, [&](const rota::Session& one) {
    return one.date > today ||
           (one.date == today &&
            std::none_of(books.held.begin(), books.held.end(), [&](const rota::HeldSession& held) {
              return held.date == one.date && held.desk == one.desk && held.group == one.group;
            }));
  });
  return over;
}

bool complete_from_plan(rota::HeldSession& held, const RotaBooks& books, bool own_kind) {
  const bool nobody = held.officials.empty();
  const bool alone = held.companions.empty();
  bool planned = false;
  for (const rota::Session& session : books.sessions({held.date, held.date})) {
    if (session.desk != held.desk || session.group != held.group) continue;
    if (!planned && !own_kind) held.kind = session.kind;
    if (!planned && held.mode.empty()) held.mode = session.mode;
    if (!planned && held.place.empty()) held.place = session.place;
    if (nobody) held.officials.push_back(session.official);
    if (alone && !planned) held.companions = session.companions;
    planned = true;
  }
  return planned;
}

namespace {

/// Ends the line of an absence: it goes where it was written on the same day, else it says when it
/// stopped to count, so that what was known before stays on record.
Result<std::string> without(const std::string& text, const RotaBooks& books, std::size_t index,
                            std::optional<Date> today, const std::string& path) {
  rota::Absence gone = books.absence_record[index];
  ANJUAN_TRY(shorter, remove_entry(text, index, path));
  if (!today || gone.known_since().value_or(Date::min()) >= *today) return std::move(shorter);
  gone.withdrawn = today;
  return append_entry(shorter, write_absence(gone), path);
}

}  // namespace

Result<AbsenceChange> add_absence(const Ledger& ledger, const RotaBooks& books,
                                  const rota::Absence& absence) {
  AbsenceChange change{.absence = absence, .text = books.absences_text};
  rota::Absence& joined = change.absence;
  std::vector<std::size_t> replaced;
  for (std::size_t a = 0; a < books.absence_record.size(); ++a) {
    const rota::Absence& known = books.absence_record[a];
    if (known.withdrawn) continue;
    if (known.official != absence.official || known.days.from > absence.days.to ||
        known.days.to < absence.days.from) {
      change.others.push_back(known);
      continue;
    }
    replaced.push_back(a);
    // The office was told of the whole when it was told of its beginning.
    if (std::tuple(known.days.from, known.reported) < std::tuple(joined.days.from, joined.reported))
      joined.reported = known.reported;
    joined.days = {std::min(joined.days.from, known.days.from),
                   std::max(joined.days.to, known.days.to)};
    if (joined.reason.empty()) joined.reason = known.reason;
  }
  if (replaced.size() == 1) {
    const rota::Absence& known = books.absence_record[replaced.front()];
    if (known.days == joined.days && known.reason == joined.reason) {
      joined = known;
      return change;
    }
  }
  change.changed = true;
  const std::string path = rota_path(ledger, RotaList::absences);
  for (auto a = replaced.rbegin(); a != replaced.rend(); ++a) {
    ANJUAN_TRY(without_it, without(change.text, books, *a, absence.recorded, path));
    change.text = std::move(without_it);
  }
  if (joined.recorded == joined.reported) joined.recorded.reset();
  ANJUAN_TRY(longer, append_entry(change.text, write_absence(joined), path));
  change.text = std::move(longer);
  return change;
}

Result<AbsenceChange> cancel_absence(const Ledger& ledger, const RotaBooks& books,
                                     const rota::Absence& gone, bool whole) {
  const auto& [official, days] = std::tie(gone.official, gone.days);
  AbsenceChange change{.changed = true};
  std::optional<std::size_t> found;
  std::vector<std::string> known;
  for (std::size_t a = 0; a < books.absence_record.size(); ++a) {
    const rota::Absence& absence = books.absence_record[a];
    if (absence.withdrawn) continue;
    if (absence.official == official)
      known.push_back(
          fmt::format("{}..{}", to_string(absence.days.from), to_string(absence.days.to)));
    if (!found && absence.official == official && absence.days.contains(days.from) &&
        (!whole || absence.days == days))
      found = a;
    else
      change.others.push_back(absence);
  }
  if (!found)
    return fail(ExitCode::usage,
                Diagnostic{.code = "not-absent",
                           .message = trf("no absence of {} is recorded for {}", official,
                                          whole ? fmt::format("{}..{}", to_string(days.from),
                                                              to_string(days.to))
                                                : to_string(days.from)),
                           .remedy = known.empty() ? trf("see {}", path_of(RotaList::absences))
                                                   : trf("recorded: {}", join(known, tr(", ")))});
  change.absence = books.absence_record[*found];
  ANJUAN_TRY(text, without(books.absences_text, books, *found, gone.recorded,
                           rota_path(ledger, RotaList::absences)));
  change.text = std::move(text);
  return change;
}

namespace {

/// Sessions of the old file at whose place there is none in the new one.
void note_gone(const RotaFile& before, const RotaFile& now, std::vector<rota::Session>& gone) {
  const auto place = [](const rota::Session& session) {
    return std::tuple(session.date, session.desk, session.group, session.seat);
  };
  std::set<decltype(place({}))> there;
  for (const rota::Session& session : now.sessions) there.insert(place(session));
  std::copy_if(before.sessions.begin(), before.sessions.end(), std::back_inserter(gone),
               [&](const rota::Session& session) { return !there.contains(place(session)); });
}

}  // namespace

Result<> write_sessions(const Ledger& ledger, RotaBooks& books, DateRange period,
                        const std::vector<rota::Session>& sessions,
                        const std::optional<std::string>& absences) {
  std::map<std::string, RotaFile> changed;
  for (const auto& [name, file] : books.months)
    if (name >= month_name(period.from) && name <= month_name(period.to)) changed[name] = file;
  for (auto& [name, file] : changed)
    std::erase_if(file.sessions,
                  [&](const rota::Session& session) { return period.contains(session.date); });
  for (const rota::Session& session : sessions)
    if (period.contains(session.date))
      changed[month_name(session.date)].sessions.push_back(session);
  WriteBatch batch = ledger.new_batch();
  std::vector<rota::Session> gone;
  for (auto& [name, file] : changed) {
    const std::string path = month_path(ledger, name);
    const bool there = books.months.contains(name);
    if (there && write_rota(books.months[name]) == write_rota(file)) continue;
    if (there) note_gone(books.months[name], file, gone);
    auto text = Result<std::string>(write_rota(file));
    if (there) {
      const auto before = read_file(path);  // that it is still what was read is checked below
      if (!before) return tl::unexpected(before.error());
      text = splice_rota(*before, file.sessions, path);
    }
    if (!text) return pass_on(text);
    ANJUAN_DO(batch.replace(path, *text, books.read[name]));
  }
  if (!gone.empty()) {
    ANJUAN_TRY(told, read_told_desks(ledger));
    if (auto now = rota::outlive(told.desks, gone); now != told.desks)
      ANJUAN_DO(put_told_desks(batch, ledger, told, now));
  }
  if (absences)
    ANJUAN_DO(batch.replace(rota_path(ledger, RotaList::absences), *absences,
                            books.read[path_of(RotaList::absences)]));
  return batch.commit();
}

}  // namespace anjuan

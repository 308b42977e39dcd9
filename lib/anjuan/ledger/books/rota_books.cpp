#include "anjuan/ledger/books/rota_books.hpp"

#include <algorithm>

#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/rota/rule_file.hpp"
#include "anjuan/text/list_splice.hpp"

namespace anjuan {
namespace {

std::string rota_path(const Ledger& ledger, const std::string& name) {
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

bool is_month_file(const std::string& name) {
  return name.size() == 12 && name.ends_with(".yaml") && name[4] == '-' &&
         name.find_first_not_of("0123456789-") == 7;
}

void read_months(const Ledger& ledger, RotaBooks& books, std::vector<Diagnostic>& errors) {
  const std::string directory = ledger.paths().root + "rota";
  for (const std::string& name : list_directory(directory)) {
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

void read_files(const Ledger& ledger, RotaBooks& books, std::vector<Diagnostic>& errors) {
  read_months(ledger, books, errors);
  books.absences_text = read_list_file(rota_path(ledger, "absences"), read_absences, books.absences,
                                       books.read["absences"], errors);
  read_list_file(rota_path(ledger, "filings"), read_filings, books.filings, books.read["filings"],
                 errors);
  read_list_file(rota_path(ledger, "bookings"), read_bookings, books.bookings,
                 books.read["bookings"], errors);
}

Result<rota::Rules> read_settings(const Ledger& ledger) {
  const std::string path = ledger.paths().settings();
  auto text = read_file(path);
  if (!text) return pass_on(text);
  auto top = TomlTable::parse(*text, path);
  if (!top) return pass_on(top);
  // The rest of the settings was read, and its keys checked, when the ledger was opened.
  for (const std::string& key : top->keys())
    if (key != "rota") top->leave(key);
  auto table = top->table("rota");
  if (!table && !top->has("rota"))
    return fail(ExitCode::refused,
                Diagnostic{.code = "no-rota-rules",
                           .file = path,
                           .message = tr("the settings have no rules for the rota"),
                           .remedy = tr("add [rota] with [[rota.cover]] and [[rota.quota]] to "
                                        "anjuan.toml; the rule packs are examples")});
  rota::Rules rules;
  if (table) rules = rota::read_rules(*table, ledger.office().ranks);
  if (auto done = top->finish(); !done) return pass_on(done);
  return rules;
}

}  // namespace

std::string month_name(Date date) {
  return to_string(date).substr(0, 7);
}

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

std::map<std::string, double> RotaBooks::carried(Date day) const {
  std::map<std::string, double> balances;
  for (const auto& [name, file] : months) {
    if (name >= month_name(day) || file.loads.empty()) continue;
    balances.clear();
    for (const rota::Load& load : file.loads) balances[load.official] = load.balance;
  }
  return balances;
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
  if (!errors.empty()) return fail(ExitCode::bad_data, std::move(errors));
  return books;
}

std::vector<Diagnostic> verify_rota(const Ledger& ledger) {
  std::vector<Diagnostic> findings;
  const std::string directory = ledger.paths().root + "rota";
  const std::vector<std::string> names = list_directory(directory);
  auto rules = read_settings(ledger);
  // An office without a rota needs no rules for one.
  if (!rules && (rules.error().exit != ExitCode::refused || !names.empty()))
    gather(findings, rules.error());
  RotaBooks books;
  read_files(ledger, books, findings);
  for (const std::string& name : names)
    if (!is_month_file(name) && name != "absences.yaml" && name != "filings.yaml" &&
        name != "bookings.yaml" && name != "documents" && name != ".gitkeep")
      findings.push_back({.code = "stray-file",
                          .file = directory + "/" + name,
                          .message = tr("this file is not of the rota and no command reads it"),
                          .remedy = tr("name a month's file YYYY-MM.yaml, or move it away")});
  return findings;
}

rota::PlanInput plan_input(const RotaBooks& books, const Ledger& ledger, DateRange period) {
  rota::PlanInput input{.rules = &books.rules, .calendar = &ledger.calendar()};
  input.officials = ledger.officials();
  input.absences = books.absences;
  input.period = period;
  input.earlier = books.sessions();
  std::erase_if(input.earlier,
                [&](const rota::Session& session) { return session.date >= period.from; });
  input.filings = books.filings;
  input.bookings = books.bookings;
  input.carried = books.carried(period.from);
  return input;
}

rota::CheckInput check_input(const RotaBooks& books, const Ledger& ledger, DateRange period) {
  rota::CheckInput input{.rules = &books.rules, .calendar = &ledger.calendar()};
  input.officials = ledger.officials();
  input.units = ledger.units();
  input.absences = books.absences;
  input.period = period;
  input.sessions = books.sessions(period);
  input.earlier = books.sessions();
  std::erase_if(input.earlier,
                [&](const rota::Session& session) { return session.date >= period.from; });
  input.filings = books.filings;
  input.bookings = books.bookings;
  input.held = books.held;
  // rota/documents/CAMPAIGN/plan.pdf: a document is known by its name before the last dot.
  for (const rota::CampaignRule& campaign : books.rules.campaigns)
    for (const std::string& name :
         list_directory(ledger.paths().root + "rota/documents/" + campaign.name))
      input.documents.push_back(campaign.name + "/" + name.substr(0, name.rfind('.')));
  return input;
}

Result<> write_sessions(const Ledger& ledger, RotaBooks& books, DateRange period,
                        const std::vector<rota::Session>& sessions,
                        const std::vector<rota::Load>& loads,
                        const std::vector<rota::Absence>& new_absences) {
  std::map<std::string, RotaFile> changed;
  for (Date date = period.from; date <= period.to; date += std::chrono::days(1)) {
    const std::string name = month_name(date);
    if (!changed.contains(name)) changed[name] = books.months[name];
  }
  for (auto& [name, file] : changed)
    std::erase_if(file.sessions,
                  [&](const rota::Session& session) { return period.contains(session.date); });
  for (const rota::Session& session : sessions)
    if (period.contains(session.date))
      changed[month_name(session.date)].sessions.push_back(session);
  if (!loads.empty()) {
    for (auto& [name, file] : changed) file.loads.clear();
    changed.rbegin()->second.loads = loads;
  }
  WriteBatch batch(ledger);
  for (auto& [name, file] : changed) {
    const std::string text = write_rota(file);
    if (books.months.contains(name) && write_rota(books.months[name]) == text) continue;
    if (auto staged = batch.replace(rota_path(ledger, name), text, books.read[name]); !staged)
      return staged;
  }
  if (!new_absences.empty()) {
    std::string text = books.absences_text;
    for (const rota::Absence& absence : new_absences) {
      auto longer = append_entry(text, write_absence(absence), rota_path(ledger, "absences"));
      if (!longer) return pass_on(longer);
      text = std::move(*longer);
    }
    if (auto staged = batch.replace(rota_path(ledger, "absences"), text, books.read["absences"]);
        !staged)
      return staged;
  }
  return batch.commit();
}

}  // namespace anjuan

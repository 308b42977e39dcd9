#include "anjuan/ledger/books/first_record.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "anjuan/calendar/month.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/rota_file.hpp"

namespace anjuan {
namespace {

/// The first folder YYYY/MM below `root`; nullopt when there is none.
std::optional<Month> first_month(const std::string& root) {
  std::vector<Diagnostic> unread;
  for (const std::string& year : value_or_note(list_subdirectories(root), unread))
    for (const std::string& month : value_or_note(list_subdirectories(root + "/" + year), unread))
      if (auto found = parse_month(year + "-" + month)) return found;
  return std::nullopt;
}

std::optional<Date> first_case(const Ledger& ledger) {
  const auto month = first_month(ledger.paths().cases());
  if (!month) return std::nullopt;
  const DateRange days = days_of(*month);
  std::optional<Date> first;
  const auto unread = scan_heads(ledger.paths(),
                                 [&](const ScannedCase& one) {
                                   const Date came =
                                       one.head.date(HeadField::received).value_or(days.from);
                                   first = std::min(first.value_or(came), came);
                                 },
                                 {.until = days.to});
  return unread.empty() ? first : days.from;
}

std::optional<Date> first_planned(const Ledger& ledger) {
  const std::string root = ledger.paths().root + "rota";
  std::vector<Diagnostic> unread;
  for (const std::string& name : value_or_note(list_directory(root), unread)) {
    if (!is_month_file(name)) continue;
    const std::string path = root + "/" + name;
    auto text = read_file(path);
    const auto rota = text ? read_rota(*text, path) : Result<RotaFile>(pass_on(text));
    if (!rota) return days_of(*parse_month(name.substr(0, 7))).from;
    if (!rota->sessions.empty()) return rota->sessions.front().date;
  }
  return std::nullopt;
}

std::optional<Date> first_held(const Ledger& ledger) {
  const std::string root = ledger.paths().root + "sessions";
  const auto month = first_month(root);
  if (!month) return std::nullopt;
  const Date from = days_of(*month).from;
  const std::string folder =
      root + "/" + month_name(*month).substr(0, 4) + "/" + month_name(*month).substr(5);
  std::vector<Diagnostic> unread;
  for (const std::string& name : value_or_note(list_directory(folder), unread))
    if (const auto day = parse_date(std::string_view(name).substr(0, 10))) return day;
  return from;
}

}  // namespace

std::optional<Date> first_record(const Ledger& ledger) {
  std::optional<Date> first;
  for (const auto& one : {first_case(ledger), first_planned(ledger), first_held(ledger)})
    if (one) first = std::min(first.value_or(*one), *one);
  return first;
}

}  // namespace anjuan

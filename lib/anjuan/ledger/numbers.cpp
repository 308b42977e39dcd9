#include "anjuan/ledger/numbers.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kTo = "..";  ///< between the first and the last number of a line

/// What a file of a series says.
struct Series {
  CaseId last;              ///< number 0: nothing yet
  std::set<int> explained;  ///< numbers that a line says have no case
  std::vector<std::string> other_lines;
};

Series read_series(std::string_view text) {
  Series series;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    const std::size_t blank = line.find(' ');
    const std::string_view range = line.substr(0, blank);
    const std::size_t dots = range.find(kTo);
    const auto from = parse_case_id(range.substr(0, dots));
    const auto id =
        dots == std::string_view::npos ? from : parse_case_id(range.substr(dots + kTo.size()));
    if (id && id->number > series.last.number) series.last = *id;
    if (from && id && blank != std::string_view::npos)
      for (int number = from->number; number <= id->number; ++number)
        series.explained.insert(number);
    if (!line.empty() && (!id || blank != std::string_view::npos))
      series.other_lines.emplace_back(line);
  }
  return series;
}

CaseId id_of(const Ledger& ledger, int year, int number) {
  return {ledger.office().code, year, ledger.station(), number};
}

std::string text_of(const Series& series, const CaseId& last) {
  std::string text;
  for (const std::string& line : series.other_lines) text += line + "\n";
  return text + to_string(last) + "\n";
}

Result<int> highest_file(const Ledger& ledger, int year) {
  int last = 0;
  std::vector<Diagnostic> problems;
  const std::string directory = fmt::format("{}/{:04}", ledger.paths().cases(), year);
  for (const std::string& month : value_or_note(list_subdirectories(directory), problems))
    for (const std::string& name :
         value_or_note(list_directory(directory + "/" + month), problems)) {
      if (!name.ends_with(".yaml")) continue;
      const auto id = parse_case_id(std::string_view(name).substr(0, name.size() - 5));
      if (id && *id == id_of(ledger, year, id->number)) last = std::max(last, id->number);
    }
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  return last;
}

}  // namespace

std::string series_of(const CaseId& id) {
  return id.station == '\0' ? fmt::format("{}-{:04}", id.code, id.year)
                            : fmt::format("{}-{:04}-{}", id.code, id.year, id.station);
}

Result<int> last_number(const Ledger& ledger, int year) {
  ANJUAN_DO(ledger.check_station());
  auto last = highest_file(ledger, year);
  if (!last) return last;
  const std::string series = series_of(id_of(ledger, year, 0));
  for (const std::string& path :
       {ledger.paths().numbers(series), ledger.paths().private_numbers(series)}) {
    ANJUAN_TRY(text, read_if_there(path));
    *last = std::max(*last, read_series(text.value_or("")).last.number);
  }
  return last;
}

Result<> keep_numbers(const Ledger& ledger, WriteBatch& batch, const std::map<int, int>& given) {
  for (const auto& [year, number] : given) {
    const std::string series = series_of(id_of(ledger, year, number));
    for (const std::string& path :
         {ledger.paths().numbers(series), ledger.paths().private_numbers(series)}) {
      ANJUAN_TRY(before, read_stamped_if_there(path));
      const std::string text = text_of(read_series(before.text), id_of(ledger, year, number));
      if (text == before.text) continue;
      ANJUAN_DO(batch.replace(path, text, before.stamp));
    }
  }
  return {};
}

std::vector<Diagnostic> number_gaps(const Ledger& ledger, const std::vector<std::string>& files) {
  std::map<std::string, std::pair<CaseId, std::vector<int>>> all;  // by series: last, with a case
  const auto note = [&](const CaseId& id, bool has_case) {
    auto& [last, present] = all.try_emplace(series_of(id), id, std::vector<int>()).first->second;
    if (id.number > last.number) last = id;
    if (has_case) present.push_back(id.number);
  };
  std::vector<Diagnostic> findings;
  for (const std::string& path : files)
    if (const auto id = parse_case_id(case_id_of(path))) note(*id, true);
  for (const std::string& name :
       value_or_note(list_directory(ledger.paths().numbers()), findings)) {
    const auto text = value_or_note(read_file(ledger.paths().numbers() + "/" + name), findings);
    const Series series = read_series(text);
    if (series.last.number == 0) continue;
    note(series.last, false);
    for (const int number : series.explained) {
      CaseId id = series.last;
      id.number = number;
      note(id, true);
    }
  }
  for (auto& [series, found] : all) {
    auto& [last, present] = found;
    present.push_back(last.number + 1);
    std::sort(present.begin(), present.end());
    int next = 1;
    for (const int number : present) {
      CaseId from = last;
      CaseId to = last;
      from.number = next;
      to.number = number - 1;
      next = number + 1;
      if (to.number < from.number) continue;
      Diagnostic& d = add_error(
          findings, "number-gap",
          from == to ? trf("the number {} was given, and there is no such case", to_string(from))
                     : trf("the numbers {} to {} were given, and there are no such cases",
                           to_string(from), to_string(to)),
          trf("bring back what git still has (git log --all -- '*/{}.yaml'); for what is lost for "
              "good, add the line `{} WHY` to this file",
              to_string(from),
              from == to ? to_string(from)
                         : fmt::format("{}{}{}", to_string(from), kTo, to_string(to))));
      d.file = ledger.paths().numbers(series);
      d.rule = tr("a number is permanent; a case registered by mistake is voided and keeps it");
    }
  }
  return findings;
}

}  // namespace anjuan

#include "anjuan/store/time_travel.hpp"

#include "anjuan/store/case_edit.hpp"
#include "anjuan/store/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {

std::optional<Case> case_as_of(const Case& value, const Rules& rules, Date day) {
  Case then = value;
  std::erase_if(then.history, [&](const Event& event) { return event.at.date() > day; });
  if (then.history.empty()) return std::nullopt;
  then.head = folded_head(then, rules);
  return then;
}

std::vector<Diagnostic> scan_as_of(const Ledger& ledger, Date day,
                                   const std::function<void(const Head&)>& each) {
  std::vector<Diagnostic> problems;
  for (const std::string& path : list_case_files(ledger.paths())) {
    auto text = read_file(path);
    auto value = text ? read_case_strictly(*text, path) : Result<Case>(pass_on(text));
    if (!value) {
      for (Diagnostic& d : value.error().diagnostics) problems.push_back(std::move(d));
      continue;
    }
    if (const auto then = case_as_of(*value, ledger.rules(), day)) each(then->head);
  }
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

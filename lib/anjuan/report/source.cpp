#include "anjuan/report/source.hpp"

#include <algorithm>

#include "anjuan/store/case_edit.hpp"
#include "anjuan/store/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {

std::vector<Diagnostic> scan_as_of(
    const Ledger& ledger, const ScanRequest& request,
    const std::function<void(const HeadView& head, const Case* whole)>& each) {
  const bool past = request.as_of < request.today;
  if (!past && !request.whole_cases)
    return scan_heads(ledger.paths(), [&](const ScannedCase& found) { each(found.head, nullptr); });
  std::vector<Diagnostic> problems;
  for (const std::string& path : list_case_files(ledger.paths())) {
    auto text = read_file(path);
    auto value = text ? read_case_strictly(*text, path) : Result<Case>(pass_on(text));
    if (!value) {
      for (Diagnostic& d : value.error().diagnostics) problems.push_back(std::move(d));
      continue;
    }
    if (past) {
      std::erase_if(value->history,
                    [&](const Event& event) { return event.at.date() > request.as_of; });
      if (value->history.empty()) continue;  // not registered yet on that day
      value->head = folded_head(*value, ledger.rules());
    }
    HeadView head;
    for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = value->head.values[i];
    each(head, &*value);
  }
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

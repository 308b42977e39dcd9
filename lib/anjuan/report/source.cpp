#include "anjuan/report/source.hpp"

#include "anjuan/store/scan.hpp"
#include "anjuan/store/time_travel.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {

std::vector<Diagnostic> scan_cases(
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
    const auto seen = past ? case_as_of(*value, ledger.rules(), request.as_of)
                           : std::optional<Case>(std::move(*value));
    if (!seen) continue;  // not registered yet on that day
    HeadView head;
    for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = seen->head.values[i];
    each(head, &*seen);
  }
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

#include "anjuan/report/source.hpp"

#include "anjuan/ledger/each_case.hpp"
#include "anjuan/ledger/time_travel.hpp"

namespace anjuan {

std::vector<Diagnostic> scan_cases(
    const Ledger& ledger, const ScanRequest& request,
    const std::function<void(const HeadView& head, const Case* whole)>& each) {
  const bool past = request.as_of < request.today;
  if (!past && !request.whole_cases)
    return scan_heads(ledger.paths(), [&](const ScannedCase& found) { each(found.head, nullptr); });
  auto problems =
      read_every_case(ledger.paths(), [&](const std::string&, const StampedText&, Case& value) {
        const auto seen = past ? case_as_of(value, ledger.rules(), request.as_of)
                               : std::optional<Case>(std::move(value));
        if (!seen) return;  // not registered yet on that day
        HeadView head;
        for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = seen->head.values[i];
        each(head, &*seen);
      });
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

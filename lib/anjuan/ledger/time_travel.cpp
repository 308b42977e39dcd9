#include "anjuan/ledger/time_travel.hpp"

#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/each_case.hpp"

namespace anjuan {

std::optional<Case> case_as_of(const Case& value, const Rules& rules, Date day) {
  Case then = value;
  std::erase_if(then.history, [&](const Event& event) { return event.at.date() > day; });
  if (then.history.empty()) return std::nullopt;
  then.head = folded_head(then, rules);
  return then;
}

std::vector<Diagnostic> scan_as_of(const Ledger& ledger, Date day,
                                   const std::function<void(const Case&)>& each) {
  auto problems = read_every_case(ledger.paths(),
                                  [&](const std::string&, const StampedText&, const Case& value) {
                                    if (const auto then = case_as_of(value, ledger.rules(), day))
                                      each(*then);
                                  });
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

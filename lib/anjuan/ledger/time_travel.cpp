#include "anjuan/ledger/time_travel.hpp"

#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/each_case.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {

std::optional<Case> case_at(const Case& value, const Rules& rules, const LookBack& view) {
  Case then = value;
  then.joined = merged_with(value);
  if (view.known_on) {
    then.history = known_by(std::move(then.history), *view.known_on);
    then.head = corrected_head(then.head, value.history, then.history);
  }
  std::vector<Event> record = happened_by(then.history, view.as_of);
  if (record.empty()) return std::nullopt;
  if (!is_voided(then.history)) record = happened_by(in_force(std::move(then.history)), view.as_of);
  then.history = std::move(record);
  // Limits that were moved since stood then where they had been.
  CaseFacts facts = facts_of(then.head);
  facts.moves = moves_of(value.history);
  for (const MovedLimit& move : unrecorded_moves(value, rules)) facts.moves.push_back(move);
  then.head = head_of(fold(then.history, facts, rules), then.head);
  // Whoever looks back to a day before the protection sees no more for it.
  if (is_protected(value.head)) then.head[HeadField::confidential] = "true";
  then.at_least = secrecy_in(to_view(value.head));
  return then;
}

std::vector<Event> record_at(const Case& value, const LookBack& view) {
  return happened_by(view.known_on ? known_by(value.history, *view.known_on) : value.history,
                     view.as_of);
}

std::vector<Diagnostic> scan_at(const Ledger& ledger, const LookBack& view,
                                const std::function<void(const Case&)>& each) {
  auto problems = read_every_case(ledger.paths(),
                                  [&](const std::string&, const StampedText&, const Case& value) {
                                    if (const auto then = case_at(value, ledger.rules(), view))
                                      each(*then);
                                  });
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

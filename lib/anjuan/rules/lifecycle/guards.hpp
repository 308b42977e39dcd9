#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {

/// What the guards look at beside the case itself.
struct GuardContext {
  Rules rules;
  const std::vector<Official>& officials;
  const std::vector<Unit>& units;
  Timestamp now;  ///< nothing may be recorded that lies after it
};

/// Why an event may not happen in this state: empty when it may. Each diagnostic names the rule
/// with its article, the dates, and the way out. Imported history is exempt from documents and
/// from what its system may not have recorded, never from the order of time.
std::vector<Diagnostic> check_event(const CaseState& state, const Event& event, const Case& subject,
                                    const GuardContext& context);

/// Whether `added` may be recorded beside the history of `subject`, each at its place in time: the
/// events themselves are checked, and those that come after them must still be possible.
/// Empty when all is well.
std::vector<Diagnostic> check_append(const Case& subject, const std::vector<Event>& added,
                                     const GuardContext& context);

/// The word that a closed case gets whose opinion was to be carried out and is not on record as
/// carried out (H8b: 落实处理意见 comes before 报结): a note, no refusal. Nothing where the reply
/// supported nothing.
std::optional<Diagnostic> not_carried_out(const Case& subject);

/// Every breach in a history as it stands, for verify; `line` is that of the event in its file.
std::vector<Diagnostic> check_history(const Case& subject, const GuardContext& context);

}  // namespace anjuan

#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

// Inside of the rules: whether one event may happen, for guards.cpp (what holds for every event)
// and guard_steps.cpp (what single events demand).
namespace anjuan {

/// One event before a state: every reason why it may not happen.
class Guard {
 public:
  Guard(const CaseState& state, const Event& event, const Case& subject,
        const GuardContext& context)
      : s_(state),
        e_(event),
        subject_(subject),
        c_(context),
        office_(context.rules.office),
        spec_(spec_of(event.kind)),
        day_(event.at.date()),
        imported_(event.is_true("imported")) {}

  std::vector<Diagnostic> run() {
    if (!check_place_in_life()) return std::move(problems_);
    check_time();
    check_fields();
    check_kind();
    check_barred();
    check_named();
    return std::move(problems_);
  }

 private:
  void refuse(std::string code, std::string message, std::string remedy, std::string rule = {}) {
    problems_.push_back({.code = std::move(code),
                         .line = e_.line,
                         .message = std::move(message),
                         .rule = rule.empty() ? std::string(spec_.rule) : std::move(rule),
                         .remedy = std::move(remedy)});
  }

  /// An event on record was judged by the facts that were known then, not as they were corrected.
  bool facts_have_changed() const {
    return e_.line != 0 &&
           std::any_of(subject_.history.begin(), subject_.history.end(),
                       [](const Event& event) { return event.kind == EventKind::corrected; });
  }

  bool check_place_in_life();
  void check_time();
  void check_fields();
  void check_kind();
  void check_registered();
  void check_unit(std::string_view unit);
  void check_assisted();
  void check_assigned();
  void check_lead(const std::string& id);
  void check_receipt();
  void check_reclassified();
  bool check_extendable();
  void check_extended();
  bool may_approve(const Official& official) const;
  void check_its_principal(const Official& official, std::string_view unit);
  void check_feedback();
  void check_suspension();
  void check_served(std::optional<Date> written);
  void check_reply();
  void check_outcome();
  void check_second_person();
  void check_approval();
  void check_conference();
  void check_milestone();
  void check_consent();
  void check_returned();
  void check_review();
  void check_merged();
  void check_official();
  std::string too_much_for_simple(int persons, bool group, bool repeated) const;
  void refuse_simple(const std::string& why, const char* way_out);
  void refuse_recorder(const char* code, const std::string& who);
  void check_simple(CaseClass to);
  void check_still_simple();
  void check_document_date();
  void check_appointment();
  void check_voided();
  void check_voided_recusal(const Event& target);
  void check_corrected();
  void check_barred();
  void check_recused();
  void check_secrecy();
  void check_named();
  bool is_said_to_be_a_word(const std::u32string& name) const;
  void check_title(std::string_view title, const Interests& interests);
  void check_corrected_names(const Interests& interests);
  void check_who_is_accused(std::string_view title, const Interests& interests);
  void check_merged_with_accused();
  void check_own_matter();
  bool is_new() const;
  void refuse_still_with(const Interests& interests, std::string_view units,
                         std::string_view officials);
  Roster roster() const { return {c_.officials, c_.units}; }

  const CaseState& s_;
  const Event& e_;
  const Case& subject_;
  const GuardContext& c_;
  const Office& office_;
  const EventSpec& spec_;
  const Date day_;
  const bool imported_;
  std::vector<Diagnostic> problems_;
};

}  // namespace anjuan

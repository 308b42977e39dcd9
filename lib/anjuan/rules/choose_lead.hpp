#pragma once

#include <span>
#include <string>
#include <vector>

#include "anjuan/model/case.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {

/// Why an official leads a case whose lead nobody named.
enum class LeadReason { portfolio, area, received, principal };
template <>
std::span<const Named<LeadReason>> names<LeadReason>();

/// An official and the reason that made the choice.
struct ChosenLead {
  std::string official;  ///< id; empty when nobody fits
  LeadReason why{};
};

/// Who leads a case (包案) when nobody was named, by the first of `order` that names somebody: the
/// official with the longest portfolio entry that covers its category (D7), the longest area that
/// covers its place (F8), whoever received the petitioner last (DZ5: 谁接待、谁包联), unless the
/// matter lies in somebody else's portfolio and not in the receiver's (A13). `officials`: who may
/// handle the case (free_officials). Only those who are in office on `day`; only principals where
/// the office demands one (C10), and then any principal when nothing else decides. Ties fall by the
/// order of officials.yaml.
ChosenLead choose_lead(const Case& subject, const CaseState& state,
                       const std::vector<Official>& officials, const Office& office, Date day);

/// The unit of those that may handle the case (free_units) whose categories or areas cover it most
/// closely; empty when none or when two cover it equally closely.
std::string choose_unit(const Head& head, const std::vector<Unit>& units);

/// Whether the office has such a case led by a principal ([lead.principal], C10).
bool demands_principal(const CaseState& state, const Office& office);

/// Of `officials` those who may lead the case with `unit`: where a principal must, one of the
/// office's own or of that unit.
std::vector<Official> involved_officials(std::vector<Official> officials, const CaseState& state,
                                         const Office& office, const std::vector<Unit>& units,
                                         std::string_view unit);

/// The first day on which the lead of that id was no longer in office; nullopt while in office on
/// `day`, or when nobody has that id.
std::optional<Date> left_on(const std::vector<Official>& officials, std::string_view lead,
                            Date day);

}  // namespace anjuan

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rota/rota_helpers.hpp"

namespace anjuan::rota::testing {

using Codes = std::vector<std::string>;

/// What a pack says of the rota; each rule's source is the code of its clause.
Rules pack(const std::string& name, const std::vector<Unit>& units = {});

/// The rules of a pack with only those quotas and covers that are at the desk.
Rules only_at(Rules rules, const std::string& desk);

Unit unit_of(const std::string& level, const std::string& id);

std::vector<Official> in_unit(std::vector<Official> people, const std::string& unit);
std::vector<Official> in_pool(std::vector<Official> people, const std::string& pool);
std::vector<Official> add(std::vector<Official> a, const std::vector<Official>& b);

/// A plan in which the check finds no error.
Plan plan_of(const Rules& rules, std::vector<Official> officials, DateRange period);

int count(const Plan& plan, const std::function<bool(const Session&)>& which);

/// A reception of one official at a desk.
HeldSession held_at(const std::string& desk, const std::string& kind, const std::string& official);

/// What the check says of one held session, as breach/clause.
Codes held_codes(const Rules& rules, const std::vector<Official>& officials,
                 const HeldSession& held);

}  // namespace anjuan::rota::testing

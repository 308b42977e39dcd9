#pragma once

#include "anjuan/model/case.hpp"
#include "anjuan/settings/condition.hpp"

namespace anjuan {

/// The facts of a case that [[rota.session-kind]] compares: its flags, and group, complex (or
/// major), repeats and repeated, from-above (referred to the office), group-to-province (a group
/// that went to the province or to Beijing), persons.
Facts condition_facts(const Case& subject);

}  // namespace anjuan

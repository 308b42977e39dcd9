#pragma once

#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/publish/brief.hpp"

namespace anjuan {

/// The cases that those who receive on `date` must know (F4, G5): the booked ones, and the open
/// cases that they lead and that have passed their limit, are due within the office's due-soon-days
/// of that day, or have an open task. By session, then by due date.
///
/// Who complained is kept from those who need not know it: no name where the case is confidential
/// or an accusation (W22 art. 30), and names are blotted out of the title. A case in which the
/// official is named is left out (art. 28); a booked one comes back as a problem, as does every
/// case that cannot be read.
std::vector<rota::BriefCase> brief_cases(const Ledger& ledger, Date date,
                                         const std::vector<rota::Session>& sessions,
                                         std::vector<Diagnostic>& problems);

}  // namespace anjuan

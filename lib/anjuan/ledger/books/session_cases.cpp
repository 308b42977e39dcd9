#include "anjuan/ledger/books/session_cases.hpp"

#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rules/recusal.hpp"

namespace anjuan {

Result<std::vector<rota::Breach>> check_session_cases(const Ledger& ledger,
                                                      const std::vector<rota::Session>& sessions) {
  std::vector<rota::Breach> breaches;
  for (const rota::Session& session : sessions) {
    if (session.case_id.empty()) continue;
    rota::Breach breach{.official = session.official, .desk = session.desk};
    breach.days = {session.date, session.date};
    auto stored = ledger.read_case(session.case_id);
    if (!stored && stored.error().exit == ExitCode::io) return pass_on(stored);
    if (!stored) {
      breach.kind = rota::BreachKind::unknown_case;
      breach.message = stored.error().diagnostics.front().message;
      breach.remedy = tr("withdraw the booking, or restore the case file");
      breaches.push_back(std::move(breach));
      continue;
    }
    const std::set<std::string> away = keep_away(stored->value, ledger.roster());
    std::set<std::string> told;
    const auto judge = [&](const std::string& id) {
      if (!away.contains(id) || !told.insert(id).second) return;
      breach.kind = rota::BreachKind::recusal;
      breach.official = id;
      breach.message = trf("{} must keep away from case {}, and must not receive it",
                           name_of(ledger.officials(), id), session.case_id);
      breach.source = "W22 art. 28";
      breach.remedy = id == session.official
                          ? tr("withdraw the booking, and book another official")
                          : tr("put somebody else there, with `schedule replace` or by planning "
                               "anew");
      breaches.push_back(breach);
    };
    // Whoever sits at the same table hears of it, too.
    for (const rota::Session& other : sessions) {
      if (other.date != session.date || other.desk != session.desk || other.group != session.group)
        continue;
      judge(other.official);
      for (const std::string& id : other.companions) judge(id);
    }
  }
  return breaches;
}

}  // namespace anjuan

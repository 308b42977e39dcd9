#include "anjuan/ledger/books/session_cases.hpp"

#include "anjuan/i18n/i18n.hpp"
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
    const Official* official = find_by_id(ledger.officials(), session.official);
    if (official == nullptr || !must_not_handle(stored->value, *official, ledger.roster()))
      continue;
    breach.kind = rota::BreachKind::recusal;
    breach.message =
        trf("{} is named in case {} and must not receive it", official->name, session.case_id);
    breach.source = N_("W22 art. 28");
    breach.remedy = tr("withdraw the booking, and book another official");
    breaches.push_back(std::move(breach));
  }
  return breaches;
}

}  // namespace anjuan

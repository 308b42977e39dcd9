#include "anjuan/ledger/books/brief_cases.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/model/paper_kind.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

using rota::BriefCase;

/// Why an open case of somebody who receives that day matters; nothing: it can wait.
std::vector<std::string> reasons(const HeadView& head, Date date, int soon) {
  std::vector<std::string> why;
  if (const auto due = head.date(HeadField::due)) {
    if (*due < date)
      why.push_back(trf("overdue, was due on {}", to_string(*due)));
    else if (*due <= date + std::chrono::days(soon))
      why.push_back(trf("due on {}", to_string(*due)));
  }
  if (head.has(HeadField::tasks))
    for (const std::string_view task : split(head[HeadField::tasks], ' '))
      why.push_back(trf("to do: {}", task_text(task)));
  return why;
}

BriefCase brief_of(const Case& value, const std::string& official) {
  // It goes from hand to hand: the title without people, and names masked where they are no secret.
  const bool secret = secrecy_of(value) != Secrecy::open;
  BriefCase one{.id = value.head[HeadField::id]};
  one.title =
      Viewer(value, secret ? Audience::unit : Audience::inside).title(value.head[HeadField::title]);
  one.unit = value.head[HeadField::unit];
  one.official = official;
  one.due = value.head.date(HeadField::due);
  for (const Event& event : in_force(value.history))
    if (parse_paper(event.get("paper")) == PaperKind::opinion) one.opinion_attached = true;
  one.persons = number_of(value.head[HeadField::persons], one.persons);
  if (!secret)
    for (const Petitioner& person : value.petitioners)
      one.petitioners.push_back(name_for_people(person, /*reveal=*/false));
  return one;
}

Diagnostic recusal(const std::string& official, const std::string& id) {
  return {.code = "recusal",
          .message = trf("{} must keep away from case {}, and must not receive it", official, id),
          .rule = "W22 art. 28",
          .remedy = tr("withdraw the booking, and book another official")};
}

class Gatherer {
 public:
  Gatherer(const Ledger& ledger, Date date, const std::vector<rota::Session>& sessions,
           std::vector<Diagnostic>& problems)
      : ledger_(ledger), date_(date), problems_(problems) {
    for (const rota::Session& session : sessions)
      if (session.date == date) sessions_.push_back(session);
  }

  std::vector<BriefCase> run() {
    for (const rota::Session& session : sessions_)
      if (!session.case_id.empty())
        take(session.case_id, session.official, {tr("booked")}, /*booked=*/true);
    add_led();
    std::stable_sort(found_.begin() + booked_, found_.end(),
                     [](const BriefCase& a, const BriefCase& b) {
                       return std::tuple(!a.due, a.due, a.id) < std::tuple(!b.due, b.due, b.id);
                     });
    return std::move(found_);
  }

 private:
  void add_led() {
    struct Led {
      std::string id;
      std::string lead;
      std::vector<std::string> why;
    };
    std::vector<Led> led;
    const auto receives = [&](std::string_view id) {
      return std::any_of(sessions_.begin(), sessions_.end(), [&](const rota::Session& session) {
        return session.official == id && session.case_id.empty();
      });
    };
    const int soon = ledger_.office().due_soon_days;
    auto problems = scan_heads(ledger_.paths(), [&](const ScannedCase& scanned) {
      const HeadView& head = scanned.head;
      if (!head.open() || !receives(head[HeadField::lead])) return;
      if (auto why = reasons(head, date_, soon); !why.empty())
        led.push_back(
            {std::string(head[HeadField::id]), std::string(head[HeadField::lead]), std::move(why)});
    });
    problems_.insert(problems_.end(), std::make_move_iterator(problems.begin()),
                     std::make_move_iterator(problems.end()));
    for (Led& one : led) take(one.id, one.lead, std::move(one.why), /*booked=*/false);
  }

  /// Whoever sits where the official receives the case, or is on duty.
  std::set<std::string> at_table(const std::string& official, const std::string& case_id) const {
    std::set<std::string> there = {official};
    for (const rota::Session& mine : sessions_) {
      if (mine.official != official || mine.case_id != case_id) continue;
      for (const rota::Session& other : sessions_)
        if (other.desk == mine.desk && other.group == mine.group) {
          there.insert(other.official);
          there.insert(other.companions.begin(), other.companions.end());
        }
    }
    return there;
  }

  void take(const std::string& id, const std::string& official, std::vector<std::string> why,
            bool booked) {
    auto stored = ledger_.read_case(id);
    if (!stored) {
      for (Diagnostic& problem : stored.error().diagnostics)
        problems_.push_back(std::move(problem));
      return;
    }
    // The brief of a session goes through the hands of everybody at its table.
    const std::set<std::string> away = keep_away(stored->value, ledger_.roster());
    bool kept_back = false;
    for (const std::string& one : at_table(official, booked ? id : std::string()))
      if (away.contains(one)) {
        kept_back = true;
        if (booked) problems_.push_back(recusal(name_of(ledger_.officials(), one), id));
      }
    if (kept_back) return;
    if (Barred(interests_of(stored->value.history), ledger_.roster())
            .unit(stored->value.head[HeadField::unit]))
      stored->value.head[HeadField::unit].clear();  // called to hear of its own matter
    found_.push_back(brief_of(stored->value, official));
    found_.back().why = std::move(why);
    if (booked) ++booked_;
  }

  const Ledger& ledger_;
  Date date_;
  std::vector<rota::Session> sessions_;
  std::vector<Diagnostic>& problems_;
  std::vector<BriefCase> found_;
  std::ptrdiff_t booked_ = 0;
};

}  // namespace

std::vector<rota::BriefCase> brief_cases(const Ledger& ledger, Date date,
                                         const std::vector<rota::Session>& sessions,
                                         std::vector<Diagnostic>& problems) {
  return Gatherer(ledger, date, sessions, problems).run();
}

}  // namespace anjuan

#include "anjuan/rota/plan/shares.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/rota/period.hpp"

namespace anjuan::rota {
namespace {

class Sharer {
 public:
  Sharer(const PlanInput& input, DateRange range) : input_(input) {
    for (const Absence& absence : input.absences) away_[absence.official].push_back(absence.days);
    for (const CoverRule& cover : input.rules->covers) {
      Rule rule{.cover = &cover};
      DateRange reach = range;
      if (cover.when.once_per)
        for (const DateRange& window : windows({*cover.when.once_per, {}}, range))
          reach = {std::min(reach.from, window.from), std::max(reach.to, window.to)};
      rule.days = duty_days(cover.when, input.rules->key_periods, reach, *input.calendar);
      for (const Official& official : input.officials)
        if (serves(cover, official, input.rules->ranks)) rule.people.push_back(&official);
      rules_.push_back(std::move(rule));
    }
    // Narrow rules first, as the planner states them.
    std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) {
      return std::pair(a.people.size(), -a.cover->need) <
             std::pair(b.people.size(), -b.cover->need);
    });
  }

  /// Shares out what was held at one desk, of one kind, on one day.
  void add(std::vector<const Session*> held) {
    // What a rule asked for comes before what somebody chose.
    std::stable_sort(held.begin(), held.end(), [](const Session* a, const Session* b) {
      return std::pair(!is_duty(*a), a->official) < std::pair(!is_duty(*b), b->official);
    });
    std::vector<const Rule*> asking;
    for (const Rule& rule : rules_)
      if (rule.cover->desk == held.front()->desk && rule.cover->kind == held.front()->kind &&
          std::binary_search(rule.days.begin(), rule.days.end(), held.front()->date))
        asking.push_back(&rule);
    std::map<const Rule*, int> given;
    for (const Rule* rule : asking) {
      // Everybody who came for a rule for everybody came for it.
      int open = wanted(*rule->cover, static_cast<int>(rule->people.size()));
      for (const auto& [narrower, count] : given)
        if (std::all_of(narrower->people.begin(), narrower->people.end(),
                        [&](const Official* one) { return has(*rule, one->id); }))
          open -= count;
      std::erase_if(held, [&](const Session* session) {
        if (open <= 0 || !has(*rule, session->official)) return false;
        --open;
        ++given[rule];
        share(*session, *rule);
        return true;
      });
    }
    for (const Session* session : held) {
      const auto widest = std::find_if(asking.rbegin(), asking.rend(), [&](const Rule* rule) {
        return has(*rule, session->official);
      });
      if (is_duty(*session) && widest != asking.rend())
        share(*session, **widest);
      else
        shares_[session->official] += 1;
    }
  }

  Shares take() { return std::move(shares_); }

 private:
  struct Rule {
    const CoverRule* cover = nullptr;
    std::vector<Date> days;
    std::vector<const Official*> people;
  };

  static bool is_duty(const Session& session) {
    return session.origin == Origin::cover || session.origin == Origin::manual;
  }

  static bool has(const Rule& rule, const std::string& id) {
    return std::any_of(rule.people.begin(), rule.people.end(),
                       [&](const Official* one) { return one->id == id; });
  }

  bool could_come(const Official& official, Date date) const {
    if (!official.in_office(date)) return false;
    if (input_.rules->partial_period == PartialPeriod::enforce) return true;
    const auto away = away_.find(official.id);
    return away == away_.end() ||
           std::none_of(away->second.begin(), away->second.end(),
                        [&](const DateRange& days) { return days.contains(date); });
  }

  /// On the day, or, alone, on any day that the planner could have picked.
  bool could_take(const Official& official, const Session& session, const Rule& rule) const {
    if (!rule.cover->when.once_per || wanted(*rule.cover, 1) > 1)
      return could_come(official, session.date);
    const DateRange window =
        windows({*rule.cover->when.once_per, {}}, {session.date, session.date}).front();
    return std::any_of(rule.days.begin(), rule.days.end(),
                       [&](Date day) { return window.contains(day) && could_come(official, day); });
  }

  void share(const Session& session, const Rule& rule) {
    std::string body;
    if (!rule.cover->take_turns.empty())
      for (const Official* one : rule.people)
        if (one->id == session.official) body = one->body;
    std::vector<const Official*> sharers;
    for (const Official* one : rule.people)
      if ((body.empty() || one->body == body) && could_take(*one, session, rule))
        sharers.push_back(one);
    for (const Official* one : sharers)
      shares_[one->id] += 1.0 / static_cast<double>(sharers.size());
    if (sharers.empty()) shares_[session.official] += 1;
  }

  const PlanInput& input_;
  std::map<std::string, std::vector<DateRange>> away_;
  std::vector<Rule> rules_;
  Shares shares_;
};

}  // namespace

Shares shares_of(const PlanInput& input, const std::vector<Session>& sessions) {
  if (sessions.empty()) return {};
  std::map<std::tuple<Date, std::string, std::string>, std::vector<const Session*>> places;
  for (const Session& session : sessions)
    places[{session.date, session.desk, session.kind}].push_back(&session);
  Sharer sharer(input, {std::get<0>(places.begin()->first), std::get<0>(places.rbegin()->first)});
  for (auto& [place, held] : places) sharer.add(std::move(held));
  return sharer.take();
}

Shares balances_of(const PlanInput& input, const std::vector<Session>& sessions) {
  Shares balances = shares_of(input, sessions);
  for (const Session& session : sessions) balances[session.official] -= 1;
  // Sums of thirds and quarters do not quite meet: what is next to nothing is nothing.
  for (auto& [official, balance] : balances)
    if (std::abs(balance) < 1e-9) balance = 0;
  return balances;
}

}  // namespace anjuan::rota

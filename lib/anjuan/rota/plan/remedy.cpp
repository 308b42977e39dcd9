#include "anjuan/rota/plan/remedy.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/index.hpp"

namespace anjuan::rota {
namespace {

struct Remedies {
  std::vector<std::string> found;
  bool cut = false;  ///< not everything was tried
};

class Trials {
 public:
  Trials(const PlanInput& input, const Roster& roster, const Problem& problem,
         const Conflict& conflict, const CanPlan& can_plan)
      : input_(input),
        roster_(roster),
        problem_(problem),
        conflict_(conflict),
        can_plan_(can_plan) {
    for (const int d : conflict.demands) look_at(d);
    for (const int b : conflict.bounds)
      for (const int v : problem.bounds[at(b)].variables)
        people_.insert(problem.variables[at(v)].official);
  }

  Remedies run() {
    try_waiving();
    try_maximums();
    try_minimums();
    try_covers();
    try_in_house();
    try_absences();
    try_newcomers();
    return {std::move(found_), cut_};
  }

 private:
  static constexpr std::size_t kMostShown = 4;
  static constexpr std::int64_t kMostSteps = 2'000'000;
  static constexpr std::int64_t kStating = 4;

  bool goes_on() const { return !cut_ && found_.size() < kMostShown; }

  void look_at(int d) {
    const Demand& demand = problem_.demands[at(d)];
    days_.insert(demand.days.begin(), demand.days.end());
    if (demand.cover) covers_.insert(*demand.cover);
    for (const int v : problem_.of_demand[at(d)])
      people_.insert(problem_.variables[at(v)].official);
  }

  /// Whether a plan exists with the rules as `change` makes them. The first that cannot be decided
  /// with what is left to be spent ends the trials.
  template <class Change>
  bool helps(Change change) {
    if (!goes_on()) return false;
    Rules rules = *input_.rules;
    PlanInput changed = input_;
    changed.rules = &rules;
    // Stating the rules anew costs about as much as a few flows, however soon the answer is known.
    effort_.left -= kStating * (static_cast<std::int64_t>(problem_.variables.size()) + 1);
    change(rules, changed);
    const std::optional<bool> possible = can_plan_(std::move(changed), effort_);
    cut_ = cut_ || (!possible && effort_.left < 0);
    return possible.value_or(false);
  }

  void try_waiving() {
    std::set<std::size_t> strict;
    std::set<std::string> sources;
    for (const int b : conflict_.bounds) {
      const std::size_t q = *problem_.bounds[at(b)].quota;
      if (input_.rules->waives(input_.rules->quotas[q].no_available_day)) continue;
      strict.insert(q);
      sources.insert(input_.rules->quotas[q].source);
    }
    if (!strict.empty() && helps([&](Rules& rules, PlanInput&) {
          for (const std::size_t q : strict)
            rules.quotas[q].no_available_day = NoAvailableDay::waive_and_list;
        }))
      note(trf("no-available-day = \"waive-and-list\" for the quota [{}]",
               join(std::vector<std::string>(sources.begin(), sources.end()), ", ")));
    std::set<std::size_t> firm;
    std::set<std::string> of;
    for (const std::size_t c : covers_) {
      if (input_.rules->waives(input_.rules->covers[c].no_available_day)) continue;
      firm.insert(c);
      of.insert(input_.rules->covers[c].source);
    }
    if (!firm.empty() && helps([&](Rules& rules, PlanInput&) {
          for (const std::size_t c : firm)
            rules.covers[c].no_available_day = NoAvailableDay::waive_and_list;
        }))
      note(trf("no-available-day = \"waive-and-list\" for the desk [{}]",
               join(std::vector<std::string>(of.begin(), of.end()), ", ")));
  }

  void try_maximums() {
    std::set<std::size_t> seen;
    for (const int b : conflict_.maximums) {
      const auto q = problem_.bounds[at(b)].quota;
      if (!q || !seen.insert(*q).second) continue;
      const int most = *input_.rules->quotas[*q].max;
      for (const int more : {1, 2, 3, 4, 5, 6, 8, 13, 21, 366 - most}) {
        if (!helps([&](Rules& rules, PlanInput&) { rules.quotas[*q].max = most + more; })) continue;
        note(trf("at most {} {} instead of {} [{}]", most + more,
                 per_in_words(input_.rules->quotas[*q].per), most,
                 input_.rules->quotas[*q].source));
        break;
      }
    }
  }

  void try_minimums() {
    std::set<std::size_t> seen;
    for (const int b : conflict_.bounds) {
      const std::size_t q = *problem_.bounds[at(b)].quota;
      if (!seen.insert(q).second) continue;
      const int least = input_.rules->quotas[q].min;
      for (int less = least - 1; less >= 0; less = less == 0 ? -1 : less / 2) {
        if (!helps([&](Rules& rules, PlanInput&) { rules.quotas[q].min = less; })) continue;
        note(less == 0 && !input_.rules->quotas[q].max
                 ? trf("without the quota [{}]", input_.rules->quotas[q].source)
                 : trf("at least {} {} instead of {} [{}]", less,
                       per_in_words(input_.rules->quotas[q].per), least,
                       input_.rules->quotas[q].source));
        break;
      }
    }
  }

  void try_covers() {
    for (const std::size_t c : covers_) {
      const CoverRule& cover = input_.rules->covers[c];
      if (cover.need > 1 && helps([&](Rules& rules, PlanInput&) { --rules.covers[c].need; }))
        note(trf("need = {} instead of {} [{}]", cover.need - 1, cover.need, cover.source));
      if (cover.groups > 1 && helps([&](Rules& rules, PlanInput&) { --rules.covers[c].groups; }))
        note(trf("groups = {} instead of {} [{}]", cover.groups - 1, cover.groups, cover.source));
    }
  }

  void try_in_house() {
    std::set<std::size_t> seen;
    for (const int b : conflict_.maximums) {
      const auto r = problem_.bounds[at(b)].in_house;
      if (!r || !seen.insert(*r).second) continue;
      const InHouseRule& rule = input_.rules->in_house[*r];
      if (rule.least > 1 && helps([&](Rules& rules, PlanInput&) { --rules.in_house[*r].least; }))
        note(trf("least = {} instead of {} [{}]", rule.least - 1, rule.least, rule.source));
    }
  }

  void try_absences() {
    for (std::size_t a = 0; a < input_.absences.size() && goes_on(); ++a) {
      const Absence& absence = input_.absences[a];
      const auto i = roster_.find(absence.official);
      const bool then = std::any_of(days_.begin(), days_.end(), [&](int day) {
        return absence.days.contains(roster_.date(day));
      });
      if (!i || !then) continue;
      if (helps([&](Rules&, PlanInput& changed) {
            changed.absences.erase(changed.absences.begin() + static_cast<std::ptrdiff_t>(a));
          }))
        note(trf("{} comes on {}..{} after all", roster_.official(*i).name,
                 to_string(absence.days.from), to_string(absence.days.to)));
    }
  }

  /// One more of a kind that is there already: of the same rank, body and pools.
  void try_newcomers() {
    std::set<std::tuple<std::string, std::string, std::vector<std::string>>> seen;
    for (const int i : people_) {
      const Official& like = roster_.official(i);
      if (!seen.emplace(like.rank, like.body, like.groups).second) continue;
      if (helps([&](Rules&, PlanInput& changed) {
            Official one = like;
            one.id += "-2";
            one.from.reset();
            one.to.reset();
            changed.officials.push_back(std::move(one));
          }))
        note(trf("one more official of the kind of {}", like.name));
    }
  }

  void note(std::string what) { found_.push_back(std::move(what)); }

  const PlanInput& input_;
  const Roster& roster_;
  const Problem& problem_;
  const Conflict& conflict_;
  const CanPlan& can_plan_;
  std::set<int> days_;
  std::set<int> people_;
  std::set<std::size_t> covers_;
  std::vector<std::string> found_;
  Effort effort_{kMostSteps};
  bool cut_ = false;  ///< not everything was tried
};

}  // namespace

std::string remedy_that_works(const PlanInput& input, const Roster& roster, const Problem& problem,
                              const Conflict& conflict, const CanPlan& can_plan) {
  const auto [found, cut] = Trials(input, roster, problem, conflict, can_plan).run();
  if (found.empty() && cut)
    return tr(
        "what would be enough was not tried to the end: plan a shorter period or fewer desks to "
        "see it");
  if (found.empty())
    return tr(
        "no single number of these rules and no one person more is enough: change several of "
        "them, or plan a shorter period to see each contradiction");
  std::string advice = trf("one of these is enough: {}", join(found, "; "));
  if (cut) advice += tr("; other changes were not tried");
  return advice;
}

}  // namespace anjuan::rota

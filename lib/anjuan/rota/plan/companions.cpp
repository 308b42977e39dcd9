#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/seats.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

/// One parallel group on one day: everybody in it shares the companions.
struct Table {
  std::vector<std::size_t> sessions;
  std::set<std::string> companions;
  std::vector<std::string> cases;  ///< that are received at it
};

/// What a table still lacks of one companion need.
struct Lack {
  const Table* table = nullptr;
  int rule = 0;
  std::size_t need = 0;
  int count = 0;
};

class CompanionPlanner {
 public:
  CompanionPlanner(const PlanInput& input, const Roster& roster, std::vector<Session>& sessions,
                   std::vector<Unmet>& unmet, const std::set<TableKey>* only)
      : input_(input), roster_(roster), sessions_(sessions), unmet_(unmet), only_(only) {}

  void run() {
    find_tables();
    for (std::size_t r = 0; r < input_.rules->covers.size(); ++r) find_lacks(static_cast<int>(r));
    if (lacks_.empty()) return seat({});
    build();
    index();
    Solution solution = solve(problem_, goal());
    if (solution.status != Solution::Status::solved) {
      trim_days();
      solution = solve(problem_, goal());
    }
    if (solution.status == Solution::Status::solved) seat(solution.taken);
  }

 private:
  void find_tables() {
    for (const Session& session : sessions_)
      if (!session.case_id.empty())
        tables_[{session.date, session.desk, session.group}].cases.push_back(session.case_id);
    for (std::size_t s = 0; s < sessions_.size(); ++s) {
      const Session& session = sessions_[s];
      busy_.emplace(session.date, session.official);
      Table& table = tables_[{session.date, session.desk, session.group}];
      table.sessions.push_back(s);
      for (const std::string& companion : session.companions) {
        const auto i = roster_.find(companion);
        const int day = roster_.day(session.date);
        if (!i || day < 0 || day >= roster_.days() || !roster_.available(*i, day)) continue;
        if (!may_sit(table, companion)) continue;
        table.companions.insert(companion);
      }
    }
    for (auto& [key, table] : tables_)
      for (const std::string& companion : table.companions)
        busy_.emplace(std::get<0>(key), companion);
  }

  bool may_sit(const Table& table, const std::string& official) const {
    return std::all_of(table.cases.begin(), table.cases.end(), [&](const std::string& id) {
      return input_.keep_away.may_sit(id, official);
    });
  }

  /// What has passed or was not asked for stays as it is.
  bool is_open(const TableKey& key) const {
    return (!input_.today || std::get<0>(key) >= *input_.today) &&
           (only_ == nullptr || only_->contains(key));
  }

  void find_lacks(int rule) {
    const CoverRule& cover = input_.rules->covers[at(rule)];
    if (cover.companions.empty()) return;
    const std::vector<Date> days =
        duty_days(cover.when, input_.rules->key_periods, input_.period, *input_.calendar);
    for (const auto& [key, table] : tables_) {
      const auto& [date, desk, group] = key;
      if (desk != cover.desk || !is_open(key) ||
          !std::binary_search(days.begin(), days.end(), date))
        continue;
      for (std::size_t c = 0; c < cover.companions.size(); ++c) {
        const auto have = std::count_if(
            table.companions.begin(), table.companions.end(), [&](const std::string& id) {
              const auto i = roster_.find(id);
              return i && sits_in(cover.companions[c], roster_.official(*i), input_.rules->ranks);
            });
        const int missing = cover.companions[c].need - static_cast<int>(have);
        if (missing > 0) lacks_.push_back({&table, rule, c, missing});
      }
    }
  }

  const CompanionNeed& need_of(const Lack& lack) const {
    return input_.rules->covers[at(lack.rule)].companions[lack.need];
  }
  Date date_of(const Lack& lack) const { return sessions_[lack.table->sessions.front()].date; }

  void build() {
    problem_.entitlement.assign(at(roster_.size()), 0);
    problem_.pinned_load.assign(at(roster_.size()), 0);
    for (std::size_t l = 0; l < lacks_.size(); ++l) {
      const Date date = date_of(lacks_[l]);
      const int day = roster_.day(date);
      Demand demand{.desk = sessions_[lacks_[l].table->sessions.front()].desk, .days = {day}};
      demand.need = lacks_[l].count;
      std::vector<int> people;
      for (int i = 0; i < roster_.size(); ++i)
        if (roster_.available(i, day) && !busy_.contains({date, roster_.official(i).id}) &&
            may_sit(*lacks_[l].table, roster_.official(i).id) &&
            sits_in(need_of(lacks_[l]), roster_.official(i), input_.rules->ranks))
          people.push_back(i);
      for (const int i : people) {
        problem_.variables.push_back({i, day, static_cast<int>(l)});
        problem_.entitlement[at(i)] +=
            static_cast<double>(demand.need) / static_cast<double>(people.size());
      }
      problem_.demands.push_back(std::move(demand));
    }
  }

  void index() {
    std::sort(problem_.variables.begin(), problem_.variables.end(),
              [](const Variable& a, const Variable& b) {
                return std::tie(a.official, a.day, a.demand) <
                       std::tie(b.official, b.day, b.demand);
              });
    problem_.of_demand.assign(problem_.demands.size(), {});
    problem_.of_official.assign(at(roster_.size()), {});
    std::map<std::pair<int, int>, std::vector<int>> by_day;
    for (std::size_t v = 0; v < problem_.variables.size(); ++v) {
      const Variable& variable = problem_.variables[v];
      problem_.of_demand[at(variable.demand)].push_back(static_cast<int>(v));
      problem_.of_official[at(variable.official)].push_back(static_cast<int>(v));
      by_day[{variable.official, variable.day}].push_back(static_cast<int>(v));
    }
    for (auto& [key, variables] : by_day)
      if (variables.size() > 1) {
        Bound bound{.official = key.first, .variables = std::move(variables)};
        bound.upper = 1;
        problem_.bounds.push_back(std::move(bound));
      }
  }

  Goal goal() const {
    Goal goal;
    for (const Variable& variable : problem_.variables)
      goal.ties.push_back(static_cast<std::int64_t>(
          tie_hash(input_.rules->seed + 2, roster_.official(variable.official).id,
                   roster_.date(variable.day).time_since_epoch().count()) %
          static_cast<std::uint64_t>(Goal::kMaxTie + 1)));
    return goal;
  }

  /// Lowers what is wanted, day by day, until the pools can give it, and lists what is missing.
  void trim_days() {
    std::map<Date, std::vector<std::size_t>> by_date;
    for (std::size_t l = 0; l < lacks_.size(); ++l) by_date[date_of(lacks_[l])].push_back(l);
    for (const auto& [date, list] : by_date) {
      const int day = roster_.day(date);
      // A matching by augmenting paths: person → the lack that holds that person.
      std::map<int, std::size_t> holder;
      for (const std::size_t l : list) {
        int given = 0;
        for (int want = problem_.demands[l].need; want > 0; --want) {
          std::set<int> seen;
          if (!augment(l, day, holder, seen)) break;
          ++given;
        }
        const int missing = problem_.demands[l].need - given;
        problem_.demands[l].need = given;
        if (missing > 0) report(lacks_[l], date, missing);
      }
    }
  }

  bool augment(std::size_t lack, int day, std::map<int, std::size_t>& holder,
               std::set<int>& seen) const {
    for (const int v : problem_.of_demand[lack]) {
      const int person = problem_.variables[at(v)].official;
      if (!seen.insert(person).second) continue;
      const auto held = holder.find(person);
      if (held == holder.end() ||
          (held->second != lack && augment(held->second, day, holder, seen))) {
        holder[person] = lack;
        return true;
      }
    }
    return false;
  }

  void report(const Lack& lack, Date date, int missing) {
    const Session& session = sessions_[lack.table->sessions.front()];
    unmet_.push_back(
        {.kind = UnmetKind::companions,
         .message =
             trf(by_number(need_of(lack).need,
                           N_("{} of {} companion ({}) is missing at desk {}, group {}, on {}"),
                           N_("{} of {} companions ({}) are missing at desk {}, group {}, on {}")),
                 missing, need_of(lack).need, to_string(need_of(lack).who),
                 input_.rules->desk_name(session.desk), session.group, to_string(date)),
         .desk = session.desk,
         .days = {date, date},
         .source = input_.rules->covers[at(lack.rule)].source});
  }

  void seat(const std::vector<char>& taken) {
    std::map<const Table*, std::set<std::string>> added;
    for (std::size_t v = 0; v < taken.size(); ++v)
      if (taken[v] != 0)
        added[lacks_[at(problem_.variables[v].demand)].table].insert(
            roster_.official(problem_.variables[v].official).id);
    for (auto& [key, table] : tables_) {
      if (!is_open(key)) continue;
      std::set<std::string> all = table.companions;
      all.merge(added[&table]);
      for (const std::size_t s : table.sessions)
        sessions_[s].companions.assign(all.begin(), all.end());
    }
  }

  const PlanInput& input_;
  const Roster& roster_;
  std::vector<Session>& sessions_;
  std::vector<Unmet>& unmet_;
  const std::set<TableKey>* only_;
  std::map<TableKey, Table> tables_;
  std::set<std::pair<Date, std::string>> busy_;
  std::vector<Lack> lacks_;
  Problem problem_;
};

}  // namespace

void add_companions(const PlanInput& input, const Roster& roster, std::vector<Session>& sessions,
                    std::vector<Unmet>& unmet, const std::set<TableKey>* only) {
  CompanionPlanner(input, roster, sessions, unmet, only).run();
}

}  // namespace anjuan::rota

#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "rota/rota_helpers.hpp"

/// Rotas of a few officials and days, small enough that every plan there is can be looked at.
namespace anjuan::rota::testing {

/// A Monday: five workdays.
inline const Date kMonday = day(2026, 6, 1);

struct SmallDesk {
  std::string kind;
  int need = 1;
  std::vector<int> eligible;  ///< by official
};

struct SmallQuota {
  std::vector<int> who;
  int from = 0;
  int to = 0;
  std::string kind;  ///< empty: every kind
  int min = 0;
  int max = 99;
  bool extra = false;  ///< may be met by sessions of its own
};

struct Instance {
  int officials = 0;
  int days = 0;
  bool same = true;                         ///< everybody may sit at every desk
  std::vector<std::vector<int>> available;  ///< official, day
  std::vector<SmallDesk> desks;
  std::vector<SmallQuota> quotas;
  int stay = 0;             ///< so many of those who could come are not out; 0: nobody need stay
  std::string out_by = {};  ///< by sessions of this kind; empty: of any
  int reach = 0;            ///< days after the planned ones that windows may reach to
  std::vector<std::pair<int, int>> earlier;  ///< official and day, which is before 0: receptions
};

/// Nested rules at one desk (`laminar`), or tangled ones at one or two.
Instance generate(std::mt19937& random, bool laminar);
/// Windows that begin before the planned days and end after them; `available` goes on, too.
void let_windows_reach(Instance& made, std::mt19937& random);

std::string id(int official);
Rules to_rules(const Instance& instance);
PlanInput to_input(const Instance& instance, const Rules& rules, const Calendar& calendar);

}  // namespace anjuan::rota::testing

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"

namespace anjuan {

/// A leading official (领导干部): receives the public by the rota, leads cases (包案).
struct Official {
  std::string id;                    ///< permanent, e.g. "wang-zr"
  std::string name;                  ///< 姓名
  std::vector<std::string> aliases;  ///< what sheets call this official as well: 赵局长
  std::string title;                 ///< 职务
  std::string rank;                  ///< a name of the office's ranks, highest first in anjuan.toml
  std::vector<std::string> portfolio;  ///< 分管工作: categories this official answers for
  std::vector<std::string> areas;      ///< 包片: places this official answers for
  std::string unit;                    ///< id of a unit; empty for the leadership itself
  std::string body;                    ///< 四大班子: party, congress, government, cppcc
  bool principal = false;              ///< 主要领导: may approve extensions, must meet groups
  std::vector<std::string> groups;     ///< pools this official belongs to, e.g. "lawyers"
  std::optional<Date> from;            ///< first day in office, inclusive; always when absent
  std::optional<Date> to;              ///< last day in office, inclusive

  bool in_office(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

/// A unit (责任单位) that cases are assigned to.
struct Unit {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;     ///< what sheets call it as well: 城管
  std::string parent;                   ///< id; empty at the top
  std::string level;                    ///< township, village, bureau …: which units are alike
  std::string principal;                ///< id of the official who heads it
  std::vector<std::string> categories;  ///< categories it answers for
  std::vector<std::string> areas;       ///< places it answers for
};

/// The official or unit with that id; nullptr when there is none.
template <class T>
const T* find_by_id(const std::vector<T>& all, std::string_view id) {
  for (const T& one : all)
    if (one.id == id) return &one;
  return nullptr;
}

/// The unit that stands for the office itself in units.yaml.
inline constexpr std::string_view kOfficeUnit = "office";

/// Whether the official is a principal of the office itself: one of no unit or of the office's own,
/// or whom that names as its head.
inline bool heads_office(const Official& official, const std::vector<Unit>& units) {
  if (!official.principal) return false;
  const Unit* office = find_by_id(units, kOfficeUnit);
  return official.unit.empty() || official.unit == kOfficeUnit ||
         (office != nullptr && office->principal == official.id);
}

/// Whether the official heads a unit or one above it.
inline bool heads_unit(const Official& official, const std::vector<Unit>& units,
                       std::string_view id) {
  const Unit* unit = find_by_id(units, id);
  for (int up = 0; unit != nullptr && up < 20; ++up) {
    if (unit->principal == official.id || (official.principal && official.unit == unit->id))
      return true;
    unit = find_by_id(units, unit->parent);
  }
  return false;
}

}  // namespace anjuan

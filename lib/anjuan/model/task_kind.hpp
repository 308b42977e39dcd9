#pragma once

#include <span>
#include <string>
#include <string_view>

#include "anjuan/model/names.hpp"

namespace anjuan {

/// Open duties beside the limits (待办): the words of the head's `tasks`, and what a reception
/// left. To add one: its name here, its row in task_kind.cpp; who opens and closes it is in
/// rules/lifecycle.
enum class TaskKind {
  follow_up,       ///< a closed case: ask the petitioner (HN8)
  home_visit,      ///< somebody dissatisfied: go and see (HN9)
  meet_principal,  ///< a principal must meet the petitioner (D12)
  instruct,        ///< what a principal found right: the unit is instructed at once (D12)
  resume,          ///< a suspended clock
  new_lead,        ///< the lead has left office
  session_item,    ///< a matter that a reception left open (C8, A15)
  session_papers,  ///< a reception whose papers are not in order (F6)
};

template <>
std::span<const Named<TaskKind>> names<TaskKind>();

/// As people read it; a word that is no task as it is.
std::string task_text(std::string_view task);

}  // namespace anjuan

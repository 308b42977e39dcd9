#include "anjuan/model/task_kind.hpp"

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr Named<TaskKind> kTasks[] = {
    {TaskKind::follow_up, "follow-up", N_("follow up")},
    {TaskKind::home_visit, "home-visit", N_("visit at home")},
    {TaskKind::meet_principal, "meet-principal", N_("meeting with a principal")},
    {TaskKind::instruct, "instruct", N_("have it put right at once")},
    {TaskKind::resume, "resume", N_("resume a suspended clock")},
    {TaskKind::new_lead, "new-lead", N_("find a new lead")},
    {TaskKind::session_item, "session-item", N_("left by a reception")},
    {TaskKind::session_papers, "session-papers", N_("papers of a reception")},
};

}  // namespace

template <>
std::span<const Named<TaskKind>> names<TaskKind>() {
  return kTasks;
}

std::string task_text(std::string_view task) {
  const auto kind = parse_name<TaskKind>(task);
  return kind ? tr(label_of(*kind)) : std::string(task);
}

}  // namespace anjuan

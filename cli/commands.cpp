#include "commands.hpp"

#include <algorithm>
#include <string_view>

namespace anjuan::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all;
    all.push_back(init_command());
    all.push_back(pack_command());
    all.push_back(config_command());
    all.push_back(station_command());
    all.push_back(verify_command());
    all.push_back(recompute_command());
    all.push_back(register_command());
    for (Command& command : event_commands()) all.push_back(std::move(command));
    all.push_back(correct_command());
    all.push_back(void_command());
    all.push_back(apply_command());
    all.push_back(escalate_command());
    all.push_back(explain_command());
    all.push_back(days_command());
    all.push_back(show_command());
    all.push_back(list_command());
    all.push_back(log_command());
    all.push_back(diff_command());
    all.push_back(today_command());
    all.push_back(report_command());
    all.push_back(form_command());
    all.push_back(completion_command());
    all.push_back(schedule_command());
    all.push_back(record_command());
    all.push_back(audit_command());
    all.push_back(merge_driver_command());
    all.push_back(help_command());
    // The groups stand in the order of their first commands, each once.
    std::vector<std::string_view> groups;
    for (const Command& command : all)
      if (std::find(groups.begin(), groups.end(), command.group) == groups.end())
        groups.push_back(command.group);
    std::stable_sort(all.begin(), all.end(), [&](const Command& a, const Command& b) {
      return std::find(groups.begin(), groups.end(), a.group) <
             std::find(groups.begin(), groups.end(), b.group);
    });
    return all;
  }();
  return table;
}

std::vector<std::string> names_of_commands() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands())
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace anjuan::cli

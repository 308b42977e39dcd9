#include "anjuan/git/commit_words.hpp"

#include <fmt/format.h>

#include "anjuan/model/name_of.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan::git {
namespace {

/// More would bury the message; the rest is in the files.
constexpr std::size_t kMostTrailers = 200;

std::string subject_of(const CommitContent& content) {
  if (content.subjects.size() == 1) return content.subjects.front();
  if (content.case_count == 0)
    return content.files.size() == 1
               ? fmt::format("{}: {}", content.command, content.files.front())
               : fmt::format("{}: {} files", content.command, content.files.size());
  if (content.cases.empty() || content.case_count == 1)
    return fmt::format("{}: {} cases", content.command, content.case_count);
  return fmt::format("{}: {} cases, {} to {}", content.command, content.case_count,
                     content.cases.front(), content.cases.back());
}

}  // namespace

std::string event_subject(const std::string& id, const Event& event,
                          const std::vector<Unit>& units) {
  const auto field = [&](std::string_view name) { return std::string(event.get(name)); };
  std::string out = fmt::format("{} {}", id, spec_of(event.kind).name);
  switch (event.kind) {
    case EventKind::assigned:
      if (!field("unit").empty()) out += " to " + name_of(units, field("unit"));
      if (!field("lead").empty()) out += fmt::format(" ({})", field("lead"));
      break;
    case EventKind::transferred:
      if (!field("to").empty()) out += " to " + field("to");
      break;
    case EventKind::reclassified:
      out += fmt::format(" {} to {}", field("from"), field("to"));
      break;
    case EventKind::extended:
      out += fmt::format(" by {} days", field("days"));
      break;
    case EventKind::escalated:
      out += fmt::format(" {} {} to {}", field("clock"), field("step"), field("to"));
      break;
    case EventKind::merged:
      if (!field("into").empty()) out += " into " + field("into");
      if (!field("from").empty()) out += " from " + field("from");
      break;
    default:
      break;
  }
  return out;
}

std::string commit_message(const CommitContent& content) {
  std::string out = subject_of(content) + "\n\n";
  const auto list = [&](const char* name, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size() && i < kMostTrailers; ++i)
      out += fmt::format("{}: {}\n", name, values[i]);
  };
  list("Case", content.cases);
  list("Event", content.events);
  return out + fmt::format("Actor: {}\nCommand: {}\n", content.actor, content.command);
}

}  // namespace anjuan::git

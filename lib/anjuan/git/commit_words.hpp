#pragma once

#include <string>
#include <vector>

#include "anjuan/model/case.hpp"
#include "anjuan/model/official.hpp"

/// The words of a commit. They stay in the history for good and are the same whoever makes it: ids,
/// names of events and units, nothing translated, and nobody's name but of those who hold office.
namespace anjuan::git {

/// "DZ-2026-000123 assigned to 民政局 (zhang-wei)".
std::string event_subject(const std::string& id, const Event& event,
                          const std::vector<Unit>& units);

/// What one commit is about.
struct CommitContent {
  std::string command;
  std::string actor;
  std::vector<std::string> subjects;  ///< of single events, in order
  std::vector<std::string> cases;     ///< numbers
  std::vector<std::string> events;    ///< "assigned 2026-07-20T09:00:00+08:00"
  std::vector<std::string> files;     ///< all paths
  std::size_t case_count = 0;         ///< may be more than `cases` lists
};

/// Subject, blank line, trailers Case, Event, Actor, Command.
std::string commit_message(const CommitContent& content);

}  // namespace anjuan::git

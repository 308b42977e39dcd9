#include "anjuan/desk/source_conflict.hpp"

#include <algorithm>

#include "anjuan/model/identity.hpp"
#include "anjuan/model/people.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan {
namespace {

std::string_view day_of(const std::string& moment) {
  return std::string_view(moment).substr(0, 10);
}

/// Whether a correction has touched the first petitioner: who it was is not kept.
bool was_renamed(const Case& value) {
  return std::any_of(value.history.begin(), value.history.end(), [](const Event& event) {
    return event.kind == EventKind::corrected &&
           event.get("petitioners").find("1: ") != std::string_view::npos;
  });
}

/// Whom a registered case would name first; empty when the row names nobody.
std::string first_person(const Draft& draft) {
  const std::vector<std::string> names = split_names(draft[DraftField::petitioner_name]);
  if (names.empty()) return {};
  return is_nameless({.name = names.front()}) ? std::string(kNoName) : names.front();
}

}  // namespace

std::vector<SourceConflict> conflicts_with(const Case& value, const Draft& draft,
                                           const Roster& roster) {
  std::vector<SourceConflict> conflicts;
  const auto compare = [&](DraftField field, std::string_view now, std::string_view registered,
                           std::string_view here) {
    if (!here.empty() && here != now && here != registered)
      conflicts.push_back({field, std::string(now), std::string(here)});
  };
  const std::string& said = draft[DraftField::title];
  const std::string here_title = is_long_title(said) ? short_title(said, value.petitioners) : said;
  const Head registered = corrected_head(value.head, value.history, {});
  const std::string veiled = veiled_title(here_title, value, roster);
  if (veiled != value.head[HeadField::title] && veiled != registered[HeadField::title])
    compare(DraftField::title, value.head[HeadField::title], registered[HeadField::title],
            here_title);
  const std::string_view first =
      value.history.empty() ? std::string_view() : value.history.front().get("received");
  compare(DraftField::received, value.head[HeadField::received], first,
          day_of(draft[DraftField::received]));
  const std::string_view name =
      value.petitioners.empty() ? std::string_view() : value.petitioners.front().name;
  if (!was_renamed(value)) compare(DraftField::petitioner_name, name, name, first_person(draft));
  return conflicts;
}

Correction correction_of(const std::vector<SourceConflict>& conflicts) {
  Correction correction;
  for (const SourceConflict& one : conflicts) {
    if (one.field == DraftField::petitioner_name)
      correction.people.emplace_back(0, Petitioner{.name = one.here});
    else
      correction.facts.emplace_back(
          one.field == DraftField::title ? HeadField::title : HeadField::received, one.here);
  }
  return correction;
}

}  // namespace anjuan

#include "anjuan/rules/archive.hpp"

#include <algorithm>

#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

std::vector<std::string> missing(const std::vector<std::string>& wanted,
                                 const std::vector<std::string>& present) {
  std::vector<std::string> absent;
  for (const std::string& one : wanted)
    if (std::find(present.begin(), present.end(), one) == present.end()) absent.push_back(one);
  return absent;
}

}  // namespace

std::vector<std::string> missing_papers(const CaseState& state, const Office& office) {
  return state.imported ? std::vector<std::string>() : missing(office.archive_papers, state.papers);
}

std::vector<std::string> missing_steps(const CaseState& state) {
  std::vector<std::string> steps;
  if (state.imported) return steps;
  for (const Named<HandlingStep>& step : names<HandlingStep>())
    if (std::find(state.steps.begin(), state.steps.end(), step.value) == state.steps.end())
      steps.emplace_back(step.name);
  return steps;
}

std::vector<std::string> open_duties(const CaseState& state, const Office& office) {
  return state.lead.empty() ? std::vector<std::string>()
                            : missing(office.lead_duties, state.duties);
}

}  // namespace anjuan

#include "anjuan/rules/choose_lead.hpp"

#include <algorithm>

#include "anjuan/base/path_tree.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Length of the entry that covers `path` most closely ("a" covers "a/b"); 0 for none.
std::size_t coverage(const std::vector<std::string>& entries, std::string_view path) {
  std::size_t best = 0;
  for (const std::string& entry : entries)
    if (!entry.empty() && is_in_tree(path, entry)) best = std::max(best, entry.size());
  return best;
}

}  // namespace

bool is_named_in(const Case& subject, const Official& official) {
  if (official.name.empty()) return false;
  for (const Petitioner& person : subject.petitioners)
    if (person.name == official.name) return true;
  return subject.request.find(official.name) != std::string::npos ||
         subject.head[HeadField::title].find(official.name) != std::string::npos;
}

bool demands_principal(const CaseState& state) {
  return state.class_ == CaseClass::major ||
         std::any_of(state.tasks.begin(), state.tasks.end(),
                     [](const OpenTask& task) { return task.name == "meet-principal"; });
}

ChosenLead choose_lead(const Case& subject, const CaseState& state,
                       const std::vector<Official>& officials, Date day) {
  const bool principal_only = demands_principal(state);
  std::vector<const Official*> fit;
  for (const Official& official : officials)
    if (official.in_office(day) && !is_named_in(subject, official) &&
        (!principal_only || official.principal))
      fit.push_back(&official);
  const auto closest = [&](auto entries, HeadField field) -> const Official* {
    const Official* best = nullptr;
    std::size_t best_length = 0;
    for (const Official* official : fit) {
      const std::size_t length = coverage(official->*entries, subject.head[field]);
      if (length > best_length) {
        best = official;
        best_length = length;
      }
    }
    return best;
  };
  if (const Official* lead = closest(&Official::portfolio, HeadField::category))
    return {lead->id, trf("portfolio covers {}", subject.head[HeadField::category])};
  if (const Official* lead = closest(&Official::areas, HeadField::place))
    return {lead->id, trf("area covers {}", subject.head[HeadField::place])};
  for (auto event = subject.history.rbegin(); event != subject.history.rend(); ++event)
    if (event->kind == EventKind::interviewed && !event->voided)
      for (const Official* official : fit)
        if (official->id == event->get("official"))
          return {official->id, tr("received the petitioner")};
  if (principal_only && !fit.empty()) return {fit.front()->id, tr("a principal must lead")};
  return {};
}

std::string choose_unit(const Head& head, const std::vector<Unit>& units) {
  std::string best;
  std::size_t best_length = 0;
  bool tie = false;
  for (const Unit& unit : units) {
    const std::size_t length = std::max(coverage(unit.categories, head[HeadField::category]),
                                        coverage(unit.areas, head[HeadField::place]));
    if (length == 0 || length < best_length) continue;
    tie = length == best_length;
    best = unit.id;
    best_length = length;
  }
  return tie ? std::string() : best;
}

}  // namespace anjuan

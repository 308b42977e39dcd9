#include "anjuan/rules/choose_lead.hpp"

#include <algorithm>

#include "anjuan/base/path_tree.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr Named<LeadReason> kReasons[] = {
    {LeadReason::portfolio, "portfolio", N_("the portfolio covers the category")},
    {LeadReason::area, "area", N_("the area covers the place")},
    {LeadReason::received, "received", N_("received the petitioner")},
    {LeadReason::principal, "principal", N_("a principal must lead")},
};

/// Length of the entry that covers `path` most closely ("a" covers "a/b"); 0 for none.
std::size_t coverage(const std::vector<std::string>& entries, std::string_view path) {
  std::size_t best = 0;
  for (const std::string& entry : entries)
    if (!entry.empty() && is_in_tree(path, entry)) best = std::max(best, entry.size());
  return best;
}

}  // namespace

template <>
std::span<const Named<LeadReason>> names<LeadReason>() {
  return kReasons;
}

std::optional<Date> left_on(const std::vector<Official>& officials, std::string_view lead,
                            Date day) {
  const Official* official = find_by_id(officials, lead);
  if (official == nullptr || !official->to || *official->to >= day) return std::nullopt;
  return *official->to + std::chrono::days(1);
}

bool demands_principal(const CaseState& state, const Office& office) {
  const bool meeting =
      std::any_of(state.tasks.begin(), state.tasks.end(),
                  [](const OpenTask& task) { return task.kind == TaskKind::meet_principal; });
  return office.principal_leads.speaks_of(state.class_, meeting, false);
}

std::vector<Official> involved_officials(std::vector<Official> officials, const CaseState& state,
                                         const Office& office, const std::vector<Unit>& units,
                                         std::string_view unit) {
  if (demands_principal(state, office))
    std::erase_if(officials, [&](const Official& official) {
      return !heads_office(official, units) && !heads_unit(official, units, unit);
    });
  return officials;
}

namespace {

/// Looks for the lead of one case in each of the ways.
class LeadSearch {
 public:
  LeadSearch(const Case& subject, std::vector<const Official*> fit)
      : subject_(subject), fit_(std::move(fit)) {}

  ChosenLead by(LeadBy way) const {
    switch (way) {
      case LeadBy::portfolio:
        if (const Official* lead = closest(&Official::portfolio, HeadField::category))
          return {lead->id, LeadReason::portfolio};
        break;
      case LeadBy::area:
        if (const Official* lead = closest(&Official::areas, HeadField::place))
          return {lead->id, LeadReason::area};
        break;
      case LeadBy::receiver:
        if (const Official* lead = receiver()) return {lead->id, LeadReason::received};
        break;
    }
    return {};
  }

 private:
  const Official* closest(std::vector<std::string> Official::*entries, HeadField field) const {
    const Official* best = nullptr;
    std::size_t best_length = 0;
    for (const Official* official : fit_) {
      const std::size_t length = coverage(official->*entries, subject_.head[field]);
      if (length > best_length) {
        best = official;
        best_length = length;
      }
    }
    return best;
  }

  const Official* receiver() const {
    const Official* last = nullptr;
    Timestamp at;
    for (const Event& event : subject_.history) {
      if (event.kind != EventKind::interviewed || event.voided ||
          (last != nullptr && event.at < at))
        continue;
      for (const Official* official : fit_)
        if (official->id == event.get("official")) {
          last = official;
          at = event.at;
        }
    }
    if (last == nullptr || closest(&Official::portfolio, HeadField::category) == nullptr)
      return last;
    return coverage(last->portfolio, subject_.head[HeadField::category]) > 0 ? last : nullptr;
  }

  const Case& subject_;
  std::vector<const Official*> fit_;
};

}  // namespace

ChosenLead choose_lead(const Case& subject, const CaseState& state,
                       const std::vector<Official>& officials, const Office& office, Date day) {
  const bool principal_only = demands_principal(state, office);
  std::vector<const Official*> fit;
  for (const Official& official : officials)
    if (official.in_office(day) && (!principal_only || official.principal))
      fit.push_back(&official);
  const LeadSearch search(subject, fit);
  for (const LeadBy way : office.lead_order)
    if (ChosenLead lead = search.by(way); !lead.official.empty()) return lead;
  if (principal_only && !fit.empty()) return {fit.front()->id, LeadReason::principal};
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

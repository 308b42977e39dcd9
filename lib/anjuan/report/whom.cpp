#include "anjuan/report/whom.hpp"

#include <algorithm>

namespace anjuan {
namespace {

bool is_asked(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id.empty() ? "none" : id) != ids.end();
}

}  // namespace

Whom::Whom(const CaseFilter& filter, const Ledger& ledger)
    : units_(filter.unit), leads_(filter.lead) {
  office_ = std::any_of(units_.begin(), units_.end(), [&](const std::string& id) {
    const Unit* unit = find_by_id(ledger.units(), id);
    return unit != nullptr && unit->name == ledger.office().name;
  });
}

bool Whom::includes(const Holder& holder) const {
  const bool unit =
      units_.empty() || is_asked(units_, holder.unit) || (office_ && holder.unit == kOwedByOffice);
  return unit && (leads_.empty() || is_asked(leads_, holder.lead));
}

bool Whom::has(const HeadView& head) const {
  return everybody() ||
         includes({std::string(head[HeadField::unit]), std::string(head[HeadField::lead])});
}

Holder holder_of(const HeadView& head, const LateDuty& missed) {
  if (!missed.unit.empty()) return {missed.unit, missed.lead};
  // Nobody else has a case without a unit.
  return {head.has(HeadField::unit) ? std::string(kOwedByOffice) : std::string(), {}};
}

Holder holder_of(const Ledger& ledger, std::string_view official) {
  const Official* known = find_by_id(ledger.officials(), official);
  return {known != nullptr ? known->unit : std::string(), std::string(official)};
}

}  // namespace anjuan

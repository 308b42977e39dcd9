#include "anjuan/rota/check/breach.hpp"

namespace anjuan {
namespace {

using K = rota::BreachKind;

constexpr Named<K> kKinds[] = {
    {K::absent, "absent", ""},
    {K::alone, "alone", ""},
    {K::booking_open, "booking-open", ""},
    {K::claim, "claim", ""},
    {K::companions, "companions", ""},
    {K::desk_closed, "desk-closed", ""},
    {K::document_missing, "document-missing", ""},
    {K::empty_day, "empty-day", ""},
    {K::filing_open, "filing-open", ""},
    {K::in_house, "in-house", ""},
    {K::late, "late", ""},
    {K::late_notice, "late-notice", ""},
    {K::not_eligible, "not-eligible", ""},
    {K::not_filed, "not-filed", ""},
    {K::not_everybody, "not-everybody", ""},
    {K::not_held, "not-held", ""},
    {K::quota_open, "quota-open", ""},
    {K::quota_over, "quota-over", ""},
    {K::quota_short, "quota-short", ""},
    {K::recusal, "recusal", ""},
    {K::requirement, "requirement", ""},
    {K::seat_taken_twice, "seat-taken-twice", ""},
    {K::spacing, "spacing", ""},
    {K::split, "split", ""},
    {K::substituted, "substituted", ""},
    {K::too_few, "too-few", ""},
    {K::too_few_groups, "too-few-groups", ""},
    {K::two_places, "two-places", ""},
    {K::unasked, "unasked", ""},
    {K::unavailable, "unavailable", ""},
    {K::unknown_case, "unknown-case", ""},
    {K::unknown_mode, "unknown-mode", ""},
    {K::unknown_official, "unknown-official", ""},
    {K::wrong_substitute, "wrong-substitute", ""},
};

}  // namespace

template <>
std::span<const Named<rota::BreachKind>> names<rota::BreachKind>() {
  return kKinds;
}

namespace rota {

std::string_view Breach::code() const {
  return requirement ? to_string(*requirement) : to_name(kind);
}

}  // namespace rota
}  // namespace anjuan

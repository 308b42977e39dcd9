#include "anjuan/git/audit/finding.hpp"

#include "anjuan/base/code.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::git {
namespace {

using K = FindingKind;

constexpr FindingSpec kTable[] = {
    {K::event_edited, "event-edited", N_("event edited")},
    {K::event_removed, "event-removed", N_("event removed")},
    {K::event_inserted, "event-inserted", N_("event inserted among old ones")},
    {K::events_reordered, "events-reordered", N_("events reordered")},
    {K::fact_changed, "fact-changed", N_("fact changed without an event")},
    {K::date_moved, "date-moved", N_("date moved by hand")},
    {K::not_allowed, "not-allowed", N_("event that a rule forbids")},
    {K::backdated, "backdated", N_("backdated")},
    {K::in_the_future, code::kInTheFuture, N_("dated in the future")},
    {K::contradicts_escalation, "contradicts-escalation", N_("contradicts a recorded escalation")},
    {K::case_deleted, "case-deleted", N_("case deleted")},
    {K::number_reused, "number-reused", N_("number given twice")},
    {K::number_gap, "number-gap", N_("number left out")},
    {K::rule_changed, "rule-changed", N_("rule or calendar changed under open cases")},
    {K::schema_broken, "schema-broken", N_("file that cannot be read")},
    {K::reception_changed, "reception-changed", N_("reception or activity changed afterwards")},
    {K::reception_deleted, "reception-deleted", N_("reception or activity deleted")},
    {K::rota_changed, "rota-changed", N_("rota changed after its day")},
    {K::attachment_changed, "attachment-changed", N_("attachment changed or deleted")},
    {K::evil_merge, "evil-merge", N_("merge with content of neither side")},
    {K::history_rewritten, "history-rewritten", N_("history rewritten")},
    {K::unsigned_commit, "unsigned", N_("not signed")},
    {K::strange_signature, "strange-signature", N_("signed by a stranger")},
    {K::actor_not_author, "actor-not-author", N_("recorded under somebody else's name")},
    {K::identity_shown, "identity-shown", N_("complaint shown to the accused")},
};
static_assert(std::size(kTable) == static_cast<std::size_t>(K::identity_shown) + 1);

}  // namespace

std::span<const FindingSpec> finding_table() {
  return kTable;
}

const FindingSpec& spec_of(FindingKind kind) {
  return kTable[static_cast<std::size_t>(kind)];
}

}  // namespace anjuan::git

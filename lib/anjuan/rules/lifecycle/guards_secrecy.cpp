#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rules/lifecycle/guard.hpp"

// Who must learn nothing of a case, and who must not handle it.
namespace anjuan {
namespace {

using K = EventKind;

/// The fields of an event that bring somebody to the case.
constexpr std::pair<K, std::string_view> kBringing[] = {
    {K::assigned, "unit"},       {K::assigned, "assisting"},
    {K::assigned, "lead"},       {K::interviewed, "official"},
    {K::interviewed, "with"},    {K::interviewed, "called"},
    {K::instructed, "official"}, {K::supervised, "unit"},
    {K::extended, "approver"},   {K::closed, "approver"},
    {K::noted, "assisted"},      {K::approved, "official"},
    {K::milestone, "unit"},      {K::milestone_met, "accepted_by"},
};
/// Those that do so in words.
constexpr std::pair<K, std::string_view> kTelling[] = {
    {K::conferred, "with"},
    {K::transferred, "to"},
};

}  // namespace

std::string Guard::name_of_barred(std::string_view id) const {
  const Unit* unit = find_by_id(c_.units, id);
  return unit != nullptr ? unit->name : name_of(c_.officials, id);
}

/// Nothing of a case reaches whom it accuses, and nobody handles what is their own matter.
void Guard::check_barred() {
  if (s_.interests.none() || e_.kind == K::recused) return;
  const Barred barred(s_.interests, roster());
  std::vector<std::string> found;
  const auto look = [&](const std::string& id) {
    if (!id.empty() && (barred.unit(id) || barred.official(id)) &&
        std::find(found.begin(), found.end(), id) == found.end())
      found.push_back(id);
  };
  for (const auto& [kind, field] : kBringing)
    if (kind == e_.kind)
      for (const std::string_view id : split(e_.get(field), ' ')) look(std::string(id));
  for (const auto& [kind, field] : kTelling)
    if (kind == e_.kind) {
      const NamedInText named = named_in(e_.get(field), roster());
      for (const std::string_view id : split(e_.get(field), ' ')) look(std::string(id));
      for (const std::string& id : named.units) look(id);
      for (const std::string& id : named.officials) look(id);
    }
  for (const std::string& id : found)
    refuse(
        s_.interests.accuses() ? code::kAccused : code::kRecusal,
        trf("{} must keep away from the case: nothing of it may come to them", name_of_barred(id)),
        tr("choose another unit or official, such as the one above"), N_("W22 art. 28, 30"));
}

void Guard::check_recused() {
  if (e_.get("unit").empty() && e_.get("official").empty())
    refuse("field-missing", tr("a recusal names who keeps away"),
           tr("give --official or --unit; both may be several"));
  for (const std::string_view id : split(e_.get("unit"), ' '))
    if (!id.empty() && find_by_id(c_.units, id) == nullptr)
      refuse("no-such-unit", trf("there is no unit {}", id),
             tr("add the unit to units.yaml, or check the id"), "units.yaml");
  for (const std::string_view id : split(e_.get("official"), ' '))
    if (!id.empty() && find_by_id(c_.officials, id) == nullptr)
      refuse("no-such-official", trf("there is no official {}", id),
             tr("add the official to officials.yaml, or check the id"), "officials.yaml");
  if (e_.line != 0) return;
  // Whoever has it now through somebody who must keep away is named with them.
  Interests then = s_.interests;
  take_up(then, e_);
  const Barred barred(then, roster());
  const auto units = split(e_.get("unit"), ' ');
  const auto officials = split(e_.get("official"), ' ');
  if (!s_.unit.empty() && barred.unit(s_.unit) &&
      std::find(units.begin(), units.end(), s_.unit) == units.end())
    refuse("still-with-them",
           trf("the case is with {}, which must keep away with them", name_of_barred(s_.unit)),
           trf("name it too: --{} {}", "unit", s_.unit));
  if (!s_.lead.empty() && barred.official(s_.lead) &&
      std::find(officials.begin(), officials.end(), s_.lead) == officials.end())
    refuse("still-with-them",
           trf("{} leads the case, and must keep away with them", name_of_barred(s_.lead)),
           trf("name it too: --{} {}", "official", s_.lead));
}

void Guard::check_secrecy() {
  if (e_.line == 0 && e_.kind == K::unprotected && subject_.head[HeadField::confidential] != "true")
    refuse("not-protected",
           s_.kind == CaseKind::accusation
               ? tr("an accusation is protected by its kind, and stays so")
               : tr("nobody has asked for protection"),
           tr("`anjuan log` shows what is on record"));
}

/// What all may read must not tell who complained or who is accused: git keeps it for good.
void Guard::check_named() {
  if (e_.line != 0) return;
  Interests interests = s_.interests;
  take_up(interests, e_);
  if (e_.kind == K::registered) {
    check_title(subject_.head[HeadField::title], interests);
    check_who_is_accused(interests);
  }
  if (e_.kind == K::corrected) {
    check_title(e_.get("title"), interests);
    if (s_.kind != CaseKind::accusation) check_who_is_accused(interests);
  }
  if (const std::string_view summary = e_.get("summary");
      names_petitioner(summary, subject_.petitioners))
    refuse("summary-names-petitioner", tr("the summary for the unit tells who complained"),
           tr("leave out names, numbers and addresses"), N_("W22 art. 30, 46"));
}

void Guard::check_title(std::string_view title, const Interests& interests) {
  const Identities people(subject_.petitioners);
  const Identities accused = accused_people(interests, roster());
  const std::string free = accused.veiled(people.veiled(title, Veil::blot), Veil::blot);
  const auto remedy = [&] {
    return trf("write it without: {}; `register --veil-titles` does so by itself", free);
  };
  if (people.named_in(title))
    refuse("title-names-petitioner", tr("the title tells who complained, and all may read titles"),
           remedy(), N_("W22 art. 30, 46"));
  if (accused.named_in(title) && interests.accuses())
    refuse("title-names-accused", tr("the title tells who is accused, and all may read titles"),
           remedy(), N_("W22 art. 30, 46"));
}

/// An accusation that names somebody of the roster is not sent anywhere before it is known whether
/// that is whom it accuses.
void Guard::check_who_is_accused(const Interests& interests) {
  if (e_.get("kind") != to_name(CaseKind::accusation)) return;
  const NamedInText named =
      named_in(fmt::format("{}\n{}", subject_.head[HeadField::title], subject_.request), roster());
  const NamedInText open = unanswered(named, interests, roster());
  const auto ask = [&](const std::vector<std::string>& ids, std::string_view option,
                       std::string_view later) {
    for (const std::string& id : ids)
      refuse(
          "who-is-accused",
          trf("the accusation names {}: does it accuse them?", name_of_barred(id)),
          e_.kind == K::registered
              ? trf("if so, add --{0} {1}; if it only mentions them, --not-accused {1}. In a file "
                    "these are columns",
                    option, id)
              : trf("if so, record it first: anjuan recuse {0} --{1} {2} --accused true; if it "
                    "only mentions them, add --not-accused {2}",
                    subject_.head[HeadField::id], later, id),
          N_("W22 art. 30"));
  };
  ask(open.units, "accused-unit", "unit");
  ask(open.officials, "accused", "official");
}

}  // namespace anjuan

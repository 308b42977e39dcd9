#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/model/accusing.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/lifecycle/guard.hpp"
#include "anjuan/rules/shown.hpp"

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
    {K::fed_back, "unit"},
};
/// Those that do so in words.
constexpr std::pair<K, std::string_view> kTelling[] = {
    {K::conferred, "with"},        {K::transferred, "to"},      {K::declined, "where"},
    {K::replied, "remedy"},        {K::reported_up, "to"},      {K::fed_back, "reported_to"},
    {K::returned, "consented_by"}, {K::returned, "refused_by"}, {K::interviewed, "with"},
    {K::interviewed, "called"},
};
/// What says who is to do what: it hands the case over as well as a decision does.
constexpr std::pair<K, std::string_view> kOrdering[] = {
    {K::conferred, "result"},  {K::instructed, "text"}, {K::assigned, "opinion"},
    {K::supervised, "demand"}, {K::planned, "plan"},
};

const std::vector<Official> kNoOfficials;
const std::vector<Unit> kNoUnits;

}  // namespace

void Guard::refuse_recorder(const char* code, const std::string& who) {
  refuse(code, trf("{} must keep away from the case, and records nothing in it", who),
         tr("let somebody else record it, and name that one with --by"), "W22 art. 28, 30");
}

/// Nothing of a case reaches whom it accuses, and nobody handles what is their own matter.
void Guard::check_barred() {
  // Most cases keep nobody away: nothing is looked up for them.
  const Barred barred(s_.interests,
                      s_.interests.none() ? Roster{kNoOfficials, kNoUnits} : roster());
  // Whoever is accused writes nothing into it either, by id or by name.
  if (e_.line == 0 && barred.any()) {
    const Official* recorder = find_called(c_.officials, e_.by);
    const auto meant = barred_in(e_.by, s_.interests, roster());
    if ((recorder != nullptr && barred.official(recorder->id)) || !meant.empty())
      refuse_recorder(s_.interests.accuses() ? code::kAccused : code::kRecusal,
                      recorder != nullptr ? recorder->name : e_.by);
  }
  if (e_.kind == K::recused) return;
  if (e_.kind == K::merged) return check_merged_with_accused();
  std::vector<std::string> found;
  std::vector<std::string> named;
  const auto note = [](std::vector<std::string>& all, std::string_view id) {
    if (std::find(all.begin(), all.end(), id) == all.end()) all.emplace_back(id);
  };
  for (const auto& [kind, field] : kBringing) {
    if (kind != e_.kind) continue;
    for (const std::string_view id : split(e_.get(field), ' ')) {
      if (id.empty()) continue;
      const Official* official = find_by_id(c_.officials, id);
      if (barred.unit(id) || barred.official(id))
        note(found, id);
      else if (official != nullptr && is_named_in(subject_, *official, s_.interests.mentioned))
        note(named, id);
    }
  }
  for (const auto& [kind, field] : kTelling)
    if (kind == e_.kind && barred.any())
      for (const std::string& id : barred_in(e_.get(field), s_.interests, roster()))
        note(found, id);
  for (const auto& [kind, field] : kOrdering)
    if (kind == e_.kind && barred.any() && (e_.line == 0 || kind == K::conferred))
      for (const std::string& id : handed_over_in(e_.get(field), s_.interests, roster()))
        note(found, id);
  for (const std::string& id : found)
    refuse(s_.interests.accuses() ? code::kAccused : code::kRecusal,
           trf("{} must keep away from the case: nothing of it may come to them",
               name_of(roster(), id)),
           tr("choose another unit or official, such as the one above"), "W22 art. 28, 30");
  for (const std::string& id : named)
    refuse(code::kRecusal,
           trf("{} is named in the case and must not handle it", name_of(roster(), id)),
           is_new()
               ? trf("choose another official; where the words mean nobody or only mention them, "
                     "add --not-accused {}",
                     id)
               : trf("choose another official; where the words mean nobody or only mention them: "
                     "anjuan correct {} --not-accused {}",
                     subject_.head[HeadField::id], id),
           "W22 art. 28");
  if (e_.kind == K::assigned && e_.line == 0 && !imported_) check_own_matter();
}

/// Whether the case is being registered.
bool Guard::is_new() const {
  return std::all_of(subject_.history.begin(), subject_.history.end(),
                     [](const Event& event) { return event.line == 0; });
}

/// What speaks of misdeeds of an official does not go to the unit of that one before it is known
/// whether it accuses them.
void Guard::check_own_matter() {
  std::vector<std::string> units;
  for (const std::string_view field : {e_.get("unit"), e_.get("assisting")})
    for (const std::string_view id : split(field, ' '))
      if (!id.empty()) units.emplace_back(id);
  for (const std::string& id : perhaps_accused(subject_, s_.interests, units, roster()))
    refuse("who-is-accused",
           trf("the words tell of misdeeds and may mean {}, whose unit would handle the case: does "
               "it accuse them?",
               name_of(roster(), id)),
           is_new()
               ? trf("if so, add --kind accusation --accused {0}, and choose another unit; if it "
                     "only mentions them, --not-accused {0}. In a file these are columns",
                     id)
               : trf("if so, record it first: anjuan recuse {0} --official {1} --accused true; "
                     "if it only mentions them: anjuan correct {0} --not-accused {1}",
                     subject_.head[HeadField::id], id),
           "W22 art. 28, 30");
}

/// A case is not brought to whom it accuses by being merged into one that they have.
void Guard::check_merged_with_accused() {
  if (e_.line != 0 || e_.get("from").empty()) return;
  Interests both = s_.interests;
  take_up(both, e_);
  refuse_still_with(both, {}, {});
}

/// Whoever has the case and must keep away is told of, unless named in what takes it from them.
void Guard::refuse_still_with(const Interests& interests, std::string_view units,
                              std::string_view officials) {
  const Barred barred(interests, roster());
  const auto is_in = [](std::string_view words, const std::string& id) {
    const auto all = split(words, ' ');
    return std::find(all.begin(), all.end(), id) != all.end();
  };
  const auto way_out = [&](std::string_view option, const std::string& id) {
    return e_.kind == K::recused ? trf("name it too: --{} {}", option, id)
                                 : trf("take it from them first: anjuan recuse {} --{} {} --reason "
                                       "TEXT",
                                       subject_.head[HeadField::id], option, id);
  };
  std::vector<std::string> holding = s_.assisting;
  if (!s_.unit.empty()) holding.insert(holding.begin(), s_.unit);
  for (const std::string& unit : holding)
    if (barred.unit(unit) && !is_in(units, unit))
      refuse("still-with-them",
             trf("the case is with {}, which must keep away with them", name_of(roster(), unit)),
             way_out("unit", unit), "W22 art. 28, 30");
  if (!s_.lead.empty() && barred.official(s_.lead) && !is_in(officials, s_.lead))
    refuse("still-with-them",
           trf("{} leads the case, and must keep away with them", name_of(roster(), s_.lead)),
           way_out("official", s_.lead), "W22 art. 28, 30");
}

void Guard::check_recused() {
  if (e_.get("unit").empty() && e_.get("official").empty())
    refuse("field-missing", tr("a recusal names who keeps away"),
           tr("give --official or --unit; both may be several"));
  // Whoever is accused may be outside of the roster, and has a name there.
  const auto is_outsider = [&](std::string_view word) {
    return e_.is_true("accused") && static_cast<unsigned char>(word.front()) >= 0x80;
  };
  for (const std::string_view id : split(e_.get("unit"), ' '))
    if (!id.empty() && find_by_id(c_.units, id) == nullptr && !is_outsider(id))
      refuse("no-such-unit", trf("there is no unit {}", id),
             tr("add the unit to units.yaml, or check the id"), "units.yaml");
  for (const std::string_view id : split(e_.get("official"), ' '))
    if (!id.empty() && find_by_id(c_.officials, id) == nullptr && !is_outsider(id))
      refuse("no-such-official", trf("there is no official {}", id),
             tr("add the official to officials.yaml, or check the id"), "officials.yaml");
  if (e_.line != 0) return;
  // Whoever has it now through somebody who must keep away is named with them.
  Interests then = s_.interests;
  take_up(then, e_);
  refuse_still_with(then, fmt::format("{} {}", e_.get("unit"), e_.get("reached")),
                    e_.get("official"));
}

/// Whoever is accused stays so until that is corrected, and nobody takes back that they keep away
/// themselves.
void Guard::check_voided_recusal(const Event& target) {
  Interests kept;
  take_up(kept, target);
  if (kept.accuses()) {
    refuse("not-to-be-voided", tr("whoever a case accuses must keep away until that is corrected"),
           trf("where it accuses nobody, say so: anjuan correct {} --not-accused WHO --reason TEXT",
               subject_.head[HeadField::id]),
           "W22 art. 28, 30");
    return;
  }
  const Official* recorder = find_called(c_.officials, e_.by);
  if (recorder != nullptr && Barred(kept, roster()).official(recorder->id))
    refuse_recorder(code::kRecusal, recorder->name);
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
  const std::string& before = subject_.head[HeadField::title];
  if (e_.kind == K::registered) {
    check_title(before, interests);
    if (e_.get("kind") == to_name(CaseKind::accusation)) check_who_is_accused(before, interests);
  }
  if (e_.kind == K::corrected) check_corrected_names(interests);
  if (e_.kind == K::recused && e_.is_true("accused")) check_title(before, interests);
  if (const std::string_view summary = e_.get("summary");
      !summary.empty() && names_petitioner(summary, everybody_of(subject_)))
    refuse("summary-names-petitioner", tr("the summary for the unit tells who complained"),
           tr("leave out names, numbers and addresses"), "W22 art. 30, 46");
}

/// The history was folded with what is right already: what stood there is in the head.
void Guard::check_corrected_names(const Interests& interests) {
  const Head& head = subject_.head;
  const bool was_accusation = head[HeadField::kind] == to_name(CaseKind::accusation);
  const std::string_view kind = e_.get("kind");
  const bool is_accusation = kind.empty() ? was_accusation : kind == to_name(CaseKind::accusation);
  const std::string_view title =
      e_.get("title").empty() ? std::string_view(head[HeadField::title]) : e_.get("title");
  // One who was named wrongly may stand in the title under the right name.
  if (!e_.get("title").empty() || !e_.get("petitioners").empty()) check_title(title, interests);
  if (is_accusation && (!was_accusation || !e_.get("title").empty()))
    check_who_is_accused(title, interests);
  if (was_accusation && !is_accusation && interests.accuses()) {
    const std::vector<std::string> all = [&] {
      std::vector<std::string> both = interests.accused_units;
      both.insert(both.end(), interests.accused.begin(), interests.accused.end());
      return both;
    }();
    refuse("accuses-somebody",
           trf("the case accuses {}, and stays an accusation", name_of(roster(), all.front())),
           trf("where it accuses nobody, say so with it: --not-accused \"{}\"", join(all, " ")),
           "W22 art. 30");
  }
}

/// 安全 and 高兴 are words as well as names: the clerk's answer is on record, and counts for a name
/// of two characters only.
bool Guard::is_said_to_be_a_word(const std::u32string& name) const {
  if (name.size() != 2) return false;
  const auto says = [&](const Event& event) {
    const auto words = split(event.get("not_named"), ' ');
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return normal_form(word).text == name; });
  };
  return says(e_) || std::any_of(subject_.history.begin(), subject_.history.end(), says);
}

void Guard::check_title(std::string_view title, const Interests& interests) {
  std::vector<Petitioner> named = everybody_of(subject_);
  const std::u32string form = normal_form(title).text;
  bool perhaps_a_word = false;
  for (Petitioner& person : named) {
    const std::u32string name = normal_form(person.name).text;
    if (is_said_to_be_a_word(name))
      person.name.clear();
    else if (name.size() == 2 && form.find(name) != std::u32string::npos)
      perhaps_a_word = true;
  }
  const Identities people(named);
  const Identities accused = accused_people(interests, roster());
  const std::string free = accused.veiled(people.veiled(title, Veil::blot), Veil::blot);
  const auto remedy = [&] {
    std::string way =
        e_.kind == K::registered
            ? trf("write it without: {}; `register --veil-titles` does so by itself", free)
            : trf("write it without: --title {}", free);
    if (perhaps_a_word)
      way += tr("; where it is a word there and means nobody, add --not-named and that word");
    return way;
  };
  if (people.own_in(title))
    refuse("title-names-petitioner", tr("the title tells who complained, and all may read titles"),
           remedy(), "W22 art. 30, 46");
  if (accused.own_in(title) && interests.accuses())
    refuse("title-names-accused", tr("the title tells who is accused, and all may read titles"),
           e_.kind == K::recused
               ? trf("correct it first: anjuan correct {} --title {} --reason TEXT",
                     subject_.head[HeadField::id], free)
               : remedy(),
           "W22 art. 30, 46");
}

/// An accusation that names somebody of the roster is not sent anywhere before it is known whether
/// that is whom it accuses.
void Guard::check_who_is_accused(std::string_view title, const Interests& interests) {
  const NamedInText named = named_in(fmt::format("{}\n{}", title, subject_.request), roster());
  const NamedInText open = unanswered(named, interests, roster());
  const auto ask = [&](const std::vector<std::string>& ids, std::string_view option,
                       std::string_view later) {
    for (const std::string& id : ids)
      refuse(
          "who-is-accused",
          trf("the accusation names {}: does it accuse them?", name_of(roster(), id)),
          e_.kind == K::registered
              ? trf("if so, add --{0} {1}; if it only mentions them, --not-accused {1}. In a file "
                    "these are columns",
                    option, id)
              : trf("if so, record it first: anjuan recuse {0} --{1} {2} --accused true; if it "
                    "only mentions them, add --not-accused {2}",
                    subject_.head[HeadField::id], later, id),
          "W22 art. 30");
  };
  ask(open.units, "accused-unit", "unit");
  ask(open.officials, "accused", "official");
}

}  // namespace anjuan

#include "anjuan/rules/recusal.hpp"

#include <algorithm>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void add_words(std::vector<std::string>& all, std::string_view words) {
  for (const std::string_view word : split(words, ' '))
    if (!word.empty() && !contains(all, word)) all.emplace_back(word);
}

/// Every writing of a unit's name: in full, and without the places in front of it.
std::vector<std::u32string> writings_of(const Unit& unit) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::u32string> all;
  const std::u32string name = normal_form(unit.name).text;
  if (name.size() > 1) all.push_back(name);
  for (std::size_t i = 0; i + kShortest < name.size(); ++i)
    if (std::u32string_view(U"省市区县旗镇乡").find(name[i]) != std::u32string_view::npos)
      all.push_back(name.substr(i + 1));
  return all;
}

/// An official's name, and the surname with the last word of the title: 王局长.
std::vector<std::u32string> writings_of(const Official& official) {
  constexpr std::size_t kWord = 2;
  std::vector<std::u32string> all;
  const std::u32string name = normal_form(official.name).text;
  if (name.size() < kWord) return all;
  all.push_back(name);
  const std::u32string title = normal_form(official.title).text;
  if (title.size() >= kWord) all.push_back(name.substr(0, 1) + title.substr(title.size() - kWord));
  return all;
}

template <class T>
std::vector<std::string> named_among(const std::u32string& text, const std::vector<T>& all) {
  std::vector<std::string> found;
  for (const T& one : all) {
    const auto writings = writings_of(one);
    if (std::any_of(writings.begin(), writings.end(), [&](const std::u32string& writing) {
          return text.find(writing) != std::u32string::npos;
        }))
      found.push_back(one.id);
  }
  return found;
}

}  // namespace

bool Interests::none() const {
  return !accuses() && recused_units.empty() && recused.empty();
}

void take_up(Interests& interests, const Event& event) {
  if (event.kind == EventKind::registered) {
    add_words(interests.accused_units, event.get("accused_unit"));
    add_words(interests.accused, event.get("accused"));
    add_words(interests.mentioned, event.get("not_accused"));
  } else if (event.kind == EventKind::corrected) {
    add_words(interests.mentioned, event.get("not_accused"));
  } else if (event.kind == EventKind::recused) {
    const bool accused = event.is_true("accused");
    add_words(accused ? interests.accused_units : interests.recused_units, event.get("unit"));
    add_words(accused ? interests.accused : interests.recused, event.get("official"));
  }
}

Interests interests_of(const std::vector<Event>& history) {
  Interests interests;
  for (const Event& event : in_force(history)) take_up(interests, event);
  return interests;
}

Barred::Barred(const Interests& interests, const Roster& roster)
    : units_(interests.accused_units), officials_(interests.accused) {
  const auto bar = [](std::vector<std::string>& all, const std::string& id) {
    if (!id.empty() && !contains(all, id)) all.push_back(id);
  };
  for (const Official& official : roster.officials)
    if (official.principal && contains(interests.accused, official.id)) bar(units_, official.unit);
  for (const Unit& unit : roster.units)
    if (!unit.principal.empty() && contains(interests.accused, unit.principal))
      bar(units_, unit.id);
  // Whatever stands below; a tree is not deep, and one that goes in circles ends too.
  for (std::size_t before = units_.size() + 1; before != units_.size();) {
    before = units_.size();
    for (const Unit& unit : roster.units)
      if (contains(units_, unit.parent)) bar(units_, unit.id);
  }
  for (const Unit& unit : roster.units)
    if (contains(units_, unit.id)) bar(officials_, unit.principal);
  for (const Official& official : roster.officials)
    if (contains(units_, official.unit)) bar(officials_, official.id);
  for (const std::string& id : interests.recused_units) bar(units_, id);
  for (const std::string& id : interests.recused) bar(officials_, id);
}

bool Barred::unit(std::string_view id) const {
  return contains(units_, id);
}

bool Barred::official(std::string_view id) const {
  return contains(officials_, id);
}

std::string Barred::first_of(std::string_view ids) const {
  for (const std::string_view id : split(ids, ' '))
    if (!id.empty() && (unit(id) || official(id))) return std::string(id);
  return {};
}

bool is_named_in(const Case& subject, const Official& official,
                 const std::vector<std::string>& mentioned) {
  if (official.name.empty()) return false;
  for (const Petitioner& person : subject.petitioners)
    if (person.name == official.name) return true;
  if (contains(mentioned, official.id)) return false;
  return subject.request.find(official.name) != std::string::npos ||
         subject.head[HeadField::title].find(official.name) != std::string::npos;
}

bool must_not_handle(const Case& subject, const Official& official, const Roster& roster) {
  const Interests interests = interests_of(subject.history);
  return Barred(interests, roster).official(official.id) ||
         is_named_in(subject, official, interests.mentioned);
}

std::vector<Official> free_officials(const Case& subject, const Roster& roster) {
  std::vector<Official> all = roster.officials;
  std::erase_if(all, [&](const Official& one) { return must_not_handle(subject, one, roster); });
  return all;
}

std::vector<Unit> free_units(const Case& subject, const Roster& roster) {
  const Barred barred(interests_of(subject.history), roster);
  std::vector<Unit> all = roster.units;
  std::erase_if(all, [&](const Unit& one) { return barred.unit(one.id); });
  return all;
}

NamedInText named_in(std::string_view text, const Roster& roster) {
  const std::u32string normal = normal_form(text).text;
  return {named_among(normal, roster.units), named_among(normal, roster.officials)};
}

NamedInText unanswered(const NamedInText& named, const Interests& interests, const Roster& roster) {
  const Barred barred(interests, roster);
  const auto is_said = [&](const std::string& id) {
    return barred.unit(id) || barred.official(id) || contains(interests.mentioned, id);
  };
  NamedInText open = named;
  std::erase_if(open.units, is_said);
  std::erase_if(open.officials, is_said);
  return open;
}

Identities accused_people(const Interests& interests, const Roster& roster) {
  std::vector<Petitioner> people;
  for (const std::string& id : interests.accused) {
    const Official* official = find_by_id(roster.officials, id);
    people.push_back({.name = official != nullptr ? official->name : id});
  }
  Identities all(people);
  for (const std::string& id : interests.accused)
    if (const Official* official = find_by_id(roster.officials, id))
      for (const std::u32string& writing : writings_of(*official)) all.hide(writing);
  for (const std::string& id : interests.accused_units) {
    const Unit* unit = find_by_id(roster.units, id);
    if (unit == nullptr) continue;
    for (const std::u32string& writing : writings_of(*unit)) all.hide(writing);
  }
  return all;
}

std::string veiled_title(std::string_view title, const Case& value, const Roster& roster) {
  const std::string free = Identities(value.petitioners).veiled(title, Veil::blot);
  const Interests interests = interests_of(value.history);
  return interests.accuses() ? accused_people(interests, roster).veiled(free, Veil::blot) : free;
}

}  // namespace anjuan

#include "anjuan/rules/recusal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/simplified.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/model/accusing.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void add_words(std::vector<std::string>& all, std::string_view words) {
  for (const std::string_view word : split(words, ' '))
    if (!word.empty() && !contains(all, word)) all.emplace_back(word);
}

constexpr std::u32string_view kPlaceEnds = U"省市区县旗镇乡";
// The organs of these stand above or beside, whatever else their name says.
constexpr std::u32string_view kOtherCities[] = {
    U"石家庄", U"唐山", U"秦皇岛", U"邯郸", U"邢台", U"保定",     U"张家口", U"承德",
    U"沧州",   U"廊坊", U"衡水",   U"北京", U"天津", U"上海",     U"重庆",   U"太原",
    U"沈阳",   U"长春", U"南京",   U"杭州", U"合肥", U"福州",     U"南昌",   U"济南",
    U"郑州",   U"武汉", U"长沙",   U"广州", U"南宁", U"海口",     U"成都",   U"贵阳",
    U"昆明",   U"拉萨", U"西安",   U"兰州", U"西宁", U"乌鲁木齐", U"银川",   U"哈尔滨"};

// Work of an organ in which one of them is no place: 住房和城乡建设局, 市场监督管理局.
constexpr std::u32string_view kNoPlaces[] = {U"城乡建", U"城乡规", U"城乡居", U"城乡统", U"城市管",
                                             U"城市建", U"城市更", U"城市综", U"城市规", U"城镇化",
                                             U"市场",   U"市容",   U"市政工", U"市政管", U"市政公",
                                             U"市政设", U"乡村振", U"社区"};

std::u32string normal(std::string_view text) {
  return normal_form(text).text;
}

void add_writing(std::vector<std::u32string>& all, std::u32string writing) {
  if (writing.size() > 1 && std::find(all.begin(), all.end(), writing) == all.end())
    all.push_back(std::move(writing));
}

/// What an organ's name ends in, and what people make of it.
constexpr std::pair<std::u32string_view, std::u32string_view> kOrgans[] = {
    {U"委员会", U"委"}, {U"办公室", U"办"}, {U"局", U"局"}, {U"委", U"委"}};

/// 住建局 for 住房和城乡建设局: the first character, a later one and the kind of organ; and 城管
/// for 城管局. 信访 alone is what everybody does who comes.
void add_short_forms(std::vector<std::u32string>& all, const std::u32string& core) {
  for (const auto& [organ, short_organ] : kOrgans) {
    if (!core.ends_with(organ)) continue;
    const std::u32string stem = core.substr(0, core.size() - organ.size());
    if (stem.size() == 2 && stem != U"信访") add_writing(all, stem);
    add_writing(all, stem + std::u32string(short_organ));
    if (stem.size() > 3)
      for (std::size_t i = 1; i < stem.size(); ++i)
        add_writing(all, {stem[0], stem[i], short_organ[0]});
    return;
  }
}

/// Behind each of the places in front of an organ's name: 省 and 市 of 河北省定州市民政局.
std::vector<std::size_t> place_ends(const std::u32string& name) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i + kShortest < name.size(); ++i) {
    const bool is_work =
        std::any_of(std::begin(kNoPlaces), std::end(kNoPlaces), [&](std::u32string_view work) {
          const std::size_t at = work.find(name[i]);
          return at <= i && name.compare(i - at, work.size(), work) == 0;
        });
    if (!is_work && kPlaceEnds.find(name[i]) != std::u32string_view::npos) ends.push_back(i + 1);
  }
  return ends;
}

/// Every writing of a unit's name: in full, without the places in front of it, and in short.
std::vector<std::u32string> writings_of(const Unit& unit) {
  std::vector<std::u32string> all;
  const std::u32string name = normal(unit.name);
  add_writing(all, name);
  const std::vector<std::size_t> ends = place_ends(name);
  for (const std::size_t end : ends) add_writing(all, name.substr(end));
  add_short_forms(all, ends.empty() ? name : name.substr(ends.back()));
  for (const std::string& alias : unit.aliases) add_writing(all, normal(alias));
  return all;
}

/// Whether an organ that is written behind these words is that of another place than `own`, the
/// places of the unit's name: 河北省信访局.
bool is_of_another_place(std::u32string_view before, const std::u32string& own) {
  if (before.empty() || kPlaceEnds.find(before.back()) == std::u32string_view::npos) return false;
  // A bare 市 may be its own.
  if (own.find(before.back()) == std::u32string::npos)
    return before.back() != U'市' || !own.empty();
  if (own.size() > 1 && before.ends_with(own)) return false;
  const std::u32string_view place = before.substr(0, before.size() - 1);
  return before.back() == U'市' &&
         std::any_of(std::begin(kOtherCities), std::end(kOtherCities),
                     [&](std::u32string_view city) { return place.ends_with(city); });
}

bool is_written_in(const std::u32string& text, const Unit& unit) {
  const std::u32string name = normal(unit.name);
  const std::vector<std::size_t> ends = place_ends(name);
  const std::u32string own = ends.empty() ? std::u32string() : name.substr(0, ends.back());
  for (const std::u32string& writing : writings_of(unit)) {
    // 市民政局 begins with a place that does not say which one.
    const std::size_t bare = writing == name && own.size() == 1 ? 1 : 0;
    for (std::size_t at = text.find(writing); at != std::u32string::npos;
         at = text.find(writing, at + 1))
      if (!is_of_another_place(std::u32string_view(text).substr(0, at + bare), own)) return true;
  }
  return false;
}

/// An official's name, and the surname with every part of the title, of a deputy and of a head:
/// 王局长, 王副局长, 欧阳书记; and 建国局长, 建国同志.
std::vector<std::u32string> writings_of(const Official& official) {
  constexpr std::size_t kWord = 2;
  std::vector<std::u32string> all;
  const std::u32string name = normal(official.name);
  if (name.size() < kWord) return all;
  add_writing(all, name);
  for (const std::string& alias : official.aliases) add_writing(all, normal(alias));
  const std::u32string surname(surname_of(name));
  const std::u32string given = name.substr(surname.size());
  if (given.size() == 2 && is_han(given.front())) add_writing(all, given + U"同志");
  std::u32string part;
  for (const char32_t c : normal(official.title) + U"、") {
    if (std::u32string_view(U"、,;/和兼(").find(c) == std::u32string_view::npos) {
      part += c;
      continue;
    }
    if (part.size() >= kWord) {
      const std::u32string word = part.substr(part.size() - kWord);
      for (const std::u32string_view rank : {U"", U"副", U"正"})
        add_writing(all, surname + std::u32string(rank) + word);
      if (given.size() == 2 && is_han(given.front())) add_writing(all, given + word);
      constexpr std::size_t kLong = 6;
      if (part.size() <= kLong) add_writing(all, surname + part);
    }
    part.clear();
  }
  return all;
}

// The heads of whom only the first character is said, and what goes on with it as a word: 王局, but
// 布局部 and 王处理. The head of a place is written as the place is.
constexpr std::pair<char32_t, std::u32string_view> kShortHeads[] = {
    {U'局', U"部面势限域里内中长"},         {U'厅', U"级堂里长"},
    {U'处', U"理罚置分于处级在境所长"},     {U'科', U"技学室目员研级普教长"},
    {U'所', U"有在以谓属得说需述做作为长"}, {U'院', U"子内里落校区长"},
    {U'校', U"园区内外车门服舍友长"},       {U'队', U"员伍部列友长"}};

/// What people make of 王局长 among themselves: 王局.
std::vector<std::u32string> short_writings_of(const Official& official) {
  std::vector<std::u32string> all;
  const std::u32string name = normal(official.name);
  const std::u32string title = normal(official.title);
  if (name.size() < 2) return all;
  for (const auto& [head, goes_on] : kShortHeads)
    if (title.find({head, U'长'}) != title.npos)
      add_writing(all, std::u32string(surname_of(name)) + head);
  return all;
}

/// Whether it stands there as a word of its own: not within 公安局 or 王局部.
bool is_short_writing_in(const std::u32string& text, const std::u32string& writing) {
  constexpr std::u32string_view kBefore =
      U"局厅委办处科所院校队的是找给向跟和与同对被让由请叫说于去到及经把将为因送交转告";
  const auto* head = std::find_if(std::begin(kShortHeads), std::end(kShortHeads),
                                  [&](const auto& one) { return one.first == writing.back(); });
  for (std::size_t at = text.find(writing); at != text.npos; at = text.find(writing, at + 1)) {
    const std::size_t end = at + writing.size();
    if (at > 0 && is_han(text[at - 1]) && kBefore.find(text[at - 1]) == kBefore.npos) continue;
    if (end == text.size() || head->second.find(text[end]) == head->second.npos) return true;
  }
  return false;
}

bool is_written_in(const std::u32string& text, const Official& official) {
  const auto writings = writings_of(official);
  if (std::any_of(writings.begin(), writings.end(), [&](const std::u32string& writing) {
        return text.find(writing) != std::u32string::npos;
      }))
    return true;
  const auto shorts = short_writings_of(official);
  return std::any_of(shorts.begin(), shorts.end(), [&](const std::u32string& writing) {
    return is_short_writing_in(text, writing);
  });
}

/// False where no writing of the official can stand in the text: all begin with the surname, the
/// given name or an alias. Most texts are done with by this.
bool may_stand_in(std::string_view text, const Official& official) {
  if (!is_simplified(text) || !is_simplified(official.name)) return true;
  const auto begins = [&](const std::string& name) {
    const auto first = static_cast<unsigned char>(name.empty() ? 0 : name.front());
    constexpr unsigned char kThreeBytes = 0xE0;
    constexpr std::size_t kGiven = 6;  // of two characters
    return first < kThreeBytes || first >= 0xF0 || text.find(name.substr(0, 3)) != text.npos ||
           (name.size() > kGiven && text.find(name.substr(name.size() - kGiven)) != text.npos);
  };
  return begins(official.name) ||
         std::any_of(official.aliases.begin(), official.aliases.end(), begins);
}

template <class T>
std::vector<std::string> named_among(const std::u32string& text, const std::vector<T>& all) {
  std::vector<std::string> found;
  for (const T& one : all)
    if (is_written_in(text, one)) found.push_back(one.id);
  return found;
}

/// The ids for what the record says; a name stands for everybody who bears it, and for itself.
template <class T>
std::vector<std::string> ids_of(const std::vector<std::string>& said, const std::vector<T>& all) {
  std::vector<std::string> ids;
  for (const std::string& word : said) {
    ids.push_back(word);
    for (const T* one : all_called(all, word)) add_words(ids, one->id);
  }
  return ids;
}

}  // namespace

std::string name_of(const Roster& roster, std::string_view id) {
  const Unit* unit = find_by_id(roster.units, id);
  return unit != nullptr ? unit->name : name_of(roster.officials, id);
}

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
    for (const std::string_view word : split(event.get("not_accused"), ' '))
      for (auto* accused : {&interests.accused_units, &interests.accused})
        std::erase(*accused, word);
  } else if (event.kind == EventKind::merged) {
    add_words(interests.accused_units, event.get("accused_unit"));
    add_words(interests.accused, event.get("accused"));
    add_words(interests.recused_units, event.get("recused_unit"));
    add_words(interests.recused, event.get("recused"));
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
    : units_(ids_of(interests.accused_units, roster.units)),
      officials_(ids_of(interests.accused, roster.officials)) {
  const auto bar = [](std::vector<std::string>& all, const std::string& id) {
    if (!id.empty() && !contains(all, id)) all.push_back(id);
  };
  const std::vector<std::string> accused = officials_;
  for (const Official& official : roster.officials)
    if (official.principal && contains(accused, official.id)) bar(units_, official.unit);
  for (const Unit& unit : roster.units)
    if (!unit.principal.empty() && contains(accused, unit.principal)) bar(units_, unit.id);
  // Whatever stands below; a tree is not deep, and one that goes in circles ends too. Below the
  // office stands everybody: somebody must handle what accuses the office.
  const auto takes_along = [&](const std::string& id) {
    const Unit* unit = find_by_id(roster.units, id);
    return unit != nullptr && !unit->parent.empty() && contains(units_, id);
  };
  const auto bar_those_below = [&] {
    for (std::size_t before = units_.size() + 1; before != units_.size();) {
      before = units_.size();
      for (const Unit& unit : roster.units)
        if (takes_along(unit.parent)) bar(units_, unit.id);
    }
  };
  bar_those_below();
  for (const Unit& unit : roster.units) {
    if (!contains(units_, unit.id)) continue;
    bar(officials_, unit.principal);
    // The leadership belongs to no unit: its principal heads the office.
    if (unit.parent.empty() && unit.principal.empty())
      for (const Official& official : roster.officials)
        if (official.principal && official.unit.empty()) bar(officials_, official.id);
  }
  for (const Official& official : roster.officials)
    if (contains(units_, official.unit)) bar(officials_, official.id);
  for (const std::string& id : ids_of(interests.recused_units, roster.units)) bar(units_, id);
  bar_those_below();
  for (const std::string& id : ids_of(interests.recused, roster.officials)) bar(officials_, id);
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
  const std::u32string name = normal(official.name);
  if (name.empty()) return false;
  for (const Petitioner& person : everybody_of(subject))
    if (normal(person.name) == name) return true;
  if (contains(mentioned, official.id)) return false;
  const auto stands_in = [&](const std::string& text) {
    return may_stand_in(text, official) && is_written_in(normal(text), official);
  };
  return stands_in(subject.request) || stands_in(subject.head[HeadField::title]);
}

bool must_not_handle(const Case& subject, const Official& official, const Roster& roster) {
  const Interests interests = interests_of(subject.history);
  return Barred(interests, roster).official(official.id) ||
         is_named_in(subject, official, interests.mentioned);
}

std::set<std::string> keep_away(const Case& subject, const Roster& roster) {
  const Interests interests = interests_of(subject.history);
  const Barred barred(interests, roster);
  std::set<std::string> away;
  for (const Official& official : roster.officials)
    if (barred.official(official.id) || is_named_in(subject, official, interests.mentioned))
      away.insert(official.id);
  return away;
}

std::vector<Official> free_officials(const Case& subject, const Roster& roster) {
  std::vector<Official> all = roster.officials;
  const std::set<std::string> away = keep_away(subject, roster);
  std::erase_if(all, [&](const Official& one) { return away.contains(one.id); });
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
  const std::vector<std::string> officials = ids_of(interests.accused, roster.officials);
  for (const std::string& id : officials) {
    const Official* official = find_by_id(roster.officials, id);
    people.push_back({.name = official != nullptr ? official->name : id});
  }
  Identities all(people);
  for (const std::string& id : officials)
    if (const Official* official = find_by_id(roster.officials, id)) {
      for (const std::u32string& writing : writings_of(*official)) all.hide(writing);
      for (const std::u32string& writing : short_writings_of(*official)) all.hide(writing);
    }
  // Naming the unit that an accused official heads names the official.
  Interests named = interests;
  named.recused.clear();
  named.recused_units.clear();
  const Barred barred(named, roster);
  for (const Unit& unit : roster.units)
    if (barred.unit(unit.id))
      for (const std::u32string& writing : writings_of(unit)) all.hide(writing);
  for (const std::string& id : interests.accused_units)
    if (find_by_id(roster.units, id) == nullptr)
      for (const std::u32string& writing : writings_of(Unit{.id = {}, .name = id}))
        all.hide(writing);
  return all;
}

std::vector<std::string> barred_in(std::string_view text, const Interests& interests,
                                   const Roster& roster) {
  const Barred barred(interests, roster);
  const std::u32string form = normal(text);
  std::vector<std::string> found;
  for (const std::string_view id : split(text, ' '))
    if (barred.unit(id) || barred.official(id)) add_words(found, id);
  for (const Unit& unit : roster.units)
    if (barred.unit(unit.id) && is_written_in(form, unit)) add_words(found, unit.id);
  for (const Official& official : roster.officials)
    if (barred.official(official.id) &&
        (is_written_in(form, official) || Identities({{.name = official.name}}).own_in(text)))
      add_words(found, official.id);
  for (const auto* said : {&interests.accused, &interests.recused})
    for (const std::string& name : *said)
      if (find_by_id(roster.officials, name) == nullptr &&
          Identities({{.name = name}}).own_in(text))
        add_words(found, name);
  for (const std::string& name : interests.accused_units)
    if (find_by_id(roster.units, name) == nullptr &&
        is_written_in(form, Unit{.id = {}, .name = name}))
      add_words(found, name);
  return found;
}

namespace {

std::vector<std::string> sentences_of(std::string_view text) {
  constexpr std::string_view kEnds = "。！？!?；;\n";
  std::vector<std::string> all(1);
  for (const std::string& character : split_characters(text))
    if (kEnds.find(character) != kEnds.npos)
      all.emplace_back();
    else
      all.back() += character;
  return all;
}

/// The principal by the title alone, 局长, or 一把手; 村书记 and 副局长 are others.
bool is_spoken_of_by_title(const std::u32string& sentence, const Official& official) {
  constexpr std::size_t kWord = 2;
  const std::u32string title = normal(official.title);
  if (sentence.find(U"一把手") != sentence.npos) return true;
  if (title.size() < kWord) return false;
  const std::u32string word = title.substr(title.size() - kWord);
  for (std::size_t at = sentence.find(word); at != std::u32string::npos;
       at = sentence.find(word, at + 1))
    if (at == 0 ||
        std::u32string_view(U"村社区支组队校厂院所科处股站镇乡前原任副室").find(sentence[at - 1]) ==
            std::u32string_view::npos)
      return true;
  return false;
}

}  // namespace

std::vector<std::string> handed_over_in(std::string_view text, const Interests& interests,
                                        const Roster& roster) {
  constexpr std::u32string_view kTo[] = {
      U"交由", U"转由", U"转交", U"移交", U"交给", U"转给", U"责成", U"委托", U"送给", U"送交",
      U"抄送", U"报送", U"批转", U"转送", U"由",   U"请",   U"交",   U"转",   U"送"};
  constexpr std::u32string_view kBy[] = {U"牵头", U"负责", U"承办", U"主办", U"办理",
                                         U"落实", U"跟进", U"答复", U"阅处", U"阅办"};
  constexpr std::size_t kNear = 10;
  const NormalForm form = normal_form(text);
  const std::u32string_view all = form.text;
  std::vector<std::string> found;
  const auto barred_from = [&](std::size_t from, std::size_t to) {
    if (from >= to) return std::vector<std::string>();
    const std::size_t start = form.bytes[from].from;
    return barred_in(text.substr(start, form.bytes[to - 1].to - start), interests, roster);
  };
  constexpr std::u32string_view kBorders = U",。;!?、:";
  constexpr std::u32string_view kBetween = U"给至到向于了我市县区本";
  for (const std::u32string_view word : kTo)
    for (std::size_t at = all.find(word); at != all.npos; at = all.find(word, at + 1)) {
      std::size_t from = at + word.size();
      const std::size_t to =
          std::min({all.find_first_of(kBorders, from), from + kNear, all.size()});
      // It is handed to whom the words begin with: 请周平督办, and not 请查周平.
      for (std::size_t skipped = 0; from < to && skipped < 3; ++skipped, ++from) {
        std::vector<std::string> ids = barred_from(from, to);
        for (const std::string& later : barred_from(from + 1, to)) std::erase(ids, later);
        for (const std::string& id : ids) add_words(found, id);
        if (kBetween.find(all[from]) == kBetween.npos) break;
      }
    }
  // And to whom the words before end with: 低保中心具体负责, and not 查清周平问题后答复.
  constexpr std::u32string_view kHow[] = {U"具体", U"共同", U"直接", U"亲自",
                                          U"全程", U"依法", U"协调"};
  constexpr std::size_t kTail = 3;
  for (const std::u32string_view word : kBy)
    for (std::size_t at = all.find(word); at != all.npos; at = all.find(word, at + 1)) {
      std::size_t to = at;
      for (const std::u32string_view how : kHow)
        if (all.substr(0, to).ends_with(how)) to -= how.size();
      const std::size_t border = to == 0 ? all.npos : all.find_last_of(kBorders, to - 1);
      const std::size_t from =
          std::max(border == all.npos ? 0 : border + 1, to > kNear ? to - kNear : 0);
      std::vector<std::string> ids = barred_from(from, to);
      if (to > kTail)
        for (const std::string& before : barred_from(from, to - kTail)) std::erase(ids, before);
      for (const std::string& id : ids) add_words(found, id);
    }
  return found;
}

std::vector<std::string> spoken_of(std::string_view text, const std::vector<std::string>& units,
                                   const Roster& roster) {
  const auto heads = [&](const Official& official) {
    return std::any_of(roster.units.begin(), roster.units.end(), [&](const Unit& unit) {
      return contains(units, unit.id) &&
             (unit.principal == official.id || (official.principal && official.unit == unit.id));
    });
  };
  std::vector<std::string> found;
  for (const std::string& sentence : sentences_of(text)) {
    if (!accusing_words(sentence).anybody()) continue;
    const std::u32string form = normal(sentence);
    for (const Official& official : roster.officials)
      if ((heads(official) &&
           (is_written_in(form, official) || is_spoken_of_by_title(form, official))) ||
          (contains(units, official.unit) && is_written_in(form, official)))
        add_words(found, official.id);
  }
  return found;
}

std::vector<std::string> perhaps_accused(const Case& subject, const Interests& interests,
                                         const std::vector<std::string>& units,
                                         const Roster& roster) {
  const std::string text = fmt::format("{}\n{}", subject.head[HeadField::title], subject.request);
  if (!accusing_words(text).anybody()) return {};
  const Barred barred(interests, roster);
  std::vector<std::string> found = spoken_of(text, units, roster);
  std::erase_if(found, [&](const std::string& id) {
    return barred.official(id) || contains(interests.mentioned, id);
  });
  return found;
}

NamedInText accused_in_words(std::string_view text, const Roster& roster) {
  NamedInText found;
  for (const std::string& sentence : sentences_of(text)) {
    const Accusing accusing = accusing_words(sentence);
    if (!accusing.anybody()) continue;
    const NamedInText named = named_in(sentence, roster);
    for (const std::string& id : named.officials) add_words(found.officials, id);
    if (accusing.says_so)
      for (const std::string& id : named.units) add_words(found.units, id);
  }
  return found;
}

std::string veiled_title(std::string_view title, const Case& value, const Roster& roster) {
  const std::string free = Identities(everybody_of(value)).veiled(title, Veil::blot);
  const Interests interests = interests_of(value.history);
  return interests.accuses() ? accused_people(interests, roster).veiled(free, Veil::blot) : free;
}

}  // namespace anjuan

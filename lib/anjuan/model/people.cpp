#include "anjuan/model/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "anjuan/base/chinese_number.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/person_check.hpp"

namespace anjuan {
namespace {

constexpr std::array<std::string_view, 8> kSeparators = {"、", "，", ",", "；",
                                                         ";",  "/",  "|", "\n"};

bool is_han(std::string_view character) {
  // Three bytes from U+3400 on, or four: nothing below stands in a name.
  return character.size() == 4 || (character.size() == 3 && character >= "㐀" && character < "ꀀ");
}

bool is_blank(std::string_view character) {
  return character == " " || character == "\t" || character == "\r" || character == "　" ||
         character == "\xC2\xA0";
}

/// The pieces between separators outside of brackets, trimmed, without empty ones.
std::vector<std::string> pieces(std::string_view text, bool at_blanks) {
  std::vector<std::string> found(1);
  int brackets = 0;
  for (const std::string& character : split_characters(text)) {
    if (character == "(" || character == "（") ++brackets;
    if (character == ")" || character == "）") --brackets;
    const bool ends =
        std::find(kSeparators.begin(), kSeparators.end(), character) != kSeparators.end() ||
        (at_blanks && is_blank(character));
    if (ends && brackets <= 0)
      found.emplace_back();
    else
      found.back() += character;
  }
  for (std::string& piece : found) piece = std::string(trim(piece));
  std::erase_if(found, [](const std::string& piece) { return piece.empty(); });
  return found;
}

/// A number behind 等 or the like, and the counting word: 等5人, 等十余人.
int number_before_people(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0) return digits > 6 ? 0 : parse_number<int>(text.substr(0, digits)).value_or(0);
  const auto chinese = read_chinese_number(text);
  return chinese ? chinese->value : 0;
}

/// What stands behind the last 等, when it only says that there are more; else npos.
std::size_t and_others(std::string_view text) {
  const std::size_t at = text.rfind("等");
  if (at == std::string_view::npos || at == 0) return std::string_view::npos;
  const std::string_view rest = trim(text.substr(at + std::string_view("等").size()));
  static constexpr std::array<std::string_view, 8> kMany = {"人",   "名",   "位",   "户",
                                                            "村民", "居民", "业主", "群众"};
  const bool many = rest.empty() || std::any_of(kMany.begin(), kMany.end(),
                                                [&](auto word) { return rest.ends_with(word); });
  return many && rest.size() <= 24 ? at : std::string_view::npos;
}

/// Two to four Chinese characters, or any with the dot of names that were taken over in sound; no
/// firm, no place and no crowd.
bool looks_like_name(std::string_view text) {
  static constexpr std::array<std::string_view, 33> kOther = {
      "公司", "村民", "居民", "业主", "小区", "社区", "村委", "委员", "商户", "学校", "单位",
      "代表", "中心", "工厂", "集团", "学生", "家长", "职工", "群众", "街道", "号楼", "村",
      "家属", "亲属", "妻子", "丈夫", "夫妻", "夫妇", "父亲", "母亲", "儿子", "女儿", "全家"};
  if (std::any_of(kOther.begin(), kOther.end(), [&](auto word) { return text.ends_with(word); }))
    return false;
  const std::vector<std::string> characters = split_characters(text);
  const bool dotted = text.find("·") != std::string_view::npos;
  if (characters.size() < 2 || (characters.size() > 4 && !dotted)) return false;
  return std::all_of(characters.begin(), characters.end(), [](const std::string& character) {
    return is_han(character) || character == "·" || character == "*";
  });
}

/// What stands in a list beside a name, or in brackets behind it: 张三（女，13900000001）. False
/// for anything else than a telephone, a number of an identity card or a sex.
bool add_remark(Petitioner& person, std::string_view remark) {
  const std::string plain = to_half_width(remark);
  const auto digits =
      std::count_if(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::string* field = nullptr;
  if (plain == "男" || plain == "女")
    field = &person.sex;
  else if (has_right_check_digit(plain))
    field = &person.id_number;
  else if (digits >= 7 && digits <= 13 &&
           plain.find_first_not_of("0123456789 -+") == std::string::npos)
    field = &person.phone;
  if (field == nullptr || !field->empty()) return false;
  *field = plain;
  return true;
}

/// 1.张三 and 信访人：张三 without what stands before the name.
std::string_view without_label(std::string_view piece) {
  static constexpr std::array<std::string_view, 4> kLabels = {"信访人", "来访人", "姓名", "联系人"};
  const std::size_t digits = std::min(piece.find_first_not_of("0123456789"), piece.size());
  if (digits > 0 && digits < 3)
    for (const std::string_view sign : {".", ")", "．", "）"})
      if (piece.substr(digits).starts_with(sign)) return trim(piece.substr(digits + sign.size()));
  for (const std::string_view label : kLabels)
    for (const std::string_view sign : {":", "："})
      if (piece.starts_with(label) && piece.substr(label.size()).starts_with(sign))
        return trim(piece.substr(label.size() + sign.size()));
  return piece;
}

/// 张　三 and 欧阳 娜娜: one name with a blank in it.
bool is_spaced_name(std::string_view text) {
  const std::vector<std::string> words = pieces(text, true);
  return words.size() == 2 && looks_like_name(words[0] + words[1]) &&
         (split_characters(words[0]).size() == 1 || is_double_surname(words[0]));
}

/// Who a piece of a list names; nothing when it names nobody alone. 张三和李四 are two.
std::vector<Petitioner> named_in_piece(std::string_view piece) {
  Petitioner one;
  std::string_view name = without_label(piece);
  const std::string half = to_half_width(name);
  if (const std::size_t open = half.find('('); open != std::string::npos && half.ends_with(')')) {
    const std::string inside = half.substr(open + 1, half.size() - open - 2);
    for (const std::string& remark : pieces(inside, true))
      if (!add_remark(one, remark)) return {};
    name = trim(name.substr(0, std::min(name.find('('), name.find("（"))));
  }
  if (looks_like_name(name) || is_spaced_name(name)) {
    one.name = name;
    return {one};
  }
  for (const std::string_view word : {"和", "及", "与", "跟"}) {
    const std::size_t at = name.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view before = trim(name.substr(0, at));
    const std::string_view after = trim(name.substr(at + word.size()));
    if (looks_like_name(before) && looks_like_name(after))
      return {{.name = std::string(before)}, {.name = std::string(after)}};
  }
  return {};
}

/// What a column says of somebody beside whose name something may stand as well.
void take_over(Petitioner& person, std::string Petitioner::*field, const std::string& value,
               const char* name, std::vector<Diagnostic>& problems) {
  std::string& known = person.*field;
  if (known.empty() || known == value) {
    known = value;
  } else if (!value.empty() && field == &Petitioner::phone) {
    known = value + "、" + known;
  } else if (!value.empty()) {
    add_error(problems, "whose-is-it",
              trf("beside the name stands {}, and here {}: which is right?", known, value),
              tr("write it once, in its own column"))
        .file = name;
  }
}

/// The people of a list with what stands beside their names.
struct PeopleList {
  std::vector<Petitioner> people;
  std::size_t others = 0;  ///< pieces that are neither a name nor say something of one
};

PeopleList read_list(const std::vector<std::string>& parts) {
  PeopleList list;
  for (const std::string& part : parts) {
    std::vector<Petitioner> named = named_in_piece(part);
    if (named.empty() && (list.people.empty() || !add_remark(list.people.back(), part)))
      ++list.others;
    for (Petitioner& one : named) list.people.push_back(std::move(one));
  }
  return list;
}

/// The people whom a text lists; where it lists none, one of that name. `mixed` comes out true
/// where some of the pieces name somebody and others do not.
std::vector<Petitioner> listed_in(std::string_view text, bool& mixed) {
  const std::string_view plain = trim(text);
  mixed = false;
  if (plain.empty()) return {};
  const std::string_view named = trim(plain.substr(0, std::min(and_others(plain), plain.size())));
  const PeopleList list = read_list(pieces(named, false));
  if (list.others == 0 && !list.people.empty()) return list.people;
  const PeopleList spaced = read_list(pieces(named, true));
  if (spaced.others == 0 && !spaced.people.empty()) return spaced.people;
  mixed = !list.people.empty();
  return {{.name = std::string(plain)}};
}

/// The values of one field for so many people; empty with a question when they do not go together.
/// One alone is the first one's.
std::vector<std::string> share(const std::string& value, std::size_t people, const char* field,
                               std::vector<Diagnostic>& problems) {
  std::vector<std::string> parts = pieces(value, false);
  // Blanks separate whole numbers, and stand inside of one: 010 66661234.
  if (parts.size() == 1) {
    std::vector<std::string> spaced = pieces(value, true);
    if (spaced.size() == people &&
        std::all_of(spaced.begin(), spaced.end(),
                    [&](const std::string& part) { return part.size() == spaced.front().size(); }))
      parts = std::move(spaced);
  }
  if (parts.size() == people || parts.size() <= 1) {
    parts.resize(people);
    return parts;
  }
  add_error(problems, "whose-is-it",
            trf("there are {} people and {} values: whose is which?", people, parts.size()),
            tr("write as many as there are names, in their order, or a row for each"))
      .file = field;
  return std::vector<std::string>(people);
}

}  // namespace

int persons_named(std::string_view text) {
  const std::size_t at = and_others(text);
  if (at == std::string_view::npos) return 0;
  const std::string_view rest = trim(text.substr(at + std::string_view("等").size()));
  return rest.ends_with("户") ? 0 : number_before_people(rest);
}

std::vector<std::string> split_names(std::string_view text) {
  bool mixed = false;
  std::vector<std::string> names;
  for (Petitioner& person : listed_in(text, mixed)) names.push_back(std::move(person.name));
  return names;
}

std::vector<Petitioner> split_people(const Petitioner& listed, std::vector<Diagnostic>& problems) {
  static constexpr std::pair<std::string Petitioner::*, const char*> kFields[] = {
      {&Petitioner::phone, "petitioner.phone"},
      {&Petitioner::id_number, "petitioner.id-number"},
      {&Petitioner::sex, "petitioner.sex"},
      {&Petitioner::age, "petitioner.age"}};
  bool mixed = false;
  std::vector<Petitioner> people = listed_in(listed.name, mixed);
  if (mixed)
    add_error(problems, "who-are-they",
              trf("'{}' names somebody, and something else: who are they?", listed.name),
              tr("write the names alone, with 、 between them"))
        .file = "petitioner.name";
  if (people.empty()) people.emplace_back();
  for (const auto& [field, name] : kFields) {
    std::vector<std::string> parts{listed.*field};
    if (people.size() > 1) parts = share(listed.*field, people.size(), name, problems);
    for (std::size_t i = 0; i < people.size(); ++i)
      take_over(people[i], field, parts[i], name, problems);
  }
  if (people.size() == 1) {
    people.front().address = listed.address;
    people.front().representative = listed.representative;
    return people;
  }
  // An address may hold separators of its own.
  std::vector<std::string> addresses = pieces(listed.address, false);
  if (addresses.size() == people.size())
    for (std::size_t i = 0; i < people.size(); ++i) people[i].address = std::move(addresses[i]);
  else
    people.front().address = listed.address;
  return people;
}

bool is_long_title(std::string_view title) {
  return title.size() > kTitleLength && split_characters(title).size() > kTitleLength;
}

std::string first_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kEnds = {"。", "！", "？", "；", "\n", ";"};
  text = trim(text);
  std::size_t end = text.size();
  for (const std::string_view one : kEnds) end = std::min(end, text.find(one));
  return std::string(text.substr(0, end));
}

std::string short_title(std::string_view text, const std::vector<Petitioner>& people) {
  constexpr std::size_t kCut = 60;
  const std::string sentence = first_sentence(text);
  const std::vector<std::string> characters = split_characters(sentence);
  if (characters.size() <= kCut) return sentence;
  std::size_t end = 0;
  for (std::size_t i = 0; i < kCut; ++i) end += characters[i].size();
  return sentence.substr(0, Identities(people).whole_until(sentence, end)) + "…";
}

std::string find_category(const std::vector<std::string>& tree, std::string_view text) {
  static constexpr std::array<std::string_view, 13> kBetween = {
      "->", ">", "＞", "、", "\\", "|", "｜", "—", "→", "-", "／", ":", "："};
  const auto known = [&](std::string_view path) {
    return std::find(tree.begin(), tree.end(), path) != tree.end();
  };
  if (known(text)) return std::string(text);
  std::string path(text);
  for (const std::string_view word : kBetween) path = replace_all(std::move(path), word, "/");
  std::vector<std::string> names;
  for (const std::string_view name : split(path, '/'))
    if (!trim(name).empty()) names.emplace_back(trim(name));
  path = join(names, "/");
  if (path.empty() || known(path)) return path;
  if (const std::string spaced = replace_all(path, " ", "/"); known(spaced)) return spaced;
  const std::string* only = nullptr;
  for (const std::string& node : tree) {
    if (!node.ends_with("/" + path)) continue;
    if (only != nullptr) return {};
    only = &node;
  }
  return only == nullptr ? std::string() : *only;
}

}  // namespace anjuan

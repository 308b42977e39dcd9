#include "anjuan/model/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "anjuan/base/number.hpp"
#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/identity.hpp"

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

/// The pieces between separators, trimmed, without empty ones.
std::vector<std::string> pieces(std::string_view text, bool at_blanks) {
  std::vector<std::string> found(1);
  for (const std::string& character : split_characters(text)) {
    const bool ends =
        std::find(kSeparators.begin(), kSeparators.end(), character) != kSeparators.end() ||
        (at_blanks && is_blank(character));
    if (ends)
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
  static constexpr std::array<std::string_view, 11> kDigits = {"〇", "一", "二", "三", "四", "五",
                                                               "六", "七", "八", "九", "十"};
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0) return digits > 6 ? 0 : parse_number<int>(text.substr(0, digits)).value_or(0);
  for (std::size_t i = 1; i < kDigits.size(); ++i)
    if (text.starts_with(kDigits[i]) && !text.substr(kDigits[i].size()).starts_with("十"))
      return static_cast<int>(i);
  return 0;
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
  static constexpr std::array<std::string_view, 22> kOther = {
      "公司", "村民", "居民", "业主", "小区", "社区", "村委", "委员", "商户", "学校", "单位",
      "代表", "中心", "工厂", "集团", "学生", "家长", "职工", "群众", "街道", "号楼", "村"};
  if (std::any_of(kOther.begin(), kOther.end(), [&](auto word) { return text.ends_with(word); }))
    return false;
  const std::vector<std::string> characters = split_characters(text);
  const bool dotted = text.find("·") != std::string_view::npos;
  if (characters.size() < 2 || (characters.size() > 4 && !dotted)) return false;
  return std::all_of(characters.begin(), characters.end(), [](const std::string& character) {
    return is_han(character) || character == "·" || character == "*";
  });
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
  std::string_view plain = trim(text);
  if (plain.empty()) return {};
  const std::size_t others = and_others(plain);
  const std::string_view named = trim(plain.substr(0, std::min(others, plain.size())));
  const auto all_names = [](const std::vector<std::string>& parts) {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), looks_like_name);
  };
  std::vector<std::string> parts = pieces(named, false);
  if (all_names(parts)) return parts;
  // 张　三 is one person, and so is 欧阳 娜娜.
  parts = pieces(named, true);
  if (parts.size() > 1 && all_names(parts) &&
      (parts.size() > 2 || !is_double_surname(parts.front())))
    return parts;
  return {std::string(plain)};
}

std::vector<Petitioner> split_people(const Petitioner& listed, std::vector<Diagnostic>& problems) {
  const std::vector<std::string> names = split_names(listed.name);
  if (names.size() <= 1) {
    Petitioner one = listed;
    if (!names.empty()) one.name = names.front();
    return {std::move(one)};
  }
  std::vector<Petitioner> people(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) people[i].name = names[i];
  static constexpr std::pair<std::string Petitioner::*, const char*> kFields[] = {
      {&Petitioner::phone, "petitioner.phone"},
      {&Petitioner::id_number, "petitioner.id-number"},
      {&Petitioner::sex, "petitioner.sex"},
      {&Petitioner::age, "petitioner.age"}};
  for (const auto& [field, name] : kFields) {
    std::vector<std::string> parts = share(listed.*field, names.size(), name, problems);
    for (std::size_t i = 0; i < names.size(); ++i) people[i].*field = std::move(parts[i]);
  }
  // An address may hold separators of its own.
  std::vector<std::string> addresses = pieces(listed.address, false);
  if (addresses.size() == names.size())
    for (std::size_t i = 0; i < names.size(); ++i) people[i].address = std::move(addresses[i]);
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
  static constexpr std::array<std::string_view, 10> kBetween = {"->", ">", "＞", "、", "\\",
                                                                "|",  "—", "→",  "-",  "／"};
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
  const std::string* only = nullptr;
  for (const std::string& node : tree) {
    if (!node.ends_with("/" + path)) continue;
    if (only != nullptr) return {};
    only = &node;
  }
  return only == nullptr ? std::string() : *only;
}

}  // namespace anjuan

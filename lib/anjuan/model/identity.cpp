#include "anjuan/model/identity.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/simplified.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

using namespace std::string_view_literals;

namespace {

constexpr std::string_view kNameless = "某某";
constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kIdentityDigits = 18;

// 复姓, the surnames of two characters: those of the Hundred Family Surnames and of peoples of the
// north and west that are borne today.
constexpr std::u32string_view kDoubleSurnames[] = {
    U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容",
    U"令狐", U"司徒", U"夏侯", U"端木", U"南宫", U"独孤", U"轩辕", U"宇文", U"长孙",
    U"万俟", U"闻人", U"西门", U"鲜于", U"呼延", U"赫连", U"澹台", U"公冶", U"宗政",
    U"濮阳", U"淳于", U"单于", U"太叔", U"申屠", U"仲孙", U"钟离", U"司空", U"亓官",
    U"司寇", U"子车", U"颛孙", U"巫马", U"公西", U"漆雕", U"乐正", U"壤驷", U"公良",
    U"拓跋", U"夹谷", U"宰父", U"谷梁", U"段干", U"百里", U"东郭", U"南门", U"羊舌",
    U"微生", U"梁丘", U"左丘", U"东门", U"第五", U"纳兰", U"贺兰", U"完颜", U"耶律",
    U"哥舒", U"达奚", U"尔朱", U"屈突", U"豆卢", U"贺若", U"乌孙", U"公羊", U"闾丘"};
// What a surname is followed by where a person is meant.
constexpr std::u32string_view kAddresses[] = {
    U"女士", U"先生", U"同志", U"小姐", U"大爷", U"大妈", U"大娘", U"阿姨", U"师傅", U"老师",
    U"某某", U"某",   U"老汉", U"老太", U"大叔", U"大姐", U"大哥", U"主任", U"医生", U"大夫",
    U"经理", U"老板", U"教授", U"律师", U"会计", U"大伯", U"大嫂", U"奶奶", U"爷爷", U"叔叔",
    U"婶子", U"阿婆", U"婆婆", U"大婶", U"姑娘", U"妈妈", U"爸爸", U"姓",   U"氏"};
// The same where the next character must not go on with a word: 李家 is a person's, 李家庄 is not.
constexpr std::u32string_view kShortAddresses[] = {U"工", U"总", U"家", U"哥", U"姐", U"叔",
                                                   U"嫂", U"婶", U"姨", U"伯", U"妈"};
// And the name that is given: 秀兰同志.
constexpr std::u32string_view kAddressesOfGiven[] = {U"女士", U"先生", U"同志", U"大姐", U"大哥"};
// Names that are words as well, so that alone they tell of nobody.
constexpr std::u32string_view kWordsAsNames[] = {
    U"建设", U"建国", U"建成", U"建立", U"和平", U"胜利", U"光明", U"文明", U"国庆", U"解放",
    U"东方", U"中华", U"人民", U"社会", U"健康", U"安全", U"平安", U"幸福", U"团结", U"民主",
    U"自由", U"公正", U"公平", U"改革", U"开放", U"发展", U"进步", U"前进", U"先进", U"文化",
    U"教育", U"生产", U"劳动", U"卫生", U"工作", U"东风", U"长江", U"黄河", U"长城", U"新华",
    U"光荣", U"红旗", U"春天", U"学习", U"水利", U"电力", U"林业", U"农业", U"国家", U"家庭",
    U"永久", U"成功", U"建筑", U"高兴", U"长期", U"永远", U"共同", U"平等", U"正义", U"明白",
    U"明确", U"国防", U"爱国", U"为民", U"利民", U"卫东", U"大学", U"小学", U"中学", U"小区"};
// What stands for a character of a name that somebody left out: 李*兰, 李××.
constexpr std::u32string_view kLeftOut = U"*×x某○〇";

template <class SomeHead>
bool protects(const SomeHead& head) {
  return head[HeadField::confidential] == "true" ||
         head[HeadField::kind] == to_name(CaseKind::accusation) || head.has(HeadField::accused) ||
         head.has(HeadField::accused_unit);
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
  return c >= U'a' && c <= U'z';
}

bool is_number(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit) &&
         std::all_of(text.begin(), text.end(), [](char32_t c) { return is_digit(c) || c == U'x'; });
}

/// Whether the character before or behind [from, to) goes on with it, written without a gap.
bool goes_on(const NormalForm& text, std::size_t from, std::size_t to, bool (*same)(char32_t)) {
  if (from > 0 && same(text.text[from - 1]) && text.bytes[from - 1].to == text.bytes[from].from)
    return true;
  return to < text.text.size() && same(text.text[to]) &&
         text.bytes[to].from == text.bytes[to - 1].to;
}

/// The country's prefix belongs to the number behind it: +86 139…, 0086139….
std::size_t without_prefix(const NormalForm& text, std::size_t from) {
  for (const std::u32string_view prefix :
       {std::u32string_view(U"0086"), std::u32string_view(U"86")})
    if (from >= prefix.size() &&
        std::u32string_view(text.text).substr(from - prefix.size(), prefix.size()) == prefix &&
        (from == prefix.size() || !is_digit(text.text[from - prefix.size() - 1])))
      return from - prefix.size();
  return from;
}

/// Numbers of papers, files and cases join their digits and letters by these.
bool joins_numbers(char c) {
  return c == '-' || c == '/' || c == '_' || c == '#';
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the bytes [from, to) are a piece of a longer number: 20260629-00017, 12345/88231.
bool is_piece_of_number(std::string_view text, std::size_t from, std::size_t to) {
  return (from > 1 && joins_numbers(text[from - 1]) && is_alphanumeric(text[from - 2])) ||
         (to + 1 < text.size() && joins_numbers(text[to]) && is_alphanumeric(text[to + 1])) ||
         text.substr(0, from).ends_with("〕") || text.substr(0, from).ends_with("第") ||
         text.substr(to).starts_with("号");
}

/// Whether letters stand in front, as in the number of a form: GD-13987654321.
bool follows_letters(std::string_view text, std::size_t from) {
  return from > 1 && joins_numbers(text[from - 1]) && text[from - 1] != '/' &&
         is_alphanumeric(text[from - 2]) && (text[from - 2] < '0' || text[from - 2] > '9');
}

/// Digits that are written as a date (2026-06-29) or in the number of a case (DZ-2026-000123).
bool is_date_or_case(std::string_view raw, std::string_view before) {
  if (raw.size() == 10 && raw[4] == '-' && raw[7] == '-') return true;
  const bool year =
      raw.size() > 5 && raw[4] == '-' && (raw.starts_with("19") || raw.starts_with("20"));
  return year && before.ends_with('-');
}

/// GB 11643: the last character proves the seventeen before it.
bool is_identity_number(std::u32string_view text) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (text.size() != kIdentityDigits || !std::all_of(text.begin(), text.end() - 1, is_digit))
    return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i)
    sum += kWeights[i] * static_cast<int>(text[i] - U'0');
  return std::u32string_view(U"10x98765432")[static_cast<std::size_t>(sum % 11)] == text.back();
}

bool is_mobile_number(std::u32string_view text) {
  return text.size() == kMobileDigits && text[0] == U'1' && text[1] >= U'3' &&
         std::all_of(text.begin(), text.end(), is_digit);
}

/// What makes of 老李 a person: nothing that could go on with the word.
bool may_follow_a_person(char32_t next) {
  return !is_han(next) ||
         std::u32string_view(U"的说讲称反在来去到家和与及同也又还被把给对向因等带找住打")
                 .find(next) != std::u32string_view::npos;
}

/// 老师, 老人, 老年: words, whoever is called 师, 人 or 年.
bool makes_a_word_with_old(char32_t surname) {
  return std::u32string_view(U"年师乡党干人百板城旧房路区街龄伴汉太公婆虎鼠实化家是高化小大少")
             .find(surname) != std::u32string_view::npos;
}

/// 小区, 小学, 小麦: the same for 小.
bool makes_a_word_with_small(char32_t surname) {
  return std::u32string_view(
             U"区学时麦米车河路巷店花康满雪寒暑龙熊牛马羊鸡狗商池山叶高白年额型组队")
             .find(surname) != std::u32string_view::npos;
}

bool is_between_names(char32_t c) {
  return std::u32string_view(U",、;/|+&").find(c) != std::u32string_view::npos;
}

/// 张三、李四等5人: each of them; 阿里木·买买提 and 张三 李四: the whole and each part.
std::vector<std::u32string> single_names(std::string_view given) {
  std::vector<std::u32string> all;
  if (given.empty()) return all;
  // Most are one name and nothing else: 张三.
  std::u32string plain = normal_form(given).text;
  if (plain.size() * 3 == given.size() && plain.size() > 1 &&
      plain.find(U'等') == std::u32string::npos &&
      std::all_of(plain.begin(), plain.end(), is_han)) {
    all.push_back(std::move(plain));
    return all;
  }
  const auto cut = [&](auto&& is_border) {
    std::string name;
    const auto keep = [&] {
      std::u32string one = normal_form(name).text;
      if (const std::size_t rest = one.find(U'等'); rest != std::u32string::npos && rest > 1)
        one.resize(rest);
      if (one.size() > 1 && std::find(all.begin(), all.end(), one) == all.end())
        all.push_back(std::move(one));
      name.clear();
    };
    for (const std::string& character : split_characters(given)) {
      if (is_border(character))
        keep();
      else
        name += character;
    }
    keep();
  };
  const auto is_comma = [](const std::string& c) {
    const std::u32string one = normal_form(c).text;
    return one.size() == 1 && is_between_names(one.front());
  };
  cut([](const std::string&) { return false; });
  cut(is_comma);
  cut([&](const std::string& c) {
    return is_comma(c) || c == " " || c == "\u3000" || c == "·" || c == "•" || c == "・";
  });
  return all;
}

/// 3号楼2-501 and 3栋501室: a room of three digits or more behind a house. 0 for anything else, as
/// 3号楼2026年.
std::size_t with_room(std::u32string_view text, std::size_t at, std::size_t end) {
  std::size_t from = end;
  while (from > at && is_digit(text[from - 1])) --from;
  const std::u32string_view before = text.substr(at, from - at);
  const bool house = before.ends_with(U"号楼") || before.ends_with(U"栋") ||
                     before.ends_with(U"幢") || before.ends_with(U"座");
  if (!house || end - from < 3) return 0;
  if (end == text.size()) return end - at;
  if (std::u32string_view(U"室号户").find(text[end]) != std::u32string_view::npos)
    return end + 1 - at;
  return std::u32string_view(U"年月日人元万平米个层单余").find(text[end]) ==
                 std::u32string_view::npos
             ? end - at
             : 0;
}

/// 12号楼3单元502室: where somebody lives, whoever it is. Gives the characters it takes from `at`
/// on; 0 for anything else. An office has no 单元.
std::size_t length_of_flat(std::u32string_view text, std::size_t at) {
  const auto number = [&](std::size_t from) {
    std::size_t to = from;
    while (to < text.size() && is_digit(text[to])) ++to;
    return to > from && to - from <= 4 ? to : from;
  };
  const auto word = [&](std::size_t from, std::initializer_list<std::u32string_view> words) {
    for (const std::u32string_view one : words)
      if (text.substr(from).starts_with(one)) return from + one.size();
    return from;
  };
  std::size_t end = number(at);
  if (end == at || (at > 0 && is_digit(text[at - 1]))) return 0;
  if (const std::size_t house = word(end, {U"号楼", U"号院", U"号", U"栋", U"幢", U"楼", U"座"});
      house > end) {
    end = number(house);
    if (end == house) return 0;
  }
  const std::size_t entrance = word(end, {U"单元"});
  if (entrance == end) return with_room(text, at, end);
  end = number(entrance);
  return (end > entrance ? word(end, {U"室", U"号", U"户"}) : end) - at;
}

constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";

/// The numbers of a house as people write them in words: 十二号, 八十八号, and 五〇一室.
std::u32string spell_numbers(const std::u32string& text, char32_t zero) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == i) {
      out += text[i++];
      continue;
    }
    const auto digit = [&](std::size_t at) -> std::u32string {
      return {text[at] == U'0' ? zero : kNumerals[text[at] - U'1']};
    };
    if (end - i == 2 && text[i] != U'0') {
      if (text[i] != U'1') out += digit(i);
      out += U'十';
      if (text[i + 1] != U'0') out += digit(i + 1);
    } else {
      for (std::size_t at = i; at < end; ++at) out += digit(at);
    }
    i = end;
  }
  return out;
}

/// And back: 八十八号 is 88号 and 五〇一室 501室; 八一路 is no number.
std::u32string read_numbers(const std::u32string& text) {
  constexpr std::u32string_view kWritten = U"一二三四五六七八九十〇零";
  constexpr std::u32string_view kCounted = U"号栋幢楼座单室组户";
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(kWritten, i), text.size());
    if (end == i || end == text.size() || kCounted.find(text[end]) == kCounted.npos) {
      const std::size_t past = std::max(end, i + 1);
      out += text.substr(i, past - i);
      i = past;
      continue;
    }
    const std::u32string number = text.substr(i, end - i);
    const std::size_t ten = number.find(U'十');
    const auto digit = [&](char32_t c) -> char32_t {
      const std::size_t at = kNumerals.substr(0, 9).find(c);
      return at == kNumerals.npos ? U'0' : U'1' + static_cast<char32_t>(at);
    };
    if (ten == number.npos) {
      for (const char32_t c : number) out += digit(c);
    } else {
      out += ten == 0 ? U'1' : digit(number[ten - 1]);
      out += ten + 1 == number.size() ? U'0' : digit(number[ten + 1]);
    }
    i = end;
  }
  return out;
}

/// False when no character of it can be a digit in any form, or spell the first one of a mobile
/// number.
bool may_hold_digits(std::string_view text) {
  if (text.find("一") != text.npos || text.find("幺") != text.npos) return true;
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= '0' && c <= '9') || byte == 0xEF || byte == 0xE2 || byte == 0xF0;
  });
}

/// The digits of a text alone, where a number was broken or spelt so that it is not found as it
/// stands: 139（8888）8877, 139_8888_8877, 一三九….
NormalForm joined_digits(const NormalForm& form) {
  constexpr std::u32string_view kSpelt = U"零一二三四五六七八九";
  constexpr std::size_t kLongRun = 7;  // 二〇二六 is a year
  const auto value = [&](char32_t c) -> char32_t {
    if (c == U'〇' || c == U'○') return U'0';
    if (c == U'幺') return U'1';
    const std::size_t digit = kSpelt.find(c);
    return digit == std::u32string_view::npos ? U'\0' : U'0' + static_cast<char32_t>(digit);
  };
  NormalForm out;
  const std::u32string& text = form.text;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && value(text[end]) != U'\0') ++end;
    const bool spelt = end - i >= kLongRun;
    end = std::max(end, i + 1);
    for (; i < end; ++i) {
      const bool joins = std::u32string_view(U"()/_,").find(text[i]) != std::u32string_view::npos;
      if (joins && i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() && is_digit(text[i + 1]))
        continue;
      out.text += spelt ? value(text[i]) : text[i];
      out.bytes.push_back(form.bytes[i]);
    }
  }
  return out;
}

/// Where, between two digits of [at, end), something was left out.
std::vector<std::size_t> breaks(const NormalForm& form, std::size_t at, std::size_t end) {
  std::vector<std::size_t> all;
  for (std::size_t i = at + 1; i < end; ++i)
    if (form.bytes[i - 1].to != form.bytes[i].from) all.push_back(i - at);
  return all;
}

}  // namespace

std::u32string_view surname_of(std::u32string_view name) {
  for (const std::u32string_view two : kDoubleSurnames)
    if (name.starts_with(two) && name.size() > two.size()) return two;
  return name.substr(0, 1);
}

bool is_protected(const Head& head) {
  return protects(head);
}

bool is_protected(const HeadView& head) {
  return protects(head);
}

std::string mask_name(std::string_view name) {
  const std::vector<std::string> characters = split_characters(name);
  std::string out = characters.empty() ? std::string() : characters.front();
  for (std::size_t i = 1; i < characters.size(); ++i) out += '*';
  return out;
}

std::string mask_number(std::string_view number) {
  const std::vector<std::string> characters = split_characters(number);
  const std::size_t hidden = characters.size() > 2 ? characters.size() - 2 : characters.size();
  std::string out(hidden, '*');
  for (std::size_t i = hidden; i < characters.size(); ++i) out += characters[i];
  return out;
}

bool is_nameless(const Petitioner& person) {
  if (person.name.empty() || person.name == kNoName) return true;
  constexpr std::u32string_view kWords[] = {
      U"匿名",   U"匿名信", U"匿名人", U"匿名群众", U"匿名举报",     U"隐名", U"佚名",
      U"无名氏", U"未署名", U"不署名", U"不留名",   U"不愿透露姓名", U"某某"};
  return std::find(std::begin(kWords), std::end(kWords), normal_form(person.name).text) !=
         std::end(kWords);
}

bool is_double_surname(std::string_view name) {
  const std::u32string plain = normal_form(name).text;
  return std::find(std::begin(kDoubleSurnames), std::end(kDoubleSurnames), plain) !=
         std::end(kDoubleSurnames);
}

std::string name_for_people(const Petitioner& person, bool reveal) {
  if (is_nameless(person)) return tr("anonymous");
  return reveal ? person.name : mask_name(person.name);
}

Identities::Identities(const std::vector<Petitioner>& people, Homes homes) : homes_(homes) {
  for (const Petitioner& person : people) add(person);
}

void Identities::add(const Petitioner& person) {
  // "Somebody anonymous" tells nothing of anybody.
  if (!is_nameless(person))
    for (const std::u32string& name : single_names(person.name)) add_name(name);
  add_numbers(person.id_number);
  add_numbers(person.phone);
  add_address(normal_form(person.address).text);
  // Whatever stood there: a name has no digits, and is short.
  for (const std::string_view was : split(person.former, ';')) {
    if (was.empty()) continue;
    const std::u32string form = normal_form(was).text;
    const bool digits = std::any_of(form.begin(), form.end(), is_digit);
    constexpr std::size_t kLongName = 4;
    add_numbers(was);
    if (!digits && (form.size() <= kLongName || !is_han(form.front()) ||
                    was.find("·") != std::string_view::npos))
      for (const std::u32string& name : single_names(was)) add_name(name);
    else
      add_address(form);
  }
}

/// A cell may hold two telephones and words: 0312-2345678、139…, 电话：0312-2345678(家).
void Identities::add_numbers(std::string_view cell) {
  if (cell.empty()) return;
  const auto take = [&](const std::string& piece) {
    std::u32string number;
    const std::u32string form = normal_form(piece).text + U"。";
    for (const char32_t c : form) {
      if (is_digit(c) || (c == U'x' && number.size() + 1 == kIdentityDigits)) {
        number += c;
        continue;
      }
      if (c == U'(' || c == U')') continue;
      add(Secret::Kind::number, number);
      // A landline is often written without its area code.
      if (number.size() > 9 && number.front() == U'0')
        for (const std::size_t area : {std::size_t{3}, std::size_t{4}})
          if (number.size() - area >= 7) add(Secret::Kind::number, number.substr(area));
      number.clear();
    }
  };
  constexpr std::size_t kWhole = 7;
  std::string piece;
  std::string word;
  const auto end_word = [&] {
    if (word.size() >= kWhole) take(word);
    word.clear();
  };
  for (const std::string& character : split_characters(cell)) {
    const std::u32string one = normal_form(character).text;
    const bool blank = one.empty() && character != "-";
    if (one.size() == 1 && is_between_names(one.front())) {
      end_word();
      take(piece);
      piece.clear();
      continue;
    }
    if (blank)
      end_word();
    else
      word += character;
    piece += character;
  }
  end_word();
  take(piece);
}

/// 定州市北城区中山路12号: the street and the house say as much as the whole, and so do the house
/// and the room; and each in words, 中山路十二号.
void Identities::add_address(const std::u32string& address) {
  if (address.empty()) return;
  add_written_address(address);
  for (const char32_t zero : U"〇零"sv)
    if (const std::u32string spelt = spell_numbers(address, zero); spelt != address)
      add_written_address(spelt);
  if (const std::u32string read = read_numbers(address); read != address) add_written_address(read);
}

void Identities::add_written_address(const std::u32string& address) {
  constexpr auto kAddress = Secret::Kind::address;
  constexpr std::size_t kShort = 5;
  const auto has_number = [](const std::u32string& text) {
    return std::any_of(text.begin(), text.end(), is_digit) || read_numbers(text) != text;
  };
  if (address.size() > 3) add(kAddress, address);
  const auto add_village = [&](const std::u32string& rest) {
    constexpr std::size_t kVillage = 8;
    const std::size_t village = rest.find_first_of(U"村庄屯寨堡");
    if (homes_ == Homes::villages && village != std::u32string::npos && village > 0 &&
        village < kVillage)
      add(kAddress, rest.substr(0, village + 1));
  };
  add_village(address);
  for (std::size_t i = 0; i < address.size(); ++i) {
    const bool area =
        std::u32string_view(U"市区县镇乡道").find(address[i]) != std::u32string_view::npos;
    const bool street =
        std::u32string_view(U"路街巷村院苑园里").find(address[i]) != std::u32string_view::npos;
    if (!area && !street) continue;
    const std::u32string rest = address.substr(i + 1);
    if (rest.size() >= kShort && has_number(rest)) add(kAddress, rest);
    if (!area) continue;
    const std::size_t number = rest.find(U'号');
    if (number != std::u32string::npos && rest.substr(number + 1, 1) != U"楼") {
      const std::u32string house = rest.substr(0, number + 1);
      if (house.size() >= kShort && has_number(house)) add(kAddress, house);
    }
    add_village(rest);
  }
}

void Identities::add_name(const std::u32string& name) {
  using Kind = Secret::Kind;
  add(is_number(name) ? Kind::number : Kind::name, name);
  if (!is_han(name.front())) return;
  const std::u32string surname(surname_of(name));
  add_given_name(surname, name.substr(surname.size()));
  for (const std::u32string_view form : kAddresses) add(Kind::name, surname + std::u32string(form));
  for (const std::u32string_view form : kShortAddresses)
    add(Kind::nickname, surname + std::u32string(form));
  // Nothing goes on with the word 老欧阳.
  const bool two = surname.size() > 1;
  if (two || !makes_a_word_with_old(surname.front()))
    add(two ? Kind::name : Kind::nickname, U"老" + surname);
  if (two || !makes_a_word_with_small(surname.front()))
    add(two ? Kind::name : Kind::nickname, U"小" + surname);
}

/// The name without the surname, and the whole with characters left out.
void Identities::add_given_name(const std::u32string& surname, const std::u32string& given) {
  using Kind = Secret::Kind;
  if (given.empty() || given.size() > 2 || !is_han(given.back())) return;
  for (const char32_t left_out : kLeftOut) {
    add(Kind::name, surname + left_out + (given.size() == 2 ? given.substr(1) : U""));
    add(Kind::name, surname + left_out + left_out);
  }
  // 某某 is what stands for a name, whoever is registered so.
  if (given.size() < 2 || given.find(U'某') != std::u32string::npos) return;
  for (const std::u32string_view form : kAddressesOfGiven)
    add(Kind::name, given + std::u32string(form));
  // Of a secret case the name by itself tells as much, whoever reads it.
  if (homes_ == Homes::villages && std::find(std::begin(kWordsAsNames), std::end(kWordsAsNames),
                                             given) == std::end(kWordsAsNames))
    add(Kind::name, given);
}

void Identities::add(Secret::Kind kind, std::u32string text) {
  if (kind == Secret::Kind::number && text.size() < 5) return;  // a house, a count: no secret
  if (text.size() > 1) secrets_.push_back({kind, std::move(text)});
}

bool Identities::Finder::is_there(const Secret& secret, std::size_t at, std::size_t end) const {
  using Kind = Secret::Kind;
  constexpr std::size_t kShort = 7;
  switch (secret.kind) {
    case Kind::number:
      return !goes_on(form, without_prefix(form, at), end, is_digit) &&
             (secret.text.size() >= kShort ||
              !is_piece_of_number(text, form.bytes[at].from, form.bytes[end - 1].to));
    case Kind::nickname:
      return end == form.text.size() || may_follow_a_person(form.text[end]);
    case Kind::name:
      return !is_latin(secret.text.front()) || !goes_on(form, at, end, is_latin);
    case Kind::address:
    case Kind::flat:
      return true;
  }
  return true;
}

void Identities::Finder::take(const NormalForm& in, std::size_t at, std::size_t end,
                              Secret::Kind kind) {
  const std::size_t from = in.bytes[at].from;
  const std::size_t to = in.bytes[end - 1].to;
  if (kind == Secret::Kind::number &&
      is_date_or_case(text.substr(from, to - from), text.substr(0, from)))
    return;
  found.push_back({from, to, kind});
}

/// Numbers and homes by their form, whoever they belong to.
void Identities::Finder::find_by_form() {
  for (std::size_t at = 0; at < form.text.size(); ++at) {
    if (!is_digit(form.text[at])) continue;
    const std::u32string_view rest = std::u32string_view(form.text).substr(at);
    for (const std::size_t length : {kIdentityDigits, kMobileDigits}) {
      const std::u32string_view number = rest.substr(0, length);
      const bool is_one =
          length == kMobileDigits ? is_mobile_number(number) : is_identity_number(number);
      if (is_one && !goes_on(form, without_prefix(form, at), at + length, is_digit) &&
          !follows_letters(text, form.bytes[at].from))
        take(form, at, at + length, Secret::Kind::number);
    }
    if (const std::size_t flat = length_of_flat(form.text, at); flat > 0)
      take(form, at, at + flat, Secret::Kind::flat);
  }
}

/// Numbers that are broken by brackets and strokes, or spelt. A mobile number of anybody is broken
/// into 3, 4 and 4 digits: 139/2026/07 is none.
void Identities::Finder::find_joined(const std::vector<Secret>& secrets, bool anybody) {
  constexpr std::size_t kShort = 7;
  const NormalForm digits = joined_digits(form);
  if (digits.text == form.text) return;
  for (const Secret& secret : secrets) {
    if (secret.kind != Secret::Kind::number || secret.text.size() < kShort) continue;
    for (std::size_t at = digits.text.find(secret.text); at != std::u32string::npos;
         at = digits.text.find(secret.text, at + 1))
      if (!goes_on(digits, without_prefix(digits, at), at + secret.text.size(), is_digit))
        take(digits, at, at + secret.text.size(), Secret::Kind::number);
  }
  for (std::size_t at = 0; anybody && at + kMobileDigits <= digits.text.size(); ++at) {
    const std::size_t end = at + kMobileDigits;
    if (!is_mobile_number(std::u32string_view(digits.text).substr(at, kMobileDigits)) ||
        goes_on(digits, without_prefix(digits, at), end, is_digit))
      continue;
    const std::vector<std::size_t> where = breaks(digits, at, end);
    if (std::all_of(where.begin(), where.end(), [](std::size_t i) { return i == 3 || i == 7; }))
      take(digits, at, end, Secret::Kind::number);
  }
}

std::vector<Identities::Found> Identities::find(std::string_view text) const {
  if (secrets_.empty() && (!by_form_ || !may_hold_digits(text))) return {};
  Finder finder{text, normal_form(text), {}};
  const NormalForm& form = finder.form;
  for (const Secret& secret : secrets_)
    for (std::size_t at = form.text.find(secret.text); at != std::u32string::npos;
         at = form.text.find(secret.text, at + 1))
      if (finder.is_there(secret, at, at + secret.text.size()))
        finder.take(form, at, at + secret.text.size(), secret.kind);
  if (by_form_) finder.find_by_form();
  finder.find_joined(secrets_, by_form_);
  std::vector<Found>& found = finder.found;
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    // Where one of them may be two things, it is the name.
    return std::tuple(a.from, b.to, a.kind) < std::tuple(b.from, a.to, b.kind);
  });
  std::vector<Found> joined;
  for (const Found& one : found) {
    if (!joined.empty() && one.from < joined.back().to)
      joined.back().to = std::max(joined.back().to, one.to);
    else
      joined.push_back(one);
  }
  return joined;
}

void Identities::spare(const Identities& others) {
  std::erase_if(secrets_, [&](const Secret& secret) {
    return std::any_of(others.secrets_.begin(), others.secrets_.end(),
                       [&](const Secret& other) { return other.text == secret.text; });
  });
  by_form_ = false;
}

std::string_view Identities::first_in(std::string_view text) const {
  const std::vector<Found> found = find(text);
  return found.empty() ? std::string_view()
                       : text.substr(found.front().from, found.front().to - found.front().from);
}

bool Identities::own_in(std::string_view text) const {
  const std::vector<Found> found = find(text);
  return std::any_of(found.begin(), found.end(),
                     [](const Found& one) { return one.kind != Secret::Kind::flat; });
}

std::size_t Identities::whole_until(std::string_view text, std::size_t end) const {
  for (const Found& one : find(text))
    if (one.from < end && end < one.to) return one.from;
  return end;
}

std::string Identities::veiled(std::string_view text, Veil veil) const {
  std::string out;
  std::size_t done = 0;
  for (const Found& one : find(text)) {
    const std::string_view secret = text.substr(one.from, one.to - one.from);
    out += text.substr(done, one.from - done);
    if (veil == Veil::blot)
      out += kNameless;
    else if (one.kind == Secret::Kind::address || one.kind == Secret::Kind::flat)
      out += "***";
    else
      out += one.kind == Secret::Kind::number ? mask_number(secret) : mask_name(secret);
    done = one.to;
  }
  return out.append(text.substr(done));
}

bool names_petitioner(std::string_view text, const std::vector<Petitioner>& people) {
  return !text.empty() && Identities(people).own_in(text);
}

}  // namespace anjuan

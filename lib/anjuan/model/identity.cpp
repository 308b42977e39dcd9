#include "anjuan/model/identity.hpp"

#include <algorithm>
#include <array>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kBlot = "某某";
constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kIdentityDigits = 18;

// 复姓, the surnames of two characters that are met today.
constexpr std::u32string_view kDoubleSurnames[] = {
    U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐",
    U"司徒", U"夏侯", U"端木", U"南宫", U"独孤", U"轩辕", U"宇文", U"长孙", U"万俟", U"闻人"};
// What a surname is followed by where a person is meant.
constexpr std::u32string_view kAddresses[] = {U"女士", U"先生", U"同志", U"小姐", U"大爷", U"大妈",
                                              U"大娘", U"阿姨", U"师傅", U"老师", U"某某", U"某",
                                              U"老汉", U"老太", U"大叔", U"大姐", U"大哥"};

template <class SomeHead>
bool protects(const SomeHead& head) {
  return head[HeadField::confidential] == "true" ||
         head[HeadField::kind] == to_name(CaseKind::accusation);
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
  return c >= U'a' && c <= U'z';
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
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

std::u32string_view surname_of(std::u32string_view name) {
  for (const std::u32string_view two : kDoubleSurnames)
    if (name.starts_with(two) && name.size() > two.size()) return two;
  return name.substr(0, 1);
}

}  // namespace

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
  if (number.size() <= 2) return std::string(number.size(), '*');
  return std::string(number.size() - 2, '*') + std::string(number.substr(number.size() - 2));
}

bool is_nameless(const Petitioner& person) {
  static constexpr std::string_view kWords[] = {kNoName, "匿名",   "匿名信",
                                                "佚名",  "无名氏", "未署名"};
  return person.name.empty() ||
         std::find(std::begin(kWords), std::end(kWords), person.name) != std::end(kWords);
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

Identities::Identities(const std::vector<Petitioner>& people) {
  using Kind = Secret::Kind;
  for (const Petitioner& person : people) {
    // "Somebody anonymous" tells nothing of anybody.
    const std::u32string name =
        is_nameless(person) ? std::u32string() : normal_form(person.name).text;
    if (name.size() > 1) {
      add(is_number(name) ? Kind::number : Kind::name, name);
      if (is_han(name.front()))
        for (const std::u32string_view form : kAddresses)
          add(Kind::name, std::u32string(surname_of(name)) + std::u32string(form));
    }
    for (const std::string* given : {&person.id_number, &person.phone}) {
      const std::u32string number = normal_form(*given).text;
      add(Kind::number, number);
      // A landline is often written without its area code.
      if (number.size() > 9 && number.front() == U'0')
        for (const std::size_t area : {std::size_t{3}, std::size_t{4}})
          if (number.size() - area >= 7) add(Kind::number, number.substr(area));
    }
    const std::u32string address = normal_form(person.address).text;
    if (address.size() > 3) add(Kind::address, address);
    // 定州市北城区中山路12号: the street and the house say as much as the whole.
    for (std::size_t i = 0; i + 5 < address.size(); ++i)
      if (std::u32string_view(U"市区县镇乡道").find(address[i]) != std::u32string_view::npos) {
        std::u32string rest = address.substr(i + 1);
        if (std::any_of(rest.begin(), rest.end(), is_digit)) add(Kind::address, std::move(rest));
      }
  }
}

void Identities::add(Secret::Kind kind, std::u32string text) {
  if (kind == Secret::Kind::number && text.size() < 5) return;  // a house, a count: no secret
  if (text.size() > 1) secrets_.push_back({kind, std::move(text)});
}

std::vector<Identities::Found> Identities::find(std::string_view text) const {
  using Kind = Secret::Kind;
  const NormalForm form = normal_form(text);
  std::vector<Found> found;
  const auto take = [&](std::size_t from, std::size_t to, Kind kind) {
    const std::size_t first = form.bytes[from].from;
    const std::size_t last = form.bytes[to - 1].to;
    if (kind == Kind::number &&
        is_date_or_case(text.substr(first, last - first), text.substr(0, first)))
      return;
    found.push_back({first, last, kind});
  };
  for (const Secret& secret : secrets_) {
    for (std::size_t at = form.text.find(secret.text); at != std::u32string::npos;
         at = form.text.find(secret.text, at + 1)) {
      const std::size_t end = at + secret.text.size();
      if (secret.kind == Kind::number) {
        const std::size_t from = without_prefix(form, at);
        if (goes_on(form, from, end, is_digit)) continue;
      } else if (is_latin(secret.text.front()) && goes_on(form, at, end, is_latin)) {
        continue;
      }
      take(at, end, secret.kind);
    }
  }
  for (std::size_t at = 0; at < form.text.size(); ++at) {
    if (!is_digit(form.text[at])) continue;
    const std::u32string_view rest = std::u32string_view(form.text).substr(at);
    for (const std::size_t length : {kIdentityDigits, kMobileDigits}) {
      const std::u32string_view number = rest.substr(0, length);
      const bool is_one =
          length == kMobileDigits ? is_mobile_number(number) : is_identity_number(number);
      if (is_one && !goes_on(form, without_prefix(form, at), at + length, is_digit))
        take(at, at + length, Kind::number);
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.from != b.from ? a.from < b.from : a.to > b.to;
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

bool Identities::named_in(std::string_view text) const {
  return !find(text).empty();
}

std::string Identities::veiled(std::string_view text, Veil veil) const {
  std::string out;
  std::size_t done = 0;
  for (const Found& one : find(text)) {
    const std::string_view secret = text.substr(one.from, one.to - one.from);
    out += text.substr(done, one.from - done);
    if (veil == Veil::blot)
      out += kBlot;
    else if (one.kind == Secret::Kind::address)
      out += "***";
    else
      out += one.kind == Secret::Kind::name ? mask_name(secret) : mask_number(secret);
    done = one.to;
  }
  return out.append(text.substr(done));
}

bool title_names_petitioner(const Case& value) {
  return is_protected(value.head) &&
         Identities(value.petitioners).named_in(value.head[HeadField::title]);
}

}  // namespace anjuan

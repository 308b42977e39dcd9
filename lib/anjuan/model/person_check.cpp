#include "anjuan/model/person_check.hpp"

#include <algorithm>
#include <array>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/identity.hpp"

namespace anjuan {
namespace {

constexpr int kOldest = 130;

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Ten digits that begin like a mobile number have lost one; no number of the country has fewer
/// than three (110) or more than 15 with prefix and extension.
bool is_odd_phone(std::string_view phone) {
  const auto digits = std::count_if(phone.begin(), phone.end(), is_ascii_digit);
  if (digits == 0) return false;  // words: "no telephone"
  const bool plain = static_cast<std::size_t>(digits) == phone.size();
  return digits < 3 || (plain && phone[0] == '1' && digits > 6 && digits != 11 && digits < 13);
}

bool is_odd_id_number(std::string_view number) {
  const auto all_but_last = number.empty() ? number : number.substr(0, number.size() - 1);
  if (!std::all_of(all_but_last.begin(), all_but_last.end(), is_ascii_digit))
    return false;                         // a passport
  if (number.size() == 15) return false;  // of before 1999
  if (number.size() == 18) return !has_right_check_digit(number);
  return number.size() > 9;  // passports have up to nine characters
}

}  // namespace

bool has_right_check_digit(std::string_view id_number) {
  static constexpr std::array<int, 17> kWeights = {7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                   3, 7, 9,  10, 5, 8, 4, 2};
  static constexpr std::string_view kDigits = "10X98765432";
  if (id_number.size() != kWeights.size() + 1) return false;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (!is_ascii_digit(id_number[i])) return false;
    sum += static_cast<std::size_t>(kWeights[i] * (id_number[i] - '0'));
  }
  const char last = id_number.back() == 'x' ? 'X' : id_number.back();
  return kDigits[sum % kDigits.size()] == last;
}

std::vector<Diagnostic> odd_numbers(const Case& value) {
  std::vector<Diagnostic> odd;
  const auto warn = [&](std::string message) {
    odd.push_back({.severity = Severity::warning,
                   .code = "odd-number",
                   .message = std::move(message),
                   .remedy = tr("ask the petitioner, and correct it in the file")});
  };
  for (const Petitioner& person : value.petitioners) {
    if (is_odd_phone(trim(person.phone)))
      warn(
          trf("the telephone number {} has too many or too few digits", mask_number(person.phone)));
    if (is_odd_id_number(trim(person.id_number)))
      warn(trf("the identity number {} cannot be right (GB 11643)", mask_number(person.id_number)));
    if (const auto age = parse_number<int>(trim(person.age)); age && (*age < 0 || *age > kOldest))
      warn(trf("nobody is {} years old", *age));
  }
  return odd;
}

}  // namespace anjuan

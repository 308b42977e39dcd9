#include "anjuan/model/identity.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

bool is_protected(const Head& head) {
  return head[HeadField::confidential] == "true" ||
         head[HeadField::kind] == to_name(CaseKind::accusation);
}

bool title_names_petitioner(const Case& value) {
  const std::string& title = value.head[HeadField::title];
  return is_protected(value.head) && masked(title, value.petitioners) != title;
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

std::string masked(std::string text, const std::vector<Petitioner>& people) {
  std::vector<std::pair<std::string_view, std::string>> secrets;
  for (const Petitioner& person : people) {
    // A single character or digit is no secret, and stands everywhere.
    if (split_characters(person.name).size() > 1)
      secrets.emplace_back(person.name, mask_name(person.name));
    for (const std::string* number : {&person.id_number, &person.phone})
      if (number->size() > 4) secrets.emplace_back(*number, mask_number(*number));
    if (split_characters(person.address).size() > 3) secrets.emplace_back(person.address, "***");
  }
  // 李某某 before 李某: the shorter name must not break up the longer one.
  std::stable_sort(secrets.begin(), secrets.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [secret, mask] : secrets) replace_all(text, secret, mask);
  return text;
}

}  // namespace anjuan

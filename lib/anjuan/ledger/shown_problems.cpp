#include "anjuan/ledger/shown_problems.hpp"

#include <algorithm>
#include <map>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// What tells who somebody is, by the keys of a case file.
bool tells_who(const EntryField<Petitioner>& field) {
  return field.text == &Petitioner::name || field.text == &Petitioner::phone ||
         field.text == &Petitioner::id_number || field.text == &Petitioner::address ||
         field.text == &Petitioner::former;
}

std::string_view unquoted(std::string_view value) {
  if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front())
    return value.substr(1, value.size() - 2);
  return value;
}

/// The cases that a file says it was merged with, whole or not.
std::vector<std::string> merged_in_words(std::string_view text) {
  std::vector<std::string> ids;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    for (const std::string_view key : {"from: ", "into: ", "undone: "})
      if (line.starts_with(key) && parse_case_id(trim(line.substr(key.size()))))
        ids.emplace_back(trim(line.substr(key.size())));
  }
  return ids;
}

void veil(Diagnostic& d, const Identities& people) {
  for (std::string* text : {&d.message, &d.remedy, &d.source_line})
    *text = people.veiled(*text, Veil::stars);
}

/// Who came to a reception, who was visited and who asked for a booking stands there in words only.
bool tells_in_words(const std::string& path) {
  constexpr std::string_view kPlaces[] = {"sessions/", "activities/", "rota/bookings"};
  return path.ends_with(".yaml") &&
         std::any_of(std::begin(kPlaces), std::end(kPlaces),
                     [&](std::string_view place) { return path.find(place) != std::string::npos; });
}

bool is_case_file(const std::string& path) {
  return path.ends_with(".yaml") && path.find("cases/") != std::string::npos;
}

}  // namespace

std::vector<Petitioner> people_in(std::string_view text) {
  std::vector<Petitioner> people;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (line.starts_with("- ")) line = trim(line.substr(2));
    for (const EntryField<Petitioner>& field : kPetitionerFields)
      if (tells_who(field) && line.starts_with(field.key) &&
          line.substr(field.key.size()).starts_with(':'))
        people.emplace_back().*field.text =
            std::string(unquoted(trim(line.substr(field.key.size() + 1))));
  }
  return people;
}

void hide_people(std::span<Diagnostic> problems, const std::vector<Petitioner>& people) {
  const Identities identities(people);
  for (Diagnostic& d : problems) veil(d, identities);
}

void hide_beside(Diagnostic& problem) {
  constexpr std::size_t kLong = 7;
  const std::vector<std::string> characters = split_characters(problem.source_line);
  const auto is_digit = [&](std::size_t i) {
    return i < characters.size() && characters[i].size() == 1 && characters[i][0] >= '0' &&
           characters[i][0] <= '9';
  };
  std::string shown;
  for (std::size_t i = 0; i < characters.size();) {
    std::size_t end = i;
    while (is_digit(end)) ++end;
    const bool number = end - i >= kLong;
    end = std::max(end, i + 1);
    for (; i < end; ++i) {
      const auto place = static_cast<int>(i) + 1;
      const bool marked =
          problem.column > 0 && place >= problem.column && place < problem.column + problem.length;
      if (marked)
        shown += characters[i];
      else
        shown += number ? "*" : characters[i].size() > 1 ? "＊" : characters[i];
    }
  }
  problem.source_line = std::move(shown);
}

void hide_people(std::span<Diagnostic> problems) {
  std::map<std::string, Identities> of_file;
  for (Diagnostic& d : problems) {
    const std::string file = is_case_file(d.file) ? d.file : std::string();
    auto known = of_file.find(file);
    if (known == of_file.end()) {
      const auto text = file.empty() ? std::string() : read_file(file).value_or(std::string());
      std::vector<Petitioner> people = people_in(text);
      for (Petitioner& other : everybody_in(merged_in_words(text)))
        people.push_back(std::move(other));
      known = of_file.emplace(file, Identities(people)).first;
    }
    veil(d, known->second);
    if (tells_in_words(d.file)) hide_beside(d);
  }
}

}  // namespace anjuan

#include "anjuan/intake/headers.hpp"

#include <algorithm>
#include <map>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

/// Home-Address, home_address and "home address" are one name.
std::string join_words(std::string folded) {
  std::erase_if(folded, [](char c) { return c == '-' || c == '_' || c == '.'; });
  return folded;
}

}  // namespace

std::string fold_header(std::string_view header) {
  std::string folded = to_lower(to_half_width(header));
  std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return std::string(trim(folded));
}

std::vector<std::size_t> columns_named(const std::vector<std::string>& names,
                                       const std::vector<std::string>& groups,
                                       std::string_view wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == trim(wanted)) found.push_back(i);
  if (!found.empty()) return found;
  const std::string folded = fold_header(wanted);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty() && fold_header(names[i]) == folded) found.push_back(i);
  if (!found.empty()) return found;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty() && (fold_header(groups[i] + "/" + names[i]) == folded ||
                               fold_header(groups[i] + names[i]) == folded))
      found.push_back(i);
  return found;
}

std::optional<DraftField> recognize_header(std::string_view header) {
  static const std::map<std::string, DraftField, std::less<>> known = [] {
    std::map<std::string, DraftField, std::less<>> names;
    for (const DraftFieldSpec& spec : draft_fields())
      for (const std::string_view all :
           {spec.name, spec.option, spec.chinese_headers, spec.english_headers})
        for (const std::string_view name : split(all, ' '))
          if (!name.empty()) names.emplace(join_words(std::string(name)), spec.field);
    return names;
  }();
  const auto found = known.find(join_words(fold_header(header)));
  if (found == known.end()) return std::nullopt;
  return found->second;
}

}  // namespace anjuan

#include "anjuan/ledger/case_search.hpp"

#include <algorithm>

#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

/// A word in full, or a part of it with * in front, behind or on both sides.
bool fits_word(std::string_view value, std::string_view wanted) {
  const bool open_front = wanted.starts_with('*');
  if (open_front) wanted.remove_prefix(1);
  const bool open_end = wanted.ends_with('*');
  if (open_end) wanted.remove_suffix(1);
  if (value.empty()) return false;
  if (open_front && open_end) return value.find(wanted) != std::string_view::npos;
  if (open_front) return value.ends_with(wanted);
  return open_end ? value.starts_with(wanted) : value == wanted;
}

bool is_whole_word(std::string_view wanted) {
  return !wanted.empty() && !wanted.starts_with('*') && !wanted.ends_with('*');
}

/// What is given of a word, without the * for the rest.
std::string part(std::string_view wanted) {
  if (wanted.starts_with('*')) wanted.remove_prefix(1);
  if (wanted.ends_with('*')) wanted.remove_suffix(1);
  return std::string(wanted);
}

std::string longest(std::initializer_list<std::string> texts) {
  return std::max(texts,
                  [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
}

bool contains(std::string_view text, std::string_view wanted) {
  return text.find(wanted) != std::string_view::npos;
}

}  // namespace

bool CaseWords::match(const Case& value) const {
  const auto anybody = [&](const std::string& wanted, std::string Petitioner::*field) {
    return wanted.empty() ||
           std::any_of(value.petitioners.begin(), value.petitioners.end(),
                       [&](const Petitioner& person) { return fits_word(person.*field, wanted); });
  };
  if (!anybody(name, &Petitioner::name) || !anybody(phone, &Petitioner::phone)) return false;
  if (text.empty() || contains(value.head[HeadField::title], text) || contains(value.request, text))
    return true;
  return std::any_of(value.history.begin(), value.history.end(), [&](const Event& event) {
    return std::any_of(event.fields.begin(), event.fields.end(),
                       [&](const auto& field) { return contains(field.second, text); });
  });
}

std::vector<Diagnostic> find_cases(const Ledger& ledger, const CaseSearch& search,
                                   const std::function<void(const HeadView&)>& each) {
  const CaseWords& words = search.words;
  const auto fits = [&](const HeadView& head) { return search.filter.matches(head, search.today); };
  if (search.view)
    return scan_at(ledger, *search.view, [&](const Case& value) {
      const HeadView head = to_view(value.head);
      if (fits(head) && words.match(value)) each(ShownHead(value, Audience::clerk).view());
    });
  if (!words.any())
    return scan_heads(ledger.paths(), [&](const ScannedCase& found) {
      if (fits(found.head)) each(found.shown(Audience::clerk)->view());
    });
  ScanOptions options;
  if (is_whole_word(words.phone))
    options.person = {"t" + words.phone};
  else if (is_whole_word(words.name))
    options.person = {"n" + words.name};
  else
    options.containing = longest({words.text, part(words.phone), part(words.name)});
  std::vector<Diagnostic> unread;
  const auto look = [&](const ScannedCase& found) {
    if (!fits(found.head)) return;
    const std::string path = found.path();
    auto text = read_file(path);
    auto value = text ? read_case_strictly(*text, path) : Result<Case>(pass_on(text));
    if (!value) {
      for (Diagnostic& d : value.error().diagnostics) unread.push_back(std::move(d));
      return;
    }
    if (words.match(*value)) each(ShownHead(*value, Audience::clerk).view());
  };
  auto problems = scan_heads(ledger.paths(), look, options);
  problems.insert(problems.end(), unread.begin(), unread.end());
  sort_by_position(problems);
  return problems;
}

}  // namespace anjuan

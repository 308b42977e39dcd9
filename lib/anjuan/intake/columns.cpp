#include "anjuan/intake/columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "anjuan/base/simplified.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"

namespace anjuan {
namespace {

/// Home-Address, home_address and "home address" are one name.
std::string join_words(std::string folded) {
  std::erase_if(folded, [](char c) { return c == '-' || c == '_' || c == '.'; });
  return folded;
}

/// The name of a group of columns without the word for a group.
std::string_view bare_group(std::string_view group) {
  for (const std::string_view word : {"基本信息", "基本情况", "信息", "情况"})
    if (group.ends_with(word)) group.remove_suffix(word.size());
  return group;
}

/// Cuts a remark in brackets off the end of a folded name, where it says how to fill the column in.
bool cut_remark(std::string& name) {
  static constexpr std::array<std::string_view, 17> kRemarks = {
      "必填",   "必填项",   "必录", "选填", "选填项", "可选", "非必填", "单选", "多选",
      "年月日", "年/月/日", "人",   "人次", "天",     "件",   "是/否",  "如有"};
  static constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"(", ")"}, {"[", "]"}, {"【", "】"}};
  for (const auto& [open, close] : kBrackets) {
    const std::size_t at = name.ends_with(close) ? name.rfind(open) : std::string::npos;
    if (at == std::string::npos || at == 0) continue;
    const std::string inside =
        name.substr(at + open.size(), name.size() - at - open.size() - close.size());
    if (std::find(kRemarks.begin(), kRemarks.end(), inside) == kRemarks.end()) continue;
    name.resize(at);
    return true;
  }
  return false;
}

}  // namespace

ColumnTable::ColumnTable(std::vector<ColumnSpec> columns) : columns_(std::move(columns)) {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    for (const std::string_view all : {columns_[i].name, columns_[i].headers})
      for (const std::string_view name : split(all, ' '))
        if (!name.empty()) known_.emplace(join_words(std::string(name)), i);
}

std::string column_word(const ColumnSpec& column) {
  if (language() != Language::zh) return std::string(column.name);
  for (const std::string_view header : split(column.headers, ' '))
    if (!header.empty() && static_cast<unsigned char>(header[0]) >= 0x80)
      return std::string(header);
  return std::string(label_of_field(column.name));
}

const ColumnSpec* ColumnTable::find(std::string_view name) const {
  for (const ColumnSpec& column : columns_)
    if (column.name == name) return &column;
  return nullptr;
}

const ColumnSpec* ColumnTable::recognize(std::string_view header) const {
  if (header.starts_with('_')) return nullptr;
  std::string folded = fold_name(header);
  // Of two levels both names are one: 信访人信息/姓名.
  if (const std::size_t slash = folded.rfind('/'); slash != std::string::npos)
    folded = std::string(bare_group(std::string_view(folded).substr(0, slash))) +
             folded.substr(slash + 1);
  const auto found = known_.find(join_words(folded));
  return found == known_.end() ? nullptr : &columns_[found->second];
}

const ColumnSpec* ColumnTable::recognize(std::string_view header, std::string_view group) const {
  static constexpr std::array<std::string_view, 12> kOthers = {"被",   "经办", "承办",   "办理",
                                                               "处理", "代理", "联系人", "领导",
                                                               "答复", "回访", "审核",   "接待"};
  if (group.empty()) return recognize(header);
  if (header.starts_with(fmt::format("{}/", group))) header.remove_prefix(group.size() + 1);
  if (const ColumnSpec* both = recognize(fmt::format("{}/{}", group, header))) return both;
  const ColumnSpec* column = recognize(header);
  const bool of_another = std::any_of(kOthers.begin(), kOthers.end(), [&](std::string_view word) {
    return group.find(word) != std::string_view::npos;
  });
  return of_another && column != nullptr && column->name.starts_with("petitioner.") ? nullptr
                                                                                    : column;
}

std::string_view value_of_word(const ColumnSpec& column, std::string_view word) {
  for (const std::string_view pair : split(column.words, ' ')) {
    const std::size_t sign = pair.find('=');
    if (sign != std::string_view::npos && pair.substr(0, sign) == word)
      return pair.substr(sign + 1);
  }
  return {};
}

std::string fold_header(std::string_view header) {
  std::string folded = simplified(to_lower(to_half_width(header)));
  std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return std::string(trim(folded));
}

std::string fold_name(std::string_view header) {
  std::string name = fold_header(header);
  for (bool cut = true; cut;) {
    cut = cut_remark(name);
    if (name.size() > 1 && (name.ends_with('*') || name.ends_with(':'))) {
      name.pop_back();
      cut = true;
    }
    if (name.size() > 1 && name.starts_with('*')) {
      name.erase(0, 1);
      cut = true;
    }
  }
  return name;
}

std::size_t columns_up_to_letter(std::string_view wanted) {
  std::string_view letters = trim(wanted);
  for (const std::string_view before : {"column ", "第"})
    if (letters.starts_with(before)) letters = trim(letters.substr(before.size()));
  if (letters.ends_with("列")) letters.remove_suffix(std::string_view("列").size());
  if (letters.empty() || letters.size() > 3) return 0;
  std::size_t count = 0;
  for (const char letter : letters) {
    if (letter < 'A' || letter > 'Z') return 0;
    count = count * 26 + static_cast<std::size_t>(letter - 'A') + 1;
  }
  return count;
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
  const std::string bare = fold_name(wanted);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty() && fold_name(names[i]) == bare) found.push_back(i);
  if (!found.empty()) return found;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty() && (fold_header(groups[i] + "/" + names[i]) == folded ||
                               fold_header(groups[i] + names[i]) == folded))
      found.push_back(i);
  if (!found.empty()) return found;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty() && bare_group(fold_name(groups[i])) == bare_group(bare) &&
        (fold_name(names[i]).ends_with("姓名") || fold_name(names[i]).ends_with("名称")))
      found.push_back(i);
  if (!found.empty()) return found;
  const std::size_t count = columns_up_to_letter(wanted);
  if (count > 0 && count <= names.size()) found.push_back(count - 1);
  return found;
}

}  // namespace anjuan

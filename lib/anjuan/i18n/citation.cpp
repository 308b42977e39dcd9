#include "anjuan/i18n/citation.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <vector>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"

namespace anjuan {
namespace {

/// Code to citation, as tests/docs/sources.py makes it of docs/SOURCES.md.
const std::map<std::string_view, std::string_view>& citations() {
  static const auto table = [] {
    std::map<std::string_view, std::string_view> all;
    const auto text = find_resource("i18n/citations.tsv").value_or("");
    for (const std::string_view line : split(text, '\n'))
      if (const std::size_t tab = line.find('\t'); tab != line.npos)
        all.emplace(line.substr(0, tab), line.substr(tab + 1));
    return all;
  }();
  return table;
}

bool is_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '/' ||
         c == '_';
}

/// The end of "art. 28, 30" that begins at `at`; `at` itself where there is none.
std::size_t end_of_articles(std::string_view rule, std::size_t at) {
  constexpr std::string_view kArticle = " art. ";
  if (rule.substr(at, kArticle.size()) != kArticle) return at;
  const auto digits = [&](std::size_t from) {
    while (from < rule.size() && std::isdigit(static_cast<unsigned char>(rule[from])) != 0) ++from;
    return from;
  };
  std::size_t end = digits(at + kArticle.size());
  while (rule.substr(end, 2) == ", " && digits(end + 2) > end + 2) end = digits(end + 2);
  return end;
}

/// 三十四 for 34; articles are below 100.
std::string chinese_number(int n) {
  static const std::vector<std::string> kDigits = {"",   "一", "二", "三", "四",
                                                   "五", "六", "七", "八", "九"};
  const auto digit = [](int d) { return kDigits[static_cast<std::size_t>(d)]; };
  if (n < 10) return digit(n);
  return (n < 20 ? "" : digit(n / 10)) + "十" + digit(n % 10);
}

/// " art. 28, 30" of 信访工作条例.
std::string of_statute(std::string_view articles) {
  if (language() != Language::zh) return "信访工作条例" + std::string(articles);
  std::string all;
  for (const std::string_view number :
       split(articles.substr(std::string_view(" art. ").size()), ','))
    all += (all.empty() ? "" : "、") + chinese_number(number_of<int>(trim(number)));
  return "《信访工作条例》第" + all + "条";
}

}  // namespace

namespace {

/// What stands between two citations of one rule.
constexpr std::string_view kGaps[] = {"source ", "来源 ", ", ", "–", "、", "，", "; ", "；"};

/// What is in force here; nullopt: nobody said.
std::optional<std::vector<std::string>>& documents_in_force() {
  static std::optional<std::vector<std::string>> documents;
  return documents;
}

bool is_in_force(std::string_view code) {
  const auto& documents = documents_in_force();
  const auto letters =
      std::find_if(code.begin(), code.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return !documents || std::find(documents->begin(), documents->end(),
                                 std::string(code.begin(), letters)) != documents->end();
}

/// Whether what stands there may be a code: not part of somebody's own words, such as A4纸.
bool stands_alone(std::string_view rule, std::size_t from, std::size_t to) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  const auto joins = [&](const auto& fits) {
    return std::any_of(std::begin(kGaps), std::end(kGaps), fits);
  };
  const std::string_view before = rule.substr(0, from);
  const std::string_view behind = rule.substr(to);
  return (before.empty() || is_ascii(before.back()) ||
          joins([&](std::string_view gap) { return before.ends_with(gap); })) &&
         (behind.empty() || is_ascii(behind.front()) ||
          joins([&](std::string_view gap) { return behind.starts_with(gap); }));
}

void drop_gap(std::string& text) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view gap : kGaps)
      if (text.ends_with(gap)) {
        text.resize(text.size() - gap.size());
        found = true;
      }
  }
}

/// What follows when nothing stands before it.
std::string_view without_gap(std::string_view text) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view gap : kGaps)
      if (text.starts_with(gap)) {
        text.remove_prefix(gap.size());
        found = true;
      }
  }
  return text;
}

}  // namespace

std::vector<std::string> documents_in(std::string_view codes) {
  std::vector<std::string> letters;
  for (const std::string_view one : split(codes, ',')) {
    const std::string_view code = trim(one);
    if (!citations().contains(code) && !code.starts_with("W22 art. ")) return {};
    const auto digit = std::find_if(code.begin(), code.end(),
                                    [](unsigned char c) { return std::isdigit(c) != 0; });
    letters.emplace_back(code.begin(), digit);
  }
  return letters;
}

void cite_only(std::optional<std::vector<std::string>> documents) {
  documents_in_force() = std::move(documents);
}

std::string cited(std::string_view rule) {
  constexpr std::string_view kSources[] = {"source ", "来源 "};
  constexpr std::string_view kStatute = "W22";
  std::string out;
  bool left_out = false;
  std::vector<std::string> said;  // of several codes of one article the article is said once
  for (std::size_t at = 0; at < rule.size();) {
    std::size_t end = at;
    while (end < rule.size() && is_of_word(rule[end])) ++end;
    const std::string_view word = rule.substr(at, end - at);
    std::string citation;
    if (word == kStatute && end_of_articles(rule, end) > end) {
      const std::size_t behind = end_of_articles(rule, end);
      citation = of_statute(rule.substr(end, behind - end));
      end = behind;
    } else if (const auto known = citations().find(word);
               known != citations().end() && stands_alone(rule, at, end)) {
      if (is_in_force(word)) citation = known->second;
      for (const std::string_view source : kSources)
        if (out.ends_with(source)) out.resize(out.size() - source.size());
    } else {
      end = std::max(end, at + 1);
      out += rule.substr(at, end - at);
      at = end;
      continue;
    }
    if (!citation.empty() && std::find(said.begin(), said.end(), citation) == said.end()) {
      if (said.empty() && left_out) out = without_gap(out);
      out += citation;
      said.push_back(std::move(citation));
    } else {
      left_out = true;
      drop_gap(out);
    }
    at = end;
  }
  if (left_out) drop_gap(out);
  return left_out ? std::string(trim(without_gap(out))) : out;
}

}  // namespace anjuan

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

constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::string_view kTen = "十";

/// 三十四 for 34; articles are below 100.
std::string chinese_number(int n) {
  const auto digit = [](int d) { return std::string(kDigits[static_cast<std::size_t>(d)]); };
  if (n < 10) return digit(n);
  return (n < 20 ? "" : digit(n / 10)) + std::string(kTen) + digit(n % 10);
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// The number of an article, taken from the text; 0 where there is none.
int take_article(std::string_view& text) {
  for (int n = 99; n > 0; --n)
    if (take(text, chinese_number(n))) return n;
  return 0;
}

/// What the statute is called in the user's language: the table has both.
std::string_view statute(Language in) {
  const std::string_view both = citations().at("W22 art.");
  const std::size_t tab = both.find('\t');
  return in == Language::zh ? both.substr(0, tab) : both.substr(tab + 1);
}

/// Articles of the statute in the user's language.
std::string of_statute(const std::vector<int>& articles) {
  const bool chinese = language() == Language::zh;
  std::string all;
  for (const int article : articles)
    all += (all.empty() ? ""
            : chinese   ? "、"
                        : ", ") +
           (chinese ? chinese_number(article) : std::to_string(article));
  return std::string(statute(language())) + (chinese ? "第" + all + "条" : " art. " + all);
}

/// " art. 28, 30".
std::vector<int> articles_of(std::string_view text) {
  std::vector<int> articles;
  for (const std::string_view number : split(text.substr(std::string_view(" art. ").size()), ','))
    articles.push_back(number_of<int>(trim(number)));
  return articles;
}

/// 《信访工作条例》第二十八、三十条 or 信访工作条例第二十八条、第三十条 at the beginning of the
/// text, taken from it; no article where it begins otherwise.
std::vector<int> take_statute(std::string_view& text) {
  std::string_view rest = text;
  std::string_view bare = statute(Language::zh);  // with its marks
  if (!take(rest, bare)) {
    bare.remove_prefix(std::string_view("《").size());
    bare.remove_suffix(std::string_view("》").size());
    if (!take(rest, bare)) return {};
  }
  std::vector<int> articles;
  for (bool more = take(rest, "第"); more; more = take(rest, "、第")) {
    do {
      const int article = take_article(rest);
      if (article == 0) return {};
      articles.push_back(article);
    } while (take(rest, "、"));
    if (!take(rest, "条")) return {};
    text = rest;
  }
  return articles;
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

using OwnDocuments = std::set<std::pair<std::string, std::string>>;
OwnDocuments& own_documents() {
  static OwnDocuments all;
  return all;
}

/// The name of the document with whose own word the text begins, the word taken from it; empty
/// where it does not or nobody can tell.
std::string_view take_own_word(std::string_view& text) {
  for (const auto& [word, name] : own_documents())
    if (text.starts_with(word)) {
      if (std::ranges::count(own_documents(), word, &OwnDocuments::value_type::first) > 1)
        return {};
      if (!name.empty()) text.remove_prefix(word.size());
      return name;
    }
  return {};
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

/// Whether a source begins there: at the beginning, or behind what joins two.
bool starts_source(std::string_view rule, std::size_t at) {
  return at == 0 || std::any_of(std::begin(kGaps), std::end(kGaps), [&](std::string_view gap) {
           return rule.substr(0, at).ends_with(gap);
         });
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

void call_own_documents(const OwnDocuments& documents) {
  own_documents() = documents;
}

std::string cited(std::string_view rule) {
  constexpr std::string_view kSources[] = {"source ", "来源 "};
  constexpr std::string_view kStatute = "W22";
  std::string out;
  bool left_out = false;
  std::vector<std::string> said;  // of several codes of one article the article is said once
  for (std::size_t at = 0; at < rule.size();) {
    std::string_view rest = rule.substr(at);
    if (starts_source(rule, at))
      if (const std::string_view name = take_own_word(rest); !name.empty()) {
        out += name;
        at = rule.size() - rest.size();
        continue;
      }
    std::size_t end = at;
    while (end < rule.size() && is_of_word(rule[end])) ++end;
    const std::string_view word = rule.substr(at, end - at);
    std::string citation;
    if (word == kStatute && end_of_articles(rule, end) > end) {
      const std::size_t behind = end_of_articles(rule, end);
      citation = of_statute(articles_of(rule.substr(end, behind - end)));
      end = behind;
    } else if (const auto known = citations().find(word);
               known != citations().end() && stands_alone(rule, at, end)) {
      if (is_in_force(word)) citation = known->second;
      for (const std::string_view source : kSources)
        if (out.ends_with(source)) out.resize(out.size() - source.size());
    } else if (const std::vector<int> articles = take_statute(rest); !articles.empty()) {
      citation = of_statute(articles);
      end = rule.size() - rest.size();
    } else {
      end = std::max(end, at + 1);
      out += rule.substr(at, end - at);
      at = end;
      continue;
    }
    if (!citation.empty() && std::find(said.begin(), said.end(), citation) == said.end()) {
      if (said.empty() && left_out) out = without_gap(out);
      // Two citations stand together as the language of the reader has it.
      if (!said.empty() && language() == Language::zh && out.ends_with(", "))
        out.replace(out.size() - 2, 2, "、");
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

#include "anjuan/ledger/books/named_people.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/ledger/shown_problems.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kShortestName = 2;
constexpr std::size_t kLongestName = 4;  // of Han characters; others stand between marks
constexpr std::size_t kShortestNumber = 7;

/// What the index may know a person by who stands in the text: every name and number it can hold.
void add_words_of(const std::string& text, std::vector<std::string>& words) {
  const std::vector<std::string> characters = split_characters(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    std::string name;
    for (std::size_t n = 0; n < kLongestName && i + n < characters.size(); ++n) {
      name += characters[i + n];
      if (n + 1 >= kShortestName) words.push_back("n" + name);
    }
  }
  std::string part;
  for (const std::string& character : characters) {
    if (normal_form(character).text.empty() ||
        std::string_view("，。、；：,;:（）()").find(character) != std::string_view::npos) {
      words.push_back("n" + part);
      words.push_back("t" + part);
      part.clear();
    } else {
      part += character;
    }
  }
  words.push_back("n" + part);
  words.push_back("t" + part);
}

class Search {
 public:
  Search(const Ledger& ledger, const std::vector<std::string>& texts,
         const std::vector<std::string>& words)
      : ledger_(ledger), told_(texts.size()) {
    for (const std::string& text : texts) forms_.push_back(normal_form(text).text);
    for (const std::string& word : words) words_.insert(normal_form(word).text);
    for (const std::string& text : texts) add_words_of(text, options_.person);
  }

  std::vector<std::string> run() {
    const bool nothing = std::all_of(forms_.begin(), forms_.end(),
                                     [](const std::u32string& form) { return form.empty(); });
    if (!nothing)
      scan_heads(
          ledger_.paths(), [&](const ScannedCase& found) { see(found); }, options_);
    return std::move(told_);
  }

 private:
  bool is_name(const std::u32string& name, const std::string& written) const {
    if (name.size() < kShortestName) return false;
    if (name.size() == kShortestName && words_.contains(name)) return false;
    return all_called(ledger_.officials(), written).empty();
  }

  void see(const ScannedCase& found) {
    std::string whole;
    if (found.text.empty()) whole = read_file(found.path()).value_or(std::string());
    for (const Petitioner& person : people_in(found.text.empty() ? whole : found.text)) {
      const std::u32string name = normal_form(person.name).text;
      const std::u32string phone = normal_form(person.phone).text;
      for (std::size_t i = 0; i < forms_.size(); ++i) {
        const std::u32string& form = forms_[i];
        const bool named = !is_nameless(person) && is_name(name, person.name) &&
                           form.find(name) != std::u32string::npos;
        const bool numbered =
            phone.size() >= kShortestNumber && form.find(phone) != std::u32string::npos;
        if ((named || numbered) && told_[i].empty()) told_[i] = found.head[HeadField::id];
      }
    }
  }

  const Ledger& ledger_;
  ScanOptions options_;
  std::vector<std::u32string> forms_;  ///< the texts in normal form
  std::vector<std::string> told_;
  std::set<std::u32string> words_;
};

}  // namespace

std::vector<std::string> cases_told_in(const Ledger& ledger, const std::vector<std::string>& texts,
                                       const std::vector<std::string>& words) {
  return Search(ledger, texts, words).run();
}

Result<> check_names_nobody(const Ledger& ledger,
                            const std::vector<std::pair<std::string, std::string>>& texts,
                            const std::vector<std::string>& words) {
  std::vector<std::string> said;
  for (const auto& [label, text] : texts) said.push_back(text);
  const std::vector<std::string> told = cases_told_in(ledger, said, words);
  std::vector<Diagnostic> found;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& [label, text] = texts[i];
    const bool numbered = shown_anywhere(text) != text;
    if (!numbered && told[i].empty()) continue;
    add_error(
        found, "names-petitioner",
        fmt::format("{}: {}", label,
                    numbered ? tr("it holds a telephone or identity number, or somebody's flat")
                             : trf("it tells who complained in {}", told[i])),
        tr("leave it out: the case has it, with its own protection; a word of two characters "
           "that names nobody there is said with --not-named"))
        .rule = "W22 art. 30, 46";
  }
  if (found.empty()) return {};
  return fail(ExitCode::refused, std::move(found));
}

}  // namespace anjuan

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
  Search(const Ledger& ledger, const std::vector<std::pair<std::string, std::string>>& texts,
         const std::vector<std::string>& words)
      : ledger_(ledger) {
    for (const auto& [label, text] : texts)
      if (!text.empty()) texts_.push_back({label, text, normal_form(text).text, false});
    for (const std::string& word : words) words_.insert(normal_form(word).text);
  }

  std::vector<Diagnostic> run() {
    ScanOptions options;
    for (Text& one : texts_) {
      if (shown_anywhere(one.said) != one.said)
        tell(one, tr("it holds a telephone or identity number, or somebody's flat"));
      add_words_of(one.said, options.person);
    }
    if (!texts_.empty())
      scan_heads(
          ledger_.paths(), [&](const ScannedCase& found) { see(found); }, options);
    return std::move(findings_);
  }

 private:
  struct Text {
    std::string label, said;
    std::u32string form;
    bool told = false;
  };

  void tell(Text& text, std::string what) {
    if (std::exchange(text.told, true)) return;
    add_error(findings_, "names-petitioner", fmt::format("{}: {}", text.label, what),
              tr("leave it out: the case has it, with its own protection; a word of two characters "
                 "that names nobody there is said with --not-named"))
        .rule = N_("W22 art. 30, 46");
  }

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
      for (Text& text : texts_) {
        const bool named = !is_nameless(person) && is_name(name, person.name) &&
                           text.form.find(name) != std::u32string::npos;
        const bool numbered =
            phone.size() >= kShortestNumber && text.form.find(phone) != std::u32string::npos;
        if (named || numbered)
          tell(text, trf("it tells who complained in {}", found.head[HeadField::id]));
      }
    }
  }

  const Ledger& ledger_;
  std::vector<Text> texts_;
  std::set<std::u32string> words_;
  std::vector<Diagnostic> findings_;
};

}  // namespace

Result<> check_names_nobody(const Ledger& ledger,
                            const std::vector<std::pair<std::string, std::string>>& texts,
                            const std::vector<std::string>& words) {
  auto named = Search(ledger, texts, words).run();
  if (named.empty()) return {};
  return fail(ExitCode::refused, std::move(named));
}

}  // namespace anjuan

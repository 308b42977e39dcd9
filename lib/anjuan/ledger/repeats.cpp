#include "anjuan/ledger/repeats.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_index.hpp"
#include "anjuan/ledger/each_case.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

// One form for each petitioner (HN6): who was here before is told when a case is registered.
constexpr int kLikeTitle = 60;

std::multiset<std::string> pairs_of(std::string_view text) {
  const std::vector<std::string> characters = split_characters(text);
  std::multiset<std::string> pairs;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i)
    pairs.insert(characters[i] + characters[i + 1]);
  return pairs;
}

/// What speaks for the same matter; score 0 when nothing does.
struct Matter {
  std::string why;
  int score = 0;
};

template <class Text>
Matter same_matter(const Text& title, const Text& category, const Text& place, const Head& head) {
  const int like = likeness(title, head[HeadField::title]);
  if (like >= kLikeTitle) return {trf("titles alike ({} %)", like), like};
  if (head.has(HeadField::category) && category == head[HeadField::category])
    return {trf("same category {}", head[HeadField::category]), 40};
  if (head.has(HeadField::place) && place == head[HeadField::place])
    return {trf("same place {}", head[HeadField::place]), 30};
  return {};
}

std::string name_of_mark(const std::string& mark) {
  if (mark[0] == 't') return tr("same telephone");
  return mark[0] == 'i' ? tr("same identity number") : tr("same name");
}

/// Why both cases are of one person; empty when they are not.
std::string same_person(const Case& a, const Case& b) {
  const std::vector<std::string> others = person_words(b);
  for (const std::string& mark : person_words(a))
    if (std::find(others.begin(), others.end(), mark) != others.end()) return name_of_mark(mark);
  return {};
}

}  // namespace

int likeness(std::string_view a, std::string_view b) {
  const auto x = pairs_of(a);
  const auto y = pairs_of(b);
  if (x.empty() || y.empty()) return a == b && !a.empty() ? 100 : 0;
  std::vector<std::string> shared;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(shared));
  return static_cast<int>(100 * shared.size() / std::min(x.size(), y.size()));
}

Result<std::vector<RepeatHint>> find_repeats(const Ledger& ledger, const Case& value, bool locked,
                                             std::size_t limit) {
  using F = HeadField;
  const Head& head = value.head;
  struct Candidate {
    std::string path;
    std::string why;
    int score;
  };
  std::vector<Candidate> candidates;
  const std::vector<std::string> person = person_words(value);
  if (person.empty()) return std::vector<RepeatHint>();
  // The heads tell the matter; only the files that fit are opened for the person.
  const auto judge = [&](const ScannedCase& found) {
    if (found.head[F::id] == head[F::id]) return;
    Matter matter =
        same_matter(found.head[F::title], found.head[F::category], found.head[F::place], head);
    if (matter.score > 0) candidates.push_back({found.path(), std::move(matter.why), matter.score});
  };
  auto problems = scan_heads(ledger.paths(), judge, {.remember = locked, .person = person});
  if (exit_of(problems) == ExitCode::io) return fail(ExitCode::io, std::move(problems));
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.path < b.path;
  });
  std::vector<RepeatHint> hints;
  for (const Candidate& candidate : candidates) {
    if (hints.size() == limit) break;
    ANJUAN_TRY(text, read_file(candidate.path));
    const ReadCase other = read_case(text, candidate.path);
    const std::string why = same_person(value, other.value);
    if (!why.empty())
      hints.push_back({other.value.head[F::id],
                       Viewer(other.value, Audience::clerk).title(other.value.head[F::title]),
                       why + ", " + candidate.why, candidate.score});
  }
  return hints;
}

void RepeatIndex::add(const Case& value) {
  const Head& head = value.head;
  const std::string title = Viewer(value, Audience::clerk).title(head[HeadField::title]);
  for (const std::string& mark : person_words(value))
    by_person_[mark].push_back(
        {head[HeadField::id], title, head[HeadField::category], head[HeadField::place]});
}

Result<> RepeatIndex::add_all(const Ledger& ledger) {
  std::vector<Diagnostic> problems;
  read_case_files(list_case_files(ledger.paths(), problems), [&](CaseFile& file) {
    value_or_note(std::move(file.read), problems);
    add(file.whole.value);
  });
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  return {};
}

std::optional<RepeatHint> RepeatIndex::find(const Case& value) const {
  std::optional<RepeatHint> best;
  for (const std::string& mark : person_words(value)) {
    const auto seen = by_person_.find(mark);
    if (seen == by_person_.end()) continue;
    for (const Seen& other : seen->second) {
      const Matter matter = same_matter(other.title, other.category, other.place, value.head);
      if (matter.score > (best ? best->score : 0))
        best = {other.id, other.title, name_of_mark(mark) + ", " + matter.why, matter.score};
    }
  }
  return best;
}

}  // namespace anjuan

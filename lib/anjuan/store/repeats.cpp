#include "anjuan/store/repeats.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/store/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

constexpr int kLikeTitle = 60;

std::multiset<std::string> pairs_of(std::string_view text) {
  const std::vector<std::string> characters = split_characters(text);
  std::multiset<std::string> pairs;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i)
    pairs.insert(characters[i] + characters[i + 1]);
  return pairs;
}

/// Why both cases are of one person; empty when they are not.
std::string same_person(const Case& a, const Case& b) {
  for (const Petitioner& x : a.petitioners)
    for (const Petitioner& y : b.petitioners) {
      if (!x.phone.empty() && x.phone == y.phone) return tr("same telephone");
      if (!x.id_number.empty() && x.id_number == y.id_number) return tr("same identity number");
      if (!x.name.empty() && x.name == y.name) return tr("same name");
    }
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

std::vector<RepeatHint> find_repeats(const Ledger& ledger, const Case& value, std::size_t limit) {
  using F = HeadField;
  const Head& head = value.head;
  struct Candidate {
    std::string path;
    std::string why;
    int score;
  };
  std::vector<Candidate> candidates;
  if (value.petitioners.empty()) return {};
  // The heads tell the matter; only the files that fit are opened for the person.
  scan_heads(ledger.paths(), [&](const ScannedCase& found) {
    if (found.head[F::id] == head[F::id]) return;
    const int like = likeness(found.head[F::title], head[F::title]);
    std::string why;
    int score = 0;
    if (like >= kLikeTitle) {
      why = trf("titles alike ({} %)", like);
      score = like;
    } else if (head.has(F::category) && found.head[F::category] == head[F::category]) {
      why = trf("same category {}", head[F::category]);
      score = 40;
    } else if (head.has(F::place) && found.head[F::place] == head[F::place]) {
      why = trf("same place {}", head[F::place]);
      score = 30;
    }
    if (score > 0) candidates.push_back({found.path(), std::move(why), score});
  });
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.path < b.path;
  });
  std::vector<RepeatHint> hints;
  for (const Candidate& candidate : candidates) {
    if (hints.size() == limit) break;
    auto text = read_file(candidate.path);
    if (!text) continue;
    const ReadCase other = read_case(*text, candidate.path);
    const std::string person = same_person(value, other.value);
    if (!person.empty())
      hints.push_back({other.value.head[F::id], other.value.head[F::title],
                       person + ", " + candidate.why, candidate.score});
  }
  return hints;
}

}  // namespace anjuan

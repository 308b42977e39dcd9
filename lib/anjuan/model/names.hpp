#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The closed vocabularies of a case file: each is one table of value, name in files, and label
/// for people (an English msgid for tr()).
namespace anjuan {

enum class Status {
  registered,   ///< 已登记, the decision whether to accept is due
  accepted,     ///< 已受理, no unit handles it yet
  handling,     ///< 办理中
  replied,      ///< 已答复, not yet closed
  closed,       ///< 已办结
  declined,     ///< 不予受理
  transferred,  ///< 转送 to another organ
  withdrawn,    ///< 撤回
  merged,       ///< 并案
  voided,       ///< 作废: registered by mistake, in no figure
};

enum class CaseClass { simple, general, complex, major };  ///< 简易 · 一般 · 复杂 · 重大
enum class CaseKind { request, accusation, suggestion };  ///< 申诉求决 · 检举控告 · 意见建议

enum class Channel { visit, letter, online, phone, email, message, referral, other };

/// The way a matter goes (信访工作条例 art. 31): 诉讼 · 仲裁 · 党内渠道 · 行政程序 · 履行法定职责 ·
/// 处理意见. The 60 days of art. 34 are those of the last one only.
enum class Route { litigation, arbitration, party, administrative, statutory, opinion };

/// Level that a visit was paid to (越级访 shows here).
enum class VisitLevel { village, township, county, city, province, beijing };

enum class Satisfaction { satisfied, basically, dissatisfied };

/// The two instances above an opinion (W22 art. 35, 36): 复查 · 复核.
enum class ReviewTier { review, re_examination };
/// What becomes of the opinion there: 维持 · 变更 · 撤销.
enum class ReviewResult { upheld, changed, revoked };

/// Whom a rung of the ladder tells, beside an official by id: 承办单位 · 包案领导 · 主要领导.
enum class LadderRole { unit, lead, principal };

/// How a closed case is followed up.
enum class FollowUpBy { phone, mail, message, visit };

template <class E>
struct Named {
  E value;
  std::string_view name;
  const char* label;
  /// What people write for it in Chinese, one space between; the first is the label's translation.
  std::string_view spoken = {};
};

/// One word of a vocabulary, whichever it is.
struct Word {
  std::string_view id;      ///< as in files
  const char* label;        ///< msgid
  std::string_view spoken;  ///< see Named
  constexpr operator std::string_view() const { return id; }
};
using Vocabulary = std::span<const Word>;

/// The words that can be typed for it, for the way out of an error: Chinese ones in Chinese.
std::vector<std::string> typed_words(Vocabulary vocabulary);

/// Reasons of [[suspension]] that the program has words for: 听证. An office may have others.
Vocabulary suspension_words();

/// What a word of a vocabulary is called; the word itself where it has no label or is none of it.
std::string label_in(Vocabulary vocabulary, std::string_view id);

/// Words that have no label of their own in a vocabulary.
std::vector<Word> plain_words(std::span<const std::string_view> ids);

/// The id of the word that somebody typed: the id itself, or what people write for it. nullopt when
/// no word of the vocabulary is meant.
std::optional<std::string_view> meant(Vocabulary vocabulary, std::string_view typed);

/// The table of one vocabulary, in the order of its enum.
template <class E>
std::span<const Named<E>> names();

template <>
std::span<const Named<Status>> names<Status>();
template <>
std::span<const Named<CaseClass>> names<CaseClass>();
template <>
std::span<const Named<CaseKind>> names<CaseKind>();
template <>
std::span<const Named<Route>> names<Route>();
template <>
std::span<const Named<Channel>> names<Channel>();
template <>
std::span<const Named<VisitLevel>> names<VisitLevel>();
template <>
std::span<const Named<Satisfaction>> names<Satisfaction>();
template <>
std::span<const Named<ReviewTier>> names<ReviewTier>();
template <>
std::span<const Named<ReviewResult>> names<ReviewResult>();
template <>
std::span<const Named<FollowUpBy>> names<FollowUpBy>();
template <>
std::span<const Named<LadderRole>> names<LadderRole>();

template <class E>
std::optional<E> parse_name(std::string_view name) {
  for (const Named<E>& entry : names<E>())
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

template <class E>
std::string_view to_name(E value) {
  return names<E>()[static_cast<std::size_t>(value)].name;
}

/// The msgid of the label for people.
template <class E>
const char* label_of(E value) {
  return names<E>()[static_cast<std::size_t>(value)].label;
}

/// The words of a table for whoever does not know its enum.
template <class E>
Vocabulary vocabulary() {
  static const auto kWords = [] {
    std::vector<Word> words;
    for (const Named<E>& entry : names<E>())
      words.push_back({entry.name, entry.label, entry.spoken});
    return words;
  }();
  return kWords;
}

/// parse_name() of what somebody typed: Chinese words are taken too.
template <class E>
std::optional<E> parse_typed(std::string_view typed) {
  const auto id = meant(vocabulary<E>(), typed);
  return id ? parse_name<E>(*id) : std::nullopt;
}

template <class E>
std::vector<std::string_view> all_names() {
  std::vector<std::string_view> all;
  for (const Named<E>& entry : names<E>()) all.push_back(entry.name);
  return all;
}

/// True while the office still owes the case something: registered, accepted, handling, replied.
bool is_open(Status status);

}  // namespace anjuan

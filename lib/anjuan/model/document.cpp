#include "anjuan/model/document.hpp"

#include <fmt/format.h>

#include "anjuan/base/number.hpp"

namespace anjuan {
namespace {

using A = Audience;
using K = EventKind;

constexpr DocumentKind kDocuments[] = {
    {"registration", "登记单", A::file, K::registered, "register"},
    {"interview", "接谈记录", A::file, K::interviewed, "interview"},
    {"assignment", "交办单", A::unit, K::assigned, "assign"},
    {"supervision", "督办单", A::unit, K::supervised, "supervise"},
    {"closing", "办结单", A::file, K::closed, "close"},
    {"responsibility", "责任书", A::unit, K::assigned, "assign"},
    {"acceptance", "受理告知书", A::petitioner, K::accepted, "accept"},
    {"refusal", "不予受理告知书", A::petitioner, K::declined, "decline"},
    {"extension", "延期办理告知书", A::petitioner, K::extended, "extend"},
    {"opinion", "处理意见书", A::petitioner, K::replied, "reply"},
    {"review", "复查意见书", A::petitioner, K::reviewed, "review"},
    {"re-examination", "复核意见书", A::petitioner, K::re_examined, "review"},
};

}  // namespace

std::span<const DocumentKind> document_table() {
  return kDocuments;
}

const DocumentKind* find_document(std::string_view name) {
  for (const DocumentKind& kind : kDocuments)
    if (kind.name == name || kind.title == name) return &kind;
  return nullptr;
}

std::string default_number_pattern(const DocumentKind& kind) {
  return fmt::format("{}〔{{year}}〕{{n}}号", kind.title);
}

namespace {

constexpr std::string_view kYear = "{year}";
constexpr std::string_view kNumber = "{n}";

/// What stands before and behind the running number, the year filled in.
std::pair<std::string, std::string> around_number(std::string_view pattern, int year) {
  std::string text(pattern);
  if (const std::size_t at = text.find(kYear); at != std::string::npos)
    text.replace(at, kYear.size(), fmt::format("{}", year));
  const std::size_t at = text.find(kNumber);
  return {text.substr(0, at), text.substr(at + kNumber.size())};
}

}  // namespace

bool is_number_pattern(std::string_view pattern) {
  const auto once = [&](std::string_view part) {
    const std::size_t at = pattern.find(part);
    return at != std::string_view::npos && pattern.find(part, at + 1) == std::string_view::npos;
  };
  return once(kNumber) && (pattern.find(kYear) == std::string_view::npos || once(kYear));
}

std::string number_front(std::string_view pattern, int year) {
  return around_number(pattern, year).first;
}

std::string document_number(std::string_view pattern, int year, int number) {
  const auto [front, back] = around_number(pattern, year);
  return fmt::format("{}{}{}", front, number, back);
}

std::optional<int> parse_document_number(std::string_view pattern, int year,
                                         std::string_view text) {
  const auto [front, back] = around_number(pattern, year);
  if (text.size() < front.size() + back.size() || !text.starts_with(front) || !text.ends_with(back))
    return std::nullopt;
  text = text.substr(front.size(), text.size() - front.size() - back.size());
  const auto number = parse_number<int>(text);
  return number && *number > 0 ? number : std::nullopt;
}

}  // namespace anjuan

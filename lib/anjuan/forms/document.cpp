#include "anjuan/forms/document.hpp"

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

std::string document_number(const DocumentKind& kind, int year, int number) {
  return fmt::format("{}〔{}〕{}号", kind.title, year, number);
}

std::optional<int> parse_document_number(const DocumentKind& kind, int year,
                                         std::string_view text) {
  const std::string front = fmt::format("{}〔{}〕", kind.title, year);
  constexpr std::string_view kBack = "号";
  if (!text.starts_with(front) || !text.ends_with(kBack)) return std::nullopt;
  text = text.substr(front.size(), text.size() - front.size() - kBack.size());
  const auto number = parse_number<int>(text);
  return number && *number > 0 ? number : std::nullopt;
}

}  // namespace anjuan

#include "anjuan/forms/document.hpp"

#include <fmt/format.h>

#include "anjuan/base/number.hpp"

namespace anjuan {
namespace {

using A = Audience;
using K = EventKind;
using P = PaperKind;

constexpr DocumentKind kDocuments[] = {
    {P::registration, A::file, K::registered, "register"},
    {P::interview, A::file, K::interviewed, "interview"},
    {P::assignment, A::unit, K::assigned, "assign"},
    {P::supervision, A::unit, K::supervised, "supervise"},
    {P::closing, A::file, K::closed, "close"},
    {P::responsibility, A::unit, K::assigned, "assign"},
    {P::acceptance, A::petitioner, K::accepted, "accept"},
    {P::refusal, A::petitioner, K::declined, "decline"},
    {P::extension, A::petitioner, K::extended, "extend"},
    {P::opinion, A::petitioner, K::replied, "reply"},
    {P::review, A::petitioner, K::reviewed, "review"},
    {P::re_examination, A::petitioner, K::re_examined, "review"},
};

}  // namespace

std::span<const DocumentKind> document_table() {
  return kDocuments;
}

const DocumentKind* find_document(std::string_view name) {
  const auto paper = parse_paper(name);
  for (const DocumentKind& kind : kDocuments)
    if (kind.paper == paper) return &kind;
  return nullptr;
}

std::string document_number(const DocumentKind& kind, int year, int number) {
  return fmt::format("{}〔{}〕{}号", kind.title(), year, number);
}

std::optional<int> parse_document_number(const DocumentKind& kind, int year,
                                         std::string_view text) {
  const std::string front = fmt::format("{}〔{}〕", kind.title(), year);
  constexpr std::string_view kBack = "号";
  if (!text.starts_with(front) || !text.ends_with(kBack)) return std::nullopt;
  text = text.substr(front.size(), text.size() - front.size() - kBack.size());
  const auto number = parse_number<int>(text);
  return number && *number > 0 ? number : std::nullopt;
}

}  // namespace anjuan

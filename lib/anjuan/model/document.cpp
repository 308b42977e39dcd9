#include "anjuan/model/document.hpp"

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/model/document_number.hpp"

namespace anjuan {
namespace {

using A = Audience;
using K = EventKind;
using P = PaperKind;

constexpr DocumentKind kDocuments[] = {
    {P::registration, A::revealed, K::registered, "register"},
    {P::interview, A::revealed, K::interviewed, "interview"},
    {P::assignment, A::unit, K::assigned, "assign"},
    {P::transfer, A::unit, K::transferred, "transfer"},
    {P::supervision, A::unit, K::supervised, "supervise"},
    // The handling unit signs it.
    {P::closing, A::unit, K::closed, "close"},
    {P::responsibility, A::unit, K::assigned, "assign"},
    {P::acceptance, A::petitioner, K::accepted, "accept"},
    {P::refusal, A::petitioner, K::declined, "decline"},
    {P::extension, A::petitioner, K::extended, "extend"},
    {P::opinion, A::petitioner, K::replied, "reply"},
    {P::review, A::petitioner, K::reviewed, "review"},
    {P::re_examination, A::petitioner, K::re_examined, "review"},
    {P::receipt, A::petitioner, {}, "reply"},
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

const DocumentKind* paper_served_by(EventKind event) {
  for (const DocumentKind& kind : kDocuments)
    if (kind.event == event && kind.audience == A::petitioner) return &kind;
  return nullptr;
}

std::string default_number_pattern(const DocumentKind& kind) {
  return fmt::format("{}〔{{year}}〕{{n}}号", kind.title());
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
                                         std::string_view written) {
  const auto [front, back] = around_number(plain_number(pattern), year);
  const std::string whole = plain_number(written);
  std::string_view text = whole;
  if (text.size() < front.size() + back.size() || !text.starts_with(front) || !text.ends_with(back))
    return std::nullopt;
  text = text.substr(front.size(), text.size() - front.size() - back.size());
  const auto number = parse_number<int>(text);
  return number && *number > 0 ? number : std::nullopt;
}

}  // namespace anjuan

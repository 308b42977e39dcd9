#include "anjuan/model/paper_kind.hpp"

namespace anjuan {
namespace {

using P = PaperKind;

constexpr PaperSpec kPapers[] = {
    {P::registration, "registration", "登记单", "信访登记单"},
    {P::interview, "interview", "接谈记录", "接访记录"},
    {P::assignment, "assignment", "交办单", ""},
    {P::transfer, "transfer", "转送函", "转办函"},
    {P::supervision, "supervision", "督办单", ""},
    {P::closing, "closing", "办结单", ""},
    {P::responsibility, "responsibility", "责任书", ""},
    {P::acceptance, "acceptance", "受理告知书", ""},
    {P::refusal, "refusal", "不予受理告知书", ""},
    {P::extension, "extension", "延期办理告知书", "延期告知书"},
    {P::opinion, "opinion", "处理意见书", "处理意见"},
    {P::review, "review", "复查意见书", "复查意见"},
    {P::re_examination, "re-examination", "复核意见书", "复核意见"},
    {P::receipt, "receipt", "送达回证", ""},
};

}  // namespace

std::span<const PaperSpec> paper_table() {
  return kPapers;
}

const PaperSpec& spec_of(PaperKind kind) {
  return kPapers[static_cast<std::size_t>(kind)];
}

std::optional<PaperKind> parse_paper(std::string_view text) {
  for (const PaperSpec& paper : kPapers)
    if (text == paper.name || text == paper.title || (!text.empty() && text == paper.also))
      return paper.kind;
  return std::nullopt;
}

std::string_view paper_title(std::string_view text) {
  const auto kind = parse_paper(text);
  return kind ? spec_of(*kind).title : text;
}

}  // namespace anjuan

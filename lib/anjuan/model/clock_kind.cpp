#include "anjuan/model/clock_kind.hpp"

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using K = ClockKind;

constexpr ClockSpec kClocks[] = {
    {K::refer, "refer", N_("pass on to a unit"), true, true, false},
    {K::decide, "decide", N_("decide on acceptance"), true, true, false},
    {K::object, "object", N_("unit may object"), false, true, true},
    {K::handle, "handle", N_("handle and close"), true, true, true},
    {K::assist, "assist", N_("assisting units"), true, false, true},
    {K::plan, "plan", N_("make a plan"), true, true, true},
    {K::feedback, "feedback", N_("answer a supervision"), true, false, true},
    {K::milestone, "milestone", N_("milestone"), true, false, true},
    {K::report_up, "report-up", N_("report an urgent matter upward"), true, false, false},
    {K::review, "review", N_("opinion on review"), true, true, true},
    {K::re_examination, "re-examination", N_("opinion on re-examination"), true, true, true},
    {K::ask_review, "ask-review", N_("petitioner may ask for review"), false, true, true},
    {K::ask_re_examination, "ask-re-examination", N_("petitioner may ask for re-examination"),
     false, true, true},
};

}  // namespace

std::span<const ClockSpec> clock_table() {
  return kClocks;
}

const ClockSpec& spec_of(ClockKind kind) {
  return kClocks[static_cast<std::size_t>(kind)];
}

std::optional<ClockKind> parse_clock(std::string_view name) {
  for (const ClockSpec& spec : kClocks)
    if (spec.name == name) return spec.kind;
  return std::nullopt;
}

}  // namespace anjuan

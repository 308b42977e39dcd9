#include "anjuan/model/outcome.hpp"

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr Named<ReplyResult> kReplyResults[] = {
    {ReplyResult::supported, "supported", N_("request supported"), "支持"},
    {ReplyResult::explained, "explained", N_("request explained"), "解释说明"},
    {ReplyResult::not_supported, "not-supported", N_("request not supported"), "不予支持"},
};
constexpr Named<Outcome> kOutcomes[] = {
    {Outcome::solved, "solved", N_("problem solved"), "解决问题 解决"},
    {Outcome::explained, "explained", N_("policy explained"), "解释疏导 思想教育"},
    {Outcome::relieved, "relieved", N_("relief given"), "帮扶救助 救助"},
    {Outcome::mediated, "mediated", N_("mediated"), "调解和解 调解"},
    {Outcome::by_law, "by-law", N_("handled by law"), "依法处理"},
};
constexpr Named<Mediation> kMediations[] = {
    {Mediation::people, "people", N_("people's mediation"), "人民调解"},
    {Mediation::administrative, "administrative", N_("administrative mediation"), "行政调解"},
    {Mediation::judicial, "judicial", N_("judicial mediation"), "司法调解"},
    {Mediation::agreement, "agreement", N_("agreement of both sides"), "和解"},
};
constexpr Named<AskedBy> kAskedBy[] = {
    {AskedBy::office, "office", N_("asked by the office"), "本单位回访"},
    {AskedBy::third_party, "third-party", N_("asked by a third party"), "第三方评议 第三方"},
    {AskedBy::online, "online", N_("rated online"), "网上评价"},
};

}  // namespace

template <>
std::span<const Named<ReplyResult>> names<ReplyResult>() {
  return kReplyResults;
}
template <>
std::span<const Named<Outcome>> names<Outcome>() {
  return kOutcomes;
}
template <>
std::span<const Named<Mediation>> names<Mediation>() {
  return kMediations;
}
template <>
std::span<const Named<AskedBy>> names<AskedBy>() {
  return kAskedBy;
}

}  // namespace anjuan

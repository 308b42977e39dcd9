#include "anjuan/model/names.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr Named<Status> kStatuses[] = {
    {Status::registered, "registered", N_("registered"), "已登记 登记 待受理"},
    {Status::accepted, "accepted", N_("accepted"), "已受理 受理"},
    {Status::handling, "handling", N_("in handling"), "办理中 在办 办理"},
    {Status::replied, "replied", N_("replied"), "已答复 答复"},
    {Status::closed, "closed", N_("closed"), "已办结 办结 结案"},
    {Status::declined, "declined", N_("declined"), "不予受理 不受理"},
    {Status::transferred, "transferred", N_("transferred"), "已转送 转送"},
    {Status::withdrawn, "withdrawn", N_("withdrawn"), "已撤回 撤回"},
    {Status::merged, "merged", N_("merged"), "已并案 并案"},
    {Status::voided, "voided", N_("voided"), "已作废 作废"},
};
constexpr Named<CaseClass> kClasses[] = {
    {CaseClass::simple, "simple", N_("simple"), "简易 简单"},
    {CaseClass::general, "general", N_("general"), "一般 普通"},
    {CaseClass::complex, "complex", N_("complex"), "复杂 疑难 疑难复杂"},
    {CaseClass::major, "major", N_("major"), "重大"},
};
constexpr Named<CaseKind> kKinds[] = {
    {CaseKind::request, "request", N_("request"), "申诉求决 申诉 求决 诉求 求助"},
    {CaseKind::accusation, "accusation", N_("accusation"),
     "检举控告 检举 控告 举报 举报控告 揭发控告"},
    {CaseKind::suggestion, "suggestion", N_("suggestion"), "意见建议 建议 建议意见 批评建议"},
};
constexpr Named<Route> kRoutes[] = {
    {Route::litigation, "litigation", N_("litigation"), "诉讼"},
    {Route::arbitration, "arbitration", N_("arbitration"), "仲裁"},
    {Route::party, "party", N_("party channel"), "党内渠道"},
    {Route::administrative, "administrative", N_("administrative procedure"), "行政程序"},
    {Route::statutory, "statutory", N_("statutory duty"), "履行法定职责 依法履职 法定职责"},
    {Route::opinion, "opinion", N_("opinion on the petition"), "信访处理意见 信访处理"},
};
constexpr Named<Channel> kChannels[] = {
    {Channel::visit, "visit", N_("visit"), "走访 来访 上访 接访"},
    {Channel::letter, "letter", N_("letter"), "来信 信件 书信 邮寄"},
    {Channel::online, "online", N_("online"), "网上 网上信访 网信 网络 网上投诉"},
    {Channel::phone, "phone", N_("phone"), "电话 来电 热线 12345"},
    {Channel::email, "email", N_("e-mail"), "电子邮件 邮件 邮箱"},
    {Channel::message, "message", N_("message"), "短信 手机短信 微信"},
    {Channel::referral, "referral", N_("referral"),
     "转来 转办 转送 交办 上级转办 上级转送 上级交办"},
    {Channel::other, "other", N_("other"), "其他 其它"},
};
constexpr Named<VisitLevel> kVisitLevels[] = {
    {VisitLevel::village, "village", N_("village"), "村 村级 社区"},
    {VisitLevel::township, "township", N_("township"), "乡镇 乡 镇 乡级 街道"},
    {VisitLevel::county, "county", N_("county"), "县 县级 区县 区级"},
    {VisitLevel::city, "city", N_("city"), "市 市级"},
    {VisitLevel::province, "province", N_("province"), "省 省级"},
    {VisitLevel::beijing, "beijing", N_("Beijing"), "进京 北京"},
};
constexpr Named<Satisfaction> kSatisfactions[] = {
    {Satisfaction::satisfied, "satisfied", N_("satisfied"), "满意"},
    {Satisfaction::basically, "basically", N_("basically satisfied"), "基本满意"},
    {Satisfaction::dissatisfied, "dissatisfied", N_("dissatisfied"), "不满意"},
};
constexpr Named<ReviewTier> kTiers[] = {
    {ReviewTier::review, "review", N_("review"), "复查"},
    {ReviewTier::re_examination, "re-examination", N_("re-examination"), "复核"},
};
constexpr Named<ReviewResult> kResults[] = {
    {ReviewResult::upheld, "upheld", N_("upheld"), "维持"},
    {ReviewResult::changed, "changed", N_("altered"), "变更"},
    {ReviewResult::revoked, "revoked", N_("revoked"), "撤销"},
};
constexpr Named<FollowUpBy> kFollowUpBy[] = {
    {FollowUpBy::phone, "phone", N_("phone"), "电话"},
    {FollowUpBy::mail, "mail", N_("mail"), "信函 来信"},
    {FollowUpBy::message, "message", N_("message"), "短信 微信"},
    {FollowUpBy::visit, "visit", N_("visit"), "走访 上门"},
};
constexpr Named<LadderRole> kLadderRoles[] = {
    {LadderRole::unit, "unit", N_("unit"), "责任单位 承办单位"},
    {LadderRole::lead, "lead", N_("lead"), "包案领导"},
    {LadderRole::principal, "principal", N_("principal"), "主要领导"},
};

}  // namespace

template <>
std::span<const Named<Status>> names<Status>() {
  return kStatuses;
}
template <>
std::span<const Named<CaseClass>> names<CaseClass>() {
  return kClasses;
}
template <>
std::span<const Named<CaseKind>> names<CaseKind>() {
  return kKinds;
}
template <>
std::span<const Named<Route>> names<Route>() {
  return kRoutes;
}
template <>
std::span<const Named<Channel>> names<Channel>() {
  return kChannels;
}
template <>
std::span<const Named<VisitLevel>> names<VisitLevel>() {
  return kVisitLevels;
}
template <>
std::span<const Named<Satisfaction>> names<Satisfaction>() {
  return kSatisfactions;
}
template <>
std::span<const Named<ReviewTier>> names<ReviewTier>() {
  return kTiers;
}
template <>
std::span<const Named<ReviewResult>> names<ReviewResult>() {
  return kResults;
}
template <>
std::span<const Named<FollowUpBy>> names<FollowUpBy>() {
  return kFollowUpBy;
}
template <>
std::span<const Named<LadderRole>> names<LadderRole>() {
  return kLadderRoles;
}

std::vector<std::string> typed_words(Vocabulary vocabulary) {
  std::vector<std::string> words;
  for (const Word& word : vocabulary) {
    const std::string_view spoken = word.spoken.substr(0, word.spoken.find(' '));
    words.emplace_back(language() == Language::zh && !spoken.empty() ? spoken : word.id);
  }
  return words;
}

Vocabulary suspension_words() {
  static constexpr Word kSuspensions[] = {{"hearing", N_("hearing"), "听证"}};
  return kSuspensions;
}

std::string label_in(Vocabulary vocabulary, std::string_view id) {
  for (const Word& word : vocabulary)
    if (word.id == id && *word.label != '\0') return tr(word.label);
  return std::string(id);
}

std::vector<Word> plain_words(std::span<const std::string_view> ids) {
  std::vector<Word> words;
  for (const std::string_view id : ids) words.push_back({id, "", ""});
  return words;
}

std::optional<std::string_view> meant(Vocabulary vocabulary, std::string_view typed) {
  const std::string wanted = to_half_width(trim(typed));
  for (const Word& word : vocabulary)
    if (word.id == wanted) return word.id;
  for (const Word& word : vocabulary)
    for (const std::string_view spoken : split(word.spoken, ' '))
      if (spoken == wanted) return word.id;
  return std::nullopt;
}

bool is_open(Status status) {
  return status <= Status::replied;
}

}  // namespace anjuan

#include "anjuan/model/names.hpp"

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr Named<Status> kStatuses[] = {
    {Status::registered, "registered", N_("registered")},
    {Status::accepted, "accepted", N_("accepted")},
    {Status::handling, "handling", N_("in handling")},
    {Status::replied, "replied", N_("replied")},
    {Status::closed, "closed", N_("closed")},
    {Status::declined, "declined", N_("declined")},
    {Status::transferred, "transferred", N_("transferred")},
    {Status::withdrawn, "withdrawn", N_("withdrawn")},
    {Status::merged, "merged", N_("merged")},
    {Status::voided, "voided", N_("voided")},
};
constexpr Named<CaseClass> kClasses[] = {
    {CaseClass::simple, "simple", N_("simple")},
    {CaseClass::general, "general", N_("general")},
    {CaseClass::complex, "complex", N_("complex")},
    {CaseClass::major, "major", N_("major")},
};
constexpr Named<CaseKind> kKinds[] = {
    {CaseKind::request, "request", N_("request")},
    {CaseKind::accusation, "accusation", N_("accusation")},
    {CaseKind::suggestion, "suggestion", N_("suggestion")},
};
constexpr Named<Route> kRoutes[] = {
    {Route::litigation, "litigation", N_("litigation")},
    {Route::arbitration, "arbitration", N_("arbitration")},
    {Route::party, "party", N_("party channel")},
    {Route::administrative, "administrative", N_("administrative procedure")},
    {Route::statutory, "statutory", N_("statutory duty")},
    {Route::opinion, "opinion", N_("opinion on the petition")},
};
constexpr Named<Channel> kChannels[] = {
    {Channel::visit, "visit", N_("visit")},          {Channel::letter, "letter", N_("letter")},
    {Channel::online, "online", N_("online")},       {Channel::phone, "phone", N_("phone")},
    {Channel::email, "email", N_("e-mail")},         {Channel::message, "message", N_("message")},
    {Channel::referral, "referral", N_("referral")}, {Channel::other, "other", N_("other")},
};
constexpr Named<VisitLevel> kVisitLevels[] = {
    {VisitLevel::village, "village", N_("village")},
    {VisitLevel::township, "township", N_("township")},
    {VisitLevel::county, "county", N_("county")},
    {VisitLevel::city, "city", N_("city")},
    {VisitLevel::province, "province", N_("province")},
    {VisitLevel::beijing, "beijing", N_("Beijing")},
};
constexpr Named<Satisfaction> kSatisfactions[] = {
    {Satisfaction::satisfied, "satisfied", N_("satisfied")},
    {Satisfaction::basically, "basically", N_("basically satisfied")},
    {Satisfaction::dissatisfied, "dissatisfied", N_("dissatisfied")},
};
constexpr Named<ReviewTier> kTiers[] = {
    {ReviewTier::review, "review", N_("review")},
    {ReviewTier::re_examination, "re-examination", N_("re-examination")},
};
constexpr Named<ReviewResult> kResults[] = {
    {ReviewResult::upheld, "upheld", N_("upheld")},
    {ReviewResult::changed, "changed", N_("changed")},
    {ReviewResult::revoked, "revoked", N_("revoked")},
};
constexpr Named<FollowUpBy> kFollowUpBy[] = {
    {FollowUpBy::phone, "phone", N_("phone")},
    {FollowUpBy::mail, "mail", N_("mail")},
    {FollowUpBy::message, "message", N_("message")},
    {FollowUpBy::visit, "visit", N_("visit")},
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

bool is_open(Status status) {
  return status <= Status::replied;
}

}  // namespace anjuan

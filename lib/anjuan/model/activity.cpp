#include "anjuan/model/activity.hpp"

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

namespace anjuan {
namespace {

constexpr ActivityCount kCounts[] = {
    {"leaflets", N_("leaflets")},           {"questionnaires", N_("questionnaires")},
    {"consultations", N_("consultations")}, {"legal_advice", N_("legal advice, persons")},
    {"served", N_("people served")},        {"found", N_("disputes found")},
    {"settled", N_("of them settled")},     {"reported_up", N_("of them reported upward")},
};

constexpr std::string_view kMeetings[] = {"monthly",    "half-month", "joint", "analysis",
                                          "conference", "hearing",    "panel", "other"};
constexpr std::string_view kInspections[] = {"on-site",   "unannounced", "return-visit",
                                             "interview", "papers",      "survey"};
constexpr std::string_view kPublicity[] = {"law", "policy", "information", "technology"};
constexpr std::string_view kResearch[] = {"unannounced", "shadowing", "embedded", "stationed"};
constexpr std::string_view kProposals[] = {"improve", "policy", "accountability"};
constexpr std::string_view kAnswers[] = {"adopted", "partly", "not-adopted"};
constexpr std::string_view kGrounds[] = {"irresponsible", "inaction", "formality", "stalling",
                                         "falsified"};
constexpr std::string_view kPublicityCounts[] = {"leaflets", "questionnaires", "consultations",
                                                 "legal_advice", "served"};
constexpr std::string_view kResearchCounts[] = {"questionnaires"};
constexpr std::string_view kScreeningCounts[] = {"found", "settled", "reported_up"};

constexpr ActivityParties kRecipients{"to", "--to", N_("whom it went to"), PartyKind::words};
constexpr ActivityParties kChannels{"channels", "--channel", N_("where it was published"),
                                    PartyKind::words};
constexpr ActivityParties kReaders{"readers", "--reader", N_("who read it"), PartyKind::officials};
constexpr ActivityParties kConcerned{"officials", "--official", N_("officials whom it concerns"),
                                     PartyKind::officials};
constexpr ActivityParties kAttendants{"attended", "--attended", N_("units that attended"),
                                      PartyKind::units};

constexpr ActivityKind kKinds[] = {
    {"meeting", N_("meeting"), kMeetings, true, {}, false, false, "C5, B7, HR3"},
    {"publicity", N_("publicity"), kPublicity, false, kPublicityCounts, false, false, "HR3, HN19"},
    {"research", N_("research"), kResearch, false, kResearchCounts, false, true, "HN17, HN21"},
    {"inspection", N_("inspection"), kInspections, false, {}, true, false, "E7, E7b, HN16"},
    {"screening", N_("screening for disputes"), {}, false, kScreeningCounts, false, false, "I5"},
    {.name = "training", .label = N_("training"), .source = "DZ9", .parties = kAttendants},
    {"sent",
     N_("report sent"),
     {},
     false,
     {},
     false,
     false,
     "A12, D6",
     OfficeDuty::report,
     kRecipients},
    {"published",
     N_("published"),
     {},
     false,
     {},
     false,
     false,
     "A9",
     OfficeDuty::publication,
     kChannels},
    {"read", N_("report read"), {}, false, {}, false, false, "F7", OfficeDuty::reading, kReaders},
    {.name = kProposal,
     .label = N_("proposal"),
     .types = kProposals,
     .type_required = true,
     .source = "HN15b, W22 art. 40",
     .parties = kRecipients},
    {.name = kProposalAnswer,
     .label = N_("answer to a proposal"),
     .types = kAnswers,
     .type_required = true,
     .source = "W22 art. 40"},
    {.name = kAccountable,
     .label = N_("held to account"),
     .types = kGrounds,
     .type_required = true,
     .source = "E8b, F9",
     .parties = kConcerned},
    {.name = kScoreLine,
     .label = N_("line of the scorecard"),
     .source = "DZ2",
     .parties = kConcerned},
    {.name = kReminder, .label = N_("reminder"), .source = "A16", .by_program = true},
};

constexpr struct {
  std::string_view name;
  const char* label;
  std::string_view kind = {};  ///< only of this one
} kTypes[] = {
    {"monthly", N_("monthly meeting")},
    {"half-month", N_("half-monthly meeting")},
    {"joint", N_("joint meeting")},
    {"analysis", N_("meeting on the people's situation")},
    {"conference", N_("conference on hard cases")},
    {"hearing", N_("hearing on progress")},
    {"panel", N_("panel of citizens")},
    {"other", N_("other meeting")},
    {"improve", N_("proposal to improve the work")},
    {"policy", N_("proposal on a policy"), kProposal},
    {"accountability", N_("proposal to hold to account")},
    {"adopted", N_("proposal adopted")},
    {"partly", N_("proposal adopted in part")},
    {"not-adopted", N_("proposal not adopted")},
    {"irresponsible", N_("does not take responsibility")},
    {"inaction", N_("does not act")},
    {"formality", N_("goes through the motions")},
    {"stalling", N_("stalls or shifts the work to others")},
    {"falsified", N_("falsifies")},
    {"on-site", N_("on-site inspection")},
    {"unannounced", N_("unannounced visit")},
    {"return-visit", N_("return visit")},
    {"interview", N_("talk one to one")},
    {"papers", N_("examination of papers")},
    {"survey", N_("survey among the people")},
    {"law", N_("publicity on law")},
    {"policy", N_("publicity on policy")},
    {"information", N_("information service")},
    {"technology", N_("advice on technology")},
    {"shadowing", N_("research alongside those at work")},
    {"embedded", N_("research from within")},
    {"stationed", N_("research by staying there")},
};

}  // namespace

std::span<const ActivityCount> activity_counts() {
  return kCounts;
}

std::span<const ActivityKind> activity_kinds() {
  return kKinds;
}

const ActivityKind* find_activity_kind(std::string_view name) {
  for (const ActivityKind& kind : kKinds)
    if (kind.name == name) return &kind;
  return nullptr;
}

const ActivityKind* find_activity_kind(OfficeDuty duty) {
  for (const ActivityKind& kind : kKinds)
    if (kind.of_report == duty) return &kind;
  return nullptr;
}

std::vector<std::string_view> activity_kind_names() {
  return names_in(kKinds, &ActivityKind::name);
}

std::vector<std::string_view> recorded_kind_names() {
  std::vector<std::string_view> all;
  for (const ActivityKind& kind : kKinds)
    if (!kind.by_program) all.push_back(kind.name);
  return all;
}

std::string activity_type_text(std::string_view kind, std::string_view type) {
  for (const auto& one : kTypes)
    if (one.name == type && (one.kind.empty() || one.kind == kind)) return tr(one.label);
  return std::string(type);
}

}  // namespace anjuan

#include "anjuan/model/activity.hpp"

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr ActivityCount kCounts[] = {
    {"leaflets", N_("leaflets")},
    {"questionnaires", N_("questionnaires")},
    {"consultations", N_("consultations")},
    {"legal_advice", N_("legal advice, persons")},
};

constexpr std::string_view kMeetings[] = {"monthly", "half-month", "joint", "other"};
constexpr std::string_view kInspections[] = {"on-site", "unannounced", "return-visit", "interview",
                                             "papers"};
constexpr std::string_view kPublicityCounts[] = {"leaflets", "questionnaires", "consultations",
                                                 "legal_advice"};
constexpr std::string_view kResearchCounts[] = {"questionnaires"};

constexpr ActivityKind kKinds[] = {
    {"meeting", N_("meeting"), kMeetings, true, {}, false, false, "C5, B7, HR3"},
    {"publicity", N_("publicity"), {}, false, kPublicityCounts, false, false, "HR3"},
    {"research", N_("research"), {}, false, kResearchCounts, false, true, "HN17"},
    {"inspection", N_("inspection"), kInspections, false, {}, true, false, "E7, HN16"},
};

constexpr struct {
  std::string_view name;
  const char* label;
} kTypes[] = {
    {"monthly", N_("monthly meeting")},      {"half-month", N_("half-monthly meeting")},
    {"joint", N_("joint meeting")},          {"other", N_("other meeting")},
    {"on-site", N_("on-site inspection")},   {"unannounced", N_("unannounced visit")},
    {"return-visit", N_("return visit")},    {"interview", N_("talk one to one")},
    {"papers", N_("examination of papers")},
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

std::vector<std::string_view> activity_kind_names() {
  std::vector<std::string_view> all;
  for (const ActivityKind& kind : kKinds) all.push_back(kind.name);
  return all;
}

std::string activity_type_text(std::string_view type) {
  for (const auto& one : kTypes)
    if (one.name == type) return tr(one.label);
  return std::string(type);
}

}  // namespace anjuan

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/settings/pack.hpp"

namespace anjuan {

/// Somebody of a new office, as who sets it up names them.
struct NewOfficial {
  std::string name;
  std::string title;
  std::string rank;  ///< one of the pack's; empty for who only sits in, such as a lawyer
  bool principal = false;
  std::string body;
  std::string unit;
  std::vector<std::string> groups;
};

/// Where and when a desk receives.
struct NewDesk {
  std::string id;
  std::string place;  ///< empty: not known yet
  std::string time;   ///< "09:00-11:30", "all-day", or empty: not known yet
};

/// The files of an office that stands upon a pack, before anybody has changed anything.
struct NewOffice {
  std::string settings;   ///< the end of anjuan.toml: the desks
  std::string officials;  ///< officials.yaml
  std::string units;      ///< units.yaml, with @NAME@ for the office
};

/// "王强,党工委书记,正处级,主要领导": name and title, then in any order a rank of the pack,
/// 主要领导 or principal, a body, a group that the pack's rules name, unit=ID, group=NAME; between
/// them commas or spaces. Fails (usage) with every word that is none of these, and for who has
/// neither a rank nor a group.
Result<NewOfficial> parse_official(const Pack& pack, std::string_view text);
/// "hall,街道一楼,09:00-11:30". Fails (usage) when the pack has no such desk or the time is none.
Result<NewDesk> parse_desk(const Pack& pack, std::string_view text);

/// The id of the campaign of a pack whose days each office says for itself; empty without one.
std::string campaign_of(const Pack& pack);
/// "2026-04-01..2026-06-30", both inclusive. Fails (usage) when it is no range of days, or the pack
/// has no campaign.
Result<DateRange> parse_campaign(const Pack& pack, std::string_view text);
/// The end of anjuan.toml that says these days, behind # where there are none yet; empty for a pack
/// without a campaign.
std::string campaign_settings(const Pack& pack, const std::optional<DateRange>& days);

/// The ranks that a pack lists, highest first.
std::vector<std::string> ranks_of(const Pack& pack);
/// The groups of people that its rules name, such as lawyers, in their order.
std::vector<std::string> groups_of(const Pack& pack);
/// The desks of a pack whose place or time its regulation leaves open, by their names: the blanks.
struct DeskBlank {
  std::string id;
  std::string name;
  bool place = false;
  bool time = false;
};
std::vector<DeskBlank> blanks_of(const Pack& pack);

/// With nobody named, the pack's examples; with a desk unnamed, its blanks stay marked, and so do
/// the days of a campaign.
NewOffice make_office(const Pack& pack, const std::vector<NewOfficial>& people,
                      const std::vector<NewDesk>& desks, const std::optional<DateRange>& campaign);

}  // namespace anjuan

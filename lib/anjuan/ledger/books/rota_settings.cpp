#include "anjuan/ledger/books/rota_settings.hpp"

#include <algorithm>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"

namespace anjuan {
namespace {

/// Where each desk or campaign stands in the settings, by its id as it is written.
std::vector<std::pair<std::string, Diagnostic>> places_of(const Ledger& ledger, const char* kind) {
  std::vector<std::pair<std::string, Diagnostic>> places;
  auto top = TomlTable::parse_layers(ledger.settings());
  if (!top) return places;
  auto rota = top->table("rota");
  if (!rota) return places;
  for (TomlTable& one : rota->tables(kind))
    places.emplace_back(one.string("id").value_or(""), one.place("id"));
  return places;
}

class IdleSettings {
 public:
  IdleSettings(const Ledger& ledger, const rota::Rules& rules) : ledger_(ledger), rules_(rules) {}

  std::vector<Diagnostic> find() {
    for (const rota::CoverRule& rule : rules_.covers) {
      used_.insert(rule.desk);
      look_for_people(rule.who, rule.source, {});
      for (const rota::CompanionNeed& one : rule.companions)
        look_for_people(one.who, rule.source, one);
    }
    for (const rota::QuotaRule& rule : rules_.quotas) {
      if (!rule.desk.empty()) used_.insert(rule.desk);
      // Who chooses the day chooses the desk.
      if (rule.self_chosen && rule.desk.empty())
        for (const rota::Desk& desk : rules_.desks) used_.insert(desk.id);
      look_for_people(rule.who, rule.source, {});
    }
    for (const rota::BookingRule& rule : rules_.bookings) used_.insert(rule.desk);
    look_for_blanks();
    look_for_old_campaigns();
    look_for_ended(rules_.ends);
    look_for_ended(ledger_.office().duty_ends);
    return std::move(found_);
  }

 private:
  void look_for_people(const Who& who, const std::string& source,
                       const std::optional<rota::CompanionNeed>& sitting) {
    const auto& all = ledger_.officials();
    // A ledger whose people are not entered yet is not told so rule by rule.
    if (all.empty() || std::any_of(all.begin(), all.end(), [&](const Official& one) {
          return sitting ? rota::sits_in(*sitting, one, rules_.ranks)
                         : matches(who, one, rules_.ranks);
        }))
      return;
    Diagnostic d{
        .severity = Severity::warning, .code = "nobody-fits", .file = ledger_.paths().officials()};
    Who called = who;
    for (std::string& unit : called.units) unit = name_of(ledger_.units(), unit);
    for (std::string& one : called.officials) one = name_of(all, one);
    d.message = trf("a rule is for nobody who is here: {}", to_string(called));
    d.rule = source;
    d.remedy = tr("add them to officials.yaml, or take the rule out of the settings");
    found_.push_back(std::move(d));
  }

  void look_for_blanks() {
    const auto places = places_of(ledger_, "desk");
    std::set<std::string> told;
    for (const rota::Desk& desk : rules_.desks) {
      if (!used_.contains(desk.id)) continue;
      const bool time = desk.has_time || desk.all_day;
      if (!desk.place.empty() && time) continue;
      const auto at = std::find_if(places.begin(), places.end(), [&](const auto& one) {
        return desk.id == one.first || desk.id.starts_with(one.first + "-");
      });
      // A desk of each unit is one in the settings.
      if (!told.insert(at == places.end() ? desk.id : at->first).second) continue;
      Diagnostic d = at == places.end() ? Diagnostic{.code = {}, .file = ledger_.paths().settings()}
                                        : at->second;
      d.code = "desk-blank";
      d.message = desk.place.empty() && !time
                      ? trf("the desk {} has no place and no time", desk.name)
                  : time ? trf("the desk {} has no place", desk.name)
                         : trf("the desk {} has no time", desk.name);
      d.rule = tr("a notice tells where and when");
      d.remedy = tr("write place = \"…\" and time = \"09:00-11:30\", or all-day, at the desk");
      found_.push_back(std::move(d));
    }
  }

  /// A campaign that was over before the ledger began is that of the pack's document.
  void look_for_old_campaigns() {
    const auto begun = ledger_.office().owed_from;
    if (!begun) return;
    for (const rota::CampaignRule& one : rules_.campaigns) {
      if (one.days.to >= *begun) continue;
      Diagnostic d{.code = {}, .file = ledger_.paths().settings()};
      for (auto& [id, place] : places_of(ledger_, "campaign"))
        if (id == one.id) d = place;
      d.severity = Severity::warning;
      d.code = "campaign-over";
      d.message = trf("the campaign {} was over on {}, before this ledger began", one.name,
                      to_string(one.days.to));
      d.rule = one.source;
      d.remedy = trf("say its days: [[rota.campaign]] with id = \"{}\", from and to in anjuan.toml",
                     one.id);
      found_.push_back(std::move(d));
    }
  }

  void look_for_ended(const std::vector<RuleEnd>& ends) {
    const auto begun = ledger_.office().owed_from;
    for (const RuleEnd& end : ends) {
      // Of a pack it is what held earlier, for cases of those days.
      if (!begun || end.last >= *begun || end.place.file != ledger_.paths().settings()) continue;
      Diagnostic d = end.place;
      d.severity = Severity::warning;
      d.code = "rule-ended";
      d.message = trf("this rule ended on {}, before the ledger began on {}", to_string(end.last),
                      to_string(*begun));
      d.rule = "[reports] owed-from";
      d.remedy = tr("take it out, or let it end later");
      found_.push_back(std::move(d));
    }
  }

  const Ledger& ledger_;
  const rota::Rules& rules_;
  std::set<std::string> used_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> idle_rota_settings(const Ledger& ledger, const rota::Rules& rules) {
  return IdleSettings(ledger, rules).find();
}

}  // namespace anjuan

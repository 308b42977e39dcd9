#include "view/history_view.hpp"

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "view/case_view.hpp"

namespace anjuan::cli {
namespace {

std::string shown(const std::string& value) {
  return value.empty() ? "–" : value;
}

/// "reclassified by zhang-wei: reason …".
std::string cause(const Event& event, const Words& words) {
  std::string out =
      trf("{} by {}", tr(anjuan::spec_of(event.kind).label), words.official(event.by));
  if (!event.get("reason").empty())
    out += trf(", reason: {}", truncate(words.value(event, "reason"), 60));
  return out;
}

/// Facts that tell who somebody is are named, not shown.
bool is_personal(const std::string& name) {
  return name == "petitioners" || name == "request" || name == "title";
}

/// What may be shown of a case that was one before and is another after: the people of both.
Viewer viewer_of(const git::FileHistory& history, bool reveal) {
  std::vector<Petitioner> people = everybody_of(history.before);
  for (Petitioner& person : everybody_of(history.after)) people.push_back(std::move(person));
  return {to_view(history.after.head), people, audience_of(reveal)};
}

}  // namespace

std::string history_text(const git::FileHistory& history, const Words& words, bool reveal) {
  if (history.id.empty())
    return fmt::format("{}: {}\n", history.path,
                       history.is_new    ? tr("new")
                       : history.is_gone ? tr("gone")
                                         : tr("changed"));
  if (history.is_gone) return trf("{}: gone\n", history.id);
  if (history.unreadable) return trf("{}: the file is no whole case\n", history.id);
  std::string out = fmt::format("{}\n", history.id);
  const Viewer viewer = viewer_of(history, reveal);
  for (const git::FieldMove& move : history.moves) {
    out += fmt::format("  {} {} → {}", label_of_field(anjuan::spec_of(move.field).name),
                       shown(words.value(move.field, move.before)),
                       shown(words.value(move.field, move.after)));
    out += move.by ? fmt::format(": {}\n", cause(viewer.event(*move.by), words))
                   : fmt::format(": {}\n", tr("no event"));
  }
  for (const git::FactChange& fact : history.change.facts) {
    if (history.is_new) break;
    out += is_personal(fact.name) && !reveal
               ? trf("  {}: changed without an event\n", label_of_field(fact.name))
               : trf("  {} {} → {}: without an event\n", label_of_field(fact.name),
                     shown(viewer.fact(fact.before)), shown(viewer.fact(fact.after)));
  }
  for (const git::Rewritten& one : history.change.rewritten) {
    const Event& event = one.before ? *one.before : *one.after;
    const char* how = one.how == git::Rewritten::How::removed    ? tr("removed")
                      : one.how == git::Rewritten::How::edited   ? tr("edited")
                      : one.how == git::Rewritten::How::inserted ? tr("inserted")
                                                                 : tr("moved");
    out += fmt::format("  {}: {} {}\n", how, to_string(event.at).substr(0, 16),
                       tr(anjuan::spec_of(event.kind).label));
  }
  for (const Event& event : history.change.added)
    out += fmt::format("  + {}\n", event_line(viewer.event(event), words));
  return out;
}

nlohmann::ordered_json history_json(const git::FileHistory& history, bool reveal) {
  nlohmann::ordered_json one = {{"path", history.path}};
  if (!history.id.empty()) one["id"] = history.id;
  one["new"] = history.is_new;
  one["gone"] = history.is_gone;
  if (history.id.empty() || history.is_gone || history.unreadable) return one;
  const Viewer viewer = viewer_of(history, reveal);
  nlohmann::ordered_json moves = nlohmann::ordered_json::array();
  for (const git::FieldMove& move : history.moves) {
    nlohmann::ordered_json entry = {{"field", anjuan::spec_of(move.field).name},
                                    {"before", move.before},
                                    {"after", move.after}};
    if (move.by) entry["event"] = event_json(viewer.event(*move.by));
    moves.push_back(std::move(entry));
  }
  nlohmann::ordered_json events = nlohmann::ordered_json::array();
  for (const Event& event : history.change.added) events.push_back(event_json(viewer.event(event)));
  one["moves"] = std::move(moves);
  one["events"] = std::move(events);
  one["rewritten"] = history.change.rewritten.size();
  return one;
}

}  // namespace anjuan::cli

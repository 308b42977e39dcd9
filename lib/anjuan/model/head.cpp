#include "anjuan/model/head.hpp"

#include <algorithm>
#include <vector>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using F = HeadField;
using T = ValueType;

std::vector<HeadFieldSpec> make_table() {
  return {
      {F::id, "id", T::case_id, false, true, {}, N_("permanent number of the case")},
      {F::title, "title", T::text, false, true, {}, N_("the matter in one line")},
      {F::status, "status", T::choice, true, true, vocabulary<Status>(),
       N_("where the case stands")},
      {F::clock, "clock", T::word, true, false, {}, N_("the obligation that is due first")},
      {F::due, "due", T::date, true, false, {}, N_("last day of that obligation")},
      {F::owed_by,
       "owed_by",
       T::word,
       true,
       false,
       {},
       N_("who owes it, where that is not the unit: another unit, or the office")},
      {F::provisional,
       "provisional",
       T::boolean,
       true,
       false,
       {},
       N_("true while due depends on a year without a calendar")},
      {F::class_, "class", T::choice, true, true, vocabulary<CaseClass>(),
       N_("how hard the matter is; decides the limit")},
      {F::kind, "kind", T::choice, true, true, vocabulary<CaseKind>(),
       N_("request, accusation or suggestion")},
      // W22 art. 31.
      {F::route, "route", T::choice, true, false, vocabulary<Route>(), N_("way the matter goes")},
      {F::received, "received", T::date, true, true, {}, N_("day the complaint arrived")},
      {F::accepted, "accepted", T::date, true, false, {}, N_("day of acceptance")},
      {F::decided,
       "decided",
       T::date,
       true,
       false,
       {},
       N_("day it was accepted, declined or transferred")},
      {F::decide_by, "decide_by", T::date, true, false, {}, N_("last day to decide on acceptance")},
      {F::handle_by, "handle_by", T::date, true, false, {}, N_("last day of the handling")},
      {F::handled, "handled", T::date, true, false, {}, N_("day the handling ended")},
      {F::extended, "extended", T::date, true, false, {}, N_("day the limit was extended")},
      {F::replied, "replied", T::date, true, false, {}, N_("day of the written reply")},
      {F::closed, "closed", T::date, true, false, {}, N_("day of closing")},
      {F::channel, "channel", T::choice, false, true, vocabulary<Channel>(), N_("how it came in")},
      {F::category, "category", T::text, false, false, {}, N_("path in the category tree, with /")},
      {F::place, "place", T::text, false, false, {}, N_("where the matter arose, with /")},
      {F::persons, "persons", T::integer, false, false, {}, N_("how many people complained")},
      {F::group, "group", T::boolean, false, false, {}, N_("true for a group of five or more")},
      {F::visit_level, "visit_level", T::choice, false, false, vocabulary<VisitLevel>(),
       N_("level of the office that was visited")},
      {F::unit, "unit", T::word, true, false, {}, N_("unit that answers for the case")},
      {F::assisting, "assisting", T::words, true, false, {}, N_("units that assist")},
      {F::lead, "lead", T::word, true, false, {}, N_("official who leads the case")},
      {F::satisfied, "satisfied", T::choice, true, false, vocabulary<Satisfaction>(),
       N_("what the petitioner said at follow-up")},
      {F::settled, "settled", T::boolean, true, false, {}, N_("whether the dispute has ended")},
      {F::followed_up,
       "followed_up",
       T::date,
       true,
       false,
       {},
       N_("day the petitioner was last asked about the answer")},
      {F::review_asked,
       "review_asked",
       T::date,
       true,
       false,
       {},
       N_("day the petitioner first asked for a review")},
      {F::missed,
       "missed",
       T::text,
       true,
       false,
       {},
       N_("duties met late: clock, unit that owed it, last day, day it was met")},
      {F::idle,
       "idle",
       T::text,
       true,
       false,
       {},
       N_("days between an end and a reopening, which count for nobody; none where the first is "
          "after the last: it ended and was reopened on one day")},
      {F::instructed,
       "instructed",
       T::words,
       true,
       false,
       {},
       N_("days of the leaders' instructions that were not given at a reception on record")},
      {F::tasks, "tasks", T::words, true, false, {}, N_("open tasks beside the limits")},
      {F::repeat_of,
       "repeat_of",
       T::case_id,
       false,
       false,
       {},
       N_("first case on the same matter")},
      {F::source, "source", T::text, false, false, {}, N_("system and number it came from")},
      {F::confidential,
       "confidential",
       T::boolean,
       true,
       false,
       {},
       N_("true when the petitioner asked not to be named")},
      // W22 art. 30.
      {F::accused_unit,
       "accused_unit",
       T::words,
       true,
       false,
       {},
       N_("units that are accused: nothing of the case reaches them")},
      {F::accused,
       "accused",
       T::words,
       true,
       false,
       {},
       N_("officials who are accused, by id; a name for somebody outside of officials.yaml")},
      {F::flags, "flags", T::words, false, false, {}, N_("marks of the office, such as urgent")},
  };
}

}  // namespace

std::span<const HeadFieldSpec> head_fields() {
  static const std::vector<HeadFieldSpec> table = make_table();
  return table;
}

const HeadFieldSpec& spec_of(HeadField field) {
  return head_fields()[static_cast<std::size_t>(field)];
}

std::optional<HeadField> parse_head_field(std::string_view name) {
  for (const HeadFieldSpec& spec : head_fields())
    if (spec.name == name) return spec.field;
  return std::nullopt;
}

namespace {

std::string to_text(Date from, Date to) {
  return to_string(from) + ".." + to_string(to);
}

std::optional<std::pair<Date, Date>> parse_days(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto from = parse_date(text.substr(0, dots));
  const auto to = parse_date(text.substr(dots + 2));
  if (!from || !to) return std::nullopt;
  return std::pair(*from, *to);
}

}  // namespace

std::string to_text(const std::vector<LateDuty>& duties) {
  std::string text;
  for (const LateDuty& duty : duties)
    text += (text.empty() ? "" : "; ") + duty.clock + (duty.unit.empty() ? "" : "@" + duty.unit) +
            (duty.lead.empty() ? "" : "/" + duty.lead) + " " + to_text(duty.due, duty.done);
  return text;
}

std::vector<LateDuty> parse_late_duties(std::string_view text) {
  std::vector<LateDuty> duties;
  for (std::string_view entry : split(text, ';')) {
    entry = trim(entry);
    const std::size_t space = entry.find(' ');
    if (space == std::string_view::npos) continue;
    const auto days = parse_days(trim(entry.substr(space)));
    if (!days) continue;
    std::string_view who = entry.substr(0, space);
    const auto cut_from = [&who](char sign) {
      const std::size_t at = who.find(sign);
      const std::string tail(at == std::string_view::npos ? "" : who.substr(at + 1));
      who = who.substr(0, at);
      return tail;
    };
    const std::string lead = cut_from('/');
    const std::string unit = cut_from('@');
    duties.push_back({std::string(who), unit, days->first, days->second, lead});
  }
  return duties;
}

std::string to_text(const IdleDays& idle) {
  std::string text;
  for (const auto& [from, to] : idle) text += (text.empty() ? "" : " ") + to_text(from, to);
  return text;
}

IdleDays parse_idle(std::string_view text) {
  IdleDays idle;
  for (const std::string_view entry : split(text, ' '))
    if (const auto days = parse_days(entry)) idle.push_back(*days);
  return idle;
}

int idle_days(std::string_view idle, Date from, Date to) {
  if (idle.empty()) return 0;
  int days = 0;
  for (const auto& [first, last] : parse_idle(idle)) {
    const Date begin = std::max(first, from + std::chrono::days(1));
    const Date end = std::min(last, to);
    if (begin <= end) days += static_cast<int>((end - begin).count()) + 1;
  }
  return days;
}

HeadView to_view(const Head& head) {
  HeadView view;
  for (std::size_t i = 0; i < kHeadFieldCount; ++i) view.values[i] = head.values[i];
  return view;
}

Head to_head(const HeadView& view) {
  Head head;
  for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = view.values[i];
  return head;
}

}  // namespace anjuan

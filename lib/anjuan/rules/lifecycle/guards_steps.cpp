#include <algorithm>

#include "anjuan/base/code.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/model/outcome.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/guard.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

// What single events demand.
namespace anjuan {
namespace {

using K = EventKind;

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

void Guard::check_registered() {
  const auto received = parse_date(e_.get("received"));
  if (received && *received > day_)
    refuse("before-its-cause",
           trf("registered on {}, before it was received on {}", to_string(day_),
               to_string(*received)),
           tr("check the two dates"));
  const auto representatives =
      std::count_if(subject_.petitioners.begin(), subject_.petitioners.end(),
                    [](const Petitioner& person) { return person.representative; });
  if (representatives > office_.max_representatives)
    refuse("too-many-representatives",
           trf("a group has at most {} representatives, not {}", office_.max_representatives,
               representatives),
           tr("ask the group to name its representatives"), "W22 art. 20");
  check_simple(parse_name<CaseClass>(e_.get("class")).value_or(CaseClass::general));
}

/// Why so many people, or a matter that was brought before, are too much for the simple procedure;
/// empty when they are not.
std::string Guard::too_much_for_simple(int persons, bool group, bool repeated) const {
  if (persons >= office_.group_persons) return trf("{} persons complain together", persons);
  if (persons > 1) return trf("it is a joint complaint of {} persons", persons);
  if (group) return tr("a group complains together");
  return repeated ? tr("the matter was brought before") : "";
}

void Guard::refuse_simple(const std::string& why, const char* way_out) {
  if (!why.empty())
    refuse("not-simple", trf("the simple procedure is not for this case: {}", why), way_out,
           tr("simple procedure (简易办理, 2016)"));
}

/// Group, joint, major and multi-unit cases are too much for the simple procedure (简易办理).
void Guard::check_simple(CaseClass to) {
  if (to != CaseClass::simple || imported_ || facts_have_changed()) return;
  const Head& head = subject_.head;
  std::string why = too_much_for_simple(facts_of(head).persons, head[HeadField::group] == "true",
                                        head.has(HeadField::repeat_of));
  if (why.empty() && s_.class_ == CaseClass::major) why = tr("the case is major");
  if (why.empty() && !s_.assisting.empty()) why = tr("several units handle it");
  refuse_simple(why, tr("use the class general"));
}

/// What is corrected does not make a simple case one that may not be simple.
void Guard::check_still_simple() {
  if (s_.class_ == CaseClass::simple)
    refuse_simple(too_much_for_simple(parse_number<int>(e_.get("persons")).value_or(1),
                                      e_.is_true("group"), !e_.get("repeat_of").empty()),
                  tr("reclassify it first, with the reason"));
}

/// A letter carries the date of its document: that is the day of the event, or near it.
void Guard::check_document_date() {
  const auto dated = parse_date(e_.get("document_date"));
  if (!dated) return;
  const long before = (day_ - *dated).count();
  if (*dated > c_.now.date())
    refuse(code::kInTheFuture, trf("its document is dated {}, after today", to_string(*dated)),
           tr("give the day that stands on the paper with --document-date"));
  else if (s_.status && *dated < s_.received)
    refuse("before-its-cause",
           trf("its document is dated {}, before the complaint was received on {}",
               to_string(*dated), to_string(s_.received)),
           tr("give the day that stands on the paper with --document-date"));
  else if (before > office_.late_after_days && e_.get("late_reason").empty())
    refuse("late-reason-missing",
           trf("its document is dated {}, {} days before", to_string(*dated), before),
           trf("record it with --on and that day, or say why with --{}", "late-reason"),
           "[record] late-after-days");
}

void Guard::check_appointment() {
  const auto applied = parse_date(e_.get("appointment"));
  if (applied && *applied > day_)
    refuse(
        "before-its-cause",
        trf("recorded on {}, before the application of {}", to_string(day_), to_string(*applied)),
        tr("give the day the petitioner applied, not that of the appointment"), "source F5");
}

void Guard::check_lead(const std::string& id) {
  const Official* lead = find_by_id(c_.officials, id);
  if (lead == nullptr) {
    if (!imported_)
      refuse("no-such-official", trf("there is no official {}", id),
             tr("add the official to officials.yaml, or check the id"), "officials.yaml");
    return;
  }
  if (!lead->in_office(day_))
    refuse("not-in-office", trf("{} is not in office on {}", lead->name, to_string(day_)),
           tr("choose another official"), "officials.yaml");
  if (!demands_principal(s_, office_) || imported_ || facts_have_changed()) return;
  if (!lead->principal)
    refuse("principal-must-lead", tr("a major or much repeated case is led by a principal"),
           tr("name a principal with --lead"), office_.principal_leads.source);
  else
    check_its_principal(*lead, e_.get("unit"));
}

void Guard::check_unit(std::string_view unit) {
  if (!unit.empty() && find_by_id(c_.units, unit) == nullptr)
    refuse("no-such-unit", trf("there is no unit {}", unit),
           tr("add the unit to units.yaml, or check the id"), "units.yaml");
}

/// What is noted of a unit that does not assist would leave the duty of the right one open.
void Guard::check_assisted() {
  const std::string unit(e_.get("assisted"));
  if (unit.empty() || imported_ || e_.line != 0 || contains(s_.assisting, unit)) return;
  refuse("not-assisting", trf("{} does not assist in the case", unit),
         s_.assisting.empty() ? tr("name it first: anjuan assign --assisting UNIT --assist-by DATE")
                              : trf("those that do: {}", join(s_.assisting, tr(", "))),
         "source HN7");
}

void Guard::check_assigned() {
  const std::string unit(e_.get("unit"));
  check_unit(unit);
  for (std::string_view other : split(e_.get("assisting"), ' ')) {
    check_unit(other);
    if (!unit.empty() && other == unit && e_.line == 0 && !imported_)
      refuse("assists-itself", trf("{} handles the case and cannot assist in it as well", unit),
             trf("leave it out of --{}", "assisting"));
  }
  if (!s_.unit.empty() && unit != s_.unit && e_.get("reason").empty() && !imported_)
    // 首办负责: whoever had it first answers for it to the end, or it is said why another does.
    refuse("field-missing", tr("reassigning needs a reason"), trf("give it with --{}", "reason"),
           "W22 art. 22, source DZ5b");
  if (office_.joint_has_lead && !e_.get("assisting").empty() && e_.get("lead").empty() &&
      s_.lead.empty() && e_.line == 0 && !imported_)
    refuse("lead-missing", tr("several units handle it, and no official leads them"),
           tr("name one with --lead"), "source DZ10");
  if (s_.class_ == CaseClass::simple && !e_.get("assisting").empty() && !imported_)
    refuse_simple(tr("several units handle it"), tr("reclassify it first, with the reason"));
  check_receipt();
  const auto by = parse_date(e_.get("assist_by"));
  const CaseClock* handle = s_.find(ClockKind::handle);
  if (by && *by < day_)
    refuse("before-its-cause", trf("the date {} has passed already", to_string(*by)),
           tr("give a later day"));
  if (by && handle != nullptr && handle->running() && *by > handle->end())
    refuse("beyond-limit",
           trf("the assisting units' day {} lies after the limit of the case, {}", to_string(*by),
               to_string(handle->end())),
           tr("give an earlier day"));
  if (!e_.get("lead").empty()) check_lead(std::string(e_.get("lead")));
}

/// A unit receives a case on the day it was referred or later, and by now.
void Guard::check_receipt() {
  const auto received = parse_date(e_.get("received"));
  if (!received) return;
  const bool same = s_.unit == e_.get("unit") && s_.assigned;
  if (same && s_.receipt && *s_.receipt != *received && !imported_)
    refuse("received-already", trf("the unit received it on {}", to_string(*s_.receipt)),
           trf("where that was wrong, take the receipt out first: {}",
               fmt::format("anjuan void {}", subject_.head[HeadField::id])),
           "W22 art. 23");
  const Date referred = same ? *s_.assigned : day_;
  if (*received > c_.now.date())
    refuse(code::kInTheFuture, trf("{} lies after today", to_string(*received)),
           tr("record the receipt when it has happened"));
  else if (*received < referred)
    refuse("before-its-cause",
           trf("received on {}, before it was referred on {}", to_string(*received),
               to_string(referred)),
           tr("check the two dates; --on gives the day of the referral"));
}

void Guard::check_reclassified() {
  const auto to = parse_name<CaseClass>(e_.get("to"));
  if (!to) return;
  if (*to == s_.class_)
    refuse("nothing-changes", trf("the case is {} already", tr(label_of(*to))),
           tr("choose another class"));
  check_simple(*to);
  if (imported_) return;
  // What the class would do to the clocks: none may be over before it starts.
  CaseState after = s_;
  apply(after, e_, {.moves = moves_of(subject_.history)}, c_.rules);
  for (const ClockKind kind : {ClockKind::refer, ClockKind::decide, ClockKind::handle}) {
    const CaseClock* before = s_.find(kind);
    const CaseClock* then = after.find(kind);
    if (then == nullptr || !then->running() || then->end() >= day_) continue;
    if (before != nullptr && before->running() && before->end() <= then->end()) continue;
    refuse(
        "limit-passed",
        trf("as a {} case its limit ({}) would have passed on {} already", tr(label_of(*to)),
            tr(spec_of(kind).label), to_string(then->end())),
        trf("keep the class {}; if it was decided by {}, record it with --on and that day; a class "
            "that was registered wrongly is taken out with `anjuan void`",
            tr(label_of(s_.class_)), to_string(then->end())),
        then->source);
  }
}

/// The head of the handling organ or of one above it, or a principal of the office itself, as the
/// office's rule has it.
bool Guard::may_approve(const Official& official) const {
  const Approver who = office_.extension.approver;
  if (who != Approver::handler && heads_office(official, c_.units)) return true;
  return who != Approver::office && heads_unit(official, c_.units, s_.unit);
}

/// Whose principal somebody is does matter: one of an uninvolved unit has no say in the case.
void Guard::check_its_principal(const Official& official, std::string_view unit) {
  if (imported_ || e_.line != 0 || heads_office(official, c_.units) ||
      heads_unit(official, c_.units, unit))
    return;
  refuse("not-its-principal",
         trf("{} heads neither the office nor the unit that handles the case", official.name),
         tr("name a principal of the office itself, or of the handling unit"));
}

bool Guard::is_extendable() const {
  return contains(office_.extension.classes, s_.class_);
}

void Guard::check_extended() {
  const ExtensionRule& rule = office_.extension;
  if (imported_) return;
  if (!is_extendable()) {
    std::vector<std::string> names;
    for (CaseClass each : rule.classes) names.emplace_back(tr(label_of(each)));
    refuse("class-not-extendable", trf("a {} case is not extended", tr(label_of(s_.class_))),
           trf("only these classes are: {}; reclassify it first, with the reason, if it is one",
               join(names, tr(", "))),
           rule.source);
    return;
  }
  const CaseClock* clock = s_.find(ClockKind::handle);
  if (clock == nullptr) return;
  const std::size_t said = problems_.size();
  if (s_.extensions >= rule.times)
    refuse("extended-already",
           trf("the limit was extended on {} and can be extended {} time(s) only",
               to_string(s_.extended.value_or(day_)), rule.times),
           trf("reply and close by {}", to_string(clock->end())), rule.source);
  const int days = number_of(e_.get("days"));
  if (days < 1 || days > rule.max_days)
    refuse("too-long", trf("an extension is 1 to {} days, not {}", rule.max_days, days),
           trf("give --days {} or less", rule.max_days), rule.source);
  // While the clock stands still its end moves on: it cannot pass meanwhile.
  if (clock->running() && day_ > clock->end())
    refuse("limit-passed",
           trf("the limit passed on {}; on {} it can no longer be extended",
               to_string(clock->end()), to_string(day_)),
           tr("record the overdue reply with `anjuan reply`; the lateness stays on record"),
           rule.source);
  const std::string approver(e_.get("approver"));
  const Official* official = find_by_id(c_.officials, approver);
  if (!approver.empty() && (official == nullptr || !official->principal))
    refuse("not-a-principal",
           official == nullptr ? trf("there is no official {}", approver)
                               : trf("{} is not a principal", official->name),
           tr("an extension is approved by an official with principal: true in officials.yaml"),
           rule.source);
  else if (official != nullptr && !official->in_office(day_))
    refuse("not-in-office", trf("{} is not in office on {}", official->name, to_string(day_)),
           tr("choose another official"), rule.source);
  else if (official != nullptr && !may_approve(*official))
    refuse("not-its-principal",
           trf("{} heads neither the office nor the unit that handles the case", official->name),
           rule.approver == Approver::handler  ? tr("name the principal of the handling unit")
           : rule.approver == Approver::office ? tr("name a principal of the office itself")
                                               : tr("name a principal of the office itself, or of "
                                                    "the handling unit"),
           rule.source);
  if (CaseState after = s_; problems_.size() == said && e_.line == 0 && clock->running()) {
    apply(after, e_, {.moves = moves_of(subject_.history)}, c_.rules);
    if (const CaseClock* then = after.find(ClockKind::handle); then->end() <= clock->end())
      refuse(
          "does-nothing",
          trf("an earlier limit binds, {}: an extension would not move it",
              to_string(clock->end())),
          trf("reply by then; where the limit came with a merging that was wrong, take that back: "
              "{}",
              "anjuan merge --undo"),
          rule.source);
  }
  const auto notified = parse_date(e_.get("notified"));
  if (notified && s_.accepted && *notified < *s_.accepted && !imported_)
    refuse("before-its-cause",
           trf("the notice is of {}, before the acceptance on {}", to_string(*notified),
               to_string(*s_.accepted)),
           tr("check the two dates"));
  if (notified && *notified > c_.now.date())
    refuse(code::kInTheFuture, trf("the notice of {} has not been given yet", to_string(*notified)),
           tr("tell the petitioner first, then record the extension"), rule.source);
}

void Guard::check_suspension() {
  if (e_.kind == K::resumed) {
    if (std::none_of(s_.clocks.begin(), s_.clocks.end(),
                     [](const CaseClock& clock) { return clock.paused_since.has_value(); }))
      refuse("not-suspended", tr("no clock of the case is suspended"),
             tr("`anjuan explain` shows the clocks"));
    return;
  }
  std::vector<std::string> reasons;
  for (const SuspensionRule& rule : office_.suspensions) {
    reasons.push_back(label_in(suspension_words(), rule.reason));
    if (rule.reason != e_.get("reason")) continue;
    const bool stops = std::any_of(s_.clocks.begin(), s_.clocks.end(), [&](const CaseClock& clock) {
      return clock.running() && contains(rule.clocks, clock.kind);
    });
    if (!stops)
      refuse("nothing-to-suspend", trf("no running clock is stopped by {}", reasons.back()),
             tr("`anjuan explain` shows the clocks"), rule.source);
    return;
  }
  if (e_.get("reason").empty()) return;  // that it lacks is said already
  refuse("unknown-reason", trf("{} is no reason to stop a clock", e_.get("reason")),
         trf("one of: {}", join(reasons, tr(", "))), "[[suspension]]");
}

/// What was written on `written` reached the petitioner that day or later, and by today.
void Guard::check_served(std::optional<Date> written) {
  const auto served = parse_date(e_.get("served"));
  if (served && *served > c_.now.date())
    refuse(code::kInTheFuture, trf("{} lies after today", to_string(*served)),
           tr("record the service when it has happened"));
  if (served && written && *served < *written)
    refuse("before-its-cause",
           trf("served on {}, before the reply of {}", to_string(*served), to_string(*written)),
           tr("check the two dates"));
}

void Guard::check_reply() {
  const auto served = parse_date(e_.get("served"));
  check_served(e_.kind == K::replied ? std::optional(day_) : s_.replied);
  if (imported_) return;
  if (e_.kind == K::replied) check_approval();
  if (e_.kind != K::closed) return;
  check_outcome();
  check_conference();
  if (const std::string_view who = e_.get("approver");
      !who.empty() && e_.line == 0 && find_by_id(c_.officials, who) == nullptr)
    refuse("no-such-official", trf("there is no official {}", who),
           tr("add the official to officials.yaml, or check the id"), "officials.yaml");
  if (served && s_.served && *served != *s_.served)
    refuse(
        "served-otherwise",
        trf("the reply was served on {}, not on {}", to_string(*s_.served), to_string(*served)),
        tr("leave --served out; where the reply says it wrongly, take that out with `anjuan void` "
           "and record it anew"),
        "source H8");
  const auto received = served ? served : s_.served;
  if (!received)
    refuse("not-served", tr("a case is closed only when its written reply has been served"),
           tr("give the day the petitioner received it with --served"), "source H8");
  else if (*received > day_)
    refuse("not-served",
           trf("closed on {}, before the reply was served on {}", to_string(day_),
               to_string(*received)),
           tr("close it on the day of the service or later"), "source H8");
}

/// Who mediated is said of what was mediated, and of nothing else.
void Guard::check_outcome() {
  const bool mediated = parse_name<Outcome>(e_.get("outcome")) == Outcome::mediated;
  if (mediated == !e_.get("mediation").empty() || e_.line != 0) return;
  refuse("which-mediation",
         mediated ? tr("it is not said who mediated") : tr("only what was mediated has a mediator"),
         tr("say --outcome mediated and --mediation people, administrative, judicial or agreement"),
         "W22 art. 33, 37, source DZ14");
}

/// 回访核实: a second person asks, where the office wants one.
void Guard::check_second_person() {
  if (!office_.follow_up_by_another || imported_ || e_.line != 0) return;
  const std::vector<Event>& history = subject_.history;
  const auto closed = std::find_if(history.rbegin(), history.rend(), [](const Event& event) {
    return event.kind == K::closed && !event.voided;
  });
  if (closed == history.rend() || closed->by != e_.by) return;
  refuse("same-person", trf("{} closed the case, and is not the one who asks about it", e_.by),
         tr("somebody else follows it up: give that one with --by"), office_.follow_up_source);
}

/// 亲自审定: where a principal owes the petitioner a meeting, the opinion is that one's as well,
/// unless the complaint was not found right (D12).
void Guard::check_approval() {
  const auto from = office_.approval_from;
  if (!s_.principal_owed || s_.approved || !from || day_ < *from || facts_have_changed()) return;
  const auto result = parse_name<ReplyResult>(e_.get("result"));
  if (s_.justified == false && result != ReplyResult::supported) return;
  refuse("approval-missing",
         tr("the opinion waits for a principal's own approval: a visit to a higher level or a much "
            "repeated complaint"),
         tr("record it first: anjuan approve --official ID; or, where the principal found that it "
            "is not right: anjuan interview --official ID --justified no"),
         office_.meet_source.empty() ? std::string("source D11, D12") : office_.meet_source);
}

/// 集体研究 of what a group brings forward.
void Guard::check_conference() {
  const auto from = office_.conference_from;
  if (!from || day_ < *from || s_.conferred || !e_.get("unconferred").empty()) return;
  if (subject_.head[HeadField::group] != "true" || s_.imported) return;
  if (facts_have_changed()) return;
  refuse("not-conferred", tr("a group's matter is studied together before it is closed"),
         tr("record the conference with `anjuan confer`, or say with --unconferred why there was "
            "none"),
         "source C10");
}

/// A feedback is that of the unit that was asked.
void Guard::check_feedback() {
  std::vector<std::string> asked;
  for (const CaseClock& clock : s_.clocks)
    if (clock.kind == ClockKind::feedback && !clock.ended && !contains(asked, clock.what))
      asked.push_back(clock.what);
  const std::string unit(e_.get("unit"));
  if (asked.empty()) {
    refuse("not-supervised", tr("no supervision waits for a feedback"),
           tr("`anjuan explain` shows the clocks"));
  } else if (!unit.empty() && !contains(asked, unit)) {
    refuse("not-supervised", trf("no supervision of {} waits for a feedback", unit),
           trf("those that are waited for: {}", join(asked, tr(", "))));
  } else if (unit.empty() && asked.size() > 1 && e_.line == 0 && !imported_) {
    refuse("which-unit", tr("more than one unit owes a feedback"),
           trf("say whose it is: --unit, one of: {}", join(asked, tr(", "))));
  }
}

void Guard::check_milestone() {
  const std::string name(e_.get("name"));
  const auto open = std::find_if(s_.clocks.begin(), s_.clocks.end(), [&](const CaseClock& clock) {
    return clock.kind == ClockKind::milestone && !clock.ended && clock.name == name;
  });
  if (e_.kind == K::milestone_met) {
    if (!name.empty() && open == s_.clocks.end())
      refuse("no-such-milestone", tr("no milestone of that name is open"),
             trf("`anjuan explain {}` lists those that are open; another is set with `anjuan "
                 "milestone --name --reach-by`",
                 subject_.head[HeadField::id]));
    if (const std::string who(e_.get("accepted_by"));
        !imported_ && !who.empty() && find_by_id(c_.officials, who) == nullptr)
      refuse("no-such-official", trf("there is no official {}", who),
             tr("add the official to officials.yaml, or check the id"), "officials.yaml");
    return;
  }
  if (open != s_.clocks.end())
    refuse("duplicate-name",
           trf("a milestone of that name is open already, until {}", to_string(open->end())),
           tr("accept it with `anjuan milestone-met`, or give another name"));
  const auto by = parse_date(e_.get("reach_by"));
  const CaseClock* handle = s_.find(ClockKind::handle);
  if (by && *by < day_)
    refuse("before-its-cause", trf("the date {} has passed already", to_string(*by)),
           tr("give a later day"));
  if (by && handle != nullptr && handle->running() && day_ <= handle->end() && *by > handle->end())
    refuse("beyond-limit",
           trf("the milestone's day {} lies after the limit of the case, {}", to_string(*by),
               to_string(handle->end())),
           tr("give an earlier day"));
  check_unit(e_.get("unit"));
}

/// An organ keeps what it objects to until the one that referred it has verified and consented.
void Guard::check_consent() {
  if (imported_) return;
  const bool consented = !e_.get("consented_by").empty();
  const bool refused = !e_.get("refused_by").empty();
  if (consented != refused) return;
  refuse("consent-missing",
         consented ? tr("an objection is either consented to or refused")
                   : tr("an objection is verified and consented to before the case comes back"),
         tr("say who did with --consented-by; with --refused-by the unit keeps the case"));
}

void Guard::check_returned() {
  check_consent();
  if (s_.status != Status::transferred && s_.unit.empty()) {
    refuse("nothing-to-return", tr("the case is with no unit that could return it"),
           tr("`anjuan show` tells where it is"));
    return;
  }
  const CaseClock* window = s_.find(ClockKind::object);
  if (window != nullptr && window->running() && day_ > window->end())
    refuse("window-closed",
           trf("the unit could object until {} (5 workdays); on {} it is too late",
               to_string(window->end()), to_string(day_)),
           tr("the unit keeps the case; assign it to another with `anjuan assign --reason`"),
           window->source);
}

void Guard::check_review() {
  const bool review_tier =
      e_.kind == K::reviewed || parse_name<ReviewTier>(e_.get("tier")) == ReviewTier::review;
  if (e_.kind != K::review_requested) {
    const CaseClock* clock =
        s_.find(e_.kind == K::reviewed ? ClockKind::review : ClockKind::re_examination);
    if (clock == nullptr || clock->ended)
      refuse("not-requested", tr("nobody has asked for this review"),
             tr("record the request first: anjuan review --tier"));
    check_served(day_);
    return;
  }
  if (s_.final_) {
    refuse("final", tr("the case was re-examined; the same fact and reason are not taken up again"),
           tr("tell the petitioner that the opinion is final"), "W22 art. 36");
    return;
  }
  const CaseClock* asked = s_.find(review_tier ? ClockKind::review : ClockKind::re_examination);
  const CaseClock* window =
      s_.find(review_tier ? ClockKind::ask_review : ClockKind::ask_re_examination);
  // A case that was reopened and answered anew has a new reply, and that may be reviewed too.
  const bool answered_anew = window != nullptr && window->running();
  if (asked != nullptr && (!asked->ended || (review_tier && !answered_anew))) {
    refuse("asked-already", tr("that review was asked for already"),
           tr("`anjuan explain` shows until when its opinion is due"));
    return;
  }
  if (imported_) return;
  if (window == nullptr && review_tier && s_.served && !s_.sort().ends_in_opinion()) {
    // What was recorded before stays.
    if (e_.line == 0)
      refuse("no-opinion",
             tr("only an opinion on a petition is reviewed; this matter goes another way"),
             tr("tell the petitioner which way that is; a wrong kind or route is corrected with "
                "`anjuan correct`"),
             "W22 art. 31, 35");
    return;
  }
  // An opinion on review whose service nobody recorded can be asked against at any time.
  if (const CaseClock* opinion = s_.find(ClockKind::review);
      !review_tier && opinion != nullptr && opinion->ended &&
      (window == nullptr || window->start < opinion->start))
    return;
  if (window == nullptr)
    refuse("no-window",
           review_tier ? tr("there is no served reply that could be reviewed")
                       : tr("there is no opinion on review that could be re-examined"),
           review_tier ? tr("record the reply and its service first")
                       : tr("record the opinion on review first"));
  else if (day_ > window->end() && e_.get("late_reason").empty())
    refuse("window-closed",
           trf("the petitioner could ask until {}; {} is later", to_string(window->end()),
               to_string(day_)),
           tr("take it all the same with --late-reason, or tell the petitioner"), window->source);
}

void Guard::check_merged() {
  const int given = !e_.get("into").empty() + !e_.get("from").empty() + !e_.get("undone").empty();
  if (given != 1)
    refuse("field-missing", tr("merging names one other case"), tr("give it with --into"));
  if (e_.get("into") == subject_.head[HeadField::id])
    refuse("into-itself", tr("a case cannot be merged into itself"), tr("give another case"));
}

namespace {

/// Whether the case is in another one, or another one in it.
bool has_part_in_merging(const std::vector<Event>& history) {
  std::vector<std::string> taken_in;
  bool gone = false;
  for (const Event& event : in_time_order(history)) {
    if (event.kind == K::reopened) gone = false;
    if (event.kind != K::merged) continue;
    gone = gone || !event.get("into").empty();
    if (!event.get("from").empty()) taken_in.emplace_back(event.get("from"));
    std::erase(taken_in, event.get("undone"));
  }
  return gone || !taken_in.empty();
}

/// Whether a reopening took the case out of another one.
bool undoes_merging(const std::vector<Event>& history, const Event& reopening) {
  bool gone = false;
  for (const Event& event : in_time_order(history)) {
    if (event.line == reopening.line) return gone;
    if (event.kind == K::reopened) gone = false;
    if (event.kind == K::merged && !event.get("into").empty()) gone = true;
  }
  return false;
}

}  // namespace

/// What people recorded can be taken out; what the program recorded of its own, or in two cases at
/// once, has its own way back.
void Guard::check_voided() {
  const Event* target = target_of(subject_.history, e_);
  if (target == nullptr) {
    refuse("no-such-event",
           trf("there is no event {} of {} in the case", e_.get("what"), e_.get("when")),
           tr("`anjuan log` numbers the events"));
    return;
  }
  if (e_.line != 0) return;
  const char* label = tr(spec_of(target->kind).label);
  if (target->voided) {
    refuse("voided-already",
           trf("the event {} of {} is voided already", label, to_string(target->at)),
           tr("`anjuan log` shows what was taken out, and why"));
  } else if (target->kind == K::escalated || target->kind == K::recomputed) {
    refuse("not-to-be-voided",
           trf("the program recorded {} itself: that cannot be taken out", label),
           tr("void the event that was wrong; what follows from the rest is counted anew"));
  } else if (target->kind == K::protected_ && subject_.head.has(HeadField::confidential)) {
    refuse("not-to-be-voided", tr("the petitioner is protected until that one consents to less"),
           tr("record the consent: anjuan unprotect --reason TEXT"), "W22 art. 30, 46");
  } else if (target->kind == K::recused) {
    check_voided_recusal(*target);
  } else if (target->kind == K::merged ||
             (target->kind == K::reopened && undoes_merging(subject_.history, *target)) ||
             (target->kind == K::registered && has_part_in_merging(subject_.history))) {
    refuse("not-to-be-voided", tr("a merging stands in two cases"),
           trf("take the merging back first: {}", "anjuan merge --undo"));
  }
}

void Guard::check_corrected() {
  if (e_.get("repeat_of") == subject_.head[HeadField::id])
    refuse("repeats-itself", tr("a case cannot repeat itself"), tr("give another case"));
  if (const std::string_view persons = e_.get("persons"); !persons.empty() && persons == "0")
    refuse("bad-value", trf("{} cannot be {}", "persons", persons),
           tr("a case is of one person at least"));
  if (std::all_of(spec_.fields.begin(), spec_.fields.end(), [&](const EventField& field) {
        return field.name == "reason" || e_.get(field.name).empty();
      }))
    refuse("nothing-changes", tr("the correction changes nothing"),
           tr("say what is right: --title, --persons, --petitioner and the like"));
  if (e_.line != 0) return;
  for (const HeadFieldSpec& spec : head_fields())
    if (const auto before = value_before(e_, spec.name);
        is_correctable(spec.field) && before && *before != subject_.head[spec.field])
      refuse("was-otherwise",
             trf("the correction says that {} was {}, but it is {}", spec.name, *before,
                 subject_.head[spec.field]),
             tr("correct the case with `anjuan correct`, which looks at it first"));
}

void Guard::check_official() {
  const std::string_view who = e_.get("official");
  if (!imported_ && !who.empty() && find_by_id(c_.officials, who) == nullptr)
    refuse("no-such-official", trf("there is no official {}", who),
           tr("add the official to officials.yaml, or check the id"), "officials.yaml");
}

}  // namespace anjuan

#include "anjuan/rules/lifecycle/table.hpp"

#include <array>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using K = EventKind;
using S = Status;
using T = ValueType;

constexpr StatusSet kUndecided{S::registered};
constexpr StatusSet kInHand{S::accepted, S::handling};
constexpr StatusSet kOpen{S::registered, S::accepted, S::handling, S::replied};
constexpr StatusSet kAnswered{S::replied, S::closed};
/// Once a reply was served there is something to review, also when the case was opened again.
constexpr StatusSet kReviewable{S::accepted, S::handling,  S::replied,
                                S::closed,   S::withdrawn, S::merged};
constexpr StatusSet kEnded{S::closed, S::declined, S::transferred, S::withdrawn, S::merged};
constexpr StatusSet kAny{S::registered, S::accepted,    S::handling,  S::replied, S::closed,
                         S::declined,   S::transferred, S::withdrawn, S::merged};

constexpr StatusSet kAnyOrVoided{S::registered, S::accepted, S::handling,    S::replied,
                                 S::closed,     S::declined, S::transferred, S::withdrawn,
                                 S::merged,     S::voided};

template <class E>
std::span<const std::string_view> kept_names() {
  static const std::vector<std::string_view> all = all_names<E>();
  return all;
}

constexpr Named<HandlingStep> kSteps[] = {
    {HandlingStep::original, "original",
     N_("learn how it was handled before, and on what grounds")},
    {HandlingStep::meet, "meet", N_("meet the petitioner and hear the statement")},
    {HandlingStep::visit, "visit", N_("go and see")},
    {HandlingStep::evidence, "evidence", N_("establish the evidence")},
    {HandlingStep::opinion, "opinion", N_("propose an opinion")},
    {HandlingStep::reply, "reply", N_("reply in writing")},
    {HandlingStep::implement, "implement", N_("carry out the opinion")},
    {HandlingStep::report, "report", N_("report the closing")},
};

/// What a correction can carry: the facts of the head that somebody typed in, under the names they
/// have there, and what only the registration carries.
std::vector<EventField> corrected_fields() {
  std::vector<EventField> fields = {{"reason", T::text, true, {}, N_("why")}};
  for (const HeadFieldSpec& spec : head_fields())
    if (is_correctable(spec.field))
      fields.push_back({spec.name, spec.type, false, spec.choices, spec.doc});
  fields.push_back({"petitioners",
                    T::list,
                    false,
                    {},
                    N_("which of the petitioners, and what of them; not what it was")});
  fields.push_back({"was", T::list, false, {}, N_("what stood there before: field and value")});
  return fields;
}

std::vector<EventSpec> make_table() {
  return {
      {K::registered,
       "registered",
       "",
       N_("registered"),
       N_("Register a complaint."),
       StatusSet(),
       false,
       N_("W22 art. 22"),
       {{"received", T::date, false, {}, N_("day the complaint arrived")},
        {"class", T::choice, false, kept_names<CaseClass>(), N_("class at registration")},
        {"kind", T::choice, false, kept_names<CaseKind>(), N_("kind at registration")},
        {"route", T::choice, false, kept_names<Route>(), N_("way the matter goes (W22 art. 31)")},
        {"repeats", T::integer, false, {}, N_("how many earlier cases there are on the matter")},
        {"appointment", T::date, false, {}, N_("day the petitioner applied for an appointment")}},
       PaperKind::registration},
      {K::accepted,
       "accepted",
       "accept",
       N_("accepted"),
       N_("Accept the case; the limit for handling starts."),
       kUndecided,
       true,
       N_("W22 art. 23"),
       {{"route", T::choice, false, kept_names<Route>(), N_("way the matter goes (W22 art. 31)")}}},
      {K::declined,
       "declined",
       "decline",
       N_("declined"),
       N_("Decline the case, in writing."),
       kUndecided,
       true,
       N_("W22 art. 23"),
       {{"reason", T::text, true, {}, N_("why it is declined")},
        {"clause", T::text, false, {}, N_("the clause that says so")},
        {"where", T::text, false, {}, N_("where the petitioner should go instead")}}},
      {K::transferred,
       "transferred",
       "transfer",
       N_("transferred"),
       N_("Transfer the case to the organ it belongs to."),
       kUndecided,
       false,
       N_("W22 art. 22, source A13"),
       {{"to", T::text, true, {}, N_("the organ it goes to")},
        {"reason", T::text, true, {}, N_("why it belongs there")}}},
      {K::returned,
       "returned",
       "return",
       N_("returned"),
       N_("Take back a case that a unit or an organ objects to."),
       StatusSet{S::registered, S::accepted, S::handling, S::transferred},
       false,
       N_("W22 art. 23"),
       {{"reason", T::text, true, {}, N_("the objection")},
        {"consented_by", T::text, false, {}, N_("who verified the objection and consented")},
        {"refused_by",
         T::text,
         false,
         {},
         N_("who refused: the unit keeps the case and its days")}}},
      {K::assigned,
       "assigned",
       "assign",
       N_("assigned"),
       N_("Assign the case to a unit and a leading official."),
       StatusSet{S::registered, S::accepted, S::handling},
       false,
       N_("W22 art. 22, source D7"),
       {{"unit", T::word, true, {}, N_("unit that answers for the case")},
        {"received",
         T::date,
         false,
         {},
         N_("day the unit received it; its own days start there"),
         true},
        {"lead", T::word, false, {}, N_("official who leads it")},
        {"lead_why", T::text, false, {}, N_("why this official leads")},
        {"assisting", T::words, false, {}, N_("units that assist")},
        {"assist_by", T::date, false, {}, N_("last day for the assisting units")},
        {"opinion", T::text, false, {}, N_("the assigning opinion")},
        {"reason", T::text, false, {}, N_("why it is reassigned")}},
       PaperKind::assignment},
      {K::noted,
       "noted",
       "note",
       N_("noted"),
       N_("Note a step of the handling."),
       kAny,
       false,
       N_("source H8"),
       {{"step", T::choice, false, kept_names<HandlingStep>(), N_("which of the eight steps")},
        {"duty", T::text, false, {}, N_("a duty of the lead that was done")},
        {"paper", T::text, false, {}, N_("a document that was filed, by its kind")},
        {"appointment", T::date, false, {}, N_("day the petitioner applied for an appointment")},
        {"assisted", T::word, false, {}, N_("assisting unit that has done its part")}}},
      {K::interviewed,
       "interviewed",
       "interview",
       N_("interviewed"),
       N_("Record that the petitioner was met and heard."),
       kAny,
       false,
       N_("source H8, D12"),
       {{"official", T::word, true, {}, N_("who met the petitioner")},
        {"principal", T::boolean, false, {}, N_("true when that is a principal")},
        {"with", T::words, false, {}, N_("who received or sat in together with that one")},
        {"called", T::words, false, {}, N_("units that were called to the reception")},
        {"place", T::text, false, {}, N_("where")},
        {"statement", T::block, false, {}, N_("what the petitioner said")},
        {"answer", T::block, false, {}, N_("what was answered")},
        {"next", T::text, false, {}, N_("next step agreed")}},
       PaperKind::interview},
      {K::instructed,
       "instructed",
       "instruct",
       N_("instructed"),
       N_("Record a leader's written instruction."),
       kAny,
       false,
       N_("source HR2"),
       {{"official", T::word, true, {}, N_("who instructed")},
        {"text", T::block, true, {}, N_("the instruction")}}},
      {K::conferred,
       "conferred",
       "confer",
       N_("conferred"),
       N_("Record a conference on the case."),
       kAny,
       false,
       N_("source D8, C10"),
       {{"with", T::text, true, {}, N_("who took part")},
        {"result", T::block, true, {}, N_("what was decided")}}},
      {K::reclassified,
       "reclassified",
       "reclassify",
       N_("reclassified"),
       N_("Change the class; its limits are counted again from the day they started."),
       StatusSet{S::registered, S::accepted, S::handling},
       false,
       N_("source H5–H7"),
       {{"to", T::choice, true, kept_names<CaseClass>(), N_("the new class")},
        {"from", T::choice, false, kept_names<CaseClass>(), N_("the class before")},
        {"reason", T::text, true, {}, N_("why")}}},
      {K::suspended,
       "suspended",
       "suspend",
       N_("suspended"),
       N_("Stop the clocks that the reason stops, such as a hearing."),
       kReviewable,
       false,
       N_("W22 art. 36"),
       {{"reason", T::word, true, {}, N_("a reason of the rule pack, such as hearing")}}},
      {K::resumed,
       "resumed",
       "resume",
       N_("resumed"),
       N_("Let suspended clocks run again."),
       kReviewable,
       false,
       N_("W22 art. 36"),
       {}},
      {K::extended,
       "extended",
       "extend",
       N_("extended"),
       N_("Extend the limit of a major case, once, before it expires."),
       kInHand,
       true,
       N_("source H7, W22 art. 34"),
       {{"days", T::integer, true, {}, N_("how many calendar days, at most 30")},
        {"approver", T::word, true, {}, N_("the principal who approved")},
        {"reason", T::text, true, {}, N_("why")},
        {"notified", T::date, true, {}, N_("day the petitioner was told the reason")}}},
      {K::supervised,
       "supervised",
       "supervise",
       N_("supervised"),
       N_("Demand a feedback on the handling by a date."),
       kOpen,
       false,
       N_("source D10"),
       {{"unit", T::word, false, {}, N_("unit that must answer")},
        {"reason", T::text, true, {}, N_("why")},
        {"demand", T::text, true, {}, N_("what is demanded")},
        {"feedback_by", T::date, true, {}, N_("last day for the feedback")}},
       PaperKind::supervision},
      {K::fed_back,
       "fed-back",
       "feedback",
       N_("feedback given"),
       N_("Record the feedback to the earliest open supervision."),
       kOpen,
       false,
       N_("source D10"),
       {{"result", T::text, true, {}, N_("what was reported")}}},
      {K::escalated,
       "escalated",
       "",
       N_("escalated"),
       N_("A limit came near or has passed."),
       kAny,
       false,
       N_("the ladder of the office"),
       {{"clock", T::word, true, {}, N_("which obligation")},
        {"due", T::date, true, {}, N_("its last day")},
        {"level", T::integer, true, {}, N_("level of the ladder")},
        {"step", T::text, false, {}, N_("the ladder's moment, such as due-7d")},
        {"to", T::text, false, {}, N_("who is told")},
        {"unit", T::word, false, {}, N_("assisting or supervised unit that owes it")},
        {"round", T::integer, false, {}, N_("2 after the first reopening, and so on")},
        {"instead_of",
         T::word,
         false,
         {},
         N_("role that nobody filled, so that the next was told")}}},
      {K::planned,
       "planned",
       "plan",
       N_("plan made"),
       N_("Record the plan that an appointment led to."),
       kOpen,
       false,
       N_("source F5"),
       {{"plan", T::block, true, {}, N_("the plan")}}},
      {K::replied,
       "replied",
       "reply",
       N_("replied"),
       N_("Record the written reply."),
       kInHand,
       true,
       N_("W22 art. 34, source H8"),
       {{"served", T::date, false, {}, N_("day the petitioner received it"), true},
        {"text", T::block, false, {}, N_("the reply")},
        {"facts", T::block, false, {}, N_("the facts that were found")},
        {"basis", T::block, false, {}, N_("the grounds in law")},
        {"opinion", T::block, false, {}, N_("the opinion, one paragraph a request")},
        {"remedy", T::text, false, {}, N_("the organ that reviews it")}}},
      {K::implemented,
       "implemented",
       "implement",
       N_("carried out"),
       N_("Record that the opinion was carried out."),
       kAnswered,
       false,
       N_("source H8"),
       {{"result", T::text, true, {}, N_("what was done")}}},
      {K::closed,
       "closed",
       "close",
       N_("closed"),
       N_("Close a case whose reply was served."),
       StatusSet{S::replied},
       true,
       N_("source H8"),
       {{"served", T::date, false, {}, N_("day the petitioner received the reply"), true},
        {"settled", T::boolean, false, {}, N_("whether the dispute has ended")},
        {"result", T::text, false, {}, N_("the result, or why it is not settled")},
        {"approver", T::word, false, {}, N_("who approved the closing")}},
       PaperKind::closing},
      {K::followed_up,
       "followed-up",
       "follow-up",
       N_("followed up"),
       N_("Record what the petitioner says of the answer."),
       kAnswered,
       false,
       N_("source HN8, HN9"),
       {{"channel", T::choice, true, kept_names<FollowUpBy>(), N_("phone, mail, message or visit")},
        {"satisfied", T::choice, false, kept_names<Satisfaction>(), N_("what the petitioner said")},
        {"settled", T::boolean, false, {}, N_("whether the dispute has ended")},
        {"reason", T::text, false, {}, N_("why not, in the petitioner's words")}}},
      {K::reopened,
       "reopened",
       "reopen",
       N_("reopened"),
       N_("Open an ended case again; its limit runs on, the time between is not counted."),
       kEnded,
       false,
       N_("source HN9"),
       {{"reason", T::text, true, {}, N_("why")}}},
      {K::review_requested,
       "review-requested",
       "review",
       N_("review requested"),
       N_("Record a request for review, its opinion, or a re-examination."),
       kReviewable,
       false,
       N_("W22 art. 35, 36"),
       {{"tier", T::choice, true, kept_names<ReviewTier>(), N_("review or re-examination")},
        {"late_reason",
         T::text,
         false,
         {},
         N_("why a late request is taken all the same, or why it is recorded so late")}}},
      {K::reviewed,
       "reviewed",
       "",
       N_("reviewed"),
       N_("Record the opinion on review."),
       kReviewable,
       true,
       N_("W22 art. 35"),
       {{"result", T::choice, true, kept_names<ReviewResult>(), N_("upheld, changed or revoked")},
        {"served", T::date, false, {}, N_("day the petitioner received it"), true}}},
      {K::re_examined,
       "re-examined",
       "",
       N_("re-examined"),
       N_("Record the opinion on re-examination; it is final."),
       kReviewable,
       true,
       N_("W22 art. 36"),
       {{"result", T::choice, true, kept_names<ReviewResult>(), N_("upheld, changed or revoked")},
        {"served", T::date, false, {}, N_("day the petitioner received it"), true}}},
      {K::withdrawn,
       "withdrawn",
       "withdraw",
       N_("withdrawn"),
       N_("Record that the petitioner took the complaint back."),
       kOpen,
       false,
       N_("the petitioner"),
       {{"reason", T::text, true, {}, N_("why")}}},
      {K::merged,
       "merged",
       "merge",
       N_("merged"),
       N_("Merge the case into another; the earlier limit binds there."),
       kOpen,
       false,
       N_("the earliest limit wins"),
       {{"into", T::case_id, false, {}, N_("the case that goes on")},
        {"from", T::case_id, false, {}, N_("the case that was merged into this one")},
        {"undone", T::case_id, false, {}, N_("the case whose merging is taken back")},
        {"decide_by", T::date, false, {}, N_("the day to decide that came with it")},
        {"handle_by", T::date, false, {}, N_("the limit that came with it")},
        {"reason", T::text, false, {}, N_("why")}}},
      {K::recomputed,
       "recomputed",
       "",
       N_("recomputed"),
       N_("A new calendar or limit moved a date."),
       kAny,
       false,
       N_("the rules in force"),
       {{"clock", T::word, true, {}, N_("which obligation")},
        {"from", T::date, false, {}, N_("its last day before")},
        {"to", T::date, false, {}, N_("its last day now")},
        {"reason", T::text, true, {}, N_("why it moved")}}},
      {K::corrected, "corrected", "", N_("corrected"),
       N_("A fact of the case that no other event carries was wrong."), kAny, false,
       N_("what is on record stays on record"), corrected_fields()},
      {K::voided,
       "voided",
       "",
       N_("voided"),
       N_("An earlier event was wrong: nothing follows from it."),
       kAnyOrVoided,
       false,
       N_("what is on record stays on record"),
       {{"what", T::word, true, {}, N_("name of the event that is taken out")},
        {"when", T::timestamp, true, {}, N_("its moment")},
        {"nth", T::integer, false, {}, N_("which of several of that name and moment, from 1")},
        {"reason", T::text, true, {}, N_("why")}}},
  };
}

}  // namespace

bool is_correctable(HeadField field) {
  using F = HeadField;
  if (field == F::received || field == F::kind || field == F::route) return true;
  return field != F::id && !spec_of(field).derived;
}

std::span<const EventSpec> event_table() {
  static const std::vector<EventSpec> table = make_table();
  return table;
}

const EventSpec& spec_of(EventKind kind) {
  return event_table()[static_cast<std::size_t>(kind)];
}

std::optional<EventKind> parse_event_name(std::string_view name) {
  for (const EventSpec& spec : event_table())
    if (spec.name == name) return spec.kind;
  return std::nullopt;
}

const EventSpec* find_verb(std::string_view verb) {
  if (verb.empty()) return nullptr;
  for (const EventSpec& spec : event_table())
    if (spec.verb == verb) return &spec;
  return nullptr;
}

std::span<const EventField> common_event_fields() {
  static const std::array<EventField, 9> fields = {{
      {"document", T::text, false, {}, N_("number of the document, e.g. 受理告知书〔2026〕17号")},
      {"document_date", T::date, false, {}, N_("date on the document")},
      {"note", T::block, false, {}, N_("anything else worth knowing")},
      {"attachments", T::list, false, {}, N_("files that belong to the event")},
      {"session", T::text, false, {}, N_("reception that recorded it, by its file in sessions/")},
      {"imported", T::boolean, false, {}, N_("true for history taken over from another system")},
      {"recorded", T::timestamp, false, {}, N_("when it was written down, if on another day")},
      {"late_reason", T::text, false, {}, N_("why it is recorded so late")},
      {"via", T::text, false, {}, N_("the login under which it was recorded, if not that of by")},
  }};
  return fields;
}

const EventField* find_field(const EventSpec& spec, std::string_view name) {
  for (const EventField& field : spec.fields)
    if (field.name == name) return &field;
  for (const EventField& field : common_event_fields())
    if (field.name == name) return &field;
  return nullptr;
}

template <>
std::span<const Named<HandlingStep>> names<HandlingStep>() {
  return kSteps;
}

}  // namespace anjuan

#include "anjuan/model/field_words.hpp"

#include <algorithm>
#include <string>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using N = Naming;

constexpr FieldWords kFields[] = {
    {"noted.step", N_("step of the handling")},
    {"reclassified.from", N_("class before")},
    {"reclassified.to", N_("new class")},
    {"recomputed.from", N_("last day before")},
    {"recomputed.to", N_("last day now")},
    {"merged.from", N_("merged from")},
    {"id", N_("case number")},
    {"title", N_("title")},
    {"status", N_("status")},
    {"clock", N_("clock"), N::clock},
    {"due", N_("due")},
    {"owed_by", N_("owed by"), N::unit},
    {"provisional", N_("provisional")},
    {"class", N_("class")},
    {"kind", N_("kind of complaint")},
    {"route", N_("route")},
    {"received", N_("received")},
    {"accepted", N_("accepted on")},
    {"decided", N_("decided on")},
    {"decide_by", N_("decide by")},
    {"handle_by", N_("handle by")},
    {"handled", N_("handled on")},
    {"extended", N_("extended on")},
    {"replied", N_("replied on")},
    {"closed", N_("closed on")},
    {"channel", N_("channel")},
    {"category", N_("category")},
    {"place", N_("place")},
    {"persons", N_("persons")},
    {"group", N_("five persons or more")},
    {"visit_level", N_("level of the visit")},
    {"unit", N_("unit"), N::unit},
    {"assisting", N_("assisting units"), N::unit},
    {"lead", N_("lead"), N::official},
    {"satisfied", N_("satisfaction of the petitioner")},
    {"settled", N_("dispute ended")},
    {"followed_up", N_("followed up on")},
    {"review_asked", N_("review asked on")},
    {"missed", N_("missed duties")},
    {"idle", N_("days that count for nobody")},
    {"instructed", N_("instructed on")},
    {"tasks", N_("tasks"), N::task},
    {"repeat_of", N_("repeat of")},
    {"source", N_("source")},
    {"confidential", N_("confidential")},
    {"accused_unit", N_("accused units"), N::unit},
    {"accused", N_("accused"), N::official},
    {"not_accused", N_("named, not accused"), N::anybody},
    {"not_named", N_("words, no names")},
    {"recused_unit", N_("units kept away"), N::unit},
    {"reached", N_("units kept away with them"), N::unit},
    {"recused", N_("officials kept away"), N::official},
    {"urgent", N_("urgent")},
    {"flags", N_("flags")},
    {"petitioners", N_("petitioners")},
    {"was", N_("what it was")},
    {"reason", N_("reason")},
    {"result", N_("result")},
    {"reported_to", N_("reported to"), N::anybody},
    {"to", N_("to"), N::anybody},
    {"served", N_("served on")},
    {"official", N_("official"), N::official},
    {"text", N_("text")},
    {"from", N_("from")},
    {"with", N_("together with"), N::anybody},
    {"step", N_("step")},
    {"opinion", N_("opinion on the matter")},
    {"name", N_("milestone")},
    {"approver", N_("approver"), N::official},
    {"appointment", N_("appointment")},
    {"where", N_("where to")},
    {"when", N_("when")},
    {"what", N_("what is taken out")},
    {"via", N_("login")},
    {"undone", N_("taken back")},
    {"unconferred", N_("why not conferred on")},
    {"outcome", N_("what it came to")},
    {"mediation", N_("who mediated")},
    {"asked_by", N_("who asked")},
    {"decided_by", N_("dispute decided by")},
    {"tier", N_("instance")},
    {"statement", N_("statement")},
    {"session", N_("record of the reception")},
    {"round", N_("round")},
    {"repeats", N_("times before")},
    {"remedy", N_("remedy")},
    {"refused_by", N_("refused by")},
    {"recorded", N_("recorded on")},
    {"reach_by", N_("reach by")},
    {"principal", N_("by a principal")},
    {"field_visit", N_("went out for it")},
    {"justified", N_("found right")},
    {"plan", N_("plan")},
    {"paper", N_("paper")},
    {"nth", N_("which of them")},
    {"notified", N_("notified on")},
    {"note", N_("note")},
    {"next", N_("next")},
    {"level", N_("level of the ladder")},
    {"lead_why", N_("why this lead")},
    {"late_reason", N_("why so late")},
    {"into", N_("merged into")},
    {"imported", N_("taken over")},
    {"feedback_by", N_("feedback by")},
    {"facts", N_("facts")},
    {"duty", N_("duty")},
    {"document_date", N_("date of the document")},
    {"document", N_("document")},
    {"demand", N_("demand")},
    {"days", N_("days")},
    {"consented_by", N_("consented by")},
    {"clause", N_("clause")},
    {"called", N_("called"), N::anybody},
    {"basis", N_("basis")},
    {"attachments", N_("attachments")},
    {"assisted", N_("assisting unit done"), N::unit},
    {"assist_by", N_("assist by")},
    {"answer", N_("answer")},
    {"accepted_by", N_("accepted by"), N::official},
    {"instead_of", N_("instead of")},
    {"summary", N_("summary")},
};

const FieldWords* find(std::string_view name) {
  const auto found = std::ranges::find(kFields, name, &FieldWords::name);
  return found == std::end(kFields) ? nullptr : &*found;
}

}  // namespace

std::span<const FieldWords> field_words() {
  return kFields;
}

std::string_view label_of_field(std::string_view name) {
  const FieldWords* words = find(name);
  return words != nullptr ? std::string_view(tr(words->label)) : name;
}

std::string_view label_of_field(std::string_view event, std::string_view name) {
  const FieldWords* words = find(std::string(event) + "." + std::string(name));
  return words != nullptr ? std::string_view(tr(words->label)) : label_of_field(name);
}

Naming naming_of(std::string_view name) {
  const FieldWords* words = find(name);
  return words != nullptr ? words->names : Naming::nothing;
}

}  // namespace anjuan

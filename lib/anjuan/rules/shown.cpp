#include "anjuan/rules/shown.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

using F = HeadField;

/// The facts of a head that people wrote.
constexpr F kWritten[] = {F::title, F::place, F::source, F::category, F::flags};

bool holds_words(const Event& event, std::string_view name) {
  const EventField* field = find_field(spec_of(event.kind), name);
  if (field == nullptr) return true;
  return field->type == ValueType::text || field->type == ValueType::block ||
         field->type == ValueType::list;
}

bool names_accused(std::string_view field) {
  return field == "accused_unit" || field == "accused" || field == "not_accused" ||
         field == "recused_unit" || field == "recused";
}

std::string hidden_number(const std::string& number, Sight sight) {
  return sight == Sight::whole ? number : mask_number(number);
}

JudgedToday::Lookup& today() {
  static JudgedToday::Lookup lookup;
  return lookup;
}

Secrecy secrecy_in(const HeadView& head) {
  if (head[F::kind] == to_name(CaseKind::accusation) || head.has(F::accused) ||
      head.has(F::accused_unit))
    return Secrecy::accusation;
  return is_protected(head) ? Secrecy::confidential : Secrecy::open;
}

Viewer::Judged judge(const HeadView& head) {
  if (!today()) return {secrecy_in(head), {}};
  auto now = today()(head[F::id]);
  if (!now) return {std::max(secrecy_in(head), Secrecy::confidential), {}};
  return {std::max(secrecy_in(head), secrecy_in(to_view(now->head))), std::move(now->petitioners)};
}

Identities identities_of(std::vector<Petitioner> people, const std::vector<Petitioner>& others,
                         Secrecy secrecy) {
  people.insert(people.end(), others.begin(), others.end());
  return Identities(
      people, secrecy == Secrecy::open ? Identities::Homes::houses : Identities::Homes::villages);
}

}  // namespace

JudgedToday::JudgedToday(Lookup lookup) {
  today() = std::move(lookup);
}

JudgedToday::~JudgedToday() {
  today() = nullptr;
}

Secrecy secrecy_of(const HeadView& head) {
  return judge(head).secrecy;
}

Viewer::Viewer(const HeadView& head, const std::vector<Petitioner>& people, Audience audience,
               Secrecy at_least)
    : Viewer(judge(head), people, audience, at_least) {}

Viewer::Viewer(const Judged& judged, const std::vector<Petitioner>& people, Audience audience,
               Secrecy at_least)
    : spec_(spec_of(audience)),
      secrecy_(static_cast<std::size_t>(std::max(judged.secrecy, at_least))),
      identities_(identities_of(people, judged.people, std::max(judged.secrecy, at_least))) {}

std::string Viewer::seen(std::string_view text, Sight sight) const {
  switch (sight) {
    case Sight::whole:
      return std::string(text);
    case Sight::stars:
      return identities_.veiled(text, Veil::stars);
    case Sight::blot:
      return identities_.veiled(text, Veil::blot);
    case Sight::none:
      return {};
  }
  return {};
}

bool is_undisclosed(std::string_view title) {
  return title == tr("(not disclosed)");
}

std::string Viewer::title(std::string_view text) const {
  const Sight sight = spec_.title[secrecy_];
  return sight == Sight::none ? tr("(not disclosed)") : seen(text, sight);
}

std::string Viewer::text(std::string_view text) const {
  return seen(text, spec_.text[secrecy_]);
}

std::string Viewer::fact(std::string_view text) const {
  return seen(text, spec_.fact[secrecy_]);
}

std::string Viewer::head_field(HeadField field, std::string_view text) const {
  if (field == F::title) return title(text);
  // Marks decide what is counted: of them only people go.
  if (field == F::flags && spec_.fact[secrecy_] != Sight::whole) return seen(text, Sight::blot);
  return fact(text);
}

Event Viewer::event(const Event& event) const {
  Event out = event;
  for (auto& [name, text] : out.fields) {
    if (holds_words(event, name)) text = this->text(text);
    if (!spec_.told_of_accused && names_accused(name)) text.clear();
  }
  return out;
}

std::vector<Petitioner> Viewer::people(const std::vector<Petitioner>& all) const {
  const Sight sight = spec_.people[secrecy_];
  if (sight == Sight::none || sight == Sight::blot) return {};
  std::vector<Petitioner> out = all;
  if (sight == Sight::whole) return out;
  for (Petitioner& person : out) {
    if (!is_nameless(person)) person.name = mask_name(person.name);
    person.phone = hidden_number(person.phone, sight);
    person.id_number = hidden_number(person.id_number, sight);
    person.address.clear();
    person.former.clear();
  }
  return out;
}

Case shown(const Case& value, Audience audience) {
  const Viewer viewer(value, audience);
  const AudienceSpec& spec = spec_of(audience);
  const bool secret = viewer.is_secret();
  Case out = value;
  for (const F field : kWritten) out.head[field] = viewer.head_field(field, value.head[field]);
  out.petitioners = viewer.people(value.petitioners);
  out.request =
      spec.summary && secret ? viewer.text(summary_of(value)) : viewer.text(value.request);
  for (Attachment& file : out.attachments) file.path = viewer.text(file.path);
  // What was filed of a secret case is the petitioner's by its look.
  if (viewer.shows_nobody()) out.attachments.clear();
  if (!spec.told_of_accused) out.head[F::accused] = out.head[F::accused_unit] = {};
  for (Event& event : out.history) event = viewer.event(event);
  return out;
}

std::string shown(std::string_view text, const Case& value, Audience audience) {
  return Viewer(value, audience).text(text);
}

ShownHead::ShownHead(const HeadView& head, const std::vector<Petitioner>& people, Audience audience,
                     Secrecy at_least)
    : view_(head) {
  const Viewer viewer(head, people, audience, at_least);
  for (std::size_t i = 0; i < std::size(kWritten); ++i) {
    const F field = kWritten[i];
    if (head[field].empty()) continue;
    kept_[i] = viewer.head_field(field, head[field]);
    view_[field] = kept_[i];
  }
  if (!spec_of(audience).told_of_accused) view_[F::accused] = view_[F::accused_unit] = {};
}

std::string summary_of(const Case& value) {
  std::string found;
  for (const Event& event : value.history)
    if (!event.voided && !event.get("summary").empty()) found = event.get("summary");
  return found;
}

std::string shown_anywhere(std::string_view text) {
  return Identities({}).veiled(text, Veil::stars);
}

}  // namespace anjuan

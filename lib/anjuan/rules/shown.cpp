#include "anjuan/rules/shown.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/accusing.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
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

OtherCases::Lookup& today() {
  static OtherCases::Lookup lookup;
  return lookup;
}

OtherCases::Lookup& now() {
  static OtherCases::Lookup lookup;
  return lookup;
}

void append(std::vector<Petitioner>& all, const std::vector<Petitioner>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Takes up the cases with these numbers, and whatever those were merged with.
void join_cases(Viewer::Judged& judged, std::string_view own, std::vector<std::string> ids) {
  const OtherCases::Lookup& lookup = today() ? today() : now();
  if (!lookup) return;
  std::set<std::string, std::less<>> seen;
  seen.emplace(own);
  while (!ids.empty()) {
    const std::string id = std::move(ids.back());
    ids.pop_back();
    if (!seen.insert(id).second) continue;
    const auto other = lookup(id);
    if (!other) continue;
    judged.secrecy = std::max(judged.secrecy, secrecy_in(to_view(other->head)));
    append(judged.others, other->petitioners);
    for (std::string& more : merged_with(*other)) ids.push_back(std::move(more));
  }
}

Viewer::Judged judge(const HeadView& head, std::vector<std::string> merged) {
  Viewer::Judged judged{secrecy_in(head), {}, {}};
  if (today()) {
    auto own = today()(head[F::id]);
    judged.secrecy =
        std::max(judged.secrecy, own ? secrecy_in(to_view(own->head)) : Secrecy::confidential);
    if (own) {
      for (std::string& more : merged_with(*own)) merged.push_back(std::move(more));
      judged.people = std::move(own->petitioners);
    }
  }
  if (!merged.empty()) join_cases(judged, head[F::id], std::move(merged));
  return judged;
}

Identities identities_of(std::vector<Petitioner> people, const Viewer::Judged& judged,
                         Secrecy secrecy) {
  append(people, judged.people);
  append(people, judged.others);
  return Identities(
      people, secrecy == Secrecy::open ? Identities::Homes::houses : Identities::Homes::villages);
}

}  // namespace

OtherCases::OtherCases(Lookup lookup) {
  now() = std::move(lookup);
}

OtherCases::~OtherCases() {
  now() = nullptr;
}

JudgedToday::JudgedToday(Lookup lookup) {
  today() = std::move(lookup);
}

JudgedToday::~JudgedToday() {
  today() = nullptr;
}

Secrecy secrecy_in(const HeadView& head) {
  if (head[F::kind] == to_name(CaseKind::accusation) || head.has(F::accused) ||
      head.has(F::accused_unit))
    return Secrecy::accusation;
  return is_protected(head) ? Secrecy::confidential : Secrecy::open;
}

Secrecy secrecy_of(const HeadView& head) {
  return judge(head, {}).secrecy;
}

Secrecy secrecy_of(const Case& value) {
  return std::max(judge(to_view(value.head), merged_with(value)).secrecy, value.at_least);
}

std::vector<Petitioner> everybody_of(const Case& value) {
  std::vector<Petitioner> all = value.petitioners;
  const Viewer::Judged judged = judge(to_view(value.head), merged_with(value));
  append(all, judged.people);
  append(all, judged.others);
  return all;
}

std::vector<Petitioner> everybody_in(const std::vector<std::string>& ids) {
  Viewer::Judged judged;
  join_cases(judged, {}, ids);
  return judged.others;
}

Viewer::Judged Viewer::judged(const Case& value) {
  return judge(to_view(value.head), merged_with(value));
}

Viewer::Viewer(const HeadView& head, const std::vector<Petitioner>& people, Audience audience,
               Secrecy at_least)
    : Viewer(judge(head, {}), people, audience, at_least) {}

Viewer::Viewer(const Judged& judged, const std::vector<Petitioner>& people, Audience audience,
               Secrecy at_least)
    : spec_(spec_of(audience)),
      secrecy_(static_cast<std::size_t>(std::max(judged.secrecy, at_least))),
      identities_(identities_of(people, judged, std::max(judged.secrecy, at_least))) {
  if (audience != Audience::petitioner || judged.others.empty()) return;
  strangers_.emplace(judged.others);
  strangers_->spare(Identities(people));
}

std::string Viewer::seen(std::string_view text, Sight sight) const {
  switch (sight) {
    case Sight::whole:
      return strangers_ ? strangers_->veiled(text, Veil::blot) : std::string(text);
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
    : ShownHead(head, Viewer(head, people, audience, at_least)) {}

ShownHead::ShownHead(const HeadView& head, const Viewer& viewer) : view_(head) {
  for (std::size_t i = 0; i < std::size(kWritten); ++i) {
    const F field = kWritten[i];
    if (head[field].empty()) continue;
    kept_[i] = viewer.head_field(field, head[field]);
    view_[field] = kept_[i];
  }
  if (!viewer.tells_of_accused()) view_[F::accused] = view_[F::accused_unit] = {};
}

ShownHead::ShownHead(const HeadView& head, Audience audience) : view_(head) {
  for (const F field : kWritten) view_[field] = {};
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

std::string shown_matter(std::string_view text) {
  return accusing_words(text).anybody() ? tr("(not disclosed)")
                                        : Identities({}).veiled(text, Veil::blot);
}

}  // namespace anjuan

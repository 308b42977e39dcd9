#include "anjuan/desk/new_case.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/who_is_meant.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/numbers.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/accusing.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/model/people.hpp"
#include "anjuan/model/value.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/settings/condition.hpp"
#include "anjuan/text/case_writer.hpp"

namespace anjuan {
namespace {

/// Years after which nothing is received any more, where the office does not say when it began.
constexpr int kGeneration = 30;

/// The field that makes an event of that kind happen; nullopt for the first, which always does.
std::optional<DraftField> cause_of(EventKind kind) {
  switch (kind) {
    case EventKind::accepted:
      return DraftField::accepted;
    case EventKind::assigned:
      return DraftField::unit;
    case EventKind::replied:
      return DraftField::replied;
    case EventKind::closed:
      return DraftField::closed;
    default:
      return std::nullopt;
  }
}

/// A moment from a date or a full timestamp.
std::optional<Timestamp> parse_moment(std::string_view text, std::chrono::minutes offset) {
  if (const auto moment = parse_timestamp(text)) return moment;
  if (const auto date = parse_date(text)) return at_time(*date, std::chrono::seconds(0), offset);
  return std::nullopt;
}

class CaseMaker {
 public:
  CaseMaker(const Ledger& ledger, const Draft& draft, const RegisterOptions& options)
      : ledger_(ledger), draft_(draft), options_(options) {}

  Result<Case> run() {
    case_.request = draft_[DraftField::request];
    read_head();
    read_petitioners();
    shorten_title();
    build_history();
    if (options_.veil_titles)
      case_.head[HeadField::title] =
          veiled_title(case_.head[HeadField::title], case_, ledger_.roster());
    if (unreadable_) return tl::unexpected<Failure>(std::move(*unreadable_));
    if (!problems_.empty()) return fail(ExitCode::bad_data, std::move(problems_));
    check_rules();
    if (!problems_.empty()) return fail(ExitCode::refused, std::move(problems_));
    return std::move(case_);
  }

 private:
  void problem(DraftField field, std::string code, std::string message, std::string remedy = {}) {
    add_error(problems_, std::move(code), std::move(message), std::move(remedy)).file =
        spec_of(field).name;
  }

  std::string head_value(const DraftFieldSpec& spec, HeadField target);
  void read_head();
  void shorten_title();
  void check_category();
  void check_source();
  void check_repeat();
  void read_petitioners();
  void count_people(int persons);
  std::string id_for(DraftField field, const std::string& word);
  void build_history();
  void fill_events();
  void ask_for_numbers();
  std::string accused_ids(const DraftFieldSpec& spec);
  void check_kind();
  void check_earlier();
  void check_own_matter();
  void check_rules();
  Event event(EventKind kind, Timestamp at) const {
    Event made{.kind = kind, .at = at, .by = options_.by};
    if (options_.imported) made.set("imported", "true");
    if (at.date() != options_.now.date()) made.set("recorded", to_string(options_.now));
    if (!options_.imported && !options_.late_reason.empty() &&
        is_recorded_late(made, ledger_.office()))
      made.set("late_reason", options_.late_reason);
    if (!options_.via.empty()) made.set("via", options_.via);
    return made;
  }
  std::optional<Timestamp> moment(DraftField field) {
    const std::string_view value = draft_[field];
    if (value.empty()) return std::nullopt;
    const auto parsed = parse_moment(value, ledger_.office().offset);
    if (!parsed)
      problem(field, "bad-date", trf("{} is not a date: {}", spec_of(field).name, value),
              tr("write YYYY-MM-DD, with or without a time"));
    else if (*parsed > options_.now)
      problem(field, code::kInTheFuture,
              trf("{} lies after the present moment, {}", value, to_string(options_.now)),
              tr("correct the date; events are facts"));
    return parsed;
  }

  const Ledger& ledger_;
  const Draft& draft_;
  const RegisterOptions& options_;
  Case case_;
  std::vector<Diagnostic> problems_;
  std::optional<Failure> unreadable_;  ///< the ledger does not tell whether a case is there
};

/// The value in the form of the head; empty when it has none, which is told.
std::string CaseMaker::head_value(const DraftFieldSpec& spec, HeadField target) {
  const std::string_view value = draft_.has(spec.field) ? draft_[spec.field] : spec.fallback;
  if (value.empty()) return {};
  const HeadFieldSpec& head = spec_of(target);
  switch (head.type) {
    case ValueType::choice: {
      if (fits(value, head.type, head.choices)) break;
      const std::string_view near = nearest(value, names_in(head.choices, &Word::id));
      const std::vector<std::string> list = typed_words(head.choices);
      problem(spec.field, "unknown-value", trf("{} cannot be {}", label_of_field(head.name), value),
              near.empty() ? trf("one of: {}", join(list, tr(", ")))
                           : trf("did you mean {}? One of: {}", near, join(list, tr(", "))));
      return {};
    }
    case ValueType::boolean:
      if (!fits(value, head.type))
        problem(spec.field, "unknown-value",
                trf("{} cannot be {}", label_of_field(head.name), value),
                trf("one of: {}", fmt::format("{}, {}", tr("yes"), tr("no"))));
      return value == "true" ? std::string(value) : std::string();
    case ValueType::integer:
      if (const int count = number_of(value); count < spec.min || count > spec.max)
        problem(spec.field, "bad-number",
                trf("{} must be a whole number from {} to {}, not {}", label_of_field(head.name),
                    spec.min, spec.max, value));
      break;
    case ValueType::words:
      for (const std::string_view word : split(value, ' '))
        if (!is_identifier(word)) problem(spec.field, "bad-flag", trf("{} is not one word", word));
      break;
    default:
      break;
  }
  return std::string(value);
}

/// What is no title is a request; none of it is lost.
void CaseMaker::shorten_title() {
  std::string& title = case_.head[HeadField::title];
  if (!is_long_title(title)) return;
  if (case_.request.find(title) == std::string::npos)
    case_.request = title + (case_.request.empty() ? "" : "\n\n" + case_.request);
  title = short_title(title, case_.petitioners);
}

void CaseMaker::read_head() {
  using F = HeadField;
  Head& head = case_.head;
  for (const DraftFieldSpec& spec : draft_fields())
    if (const auto* target = std::get_if<HeadField>(&spec.target))
      head[*target] = head_value(spec, *target);
  if (head[F::title].empty())
    problem(DraftField::title, "missing-value", tr("a case needs a title"),
            tr("say in one line what it is about"));
  if (number_of(head[F::persons]) >= ledger_.office().group_persons) head[F::group] = "true";
  // The number of another system is a source whose system is not named.
  if (draft_.has(DraftField::ref) && draft_.has(DraftField::source))
    problem(DraftField::source, "source-twice", tr("'source' holds the number of 'ref' already"),
            tr("give only one of 'ref' and 'source'"));
  if (draft_.has(DraftField::ref)) head[F::source] = draft_[DraftField::ref];
  if (head[F::source].starts_with('/'))
    problem(DraftField::source, "no-system", trf("{} names no system", head[F::source]),
            tr("write SYSTEM/NUMBER, such as 12345/17"));
  check_source();
  check_category();
  check_repeat();
}

/// Where the office lists the systems that complaints come from, it is one of them.
void CaseMaker::check_source() {
  const auto& known = ledger_.office().sources;
  const std::string& source = case_.head[HeadField::source];
  const std::string system = source.substr(0, source.find('/'));
  if (system.empty() || known.empty() || options_.imported ||
      std::find(known.begin(), known.end(), system) != known.end())
    return;
  problem(DraftField::source, "unknown-source", trf("{} is no source of this office", system),
          suggest(system, names_in(known),
                  trf("one of: {}; add it to sources in [office]", join(known, tr(", ")))));
}

/// A category must stand in the office's tree, when it has one: a misspelt one would be missing
/// from every report.
void CaseMaker::check_category() {
  std::string& category = case_.head[HeadField::category];
  const auto& tree = ledger_.categories();
  if (category.empty() || tree.empty()) return;
  if (std::string found = find_category(tree, category); !found.empty()) {
    category = std::move(found);
    return;
  }
  problem(DraftField::category, "unknown-category",
          trf("the category {} is not in categories.yaml", category),
          suggest(category, names_in(tree),
                  tr("add it there, or translate it in the map under [values.category]")));
}

void CaseMaker::check_repeat() {
  const std::string& first = case_.head[HeadField::repeat_of];
  if (first.empty() || options_.repeats_this_run) return;
  auto found = ledger_.find_case(first);
  if (found) {
    if (auto other = ledger_.read_case(first); other && is_voided(other->value.history))
      problem(DraftField::repeat_of, "voided", trf("{} was registered by mistake", first),
              tr("name the case with which the matter began, or leave it out"));
    return;
  }
  if (found.error().exit == ExitCode::io)
    unreadable_ = std::move(found.error());
  else
    problem(DraftField::repeat_of, "no-such-case", trf("there is no case {}", first),
            tr("name it by its number here; in a file, the number that it has in the source does "
               "as well"));
}

void CaseMaker::read_petitioners() {
  Petitioner listed;
  for (const DraftFieldSpec& spec : draft_fields())
    if (const auto* target = std::get_if<std::string Petitioner::*>(&spec.target))
      listed.*(*target) = draft_[spec.field];
  const int persons = persons_named(listed.name);
  if (!(listed == Petitioner{}))
    for (Petitioner& person : split_people(listed, problems_)) {
      if (is_nameless(person)) person.name = kNoName;
      case_.petitioners.push_back(std::move(person));
    }
  const int named = std::max(persons, static_cast<int>(case_.petitioners.size()));
  if (draft_.has(DraftField::persons) && number_of(draft_[DraftField::persons]) < named)
    problem(DraftField::persons, "more-people",
            trf("{} people are named, more than {}", named, draft_[DraftField::persons]),
            tr("correct the number or the names"));
  else if (!draft_.has(DraftField::persons) && named > 1)
    count_people(named);
  for (std::string_view name : split(draft_[DraftField::representatives], ' ')) {
    if (name.empty()) continue;
    Petitioner speaker;
    speaker.name = name;
    speaker.representative = true;
    case_.petitioners.push_back(std::move(speaker));
  }
}

/// Nobody said how many they are, but the names do.
void CaseMaker::count_people(int persons) {
  case_.head[HeadField::persons] = std::to_string(persons);
  if (persons >= ledger_.office().group_persons) case_.head[HeadField::group] = "true";
}

/// Sheets name units and officials; files keep their ids.
std::string CaseMaker::id_for(DraftField field, const std::string& word) {
  const auto resolve = [&](const auto& all, const char* code, std::string message,
                           std::string remedy) -> std::string {
    if (const auto* one = find_called(all, word)) return one->id;
    std::vector<std::string_view> known;
    for (const auto& each : all) {
      known.push_back(each.id);
      known.push_back(each.name);
    }
    problem(field, code, std::move(message), suggest(word, known, std::move(remedy)));
    return word;
  };
  if (field == DraftField::unit)
    return resolve(ledger_.units(), "no-such-unit", trf("there is no unit {}", word),
                   tr("add the unit to units.yaml, or check the id"));
  if (field == DraftField::lead)
    return resolve(ledger_.officials(), "no-such-official", trf("there is no official {}", word),
                   tr("add the official to officials.yaml, or check the id"));
  return word;
}

/// Writes what the draft says of its events into them; what belongs to an event that did not
/// happen must not get lost.
void CaseMaker::fill_events() {
  for (const DraftFieldSpec& spec : draft_fields()) {
    const auto* target = std::get_if<DraftEventField>(&spec.target);
    if (target == nullptr || !draft_.has(spec.field)) continue;
    if (spec.type == DraftType::yes_no && draft_[spec.field] != "true") continue;
    const bool accused = spec.field == DraftField::accused ||
                         spec.field == DraftField::accused_unit ||
                         spec.field == DraftField::not_accused;
    const std::string value = accused ? accused_ids(spec) : draft_[spec.field];
    Event* event = nullptr;
    bool happened = false;
    for (const EventKind kind : target->kinds)
      for (Event& each : case_.history) {
        if (each.kind != kind) continue;
        happened = true;
        if (each.get(target->name).empty()) event = &each;
      }
    if (event != nullptr) event->set(target->name, accused ? value : id_for(spec.field, value));
    const auto cause = cause_of(target->kinds.front());
    // What was told of and could not be recorded has a problem of its own.
    if (event == nullptr && !happened && cause && draft_.has(*cause)) continue;
    if (event == nullptr && happened)
      problem(spec.field, "document-twice",
              trf("every paper has its number already: of which is {}?", value),
              tr("leave it out, or give it in place of the number that is wrong"));
    else if (event == nullptr && cause)
      problem(*cause, "missing-value",
              trf("{} says nothing without {}", spec.name, spec_of(*cause).name),
              trf("give {} too; in a map, a column for it", spec_of(*cause).name));
  }
  if (!options_.imported && draft_.has(DraftField::document)) ask_for_numbers();
}

/// One number is on one paper: where a draft tells of several, each needs its own.
void CaseMaker::ask_for_numbers() {
  for (const auto& [kind, field] : {std::pair(EventKind::accepted, DraftField::accepted_document),
                                    std::pair(EventKind::replied, DraftField::reply_document),
                                    std::pair(EventKind::closed, DraftField::closing_document)})
    for (const Event& event : case_.history)
      if (event.kind == kind && event.get("document").empty())
        problem(field, "document-missing",
                trf("{} needs its document", tr(anjuan::spec_of(kind).label)),
                trf("one number, one document: give it with {}", spec_of(field).option));
}

/// Somebody accused who is not in the roster keeps the name.
std::string CaseMaker::accused_ids(const DraftFieldSpec& spec) {
  const Meaning meaning{.among = spec.field == DraftField::accused        ? Among::officials
                                 : spec.field == DraftField::accused_unit ? Among::units
                                                                          : Among::both,
                        .outsiders = true};
  const std::size_t before = problems_.size();
  std::string ids = ids_of_words(ledger_.roster(), draft_[spec.field], meaning, problems_);
  for (std::size_t i = before; i < problems_.size(); ++i) problems_[i].file = spec.name;
  return ids;
}

void CaseMaker::build_history() {
  const auto said = moment(DraftField::registered);
  auto received = moment(DraftField::received);
  if (!received) received = said;
  const auto accepted = moment(DraftField::accepted);
  const auto replied = moment(DraftField::replied);
  const auto closed = moment(DraftField::closed);
  const std::array<std::pair<DraftField, std::optional<Timestamp>>, 5> steps = {
      {{DraftField::received, received},
       {DraftField::registered, said},
       {DraftField::accepted, accepted},
       {DraftField::replied, replied},
       {DraftField::closed, closed}}};
  const int first_year =
      ledger_.office().first_year.value_or(year_of(options_.now.date()) - kGeneration);
  if (received && year_of(received->date()) < first_year && !options_.force)
    problem(
        DraftField::received, "before-first-year",
        trf("{} lies before the office's first year, {}", to_string(received->date()), first_year),
        tr("correct the year; if it is right, say --force, or set first-year in [office]"));
  // Said here rather than by the guards, who would see the events in the wrong order.
  for (std::size_t i = 1; i < steps.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (steps[i].second && steps[j].second && *steps[i].second < *steps[j].second)
        problem(steps[i].first, "before-its-cause",
                trf("{} on {}, before {} on {}", spec_of(steps[i].first).name,
                    to_string(*steps[i].second), spec_of(steps[j].first).name,
                    to_string(*steps[j].second)),
                tr("correct the dates"));
  if (options_.imported && !received)
    problem(DraftField::received, "missing-value",
            tr("history of another system needs the day received"),
            tr("fill it in; without such a column, map one to received"));
  if (replied && !accepted)
    problem(DraftField::accepted, "missing-value", tr("a reply needs an acceptance before it"),
            tr("map a column to accepted, or set accepted = \"@received\" under [defaults]"));
  if (closed && !replied)
    problem(DraftField::replied, "missing-value", tr("closing needs a reply before it"),
            tr("map a column to replied, or set replied = \"@closed\" under [defaults]"));
  Timestamp registered = options_.now;
  if (options_.on != options_.now.date())
    registered = at_time(options_.on, std::chrono::seconds(0), ledger_.office().offset);
  if (options_.imported && received) registered = *received;
  if (said) registered = *said;
  Event first = event(EventKind::registered, registered);
  first.set("received", to_string((received ? *received : registered).date()));
  const std::string& why = options_.late_reason.empty() ? options_.file : options_.late_reason;
  if (!options_.imported && !why.empty() && is_recorded_late(first, ledger_.office()))
    first.set("late_reason", why);
  first.set("class", case_.head[HeadField::class_]);
  first.set("kind", case_.head[HeadField::kind]);
  if (case_.head.has(HeadField::route)) first.set("route", case_.head[HeadField::route]);
  if (options_.earlier.cases > 0) first.set("repeats", std::to_string(options_.earlier.cases));
  const auto marks = split(case_.head[HeadField::flags], ' ');
  if (std::find(marks.begin(), marks.end(), kUrgent) != marks.end()) first.set("urgent", "true");
  case_.history.push_back(std::move(first));
  if (draft_.has(DraftField::unit)) case_.history.push_back(event(EventKind::assigned, registered));
  for (const auto& [kind, at] :
       {std::pair(EventKind::accepted, accepted), std::pair(EventKind::replied, replied),
        std::pair(EventKind::closed, closed)})
    // A day is told, and the registration of that day came before.
    if (at && at->date() == registered.date())
      case_.history.push_back(event(kind, std::max(*at, registered)));
    else if (at && *at < registered)
      problem(*cause_of(kind), "before-its-cause",
              trf("{} on {}, before the registration on {}", spec_of(*cause_of(kind)).name,
                  to_string(at->date()), to_string(registered.date())),
              trf("say when it was registered: --on {}, or --registered where each has its own "
                  "day; and with --late-reason why it is recorded only now",
                  to_string(received ? received->date() : at->date())));
    else if (at)
      case_.history.push_back(event(kind, *at));
  fill_events();
}

/// Words that accuse somebody of the roster, and nobody said that it is an accusation: with what
/// kind the matter was typed in decides who learns of it.
void CaseMaker::check_kind() {
  if (draft_.has(DraftField::kind)) return;
  const std::string text =
      fmt::format("{}\n{}", case_.head[HeadField::title], draft_[DraftField::request]);
  const Accusing accusing = accusing_words(text);
  if (!accusing.anybody()) return;
  const NamedInText named =
      unanswered(named_in(text, ledger_.roster()), interests_of(case_.history), ledger_.roster());
  const bool of_units = (accusing.says_so || accusing.of_office) && !named.units.empty();
  if (!of_units && named.officials.empty()) return;
  Diagnostic& d = add_error(
      problems_, "which-kind",
      trf("the words accuse, and name {}: is it an accusation?",
          of_units ? name_of(ledger_.units(), named.units.front())
                   : name_of(ledger_.officials(), named.officials.front())),
      tr("say so with --kind accusation, or --kind request where it is none. In a file this is a "
         "column"));
  d.file = spec_of(DraftField::kind).name;
  d.rule = "W22 art. 30";
}

/// Whom an earlier case on the matter accuses is not brought to it by the next one; and what was
/// secret there is so here.
void CaseMaker::check_earlier() {
  const std::string& first = case_.head[HeadField::repeat_of];
  if (first.empty()) return;
  // One that was merged with a secret case is as secret.
  const auto other = ledger_.read_case(first);
  const bool secret =
      options_.earlier.secret || (other && secrecy_of(other->value) != Secrecy::open);
  if (secret && case_.head[HeadField::kind] != to_name(CaseKind::accusation))
    case_.history.front().set("confidential", "true");
  for (Diagnostic& d : unanswered_of_earlier(options_.earlier.accusing, case_, ledger_.roster()))
    problems_.push_back(std::move(d));
}

void CaseMaker::check_rules() {
  check_kind();
  check_earlier();
  Case empty = case_;
  empty.history.clear();
  const std::vector<Event> events = case_.history;
  for (Diagnostic& d : check_append(empty, events, guard_context(ledger_, options_.now)))
    problems_.push_back(std::move(d));
  if (options_.imported && !draft_.has(DraftField::replied) && !draft_.has(DraftField::closed))
    check_own_matter();
  case_.head = folded_head(case_, ledger_.rules());
}

/// What another system gave to a unit is past; what is still open there is not, and goes no further
/// to somebody whom it may accuse.
void CaseMaker::check_own_matter() {
  std::vector<std::string> units;
  for (const Event& event : case_.history)
    if (event.kind == EventKind::assigned) units.emplace_back(event.get("unit"));
  for (const std::string& id :
       perhaps_accused(case_, interests_of(case_.history), units, ledger_.roster())) {
    Diagnostic& d = add_error(
        problems_, "who-is-accused",
        trf("the words tell of misdeeds and may mean {}, whose unit would handle the case: does "
            "it accuse them?",
            name_of(ledger_.roster(), id)),
        trf("if so, add --kind accusation --accused {0}, and choose another unit; if it "
            "only mentions them, --not-accused {0}. In a file these are columns",
            id));
    d.rule = "W22 art. 28, 30";
  }
}

}  // namespace

Result<Case> make_case(const Ledger& ledger, const Draft& draft, const RegisterOptions& options) {
  return CaseMaker(ledger, draft, options).run();
}

Result<std::string> first_case(const Ledger& ledger, const std::string& id) {
  ANJUAN_TRY(path, ledger.find_case(id));
  std::string first = case_id_of(path);
  std::set<std::string> seen;
  while (seen.insert(first).second) {
    ANJUAN_TRY(stored, ledger.read_case(first));
    const std::string& before = stored.value.head[HeadField::repeat_of];
    if (before.empty() || !ledger.find_case(before)) break;
    first = before;
  }
  return first;
}

Result<> complete_repeat(const Ledger& ledger, Draft& draft) {
  std::string& first = draft[DraftField::repeat_of];
  if (first.empty()) return {};
  auto found = first_case(ledger, first);
  if (found)
    first = std::move(*found);
  else if (found.error().exit == ExitCode::io)
    return pass_on(found);
  return {};
}

Result<RegisteredCase> number_case(const Ledger& ledger, Case value,
                                   std::map<int, int>& last_numbers) {
  const Date day = value.history.front().at.date();
  auto last = last_numbers.find(year_of(day));
  if (last == last_numbers.end()) {
    ANJUAN_TRY(number, last_number(ledger, year_of(day)));
    last = last_numbers.emplace(year_of(day), number).first;
  }
  const CaseId id{ledger.office().code, year_of(day), ledger.station(), ++last->second};
  value.head[HeadField::id] = to_string(id);
  RegisteredCase made;
  made.path = ledger.paths().case_file(value.head[HeadField::id], day);
  ANJUAN_TRY(text, write_new_case(value, made.path));
  made.text = std::move(text);
  made.value = std::move(value);
  return made;
}

Result<RegisteredCase> register_case(const Ledger& ledger, Case value, bool dry_run) {
  if (const std::string& source = value.head[HeadField::source]; !source.empty()) {
    std::string holder;
    auto problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
      if (found.head[HeadField::source] == source) holder = found.head[HeadField::id];
    });
    if (!holder.empty())
      return fail(ExitCode::refused,
                  {.code = "registered-already",
                   .message = trf("{} is registered already, as {}", source, holder),
                   .rule = tr("one source, one case"),
                   .remedy = trf("see it with `anjuan show {}`", holder)});
    // The case that cannot be read may be the one with this source.
    if (!problems.empty()) return fail_with(std::move(problems));
  }
  std::map<int, int> last_numbers;
  auto made = number_case(ledger, std::move(value), last_numbers);
  if (!made || dry_run) return made;
  WriteBatch batch = ledger.new_batch();
  ANJUAN_DO(batch.create(made->path, made->text));
  ANJUAN_DO(keep_numbers(ledger, batch, last_numbers));
  ANJUAN_DO(batch.commit());
  return made;
}

void Earlier::take_up(const HeadView& head) {
  secret = secret || is_protected(head);
  Interests whom;
  const auto add = [](std::vector<std::string>& all, std::string_view words) {
    for (const std::string_view word : split(words, ' '))
      if (!word.empty()) all.emplace_back(word);
  };
  add(whom.accused_units, head[HeadField::accused_unit]);
  add(whom.accused, head[HeadField::accused]);
  if (whom.accuses()) accusing.emplace_back(std::string(head[HeadField::id]), std::move(whom));
}

Result<Earlier> earlier_on_matter(const Ledger& ledger, std::string_view first, const Head* of) {
  Earlier all;
  if (first.empty()) return all;
  using F = HeadField;
  struct Repeat {
    std::string of;  ///< what it repeats
    bool counts = true;
    Earlier said;
  };
  std::map<std::string, Repeat> repeats;
  auto problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
    const HeadView& head = found.head;
    if (head.status() == Status::voided || (of != nullptr && head[F::id] == (*of)[F::id])) return;
    if (head[F::id] == first) all.take_up(head);
    if (!head.has(F::repeat_of)) return;
    Repeat one{.of = std::string(head[F::repeat_of])};
    one.counts = of == nullptr || std::pair(head[F::received], head[F::id]) <
                                      std::pair(std::string_view((*of)[F::received]),
                                                std::string_view((*of)[F::id]));
    one.said.take_up(head);
    repeats.emplace(head[F::id], std::move(one));
  });
  if (!problems.empty()) return fail_with(std::move(problems));
  all.cases = 1;
  for (auto& [id, repeat] : repeats) {
    std::string_view root = repeat.of;
    for (std::size_t up = 0; root != first && up < repeats.size(); ++up) {
      const auto next = repeats.find(std::string(root));
      if (next == repeats.end()) break;
      root = next->second.of;
    }
    if (root != first) continue;
    if (repeat.counts) ++all.cases;
    all.secret = all.secret || repeat.said.secret;
    for (auto& one : repeat.said.accusing) all.accusing.push_back(std::move(one));
  }
  return all;
}

}  // namespace anjuan

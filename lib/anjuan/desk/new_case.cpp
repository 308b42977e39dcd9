#include "anjuan/desk/new_case.hpp"

#include <algorithm>
#include <array>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"
#include "anjuan/text/case_writer.hpp"

namespace anjuan {
namespace {

constexpr std::array<std::string_view, 33> kFields = {"title",
                                                      "received",
                                                      "request",
                                                      "reply",
                                                      "accepted",
                                                      "replied",
                                                      "closed",
                                                      "served",
                                                      "channel",
                                                      "category",
                                                      "place",
                                                      "persons",
                                                      "class",
                                                      "kind",
                                                      "route",
                                                      "unit",
                                                      "lead",
                                                      "flags",
                                                      "visit-level",
                                                      "group",
                                                      "petitioner.name",
                                                      "petitioner.phone",
                                                      "petitioner.address",
                                                      "petitioner.id-number",
                                                      "petitioner.sex",
                                                      "petitioner.age",
                                                      "source",
                                                      "repeat-of",
                                                      "repeats",
                                                      "confidential",
                                                      "appointment",
                                                      "document",
                                                      "representatives"};

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
    check_field_names();
    read_head();
    read_petitioner();
    case_.request = draft_.get("request");
    build_history();
    if (unreadable_) return tl::unexpected<Failure>(std::move(*unreadable_));
    if (!problems_.empty()) return fail(ExitCode::bad_data, std::move(problems_));
    check_rules();
    if (!problems_.empty()) return fail(ExitCode::refused, std::move(problems_));
    return std::move(case_);
  }

 private:
  void problem(std::string_view field, std::string code, std::string message,
               std::string remedy = {}) {
    add_error(problems_, std::move(code), std::move(message), std::move(remedy)).file = field;
  }

  void check_field_names() {
    for (const auto& [name, value] : draft_.values)
      if (std::find(kFields.begin(), kFields.end(), name) == kFields.end())
        problem(name, "unknown-field", trf("unknown field {}", name), suggest(name, kFields, ""));
  }

  template <class E>
  std::string choice(std::string_view field, E fallback) {
    const std::string_view value = draft_.get(field);
    if (value.empty()) return std::string(to_name(fallback));
    if (parse_name<E>(value)) return std::string(value);
    const std::vector<std::string_view> names = all_names<E>();
    const std::string_view near = nearest(value, names);
    const std::vector<std::string> list(names.begin(), names.end());
    problem(field, "unknown-value", trf("{} cannot be {}", field, value),
            near.empty() ? trf("one of: {}", join(list, ", "))
                         : trf("did you mean {}? One of: {}", near, join(list, ", ")));
    return {};
  }

  void read_head();
  void read_place_in_tree();
  void read_petitioner();
  void build_history();
  void check_rules();
  Event event(EventKind kind, Timestamp at) const {
    Event made{.kind = kind, .at = at, .by = options_.by};
    if (options_.imported) made.set("imported", "true");
    if (at.date() != options_.now.date() && !options_.imported)
      made.set("recorded", to_string(options_.now));
    return made;
  }
  std::optional<Timestamp> moment(std::string_view field) {
    const std::string_view value = draft_.get(field);
    if (value.empty()) return std::nullopt;
    const auto parsed = parse_moment(value, ledger_.office().offset);
    if (!parsed)
      problem(field, "bad-date", trf("{} is not a date: {}", field, value),
              tr("write YYYY-MM-DD, with or without a time"));
    else if (*parsed > options_.now)
      problem(field, "in-the-future",
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

void CaseMaker::read_head() {
  using F = HeadField;
  Head& head = case_.head;
  head[F::title] = draft_.get("title");
  if (head[F::title].empty())
    problem("title", "missing-value", tr("a case needs a title"),
            tr("say in one line what it is about"));
  head[F::class_] = choice("class", CaseClass::general);
  head[F::kind] = choice("kind", CaseKind::request);
  if (!draft_.get("route").empty()) head[F::route] = choice("route", Route::opinion);
  head[F::channel] = choice("channel", Channel::other);
  if (!draft_.get("visit-level").empty())
    head[F::visit_level] = choice("visit-level", VisitLevel::county);
  head[F::place] = draft_.get("place");
  head[F::source] = draft_.get("source");
  read_place_in_tree();
  std::string_view persons = draft_.get("persons");
  if (persons.empty()) persons = "1";
  const int count = number_of(persons);
  if (count < 1)
    problem("persons", "bad-number",
            trf("persons must be a whole number, 1 or more, not {}", persons));
  head[F::persons] = std::to_string(count);
  const std::string_view group = draft_.get("group");
  if (!group.empty() && group != "true" && group != "false")
    problem("group", "unknown-value", trf("{} cannot be {}", "group", group),
            trf("one of: {}", "true, false"));
  if (group == "true" || count >= ledger_.office().group_persons) head[F::group] = "true";
  const std::string_view confidential = draft_.get("confidential");
  if (!confidential.empty() && confidential != "true" && confidential != "false")
    problem("confidential", "unknown-value", trf("{} cannot be {}", "confidential", confidential),
            trf("one of: {}", "true, false"));
  if (confidential == "true") head[F::confidential] = "true";
  std::vector<std::string> flags;
  for (std::string_view flag : split(draft_.get("flags"), ' ')) {
    if (flag.empty()) continue;
    if (!is_identifier(flag)) problem("flags", "bad-flag", trf("{} is not one word", flag));
    flags.emplace_back(flag);
  }
  head[F::flags] = join(flags, " ");
  head[F::repeat_of] = draft_.get("repeat-of");
  if (head.has(F::repeat_of))
    if (auto first = ledger_.find_case(head[F::repeat_of]); !first) {
      if (first.error().exit == ExitCode::io)
        unreadable_ = std::move(first.error());
      else
        problem("repeat-of", "no-such-case", trf("there is no case {}", head[F::repeat_of]),
                tr("anjuan list shows the cases there are"));
    }
}

/// A category must stand in the office's tree, when it has one: a misspelt one would be missing
/// from every report.
void CaseMaker::read_place_in_tree() {
  const std::string_view category = draft_.get("category");
  case_.head[HeadField::category] = category;
  const auto& tree = ledger_.categories();
  if (category.empty() || tree.empty()) return;
  if (std::find(tree.begin(), tree.end(), category) != tree.end()) return;
  problem("category", "unknown-category",
          trf("the category {} is not in categories.yaml", category),
          suggest(category, names_in(tree),
                  tr("add it there, or translate it in the map under [values.category]")));
}

void CaseMaker::read_petitioner() {
  Petitioner person;
  person.name = draft_.get("petitioner.name");
  person.phone = draft_.get("petitioner.phone");
  person.address = draft_.get("petitioner.address");
  person.id_number = draft_.get("petitioner.id-number");
  person.sex = draft_.get("petitioner.sex");
  person.age = draft_.get("petitioner.age");
  if (!(person == Petitioner{})) {
    if (person.name.empty()) person.name = tr("anonymous");
    case_.petitioners.push_back(std::move(person));
  }
  for (std::string_view name : split(draft_.get("representatives"), ' ')) {
    if (name.empty()) continue;
    Petitioner speaker;
    speaker.name = name;
    speaker.representative = true;
    case_.petitioners.push_back(std::move(speaker));
  }
}

void CaseMaker::build_history() {
  const auto received = moment("received");
  const auto accepted = moment("accepted");
  const auto replied = moment("replied");
  const auto closed = moment("closed");
  const std::array<std::pair<std::string_view, std::optional<Timestamp>>, 4> steps = {
      {{"received", received}, {"accepted", accepted}, {"replied", replied}, {"closed", closed}}};
  // Said here rather than by the guards, who would see the events in the wrong order.
  for (std::size_t i = 1; i < steps.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (steps[i].second && steps[j].second && *steps[i].second < *steps[j].second)
        problem(steps[i].first, "before-its-cause",
                trf("{} on {}, before {} on {}", steps[i].first, to_string(*steps[i].second),
                    steps[j].first, to_string(*steps[j].second)),
                tr("correct the dates"));
  if (options_.imported && !received)
    problem("received", "missing-value", tr("history of another system needs the day received"),
            tr("map a column to received"));
  if (replied && !accepted)
    problem("accepted", "missing-value", tr("a reply needs an acceptance before it"),
            tr("map a column to accepted, or set accepted = \"@received\" under [defaults]"));
  if (closed && !replied)
    problem("replied", "missing-value", tr("closing needs a reply before it"),
            tr("map a column to replied, or set replied = \"@closed\" under [defaults]"));
  if (!draft_.get("reply").empty() && !replied)
    problem("replied", "missing-value", tr("there is a reply without its day"),
            tr("map a column to replied"));

  Timestamp registered = options_.now;
  if (options_.on != options_.now.date())
    registered = at_time(options_.on, std::chrono::seconds(0), ledger_.office().offset);
  if (options_.imported && received) registered = *received;
  Event first = event(EventKind::registered, registered);
  first.set("received", to_string((received ? *received : registered).date()));
  first.set("class", case_.head[HeadField::class_]);
  first.set("kind", case_.head[HeadField::kind]);
  if (case_.head.has(HeadField::route)) first.set("route", case_.head[HeadField::route]);
  if (!draft_.get("repeats").empty()) first.set("repeats", std::string(draft_.get("repeats")));
  if (!draft_.get("appointment").empty())
    first.set("appointment", std::string(draft_.get("appointment")));
  case_.history.push_back(std::move(first));
  if (!draft_.get("unit").empty()) {
    Event assigned = event(EventKind::assigned, registered);
    assigned.set("unit", std::string(draft_.get("unit")));
    if (!draft_.get("lead").empty()) assigned.set("lead", std::string(draft_.get("lead")));
    case_.history.push_back(std::move(assigned));
  } else if (!draft_.get("lead").empty()) {
    problem("unit", "missing-value", tr("a lead needs a unit"), tr("give the unit too"));
  }
  const auto add = [&](EventKind kind, const std::optional<Timestamp>& at) -> Event* {
    if (!at) return nullptr;
    case_.history.push_back(event(kind, *at));
    if (!draft_.get("document").empty())
      case_.history.back().set("document", std::string(draft_.get("document")));
    return &case_.history.back();
  };
  add(EventKind::accepted, accepted);
  if (Event* reply = add(EventKind::replied, replied)) {
    const std::string_view served = draft_.get("served");
    if (!served.empty()) reply->set("served", std::string(served.substr(0, 10)));
    if (!draft_.get("reply").empty()) reply->set("text", std::string(draft_.get("reply")));
  }
  add(EventKind::closed, closed);
}

void CaseMaker::check_rules() {
  Case empty = case_;
  empty.history.clear();
  const std::vector<Event> events = case_.history;
  for (Diagnostic& d : check_append(empty, events, guard_context(ledger_, options_.now)))
    problems_.push_back(std::move(d));
  case_.head = folded_head(case_, ledger_.rules());
}

}  // namespace

Result<Case> make_case(const Ledger& ledger, const Draft& draft, const RegisterOptions& options) {
  return CaseMaker(ledger, draft, options).run();
}

Result<RegisteredCase> number_case(const Ledger& ledger, Case value,
                                   std::map<int, int>& last_numbers) {
  const Date day = value.history.front().at.date();
  auto last = last_numbers.find(year_of(day));
  if (last == last_numbers.end()) {
    auto number = ledger.last_number(year_of(day));
    if (!number) return pass_on(number);
    last = last_numbers.emplace(year_of(day), *number).first;
  }
  const CaseId id{ledger.office().code, year_of(day), ledger.station(), ++last->second};
  value.head[HeadField::id] = to_string(id);
  RegisteredCase made;
  made.path = ledger.paths().case_file(value.head[HeadField::id], day);
  auto text = write_new_case(value, made.path);
  if (!text) return pass_on(text);
  made.text = std::move(*text);
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
  if (auto staged = batch.create(made->path, made->text); !staged) return pass_on(staged);
  if (auto written = batch.commit(); !written) return pass_on(written);
  return made;
}

Result<int> count_repeats(const Ledger& ledger, std::string_view first) {
  if (first.empty()) return 0;
  int count = 1;
  auto problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
    if (found.head[HeadField::repeat_of] == first) ++count;
  });
  if (!problems.empty()) return fail_with(std::move(problems));
  return count;
}

std::vector<std::string_view> draft_fields() {
  return {kFields.begin(), kFields.end()};
}

}  // namespace anjuan

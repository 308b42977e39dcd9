#include "anjuan/desk/correct.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/new_case.hpp"
#include "anjuan/desk/who_is_meant.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/document_index.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

using K = EventKind;

Event new_event(K kind, const Amendment& how) {
  Event event{.kind = kind, .at = how.now, .by = how.by};
  if (!how.via.empty()) event.set("via", how.via);
  event.set("reason", how.reason);
  return event;
}

Result<const Event*> choose_event(const std::vector<Event>& record, const std::string& which) {
  if (const auto number = parse_number<std::size_t>(which)) {
    if (*number >= 1 && *number <= record.size()) return &record[*number - 1];
    return fail_usage("no-such-event", trf("the case has no event {}", which),
                      trf("`anjuan log` numbers them, from 1 to {}", record.size()));
  }
  const auto kind = parse_event_name(which);
  if (!kind)
    return fail_usage("unknown-event", trf("there is no event {}", which),
                      suggest(which, names_in(event_table(), &EventSpec::name),
                              tr("give its number, as `anjuan log` shows it")));
  std::vector<std::string> found;
  const Event* event = nullptr;
  for (const Event& each : record)
    if (each.kind == *kind && !each.voided) {
      event = &each;
      found.push_back(std::to_string(&each - record.data() + 1));
    }
  if (found.size() == 1) return event;
  return fail_usage("no-such-event",
                    found.empty()
                        ? trf("nothing in the case is {}", tr(spec_of(*kind).label))
                        : trf("{} stands in the case more than once", tr(spec_of(*kind).label)),
                    found.empty() ? std::string(tr("`anjuan log` shows the events there are"))
                                  : trf("give one of the numbers: {}", join(found, tr(", "))));
}

class Corrector {
 public:
  Corrector(const Ledger& ledger, const StoredCase& stored, const Amendment& how)
      : ledger_(ledger),
        stored_(stored),
        event_(new_event(K::corrected, how)),
        people_(stored.value.petitioners) {}

  Result<CaseEdit> run(const Correction& correction, Timestamp now) {
    for (const auto& [field, value] : correction.facts) set(field, value);
    follow_persons(correction);
    for (const auto& [place, person] : correction.people)
      set_person(place, person, correction.representative);
    if (!correction.not_accused.empty())
      event_.set("not_accused", mentioned(correction.not_accused));
    if (!correction.not_named.empty()) event_.set("not_named", correction.not_named);
    check_earlier();
    keep_secret();
    if (!marks_.empty()) event_.set("petitioners", join(marks_, "\n"));
    if (!was_.empty()) event_.set("was", join(was_, "\n"));
    if (!problems_.empty()) return fail(ExitCode::usage, std::move(problems_));
    return plan_correction(ledger_, stored_, std::move(event_), people_, now);
  }

 private:
  void problem(std::string code, std::string message, std::string remedy) {
    add_error(problems_, std::move(code), std::move(message), std::move(remedy));
  }

  const Head& head() const { return stored_.value.head; }

  void set(HeadField field, std::string value) {
    const HeadFieldSpec& spec = spec_of(field);
    if (value.empty() && (spec.required || field == HeadField::route))
      problem("missing-value", trf("{} cannot be taken away", spec.name),
              tr("give what it is instead"));
    if (field == HeadField::category) check_category(value);
    if (field == HeadField::repeat_of && !value.empty()) value = first_of_matter(value);
    if (field == HeadField::source && !value.empty()) check_source(value);
    if (head()[field] == value) return;
    event_.set(spec.name, value);
    was_.push_back(fmt::format("{}: {}", spec.name, head()[field]));
    if (field == HeadField::repeat_of) count_earlier(value);
  }

  /// From so many earlier cases on a principal meets whoever complains (D12).
  void count_earlier(const std::string& first) {
    auto earlier = earlier_on_matter(ledger_, first, &head());
    if (!earlier) {
      for (Diagnostic& d : earlier.error().diagnostics) problems_.push_back(std::move(d));
      return;
    }
    earlier_ = std::move(*earlier);
    event_.set("repeats", std::to_string(earlier_.cases));
  }

  /// By id or by name; somebody who is accused and in no roster by the name on record.
  std::string mentioned(const std::string& words) {
    const Interests known = interests_of(stored_.value.history);
    std::vector<std::string> found;
    for (const std::string_view word : split(words, ' ')) {
      const auto is_known = [&](const std::vector<std::string>& all) {
        return std::find(all.begin(), all.end(), word) != all.end();
      };
      if (is_known(known.accused) || is_known(known.accused_units))
        found.emplace_back(word);
      else if (std::string id = ids_of_words(ledger_.roster(), word, {}, problems_); !id.empty())
        found.push_back(std::move(id));
    }
    return join(found, " ");
  }

  /// Whom the cases on the matter accuse is asked for when the first of them is named.
  void check_earlier() {
    const std::string first(event_.get("repeat_of"));
    if (first.empty()) return;
    const auto other = ledger_.read_case(first);
    const bool secret = earlier_.secret || (other && secrecy_of(other->value) != Secrecy::open);
    if (secret && !is_protected(head())) event_.set("confidential", "true");
    Case repeat = stored_.value;
    repeat.history.push_back(event_);
    for (Diagnostic& d : unanswered_of_earlier(earlier_.accusing, repeat, ledger_.roster())) {
      d.remedy =
          tr("see whom with `anjuan show` of that case; record it first with `anjuan recuse "
             "--accused true`, or add --not-accused");
      problems_.push_back(std::move(d));
    }
  }

  /// What was written under the protection of an accusation stays protected: only the petitioner's
  /// consent ends that, by `unprotect`.
  void keep_secret() {
    if (!is_protected(head()) || head()[HeadField::confidential] == "true") return;
    Interests then = interests_of(stored_.value.history);
    take_up(then, event_);
    const std::string_view kind =
        event_.get("kind").empty() ? head()[HeadField::kind] : event_.get("kind");
    if (kind != to_name(CaseKind::accusation) && !then.accuses())
      event_.set("confidential", "true");
  }

  /// From so many persons on it is a group, as at the registration.
  void follow_persons(const Correction& correction) {
    const auto given = [&](HeadField field) {
      return std::any_of(correction.facts.begin(), correction.facts.end(),
                         [&](const auto& fact) { return fact.first == field; });
    };
    if (!given(HeadField::persons) || given(HeadField::group)) return;
    const bool group = number_of(event_.get("persons"), 1) >= ledger_.office().group_persons;
    if (!event_.get("persons").empty()) set(HeadField::group, group ? "true" : "");
  }

  void check_category(const std::string& value) {
    const auto& tree = ledger_.categories();
    if (value.empty() || tree.empty() || std::find(tree.begin(), tree.end(), value) != tree.end())
      return;
    problem("unknown-category", trf("the category {} is not in categories.yaml", value),
            suggest(value, names_in(tree), tr("add it there first")));
  }

  std::string first_of_matter(const std::string& value) {
    auto first = first_case(ledger_, value);
    if (first && *first != head()[HeadField::id]) {
      if (auto other = ledger_.read_case(*first); other && is_voided(other->value.history))
        problem("voided", trf("{} was registered by mistake", *first),
                tr("name the case with which the matter began, or leave it out"));
      return *first;
    }
    if (first) {  // this case is where the matter began: the guard says what is wrong
      auto path = ledger_.find_case(value);
      return path ? case_id_of(*path) : value;
    }
    for (Diagnostic& d : first.error().diagnostics) problems_.push_back(std::move(d));
    return value;
  }

  void check_source(const std::string& value) {
    if (value.starts_with('/'))
      problem("no-system", trf("{} names no system", value),
              tr("write SYSTEM/NUMBER, such as 12345/17"));
    auto unread = scan_heads(ledger_.paths(), [&](const ScannedCase& found) {
      if (found.head[HeadField::source] == value &&
          found.head[HeadField::id] != head()[HeadField::id])
        problem(
            "registered-already",
            trf("{} is registered already, as {}", value, std::string(found.head[HeadField::id])),
            tr("merge the two cases: anjuan merge"));
    });
    std::move(unread.begin(), unread.end(), std::back_inserter(problems_));
  }

  void set_person(std::size_t place, const Petitioner& right, std::optional<bool> representative) {
    if (place > people_.size()) {
      problem("no-such-petitioner", trf("the case has no petitioner {}", place + 1),
              trf("it has {}; one more is a new one", people_.size()));
      return;
    }
    const bool is_new = place == people_.size();
    if (is_new && right.name.empty()) {
      problem("missing-value", tr("a new petitioner needs a name"),
              trf("give it with --{}", "name"));
      return;
    }
    if (is_new) people_.emplace_back();
    Petitioner& person = people_[place];
    std::vector<std::string> changed;
    const auto take = [&](const char* name, std::string& old, const std::string& now) {
      if (now.empty() || old == now) return;
      // What stood there may stand in texts as well.
      if (!is_new && !old.empty() && std::string_view(name) != "sex" &&
          std::string_view(name) != "age")
        person.former += (person.former.empty() ? "" : "; ") + old;
      old = now;
      changed.emplace_back(name);
    };
    take("name", person.name, right.name);
    take("sex", person.sex, right.sex);
    take("age", person.age, right.age);
    take("id_number", person.id_number, right.id_number);
    take("phone", person.phone, right.phone);
    take("address", person.address, right.address);
    if (representative && person.representative != *representative) {
      person.representative = *representative;
      changed.emplace_back("representative");
    }
    if (!changed.empty())
      marks_.push_back(fmt::format("{}: {}", place + 1, is_new ? "new" : join(changed, " ")));
  }

  const Ledger& ledger_;
  const StoredCase& stored_;
  Event event_;
  std::vector<Petitioner> people_;
  std::vector<std::string> was_;
  std::vector<std::string> marks_;
  Earlier earlier_;  ///< on the matter that it is said to repeat
  std::vector<Diagnostic> problems_;
};

/// What comes into force again by `voiding` brings its document's number: another document may have
/// it by now.
Result<> check_numbers_free(const Ledger& ledger, const Case& value, const Event& voiding) {
  std::vector<Event> after = value.history;
  after.push_back(voiding);
  mark_voided(after);
  DocumentIndex documents(ledger);
  std::vector<Diagnostic> taken;
  for (std::size_t i = 0; i < value.history.size(); ++i) {
    const std::string number(after[i].get("document"));
    if (!value.history[i].voided || after[i].voided || number.empty()) continue;
    ANJUAN_TRY(holder, documents.holder_of(number));
    if (holder)
      add_error(taken, "document-taken",
                trf("the number {} is that of another document by now ({})", number, *holder),
                tr("take that one out first, or record the event anew with a number of its own"))
          .rule = tr("one number, one document");
  }
  if (!taken.empty()) return fail(ExitCode::refused, std::move(taken));
  return {};
}

}  // namespace

Result<CaseEdit> void_event(const Ledger& ledger, const std::string& case_id,
                            const std::string& which, const Amendment& how) {
  ANJUAN_TRY(stored, ledger.read_case(case_id));
  ANJUAN_TRY(target, choose_event(stored.value.history, which));
  Event event = new_event(K::voided, how);
  aim_at(event, stored.value.history, *target);
  ANJUAN_DO(check_numbers_free(ledger, stored.value, event));
  return plan_edit(ledger, stored, {std::move(event)}, how.now);
}

namespace {

/// How many cases came before on the matter, as the case says it.
int repeats_on_record(const Case& value) {
  int repeats = 0;
  for (const Event& event : in_force(value.history))
    if (event.kind == K::registered || event.kind == K::corrected)
      repeats = number_of(event.get("repeats"), repeats);
  return repeats;
}

/// Cases that repeat `first` and were received after `head`.
Result<std::vector<std::string>> later_repeats(const Ledger& ledger, const std::string& first,
                                               const Head& head) {
  using F = HeadField;
  std::vector<std::string> later;
  auto problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
    if (found.head[F::repeat_of] == first && found.head.status() != Status::voided &&
        std::pair(std::string_view(head[F::received]), std::string_view(head[F::id])) <
            std::pair(found.head[F::received], found.head[F::id]))
      later.emplace_back(found.head[F::id]);
  });
  if (!problems.empty()) return fail_with(std::move(problems));
  std::sort(later.begin(), later.end());
  return later;
}

}  // namespace

Result<std::vector<CaseEdit>> void_event_with_repeats(const Ledger& ledger,
                                                      const std::string& case_id,
                                                      const std::string& which,
                                                      const Amendment& how) {
  ANJUAN_TRY(edit, void_event(ledger, case_id, which, how));
  const bool was = edit.before.status() == Status::voided;
  const bool is = edit.after.status() == Status::voided;
  const Head head = edit.after;
  std::vector<CaseEdit> edits = {std::move(edit)};
  // Where the matter began with it, somebody must say with which case it began instead.
  const std::string& first = head[HeadField::repeat_of];
  if (was == is || first.empty()) return edits;
  ANJUAN_TRY(later, later_repeats(ledger, first, head));
  for (const std::string& id : later) {
    ANJUAN_TRY(stored, ledger.read_case(id));
    ANJUAN_TRY(before, earlier_on_matter(ledger, first, &stored.value.head));
    const int repeats = is ? before.cases - 1 : before.cases + 1;
    if (repeats == repeats_on_record(stored.value)) continue;
    Event event = new_event(K::corrected, how);
    event.set("repeats", std::to_string(repeats));
    ANJUAN_TRY(follows, plan_edit(ledger, stored, {std::move(event)}, how.now));
    edits.push_back(std::move(follows));
  }
  return edits;
}

Result<CaseEdit> correct_case(const Ledger& ledger, const std::string& case_id,
                              const Correction& correction, const Amendment& how) {
  ANJUAN_TRY(stored, ledger.read_case(case_id));
  return Corrector(ledger, stored, how).run(correction, how.now);
}

}  // namespace anjuan

#include "schedule/hold_options.hpp"

#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/text/session_file.hpp"

namespace anjuan::cli {

std::optional<int> whole_number(std::string_view text) {
  const auto value = parse_number<int>(text);
  return value && *value >= 0 ? value : std::nullopt;
}

namespace {

/// Reads the options one by one and gathers what is wrong with any of them.
class HoldReader {
 public:
  HoldReader(const HoldOptions& options, rota::SessionRecord& record, Date today)
      : options_(options), record_(record), today_(today) {}

  std::vector<Diagnostic> read() {
    rota::HeldSession& held = record_.held;
    if (!options_.date.empty()) day(options_.date, "DATE", held.date);
    if (!options_.desk.empty()) held.desk = options_.desk;
    if (!options_.group.empty()) {
      const auto group = whole_number(options_.group);
      if (!group || *group < 1)
        wrong("--group", options_.group, tr("is not the number of a group"));
      else
        held.group = *group;
    }
    if (held.date == Date{} && options_.date.empty())
      add("usage", tr("say which day it was"), tr("add DATE, or `date:` to the file"));
    if (held.desk.empty()) add("usage", tr("say which desk it was"), tr("add --desk ID"));
    const std::tuple<const std::string&, const char*, std::optional<Date>&> dates[] = {
        {options_.told, "--told", held.told},
        {options_.briefed, "--briefed", held.briefed},
        {options_.confirmed, "--confirmed", held.confirmed},
        {options_.applied, "--applied", held.applied},
        {options_.planned, "--planned", held.planned}};
    for (const auto& [text, option, into] : dates)
      if (!text.empty()) day(text, option, into.emplace());
    for (const std::string& text : options_.late) late(text);
    for (const std::string& text : options_.units) unit(text);
    for (const std::string& text : options_.reasons)
      if (const auto pair = split_pair(text, "--reason")) held.reasons[pair->first] = pair->second;
    for (const std::string& text : options_.batches)
      record_.batches.push_back(read_hold_batch(text, held.date, errors_));
    for (const std::string& text : options_.attachments) attachment(text);
    for (const std::string& text : options_.ticks) tick(text);
    if (!options_.note.empty()) record_.note = options_.note;
    plain_options();
    return std::move(errors_);
  }

 private:
  using Pair = std::pair<std::string, std::string>;

  Diagnostic& add(std::string code, std::string message, std::string remedy) {
    return add_error(errors_, std::move(code), std::move(message), std::move(remedy));
  }

  void wrong(std::string_view option, std::string_view text, const char* what) {
    add("usage", fmt::format("{}: '{}' {}", option, text, what), "");
  }

  void day(const std::string& text, std::string_view option, Date& into) {
    if (auto read = read_day(text, option, today_))
      into = *read;
    else
      for (Diagnostic& d : read.error().diagnostics) errors_.push_back(std::move(d));
  }

  /// "NAME=TEXT"
  std::optional<Pair> split_pair(const std::string& text, std::string_view option) {
    const std::size_t at = text.find('=');
    if (at != std::string::npos && at != 0 && at + 1 != text.size())
      return Pair(text.substr(0, at), text.substr(at + 1));
    add("usage", trf("{}: '{}' is not NAME=VALUE", option, text), "");
    return std::nullopt;
  }

  void late(const std::string& text) {
    const auto pair = split_pair(text, "--late");
    if (!pair) return;
    if (const auto minutes = whole_number(pair->second))
      record_.held.minutes_late[pair->first] = *minutes;
    else
      wrong("--late", pair->second, tr("is not a number of minutes"));
  }

  /// UNIT=MINUTES, UNIT=09:05-09:12, or UNIT=09:05 for one that did not come.
  void unit(const std::string& text) {
    const auto pair = split_pair(text, "--unit");
    if (!pair) return;
    const std::string& value = pair->second;
    if (const auto minutes = whole_number(value)) {
      record_.held.unit_minutes[pair->first] = *minutes;
      return;
    }
    const std::size_t dash = value.find('-');
    rota::CalledUnit called{.unit = pair->first};
    called.called = rota::parse_time(value.substr(0, dash));
    if (dash != std::string::npos) called.arrived = rota::parse_time(value.substr(dash + 1));
    if (!called.called || (dash != std::string::npos && !called.arrived)) {
      add("bad-time", fmt::format("--unit: '{}' {}", value, tr("is neither minutes nor times")),
          tr("write UNIT=8, or UNIT=09:05-09:13 for the call and the arrival"));
      return;
    }
    if (const auto took = called.minutes(); took && *took < 0)
      add("before-call", trf("--unit: {} cannot arrive before it was called", pair->first),
          tr("correct one of the two times"));
    record_.called.push_back(std::move(called));
  }

  /// "FILE" or "KIND=FILE"
  void attachment(const std::string& text) {
    const std::size_t at = text.find('=');
    rota::SessionAttachment one;
    const bool named =
        at != std::string::npos && text.find_first_of("/. ") > at && at + 1 < text.size();
    one.kind = named ? text.substr(0, at) : "";
    one.file.path = named ? text.substr(at + 1) : text;
    record_.attachments.push_back(std::move(one));
  }

  void tick(const std::string& item) {
    if (std::find(std::begin(rota::kChecklist), std::end(rota::kChecklist), item) ==
        std::end(rota::kChecklist)) {
      const std::vector<std::string> all(std::begin(rota::kChecklist), std::end(rota::kChecklist));
      add("unknown-value", trf("{} cannot be {}", "--done", item),
          trf("one of: {}", join(all, tr(", "))))
          .rule = "F6";
      return;
    }
    // One tick starts the list: what is not ticked is still to be done.
    for (const std::string_view each : rota::kChecklist)
      record_.checklist.try_emplace(std::string(each), false);
    record_.checklist[item] = true;
  }

  void plain_options() {
    rota::HeldSession& held = record_.held;
    const rota::HeldSession& said = options_.held;
    if (!said.officials.empty()) held.officials = said.officials;
    if (!said.companions.empty()) held.companions = said.companions;
    if (said.persons > 0) held.persons = said.persons;
    if (!said.mode.empty()) held.mode = said.mode;
    if (!said.place.empty()) held.place = said.place;
    if (!said.ground.empty()) held.ground = said.ground;
    if (!said.briefed_by.empty()) held.briefed_by = said.briefed_by;
    if (!options_.kind.empty()) held.kind = options_.kind;
    const auto append = [](std::vector<std::string>& into, const std::vector<std::string>& more) {
      into.insert(into.end(), more.begin(), more.end());
    };
    append(held.invited, said.invited);
    append(held.units_confirmed, said.units_confirmed);
    append(held.documents, said.documents);
    append(held.flags, said.flags);
  }

  const HoldOptions& options_;
  rota::SessionRecord& record_;
  Date today_;
  std::vector<Diagnostic> errors_;
};

/// People, units and the desk by their ids, whatever they were called.
void take_ids(rota::SessionRecord& record, const RotaBooks& books, const Ledger& ledger) {
  const auto official = [&](const std::string& word) {
    const Official* one = find_called(ledger.officials(), word);
    return one == nullptr ? word : one->id;
  };
  const auto unit = [&](const std::string& word) {
    const Unit* one = find_called(ledger.units(), word);
    return one == nullptr ? word : one->id;
  };
  const auto each = [](std::vector<std::string>& words, const auto& id_of) {
    for (std::string& word : words) word = id_of(word);
  };
  const auto keys = [](auto& by_word, const auto& id_of) {
    std::remove_reference_t<decltype(by_word)> by_id;
    for (auto& [word, value] : by_word) by_id.emplace(id_of(word), value);
    by_word = std::move(by_id);
  };
  rota::HeldSession& held = record.held;
  held.desk = books.rules.desk_called(held.desk);
  for (std::vector<std::string>* people : {&held.officials, &held.companions, &held.invited})
    each(*people, official);
  each(held.units_confirmed, unit);
  keys(held.minutes_late, official);
  keys(held.unit_minutes, unit);
  for (rota::CalledUnit& one : record.called) one.unit = unit(one.unit);
  for (rota::Batch& batch : record.batches) each(batch.units, unit);
}

/// What nobody said is as it was planned.
void take_from_plan(rota::SessionRecord& record, const RotaBooks& books, bool own_kind,
                    std::vector<Diagnostic>& errors) {
  rota::HeldSession& held = record.held;
  const bool planned = complete_from_plan(held, books, own_kind);
  if (!planned && books.rules.desk(held.desk) == nullptr && !held.desk.empty()) {
    add_error(errors, "unknown-desk", trf("there is no desk {}", held.desk),
              suggest(held.desk, names_in(books.rules.desks, &rota::Desk::id),
                      tr("write the id of a [[rota.desk]]")));
  } else if (held.officials.empty()) {
    add_error(errors, "usage", tr("nobody was planned there: say who came"),
              tr("add --official ID"));
  }
}

}  // namespace

HoldRead read_hold_options(const HoldOptions& options, const RotaBooks& books, const Ledger& ledger,
                           Date today) {
  HoldRead read;
  std::vector<Diagnostic>& errors = read.wrong.diagnostics;
  if (!options.from.empty()) {
    auto text = read_input(options.from);
    if (!text) {
      read.wrong = std::move(text.error());
      return read;
    }
    ReadSession file = read_session(*text, options.from, SessionForm::draft);
    if (!file.ok()) read.wrong.exit = ExitCode::bad_data;
    errors = std::move(file.problems);
    read.record = std::move(file.record);
    read.record.path.clear();
  }
  const bool own_kind = !options.kind.empty() || read.record.held.kind != rota::HeldSession{}.kind;
  for (Diagnostic& d : HoldReader(options, read.record, today).read())
    errors.push_back(std::move(d));
  take_ids(read.record, books, ledger);
  read.record.derive();
  take_from_plan(read.record, books, own_kind, errors);
  // A misspelt key of the file would be lost in silence: here a warning is an error.
  for (Diagnostic& d : errors) d.severity = Severity::error;
  return read;
}

}  // namespace anjuan::cli

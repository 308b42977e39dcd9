#include <array>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/new_case.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/repeats.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/person_check.hpp"
#include "anjuan/text/case_writer.hpp"

#include "commands.hpp"
#include "commands/register_options.hpp"
#include "view/case_view.hpp"

namespace anjuan::cli {
namespace {

/// The options of one case and the draft fields they fill.
struct FieldOption {
  const char* option;
  std::string_view field;
  const char* type;
  const char* doc;
};
constexpr std::array<FieldOption, 24> kOptions = {{
    {"--title", "title", "TEXT", N_("the matter in one line")},
    {"--petitioner", "petitioner.name", "NAME", N_("who complains")},
    {"--phone", "petitioner.phone", "NUMBER", N_("telephone of the petitioner")},
    {"--address", "petitioner.address", "TEXT", N_("address of the petitioner")},
    {"--id-number", "petitioner.id-number", "NUMBER", N_("identity number of the petitioner")},
    {"--sex", "petitioner.sex", "TEXT", N_("sex of the petitioner")},
    {"--age", "petitioner.age", "N", N_("age of the petitioner")},
    {"--representatives", "representatives", "NAMES",
     N_("who speaks for a group, at most five, with spaces")},
    {"--channel", "channel", "CHANNEL",
     N_("visit, letter, online, phone, email, message, referral, other")},
    {"--received", "received", "DATE",
     N_("day the complaint arrived; default: the day of registration")},
    {"--category", "category", "PATH", N_("path in the category tree, with /")},
    {"--place", "place", "PATH", N_("where the matter arose, with /")},
    {"--persons", "persons", "N", N_("how many people complain; default 1")},
    {"--class", "class", "CLASS", N_("simple, general, complex or major; default general")},
    {"--kind", "kind", "KIND", N_("request, accusation or suggestion; default request")},
    {"--route", "route", "ROUTE", N_("way the matter goes (W22 art. 31)")},
    {"--request", "request", "TEXT", N_("what the petitioner asks for, in full")},
    {"--unit", "unit", "UNIT", N_("unit to assign it to")},
    {"--lead", "lead", "LEAD", N_("official who leads it")},
    {"--visit-level", "visit-level", "LEVEL", N_("level of the office that was visited")},
    {"--flags", "flags", "WORDS", N_("marks of the office, such as urgent")},
    {"--source", "source", "SYSTEM/NUMBER", N_("where it came from; registered once only")},
    {"--repeat-of", "repeat-of", "CASE", N_("first case on the same matter")},
    {"--appointment", "appointment", "DATE", N_("day the petitioner applied for an appointment")},
}};

/// The problems of a draft that came from options: name the option.
std::vector<Diagnostic> name_options(std::vector<Diagnostic> problems) {
  for (Diagnostic& d : problems) {
    for (const FieldOption& option : kOptions)
      if (option.field == d.file) d.message = fmt::format("{}: {}", option.option, d.message);
    d.file.clear();
  }
  return problems;
}

/// Only the request is more than a line.
std::vector<Diagnostic> check_lines(const RegisterWords& words) {
  std::vector<Diagnostic> problems;
  for (std::size_t i = 0; i < kOptions.size(); ++i)
    if (kOptions[i].field != "request" &&
        trim(words.values[i]).find('\n') != std::string_view::npos)
      problems.push_back({.code = "many-lines",
                          .message = trf("{} must be one line", kOptions[i].option),
                          .remedy = tr("put what needs more lines into --request")});
  return problems;
}

/// After the number is out: whoever waits at the counter need not wait for the search.
int name_repeats(Context& ctx, const Ledger& ledger, const RegisteredCase& registered) {
  const auto hints = find_repeats(ledger, registered.value);
  if (!hints) {
    Failure failure = hints.error();
    if (!ctx.dry_run())
      failure.diagnostics.push_back(
          {.severity = Severity::note,
           .code = "registered",
           .message = trf("{} is registered; only the search for earlier cases on the matter was "
                          "cut off: do not register it again",
                          registered.value.head[HeadField::id])});
    return ctx.fail(failure);
  }
  for (const RepeatHint& hint : *hints)
    ctx.say(trf("perhaps a repeat of {} ({}): {}; link it with --repeat-of when it is", hint.id,
                hint.evidence, hint.title));
  return 0;
}

int register_one(Context& ctx, const RegisterWords& words) {
  ANJUAN_TRY(ledger, ctx.open_ledger());
  ANJUAN_TRY(now, ctx.now(ledger.office().offset));
  ANJUAN_TRY(on, ctx.on(now));
  if (auto problems = check_lines(words); !problems.empty())
    return ctx.fail({ExitCode::usage, std::move(problems)});
  Draft draft;
  for (std::size_t i = 0; i < kOptions.size(); ++i)
    if (!words.values[i].empty()) draft.set(kOptions[i].field, std::string(trim(words.values[i])));
  // A shortened number is written in full into the file.
  if (const auto first = draft.get("repeat-of"); !first.empty()) {
    if (auto path = ledger.find_case(first))
      draft.set("repeat-of", case_id_of(*path));
    else if (path.error().exit == ExitCode::io)
      return ctx.fail(path.error());
  }
  if (words.confidential) draft.set("confidential", "true");
  std::optional<Lock> lock;
  if (!ctx.dry_run()) {
    ANJUAN_TRY(taken, ctx.lock(ledger, "register"));
    lock.emplace(std::move(taken));
  }
  ANJUAN_TRY(repeats, count_repeats(ledger, draft.get("repeat-of")));
  if (repeats > 0) draft.set("repeats", std::to_string(repeats));
  auto made = make_case(ledger, draft, {.now = now, .on = on, .by = ctx.by()});
  if (!made) {
    Failure failure = std::move(made.error());
    failure.diagnostics = name_options(std::move(failure.diagnostics));
    return ctx.fail(failure);
  }
  auto registered = register_case(ledger, std::move(*made), ctx.dry_run());
  if (!registered) return ctx.fail(registered.error());
  lock.reset();
  if (ctx.json())
    ctx.print_json(case_json(registered->value, true));
  else if (ctx.dry_run())
    ctx.print(registered->text);
  else
    ctx.print_line(registered->value.head[HeadField::id]);
  const std::string& id = registered->value.head[HeadField::id];
  if (!ctx.dry_run()) ctx.stored(trf("{} is registered: do not register it again", id));
  if (ctx.flush() == Context::Output::failed) return 0;  // said once, by whoever called
  for (const Diagnostic& d : odd_numbers(registered->value))
    ctx.say(trf("{}: {}", d.message, d.remedy));
  if (title_names_petitioner(registered->value))
    ctx.say(
        tr("the title names the petitioner, who is not to be named; lists and reports show titles: "
           "correct it in the file"));
  return registered->value.head.has(HeadField::repeat_of) ? 0
                                                          : name_repeats(ctx, ledger, *registered);
}

}  // namespace

Command register_command() {
  return {
      "register",
      N_("intake"),
      N_("register a complaint, or a file of them"),
      N_("Registers one case from the options and prints its number, or every row of a file with "
         "--from.\n\nA file may be csv, xlsx, yaml or json (one object a line, or an array). Its "
         "encoding is detected: UTF-8, with or without a mark, or GB18030. --map names the "
         "columns; without it they are known by their usual names. All rows are checked before "
         "anything is written: with a bad row nothing is, and every bad row is listed with file, "
         "row, column and reason (exit code 3); with --quarantine the good rows are registered "
         "and the bad ones go to a file with their reasons.\n\nRunning the same file again "
         "registers nothing: the map's system and the row's ref are the key."),
      {"anjuan register --title 反映补贴未发放 --petitioner 李某某 --channel visit",
       "anjuan register --from messages.xlsx --map wenzheng.toml",
       "anjuan register --from messages.csv --map wenzheng.toml --quarantine rejects.csv"},
      [](Arguments& app) -> Run {
        auto words = std::make_shared<RegisterWords>();
        words->values.resize(kOptions.size());
        for (std::size_t i = 0; i < kOptions.size(); ++i)
          app.add_option(kOptions[i].option, words->values[i], tr(kOptions[i].doc))
              ->type_name(kOptions[i].type);
        app.add_flag("--confidential", words->confidential,
                     tr("the petitioner asks not to be named"));
        add_batch_options(app, *words);
        return [words](Context& ctx) {
          return words->from.empty() ? register_one(ctx, *words) : register_file(ctx, *words);
        };
      }};
}

}  // namespace anjuan::cli

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/desk/new_case.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/ledger/repeats.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/person_check.hpp"
#include "anjuan/text/case_writer.hpp"

#include "commands.hpp"
#include "commands/register_options.hpp"
#include "view/ask.hpp"
#include "view/case_view.hpp"
#include "view/event_options.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

/// Only the texts are more than a line.
std::vector<Diagnostic> check_lines(const RegisterWords& words) {
  std::vector<Diagnostic> problems;
  for (const DraftFieldSpec& spec : draft_fields())
    if (spec.type != DraftType::body &&
        trim(words.values[spec.field]).find('\n') != std::string_view::npos)
      add_error(problems, "many-lines", trf("{} must be one line", spec.option),
                tr("put what needs more lines into --request"));
  return problems;
}

/// What the options say, read as a cell of a file is. A problem names its field as its file.
Draft read_options(const RegisterWords& words, std::chrono::minutes offset, Date today,
                   std::vector<Diagnostic>& problems) {
  Draft draft;
  for (const DraftFieldSpec& spec : draft_fields()) {
    const bool is_set = words.flags[static_cast<std::size_t>(spec.field)];
    std::string word = is_set ? "true" : words.values[spec.field];
    if (word.empty()) continue;
    if (spec.type == DraftType::day || spec.type == DraftType::moment)
      if (const auto day = parse_day(word, today)) word = to_string(*day);
    auto value = read_value(column_of(spec.field), {word, CellKind::text}, offset);
    if (value)
      draft[spec.field] = std::move(*value);
    else
      add_error(problems, std::move(value.error().code), std::move(value.error().message),
                std::move(value.error().remedy))
          .file = spec.name;
  }
  return draft;
}

/// Adds what the rules found, but for what a value that could not be read left behind.
void add_problems(std::vector<Diagnostic>& problems, std::vector<Diagnostic> found) {
  const auto unread = problems;
  for (Diagnostic& d : found)
    if (std::none_of(unread.begin(), unread.end(),
                     [&](const Diagnostic& other) { return other.file == d.file; }))
      problems.push_back(std::move(d));
}

/// The problems of a draft that came from options: each names its option, in the table's order.
std::vector<Diagnostic> name_options(std::vector<Diagnostic> problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    const auto field = parse_draft_field(a.file);
    const auto other = parse_draft_field(b.file);
    return field && (!other || *field < *other);
  });
  for (Diagnostic& d : problems) {
    if (const auto field = parse_draft_field(d.file))
      d.message = fmt::format("{}: {}", spec_of(*field).option, d.message);
    d.file.clear();
  }
  return problems;
}

/// After the number is out: whoever waits at the counter need not wait for the search.
Result<ExitCode> name_repeats(Context& ctx, const Ledger& ledger,
                              const RegisteredCase& registered) {
  // Where nobody else writes, what is read on the way goes into the index.
  std::optional<Lock> lock;
  if (!ctx.dry_run())
    if (auto taken = ledger.lock(std::chrono::milliseconds(0), "index"))
      lock.emplace(std::move(*taken));
  auto hints = find_repeats(ledger, registered.value, lock.has_value());
  if (!hints) {
    Failure failure = std::move(hints.error());
    if (!ctx.dry_run())
      failure.diagnostics.push_back(
          {.severity = Severity::note,
           .code = "registered",
           .message = trf("{} is registered; only the search for earlier cases on the matter was "
                          "cut off: do not register it again",
                          registered.value.head[HeadField::id])});
    return tl::unexpected(std::move(failure));
  }
  for (const RepeatHint& hint : *hints)
    ctx.say(trf("perhaps a repeat of {} ({}): {}; link it with --repeat-of when it is", hint.id,
                hint.evidence, hint.title));
  return ExitCode::ok;
}

/// The file as it would be, and as a clerk may see it.
std::string dry_text(const RegisteredCase& registered) {
  return write_new_case(shown(registered.value, Audience::clerk), registered.path)
      .value_or(std::string());
}

/// Asks whoever sits at the terminal and said nothing of a complaint; each answer is checked as its
/// option is, and only the title must be there. Fails (usage) when nobody answers any more.
Result<> ask_for_complaint(RegisterWords& words, std::chrono::minutes offset) {
  constexpr DraftField kAsked[] = {DraftField::title, DraftField::petitioner_name,
                                   DraftField::petitioner_phone, DraftField::channel,
                                   DraftField::request};
  const Questions questions;
  for (const DraftField field : kAsked) {
    const DraftFieldSpec& spec = spec_of(field);
    if (!words.values[field].empty()) continue;
    const auto check = [&](std::string& said) -> Result<> {
      if (said.empty() && field == DraftField::title)
        return fail_usage("required", trf("{} is needed", tr(spec.doc)),
                          tr("Ctrl-D ends the questions; then nothing is written"));
      if (said.empty()) return {};
      const auto value = read_value(column_of(field), {said, CellKind::text}, offset);
      if (value) return {};
      return fail_usage(value.error().code, value.error().message, value.error().remedy);
    };
    words.values[field] = questions.ask(tr(spec.doc), check);
    if (questions.ended())
      return fail_usage("no-answer", tr("nobody answered: nothing was written"),
                        trf("say it with {}", spec.option));
  }
  return {};
}

Result<ExitCode> register_one(Context& ctx, RegisterWords words) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(on, ctx.on());
  if (words.values[DraftField::title].empty() && can_be_asked() && !ctx.json())
    ANJUAN_DO(ask_for_complaint(words, ledger.office().offset));
  auto problems = check_lines(words);
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  Draft draft = read_options(words, ledger.office().offset, ctx.today(), problems);
  ANJUAN_DO(complete_repeat(ledger, draft));
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "register"));
  ANJUAN_TRY(earlier, earlier_on_matter(ledger, draft[DraftField::repeat_of]));
  auto made = make_case(ledger, draft,
                        {.now = ctx.now(),
                         .on = on,
                         .by = ctx.by(),
                         .via = ctx.via(),
                         .late_reason = words.late_reason,
                         .veil_titles = words.veil_titles,
                         .earlier = std::move(earlier),
                         .force = ctx.globals().force});
  if (!made && made.error().exit != ExitCode::bad_data && problems.empty()) {
    Failure failure = std::move(made.error());
    failure.diagnostics = name_options(std::move(failure.diagnostics));
    return tl::unexpected(std::move(failure));
  }
  if (!made) add_problems(problems, std::move(made.error().diagnostics));
  if (!problems.empty()) return fail(ExitCode::bad_data, name_options(std::move(problems)));
  ANJUAN_TRY(registered, register_case(ledger, std::move(*made), ctx.dry_run()));
  ctx.release(lock);
  if (ctx.json())
    ctx.print_json(case_json(shown(registered.value, Audience::clerk)));
  else if (ctx.dry_run())
    ctx.print(dry_text(registered));
  else
    ctx.print_line(registered.value.head[HeadField::id]);
  const std::string& id = registered.value.head[HeadField::id];
  if (!ctx.dry_run()) ctx.stored(trf("{} is registered: do not register it again", id));
  if (ctx.flush() == Context::Output::failed) return ExitCode::ok;  // said once, by whoever called
  for (const Diagnostic& d : odd_numbers(registered.value))
    ctx.say(trf("{}: {}", d.message, d.remedy));
  if (const std::string& first = registered.value.head[HeadField::repeat_of]; !first.empty()) {
    if (registered.value.history.front().is_true("confidential") &&
        draft[DraftField::confidential] != "true")
      ctx.say(
          trf("{} is protected as {} is, which it repeats; the petitioner's consent ends that: "
              "anjuan unprotect {}",
              id, first, id));
    return ExitCode::ok;
  }
  return name_repeats(ctx, ledger, registered);
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
         "registers nothing: the system (--system, the map's, or the name of the file) and the "
         "row's "
         "ref are the key. A row whose number is registered with another title, day or petitioner "
         "is a "
         "conflict (exit code 3): its system began its numbers anew, or the complaint changed "
         "there; "
         "--update then corrects the case."),
      {"anjuan register --title 反映补贴未发放 --petitioner 李某某 --channel visit",
       "anjuan register --from messages.xlsx --map wenzheng.toml",
       "anjuan register --from messages.csv --map wenzheng.toml --quarantine rejects.csv"},
      [](Arguments& args) -> Run {
        auto words = std::make_shared<RegisterWords>();
        for (const DraftFieldSpec& spec : draft_fields()) {
          const std::string option = declared_option(spec.option.substr(2));
          if (spec.value == nullptr)
            args.add_flag(option, words->flags[static_cast<std::size_t>(spec.field)], tr(spec.doc));
          else
            args.add_option(option, words->values[spec.field], tr(spec.doc))
                ->type_name(spec.value)
                ->offers(words_of_head(spec.name));
        }
        args.add_flag("--veil-titles", words->veil_titles,
                      tr("write 某某 for whoever a title must not name"));
        args.add_option("--late-reason", words->late_reason, tr("why it is recorded so late"));
        add_batch_options(args, *words);
        return [words](Context& ctx) {
          return words->from.empty() ? register_one(ctx, *words) : register_file(ctx, *words);
        };
      }};
}

}  // namespace anjuan::cli

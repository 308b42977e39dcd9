#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/correct.hpp"
#include "anjuan/desk/record.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "commands.hpp"
#include "view/edit_view.hpp"
#include "view/event_options.hpp"

// The two commands that put the record right: `void` takes an event out, `correct` says what a fact
// of the head should have been.
namespace anjuan::cli {
namespace {

using Change = std::function<Result<std::vector<CaseEdit>>(const Ledger&, const Amendment&)>;

/// Plans one change under the lock, writes it and prints it.
Result<ExitCode> amend(Context& ctx, const char* verb, const std::string& reason,
                       const Change& change) {
  ANJUAN_TRY(ledger, ctx.start());
  if (!ctx.globals().on.empty())
    return fail(ExitCode::usage,
                {{.code = "no-day",
                  .message = trf("{} takes no --on", verb),
                  .remedy = tr("the record is amended when that is written down: leave it out")}});
  ANJUAN_TRY(lock, ctx.write_lock(ledger, verb));
  ANJUAN_TRY(edits, change(ledger, {.now = ctx.now(),
                                    .by = ctx.by(),
                                    .via = ctx.via(),
                                    .reason = std::string(trim(reason))}));
  if (!ctx.dry_run()) ANJUAN_DO(write_edits(ledger, edits));
  ctx.release(lock);
  if (!ctx.dry_run())
    ctx.stored(trf("{} is recorded in {}: do not record it again", verb,
                   edits.front().after[HeadField::id]));
  print_edits(ctx, ledger, edits);
  return ExitCode::ok;
}

struct VoidWords {
  std::string id, event, reason;
};

struct CorrectWords {
  std::string id, reason, representative, not_accused, not_named;
  std::size_t petitioner = 1;
  Petitioner person;
  std::vector<HeadField> fields;
  std::vector<std::string> values;  ///< of those fields
};

/// Each value as files have it, and its form by the same check that reads them.
std::vector<Diagnostic> read_words(CorrectWords& words, const TypingPlace& place) {
  std::vector<EventField> fields;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < words.fields.size(); ++i) {
    const HeadFieldSpec& spec = spec_of(words.fields[i]);
    fields.push_back({spec.name, spec.type, false, spec.choices, spec.doc});
    values.push_back(words.values[i] == "none" ? std::string() : words.values[i]);
  }
  fields.push_back({"representative", ValueType::boolean});
  values.push_back(words.representative);
  fields.push_back({"not_accused", ValueType::words});
  values.push_back(words.not_accused);
  auto problems = read_form(fields, values, place);
  for (std::size_t i = 0; i < words.fields.size(); ++i)
    if (words.values[i] != "none") words.values[i] = values[i];
  words.representative = values[words.fields.size()];
  words.not_accused = values[words.fields.size() + 1];
  return problems;
}

Result<ExitCode> correct(Context& ctx, CorrectWords words) {
  using Edits = Result<std::vector<CaseEdit>>;
  return amend(ctx, "correct", words.reason, [&](const Ledger& ledger, const Amendment& how) {
    if (auto problems = read_words(words, {ledger.officials(), ledger.units(), how.now.date()});
        !problems.empty())
      return Edits(fail(ExitCode::usage, std::move(problems)));
    Correction correction;
    for (std::size_t i = 0; i < words.fields.size(); ++i)
      if (!words.values[i].empty())
        correction.facts.emplace_back(words.fields[i], words.values[i] == "none"
                                                           ? std::string()
                                                           : std::string(trim(words.values[i])));
    correction.not_accused = words.not_accused;
    correction.not_named = words.not_named;
    if (!words.representative.empty()) correction.representative = words.representative == "true";
    if (words.petitioner == 0)
      return Edits(fail_usage("no-such-petitioner",
                              trf("the case has no petitioner {}", words.petitioner),
                              tr("the first one is number 1")));
    if (!(words.person == Petitioner{}) || correction.representative)
      correction.people.emplace_back(words.petitioner - 1, words.person);
    auto edit = correct_case(ledger, words.id, correction, how);
    if (!edit) return Edits(pass_on(edit));
    return Edits(std::vector<CaseEdit>{std::move(*edit)});
  });
}

}  // namespace

Command void_command() {
  return {
      "void",
      N_("handling"),
      N_("take a wrong event out of a case"),
      N_("Records that an earlier event was wrong: nothing follows from it any more, in no date, "
         "letter or figure, while `anjuan log` goes on showing it, with who took it out and why. "
         "EVENT is its number there, or its name when the case has only one of that name.\n\nIt is "
         "refused when a later event would become impossible, with each of them: void those first, "
         "the latest before the others. A case that was registered by mistake is voided with its "
         "registration: it leaves every figure and keeps its number. Voiding what voided an event "
         "brings that event back."),
      {"anjuan void 2026-123 accepted --reason 受理日期录错",
       "anjuan void 2026-123 7 --reason 重复登记",
       "anjuan void 2026-123 registered --reason 误登记"},
      [](Arguments& args) -> Run {
        auto words = std::make_shared<VoidWords>();
        args.add_option("case", words->id, tr("number of the case"))->type_name("CASE")->required();
        args.add_option("event", words->event, tr("its number in `anjuan log`, or its name"))
            ->type_name("EVENT")
            ->required();
        args.add_option("--reason", words->reason, tr("why"))->type_name("TEXT")->required();
        return [words](Context& ctx) {
          return amend(ctx, "void", words->reason, [&](const Ledger& ledger, const Amendment& how) {
            return void_event_with_repeats(ledger, words->id, words->event, how);
          });
        };
      }};
}

Command correct_command() {
  return {
      "correct",
      N_("handling"),
      N_("correct a fact of a case that no event carries"),
      N_("Corrects what was typed in wrongly at the registration: the title, how many persons, the "
         "category, a petitioner and so on. The old value stays in the event, so that --known-on "
         "still shows it; of petitioners the event says only which of them and what was changed. "
         "`none` takes a value away.\n\nThe limits are counted anew from the corrected day of "
         "receipt, kind and route; the class is changed with `anjuan reclassify`. Any other event "
         "that was wrong is taken out with `anjuan void` and recorded again."),
      {"anjuan correct 2026-123 --title 反映两项补贴未发放 --reason 录入错误",
       "anjuan correct 2026-123 --persons 6 --reason 漏记同行人员",
       "anjuan correct 2026-123 --petitioner 1 --phone 13900000000 --reason 电话有误"},
      [](Arguments& args) -> Run {
        auto words = std::make_shared<CorrectWords>();
        args.add_option("case", words->id, tr("number of the case"))->type_name("CASE")->required();
        for (const HeadFieldSpec& spec : head_fields())
          if (is_correctable(spec.field)) words->fields.push_back(spec.field);
        words->values.resize(words->fields.size());
        for (std::size_t i = 0; i < words->fields.size(); ++i) {
          const HeadFieldSpec& spec = spec_of(words->fields[i]);
          args.add_option(option_name(spec.name), words->values[i], tr(spec.doc))
              ->type_name(type_name(spec.name, spec.type))
              ->offers(typed_words(spec.choices));
        }
        args.add_option("--not-accused", words->not_accused,
                        tr("units and officials that an accusation only mentions"))
            ->type_name("IDS");
        args.add_option("--not-named", words->not_named,
                        tr("words of the title that are no person there, although a petitioner is "
                           "called so"))
            ->type_name("WORDS");
        args.add_option("--petitioner", words->petitioner,
                        tr("which of the petitioners the following are of; default 1"))
            ->type_name("N");
        args.add_option("--name", words->person.name, tr("name of the petitioner"));
        args.add_option("--sex", words->person.sex, tr("sex of the petitioner"));
        args.add_option("--age", words->person.age, tr("age of the petitioner"))->type_name("N");
        args.add_option("--id-number", words->person.id_number,
                        tr("identity number of the petitioner"))
            ->type_name("NUMBER");
        args.add_option("--phone", words->person.phone, tr("telephone of the petitioner"))
            ->type_name("NUMBER");
        args.add_option("--address", words->person.address, tr("address of the petitioner"));
        args.add_option("--representative", words->representative,
                        tr("whether the petitioner speaks for a group"))
            ->type_name("true|false");
        args.add_option("--reason", words->reason, tr("why"))->type_name("TEXT")->required();
        return [words](Context& ctx) { return correct(ctx, *words); };
      }};
}

}  // namespace anjuan::cli

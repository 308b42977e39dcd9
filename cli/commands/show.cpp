#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/rules/archive.hpp"

#include "commands.hpp"
#include "view/case_view.hpp"
#include "view/colour.hpp"
#include "view/look_back.hpp"

namespace anjuan::cli {
namespace {

struct ShowWishes {
  std::string id;
  ViewWords view;
  bool reveal = false;
};

constexpr std::size_t kLabels = 20;  ///< cells in front of the values

/// What is still to do before the case can go to the archive.
std::string checklist(const Case& value, const Rules& rules, const Words& words_of, Date today) {
  const CaseState state = fold(value.history, facts_of(value.head), rules, today);
  std::string out;
  const auto line = [&](const char* title, const std::vector<std::string>& words) {
    if (!words.empty())
      out += fmt::format("{}{}\n", pad_right(title, kLabels), join(words, tr(", ")));
  };
  std::vector<std::string> steps;
  for (const std::string& step : missing_steps(state))
    steps.push_back(words_of.handling_step(step));
  line(tr("steps to do"), steps);
  line(tr("duties to do"), open_duties(state, rules.office));
  line(tr("papers to file"), missing_papers(state, rules.office));
  return out;
}

std::string as_text(const Case& value, const Ledger& ledger, const Words& words, Date today) {
  const Rules rules = ledger.rules();
  std::string out;
  for (const HeadFieldSpec& spec : head_fields()) {
    if (!value.head.has(spec.field)) continue;
    std::string shown = words.value(spec.field, value.head[spec.field]);
    if (spec.field == HeadField::due) {
      const int days = -*days_past_due(value.head, today);
      shown += days < 0 ? trf("  (overdue by {} days)", -days) : trf("  (in {} days)", days);
      const bool soon = days <= ledger.office().due_soon_days;
      shown = coloured(shown, days < 0 ? Urgency::late : soon ? Urgency::soon : Urgency::none);
      if (value.head.has(HeadField::provisional)) shown += fmt::format("  {}", tr("provisional"));
    }
    out += fmt::format("{}{}\n", pad_right(label_of_field(spec.name), kLabels), shown);
  }
  for (const Petitioner& person : value.petitioners) {
    out += fmt::format("{}{}", pad_right(tr("petitioner"), kLabels), name_for_people(person, true));
    if (!person.phone.empty()) out += "  " + person.phone;
    if (!person.address.empty()) out += "  " + person.address;
    out += "\n";
  }
  out += checklist(value, rules, words, today);
  if (!value.request.empty()) out += "\n" + value.request + "\n";
  out += "\n";
  for (const Event& event : value.history) out += event_line(event, words, ledger.office()) + "\n";
  return out;
}

Result<ExitCode> run(Context& ctx, const ShowWishes& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(view, read_view(options.view, ctx.today()));
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  Case value = stored.value;
  if (view.is_past(ctx.today())) {
    auto then = case_at(value, ledger.rules(), view);
    if (!then) return not_registered_yet(value, view);
    value = std::move(*then);
    value.history = record_at(stored.value, view);  // as it was written, with what was taken out
  }
  value = shown(value, audience_of(options.reveal));
  if (ctx.json())
    ctx.print_json(case_json(value));
  else
    ctx.print(as_text(value, ledger, Words(ledger, ctx.ids()), view.as_of));
  return ExitCode::ok;
}

}  // namespace

Command show_command() {
  return {"show",
          N_("looking"),
          N_("show a whole case"),
          N_("Shows the head, the petitioners, the request and the history of a case. Names and "
             "numbers of the petitioners are masked unless --reveal is given.\n\nThe number may be "
             "shortened: 2026-123 is DZ-2026-000123 in the office DZ."),
          {"anjuan show DZ-2026-000123", "anjuan show 2026-123 --reveal"},
          [](Arguments& args) -> Run {
            auto options = std::make_shared<ShowWishes>();
            args.add_option("case", options->id, tr("number of the case"))
                ->type_name("CASE")
                ->required();
            add_view_options(args, options->view);
            args.add_flag("--reveal", options->reveal, tr("show names and numbers in full"));
            return [options](Context& ctx) { return run(ctx, *options); };
          }};
}

}  // namespace anjuan::cli

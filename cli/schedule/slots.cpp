#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/books/rota_slots.hpp"
#include "anjuan/rota/change/slot.hpp"
#include "anjuan/rules/shown.hpp"

#include "schedule/schedule.hpp"

// Dates that officials choose and file (D4), and bookings from either side (B13).
namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> names_of(const rota::Rules& rules, std::vector<std::string> desks) {
  for (std::string& desk : desks) desk = rules.desk_name(desk);
  return desks;
}

/// Where a slot is: what the user said, else what the rules say, else the only desk there is.
Result<std::string> desk_of(const rota::Rules& rules, std::string said, const std::string& ruled) {
  const std::vector<std::string> desks = rota::desks_of(rules);
  if (said.empty()) said = !ruled.empty() ? ruled : desks.size() == 1 ? desks.front() : "";
  if (said.empty())
    return fail_usage("which-desk", trf("missing: {}", "--desk"),
                      trf("one of: {}", join(names_of(rules, desks), tr(", "))));
  return known_desk(rules, said);
}

/// What is planned for these days already: a slot that comes later changes nothing there by itself.
std::string planned_note(const RotaBooks& books, DateRange days, bool cancel) {
  std::string planned;
  for (const auto& [month, file] : books.months)
    if (planned.empty() && month >= month_name(days.from) && month <= month_name(days.to))
      planned = month;
  if (planned.empty()) return {};
  const auto sessions = books.sessions(days);
  const bool stands =
      std::any_of(sessions.begin(), sessions.end(), [](const rota::Session& session) {
        return session.origin == rota::Origin::filed || session.origin == rota::Origin::booking;
      });
  if (cancel && !stands) return {};
  return trf(cancel ? N_("{} is planned already: 'schedule plan --again' takes the session out\n")
                    : N_("{} is planned already: 'schedule plan --again' takes it in\n"),
             planned);
}

std::string slot_words(const rota::Filing& filing, const RotaWords& words) {
  std::string text = trf("{}, {}, desk {}, {}", words.official(filing.official),
                         to_string(filing.date), words.desk(filing.desk), words.kind(filing.kind));
  if (!filing.place.empty()) text += trf(", at {}", filing.place);
  if (filing.filed) text += trf(", the office told on {}", to_string(*filing.filed));
  return text;
}

std::string slot_words(const rota::Booking& booking, const RotaWords& words) {
  std::string text =
      trf("{} with {}, {} to {}, desk {}, {}", booking.case_id, words.official(booking.official),
          to_string(booking.within.from), to_string(booking.within.to), words.desk(booking.desk),
          words.kind(booking.kind));
  text += booking.by == rota::Booker::petitioner ? tr(", asked for by the petitioner")
                                                 : tr(", picked by the official");
  if (!booking.reason.empty()) text += trf(", reason: {}", booking.reason);
  if (!booking.proposed_by.empty())
    text += trf(", put forward by {}", words.official(booking.proposed_by));
  if (!booking.chosen_by.empty()) text += trf(", chosen by {}", words.official(booking.chosen_by));
  return text;
}

/// "filed: 钱副局长, 2026-12-09, desk 约访, field visit".
std::string change_words(const SlotChange& change, bool cancel, const RotaWords& words) {
  const std::string what =
      std::visit([&](const auto& slot) { return slot_words(slot, words); }, change.slot);
  if (std::holds_alternative<rota::Filing>(change.slot))
    return cancel ? trf("filed date withdrawn: {}", what) : trf("filed: {}", what);
  return cancel ? trf("booking withdrawn: {}", what) : trf("booked: {}", what);
}

/// What was, or would be, done, in `words` a clerk may read.
struct SlotTold {
  const SlotChange& change;
  const RotaBooks& books;
  bool cancel;
  std::string words;
};

void print_change(Context& ctx, const SlotTold& told, Json entry) {
  const auto& [change, books, cancel, words] = told;
  const std::string note = planned_note(books, change.days, cancel);
  if (ctx.json()) {
    ctx.print_json({{"file", change.file},
                    {"withdrawn", cancel},
                    {"entry", std::move(entry)},
                    {"plan_again", !note.empty()}});
    return;
  }
  ctx.print_line(words);
  ctx.print(note);
  if (ctx.dry_run()) ctx.print(trf("dry run: nothing was written\n"));
}

struct FileOptions {
  std::string official;
  std::string date;
  std::string desk;
  std::string kind;
  std::string place;
  std::string filed;
  bool cancel = false;
};

Result<rota::Filing> filing_of(const FileOptions& options, const RotaBooks& books,
                               const Official& official, Date date, Date today) {
  const rota::SlotPlace place = rota::self_chosen_place(books.rules, official, options.desk);
  rota::Filing filing{.official = official.id, .date = date};
  ANJUAN_TRY(desk, desk_of(books.rules, options.desk, place.desk));
  filing.desk = std::move(desk);
  filing.kind = !options.kind.empty() ? options.kind
                : place.kind.empty()  ? "reception"
                                      : place.kind;
  ANJUAN_TRY(kind, known_kind(books.rules, filing.kind));
  filing.kind = std::move(kind);
  filing.place = options.place;
  filing.filed = today;
  if (options.filed.empty()) return filing;
  ANJUAN_TRY(filed, read_day(options.filed, "--filed", today));
  if (filed > today)
    return fail_usage("future", trf("{} is still to come", options.filed),
                      tr("give the day on which the office was told"));
  filing.filed = filed;
  return filing;
}

Result<ExitCode> run_file(Context& ctx, const FileOptions& options) {
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(today, ctx.on());
  ANJUAN_TRY(official, official_argument(ledger, options.official));
  ANJUAN_TRY(date, ctx.day(options.date, "DATE"));
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule file"));
  ANJUAN_TRY(books, open_rota(ledger));
  SlotChange change;
  Json entry = {{"official", official->id}, {"date", to_string(date)}};
  if (options.cancel) {
    const std::string desk = books.rules.desk_called(options.desk);
    ANJUAN_TRY(gone, cancel_filing(ledger, books, {official->id, date, desk}, ctx.dry_run()));
    change = std::move(gone);
  } else {
    ANJUAN_TRY(filing, filing_of(options, books, *official, date, today));
    const auto against = rota::why_not_filed(plan_input(books, ledger, {date, date}), filing,
                                             books.sessions({date, date}));
    if (!against.empty()) return fail(ExitCode::refused, against);
    ANJUAN_TRY(added, add_filing(ledger, filing, ctx.dry_run()));
    change = std::move(added);
    entry["desk"] = filing.desk;
    entry["kind"] = filing.kind;
    entry["filed"] = to_string(*filing.filed);
  }
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  const RotaWords words(ctx, ledger, books.rules);
  print_change(ctx, {change, books, options.cancel, change_words(change, options.cancel, words)},
               std::move(entry));
  return ExitCode::ok;
}

struct BookOptions {
  std::string case_id;
  std::string official;
  std::string by = std::string(to_name(rota::Booker::petitioner));
  std::string desk;
  std::string kind;
  std::string from;
  std::string to;
  std::string reason;
  std::string proposed_by;
  std::string chosen_by;
  bool cancel = false;
};

/// The reason must be one of the office's list where there is one (D13).
Result<> check_reason(const rota::BookingRule& rule, const std::string& reason) {
  if (rule.reasons.empty()) return {};
  if (!reason.empty()) return one_of(reason, rule.reasons, "--reason");
  return fail(ExitCode::usage,
              Diagnostic{.code = "which-reason",
                         .message = trf("missing: {}", "--reason"),
                         .rule = rule.source,
                         .remedy = trf("one of: {}", join(rule.reasons, tr(", ")))});
}

/// The day on which somebody books, and how days are counted from it.
struct BookingDay {
  Date today;
  const Calendar& calendar;
};

Result<rota::Booking> booking_of(const BookOptions& options, const RotaBooks& books,
                                 const rota::BookingRule& rule, const Case& subject,
                                 const BookingDay& on) {
  const auto& [today, calendar] = on;
  rota::Booking booking{.by = *parse_typed<rota::Booker>(options.by), .official = options.official};
  booking.case_id = subject.head[HeadField::id];
  booking.desk = rule.desk;
  booking.kind =
      options.kind.empty() ? rota::booking_kind(books.rules, rule, subject, today) : options.kind;
  booking.reason = options.reason;
  booking.proposed_by = options.proposed_by;
  booking.chosen_by = options.chosen_by;
  ANJUAN_TRY(kind, known_kind(books.rules, booking.kind));
  booking.kind = std::move(kind);
  ANJUAN_DO(check_reason(rule, options.reason));
  const Date first = booking.kind == "immediate" ? today : today + std::chrono::days(1);
  booking.within = {first, rota::last_day_for(books.rules, rule, subject, today, calendar)};
  if (!options.from.empty()) {
    ANJUAN_TRY(from, read_day(options.from, "--from", today));
    booking.within.from = from;
  }
  if (!options.to.empty()) {
    ANJUAN_TRY(to, read_day(options.to, "--to", today));
    booking.within.to = to;
  }
  if (booking.within.from > booking.within.to)
    return fail_usage(
        "range-backwards",
        trf("{} is before {}", to_string(booking.within.to), to_string(booking.within.from)),
        tr("say both --from and --to"));
  return booking;
}

Result<ExitCode> run_book(Context& ctx, const BookOptions& asked) {
  BookOptions options = asked;
  ANJUAN_TRY(ledger, ctx.start());
  ANJUAN_TRY(today, ctx.on());
  if (!parse_typed<rota::Booker>(options.by))
    return fail_usage("unknown-word", trf("{} cannot be {}", "--by", options.by),
                      trf("one of: {}", join(typed_words(vocabulary<rota::Booker>()), tr(", "))));
  ANJUAN_TRY(stored, ledger.read_case(options.case_id));
  const std::string id(stored.value.head[HeadField::id]);
  if (!options.official.empty()) {
    ANJUAN_TRY(official, official_argument(ledger, options.official));
    options.official = official->id;
  } else if (!options.cancel) {
    return fail_usage("usage", trf("missing: {}", "--official"),
                      trf("see {}", "anjuan schedule book --help"));
  }
  ANJUAN_TRY(lock, ctx.write_lock(ledger, "schedule book"));
  ANJUAN_TRY(books, open_rota(ledger));
  SlotChange change;
  const Viewer seen(stored.value, Audience::clerk);
  Json entry = {{"case", id}, {"official", options.official}};
  if (options.cancel) {
    ANJUAN_TRY(gone, cancel_booking(ledger, books, id, options.official, ctx.dry_run()));
    change = std::move(gone);
  } else {
    ANJUAN_TRY(desk, known_desk(books.rules, options.desk));
    options.desk = std::move(desk);
    ANJUAN_TRY(rule, rota::booking_rule(books.rules, *parse_typed<rota::Booker>(options.by),
                                        options.desk, today));
    ANJUAN_TRY(booking,
               booking_of(options, books, *rule, stored.value, {today, ledger.calendar()}));
    const auto against = rota::why_not_booked(plan_input(books, ledger, booking.within), booking,
                                              *rule, stored.value, today);
    if (!against.empty()) return fail(ExitCode::refused, against);
    ANJUAN_TRY(added, add_booking(ledger, booking, ctx.dry_run()));
    change = std::move(added);
    entry = {{"by", to_name(booking.by)},
             {"official", booking.official},
             {"case", id},
             {"desk", booking.desk},
             {"kind", booking.kind},
             {"from", to_string(booking.within.from)},
             {"to", to_string(booking.within.to)}};
    if (!booking.reason.empty()) entry["reason"] = seen.text(booking.reason);
  }
  ctx.release(lock);
  if (!ctx.dry_run()) ctx.stored(rota_is_written());
  const RotaWords words(ctx, ledger, books.rules);
  print_change(
      ctx, {change, books, options.cancel, seen.text(change_words(change, options.cancel, words))},
      std::move(entry));
  return ExitCode::ok;
}

}  // namespace

ScheduleVerb schedule_file_verb() {
  return {"file",
          N_("file a date that an official chose, or withdraw it"),
          [](Arguments& args) -> Run {
            auto options = std::make_shared<FileOptions>();
            args.add_option("official", options->official, tr("who chose the date"))
                ->type_name("OFFICIAL")
                ->required();
            args.add_option("date", options->date, tr("the date that was chosen"))
                ->type_name("DATE")
                ->required();
            args.add_option("--desk", options->desk, tr("where; as the rule says when not said"))
                ->type_name("DESK");
            args.add_option("--kind", options->kind,
                            tr("kind of session; as the rule says when not said"))
                ->type_name("KIND");
            args.add_option("--place", options->place,
                            tr("where, when not at the desk's own place, as a field visit is"));
            args.add_option("--filed", options->filed,
                            tr("when the office was told; default: today"))
                ->type_name("DATE");
            args.add_flag("--cancel", options->cancel, tr("withdraw it"));
            return [options](Context& ctx) { return run_file(ctx, *options); };
          },
          N_("Writes one line of rota/filings.yaml. The next plan keeps the date as it is; a quota "
             "with self-chosen = true that nobody filed a date for is a breach."),
          {"anjuan schedule file wang-zr 2026-12-09",
           "anjuan schedule file wang-zr 2026-12-09 --cancel"}};
}

ScheduleVerb schedule_book_verb() {
  return {
      "book",
      N_("book an official for a case, or withdraw it"),
      [](Arguments& args) -> Run {
        auto options = std::make_shared<BookOptions>();
        args.add_option("--proposed-by", options->proposed_by,
                        tr("who put the case forward, where the rule asks for it"))
            ->type_name("WHO");
        args.add_option("--chosen-by", options->chosen_by,
                        tr("who chose the official, where the rule asks for it"))
            ->type_name("WHO");
        args.add_option("case", options->case_id, tr("number of the case"))
            ->type_name("CASE")
            ->required();
        args.add_option("--official", options->official, tr("with whom"))->type_name("OFFICIAL");
        args.add_option("--by", options->by,
                        tr("who asks: petitioner (default) names an official, official picks a "
                           "case"))
            ->type_name("petitioner|official")
            ->offers(typed_words(vocabulary<rota::Booker>()));
        args.add_option("--desk", options->desk, tr("where; as the rule says when not said"))
            ->type_name("DESK");
        args.add_option("--kind", options->kind,
                        tr("kind of session; as the rule says when not said"))
            ->type_name("KIND");
        args.add_option("--from", options->from, tr("first day that suits; default: tomorrow"))
            ->type_name("DATE");
        args.add_option("--to", options->to,
                        tr("last day that suits, included; default: the term of the rule"))
            ->type_name("DATE");
        args.add_option("--reason", options->reason, tr("why, one of the office's reasons"))
            ->type_name("REASON");
        args.add_flag("--cancel", options->cancel, tr("withdraw it"));
        return [options](Context& ctx) { return run_book(ctx, *options); };
      },
      N_("Writes one line of rota/bookings.yaml; the next plan gives the case a session with "
         "the official between the two days. The petitioner is known by the case only. --on "
         "is the day of the request: the term of [[rota.booking]] counts from it."),
      {"anjuan schedule book 2026-17 --official li-fz",
       "anjuan schedule book 2026-17 --official li-fz --by official --from 2026-12-07 --to "
       "2026-12-11",
       "anjuan schedule book 2026-17 --cancel"}};
}

}  // namespace anjuan::cli

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/change/slot.hpp"
#include "anjuan/rules/condition_facts.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

std::vector<std::string> codes(const std::vector<Diagnostic>& list) {
  std::vector<std::string> found;
  for (const Diagnostic& one : list) found.push_back(one.code);
  return found;
}

using Codes = std::vector<std::string>;

const Date kDay = day(2026, 3, 2);  // a Monday

Case open_case() {
  Case value;
  value.head[HeadField::id] = "HN-2026-000001";
  value.head[HeadField::title] = "补贴未发放";
  value.head[HeadField::status] = "handling";
  return value;
}

/// A desk where either side may book within a month of asking.
const char* const kBookings = R"(
[rota]
[[rota.booking]]
by = ["petitioner", "official"]
desk = "haining"
within = "1m"
source = "B13"
)";

struct Office {
  explicit Office(const std::string& toml) : rules(rules_from(toml)), calendar(announced()) {
    input = {.rules = &rules, .calendar = &calendar, .officials = people("c", 3, "书记、理事长")};
    input.officials[1].name = "乙某某";
  }
  Rules rules;
  Calendar calendar;
  PlanInput input;
};

Booking booking(DateRange within) {
  Booking made{.by = Booker::petitioner, .official = "c01", .case_id = "HN-2026-000001"};
  made.desk = "haining";
  made.within = within;
  made.proposed_by = "维权科";
  made.chosen_by = "c00";
  return made;
}

}  // namespace

TEST_CASE(
    "D4: a date that an official chose is filed before it comes, once, and for days at work") {
  const std::string pack = pack_rules("dazhou");
  Office office{pack};
  office.input.officials[2].to = day(2026, 3, 8);
  office.input.absences = {{"c01", {day(2026, 3, 9), day(2026, 3, 10)}, "trip", {}}};
  office.input.filings = {{"c00", day(2026, 3, 9), "visit", "reception", "", day(2026, 3, 1)}};
  Session elsewhere{.date = day(2026, 3, 11), .desk = "meeting-room", .kind = "reception"};
  elsewhere.official = "c00";
  const struct {
    const char* what;
    const char* official;
    Date date;
    Date filed;
    Codes against;
  } cases[] = {
      {"a free day, told before", "c00", day(2026, 3, 10), day(2026, 3, 9), {}},
      {"told on the day itself", "c00", day(2026, 3, 10), day(2026, 3, 10), {}},
      {"told afterwards", "c00", day(2026, 3, 10), day(2026, 3, 11), {"filed-late"}},
      {"the same day again", "c00", day(2026, 3, 9), day(2026, 3, 2), {"already-filed"}},
      {"planned at another desk", "c00", day(2026, 3, 11), day(2026, 3, 2), {"two-places"}},
      {"away", "c01", day(2026, 3, 10), day(2026, 3, 2), {"away"}},
      {"no longer in office", "c02", day(2026, 3, 10), day(2026, 3, 2), {"not-in-office"}},
      {"nobody", "ghost", day(2026, 3, 10), day(2026, 3, 2), {"unknown-official"}},
      {"two things at once", "c01", day(2026, 3, 10), day(2026, 3, 12), {"away", "filed-late"}},
  };
  for (const auto& one : cases) {
    CAPTURE(one.what);
    const Filing filing{one.official, one.date, "visit", "reception", "", one.filed};
    CHECK(codes(why_not_filed(office.input, filing, {elsewhere})) == one.against);
  }
  CHECK(self_chosen_place(office.rules, office.input.officials[0]).kind == "reception");
  CHECK(why_not_filed(office.input,
                      {"c00", day(2026, 3, 10), "visit", "reception", "", day(2026, 3, 11)}, {})
            .front()
            .rule == "D4");
}

TEST_CASE(
    "B13: either side books where a rule says so, and the desk need not be named if it is clear") {
  const Rules rules = rules_from(kBookings);
  CHECK(booking_rule(rules, Booker::petitioner, "", kDay));
  CHECK(booking_rule(rules, Booker::official, "haining", kDay));
  CHECK(booking_rule(rules, Booker::official, "centre", kDay).error().exit == ExitCode::refused);
  const Rules federation = rules_from(pack_rules("dazhou"));
  CHECK(booking_rule(federation, Booker::official, "", kDay));
  CHECK(booking_rule(federation, Booker::petitioner, "", kDay).error().diagnostics.front().code ==
        "booking-not-offered");
  const Rules two =
      rules_from(std::string(kBookings) + "[[rota.booking]]\ndesk = \"centre\"\nsource = \"F5\"\n");
  CHECK(booking_rule(two, Booker::petitioner, "", kDay).error().diagnostics.front().code ==
        "which-desk");
  CHECK((*booking_rule(two, Booker::petitioner, "centre", kDay))->source == "F5");
}

TEST_CASE(
    "A6 D11 D12 HN4: the facts of a case decide the kind of a booking, and whether a principal "
    "comes") {
  const std::string pack = pack_rules("dazhou");
  Office office{pack};
  office.input.officials[2].principal = true;
  const BookingRule& rule = office.rules.bookings.front();
  Event registered;
  registered.kind = EventKind::registered;
  registered.set("repeats", "3");
  Case repeated = open_case();
  repeated.history = {registered};
  Case group = open_case();
  group.head[HeadField::group] = "true";
  group.head[HeadField::visit_level] = "beijing";
  const DateRange week{day(2026, 3, 9), day(2026, 3, 13)};
  for (const auto& [value, source] : {std::pair(repeated, "D12"), std::pair(group, "D11")}) {
    CAPTURE(source);
    CHECK(booking_kind(office.rules, rule, value, kDay) == "appointment");
    Booking asked = booking(week);
    const auto against = why_not_booked(office.input, asked, rule, value, day(2026, 3, 2));
    CHECK(codes(against) == Codes{"principal-must-receive"});
    CHECK(against.front().rule == source);
    asked.official = "c02";
    CHECK(why_not_booked(office.input, asked, rule, value, day(2026, 3, 2)).empty());
  }
  CHECK(why_not_booked(office.input, booking(week), rule, open_case(), day(2026, 3, 2)).empty());

  const std::string federation = pack_rules("huainan");
  const Rules huainan = rules_from(federation);
  Case hard = open_case();
  hard.head[HeadField::flags] = "urgent 协调难度大";
  CHECK(booking_kind(huainan, rule, hard, kDay) == "field");
  const std::string county = pack_rules("dongwu");
  CHECK(booking_kind(rules_from(county), rule, group, kDay) == "immediate");
}

TEST_CASE("D13b: an appointment says who put the case forward, and who chose the official") {
  Office office{pack_rules("dazhou")};
  const BookingRule& rule = office.rules.bookings.front();
  Booking asked = booking({day(2026, 3, 9), day(2026, 3, 13)});
  asked.by = Booker::official;
  asked.proposed_by.clear();
  asked.chosen_by.clear();
  const auto against = why_not_booked(office.input, asked, rule, open_case(), kDay);
  CHECK(codes(against) == Codes{"who-chose", "who-chose"});
  CHECK(against.front().rule == rule.source);
  asked.proposed_by = "维权科";
  CHECK(codes(why_not_booked(office.input, asked, rule, open_case(), kDay)) == Codes{"who-chose"});
  asked.chosen_by = "c00";
  CHECK(why_not_booked(office.input, asked, rule, open_case(), kDay).empty());
}

TEST_CASE("every fact of a case is one that a condition can name") {
  Case value = open_case();
  value.head[HeadField::flags] = "urgent heard";
  value.head[HeadField::group] = "true";
  value.head[HeadField::visit_level] = "beijing";
  value.head[HeadField::class_] = "major";
  value.head[HeadField::channel] = "referral";
  value.head[HeadField::repeat_of] = "HN-2026-000002";
  value.head[HeadField::persons] = "7";
  Event registered;
  registered.kind = EventKind::registered;
  registered.set("repeats", "3");
  value.history = {registered};
  std::set<std::string, std::less<>> known(built_in_flags().begin(), built_in_flags().end());
  std::set<std::string, std::less<>> of_cases;
  for (const FactSpec& spec : fact_table())
    if (spec.of_case) of_cases.emplace(spec.name);
  known.insert(of_cases.begin(), of_cases.end());
  value.head[HeadField::lead] = "zhao";
  Facts facts = condition_facts(value);
  value.head[HeadField::channel] = "visit";
  facts.merge(condition_facts(value));
  for (const auto& [name, fact] : facts) CHECK(known.contains(name));
  for (const std::string& name : of_cases) CHECK(facts.contains(name));
}

TEST_CASE("A6: a case that is to be received at once is, whatever the desk's rule allows") {
  const std::string county = pack_rules("dongwu");
  Office office{county + R"(
[[rota.booking]]
desk = "bureau"
within = "1m"
source = "F5"
[[rota.session-kind]]
if = "persons >= 30"
kind = "immediate"
within = "3d"
source = "office"
)"};
  const BookingRule& rule = office.rules.bookings.front();
  Case group = open_case();
  group.head[HeadField::group] = "true";
  // On Friday the next workday is Monday.
  CHECK(last_day_for(office.rules, rule, group, day(2026, 3, 6), *office.input.calendar) ==
        day(2026, 3, 9));
  Booking soon = booking({day(2026, 3, 2), day(2026, 3, 3)});
  soon.desk = "bureau";
  CHECK(why_not_booked(office.input, soon, rule, group, kDay).empty());
  soon.within.to = day(2026, 3, 4);
  const auto against = why_not_booked(office.input, soon, rule, group, kDay);
  CHECK(codes(against) == Codes{"booked-late"});
  CHECK(against.front().rule == "A6");
  CHECK(why_not_booked(office.input, soon, rule, open_case(), kDay).empty());
  Case many = open_case();
  many.head[HeadField::persons] = "30";
  CHECK(last_day_for(office.rules, rule, many, kDay, *office.input.calendar) == day(2026, 3, 5));
}

TEST_CASE("D13: an office lists what an appointment may be for") {
  const std::string pack = pack_rules("dazhou");
  const Rules rules = rules_from(pack);
  REQUIRE(rules.bookings.size() == 1);
  CHECK(rules.bookings.front().reasons.size() == 7);
  CHECK(rules.bookings.front().source == "D13, D13b");
}

TEST_CASE(
    "B13 F5: a booking is taken unless the case, the official or the time speaks against it") {
  Office office{kBookings};
  const BookingRule& rule = office.rules.bookings.front();
  const Date asked = day(2026, 3, 2);
  const DateRange week{day(2026, 3, 9), day(2026, 3, 13)};
  CHECK(why_not_booked(office.input, booking(week), rule, open_case(), asked).empty());

  SUBCASE("the case has ended") {
    Case closed = open_case();
    closed.head[HeadField::status] = "closed";
    CHECK(codes(why_not_booked(office.input, booking(week), rule, closed, asked)) ==
          Codes{"case-ended"});
  }
  SUBCASE("the complaint is about the official") {
    Case about = open_case();
    about.request = "反映乙某某不作为";
    const auto against = why_not_booked(office.input, booking(week), rule, about, asked);
    CHECK(codes(against) == Codes{"recusal"});
    CHECK(against.front().rule == "W22 art. 28");
  }
  SUBCASE("later than a month after it was asked for") {
    const auto against = why_not_booked(office.input, booking({day(2026, 3, 30), day(2026, 4, 3)}),
                                        rule, open_case(), asked);
    CHECK(codes(against) == Codes{"booked-late"});
    CHECK(against.front().rule == "B13");
    CHECK(against.front().remedy.find("2026-04-02") != std::string::npos);
  }
  SUBCASE("days that are over") {
    CHECK(codes(why_not_booked(office.input, booking({day(2026, 2, 27), day(2026, 3, 6)}), rule,
                               open_case(), asked)) == Codes{"in-the-past"});
  }
  SUBCASE("away all the time, or only a weekend is left") {
    office.input.absences = {{"c01", week, "trip", {}}};
    CHECK(codes(why_not_booked(office.input, booking(week), rule, open_case(), asked)) ==
          Codes{"nobody-available"});
    CHECK(codes(why_not_booked(office.input, booking({day(2026, 3, 14), day(2026, 3, 15)}), rule,
                               open_case(), asked)) == Codes{"nobody-available"});
  }
  SUBCASE("booked with the same official already, but not with another") {
    office.input.bookings = {booking(week)};
    CHECK(codes(why_not_booked(office.input, booking(week), rule, open_case(), asked)) ==
          Codes{"already-booked"});
    Booking other = booking(week);
    other.official = "c02";
    CHECK(why_not_booked(office.input, other, rule, open_case(), asked).empty());
  }
}

TEST_CASE(
    "D4: a date that is filed takes the kind that the rules count, towards as many as possible") {
  const Office office(R"(
[rota]
[[rota.quota]]
kind = ["appointment", "field"]
min = 2
per = "quarter"
desk = "visit"
self-chosen = true
source = "D2"
[[rota.quota]]
kind = "field"
min = 1
per = "year"
desk = "visit"
self-chosen = true
source = "C4"
[[rota.quota]]
kind = "return-visit"
min = 1
per = "year"
desk = "home"
self-chosen = true
source = "HN8"
)");
  const Official& official = office.input.officials.front();
  CHECK(self_chosen_place(office.rules, official, "visit").kind == "field");
  CHECK(self_chosen_place(office.rules, official, "home").kind == "return-visit");
  CHECK(self_chosen_place(office.rules, official).desk.empty());
}

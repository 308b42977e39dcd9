#include <doctest/doctest.h>

#include "anjuan/i18n/resource.hpp"
#include "anjuan/settings/calendars.hpp"

using namespace anjuan;

namespace {

std::vector<Diagnostic> errors_of(std::string_view text, const char* file = "calendars/2027.toml") {
  auto calendar = parse_calendar(text, file);
  if (calendar) return {};
  CHECK(calendar.error().exit == ExitCode::bad_data);
  return calendar.error().diagnostics;
}

/// A calendar that is right but for the holiday's lines.
std::string with_holiday(std::string_view lines) {
  return "year = 2027\nsource = \"试\"\n[[holiday]]\nname = \"国庆节\"\n" + std::string(lines);
}

Date day(std::string_view text) {
  return parse_date(text).value();
}

}  // namespace

TEST_CASE("a calendar copied from the notice is read with its days, names and source") {
  const auto calendar =
      parse_calendar(with_holiday("days-off = [\"2027-10-01..2027-10-03\", 2027-10-04]\n"
                                  "days = 4\n"
                                  "make-up = [\"2027-09-26\"]\n"),
                     "calendars/2027.toml");
  REQUIRE(calendar);
  CHECK(calendar->year == 2027);
  CHECK(calendar->data.source == "试");
  CHECK(calendar->data.days_off ==
        std::set<Date>{day("2027-10-01"), day("2027-10-02"), day("2027-10-03"), day("2027-10-04")});
  CHECK(calendar->data.make_up == std::set<Date>{day("2027-09-26")});
  CHECK(calendar->data.names.at(day("2027-09-26")) == "国庆节");
  CHECK(calendar->data.names.at(day("2027-10-04")) == "国庆节");
}

TEST_CASE("every built-in calendar is without a mistake") {
  int read = 0;
  for (const Resource& resource : resources()) {
    if (!resource.name.starts_with("calendars/")) continue;
    CAPTURE(resource.name);
    CHECK(errors_of(resource.content, std::string(resource.name).c_str()).empty());
    ++read;
  }
  CHECK(read == 3);
}

TEST_CASE("a mistake in a calendar is an error at the entry that is wrong") {
  const struct {
    const char* what;
    const char* lines;
    const char* code;
    int line;
    int column;
    const char* says;
  } cases[] = {
      {"a day of another year", "days-off = [\"2027-10-01\", \"2026-10-02\"]\n", "other-year", 5,
       27, "2026-10-02"},
      {"a range into another year", "days-off = [\"2027-12-31..2028-01-02\"]\n", "other-year", 5,
       13, "2028-01-02"},
      {"a make-up day of another year", "days-off = [\"2027-01-01\"]\nmake-up = [\"2026-12-27\"]\n",
       "other-year", 6, 12, "2026-12-27"},
      {"a make-up day on a Friday", "days-off = [\"2027-10-01\"]\nmake-up = [\"2027-10-08\"]\n",
       "not-a-weekend", 6, 12, "2027-10-08"},
      {"a make-up day within the holiday",
       "days-off = [\"2027-10-01..2027-10-07\"]\nmake-up = [\"2027-10-03\"]\n", "off-and-worked", 6,
       12, "国庆节"},
      {"a range backwards", "days-off = [\"2027-10-07..2027-10-01\"]\n", "backwards-range", 5, 13,
       "2027-10-01"},
      {"a day that does not exist", "days-off = [\"2027-09-31\"]\n", "impossible-date", 5, 13,
       "2027-09-31"},
      {"a count that the notice does not say",
       "days-off = [\"2027-10-01..2027-10-07\"]\ndays = 8\n", "wrong-count", 6, 8, "7"},
      {"a misspelt key", "days-off = [\"2027-10-01\"]\nmakeup = [\"2027-10-09\"]\n", "unknown-key",
       6, 1, "makeup"},
      {"a holiday without days", "", "missing-key", 3, 1, "days-off"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const auto found = errors_of(with_holiday(c.lines));
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == c.code);
    CHECK(found[0].file == "calendars/2027.toml");
    CHECK(found[0].line == c.line);
    CHECK(found[0].column == c.column);
    CHECK_FALSE(found[0].source_line.empty());
    CHECK_FALSE(found[0].remedy.empty());
    CHECK(found[0].message.find(c.says) != std::string::npos);
  }
}

TEST_CASE("a make-up day is compared with the days off of all holidays, later ones too") {
  const auto found = errors_of(
      "year = 2027\nsource = \"试\"\n"
      "[[holiday]]\nname = \"中秋节\"\ndays-off = [\"2027-09-15\"]\nmake-up = [\"2027-10-02\"]\n"
      "[[holiday]]\nname = \"国庆节\"\ndays-off = [\"2027-10-01..2027-10-03\"]\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "off-and-worked");
  CHECK(found[0].line == 6);
}

TEST_CASE("a calendar without year, source or holidays says all that is missing") {
  const auto found = errors_of("");
  REQUIRE(found.size() == 3);
  for (const Diagnostic& d : found) CHECK(d.code == "missing-key");
  const auto unnamed =
      errors_of("year = 2027\nsource = \" \"\n[[holiday]]\ndays-off = [\"2027-10-01\"]\n");
  REQUIRE(unnamed.size() == 2);
  CHECK(unnamed[0].line == 2);
  CHECK(unnamed[1].line == 3);
}

TEST_CASE("a copied file whose year was forgotten is noticed") {
  const auto found = errors_of(*find_resource("calendars/2026.toml"), "office/calendars/2027.toml");
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "file-name");
  CHECK(found[0].source_line == "year = 2026");
  CHECK(errors_of(*find_resource("calendars/2026.toml"), "draft.toml").empty());
}

TEST_CASE("a year that no date can have is refused") {
  const auto found = errors_of(
      "year = 20270\nsource = \"试\"\n[[holiday]]\nname = \"国庆节\"\n"
      "days-off = [\"2027-10-01\"]\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "out-of-range");
}

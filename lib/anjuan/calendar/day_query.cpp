#include "anjuan/calendar/day_query.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

std::string forms() {
  return tr("write for example 2026-07-22 +60 or 2026-09-01..2026-10-10");
}

/// Reads the question part by part; every failure points at the part it stopped at.
class Reader {
 public:
  Reader(std::string_view text, std::optional<DayUnit> unit) : text_(text), unit_(unit) {}

  Result<DayQuery> read() {
    DayQuery query;
    ANJUAN_TRY(from, read_date());
    query.from = from;
    skip_blanks();
    if (rest().starts_with("..")) {
      at_ += 2;
      return read_range(query);
    }
    return read_count(query);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size()); }

  tl::unexpected<Failure> stop(std::size_t length, std::string code, std::string message,
                               std::string remedy) const {
    Diagnostic d{.code = std::move(code)};
    d.source_line = text_;
    d.column = static_cast<int>(split_characters(text_.substr(0, at_)).size()) + 1;
    d.length = static_cast<int>(split_characters(text_.substr(at_, length)).size());
    d.message = std::move(message);
    d.remedy = std::move(remedy);
    return fail(ExitCode::usage, std::move(d));
  }

  Result<Date> read_date() {
    skip_blanks();
    const std::string_view word = rest().substr(0, 10);
    if (!looks_like_date(word))
      return stop(std::min(rest().find_first_of(" \t"), rest().size()), "bad-query",
                  tr("here must be a day, YYYY-MM-DD"), forms());
    const auto date = parse_date(word);
    if (!date)
      return stop(word.size(), "impossible-date", trf("there is no such day as {}", word),
                  tr("write a day that exists as YYYY-MM-DD, years 1900 to 2199"));
    at_ += word.size();
    return *date;
  }

  Result<DayQuery> read_range(DayQuery query) {
    skip_blanks();
    const std::size_t start = at_;
    ANJUAN_TRY(to, read_date());
    query.to = to;
    ANJUAN_DO(expect_end());
    at_ = start;
    if (query.to < query.from)
      return stop(10, "backwards-range",
                  trf("the range ends on {}, before it begins on {}", to_string(query.to),
                      to_string(query.from)),
                  trf("write {}..{}", to_string(query.to), to_string(query.from)));
    if (unit_ == DayUnit::months)
      return stop(10, "unit-conflict", tr("a range is counted in days and in workdays only"),
                  tr("leave out --months"));
    query.trace_unit = unit_.value_or(DayUnit::workdays);
    return query;
  }

  Result<DayQuery> read_count(DayQuery query) {
    const std::size_t sign = at_;
    const bool plus = rest().starts_with('+');
    if (plus) ++at_;
    skip_blanks();
    // U+2212 is what a word processor makes of a minus sign.
    if (rest().starts_with('-') || rest().starts_with("−")) {
      at_ = sign;
      return stop(rest().size(), "negative-count", tr("a limit cannot run backwards"),
                  tr("for the days between two dates write the earlier..the later"));
    }
    if (!plus)
      return stop(rest().size(), "bad-query", tr("here must be +N or ..YYYY-MM-DD"), forms());
    const std::string_view digits =
        rest().substr(0, std::min(rest().find_first_not_of("0123456789"), rest().size()));
    const std::string_view letter =
        rest().substr(digits.size(), rest().find_first_of(" \t") == digits.size() ? 0 : 1);
    const auto term =
        parse_term(std::string(digits) + (letter.empty() ? "d" : std::string(letter)));
    if (!term)
      return stop(rest().size(), "bad-query",
                  tr("here must be a number of at most four digits, then d, w, m or nothing"),
                  forms());
    query.term = *term;
    if (letter.empty())
      query.term->unit = unit_.value_or(DayUnit::days);
    else if (unit_ && *unit_ != term->unit)
      return stop(digits.size() + letter.size(), "unit-conflict",
                  tr("the letter behind the number and the option name different units"),
                  tr("leave out one of them"));
    query.trace_unit = query.term->unit;
    at_ += digits.size() + letter.size();
    ANJUAN_DO(expect_end());
    return query;
  }

  Result<> expect_end() {
    skip_blanks();
    if (rest().empty()) return {};
    return stop(rest().size(), "bad-query", tr("here the question should end"), forms());
  }

  std::string_view text_;
  std::optional<DayUnit> unit_;
  std::size_t at_ = 0;
};

}  // namespace

Result<DayQuery> parse_day_query(std::string_view text, std::optional<DayUnit> unit) {
  return Reader(text, unit).read();
}

DayAnswer answer(const DayQuery& query, const Calendar& calendar) {
  DayAnswer result{.from = query.from};
  result.to = query.term ? add(query.from, *query.term, calendar).nominal : query.to;
  result.nominal = result.to;
  result.rolled = *shift(result.to, Shift::next_workday, calendar);
  result.calendar_days = elapsed(query.from, result.to, DayUnit::days, calendar);
  result.workdays = elapsed(query.from, result.to, DayUnit::workdays, calendar);
  const Date first = std::min(query.from + days(1), result.rolled);
  for (int year = year_of(first); year <= year_of(result.rolled); ++year)
    result.provisional = result.provisional || !calendar.has_year(year);
  result.ranges = trace(query.from, result.to, query.trace_unit, calendar);
  return result;
}

}  // namespace anjuan

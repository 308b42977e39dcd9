#include "view/look_back.hpp"

#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::cli {

void add_view_options(Arguments& args, ViewWords& words) {
  args.add_option("--as-of", words.as_of, tr("as it stood at the end of that day"))
      ->type_name("DATE");
  args.add_option("--known-on", words.known_on,
                  tr("only what had been recorded by the end of that day"))
      ->type_name("DATE");
}

Result<LookBack> read_view(const ViewWords& words, Date today) {
  std::vector<Diagnostic> problems;
  const auto read = [&](const std::string& given, const char* option) -> std::optional<Date> {
    if (given.empty()) return std::nullopt;
    auto day = read_day(given, option, today);
    if (day) return *day;
    for (Diagnostic& d : day.error().diagnostics) problems.push_back(std::move(d));
    return std::nullopt;
  };
  LookBack view;
  view.known_on = read(words.known_on, "--known-on");
  view.as_of = words.as_of.empty() ? view.known_on.value_or(today)
                                   : read(words.as_of, "--as-of").value_or(Date{});
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  return view;
}

}  // namespace anjuan::cli

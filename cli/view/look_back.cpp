#include "view/look_back.hpp"

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
  const auto read = [&](const std::string& given) {
    const auto day = parse_date(given);
    if (!given.empty() && !day)
      add_error(problems, "bad-date", trf("{} is not a day", given), tr("write YYYY-MM-DD"));
    return day;
  };
  LookBack view;
  view.known_on = read(words.known_on);
  view.as_of =
      words.as_of.empty() ? view.known_on.value_or(today) : read(words.as_of).value_or(Date{});
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  return view;
}

}  // namespace anjuan::cli

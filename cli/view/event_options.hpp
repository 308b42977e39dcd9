#pragma once

#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/desk/typed_value.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "arguments.hpp"

namespace anjuan::cli {

/// The option of a field: `--late-reason` for late_reason.
std::string option_name(std::string_view field);

/// The same as it is declared, with a letter where clerks type it every day: "-u,--unit".
std::string declared_option(std::string_view field);

/// What stands for a value of that field in the help.
const char* type_name(std::string_view field, ValueType type);

/// What may be typed for a field of a head that has a closed vocabulary; nothing for any other.
std::vector<std::string> words_of_head(std::string_view field);

/// `--not-named` of the commands whose texts must name no petitioner (check_names_nobody).
void add_not_named(Arguments& args, std::vector<std::string>& words);

/// Makes each value what files have, and says what is wrong with the form of any, by the check that
/// reads files; an empty one was not given.
std::vector<Diagnostic> read_form(const std::vector<EventField>& fields,
                                  std::vector<std::string>& values, const TypingPlace& place);

}  // namespace anjuan::cli

#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// A field that templates may use.
struct FormField {
  std::string_view name;
  std::string_view list;  ///< the list it belongs to; empty at the top
  const char* doc;        ///< msgid
};

/// The vocabulary of templates. A field without a value prints nothing; a field that is not in
/// this table is an error.
std::span<const FormField> form_fields();
/// The names that are lists: sections that repeat for each entry.
bool is_form_list(std::string_view name);

struct FormValues {
  std::map<std::string, std::string> values;
  std::map<std::string, std::vector<std::map<std::string, std::string>>> lists;
};

/// Reads a Mustache template and fills it: {{field}} (escaped in HTML), {{{field}}}, sections
/// {{#field}}…{{/field}} and {{^field}}…{{/field}}. Fails (bad_data) with file:line:col for every
/// field that does not exist, with a suggestion, and for sections that do not match.
Result<std::string> fill_template(std::string_view text, const std::string& file,
                                  const FormValues& values, bool html);

/// The same for a Word template (.docx), its values escaped as in HTML. A fault names its
/// paragraph.
Result<std::string> fill_word(std::string_view bytes, const std::string& file,
                              const FormValues& values);

}  // namespace anjuan

#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"
#include "anjuan/text/yaml_tree.hpp"

/// Changes to a file that is a YAML list of maps, such as rota/absences.yaml: one entry comes or
/// goes, every other byte (comments, order, spacing, line endings) stays.
namespace anjuan {

/// `text` with `entry` ("- {…}\n", see FlowLine) as its last entry, indented as the others are. A
/// missing newline at the end is added. Fails (bad_data) when `text` is not YAML, or
/// ("not-a-plain-list") when the result would not read as the same list with one more entry, as
/// for a list in brackets.
Result<std::string> append_entry(std::string_view text, std::string_view entry,
                                 const std::string& file);

/// `text` without its entry number `index` (0-based, must exist): the lines of that entry go.
/// Fails as append_entry does, e.g. when two entries share a line.
Result<std::string> remove_entry(std::string_view text, std::size_t index, const std::string& file);

/// The last line of a node, 1-based; of a text over several lines the first one of it.
int last_line(const YamlNode& node);

/// Why a change was not made: the entries of `file` do not stand on lines of their own.
tl::unexpected<Failure> not_a_plain_list(const std::string& file);

}  // namespace anjuan

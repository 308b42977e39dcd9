#pragma once

#include <string>
#include <string_view>

#include "anjuan/model/head.hpp"

namespace anjuan {

/// Names of the nested parts of a case file.
inline constexpr std::string_view kNestedKeys[] = {"petitioners", "attachments", "request",
                                                   "history"};
bool is_nested_key(std::string_view key);

/// The fast reader: scans the lines of a case file for its head without parsing YAML.
///
/// `text` is the whole file; it may be changed (escapes are decoded in place) and must outlive
/// `head`, whose views point into it. True when the head is in canonical form and without fault,
/// and `head` is what the full reader would read; whatever else is wrong then lies in the nested
/// parts. False for anything else (a wrong value, a missing key, a head key after a nested one, a
/// key twice, single quotes, tabs, CRLF, multi-line scalars, flow style, …): then only the full
/// reader may speak about the file. Unknown scalar keys are passed over.
bool scan_head(std::string& text, HeadView& head);

/// The latest day "YYYY-MM-DD" that stands anywhere in the history of a case file, whatever its
/// layout, but for the days of writing (recorded: …), of which old cases that were imported have
/// late ones; empty when there is none. Points into `text`.
std::string_view latest_day(std::string_view text);

}  // namespace anjuan

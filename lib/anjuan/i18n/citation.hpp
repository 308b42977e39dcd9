#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

/// A rule as people can look it up: our codes of clauses become the document and its article
/// (出处), "A9, F7" 东乌旗接访下访制度第十条, 启东市接访约访工作办法三（一）, and "W22 art. 34" the
/// statute's name and article in the user's language. Everything else, such as the words of an
/// office's own rules, stays. Values keep the codes: this is made when they are shown.
///
/// Only what is in force where one is: after cite_only(), clauses of other offices' documents are
/// left out, with what joins them. Then nothing may be left.
std::string cited(std::string_view rule);

/// The documents of a list of codes, "DZ5, DZ10", by their letters; none when it is anything else,
/// such as an office's own words.
std::vector<std::string> documents_in(std::string_view codes);

/// From now on only these documents are cited, by the letters of their codes ("DZ"), beside the
/// statute. Before the first call all are, as with nullopt: no office is open.
void cite_only(std::optional<std::vector<std::string>> documents);

}  // namespace anjuan

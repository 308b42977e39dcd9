#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace anjuan {

/// A rule as people can look it up: our codes of clauses become the document and its article
/// (出处), "A9, F7" 东乌旗党政领导干部接访和带案下访制度第十条, and "W22 art. 34" the
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

/// From now on a source that begins with 本制度 and the like is cited by the name of the document:
/// what it calls itself and its name. One of which two documents speak, or that has no name, stays.
void call_own_documents(const std::set<std::pair<std::string, std::string>>& documents);

}  // namespace anjuan

#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// A rule as people can look it up: our codes of clauses become the document and its article
/// (出处), "A9, F7" 东乌旗接访下访制度第十条, 启东市接访约访工作办法三（一）, and "W22 art. 34" the
/// statute's name and article in the user's language. Everything else, such as the words of an
/// office's own rules, stays. Values keep the codes: this is made when they are shown.
std::string cited(std::string_view rule);

}  // namespace anjuan

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

/// One entry of a list, a whole map on its line: `- {date: 2026-12-01, desk: centre}`. Values that
/// are more than letters, digits and . _ - / are quoted, so a comma or bracket cannot end them.
class FlowLine {
 public:
  void add(std::string_view key, std::string_view value);
  void add_if(std::string_view key, std::string_view value);  ///< nothing for an empty value
  void add_list(std::string_view key, const std::vector<std::string>& values);  ///< same

  /// Ends with a newline.
  std::string text() const { return "- {" + body_ + "}\n"; }

 private:
  void start(std::string_view key);
  std::string body_;
};

}  // namespace anjuan

#pragma once

#include <span>
#include <string_view>

namespace anjuan {

/// How the words of a text accuse.
struct Accusing {
  bool says_so = false;    ///< 举报, 检举, 控告: whoever is named with it
  bool of_office = false;  ///< 贪污, 挪用: what people do in an office, and an office does
  bool of_conduct =
      false;  ///< 打人, 态度恶劣: what accuses an official, and is a matter of any unit

  bool anybody() const { return says_so || of_office || of_conduct; }
};

/// 举报 and the like: what says that a complaint is an accusation.
std::span<const std::string_view> words_that_accuse();

/// What of the table of such words (model/accusing.cpp) stands in a text, in any writing.
Accusing accusing_words(std::string_view text);

}  // namespace anjuan

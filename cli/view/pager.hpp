#pragma once

#include <string_view>

namespace anjuan::cli {

/// Hands what is longer than the screen to the pager that ANJUAN_PAGER or PAGER names, else to
/// less, as git does: from now on what is written goes there. Does nothing when standard output is
/// no terminal, what comes fits, or the pager is empty, cat or not to be found.
void page_if_long(std::string_view coming);

/// Waits until the pager that was begun has been left. Its end changes no exit code.
class PagerSession {
 public:
  PagerSession() = default;
  ~PagerSession();
  PagerSession(const PagerSession&) = delete;
  PagerSession& operator=(const PagerSession&) = delete;
};

}  // namespace anjuan::cli

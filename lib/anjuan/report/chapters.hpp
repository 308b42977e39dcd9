#pragma once

#include <string>
#include <vector>

#include "anjuan/report/builders.hpp"

namespace anjuan {

/// A report that is a chapter of another one.
struct Chapter {
  std::string name;  ///< of its table there, for scripts
  std::string title;
  BuilderPtr builder;
};

/// The context of a chapter that is grouped in its own way.
ReportContext grouped(ReportContext context, GroupBy group, int depth = 0);

/// The same over other days.
ReportContext over(ReportContext context, Period period);

/// Finishes each chapter and files its first table under the chapter's name and title.
void add_chapters(Report& report, std::vector<Chapter>& chapters);

}  // namespace anjuan

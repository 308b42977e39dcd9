#include "anjuan/report/chapters.hpp"

namespace anjuan {

ReportContext grouped(ReportContext context, GroupBy group, int depth) {
  context.group = group;
  context.depth = depth;
  return context;
}

ReportContext over(ReportContext context, Period period) {
  context.period = std::move(period);
  return context;
}

void add_chapters(Report& report, std::vector<Chapter>& chapters) {
  for (Chapter& chapter : chapters) {
    Report part;
    chapter.builder->finish(part);
    part.tables.front().name = chapter.name;
    part.tables.front().title = chapter.title;
    report.tables.push_back(std::move(part.tables.front()));
  }
}

}  // namespace anjuan

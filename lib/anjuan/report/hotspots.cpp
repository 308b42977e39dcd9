#include <map>
#include <tuple>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {
namespace {

constexpr long kCluster = 2;

struct Spot {
  long now = 0;
  long before = 0;
  long open = 0;
  long persons = 0;
};

/// 共性问题 (HN15): where cases of the same category, place and unit come together; with --group
/// along one of these alone.
class Hotspots : public ReportBuilder {
 public:
  explicit Hotspots(const ReportContext& context)
      : context_(context), compared_(compared_period(context.period, context.as_of)) {}

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!received || *received > context_.as_of) return;
    const bool now = context_.period.contains(*received);
    const bool before = !context_.period.all && compared_.contains(*received);
    if (!now && !before) return;
    Spot& spot = spots_[key_of(head)];
    if (before) ++spot.before;
    if (!now) return;
    ++spot.now;
    ++total_;
    spot.persons += persons_of(head);
    if (head.open()) ++spot.open;
  }

  void finish(Report& report) override {
    Table table{{}, {}};
    const bool clusters = context_.group == GroupBy::none;
    if (clusters)
      table.columns = {
          {"category", tr("category")}, {"place", tr("place of the problem")}, unit_column()};
    else
      table.columns = {{"group", group_title(context_.group)}};
    const std::size_t keys = table.columns.size();
    for (TableColumn column :
         {integer_column("received", tr("cases received")), rate_column("share", tr("share")),
          integer_column("received_before", tr("year before")),
          integer_column("change", tr("change")), integer_column("open", tr("open")),
          integer_column("persons", tr("persons"))})
      table.columns.push_back(std::move(column));
    long single = 0;
    for (const auto& [key, spot] : spots_) {
      if (clusters && spot.now < kCluster) {
        single += spot.now;
        continue;
      }
      std::vector<std::string> row = {std::get<0>(key)};
      if (clusters) row.insert(row.end(), {std::get<1>(key), std::get<2>(key)});
      const long change = spot.now - spot.before;
      row.insert(row.end(), {std::to_string(spot.now), to_cell({spot.now, total_}),
                             context_.period.all ? "" : std::to_string(spot.before),
                             context_.period.all ? "" : signed_number(change),
                             std::to_string(spot.open), std::to_string(spot.persons)});
      table.rows.push_back(std::move(row));
    }
    sort_rows(table, keys, true, 0);
    report.remarks.push_back({"received", tr("cases received"), std::to_string(total_)});
    if (clusters)
      report.remarks.push_back(
          {"single", tr("cases that stand alone, not listed"), std::to_string(single)});
    report.tables.push_back(std::move(table));
    report.definitions = {
        {"hotspot", tr("hot spot"),
         trf("{} or more cases received in the period with the same category, place and unit",
             kCluster)},
        {"change", tr("change"), tr("against the same days a year before")}};
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  Key key_of(const HeadView& head) const {
    if (context_.group != GroupBy::none) return {context_.group_of(head), "", ""};
    return {context_.group_of(head, GroupBy::category), context_.group_of(head, GroupBy::place),
            context_.group_of(head, GroupBy::unit)};
  }

  ReportContext context_;
  Period compared_;
  std::map<Key, Spot> spots_;
  long total_ = 0;
};

}  // namespace

BuilderPtr make_hotspots(const ReportContext& context) {
  return std::make_unique<Hotspots>(context);
}

}  // namespace anjuan

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
    const bool clusters = context_.group == GroupBy::none;
    std::vector<Row> rows;
    std::size_t single = 0;
    for (const auto& [key, spot] : spots_)
      if (clusters && spot.now < kCluster)
        single += static_cast<std::size_t>(spot.now);
      else
        rows.push_back({key, spot});
    sort_rows(
        rows, [](const Row& row) { return row.spot.now; }, &Row::key, kDescending);
    report.remarks.push_back({"received", tr("cases received"), std::to_string(total_)});
    if (clusters)
      report.remarks.push_back(
          count_remark("single", tr("cases that stand alone, not listed"), single));
    report.tables.push_back(columns().table(rows));
    report.definitions = {
        {"hotspot", tr("hot spot"),
         trf("{} or more cases received in the period with the same category, place and unit",
             kCluster)},
        {"change", tr("change"), tr("against the same days a year before")}};
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  struct Row {
    Key key;
    Spot spot;
  };

  Key key_of(const HeadView& head) const {
    if (context_.group != GroupBy::none) return {context_.group_of(head), "", ""};
    return {context_.group_of(head, GroupBy::category), context_.group_of(head, GroupBy::place),
            context_.group_of(head, GroupBy::unit)};
  }

  Columns<Row> columns() const {
    Columns<Row> columns;
    if (context_.group == GroupBy::none)
      columns.add({"category", tr("category")}, [](const Row& row) { return std::get<0>(row.key); })
          .add({"place", tr("place of the problem")},
               [](const Row& row) { return std::get<1>(row.key); })
          .add(unit_heading(), [](const Row& row) { return std::get<2>(row.key); });
    else
      columns.add({"group", group_title(context_.group)},
                  [](const Row& row) { return std::get<0>(row.key); });
    const bool all = context_.period.all;
    const auto unless_all = [all](auto value) { return all ? std::nullopt : std::optional(value); };
    columns.add({"received", tr("cases received")}, [](const Row& row) { return row.spot.now; })
        .add({"share", tr("share")},
             [this](const Row& row) {
               return Ratio{row.spot.now, total_};
             })
        .add({"received_before", tr("year before")},
             [unless_all](const Row& row) { return unless_all(row.spot.before); })
        .add({"change", tr("change")},
             [unless_all](const Row& row) {
               return unless_all(Change{row.spot.now - row.spot.before});
             })
        .add({"open", tr("open")}, [](const Row& row) { return row.spot.open; })
        .add({"persons", tr("persons")}, [](const Row& row) { return row.spot.persons; });
    return columns;
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

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kFlag = "backlog";

/// 积案: open cases that carry the flag or whose limit for handling has passed, each with the
/// official who leads it. It is made for disclosure (包案公开), so it holds no petitioner, and no
/// title of a case in which the petitioner's identity is protected.
class Backlog : public ReportBuilder {
 public:
  explicit Backlog(const ReportContext& context) : context_(context) {
    table_.columns = {id_column(),
                      title_column(),
                      {"place", tr("place of the problem")},
                      unit_column(),
                      lead_column(),
                      {"lead_title", tr("office held")},
                      date_column("received", tr("received")),
                      date_column("handle_by", tr("limit")),
                      integer_column("days_late", tr("days late")),
                      {"marked", tr("marked")},
                      {"missing", tr("missing")}};
  }

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!head.open() || !received || !context_.period.contains(*received)) return;
    const auto flags = words_of(head[HeadField::flags]);
    const bool marked = std::find(flags.begin(), flags.end(), kFlag) != flags.end();
    const auto limit = head.date(HeadField::handle_by);
    const bool late = limit && *limit < context_.as_of;
    if (!marked && !late) return;
    const bool secret = head[HeadField::confidential] == "true" ||
                        head[HeadField::kind] == to_name(CaseKind::accusation);
    const Official* lead = find_by_id(context_.ledger.officials(), head[HeadField::lead]);
    std::string missing;
    if (!head.has(HeadField::lead)) {
      missing = tr("lead");
      ++leaderless_;
    }
    if (!head.has(HeadField::unit))
      missing += (missing.empty() ? "" : ", ") + std::string(tr("unit"));
    table_.rows.push_back({std::string(head[HeadField::id]),
                           secret ? tr("(not disclosed)") : std::string(head[HeadField::title]),
                           secret ? std::string() : std::string(head[HeadField::place]),
                           context_.unit_name(head[HeadField::unit]),
                           context_.official_name(head[HeadField::lead]),
                           lead != nullptr ? lead->title : "", to_string(*received),
                           date_cell(limit), late ? days_between(*limit, context_.as_of) : "",
                           marked ? tr("yes") : "", std::move(missing)});
  }

  void finish(Report& report) override {
    sort_rows(table_, 6, false, 0);
    report.remarks.push_back({"cases", tr("cases"), std::to_string(table_.rows.size())});
    report.remarks.push_back({"without_lead", tr("without a lead"), std::to_string(leaderless_)});
    report.tables.push_back(std::move(table_));
    report.definitions = {
        {"backlog", tr("backlog"),
         trf("open cases that carry the flag {} or whose limit for handling lies before the "
             "cut-off; the period is that of receiving",
             kFlag)},
        {"missing", tr("missing"), tr("every such case needs a lead and a unit (DZ4)")}};
  }

 private:
  ReportContext context_;
  Table table_;
  long leaderless_ = 0;
};

}  // namespace

BuilderPtr make_backlog(const ReportContext& context) {
  return std::make_unique<Backlog>(context);
}

}  // namespace anjuan

#include <map>
#include <vector>

#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

/// What is known of a first case; nothing when it is not among those looked at.
struct First : CaseCells {
  std::string status;
  std::optional<Date> received;
};

/// Matters that came back: the first answer did not settle them. One row for each first case that
/// has repeats in the period.
class Repeat : public ReportBuilder {
 public:
  explicit Repeat(const ReportContext& context) : context_(context) {}

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!received) return;
    if (context_.period.contains(*received)) ++received_;
    const std::string id(head[HeadField::id]);
    if (!head.has(HeadField::repeat_of)) {
      firsts_[id] = {case_cells(context_, head), status_text(head), *received};
      return;
    }
    Chain& chain = chains_[std::string(head[HeadField::repeat_of])];
    ++chain.all;
    chain.last = std::max(chain.last, *received);
    if (context_.period.contains(*received)) ++chain.in_period;
    for (const std::string& task : words_of(head[HeadField::tasks]))
      if (parse_name<TaskKind>(task) == TaskKind::meet_principal) chain.meeting_open = true;
  }

  void finish(Report& report) override {
    std::vector<Row> rows;
    long repeats = 0;
    const Office& office = context_.ledger.office();
    const std::optional<int> demanded = office.meet_after_repeats;
    for (const auto& [id, chain] : chains_) {
      if (chain.in_period == 0) continue;
      repeats += chain.in_period;
      const auto found = firsts_.find(id);
      rows.push_back({found != firsts_.end() ? found->second : First{}, chain});
      rows.back().first.id = id;
    }
    sort_rows(
        rows, [](const Row& row) { return row.chain.all; },
        [](const Row& row) { return row.first.id; }, kDescending);
    report.remarks.push_back(share_remark("repeat", tr("repeat complaints"), {repeats, received_}));
    const auto meeting = [demanded](const Row& row) {
      return row.chain.meeting_open                   ? tr("open")
             : demanded && row.chain.all >= *demanded ? tr("demanded, none open")
                                                      : "";
    };
    report.tables.push_back(
        Columns<Row>()
            .add({"first", tr("first case")}, [](const Row& row) { return row.first.id; })
            .add(title_heading(), [](const Row& row) { return row.first.title; })
            .add({"received", tr("received")}, [](const Row& row) { return row.first.received; })
            .add({"status", tr("status")}, [](const Row& row) { return row.first.status; })
            .add({"repeats", tr("repeats")}, [](const Row& row) { return row.chain.all; })
            .add({"repeats_in_period", tr("in the period")},
                 [](const Row& row) { return row.chain.in_period; })
            .add({"last", tr("last")}, [](const Row& row) { return row.chain.last; })
            .add(unit_heading(), [](const Row& row) { return row.first.unit; })
            .add(lead_heading(), [](const Row& row) { return row.first.lead; })
            .add({"meeting", tr("meeting with a principal")}, meeting)
            .table(rows));
    report.definitions = {
        {"repeats", tr("repeats"), tr("later cases on the same matter, linked by repeat_of")}};
    if (!demanded) return;
    const std::string rule = cited(office.meet_source.empty() ? "D12" : office.meet_source);
    std::string meaning =
        trf("{} repeats or more demand that a principal meets the petitioner", *demanded);
    if (!rule.empty()) meaning += trf(" ({})", rule);
    report.definitions.push_back({"meeting", tr("meeting with a principal"), meaning});
  }

 private:
  struct Chain {
    long all = 0;
    long in_period = 0;
    Date last{};
    bool meeting_open = false;
  };
  struct Row {
    First first;
    Chain chain;
  };

  ReportContext context_;
  std::map<std::string, First> firsts_;
  std::map<std::string, Chain> chains_;
  long received_ = 0;
};

}  // namespace

BuilderPtr make_repeat(const ReportContext& context) {
  return std::make_unique<Repeat>(context);
}

}  // namespace anjuan

#include <map>
#include <vector>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"

namespace anjuan {
namespace {

struct First {
  std::string title, unit, lead, status, received;
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
      firsts_[id] = {std::string(head[HeadField::title]), context_.unit_name(head[HeadField::unit]),
                     context_.official_name(head[HeadField::lead]), status_text(head),
                     to_string(*received)};
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
    Table table{{{"first", tr("first case")},
                 title_column(),
                 date_column("received", tr("received")),
                 {"status", tr("status")},
                 integer_column("repeats", tr("repeats")),
                 integer_column("repeats_in_period", tr("in the period")),
                 date_column("last", tr("last")),
                 unit_column(),
                 lead_column(),
                 {"meeting", tr("meeting with a principal")}},
                {}};
    long repeats = 0;
    const int demanded = context_.ledger.office().meet_after_repeats;
    for (const auto& [id, chain] : chains_) {
      if (chain.in_period == 0) continue;
      repeats += chain.in_period;
      const auto found = firsts_.find(id);
      const First first = found != firsts_.end() ? found->second : First{};
      const char* meeting = chain.meeting_open      ? tr("open")
                            : chain.all >= demanded ? tr("demanded, none open")
                                                    : "";
      table.rows.push_back({id, first.title, first.received, first.status,
                            std::to_string(chain.all), std::to_string(chain.in_period),
                            to_string(chain.last), first.unit, first.lead, meeting});
    }
    sort_rows(table, 4, true, 0);
    const Ratio share{repeats, received_};
    report.remarks.push_back(
        {"repeat", tr("repeat complaints"),
         trf("{} of {} ({})", share.numerator, share.denominator, percent(share))});
    report.tables.push_back(std::move(table));
    report.definitions = {
        {"repeats", tr("repeats"), tr("later cases on the same matter, linked by repeat_of")},
        {"meeting", tr("meeting with a principal"),
         trf("{} repeats or more demand that a principal meets the petitioner (D12)", demanded)}};
  }

 private:
  struct Chain {
    long all = 0;
    long in_period = 0;
    Date last{};
    bool meeting_open = false;
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

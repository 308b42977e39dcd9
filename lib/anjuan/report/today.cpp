#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/chapters.hpp"
#include "anjuan/rota/publish/notice.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

/// 今日事项: what is late, due today and in the days that come, who comes, what is still to be done
/// and what the office owes beside its cases: the page that one opens in the morning.
class Today : public ReportBuilder {
 public:
  explicit Today(const ReportContext& context) : context_(context) {
    const Date today = context.as_of;
    const Date last = context.period.all ? today + days(6) : context.period.days.to;
    const ReportContext always = over(context, whole_time());
    late_ = make_overdue(grouped(always, GroupBy::lead));
    chapters_.push_back(
        {"due_today", tr("due today"), make_due(over(context, day_period(today, today)))});
    chapters_.push_back({"due_soon", trf("due by {}", to_string(last)),
                         make_due(over(context, day_period(today + days(1), last)))});
    chapters_.push_back({"tasks", tr("open tasks"), make_tasks(always)});
    // What is late, and what falls due by then.
    owed_ = make_still_owed(over(context, day_period(today, last)));
  }

  void see(const HeadView& head) override {
    late_->see(head);
    for (Chapter& chapter : chapters_) chapter.builder->see(head);
    owed_->see(head);
  }
  bool looks_at_others() const override { return true; }
  void see_other(const HeadView& head) override {
    for (Chapter& chapter : chapters_) chapter.builder->see_other(head);
  }

  bool needs_history(const HeadView& head) const override {
    return late_->needs_history(head) ||
           std::any_of(chapters_.begin(), chapters_.end(), [&](const Chapter& chapter) {
             return chapter.builder->needs_history(head);
           });
  }

  void see_case(const Case& value) override {
    if (late_->needs_history(to_view(value.head))) late_->see_case(value);
    for (Chapter& chapter : chapters_)
      if (chapter.builder->needs_history(to_view(value.head))) chapter.builder->see_case(value);
  }

  void finish(Report& report) override {
    Report late;
    late_->finish(late);
    report.tables = std::move(late.tables);  // each case, and how many each lead has
    report.tables.push_back(visitors());
    add_chapters(report, chapters_);
    // An office that owes nothing so has no such chapter.
    if (const Office& office = context_.ledger.office();
        !office.duties.empty() || !office.batches.empty()) {
      Report owed;
      owed_->finish(owed);
      report.tables.push_back(std::move(owed.tables.front()));
    }
    for (const Table& table : report.tables)
      if (table.name != "by_group")
        report.remarks.push_back(count_remark(table.name, table.title, table.rows.size()));
    report.definitions = {
        {"overdue", tr("cases past their limit"),
         tr("a running obligation whose last day has passed; the last day itself is in time")},
        {"visitors", tr("receptions today"),
         tr("who receives where today, and the case that was booked for it")}};
  }

 private:
  Table visitors() const {
    const RotaBooks* books = context_.books->rota();
    std::vector<rota::Session> sessions;
    if (books != nullptr) sessions = books->sessions({context_.as_of, context_.as_of});
    using Session = rota::Session;
    const auto desk = [books](const Session& one) { return books->rules.desk(one.desk); };
    return Columns<Session>()
        .add({"time", tr("time")},
             [=](const Session& one) {
               return desk(one) != nullptr ? rota::time_of(*desk(one)) : std::string();
             })
        .add({"desk", tr("desk")},
             [=](const Session& one) { return desk(one) != nullptr ? desk(one)->name : one.desk; })
        .add({"official", tr("official")},
             [this](const Session& one) { return context_.official_name(one.official); })
        .add({"form", tr("form")}, [](const Session& one) { return rota::form_of(one.kind); })
        .add({"case", tr("booked case")}, &Session::case_id)
        .table(sessions, {"visitors", tr("receptions today")});
  }

  ReportContext context_;
  BuilderPtr late_;
  BuilderPtr owed_;
  std::vector<Chapter> chapters_;
};

}  // namespace

BuilderPtr make_today(const ReportContext& context) {
  return std::make_unique<Today>(context);
}

}  // namespace anjuan

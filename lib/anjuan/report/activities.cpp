#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// What the office did beside its cases: meetings, publicity, research, training, screening, and
/// inspections with what they found (E7, HN16, HN17, I5). What was written there is the office's
/// own; numbers and homes in it are hidden all the same.
class Activities : public ReportBuilder {
 public:
  explicit Activities(const ReportContext& context) : context_(context) {
    for (const Activity& one : context.books->activities())
      if (const ActivityKind* kind = find_activity_kind(one.kind);
          kind != nullptr && !kind->of_report && !kind->by_program && one.kind != kScoreLine &&
          context.period.contains(one.date))
        rows_.push_back(&one);
  }

  void see(const HeadView&) override {}

  void finish(Report& report) override {
    report.remarks.push_back(count_remark("activities", tr("activities"), rows_.size()));
    report.tables.push_back(list());
    report.tables.push_back(findings());
    report.tables.push_back(proposals());
    report.tables.push_back(sums());
    report.definitions = {
        {"finding", tr("finding"),
         tr("what an inspection found on one item of those the office inspects; an item without a "
            "row was not looked at")},
        {"sums", tr("numbers"), tr("what the activities of the period come to together")}};
  }

 private:
  using Row = const Activity*;
  struct Found {
    Row activity = nullptr;
    const Finding* finding = nullptr;
  };
  struct Sum {
    const ActivityCount* count = nullptr;
    long value = 0;
  };

  std::string unit(const Activity& one) const {
    return one.unit.empty() ? context_.ledger.office().name : context_.unit_name(one.unit);
  }

  Table list() const {
    const auto text = [](std::string Activity::*part) {
      return [part](const Row& one) { return shown_anywhere(one->*part); };
    };
    return Columns<Row>()
        .add({"date", tr("date")}, [](const Row& one) { return one->date; })
        .add({"kind", tr("kind")}, [](const Row& one) { return one->kind; })
        .for_scripts()
        .add({"type", tr("type")}, [](const Row& one) { return one->type; })
        .for_scripts()
        .add({"what", tr("activity")},
             [](const Row& one) {
               return one->type.empty() ? std::string(tr(find_activity_kind(one->kind)->label))
                                        : activity_type_text(one->kind, one->type);
             })
        .add({"title", tr("title")}, text(&Activity::title))
        .add(unit_heading(), [this](const Row& one) { return unit(*one); })
        .add({"place", tr("place")}, text(&Activity::place))
        .add({"persons", tr("persons")}, [](const Row& one) { return one->persons; })
        .add({"numbers", tr("numbers")}, [](const Row& one) { return numbers(*one); })
        .add({"findings", tr("findings")}, [](const Row& one) { return one->checklist.size(); })
        .add({"document", tr("document")}, text(&Activity::document))
        .table(rows_, {"activities", tr("activities")});
  }

  /// "leaflets 300, consultations 25", and how many units attended.
  static std::string numbers(const Activity& one) {
    std::vector<std::string> all;
    for (const ActivityCount& count : activity_counts())
      if (const long value = one.count(count.name); value > 0)
        all.push_back(fmt::format("{} {}", tr(count.label), value));
    if (!one.parties.empty())
      all.push_back(fmt::format("{} {}", tr(find_activity_kind(one.kind)->parties->label),
                                one.parties.size()));
    return join(all, tr(", "));
  }

  Table findings() const {
    std::vector<Found> all;
    for (const Row one : rows_)
      for (const Finding& finding : one->checklist) all.push_back({one, &finding});
    return Columns<Found>()
        .add({"date", tr("date")}, [](const Found& one) { return one.activity->date; })
        .add({"how", tr("how")},
             [](const Found& one) {
               return activity_type_text(one.activity->kind, one.activity->type);
             })
        .add(unit_heading(), [this](const Found& one) { return unit(*one.activity); })
        .add({"item", tr("item")}, [](const Found& one) { return one.finding->item; })
        .add({"finding", tr("finding")},
             [](const Found& one) { return shown_anywhere(one.finding->result); })
        .table(all, {"findings", tr("findings of inspections")});
  }

  /// Each proposal of the period with the first answer that has its title, whenever that came.
  Table proposals() const {
    struct Proposal {
      Row made = nullptr, answer = nullptr;
    };
    std::vector<Proposal> all;
    for (const Row one : rows_) {
      if (one->kind != kProposal) continue;
      all.push_back({one, nullptr});
      for (const Activity& other : context_.books->activities())
        if (other.kind == kProposalAnswer && other.title == one->title && other.date >= one->date &&
            other.date <= context_.as_of && all.back().answer == nullptr)
          all.back().answer = &other;
    }
    return Columns<Proposal>()
        .add({"date", tr("date")}, [](const Proposal& one) { return one.made->date; })
        .add({"what", tr("proposal")},
             [](const Proposal& one) { return activity_type_text(one.made->kind, one.made->type); })
        .add({"title", tr("title")},
             [](const Proposal& one) { return shown_anywhere(one.made->title); })
        .add({"to", tr("to")},
             [](const Proposal& one) { return join(one.made->parties, tr(", ")); })
        .add({"answered", tr("answered")},
             [](const Proposal& one) {
               return one.answer != nullptr ? std::optional(one.answer->date) : std::nullopt;
             })
        .add({"answer", tr("answer")},
             [](const Proposal& one) {
               return one.answer != nullptr ? activity_type_text(one.answer->kind, one.answer->type)
                                            : std::string(tr("no answer yet"));
             })
        .table(all, {"proposals", tr("proposals and their answers")});
  }

  Table sums() const {
    std::vector<Sum> all;
    for (const ActivityCount& count : activity_counts()) {
      all.push_back({&count});
      for (const Row one : rows_) all.back().value += one->count(count.name);
    }
    return Columns<Sum>()
        .add({"name", tr("name")}, [](const Sum& one) { return one.count->name; })
        .for_scripts()
        .add({"what", tr("what")}, [](const Sum& one) { return tr(one.count->label); })
        .add({"count", tr("count")}, &Sum::value)
        .table(all, {"sums", tr("numbers")});
  }

  ReportContext context_;
  std::vector<Row> rows_;
};

}  // namespace

BuilderPtr make_activities(const ReportContext& context) {
  return std::make_unique<Activities>(context);
}

}  // namespace anjuan

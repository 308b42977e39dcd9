#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/document.hpp"
#include "anjuan/model/document_number.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan {
namespace {

/// The kind of paper whose number stands there: the one it is named by, else the first that the
/// event gives rise to; nullptr for a paper of others.
const DocumentKind* kind_of_paper(const Event& event) {
  const DocumentKind* first = nullptr;
  for (const DocumentKind& kind : document_table()) {
    if (event.get("document").starts_with(kind.title()) && kind.is_numbered()) return &kind;
    if (first == nullptr && kind.event == event.kind) first = &kind;
  }
  return first;
}

/// "2、5–7".
std::string runs_of(const std::vector<int>& numbers) {
  std::vector<std::string> runs;
  for (std::size_t from = 0, to = 0; from < numbers.size(); from = to) {
    for (to = from + 1; to < numbers.size() && numbers[to] == numbers[to - 1] + 1;) ++to;
    runs.push_back(to - from == 1 ? std::to_string(numbers[from])
                                  : fmt::format("{}–{}", numbers[from], numbers[to - 1]));
  }
  return join(runs, ", ");
}

/// 发文登记簿: every paper with a number that was issued in the period, and of each run of numbers
/// that stands in it which are missing and which were given twice. The office's own book: it must
/// have the numbers of accusations too, and says no more of a case than its number.
class Issued : public ReportBuilder {
 public:
  explicit Issued(const ReportContext& context) : context_(context) {}

  void see(const HeadView&) override {}
  /// The numbers of an office run on whoever has the cases.
  bool looks_at_others() const override { return true; }

  void see_case(const Case& value) override {
    const HeadView head = to_view(value.head);
    const bool ours = context_.whom.has(head);
    const bool gone = is_voided(value.history);
    for (const Event& event : value.history) {
      const DocumentKind* kind = kind_of_paper(event);
      if (kind == nullptr || event.get("document").empty()) continue;
      const Date date = parse_date(event.get("document_date")).value_or(event.at.date());
      if (date > context_.period.days.to) continue;
      const bool counts = !event.voided && !gone;
      const bool listed = ours && context_.period.contains(date);
      take_number(*kind, event, {head[HeadField::id], counts, listed});
      if (!listed) continue;
      Row row;
      row.id = head[HeadField::id];
      row.number = event.get("document");
      row.date = date;
      row.kind = kind->title();
      row.addressee = addressee_of(*kind, event, head);
      row.by = event.by;
      if (!counts) row.state = tr("taken out");
      rows_.push_back(std::move(row));
    }
  }

  void finish(Report& report) override {
    sort_rows(rows_, &Row::number, &Row::id);
    sort_rows(rows_, &Row::date, &Row::kind);
    report.tables.push_back(Columns<Row>()
                                .add({"date", tr("date")}, &Row::date)
                                .add({"number", tr("document number")}, &Row::number)
                                .add({"kind", tr("document")}, &Row::kind)
                                .add({"addressee", tr("addressee")}, &Row::addressee)
                                .add(id_heading(), &Row::id)
                                .add({"by", tr("recorded by")}, &Row::by)
                                .add({"state", tr("state")}, &Row::state)
                                .table(rows_, {"issued", tr("papers issued")}));
    std::vector<Series> series;
    for (auto& [front, one] : series_)
      if (one.listed > 0) series.push_back(judged(front, one));
    std::size_t missing = 0;
    std::size_t twice = 0;
    for (const Series& one : series) {
      missing += one.missing.size();
      twice += one.twice.size();
    }
    report.tables.push_back(
        Columns<Series>()
            .add({"series", tr("numbers that begin with")}, &Series::front)
            .add({"issued", tr("in the period")}, &Series::listed)
            .add({"highest", tr("highest")}, &Series::highest)
            .add({"missing", tr("missing")}, [](const Series& one) { return runs_of(one.missing); })
            .add({"twice", tr("given twice")},
                 [](const Series& one) { return join(one.twice, "; "); })
            .table(series, {"series", tr("runs of numbers")}));
    report.remarks.push_back(count_remark("issued", tr("papers issued"), rows_.size()));
    if (context_.narrowed) {
      report.remarks.push_back({"missing", tr("missing numbers"),
                                tr("not judged: only some of the cases were asked for")});
    } else {
      report.remarks.push_back(count_remark("missing", tr("missing numbers"), missing));
      report.remarks.push_back(count_remark("twice", tr("numbers given twice"), twice));
    }
    report.definitions = {
        {"issued", tr("papers issued"),
         tr("what an event carries a number for, by the date on the paper; one that was taken out "
            "keeps its line")},
        {"missing", tr("missing numbers"),
         tr("of 1 to the highest of the year, those on no paper of any case up to the end of the "
            "period")},
        {"twice", tr("numbers given twice"),
         tr("one number on papers of two cases, or twice in one; what was taken out does not "
            "count")}};
  }

 private:
  struct Row {
    std::string id, number, kind, addressee, by, state;
    Date date{};
  };
  /// A paper that bears a number.
  struct Bearer {
    std::string_view id;
    bool counts;  ///< it was not taken out
    bool listed;  ///< it stands in the list
  };
  struct Given {
    std::vector<std::string> cases;  ///< with papers in force that bear it
  };
  struct Numbers {
    std::map<int, Given> given;
    std::size_t listed = 0;
  };
  struct Series {
    std::string front;
    std::size_t listed = 0;
    int highest = 0;
    std::vector<int> missing;
    std::vector<std::string> twice;
  };

  void take_number(const DocumentKind& kind, const Event& event, const Bearer& bearer) {
    const Date date = parse_date(event.get("document_date")).value_or(event.at.date());
    const std::string pattern = context_.ledger.office().number_pattern(kind);
    // A paper of the first days of a year may have the last number of the old one.
    for (const int year : {year_of(date), year_of(event.at.date()), year_of(date) - 1}) {
      const auto number = parse_document_number(pattern, year, event.get("document"));
      if (!number) continue;
      Numbers& numbers = series_[number_front(pattern, year)];
      if (bearer.listed) ++numbers.listed;
      Given& given = numbers.given[*number];
      if (bearer.counts) given.cases.emplace_back(bearer.id);
      return;
    }
  }

  Series judged(const std::string& front, const Numbers& numbers) const {
    Series one{front, numbers.listed, 0, {}, {}};
    for (const auto& [number, given] : numbers.given) {
      if (!context_.narrowed)
        for (int lacking = one.highest + 1; lacking < number; ++lacking) {
          constexpr std::size_t kMost = 1000;  // a slip of the pen, not a thousand lost papers
          if (one.missing.size() < kMost) one.missing.push_back(lacking);
        }
      one.highest = number;
      if (given.cases.size() > 1)
        one.twice.push_back(fmt::format("{} ({})", number, join(given.cases, ", ")));
    }
    return one;
  }

  /// Whom it was sent to; nobody's name.
  std::string addressee_of(const DocumentKind& kind, const Event& event,
                           const HeadView& head) const {
    if (kind.event == EventKind::transferred) return std::string(event.get("to"));
    if (kind.audience == Audience::petitioner) return tr("petitioner");
    if (kind.audience != Audience::unit) return tr("on file");
    const auto unit = event.get("unit");
    return context_.unit_name(unit.empty() ? head[HeadField::unit] : unit);
  }

  ReportContext context_;
  std::vector<Row> rows_;
  std::map<std::string, Numbers> series_;
};

}  // namespace

BuilderPtr make_issued(const ReportContext& context) {
  return std::make_unique<Issued>(context);
}

}  // namespace anjuan

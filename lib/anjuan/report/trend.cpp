#include <array>
#include <map>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/builders.hpp"
#include "anjuan/report/case_rows.hpp"
#include "anjuan/report/indicators.hpp"

namespace anjuan {
namespace {

struct Bucket {
  long received = 0;
  long closed = 0;
  long groups = 0;
  Ratio repeat, satisfaction;
};

std::string month_key(Date date) {
  return to_string(date).substr(0, 7);
}
std::string year_key(Date date) {
  return to_string(date).substr(0, 4);
}

/// Total, structure and satisfaction over time (HN14), and how the years compare (B14).
class Trend : public ReportBuilder {
 public:
  explicit Trend(const ReportContext& context)
      : context_(context), compared_(compared_period(context.period, context.as_of)) {}

  void see(const HeadView& head) override {
    const auto received = head.date(HeadField::received);
    if (!received || *received > context_.as_of) return;
    first_ = std::min(first_, *received);
    const Office& office = context_.ledger.office();
    for (Bucket* bucket : {&months_[month_key(*received)], &years_[year_key(*received)]}) {
      ++bucket->received;
      bucket->repeat.add(head.has(HeadField::repeat_of));
      if (is_group(head, office)) ++bucket->groups;
    }
    if (const auto closed = head.date(HeadField::closed)) {
      ++months_[month_key(*closed)].closed;
      ++years_[year_key(*closed)].closed;
    }
    if (const auto asked = head.date(HeadField::followed_up);
        asked && head.has(HeadField::satisfied)) {
      const bool content = head[HeadField::satisfied] != to_name(Satisfaction::dissatisfied);
      months_[month_key(*asked)].satisfaction.add(content);
      years_[year_key(*asked)].satisfaction.add(content);
    }
    const auto channel = parse_name<Channel>(head[HeadField::channel]).value_or(Channel::other);
    if (context_.period.contains(*received)) ++channels_[static_cast<std::size_t>(channel)].first;
    if (!context_.period.all && compared_.contains(*received))
      ++channels_[static_cast<std::size_t>(channel)].second;
  }

  void finish(Report& report) override {
    report.tables.push_back(by_month());
    report.tables.push_back(by_year(report));
    report.tables.push_back(structure());
    report.definitions = {
        {"received", tr("cases received"),
         tr("cases by the day they were received, repeats among them")},
        {"closed", tr("closed"), tr("cases by the day they were closed")},
        {"change", tr("change"), tr("against the same month or year before")},
        {"falling", tr("falling years"),
         tr("how many whole years in a row, up to this one, had fewer cases than the year before")},
        {"satisfaction", tr("satisfaction"),
         tr("satisfied and basically satisfied ÷ petitioners who rated the answer")}};
  }

 private:
  Table by_month() const {
    Table table{{{"month", tr("month")},
                 integer_column("received", tr("cases received")),
                 integer_column("received_before", tr("year before")),
                 integer_column("change", tr("change")),
                 integer_column("closed", tr("closed")),
                 integer_column("groups", tr("group visits")),
                 rate_column("repeat", tr("repeat complaints")),
                 rate_column("satisfaction", tr("satisfaction"))},
                {},
                "months",
                tr("by month")};
    const Date from = std::max(context_.period.days.from, first_);
    const Date to = std::min(context_.period.days.to, context_.as_of);
    for (int year = year_of(from); first_ != kNever && year <= year_of(to); ++year)
      for (unsigned month = 1; month <= 12; ++month) {
        const Period days = month_period(year, month);
        if (days.days.to < from || days.days.from > to) continue;
        const Bucket now = bucket(months_, days.label);
        const Bucket before = bucket(months_, month_period(year - 1, month).label);
        table.rows.push_back(
            {days.label, std::to_string(now.received), std::to_string(before.received),
             signed_number(now.received - before.received), std::to_string(now.closed),
             std::to_string(now.groups), to_cell(now.repeat), to_cell(now.satisfaction)});
      }
    return table;
  }

  Table by_year(Report& report) const {
    Table table{{{"year", tr("year")},
                 integer_column("received", tr("cases received")),
                 integer_column("change", tr("change")),
                 integer_column("closed", tr("closed")),
                 rate_column("repeat", tr("repeat complaints")),
                 rate_column("satisfaction", tr("satisfaction")),
                 integer_column("falling", tr("falling years")),
                 {"note", tr("remark")}},
                {},
                "years",
                tr("by year")};
    long falling = 0;
    for (const auto& [key, now] : years_) {
      const auto before = years_.find(fmt::format("{:04}", number_of(key) - 1));
      const bool whole = year_period(number_of(key)).days.to <= context_.as_of;
      const bool known = before != years_.end();
      if (whole) falling = known && now.received < before->second.received ? falling + 1 : 0;
      table.rows.push_back({key, std::to_string(now.received),
                            known ? signed_number(now.received - before->second.received) : "",
                            std::to_string(now.closed), to_cell(now.repeat),
                            to_cell(now.satisfaction), whole ? std::to_string(falling) : "",
                            whole ? "" : tr("to date")});
    }
    report.remarks.push_back({"falling_years", tr("falling years"), std::to_string(falling)});
    return table;
  }

  Table structure() const {
    Table table{{{"channel", tr("channel")},
                 {"label", tr("channel")},
                 integer_column("received", tr("cases received")),
                 rate_column("share", tr("share")),
                 integer_column("received_before", tr("year before")),
                 rate_column("share_before", tr("share"))},
                {},
                "channels",
                tr("by channel")};
    table.columns[0].for_scripts = true;
    long now = 0;
    long before = 0;
    for (const auto& [a, b] : channels_) {
      now += a;
      before += b;
    }
    for (const Named<Channel>& one : names<Channel>()) {
      const auto& [a, b] = channels_[static_cast<std::size_t>(one.value)];
      if (a == 0 && b == 0) continue;
      table.rows.push_back({std::string(one.name), tr(one.label), std::to_string(a),
                            to_cell({a, now}), std::to_string(b), to_cell({b, before})});
    }
    return table;
  }

  static Bucket bucket(const std::map<std::string, Bucket>& all, const std::string& key) {
    const auto found = all.find(key);
    return found != all.end() ? found->second : Bucket{};
  }

  static constexpr Date kNever = Date::max();
  ReportContext context_;
  Period compared_;
  Date first_ = kNever;
  std::map<std::string, Bucket> months_, years_;
  std::array<std::pair<long, long>, 8> channels_{};
};

}  // namespace

BuilderPtr make_trend(const ReportContext& context) {
  return std::make_unique<Trend>(context);
}

}  // namespace anjuan

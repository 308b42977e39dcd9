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
    struct Month {
      std::string label;
      Bucket now, before;
    };
    std::vector<Month> months;
    const Date from = std::max(context_.period.days.from, first_);
    const Date to = std::min(context_.period.days.to, context_.as_of);
    for (int year = year_of(from); first_ != kNever && year <= year_of(to); ++year)
      for (unsigned month = 1; month <= 12; ++month) {
        const Period days = month_period(year, month);
        if (days.days.to < from || days.days.from > to) continue;
        months.push_back({days.label, bucket(months_, days.label),
                          bucket(months_, month_period(year - 1, month).label)});
      }
    return Columns<Month>()
        .add({"month", tr("month")}, &Month::label)
        .add({"received", tr("cases received")}, [](const Month& m) { return m.now.received; })
        .add({"received_before", tr("year before")},
             [](const Month& m) { return m.before.received; })
        .add({"change", tr("change")},
             [](const Month& m) { return Change{m.now.received - m.before.received}; })
        .add({"closed", tr("closed")}, [](const Month& m) { return m.now.closed; })
        .add({"groups", tr("group visits")}, [](const Month& m) { return m.now.groups; })
        .add({"repeat", tr("repeat complaints")}, [](const Month& m) { return m.now.repeat; })
        .add({"satisfaction", tr("satisfaction")},
             [](const Month& m) { return m.now.satisfaction; })
        .table(months, {"months", tr("by month")});
  }

  Table by_year(Report& report) const {
    struct Year {
      std::string label;
      Bucket now;
      std::optional<Change> change;
      std::optional<long> falling;  ///< nothing for a year that is not over
    };
    std::vector<Year> years;
    long falling = 0;
    for (const auto& [key, now] : years_) {
      const auto before = years_.find(fmt::format("{:04}", number_of(key) - 1));
      const bool whole = year_period(number_of(key)).days.to <= context_.as_of;
      const bool known = before != years_.end();
      if (whole) falling = known && now.received < before->second.received ? falling + 1 : 0;
      years.push_back({key, now, std::nullopt, std::nullopt});
      if (known) years.back().change = Change{now.received - before->second.received};
      if (whole) years.back().falling = falling;
    }
    report.remarks.push_back({"falling_years", tr("falling years"), std::to_string(falling)});
    return Columns<Year>()
        .add({"year", tr("year")}, &Year::label)
        .add({"received", tr("cases received")}, [](const Year& y) { return y.now.received; })
        .add({"change", tr("change")}, &Year::change)
        .add({"closed", tr("closed")}, [](const Year& y) { return y.now.closed; })
        .add({"repeat", tr("repeat complaints")}, [](const Year& y) { return y.now.repeat; })
        .add({"satisfaction", tr("satisfaction")}, [](const Year& y) { return y.now.satisfaction; })
        .add({"falling", tr("falling years")}, &Year::falling)
        .add({"note", tr("remark")}, [](const Year& y) { return y.falling ? "" : tr("to date"); })
        .table(years, {"years", tr("by year")});
  }

  Table structure() const {
    struct Share {
      Named<Channel> channel;
      long now, before;
    };
    std::vector<Share> shares;
    long now = 0;
    long before = 0;
    for (const Named<Channel>& one : names<Channel>()) {
      const auto& [a, b] = channels_[static_cast<std::size_t>(one.value)];
      now += a;
      before += b;
      if (a > 0 || b > 0) shares.push_back({one, a, b});
    }
    return Columns<Share>()
        .add({"channel", tr("channel")}, [](const Share& share) { return share.channel.name; })
        .for_scripts()
        .add({"label", tr("channel")}, [](const Share& share) { return tr(share.channel.label); })
        .add({"received", tr("cases received")}, &Share::now)
        .add({"share", tr("share")},
             [now](const Share& share) {
               return Ratio{share.now, now};
             })
        .add({"received_before", tr("year before")}, &Share::before)
        .add({"share_before", tr("share")},
             [before](const Share& share) {
               return Ratio{share.before, before};
             })
        .table(shares, {"channels", tr("by channel")});
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

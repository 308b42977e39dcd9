#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/calendar/month.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/event.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

/// Who owes what, counted a second time: from the events alone, with the limits written out as the
/// law and the office's rules have them; without clocks, state, fold or settings.
namespace anjuan::test {

class SecondCount {
 public:
  /// `record` as it was written, what was taken out included; of it what had happened by `until`.
  SecondCount(const std::vector<Event>& record, const Calendar& calendar,
              std::optional<Date> until = std::nullopt)
      : calendar_(calendar) {
    std::vector<Event> all;
    for (const Event& each : record)
      if (each.kind != K::voided && !is_taken_out(record, each)) all.push_back(each);
    for (Event& each : all)
      if (const auto served = parse_date(each.get("served")); until && served && *served > *until)
        each.set("served", "");
    for (const Event& each : all)
      if (each.kind == K::corrected && !each.get("received").empty())
        all.front().set("received", std::string(each.get("received")));
    if (all.empty() || all.front().kind != K::registered) return;
    std::stable_sort(all.begin(), all.end(),
                     [](const Event& a, const Event& b) { return a.at < b.at; });
    for (const Event& each : all) see(each);
  }

  /// "what unit due done" of everything that was missed before `on`.
  std::vector<std::string> missed(Date on) const {
    std::vector<std::string> out;
    // One limit that the case came back under is one, as long as the longest of its latenesses.
    std::map<std::string, std::string> limits;
    const auto add = [&](const std::string& what, const std::string& unit, Date due,
                         std::optional<Date> done) {
      const std::string key = what + " " + unit + " " + to_string(due) + " ";
      const std::string until = done ? to_string(*done) : "";
      if (what != "decide" && what != "refer" && what != "handle") {
        out.push_back(key + until);
      } else if (const auto [found, is_new] = limits.emplace(key, until);
                 !is_new && (until.empty() || (!found->second.empty() && until > found->second))) {
        found->second = until;
      }
    };
    for (const Missed& one : on_record_) add(one.what, one.unit, one.due, one.done);
    for (const Owed& one : all_) {
      const bool late =
          one.done ? *one.done > one.due || one.dropped : one.due < on && !stands_still(one);
      if (!late || one.gone || (one.what == "resume" && one.done)) continue;
      std::string what = one.what;
      // The office passed it on instead of deciding.
      if (one.passed_on) {
        what = "refer";
        // Where there is a day of its own for that, it is the one that was owed.
        if (std::any_of(all_.begin(), all_.end(),
                        [](const Owed& other) { return other.what == "refer" && !other.gone; }))
          continue;
      }
      add(what, unit_of(one, one.done.value_or(on)), is_task(what) ? one.from : one.due, one.done);
      if (one.dropped) out.back() += " dropped";
    }
    for (const auto& [key, until] : limits) out.push_back(key + until);
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  using K = EventKind;
  using Days = std::chrono::days;

  /// One thing owed.
  struct Owed {
    std::string what;
    std::string unit;   ///< named with it
    std::string owner;  ///< who had the case while it was not late
    std::string name;
    Date from{};
    Date due{};
    int extra = 0;
    long with_office = 0;                 ///< days
    std::vector<std::string> in_time_as;  ///< classes
    std::optional<Date> cap, not_before, done, stands_still_since;
    std::vector<DateRange> nobodys;  ///< days that do not count
    bool dropped = false, gone = false, passed_on = false;
  };

  /// What was missed although its count went on.
  struct Missed {
    std::string what, unit;
    Date due{}, done{};
  };

  static bool is_task(const std::string& what) {
    return what == "follow-up" || what == "home-visit" || what == "meet-principal" ||
           what == "resume" || what == "instruct";
  }
  /// Suspended in time.
  static bool stands_still(const Owed& one) {
    return one.stands_still_since && *one.stands_still_since <= one.due;
  }
  /// As many days as it lay with the office after a unit gave it back are the office's.
  static std::string unit_of(const Owed& one, Date until) {
    if (one.what != "handle" && one.what != "plan") return one.unit;
    return one.with_office > 0 && (until - one.due).count() <= one.with_office ? "" : one.owner;
  }

  static bool is_taken_out(const std::vector<Event>& record, const Event& event) {
    return std::any_of(record.begin(), record.end(), [&](const Event& each) {
      return each.kind == K::voided && each.get("what") == spec_of(event.kind).name &&
             each.get("when") == to_string(event.at) && !is_taken_out(record, each);
    });
  }

  /// The day on which so many days are full, those of nobody left out.
  Date count(Date from, int days, bool workdays, const std::vector<DateRange>& nobodys) const {
    while (days > 0) {
      from += Days(1);
      const bool counts = std::none_of(nobodys.begin(), nobodys.end(),
                                       [&](const DateRange& r) { return r.contains(from); });
      if (counts && (!workdays || calendar_.is_workday(from))) --days;
    }
    return from;
  }

  void set_due(Owed& one) const {
    const bool simple = class_ == "simple";
    if (one.what == "refer") {
      one.due = count(one.from, 1, true, one.nobodys);
    } else if (one.what == "decide") {
      one.due =
          simple ? count(one.from, 3, true, one.nobodys) : count(one.from, 15, false, one.nobodys);
    } else if (one.what == "handle") {
      one.due = simple ? count(one.from, 10, true, one.nobodys)
                       : count(one.from, class_ == "general" ? 30 : 60, false, one.nobodys);
      if (class_ == "major") one.due = count(one.due, one.extra, false, one.nobodys);
    } else if (one.what == "review" || one.what == "re-examination") {
      one.due = count(one.from, 30, false, one.nobodys);
    }
    if (one.not_before) one.due = std::max(one.due, *one.not_before);
    if (one.cap) one.due = std::min(one.due, *one.cap);
  }

  Owed& owe(const std::string& what, Date from, std::string unit = {}) {
    Owed one;
    one.what = what;
    one.unit = std::move(unit);
    one.from = from;
    one.in_time_as = {class_};
    set_due(one);
    all_.push_back(std::move(one));
    return all_.back();
  }
  void owe_by(const std::string& what, Date from, Date due, std::string unit = {},
              std::string_view name = {}) {
    Owed& one = owe(what, from, std::move(unit));
    one.due = due;
    one.name = name;
  }
  void task(const std::string& what, Date from) {
    for (const Owed& one : all_)
      if (one.what == what && !one.done) return;
    owe_by(what, from, what == "instruct" ? from : from + Days(7));  // at once
  }

  void finish(Owed& one, Date day) {
    if (one.done) return;
    stand_no_longer(one, day);
    one.done = day;
  }
  void stand_no_longer(Owed& one, Date day) {
    if (!one.stands_still_since) return;
    if (*one.stands_still_since < day)
      one.nobodys.push_back({*one.stands_still_since + Days(1), day});
    one.stands_still_since.reset();
    set_due(one);
    if (std::none_of(all_.begin(), all_.end(),
                     [](const Owed& each) { return each.stands_still_since.has_value(); }))
      done("resume", day);
  }
  void done(std::string_view what, Date day, std::string_view unit = {}) {
    for (Owed& one : all_)
      if (one.what == what && (unit.empty() || one.unit == unit)) finish(one, day);
  }
  void done_first(std::string_view what, Date day, std::string_view unit) {
    Owed* first = nullptr;
    for (Owed& one : all_)
      if (one.what == what && !one.done && (unit.empty() || one.unit == unit) &&
          (first == nullptr || one.due < first->due))
        first = &one;
    if (first != nullptr) finish(*first, day);
  }
  /// Nobody has to be met or visited any more, until the case lives again.
  void all_done(Date day) {
    for (Owed& one : all_) {
      if (is_task(one.what) && one.what != "resume" && !one.done) laid_down_.push_back(one.what);
      finish(one, day);
    }
    gone_ = true;
  }
  void lives_again(Date day) {
    gone_ = false;
    std::vector<std::string> again;
    again.swap(laid_down_);
    for (const std::string& what : again) task(what, day);
  }
  void met(const std::string& what, Date day) {
    done(what, day);
    std::erase(laid_down_, what);
  }
  /// The third visit on a matter (D12).
  void brought_before(std::string_view times, Date day) {
    const bool owed = !times.empty() && std::stoi(std::string(times)) >= 2;
    if (owed && !meets_) task("meet-principal", day);
    for (Owed& one : all_)
      if (!owed && one.what == "meet-principal" && !one.done) {
        one.done = day;
        one.gone = true;
      }
    meets_ = owed;
  }
  /// The latest of its kind.
  Owed* last(std::string_view what) {
    for (auto one = all_.rbegin(); one != all_.rend(); ++one)
      if (one->what == what) return &*one;
    return nullptr;
  }
  void remember(const Owed& one, Date day) {
    on_record_.push_back({one.what, unit_of(one, day), one.due, day});
  }

  void see(const Event& e) {
    const Date day = e.at.date();
    see_kind(e, day);
    for (Owed& one : all_)
      if (!one.done && (stands_still(one) || one.due >= day)) one.owner = unit_;
  }

  void see_kind(const Event& e, Date day) {
    const auto date = [&](const char* field) { return parse_date(e.get(field)); };
    const std::string unit = e.get("unit").empty() ? unit_ : std::string(e.get("unit"));
    switch (e.kind) {
      case K::registered:
        class_ = e.get("class");
        received_ = *date("received");
        owe("decide", received_);
        if (class_ == "simple") owe("refer", received_);
        if (e.is_true("urgent")) owe_by("report-up", day, day);
        brought_before(e.get("repeats"), day);
        break;
      case K::corrected:
        if (!e.get("repeats").empty() && !gone_) brought_before(e.get("repeats"), day);
        break;
      case K::assigned:
        see_assigned(e, day);
        break;
      case K::returned:
        if (e.get("refused_by").empty()) see_returned(day);
        break;
      case K::reclassified:
        see_reclassified(std::string(e.get("to")), day);
        break;
      case K::noted:
        if (const auto asked = date("appointment")) owe_by("plan", *asked, months_later(*asked, 1));
        if (!e.get("assisted").empty()) done("assist", day, e.get("assisted"));
        break;
      case K::planned:
        done("plan", day);
        break;
      case K::milestone:
        owe_by("milestone", day, *date("reach_by"), unit, e.get("name"));
        break;
      case K::milestone_met:
        for (Owed& one : all_)
          if (one.what == "milestone" && one.name == e.get("name")) finish(one, day);
        break;
      case K::interviewed:
        if (!e.is_true("principal")) break;
        met("meet-principal", day);
        if (e.is_true("justified") && meets_ && !gone_ && !closed_) task("instruct", day);
        break;
      case K::instructed:
        met("instruct", day);
        break;
      case K::accepted:
        done("decide", day);
        done("refer", day);
        accepted_ = day;
        owe("handle", day);
        break;
      case K::declined:
        all_done(day);
        break;
      case K::withdrawn:
        all_done(day);
        break;
      case K::transferred:
        all_done(day);
        elsewhere_ = true;
        break;
      case K::extended:
        if (Owed* one = last("handle")) {
          one->extra = std::min(30, one->extra + std::stoi(std::string(e.get("days"))));
          set_due(*one);
        }
        break;
      case K::suspended:
        for (Owed& one : all_)
          if ((one.what == "review" || one.what == "re-examination") && !one.done &&
              !one.stands_still_since)
            one.stands_still_since = day;
        task("resume", day);
        break;
      case K::resumed:
        for (Owed& one : all_) stand_no_longer(one, day);
        break;
      case K::supervised:
        owe_by("feedback", day, *date("feedback_by"), unit);
        break;
      case K::reported_up:
        done("report-up", day);
        break;
      case K::fed_back:
        done_first("feedback", day, e.get("unit"));
        break;
      case K::replied:
        served_ = date("served");
        if (served_) done("handle", *served_);
        break;
      case K::closed:
        closed_ = true;
        if (!served_) served_ = date("served");
        done("handle", served_.value_or(day));
        for (const char* what : {"assist", "feedback", "plan", "milestone", "report-up"})
          for (Owed& one : all_)
            if (!one.done && one.what == what) {
              one.done = day;
              one.dropped = true;
            }
        task("follow-up", day);
        if (e.get("settled") == "false") task("home-visit", day);
        break;
      case K::reopened:
        see_reopened(day);
        break;
      case K::followed_up:
        done("follow-up", day);
        if (e.get("channel") == "visit")
          met("home-visit", day);
        else if (e.get("satisfied") == "dissatisfied")
          task("home-visit", day);
        break;
      case K::review_requested:
        owe(e.get("tier") == "review" ? "review" : "re-examination", day);
        break;
      case K::reviewed:
        done("review", day);
        break;
      case K::re_examined:
        done("re-examination", day);
        break;
      default:
        break;
    }
  }

  void see_assigned(const Event& e, Date day) {
    const std::string unit(e.get("unit"));
    const auto received = parse_date(e.get("received"));
    if (unit != unit_ || !e.get("assisting").empty()) done("assist", day);
    done("refer", day);
    if (!e.get("assisting").empty() && !e.get("assist_by").empty())
      owe_by("assist", day, *parse_date(e.get("assist_by")), std::string(e.get("assisting")));
    if (unit != unit_ && !accepted_) {
      refer_again(day);
      for (Owed& one : all_)
        if (one.what == "decide" && one.unit.empty() && !one.done) one.passed_on = true;
      done("decide", day);
      owe("decide", received.value_or(day), unit);
    } else if (unit == unit_ && received) {
      // What had passed when it was told stays as it was.
      const auto recorded = parse_timestamp(e.get("recorded"));
      const Date told = recorded ? std::max(day, recorded->date()) : day;
      for (Owed& one : all_)
        if (one.what == "decide" && one.unit == unit && !one.done && one.due >= told) {
          one.from = *received;
          set_due(one);
        }
    }
    unit_ = unit;
    if (Owed* one = last("handle"); given_back_ && one != nullptr && !one->done)
      one->with_office += (day - *given_back_).count();
    given_back_.reset();
  }

  /// To yet another unit, when the office's own days have passed.
  void refer_again(Date day) {
    const auto own = std::find_if(all_.begin(), all_.end(), [](const Owed& one) {
      return one.what == "decide" && one.unit.empty();
    });
    if (own == all_.end() || !own->done || *own->done > own->due) return;
    Owed now = *own;  // by the class that it has become
    set_due(now);
    const Date due = std::max(own->due, now.due);
    if (due < day) on_record_.push_back({"refer", {}, due, day});
  }

  /// The unit is rid of it, and the office has its own days again.
  void see_returned(Date day) {
    if (elsewhere_) {
      elsewhere_ = false;
      comes_back(*last("decide"), day);
      lives_again(day);
      return;
    }
    if (!unit_.empty()) given_back_ = day;
    unit_.clear();
    done("assist", day);
    done("milestone", day);
    if (accepted_) return;
    done("decide", day);
    const auto own = std::find_if(all_.begin(), all_.end(), [](const Owed& one) {
      return one.what == "decide" && one.unit.empty();
    });
    std::rotate(own, own + 1, all_.end());
    comes_back(all_.back(), day);
  }

  /// Its days run on, those of the class that the case has now; what had passed elsewhere is due at
  /// once.
  void comes_back(Owed& one, Date day) {
    const bool owes_referral = std::any_of(all_.begin(), all_.end(), [](const Owed& each) {
      return each.what == "refer" && !each.gone;
    });
    if (one.done && *one.done > one.due && !(one.passed_on && owes_referral))
      on_record_.push_back({one.passed_on ? "refer" : "decide", one.unit, one.due, *one.done});
    one.done.reset();
    one.passed_on = false;
    if (!one.cap) one.in_time_as.push_back(class_);
    set_due(one);
    if (one.due < day) one.not_before = day;
    set_due(one);
  }

  void see_reclassified(const std::string& to, Date day) {
    class_ = to;
    if (Owed* one = last(accepted_ ? "handle" : "decide")) count_anew(*one, day);
    if (accepted_ || !unit_.empty()) return;
    Owed* refer = last("refer");
    if (to == "simple" && refer == nullptr) {
      owe("refer", received_);
    } else if (to == "simple") {
      if (refer->gone) refer->done.reset();
      refer->gone = false;
      count_anew(*refer, day);
    } else if (refer != nullptr && !refer->done) {
      if (refer->due < day) remember(*refer, day);
      refer->done = day;
      refer->gone = true;
    }
  }

  /// What had passed stays passed, but a class under which it ran in time gives its date again.
  void count_anew(Owed& one, Date day) {
    if (one.done) return;
    const Owed before = one;
    const bool passed = before.due < day;
    if (passed) one.cap = one.cap ? std::min(*one.cap, before.due) : before.due;
    if (std::find(one.in_time_as.begin(), one.in_time_as.end(), class_) != one.in_time_as.end())
      one.cap.reset();
    else if (!one.cap)
      one.in_time_as.push_back(class_);
    set_due(one);
    if (passed && one.due > before.due) remember(before, day);
  }

  void see_reopened(Date day) {
    closed_ = false;
    done("follow-up", day);
    lives_again(day);
    run_on(last(accepted_ ? "handle" : "decide"), day);
    if (accepted_) {
      served_.reset();
      return;
    }
    Owed* refer = last("refer");
    if (refer != nullptr && unit_.empty() && !refer->gone && !elsewhere_) run_on(refer, day);
    elsewhere_ = false;
  }

  /// Since it ended the days are nobody's.
  void run_on(Owed* one, Date day) {
    if (one == nullptr || !one->done) return;
    const Date ended = *one->done;
    if (ended > one->due) remember(*one, ended);
    one->done.reset();
    if (ended < day) one->nobodys.push_back({ended + Days(1), day});
    set_due(*one);
  }

  const Calendar& calendar_;
  std::string class_;
  std::string unit_;
  std::optional<Date> given_back_;
  Date received_{};
  std::optional<Date> accepted_, served_;
  std::vector<Owed> all_;
  std::vector<Missed> on_record_;
  std::vector<std::string> laid_down_;
  bool closed_ = false;
  bool gone_ = false;       ///< ended without an answer
  bool elsewhere_ = false;  ///< transferred to another organ
  bool meets_ = false;      ///< a principal meets whoever complains
};

}  // namespace anjuan::test

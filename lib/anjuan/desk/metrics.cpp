#include "anjuan/desk/metrics.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

namespace anjuan {
namespace {

/// A value between the quotes of a label.
std::string label_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    c == '\n' ? out += "\\n" : out += c;
  }
  return out;
}

class Gauges {
 public:
  explicit Gauges(std::string_view office) : office_(label_value(office)) {}

  void name(std::string_view name, std::string_view help) {
    name_ = name;
    text_ += fmt::format("# HELP anjuan_{0} {1}\n# TYPE anjuan_{0} gauge\n", name, help);
  }
  void value(std::int64_t value) { line("", value); }
  void value_of(std::string_view unit, std::int64_t value) {
    line(fmt::format(",unit=\"{}\"", label_value(unit)), value);
  }
  std::string take() { return std::move(text_); }

 private:
  void line(std::string_view labels, std::int64_t value) {
    text_ += fmt::format("anjuan_{}{{office=\"{}\"{}}} {}\n", name_, office_, labels, value);
  }
  std::string office_;
  std::string_view name_;
  std::string text_;
};

}  // namespace

std::string metrics_of(const EscalationRun& run, std::string_view office, Timestamp now) {
  Gauges out(office);
  out.name("cases_open", "Cases that are registered, accepted, in handling or replied.");
  out.value(static_cast<std::int64_t>(run.open));
  out.name("cases_overdue", "Cases whose earliest obligation has passed, by unit.");
  for (const auto& [unit, count] : run.due_by_unit) out.value_of(unit, count.overdue);
  out.name("cases_due_soon", "Cases that are due within the office's horizon, by unit.");
  for (const auto& [unit, count] : run.due_by_unit) out.value_of(unit, count.due_soon);
  out.name("escalations_new", "Events recorded by the last run.");
  out.value(static_cast<std::int64_t>(run.escalated.size()));
  out.name("cases_with_tasks", "Cases with an open task, such as a home visit.");
  out.value(static_cast<std::int64_t>(run.tasks.total()));
  out.name("duties_late", "Reports, meetings and batches of the office past their last day.");
  out.value(std::count_if(run.owed.begin(), run.owed.end(),
                          [&](const OwedOnce& one) { return one.due < run.today; }));
  out.name("problems", "Files and heads the last run could not judge or trust.");
  out.value(static_cast<std::int64_t>(run.problems.size()));
  out.name("last_run_timestamp_seconds", "When the last run finished.");
  out.value(now.utc.time_since_epoch().count());
  return out.take();
}

}  // namespace anjuan

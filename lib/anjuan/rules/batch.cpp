#include "anjuan/rules/batch.hpp"

#include <algorithm>

#include "anjuan/base/path_tree.hpp"
#include "anjuan/base/text.hpp"

namespace anjuan {

bool belongs_to(const BatchRule& rule, const HeadView& head) {
  if (!rule.cases.empty())
    return std::find(rule.cases.begin(), rule.cases.end(), head[HeadField::id]) != rule.cases.end();
  if (!rule.flag.empty()) {
    const auto flags = split(head[HeadField::flags], ' ');
    if (std::find(flags.begin(), flags.end(), rule.flag) == flags.end()) return false;
  }
  if (!rule.unit.empty() && head[HeadField::unit] != rule.unit) return false;
  if (!rule.category.empty() && !is_in_tree(head[HeadField::category], rule.category)) return false;
  if (!rule.place.empty() && !is_in_tree(head[HeadField::place], rule.place)) return false;
  const auto received = head.date(HeadField::received);
  if (rule.received_from && (!received || *received < *rule.received_from)) return false;
  return !rule.received_to || (received && *received <= *rule.received_to);
}

bool is_out_of_hand(const HeadView& head) {
  const auto status = head.status();
  return status == Status::withdrawn || status == Status::merged || status == Status::transferred ||
         status == Status::declined;
}

BatchTally::BatchTally(const Office& office) {
  for (const BatchRule& rule : office.batches) counts_.push_back({.rule = &rule});
}

void BatchTally::see(const HeadView& head) {
  if (counts_.empty() || is_out_of_hand(head)) return;
  for (Count& count : counts_) {
    if (!belongs_to(*count.rule, head)) continue;
    ++count.cases;
    const auto closed = head.date(HeadField::closed);
    if (!closed) continue;
    ++count.closed;
    count.last = std::max(count.last, *closed);
  }
}

std::vector<OwedOnce> BatchTally::owed() const {
  std::vector<OwedOnce> all;
  for (const Count& count : counts_) {
    if (count.cases == 0) continue;
    const Date due = count.rule->due;
    all.push_back({.what = OfficeDuty::batch,
                   .name = count.rule->name,
                   .title = count.rule->name,
                   .source = count.rule->source,
                   .window = {due, due},
                   .nominal = due,
                   .due = due,
                   .count = count.closed,
                   .of = count.cases});
    if (count.closed == count.cases) all.back().done = count.last;
  }
  return all;
}

}  // namespace anjuan

#include "anjuan/report/books.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/rota/check/progress.hpp"

namespace anjuan {

const std::vector<rota::SessionRecord>& ReportBooks::sessions() {
  if (!sessions_) {
    SessionBooks read = read_sessions(ledger_);
    sessions_.emplace();
    for (rota::SessionRecord& record : read.records)
      if (record.held.date <= as_of_)
        if (auto known = known_on_ ? record.known_by(*known_on_) : std::move(record))
          sessions_->push_back(std::move(*known));
    problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
  }
  return *sessions_;
}

const std::vector<Activity>& ReportBooks::activities() {
  if (!activities_) {
    ActivityBooks read = read_activities(ledger_);
    std::erase_if(read.activities, [&](const Activity& one) {
      return one.date > as_of_ || (known_on_ && recorded_on(one.recording, one.date) > *known_on_);
    });
    activities_ = std::move(read.activities);
    problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
  }
  return *activities_;
}

const RotaBooks* ReportBooks::rota() {
  if (!rota_read_) {
    rota_read_ = true;
    auto books = open_rota(ledger_);
    if (books) {
      rota_ = std::move(*books);
      if (known_on_) rota_->look_back(*known_on_);
      rota_->held.clear();
      for (const rota::SessionRecord& record : sessions()) rota_->held.push_back(record.held);
    } else if (books.error().exit !=
               ExitCode::refused)  // an office without a rota has none to show
      problems_.insert(problems_.end(), books.error().diagnostics.begin(),
                       books.error().diagnostics.end());
  }
  return rota_ ? &*rota_ : nullptr;
}

std::vector<rota::Breach> ReportBooks::breaches(DateRange days) {
  std::vector<rota::Breach> found;
  const RotaBooks* books = rota();
  days.to = std::min(days.to, as_of_);
  if (books == nullptr || days.from > days.to) return found;
  rota::CheckInput input = check_input(*books, ledger_, days);
  input.held_until = days.to;
  check_held(input, found);
  return found;
}

std::vector<rota::Breach> ReportBooks::rota_breaches(DateRange days) {
  std::vector<rota::Breach> found;
  const RotaBooks* books = rota();
  if (books == nullptr) return found;
  // Nothing was owed before the office had a rota.
  const std::vector<rota::Session> planned = books->sessions();
  if (planned.empty()) return found;
  days = {std::max(days.from, planned.front().date), std::min(days.to, as_of_)};
  if (days.from > days.to) return found;
  const auto look = [&](DateRange period, auto check) {
    rota::CheckInput input = check_input(*books, ledger_, period);
    input.held_until = days.to;
    input.today = days.to + std::chrono::days(1);
    check(input, found);
  };
  look(days, rota::check_covers);
  const DateRange reach = reach_of_windows(books->rules, days);
  look({std::max(reach.from, planned.front().date), reach.to}, rota::check_quotas);
  return found;
}

std::vector<Diagnostic> ReportBooks::take_problems() {
  // The rota reads the sessions too: say each fault once.
  sort_by_position(problems_);
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.file == b.file && a.line == b.line && a.column == b.column && a.message == b.message;
  };
  problems_.erase(std::unique(problems_.begin(), problems_.end(), same), problems_.end());
  return std::move(problems_);
}

std::vector<OpenItem> open_items(const std::vector<rota::SessionRecord>& sessions, Date as_of) {
  std::vector<OpenItem> items;
  for (const rota::SessionRecord& record : sessions)
    for (const rota::Batch& batch : record.batches) {
      if (!batch.due || (batch.done && *batch.done <= as_of)) continue;
      const std::vector<std::string> cases = batch.all_cases();
      if (cases.empty()) items.push_back({&record, &batch, {}});
      for (const std::string& id : cases) items.push_back({&record, &batch, id});
    }
  return items;
}

bool is_theirs(const ReportContext& context, const OpenItem& item, const HeadView* head) {
  if (context.whom.everybody()) return true;
  const rota::SessionRecord& session = *item.session;
  Holder holder;
  if (session.took_place()) holder = holder_of(context.ledger, session.held.officials.front());
  if (head != nullptr) {
    holder.unit = (*head)[HeadField::unit];
    if (head->has(HeadField::lead)) holder.lead = (*head)[HeadField::lead];
  }
  if (item.batch->units.empty()) return context.whom.includes(holder);
  return std::any_of(item.batch->units.begin(), item.batch->units.end(),
                     [&](const std::string& unit) {
                       return context.whom.includes({unit, holder.lead});
                     });
}

std::string item_unit(const ReportContext& context, const OpenItem& item, const HeadView* head) {
  std::string units;
  for (const std::string& id : item.batch->units)
    units += (units.empty() ? "" : ", ") + context.unit_name(id);
  if (!units.empty() || head == nullptr) return units;
  return context.unit_name((*head)[HeadField::unit]);
}

std::string item_lead(const ReportContext& context, const OpenItem& item, const HeadView* head) {
  if (head != nullptr && head->has(HeadField::lead))
    return context.official_name((*head)[HeadField::lead]);
  const rota::SessionRecord& session = *item.session;
  return session.took_place() ? context.official_name(session.held.officials.front())
                              : std::string();
}

std::string desk_text(std::string_view desk, const RotaBooks* rota) {
  const rota::Desk* known = rota != nullptr ? rota->rules.desk(desk) : nullptr;
  return known != nullptr && !known->name.empty() ? known->name : std::string(desk);
}

std::string session_text(const rota::SessionRecord& record, const RotaBooks* rota) {
  return fmt::format("{} {} / {}", to_string(record.held.date), desk_text(record.held.desk, rota),
                     record.held.group);
}

}  // namespace anjuan

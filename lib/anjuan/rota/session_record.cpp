#include "anjuan/rota/session_record.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

constexpr DispositionSpec kDispositions[] = {
    {Disposition::answered, "answered", N_("answered on the spot"), "当场答复 答复 已答复"},
    {Disposition::solved, "solved", N_("solved on the spot"), "当场解决 当场处理 解决 已解决"},
    {Disposition::instructed, "instructed", N_("instructed"), "已批示 批示 领导批示"},
    {Disposition::meeting, "meeting", N_("appointment or conference"),
     "约访或会商 约访 会商 党组会商议", true},
    {Disposition::follow_up, "follow-up", N_("to be tracked"),
     "跟踪 跟踪办理 责成科室 交办 限期解决", true},
    {Disposition::deferred, "deferred", N_("explained, to be looked at again"),
     "已讲清政策，到期再议 到期再议", true, true},
};
static_assert(std::size(kDispositions) == kDispositionCount);

}  // namespace

std::span<const DispositionSpec> dispositions() {
  return kDispositions;
}

Vocabulary disposition_words() {
  static const auto kWords = [] {
    std::vector<Word> words;
    for (const DispositionSpec& spec : kDispositions)
      words.push_back({spec.name, spec.label, spec.spoken});
    return words;
  }();
  return kWords;
}

const DispositionSpec* disposition_called(std::string_view word) {
  const auto name = meant(disposition_words(), word);
  for (const DispositionSpec& spec : kDispositions)
    if (name && spec.name == *name) return &spec;
  return nullptr;
}

const DispositionSpec& spec_of(Disposition disposition) {
  return kDispositions[static_cast<std::size_t>(disposition)];
}

std::vector<std::string> Batch::all_cases() const {
  std::vector<std::string> all = cases;
  all.insert(all.end(), registered.begin(), registered.end());
  return all;
}

std::vector<Diagnostic> why_not_batch(const Batch& batch, Date session) {
  std::vector<Diagnostic> against;
  const DispositionSpec& spec = spec_of(batch.disposition);
  if (spec.needs_due && !batch.due)
    add_error(against, "missing-due", trf("{} needs a date by which it is settled", tr(spec.label)),
              tr("add due=YYYY-MM-DD"))
        .rule = "C8";
  if (spec.needs_note && batch.note.empty())
    add_error(against, "missing-note",
              tr("what cannot be settled yet needs what was explained to the petitioner"),
              tr("add note=TEXT"))
        .rule = "C8b";
  for (const auto& day : {batch.due, batch.done})
    if (day && session != Date{} && *day < session)
      add_error(against, "before-session",
                trf("{} lies before the session of {}", anjuan::to_string(*day),
                    anjuan::to_string(session)),
                tr("correct one of the two days"));
  return against;
}

std::optional<int> CalledUnit::minutes() const {
  if (!called || !arrived) return std::nullopt;
  return static_cast<int>((*arrived - *called).count());
}

std::optional<SessionRecord> SessionRecord::known_by(Date day) const {
  const auto known = [&](const SessionRecord& one) {
    return recorded_on(one.held.recording, one.held.date) <= day;
  };
  if (known(*this)) return *this;
  std::vector<SessionRecord> before = earlier;
  while (!before.empty() && !known(before.back())) before.pop_back();
  if (before.empty()) return std::nullopt;
  SessionRecord last = std::move(before.back());
  before.pop_back();
  last.path = path;
  last.earlier = std::move(before);
  return last;
}

long SessionRecord::persons() const {
  if (batches.empty()) return held.persons;
  long sum = 0;
  for (const Batch& batch : batches) sum += batch.persons;
  return sum;
}

long SessionRecord::batch_count() const {
  if (batches.empty()) return held.persons > 0 ? 1 : 0;
  return static_cast<long>(batches.size());
}

void SessionRecord::derive() {
  const auto add = [](std::vector<std::string>& all, const std::vector<std::string>& more) {
    for (const std::string& one : more)
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  };
  held.matter = true;
  for (const Batch& batch : batches) {
    held.persons = std::max(held.persons, batch.persons);
    add(held.cases, batch.all_cases());
    add(held.responsible, batch.units);
    held.matter = held.matter && (!batch.matter.empty() || !batch.all_cases().empty());
  }
  for (const CalledUnit& one : called)
    if (const auto minutes = one.minutes()) held.unit_minutes[one.unit] = *minutes;
  for (const SessionAttachment& one : attachments)
    if (!one.kind.empty() &&
        std::find(held.documents.begin(), held.documents.end(), one.kind) == held.documents.end())
      held.documents.push_back(one.kind);
}

bool SessionRecord::checklist_done() const {
  return std::all_of(std::begin(kChecklist), std::end(kChecklist), [&](std::string_view item) {
    const auto found = checklist.find(item);
    return found != checklist.end() && found->second;
  });
}

std::optional<std::chrono::minutes> parse_time(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const int hours = 10 * (text[0] - '0') + (text[1] - '0');
  const int minutes = 10 * (text[3] - '0') + (text[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

std::string time_text(std::chrono::minutes time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

std::string session_name(const HeldSession& held) {
  return fmt::format("{}-{}-{}", anjuan::to_string(held.date), held.desk, held.group);
}

}  // namespace anjuan::rota

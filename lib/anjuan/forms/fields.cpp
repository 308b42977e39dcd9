#include "anjuan/forms/fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/session_record.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/rules/shown.hpp"

// Official papers are Chinese whatever the language of the messages, so the words that a document
// prints stand here as they are and are not translated.
namespace anjuan {
namespace {

using F = HeadField;
using K = EventKind;

constexpr std::string_view kClasses[] = {"简易", "一般", "复杂", "重大"};
constexpr std::string_view kKinds[] = {"申诉求决", "检举控告", "意见建议"};
constexpr std::string_view kRoutes[] = {"诉讼",     "仲裁",         "党内渠道",
                                        "行政程序", "履行法定职责", "出具处理意见"};
constexpr std::string_view kChannels[] = {"来访",     "来信", "网上",     "电话",
                                          "电子邮件", "短信", "上级转办", "其他"};
constexpr std::string_view kDecisions[] = {"维持", "变更", "撤销"};
template <class E, std::size_t N>
std::string chinese(std::string_view name, const std::string_view (&words)[N]) {
  const auto value = parse_name<E>(name);
  return value ? std::string(words[static_cast<std::size_t>(*value)]) : std::string(name);
}

/// What people write for a word of a vocabulary; anything else stays.
std::string spoken(Vocabulary words, std::string_view id) {
  for (const Word& word : words)
    if (word.id == id) return std::string(word.spoken.substr(0, word.spoken.find(' ')));
  return std::string(id);
}

/// 跟踪 2026-12-20: what became of a matter at a reception, and until when.
std::string next_step(std::string_view next) {
  const std::size_t space = std::min(next.find(' '), next.size());
  return spoken(rota::disposition_words(), next.substr(0, space)) + std::string(next.substr(space));
}

std::string yes_no(std::string_view value) {
  if (value.empty()) return {};
  return value == "true" ? "是" : "否";
}

std::string date_text(std::string_view iso) {
  const auto date = parse_date(iso);
  return date ? chinese_date(*date) : std::string(iso);
}

std::string paper_name(const Petitioner& person) {
  return is_nameless(person) ? "匿名" : person.name;
}

class Filler {
 public:
  Filler(const Ledger& ledger, const Paper& paper)
      : ledger_(ledger),
        paper_(paper),
        kind_(paper.kind),
        then_(state_then()),
        case_(seen(paper, then_.head)),
        event_(same_event(case_, paper.event)),
        barred_(interests_of(paper.record.history), ledger.roster()),
        secret_(secrecy_of(paper.record) != Secrecy::open),
        nobody_(hides_petitioner(paper.record, paper.kind)),
        head_(case_.head) {
    head_[F::kind] = then_.head[F::kind];
    known_ = case_.history;
    std::erase_if(known_, [&](const Event& event) { return !was_known(event); });
  }

  FormValues run(const std::string& number, Date today) {
    fill_head();
    put("number", number);
    const std::string_view dated = event_ != nullptr ? event_->get("document_date") : "";
    put("date", !dated.empty() ? date_text(dated)
                               : chinese_date(event_ != nullptr ? event_->at.date() : today));
    if (event_ != nullptr && shows_recorded(*event_, ledger_.office()))
      put("recorded", chinese_date(recorded_at(*event_).date()));
    fill_event();
    for (const Attachment& file : case_.attachments)
      out_.lists["attachments"].push_back({{"path", file.path}});
    for (const std::string& duty : ledger_.office().lead_duties)
      out_.lists["duties"].push_back({{"duty", duty}});
    for (const std::string_view line : split(case_.request, '\n'))
      if (!trim(line).empty())
        out_.lists["requests"].push_back({{"request", std::string(trim(line))}});
    fill_batches();
    if (nobody_) {
      put("hidden", "依法不公开");
      put("statement", "");  // it is theirs by its words
    } else {
      fill_people();
    }
    return std::move(out_);
  }

 private:
  void put(std::string_view name, std::string text) {
    out_.values[std::string(name)] = std::move(text);
  }
  void copy(std::string_view field, std::string_view from) {
    if (event_ != nullptr) put(field, std::string(event_->get(from)));
  }
  /// What was so when the event was written down.
  struct Then {
    std::vector<Event> history;  ///< up to the event, as it counted
    CaseFacts facts;
    CaseState state;
    Head head;
  };

  /// Whether that was written down by then, and had happened.
  bool was_known(const Event& event) const {
    const Event& own = paper_.event;
    if (event.at > own.at) return false;
    if (event.line != 0 && own.line != 0) return event.line <= own.line;
    return recorded_at(event) <= recorded_at(own);
  }

  Then state_then() const {
    const Case& record = paper_.record;
    std::vector<Event> known = record.history;
    const Event& own = paper_.event;
    std::erase_if(known, [&](const Event& event) {
      return event.line != 0 && own.line != 0 ? event.line > own.line
                                              : recorded_at(event) > recorded_at(own);
    });
    mark_voided(known);
    Then then;
    then.head = corrected_head(record.head, record.history, known);
    then.facts = facts_of(then.head);
    then.facts.moves = moves_of(record.history);
    for (const MovedLimit& move : unrecorded_moves(record, ledger_.rules()))
      then.facts.moves.push_back(move);
    then.history = in_force(std::move(known));
    std::erase_if(then.history, [&](const Event& event) { return event.at > own.at; });
    then.state = fold(then.history, then.facts, ledger_.rules());
    then.head = head_of(then.state, then.head);
    return then;
  }

  /// The case as whoever the paper speaks to may see it now, with the head of then: what became
  /// secret since is secret.
  static Case seen(const Paper& paper, const Head& then) {
    Case value = in_force(paper.record);
    const Head now = std::exchange(value.head, then);
    for (const F field : {F::kind, F::confidential, F::accused, F::accused_unit})
      value.head[field] = now[field];
    return shown(value, paper.kind.audience);
  }

  static const Event* same_event(const Case& value, const Event& wanted) {
    for (const Event& event : value.history)
      if (event.kind == wanted.kind && event.at == wanted.at && event.line == wanted.line)
        return &event;
    return nullptr;
  }

  /// The last value of a field up to the event of the paper, or of all of the case.
  std::string last(K kind, std::string_view field, std::string_view step = {}) const {
    return last_in(known_, kind, field, step);
  }
  static std::string last_in(const std::vector<Event>& history, K kind, std::string_view field,
                             std::string_view step = {}) {
    std::string found;
    for (const Event& event : history)
      if (event.kind == kind && (step.empty() || event.get("step") == step) &&
          !event.get(field).empty())
        found = event.get(field);
    return found;
  }
  std::string unit(std::string_view id) const { return anjuan::name_of(ledger_.units(), id); }
  const Official* official(std::string_view id) const {
    return find_by_id(ledger_.officials(), id);
  }
  std::string name_of(std::string_view id) const {
    return anjuan::name_of(ledger_.officials(), id);
  }
  std::string title_of(std::string_view id) const {
    const Official* found = official(id);
    return found != nullptr ? found->title : std::string();
  }

  void fill_head() {
    const Head& head = head_;
    put("office", ledger_.office().name);
    put("issuer", is_of_unit() ? unit(head[F::unit]) : ledger_.office().name);
    put("route", chinese<Route>(head[F::route], kRoutes));
    put("case", head[F::id]);
    put("title", head[F::title]);
    put("class", chinese<CaseClass>(head[F::class_], kClasses));
    put("kind", chinese<CaseKind>(head[F::kind], kKinds));
    put("channel", chinese<Channel>(head[F::channel], kChannels));
    put("category", head[F::category]);
    put("place", head[F::place]);
    put("persons", head[F::persons].empty() ? "1" : head[F::persons]);
    put("received", date_text(head[F::received]));
    put("accepted", date_text(head[F::accepted]));
    put("due", date_text(head[F::handle_by]));
    put("repeat", head.has(F::repeat_of) ? "是" : "否");
    put("repeat_of", head[F::repeat_of]);
    put("request", case_.request);
    put("unit", unit(head[F::unit]));
    std::string assisting;
    for (const std::string_view id : split(head[F::assisting], ' '))
      if (!id.empty()) assisting += (assisting.empty() ? "" : "、") + unit(id);
    put("assisting", assisting);
    put("lead", name_of(head[F::lead]));
    put("lead_title", title_of(head[F::lead]));
    put("facts", last(K::noted, "note", "evidence"));
    put("evidence", last(K::noted, "note", "evidence"));
    put("basis", last(K::noted, "note", "original"));
    put("return_reason", last_in(case_.history, K::returned, "reason"));
    fill_limit();
  }

  /// Whether the handling unit writes it in its own name.
  bool is_of_unit() const {
    const auto kind = event_ != nullptr ? std::optional(event_->kind) : std::nullopt;
    return kind_.audience == Audience::petitioner && !secret_ && head_.has(F::unit) &&
           !barred_.unit(head_[F::unit]) &&
           (kind == K::accepted || kind == K::declined || kind == K::extended ||
            kind == K::replied);
  }

  void fill_limit() {
    const auto accepted = head_.date(F::accepted);
    // A limit that was another one then is the days that were told.
    if (const CaseClock* handling = then_.state.find(ClockKind::handle);
        handling != nullptr && handling->moved_to)
      return put("limit", fmt::format("{}日", (handling->end() - handling->start).count()));
    const auto class_ = parse_name<CaseClass>(head_[F::class_]);
    const auto kind = parse_name<CaseKind>(head_[F::kind]);
    if (!class_ || !kind) return;
    const CaseSort sort{*class_, *kind, parse_name<Route>(head_[F::route])};
    const LimitRule* limit = find_limit(ledger_.office(), ClockKind::handle, sort,
                                        accepted.value_or(case_.history.front().at.date()));
    if (limit == nullptr) return;
    const char* unit_of = limit->term.unit == DayUnit::workdays ? "个工作日"
                          : limit->term.unit == DayUnit::months ? "个月"
                                                                : "日";
    put("limit", fmt::format("{}{}", limit->term.count, unit_of));
  }

  void fill_event() {
    if (event_ == nullptr) return;
    put("clerk", event_->by);
    put("time", minute_of(*event_));
    for (const std::string_view field :
         {"reason", "clause", "where", "remedy", "statement", "answer", "next", "demand", "days",
          "result", "opinion", "facts", "basis"})
      if (!event_->get(field).empty()) put(field, said_in(*event_, field));
    for (const std::string_view field : {"served", "feedback_by"})
      if (!event_->get(field).empty()) put(field, date_text(event_->get(field)));
    if (!event_->get("official").empty()) {
      put("official", name_of(event_->get("official")));
      put("official_title", title_of(event_->get("official")));
    }
    fill_approver();
    if (kind_.paper == PaperKind::receipt) fill_served_paper();
    switch (event_->kind) {
      case K::interviewed:
        copy("place_met", "place");
        copy("companions", "note");
        break;
      case K::transferred:
        copy("to", "to");
        break;
      case K::supervised:
        if (!event_->get("unit").empty()) put("unit", unit(event_->get("unit")));
        fill_feedback();
        break;
      case K::extended:
        fill_extension();
        break;
      case K::replied:
        if (event_->get("opinion").empty()) copy("opinion", "text");
        fill_remedy();
        break;
      case K::closed:
        fill_closing();
        break;
      case K::reviewed:
      case K::re_examined:
        put("decision", chinese<ReviewResult>(event_->get("result"), kDecisions));
        // What the handling had found and decided is not what the review did.
        for (const std::string_view field : {"facts", "basis", "opinion"}) copy(field, field);
        if (event_->get("opinion").empty()) copy("opinion", "note");
        break;
      default:
        break;
    }
  }

  /// 2026年11月22日 09:30.
  static std::string minute_of(const Event& event) {
    return fmt::format("{} {}", chinese_date(event.at.date()), to_string(event.at).substr(11, 5));
  }

  /// The receptions up to the event; what was said there is the petitioner's by its words.
  void fill_batches() {
    for (const Event& event : known_) {
      if (event.kind != K::interviewed) continue;
      std::map<std::string, std::string> one = {{"time", minute_of(event)},
                                                {"place_met", std::string(event.get("place"))},
                                                {"official", name_of(event.get("official"))},
                                                {"companions", std::string(event.get("note"))}};
      for (const char* field : {"statement", "answer", "next"})
        if (!nobody_ || field != std::string_view("statement")) one[field] = said_in(event, field);
      out_.lists["batches"].push_back(std::move(one));
    }
  }

  /// Which paper it is that was handed over.
  void fill_served_paper() {
    const DocumentKind* served = paper_served_by(event_->kind);
    if (served == nullptr) return;
    put("paper", std::string(served->title()));
    put("paper_number", std::string(event_->get("document")));
  }

  /// Whose head approved stands in the event: that of the handling unit, or of the office.
  void fill_approver() {
    const std::string_view id = event_->get("approver");
    if (id.empty()) return;
    const Official* who = official(id);
    const std::string_view handling = head_[F::unit];
    const bool of_office = who == nullptr || heads_office(*who, ledger_.units()) ||
                           !heads_unit(*who, ledger_.units(), handling);
    put(of_office ? "approver" : "unit_approver", name_of(id));
    std::string organ = ledger_.office().name;
    if (!of_office) organ = unit(who->unit.empty() ? handling : std::string_view(who->unit));
    put("approving_organ", organ == out_.values["issuer"] ? std::string() : organ);
  }

  /// What a field of an event says, a closed word by what people write for it.
  static std::string said_in(const Event& event, std::string_view field) {
    if (event.kind == K::interviewed && field == "next") return next_step(event.get(field));
    const EventField* spec = find_field(spec_of(event.kind), field);
    return spoken(spec != nullptr ? spec->choices : Vocabulary(), event.get(field));
  }

  /// The organ and the days are said once: where the clerk wrote a whole sentence, that stands.
  void fill_remedy() {
    if (!then_.state.sort().ends_in_opinion()) return;
    put("reviewable", "是");
    const std::string_view remedy = event_->get("remedy");
    if (remedy.find("日内") == std::string_view::npos) return;
    put("remedy_sentence", std::string(remedy));
    put("remedy", "");
  }

  /// What the unit answered to this supervision.
  void fill_feedback() {
    const CaseState state = state_of(paper_.record, ledger_.rules());
    const auto unit = event_->get("unit");
    for (const CaseClock& clock : state.clocks) {
      if (clock.kind != ClockKind::feedback || clock.dropped || !clock.ended ||
          clock.start != event_->at.date() ||
          clock.fixed_end != parse_date(event_->get("feedback_by")) ||
          (!unit.empty() && clock.what != unit))
        continue;
      for (const Event& event : case_.history)
        if (event.kind == K::fed_back && event.at.date() == *clock.ended &&
            (event.get("unit").empty() || event.get("unit") == clock.what)) {
          put("feedback", std::string(event.get("result")));
          put("state", "已反馈");
          return;
        }
    }
    put("state", "未反馈");
  }

  /// The limits before and after this extension, whatever moved the limit since.
  void fill_extension() {
    if (then_.state.handle_by) put("new_due", chinese_date(*then_.state.handle_by));
    std::vector<Event> before = then_.history;
    std::erase_if(before, [&](const Event& event) {
      return event.kind == K::extended && event.at == event_->at;
    });
    const auto due = fold(before, then_.facts, ledger_.rules()).handle_by;
    if (due) put("old_due", chinese_date(*due));
  }

  void fill_closing() {
    put("opinion", last(K::replied, "opinion"));
    if (out_.values["opinion"].empty()) put("opinion", last(K::replied, "text"));
    std::string settled(event_->get("settled"));
    if (settled.empty()) settled = case_.head[F::settled];
    put("settled", yes_no(settled));
    if (settled == "false")
      put("unsettled_reason", last_in(case_.history, K::followed_up, "reason"));
    if (out_.values["result"].empty()) put("result", last(K::implemented, "result"));
  }

  /// A wrong name is in no paper, which says that it bore another one.
  std::string name_then(const Petitioner& person) const {
    const auto place = static_cast<std::size_t>(&person - case_.petitioners.data()) + 1;
    const std::string mark = fmt::format("{}: ", place);
    std::string name = paper_name(person);
    for (const Event& event : case_.history) {
      if (event.kind != K::corrected || event.line <= paper_.event.line) continue;
      for (const std::string_view line : split(event.get("petitioners"), '\n'))
        if (line.starts_with(mark) && line.find("name") != std::string_view::npos)
          return fmt::format("{}（姓名于{}更正）", name, chinese_date(event.at.date()));
    }
    return name;
  }

  void fill_people() {
    std::string representatives;
    for (const Petitioner& person : case_.petitioners) {
      out_.lists["petitioners"].push_back({{"name", name_then(person)},
                                           {"sex", person.sex},
                                           {"age", person.age},
                                           {"id_number", person.id_number},
                                           {"phone", person.phone},
                                           {"address", person.address}});
      if (person.representative)
        representatives += (representatives.empty() ? "" : "、") + name_then(person);
    }
    put("representatives", representatives);
    if (case_.petitioners.empty()) return;
    const Petitioner& first = case_.petitioners.front();
    const int persons = number_of(head_[F::persons], 1);
    const bool to_group = kind_.audience == Audience::petitioner && persons > 1;
    put("petitioner",
        to_group ? fmt::format("{}等{}人", name_then(first), persons) : name_then(first));
    put("sex", first.sex);
    put("age", first.age);
    put("id_number", first.id_number);
    put("phone", first.phone);
    put("address", first.address);
  }

  const Ledger& ledger_;
  const Paper& paper_;
  const DocumentKind& kind_;
  const Then then_;
  const Case case_;  ///< as whoever the paper speaks to may see it
  const Event* event_;
  const Barred barred_;
  const bool secret_;         ///< no unit may learn who complained, be it from its own paper
  const bool nobody_;         ///< the reader may not
  std::vector<Event> known_;  ///< up to the event
  Head head_;                 ///< as of then
  FormValues out_;
};

}  // namespace

namespace {

bool is_about(const DocumentKind& kind, const Event& event) {
  return kind.event ? event.kind == *kind.event : paper_served_by(event.kind) != nullptr;
}

}  // namespace

std::vector<const Event*> events_of(const Case& value, const DocumentKind& kind) {
  std::vector<const Event*> found;
  for (const Event& event : value.history)
    if (is_about(kind, event)) found.push_back(&event);
  return found;
}

const Event* event_of(const Case& value, const DocumentKind& kind) {
  const Event* found = nullptr;
  for (const Event& event : value.history)
    if (is_about(kind, event) && (found == nullptr || event.at >= found->at)) found = &event;
  return found;
}

bool hides_petitioner(const Case& value, const DocumentKind& kind) {
  const auto secrecy = static_cast<std::size_t>(secrecy_of(value));
  return spec_of(kind.audience).people[secrecy] == Sight::none;
}

std::string barred_addressee(const Ledger& ledger, const Case& value, const DocumentKind& kind,
                             const Event& event) {
  const Barred barred(interests_of(value.history), ledger.roster());
  if (!barred.any() || kind.audience == Audience::petitioner) return {};
  std::string named;
  for (const std::string_view field : {"unit", "assisting", "lead", "official", "with", "called"})
    if (!event.get(field).empty()) named += std::string(event.get(field)) + " ";
  // What is passed on goes to another organ, and perhaps because the unit may not have it.
  if (kind.event == EventKind::transferred)
    for (const std::string& id :
         barred_in(event.get("to"), interests_of(value.history), ledger.roster()))
      return id;
  else if (kind.audience == Audience::unit && event.get("unit").empty())
    named += value.head[HeadField::unit];
  return barred.first_of(named);
}

FormValues form_values(const Ledger& ledger, const Paper& paper, const std::string& number,
                       Date today) {
  return Filler(ledger, paper).run(number, today);
}

std::string chinese_date(Date date) {
  const std::chrono::year_month_day day(date);
  return fmt::format("{}年{}月{}日", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace anjuan

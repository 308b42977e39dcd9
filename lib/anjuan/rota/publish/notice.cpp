#include "anjuan/rota/publish/notice.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/columns.hpp"
#include "anjuan/base/csv.hpp"
#include "anjuan/base/html.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/rota/publish/page.hpp"

namespace anjuan::rota {
namespace {

struct Field {
  const char* id;
  const char* heading;  ///< msgid
  std::string NoticeLine::*value;
  bool breaks = false;  ///< may stand in several lines on paper
};

const Field kFields[] = {
    {"name", N_("name"), &NoticeLine::name},
    {"title", N_("position"), &NoticeLine::title, true},
    {"portfolio", N_("portfolio"), &NoticeLine::portfolio, true},
    {"time", N_("time"), &NoticeLine::time},
    {"place", N_("place"), &NoticeLine::place, true},
    {"form", N_("form"), &NoticeLine::form, true},
};

std::vector<const Field*> shown(const Notice& notice) {
  std::vector<const Field*> fields;
  for (const Field& field : kFields)
    if (std::find(notice.fields.begin(), notice.fields.end(), field.id) != notice.fields.end())
      fields.push_back(&field);
  return fields;
}

}  // namespace

std::string time_of(const Desk& desk) {
  const auto text = [](std::chrono::minutes of_day) {
    return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
  };
  if (desk.all_day) return tr("all day");
  return desk.has_time ? fmt::format("{}-{}", text(desk.from), text(desk.to)) : "";
}

Result<Notice> make_notice(const Rules& rules, const NoticeRule* rule,
                           const std::vector<Official>& officials,
                           const std::vector<Session>& sessions, DateRange period) {
  Notice notice{.period = period};
  for (const Field& field : kFields)
    if (rule == nullptr ||
        std::find(rule->fields.begin(), rule->fields.end(), field.id) != rule->fields.end())
      notice.fields.emplace_back(field.id);
  if (rule != nullptr) {
    notice.channels = rule->channels;
    notice.source = rule->source;
  }
  std::vector<Session> sorted = sessions;
  std::sort(sorted.begin(), sorted.end(), before);
  std::vector<Diagnostic> missing;
  std::set<std::pair<std::string, std::string>> said;
  for (const Session& session : sorted) {
    if (!period.contains(session.date)) continue;
    const Official* official = find_by_id(officials, session.official);
    const Desk* desk = rules.desk(session.desk);
    NoticeLine line{.date = session.date};
    if (official != nullptr) {
      line.name = official->name;
      line.title = official->title;
      line.portfolio = join(official->portfolio, "、");
    }
    if (desk != nullptr) {
      line.time = time_of(*desk);
      line.place = desk->place;
    }
    if (!session.place.empty()) line.place = session.place;
    line.form = session.mode.empty() ? form_of(session.kind) : session.mode;
    std::vector<std::string> gaps;
    for (const Field* field : shown(notice))
      if ((line.*(field->value)).empty()) gaps.emplace_back(tr(field->heading));
    // What an official or a desk lacks is said once, not for every session.
    if (!gaps.empty() && said.emplace(session.official, session.desk).second)
      missing.push_back(
          {.code = "notice-field-missing",
           .message =
               trf("the notice of {} at desk {} on {} lacks: {}",
                   line.name.empty() ? session.official : line.name, rules.desk_name(session.desk),
                   to_string(session.date), join(gaps, tr(", "))),
           .rule = notice.source,
           .remedy = tr("complete officials.yaml (name, title, portfolio) and [[rota.desk]] "
                        "(place, time = \"09:00-11:30\" or \"all-day\")")});
    notice.lines.push_back(std::move(line));
  }
  if (!missing.empty()) return fail(ExitCode::refused, std::move(missing));
  const auto name_at = [&](const std::string& word) -> std::string {
    if (const Desk* desk = rules.desk(word)) return desk->name;
    const auto channel = parse_name<Channel>(word);
    return channel ? tr(label_of(*channel)) : word;
  };
  for (const Closure& closure : rules.closures)
    if (closure.days.from <= period.to && period.from <= closure.days.to)
      notice.closed.push_back(trf("{} is closed from {} to {}; instead: {}", name_at(closure.desk),
                                  to_string(closure.days.from), to_string(closure.days.to),
                                  name_at(closure.instead)));
  return notice;
}

std::string notice_text(const Notice& notice) {
  const auto fields = shown(notice);
  std::vector<std::vector<std::string>> table;
  std::vector<std::string> head = {tr("date")};
  for (const Field* field : fields) head.emplace_back(tr(field->heading));
  table.push_back(std::move(head));
  for (const NoticeLine& line : notice.lines) {
    std::vector<std::string> row = {to_string(line.date)};
    for (const Field* field : fields) row.push_back(line.*(field->value));
    table.push_back(std::move(row));
  }
  std::string text = aligned_columns(table);
  for (const std::string& line : notice.closed) text += line + "\n";
  if (!notice.channels.empty())
    text += trf("to be published: {}", join(notice.channels, tr(", "))) + "\n";
  return text;
}

std::string notice_csv(const Notice& notice) {
  const auto fields = shown(notice);
  std::string text = guarded_csv_cell(tr("date"));
  for (const Field* field : fields) text += "," + guarded_csv_cell(tr(field->heading));
  text += "\r\n";
  for (const NoticeLine& line : notice.lines) {
    text += to_string(line.date);
    for (const Field* field : fields) text += "," + guarded_csv_cell(line.*(field->value));
    text += "\r\n";
  }
  return text;
}

std::string notice_html(const Notice& notice) {
  const auto fields = shown(notice);
  std::string html =
      fmt::format("<table>\n<thead>\n<tr><th scope=\"col\">{}</th>", escape_html(tr("date")));
  for (const Field* field : fields)
    html += fmt::format("<th scope=\"col\">{}</th>", escape_html(tr(field->heading)));
  html += "</tr>\n</thead>\n<tbody>\n";
  for (const NoticeLine& line : notice.lines) {
    html += fmt::format("<tr><td class=\"whole\">{} {}</td>", to_string(line.date),
                        escape_html(weekday_words(line.date)));
    for (const Field* field : fields)
      html += fmt::format("<td{}>{}</td>", field->breaks ? "" : " class=\"whole\"",
                          escape_html(line.*(field->value)));
    html += "</tr>\n";
  }
  html += "</tbody>\n</table>\n";
  for (const std::string& line : notice.closed)
    html += fmt::format("<p>{}</p>\n", escape_html(line));
  return wall_page({.title = trf("Reception of the public, {} to {}", to_string(notice.period.from),
                                 to_string(notice.period.to)),
                    .office = notice.office,
                    .issued = notice.issued},
                   html);
}

}  // namespace anjuan::rota

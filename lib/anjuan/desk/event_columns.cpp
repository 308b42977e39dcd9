#include "anjuan/desk/event_columns.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

constexpr std::string_view kVerbs =
    "受理=accept 不予受理=decline 不受理=decline 转送=transfer 退回=return 交办=assign 分办=assign "
    "转办=assign 记录=note 办理记录=note 约见=interview 接谈=interview 批示=instruct 会商=confer "
    "变更等级=reclassify 中止=suspend 恢复=resume 延期=extend 督办=supervise 反馈=feedback "
    "方案=plan 答复=reply 落实=implement 办结=close 结案=close 回访=follow-up 重办=reopen "
    "重新办理=reopen 申请复查=review 申请复核=review 复查意见=reviewed 复查结论=reviewed "
    "复核意见=re-examined 复核结论=re-examined 撤回=withdraw 并案=merge 节点=milestone "
    "设定节点=milestone 节点验收=milestone-met 上报=report-up 即报=report-up 审批=approve "
    "批准=approve 批准答复=approve "
    "保密=protect 解除保密=unprotect 回避=recuse";

/// What Chinese sheets call the columns.
constexpr Words kHeaders[] = {
    {"case", "案件编号 案号 编号 案件 信访件编号 登记编号"},
    {"event", "环节 办理环节 事件 动作 操作"},
    {"on", "at 日期 时间 办理日期 办理时间"},
    {"by", "经办人 操作人 录入人"},
    {"document", "文号 公文文号 文书编号 文书文号"},
    {"document_date", "文书日期"},
    {"note", "说明 备注"},
    {"unit", "单位 责任单位 承办单位"},
    {"lead", "包案领导"},
    {"assisting", "协办单位"},
    {"reason", "理由 原因"},
    {"served", "送达日期"},
    {"text", "答复内容 批示内容"},
    {"result", "结果 办理结果"},
    {"settled", "是否化解"},
    {"satisfied", "满意度"},
    {"days", "天数 延长天数"},
    {"approver", "批准人"},
    {"notified", "告知日期"},
    {"demand", "督办要求"},
    {"feedback_by", "反馈期限"},
    {"to", "去向 转往"},
    {"official", "领导 接待领导"},
    {"channel", "回访方式"},
    {"late_reason", "迟录原因"},
};

/// What the program writes of an event itself, whatever a sheet claims: when and under which login
/// it was recorded, and by which reception.
constexpr std::string_view kWrittenByProgram[] = {"recorded", "via", "session"};

/// A column reads what all events can hold there; the event then judges it.
DraftType type_of(const std::vector<ValueType>& types) {
  const auto all = [&](ValueType type) {
    return std::all_of(types.begin(), types.end(), [&](ValueType one) { return one == type; });
  };
  if (std::find(types.begin(), types.end(), ValueType::block) != types.end())
    return DraftType::body;
  if (all(ValueType::date)) return DraftType::day;
  if (all(ValueType::integer)) return DraftType::count;
  if (all(ValueType::boolean)) return DraftType::yes_no;
  if (all(ValueType::words)) return DraftType::words;
  if (all(ValueType::case_id)) return DraftType::reference;
  return DraftType::line;
}

std::string_view words_for(std::span<const Words> table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Words& entry) { return entry.first == name; });
  return found == table.end() ? std::string_view() : found->second;
}

ColumnTable make_columns() {
  std::vector<ColumnSpec> columns = {
      {.name = "case", .type = DraftType::reference},
      {.name = "event", .type = DraftType::word, .words = kVerbs},
      {.name = "on", .type = DraftType::moment},
      {.name = "by", .type = DraftType::line},
  };
  std::map<std::string_view, std::vector<ValueType>> types;
  std::vector<std::string_view> names;
  const auto add = [&](std::span<const EventField> fields) {
    for (const EventField& field : fields) {
      if (std::find(std::begin(kWrittenByProgram), std::end(kWrittenByProgram), field.name) !=
          std::end(kWrittenByProgram))
        continue;
      if (!types.contains(field.name)) names.push_back(field.name);
      types[field.name].push_back(field.type);
    }
  };
  for (const EventSpec& spec : event_table())
    if (can_be_given(spec.kind)) add(spec.fields);
  add(common_event_fields());
  for (const std::string_view name : names)
    columns.push_back(
        {.name = name, .type = type_of(types[name]), .max = std::numeric_limits<int>::max()});
  for (ColumnSpec& column : columns) column.headers = words_for(kHeaders, column.name);
  return ColumnTable(std::move(columns));
}

}  // namespace

const ColumnTable& event_columns() {
  static const ColumnTable table = make_columns();
  return table;
}

std::size_t event_column(std::string_view name) {
  return event_columns().index_of(*event_columns().find(name));
}

bool can_be_given(EventKind kind) {
  return kind != EventKind::registered && kind < EventKind::recomputed &&
         kind != EventKind::escalated;
}

std::optional<EventKind> event_meant(std::string_view word) {
  if (const EventSpec* given = find_given_event(word)) return given->kind;
  const auto done = [](std::string_view text) {  // 已登记 and 登记
    constexpr std::string_view kDone = "已";
    return text.starts_with(kDone) ? text.substr(kDone.size()) : text;
  };
  for (const EventSpec& spec : event_table())
    if (spec.name == word || done(tr(spec.label)) == done(word)) return spec.kind;
  return std::nullopt;
}

const EventSpec* find_given_event(std::string_view word) {
  if (word.starts_with("已")) word.remove_prefix(std::string_view("已").size());
  const ColumnSpec column{.name = "event", .words = kVerbs};
  if (const std::string_view verb = value_of_word(column, word); !verb.empty()) word = verb;
  const auto kind = parse_event_name(word);
  const EventSpec* spec = kind ? &spec_of(*kind) : find_verb(word);
  return spec != nullptr && can_be_given(spec->kind) ? spec : nullptr;
}

}  // namespace anjuan

#include "anjuan/intake/reception_sheet.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/headers.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan {
namespace {

using enum ReceptionType;

constexpr ReceptionColumn kColumns[] = {
    {"date", day, "日期 接访日期 接待日期 下访日期 接访时间 接待时间 来访日期",
     N_("day of the reception")},
    {"desk", line, "接待场所 接访场所 接访地点 接待地点 窗口", N_("the desk, by its id or name")},
    {"group", count, "组别 接待组", N_("parallel group")},
    {"kind", line, "接访类型 接待类型 接访类别", N_("kind of session")},
    {"mode", line, "接访形式 接访方式 接待形式 接待方式", N_("form of reception")},
    {"place", line, "下访地点 走访地点 具体地点",
     N_("where it was, when not at the desk's own place")},
    {"officials", words, "接访领导 接待领导 接访人 接待人 下访领导 领导",
     N_("who received, by id or name")},
    {"companions", words, "陪同人员 陪访人员 陪同接访 参加人员", N_("who sat in, by id or name")},
    {"persons", count, "人数 来访人数 接待人数 人次", N_("persons of the batch")},
    {"cases", words, "案件编号 案号 编号 信访件编号 登记编号", N_("cases that were discussed")},
    {"registered", words, "新登记案件 新增案件 登记案件", N_("cases that were registered there")},
    {"matter", body, "反映事项 反映问题 主要诉求 事项 事由 内容", N_("the matter, without names")},
    {"disposition", line, "处理方式 处置方式 处理结果 处理情况 办理方式", N_("what became of it")},
    {"due", day, "办结时限 办理期限 期限 限办日期 办结期限", N_("last day to settle it")},
    {"done", day, "办结日期 化解日期", N_("day it was settled")},
    {"units", words, "责任单位 承办单位 交办单位", N_("units made responsible, by id or name")},
    {"instruction", body, "批示 批示内容 批示意见", N_("the leader's instruction")},
    {"conferred", body, "会商结果 会商意见 会办意见", N_("what a conference decided")},
    {"plan", body, "化解方案 处理方案 方案", N_("the plan that the appointment led to")},
    {"note", body, "备注 说明 接待情况 答复情况", N_("anything else worth knowing")},
    {"told", day, "告知日期 告知信访人日期", N_("day the petitioner was told")},
    {"briefed", day, "提醒日期 提醒领导日期", N_("day the official was briefed")},
    {"confirmed", day, "确认日期 领导确认日期", N_("day the official confirmed")},
    {"applied", day, "申请日期 预约日期", N_("day the petitioner asked")},
    {"planned", day, "方案日期 形成方案日期", N_("day the plan stood")},
};
constexpr int kMost = 1000000;  ///< persons of one batch

const ReceptionColumn* recognize(std::string_view header) {
  const std::string folded = fold_header(header);
  for (const ReceptionColumn& column : kColumns) {
    if (folded == column.name) return &column;
    for (const std::string_view name : split(column.headers, ' '))
      if (folded == name) return &column;
  }
  return nullptr;
}

Value value_of(const ReceptionColumn& column, const Cell& cell, std::chrono::minutes offset) {
  if (auto problem = problem_of(cell)) return tl::unexpected(std::move(*problem));
  if (trim(cell.seen()).empty()) return std::string();
  switch (column.type) {
    case day: {
      Value moment = read_moment(cell.text, cell.kind, offset);
      if (moment) moment->resize(std::min<std::size_t>(moment->size(), 10));
      return moment;
    }
    case count:
      return read_count(cell.text, 1, kMost);
    case words:
      return read_words(clean_text(cell.seen()));
    case body:
      return read_body(cell.seen());
    case line:
      break;
  }
  return read_line(cell.seen());
}

}  // namespace

std::span<const ReceptionColumn> reception_columns() {
  return kColumns;
}

/// The plans that a map makes, without their places in the file; `columns` is what it calls them.
Result<std::vector<ReceptionSheet::Plan>> ReceptionSheet::read_map(
    const std::string& path, std::map<std::string_view, std::string>& columns) {
  ANJUAN_TRY(text, read_file(path));
  ANJUAN_TRY(top, TomlTable::parse(text, path));
  auto fields = top.table("fields");
  auto defaults = top.table("defaults");
  auto values = top.table("values");
  std::vector<Plan> plans;
  for (const ReceptionColumn& column : kColumns) {
    Plan plan{.column = &column};
    const auto name = fields ? fields->string(column.name) : std::nullopt;
    if (name) columns[column.name] = *name;
    const auto fallback = defaults ? defaults->string(column.name) : std::nullopt;
    plan.fallback = fallback.value_or("");
    if (values)
      if (auto entries = values->table(column.name))
        for (const std::string& from : entries->keys())
          if (auto to = entries->string(from)) plan.values.emplace(trim(from), std::move(*to));
    if (name || fallback) plans.push_back(std::move(plan));
  }
  if (!fields)
    top.error("", "no-fields", tr("the map has no [fields]"),
              tr("write [fields] and below it lines like title = \"column name\""));
  ANJUAN_DO(top.finish());
  return plans;
}

Result<ReceptionSheet> ReceptionSheet::open(const Options& options) {
  std::vector<Plan> plans;
  std::map<std::string_view, std::string> columns;
  if (!options.map.empty()) {
    ANJUAN_TRY(read, read_map(options.map, columns));
    plans = std::move(read);
  }
  RowOptions how = options.rows;
  how.score = [&columns](const Header& header) {
    return static_cast<std::size_t>(
        std::count_if(header.names.begin(), header.names.end(), [&](const std::string& name) {
          if (columns.empty()) return recognize(name) != nullptr;
          return std::any_of(columns.begin(), columns.end(), [&](const auto& column) {
            return fold_header(column.second) == fold_header(name);
          });
        }));
  };
  ANJUAN_TRY(table, RowTable::open(options.path, how, options.quarantine));
  ReceptionSheet sheet(std::move(table));
  sheet.offset_ = options.offset;
  sheet.plans_ = std::move(plans);
  const RowSource& rows = sheet.table_.rows();
  std::vector<Diagnostic> wrong;
  for (Plan& plan : sheet.plans_) {
    const auto name = columns.find(plan.column->name);
    if (name == columns.end()) continue;
    const auto found = columns_named(rows.header(), rows.header_groups(), name->second);
    if (found.size() == 1)
      plan.index = found.front();
    else
      add_error(wrong, found.empty() ? "unknown-column" : "ambiguous-column",
                found.empty()
                    ? trf("{} has no column '{}'", options.path, name->second)
                    : trf("{} has {} columns named '{}'", options.path, found.size(), name->second),
                trf("the columns are: {}", fmt::join(rows.header(), ", ")))
          .file = options.map;
  }
  if (!wrong.empty()) return fail(ExitCode::bad_data, std::move(wrong));
  ANJUAN_DO(sheet.bind(options.path));
  return sheet;
}

/// Without a map the names tell; either way there must be days, and what is left out is said.
Result<> ReceptionSheet::bind(const std::string& path) {
  const std::vector<std::string>& header = table_.rows().header();
  std::vector<std::string> unused;
  const bool by_name = plans_.empty();
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i].empty() || header[i] == kRejectRow || header[i] == kRejectReason) continue;
    const ReceptionColumn* column = by_name ? recognize(header[i]) : nullptr;
    const bool taken = std::any_of(plans_.begin(), plans_.end(), [&](const Plan& plan) {
      return by_name ? plan.column == column : plan.index == i;
    });
    if (column != nullptr && !taken)
      plans_.push_back({.column = column, .index = i});
    else if (column != nullptr || !taken)
      unused.push_back(header[i]);
  }
  const bool has_days = std::any_of(plans_.begin(), plans_.end(), [](const Plan& plan) {
    return plan.column->name == "date" && plan.index;
  });
  if (!has_days)
    return fail(ExitCode::bad_data,
                Diagnostic{.code = "unknown-column",
                           .file = path,
                           .message = trf("there is no column {} among: {}", "date",
                                          fmt::join(header, ", ")),
                           .remedy = tr("say with --map MAP.toml which column holds what")});
  if (!unused.empty()) {
    Diagnostic d{.severity = Severity::note, .code = "unused-columns", .file = path};
    d.message = trf("these columns are not read: {}", fmt::join(unused, ", "));
    d.remedy = tr("name them in [fields] of a map to read them");
    notes_.push_back(std::move(d));
  }
  return {};
}

ReceptionRow ReceptionSheet::take(const Row& row) const {
  ReceptionRow taken{.diagnostics = row.problems};
  if (!taken.diagnostics.empty()) return taken;
  for (const Plan& plan : plans_) {
    std::string& value = taken.values[std::string(plan.column->name)];
    if (plan.index && *plan.index < row.cells.size()) {
      const Cell& cell = row.cells[*plan.index];
      const auto said = plan.values.find(trim(cell.seen()));
      const Value read =
          said != plan.values.end() ? Value(said->second) : value_of(*plan.column, cell, offset_);
      if (read) {
        value = *read;
      } else {
        Diagnostic d = place(row, plan.column->name, read.error().message);
        d.code = read.error().code;
        d.remedy = read.error().remedy;
        taken.diagnostics.push_back(std::move(d));
      }
    }
    if (value.empty()) value = plan.fallback;
  }
  return taken;
}

Diagnostic ReceptionSheet::place(const Row& row, std::string_view column,
                                 std::string_view message) const {
  const RowSource& rows = table_.rows();
  for (const Plan& plan : plans_) {
    if (plan.column->name != column || !plan.index) continue;
    Diagnostic d = rows.place(row, *plan.index);
    const std::string label = rows.cell_label(row, *plan.index);
    const std::string& name = rows.header()[*plan.index];
    d.message = label.empty()
                    ? trf("row {}, column '{}': {}", row.number, name, message)
                    : trf("row {}, column '{}' ({}): {}", row.number, name, label, message);
    return d;
  }
  Diagnostic d = rows.place(row, 0);
  d.message = trf("row {}, {}: {}", row.number, column, message);
  return d;
}

}  // namespace anjuan

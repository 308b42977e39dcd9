#include "anjuan/intake/reception_columns.hpp"

#include <utility>
#include <vector>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr ReceptionColumn kColumns[] = {
    {"date", DraftType::day, "日期 接访日期 接待日期 下访日期 接访时间 接待时间 来访日期",
     N_("day of the reception")},
    {"desk", DraftType::line, "接待场所 接访场所 接访地点 接待地点 接访点 接待点 窗口",
     N_("the desk, by its id or name")},
    {"group", DraftType::count, "组别 接待组", N_("parallel group")},
    {"kind", DraftType::line, "接访类型 接待类型 接访类别", N_("kind of session"),
     "接访=reception 定期接访=reception 约访=appointment 定时约访=appointment 及时接访=immediate "
     "随访=immediate 下访=field 走访=field 回访=return-visit"},
    {"mode", DraftType::line, "接访形式 接访方式 接待形式 接待方式 形式", N_("form of reception")},
    {"place", DraftType::line, "下访地点 走访地点 具体地点",
     N_("where it was, when not at the desk's own place")},
    {"officials", DraftType::words, "接访领导 接待领导 接访人 接待人 下访领导 领导",
     N_("who received, by id or name")},
    {"companions", DraftType::words, "陪同人员 陪访人员 陪同接访 参加人员",
     N_("who sat in, by id or name")},
    {"persons", DraftType::count, "人数 来访人数 接待人数 人次", N_("persons of the batch")},
    {"cases", DraftType::words, "案件编号 案号 编号 信访件编号 信访件 登记编号",
     N_("cases that were discussed")},
    {"registered", DraftType::words, "新登记案件 新增案件 登记案件",
     N_("cases that were registered there")},
    {"matter", DraftType::body, "反映事项 反映问题 主要诉求 事项 事由 内容",
     N_("the matter, without names")},
    {"disposition", DraftType::line, "处理方式 处置方式 处理结果 处理情况 办理方式",
     N_("what became of it"),
     "当场答复=answered 答复=answered 已答复=answered 当场解决=solved 当场处理=solved 解决=solved "
     "已解决=solved 批示=instructed 领导批示=instructed 约访=meeting 会商=meeting "
     "约访或会商=meeting "
     "党组会商议=meeting 跟踪=follow-up 跟踪办理=follow-up 责成科室=follow-up 交办=follow-up "
     "限期解决=follow-up"},
    {"due", DraftType::day, "办结时限 办理期限 期限 限办日期 办结期限",
     N_("last day to settle it")},
    {"done", DraftType::day, "办结日期 化解日期", N_("day it was settled")},
    {"units", DraftType::words, "责任单位 承办单位 交办单位",
     N_("units made responsible, by id or name")},
    {"instruction", DraftType::body, "批示 批示内容 批示意见", N_("the leader's instruction")},
    {"conferred", DraftType::body, "会商结果 会商意见 会办意见", N_("what a conference decided")},
    {"plan", DraftType::body, "化解方案 处理方案 方案", N_("the plan that the appointment led to")},
    {"note", DraftType::body, "备注 说明 接待情况 答复情况", N_("anything else worth knowing")},
    {"told", DraftType::day, "告知日期 告知信访人日期", N_("day the petitioner was told")},
    {"briefed", DraftType::day, "提醒日期 提醒领导日期", N_("day the official was briefed")},
    {"confirmed", DraftType::day, "确认日期 领导确认日期", N_("day the official confirmed")},
    {"applied", DraftType::day, "申请日期 预约日期", N_("day the petitioner asked")},
    {"planned", DraftType::day, "方案日期 形成方案日期", N_("day the plan stood")},
};
constexpr int kMost = 1000000;  ///< persons of one batch

}  // namespace

std::span<const ReceptionColumn> reception_columns() {
  return kColumns;
}

const ColumnTable& reception_table() {
  static const ColumnTable table = [] {
    std::vector<ColumnSpec> columns;
    for (const ReceptionColumn& column : kColumns)
      columns.push_back({.name = column.name,
                         .type = column.type,
                         .headers = column.headers,
                         .words = column.words,
                         .min = 1,
                         .max = kMost});
    return ColumnTable(std::move(columns));
  }();
  return table;
}

}  // namespace anjuan

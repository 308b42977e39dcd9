#include "anjuan/intake/intake_fields.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using enum FieldType;

constexpr IntakeField kFields[] = {
    {"ref", reference,
     "编号 留言编号 信访编号 信访件编号 登记编号 登记号 来件编号 来信编号 工单编号 工单号 案件编号 "
     "受理编号 件号",
     N_("number of the complaint in the system it comes from")},
    {"title", line, "标题 主题 留言主题 留言标题 信访标题 诉求标题 问题标题 事项名称 工单标题",
     N_("one line that names the matter")},
    {"received", moment,
     "来信日期 来信时间 来访日期 来访时间 来电日期 来电时间 登记日期 登记时间 留言日期 留言时间 "
     "收件日期 收件时间 收到日期 信访日期 信访时间 投诉日期 投诉时间 反映日期 反映时间 提交时间",
     N_("when the complaint arrived")},
    {"request", body,
     "内容 留言详情 留言内容 诉求内容 信访内容 反映内容 投诉内容 来信内容 主要诉求 诉求 "
     "反映问题 反映的问题 问题描述 信访事由 事由 信访事项",
     N_("what the petitioner says and asks for")},
    {"reply", body, "答复 答复意见 答复内容 回复 回复内容 回复意见 处理意见 办理结果 处理结果",
     N_("the written reply")},
    {"accepted", moment, "受理日期 受理时间", N_("when the complaint was accepted")},
    {"replied", moment, "答复日期 答复时间 回复日期 回复时间",
     N_("when the petitioner was given the reply")},
    {"closed", moment, "办结日期 办结时间 结案日期 结案时间", N_("when the case was closed")},
    {"channel", word, "信访形式 信访方式 信访渠道 来源渠道 诉求渠道 受理渠道 渠道 来件方式",
     N_("how the complaint arrived")},
    {"category", line,
     "类别 分类 问题类别 问题分类 问题类型 内容分类 信访类别 诉求类别 诉求分类 事项分类",
     N_("what the matter is about, a path in the tree of categories"), true},
    {"place", line, "问题属地 属地 问题发生地 发生地 发生地点 事发地 事发地点 地点",
     N_("where the problem arose"), true},
    {"persons", count, "人数 信访人数 来访人数 涉及人数", N_("number of petitioners"), false, 1,
     1000000},
    {"class", word, "事项等级 复杂程度", N_("class of the matter: its limits depend on it")},
    {"kind", word, "信访目的 事项性质 诉求性质", N_("request, accusation or suggestion")},
    {"route", word, "办理途径 处理途径", N_("way the matter goes (W22 art. 31)")},
    {"unit", line, "责任单位 承办单位 办理单位 主办单位 处理单位",
     N_("unit that handles the case")},
    {"lead", line, "包案领导 包案人 责任领导", N_("official who answers for the case")},
    {"flags", words, "标记 标签", N_("marks that the rules know")},
    {"visit-level", word, "走访层级 信访层级 上访层级", N_("level of the body that was visited")},
    {"group", word, "集体访 是否集体访", N_("whether it was a group visit")},
    {"petitioner.name", line,
     "姓名 信访人 信访人姓名 留言用户 来访人 来访人姓名 来信人 来电人 投诉人 反映人 诉求人 "
     "申请人 当事人",
     N_("name of the petitioner")},
    {"petitioner.phone", reference, "电话 联系电话 手机 手机号 手机号码 电话号码 联系方式 来电号码",
     N_("telephone number")},
    {"petitioner.address", line, "住址 地址 家庭住址 家庭地址 联系地址 通讯地址 住址或单位",
     N_("address or employer")},
    {"petitioner.id-number", reference, "身份证 身份证号 身份证号码 证件号 证件号码",
     N_("identity number")},
    {"petitioner.sex", word, "性别", N_("sex")},
    {"petitioner.age", count, "年龄", N_("age in years"), false, 0, 150},
    {"source", reference, "", N_("system and number of the complaint there, as system/number")},
    {"repeat-of", reference, "原信访编号 初信编号 首次编号 首次信访编号 关联编号 重复件编号",
     N_("case or number of the first complaint about the same matter")},
};

constexpr IntakeField kReceptionFields[] = {
    {"date", moment, "日期 接访日期 接待日期 下访日期 接访时间 接待时间 来访日期",
     N_("day of the reception")},
    {"desk", line, "接待场所 接访场所 接访地点 接待地点 窗口", N_("the desk, by its id or name")},
    {"group", count, "组别 接待组", N_("parallel group"), false, 1, 1000},
    {"kind", word, "接访类型 接待类型 接访类别", N_("kind of session")},
    {"mode", line, "接访形式 接访方式 接待形式 接待方式", N_("form of reception")},
    {"place", line, "下访地点 走访地点 具体地点",
     N_("where it was, when not at the desk's own place")},
    {"officials", words, "接访领导 接待领导 接访人 接待人 下访领导 领导",
     N_("who received, by id or name")},
    {"companions", words, "陪同人员 陪访人员 陪同接访 参加人员", N_("who sat in, by id or name")},
    {"persons", count, "人数 来访人数 接待人数 人次", N_("persons of the batch"), false, 1,
     1000000},
    {"cases", words, "案件编号 案号 编号 信访件编号 登记编号", N_("cases that were discussed")},
    {"registered", words, "新登记案件 新增案件 登记案件", N_("cases that were registered there")},
    {"matter", body, "反映事项 反映问题 主要诉求 事项 事由 内容", N_("the matter, without names")},
    {"disposition", word, "处理方式 处置方式 处理结果 处理情况 办理方式", N_("what became of it")},
    {"due", moment, "办结时限 办理期限 期限 限办日期 办结期限", N_("last day to settle it")},
    {"done", moment, "办结日期 化解日期", N_("day it was settled")},
    {"units", words, "责任单位 承办单位 交办单位", N_("units made responsible, by id or name")},
    {"instruction", body, "批示 批示内容 批示意见", N_("the leader's instruction")},
    {"conferred", body, "会商结果 会商意见 会办意见", N_("what a conference decided")},
    {"plan", body, "化解方案 处理方案 方案", N_("the plan that the appointment led to")},
    {"note", body, "备注 说明 接待情况 答复情况", N_("anything else worth knowing")},
    {"told", moment, "告知日期 告知信访人日期", N_("day the petitioner was told")},
    {"briefed", moment, "提醒日期 提醒领导日期", N_("day the official was briefed")},
    {"confirmed", moment, "确认日期 领导确认日期", N_("day the official confirmed")},
    {"applied", moment, "申请日期 预约日期", N_("day the petitioner asked")},
    {"planned", moment, "方案日期 形成方案日期", N_("day the plan stood")},
};

}  // namespace

IntakeFields intake_fields() {
  return kFields;
}

IntakeFields reception_fields() {
  return kReceptionFields;
}

const IntakeField* find_intake_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields),
                                   [&](const IntakeField& field) { return field.name == name; });
  return found == std::end(kFields) ? nullptr : found;
}

std::string fold_header(std::string_view header) {
  std::string folded = to_lower(to_half_width(header));
  std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return std::string(trim(folded));
}

std::vector<std::size_t> columns_named(const std::vector<std::string>& names,
                                       const std::vector<std::string>& groups,
                                       std::string_view wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == trim(wanted)) found.push_back(i);
  if (!found.empty()) return found;
  const std::string folded = fold_header(wanted);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty() && fold_header(names[i]) == folded) found.push_back(i);
  if (!found.empty()) return found;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty() && (fold_header(groups[i] + "/" + names[i]) == folded ||
                               fold_header(groups[i] + names[i]) == folded))
      found.push_back(i);
  return found;
}

const IntakeField* recognize_header(std::string_view header, IntakeFields fields) {
  using Names = std::map<std::string, const IntakeField*, std::less<>>;
  static std::map<const IntakeField*, Names> tables;
  Names& known = tables[fields.data()];
  if (known.empty())
    for (const IntakeField& field : fields) {
      known.emplace(field.name, &field);
      for (const std::string_view name : split(field.headers, ' '))
        if (!name.empty()) known.emplace(name, &field);
    }
  std::string folded = fold_header(header);
  std::replace(folded.begin(), folded.end(), '_', '-');
  const auto found = known.find(folded);
  return found == known.end() ? nullptr : found->second;
}

std::string_view nearest_intake_field(std::string_view name) {
  std::vector<std::string_view> names;
  for (const IntakeField& field : kFields) names.push_back(field.name);
  return nearest(name, names);
}

}  // namespace anjuan

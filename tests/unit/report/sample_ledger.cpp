#include "report/sample_ledger.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "anjuan/desk/init.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/text/case_writer.hpp"

#include "report/sample_receptions.hpp"

namespace anjuan::testing {
namespace {

using F = HeadField;
using K = EventKind;

constexpr const char* kUnits =
    "- {id: office, name: 示例市信访局}\n"
    "- {id: minzheng, name: 示例市民政局, principal: li, categories: [劳动和社会保障]}\n"
    "- {id: chengguan, name: 示例市城管局, principal: li, categories: [城乡建设]}\n";
constexpr const char* kOfficials =
    "- {id: wang, name: 王主任, title: 主任, rank: principal, principal: true}\n"
    "- {id: li, name: 李副主任, title: 副主任, rank: deputy, portfolio: [城乡建设]}\n";

constexpr const char* kSubsidy = "劳动和社会保障/社会救助/残疾人补贴";
constexpr const char* kStreet = "城乡建设/市容环卫";
constexpr const char* kNorth = "示例市/北城街道";
constexpr const char* kSouth = "示例市/南城街道";

class CaseMaker {
 public:
  CaseMaker(std::string id, std::string received, std::string title) {
    case_.head[F::id] = std::move(id);
    case_.head[F::title] = std::move(title);
    case_.head[F::channel] = "online";
    case_.request = "请求依法办理并书面答复。";
    case_.petitioners.push_back({.name = "甲某某", .phone = "13800000000", .address = "示例路1号"});
    on(received, K::registered, {{"received", received}});
  }
  CaseMaker& with(F field, std::string value) {
    case_.head[field] = std::move(value);
    return *this;
  }
  CaseMaker& registered(const char* field, std::string value) {
    case_.history.front().set(field, std::move(value));
    return *this;
  }
  CaseMaker& on(const std::string& day, K kind,
                std::vector<std::pair<std::string, std::string>> fields = {}) {
    Event event;
    event.kind = kind;
    event.at = at_time(*parse_date(day), std::chrono::hours(9 + case_.history.size()),
                       std::chrono::hours(8));
    event.by = "clerk";
    event.fields = std::move(fields);
    case_.history.push_back(std::move(event));
    return *this;
  }
  CaseMaker& accepted(const std::string& day, int number) {
    return on(
        day, K::accepted,
        {{"document", "受理告知书〔" + day.substr(0, 4) + "〕" + std::to_string(number) + "号"}});
  }
  CaseMaker& assigned(const std::string& day, const char* unit, const char* lead) {
    return on(day, K::assigned, {{"unit", unit}, {"lead", lead}, {"opinion", "请依法办理。"}});
  }
  CaseMaker& answered(const std::string& replied, const std::string& closed, const char* settled) {
    on(replied, K::replied,
       {{"document",
         "处理意见书〔" + replied.substr(0, 4) + "〕" + case_.head[F::id].substr(11) + "号"},
        {"served", replied},
        {"text", "已经办理。"}});
    return on(closed, K::closed,
              {{"document",
                "办结单〔" + closed.substr(0, 4) + "〕" + case_.head[F::id].substr(11) + "号"},
               {"served", replied},
               {"settled", settled},
               {"result", "补贴已发放。"}});
  }
  Case take() { return std::move(case_); }

 private:
  Case case_;
};

std::vector<Case> sample_cases() {
  std::vector<Case> all;
  all.push_back(
      CaseMaker("SL-2025-000001", "2025-11-03", "反映补贴发放不及时")
          .with(F::channel, "visit")
          .with(F::category, kSubsidy)
          .with(F::place, kNorth)
          .accepted("2025-11-04", 1)
          .assigned("2025-11-05", "minzheng", "li")
          .answered("2025-11-20", "2025-11-25", "true")
          .on("2025-11-28", K::followed_up, {{"channel", "phone"}, {"satisfied", "satisfied"}})
          .on("2025-12-08", K::review_requested, {{"tier", "review"}})
          .on("2025-12-20", K::reviewed,
              {{"document", "复查意见书〔2025〕1号"},
               {"result", "upheld"},
               {"served", "2025-12-22"},
               {"note", "事实清楚，依据充分。"}})
          .on("2026-01-05", K::review_requested, {{"tier", "re-examination"}})
          .on("2026-01-20", K::re_examined,
              {{"document", "复核意见书〔2026〕1号"},
               {"result", "upheld"},
               {"served", "2026-01-22"},
               {"note", "维持复查意见。"}})
          .take());
  all.push_back(CaseMaker("SL-2025-000002", "2025-11-10", "反映占道经营")
                    .with(F::category, kStreet)
                    .with(F::place, kSouth)
                    .accepted("2025-11-11", 2)
                    .assigned("2025-11-12", "chengguan", "li")
                    .answered("2025-12-20", "2025-12-22", "false")
                    .take());
  all.push_back(CaseMaker("SL-2026-000001", "2026-08-01", "反映安置房长期未交付")
                    .with(F::channel, "letter")
                    .with(F::category, "城乡建设/征收拆迁")
                    .with(F::place, kNorth)
                    .registered("class", "major")
                    .accepted("2026-08-03", 1)
                    .assigned("2026-08-04", "chengguan", "wang")
                    .on("2026-09-20", K::extended,
                        {{"document", "延期办理告知书〔2026〕1号"},
                         {"days", "20"},
                         {"approver", "wang"},
                         {"reason", "案情复杂"},
                         {"notified", "2026-09-20"}})
                    .answered("2026-10-15", "2026-10-20", "true")
                    .take());
  all.push_back(
      CaseMaker("SL-2026-000002", "2026-10-05", "多人反映补贴标准")
          .with(F::channel, "visit")
          .with(F::persons, "7")
          .with(F::group, "true")
          .with(F::category, kSubsidy)
          .with(F::place, kNorth)
          .accepted("2026-10-08", 2)
          .assigned("2026-10-09", "minzheng", "wang")
          .on("2026-10-12", K::interviewed,
              {{"official", "wang"},
               {"principal", "true"},
               {"place", "信访接待室"},
               {"statement", "补贴标准不一致。"},
               {"answer", "依规核实补发。"},
               {"next", "十日内核实。"}})
          .on("2026-10-14", K::noted,
              {{"step", "evidence"}, {"note", "发放台账漏登七人。"}, {"appointment", "2026-10-10"}})
          .on("2026-10-15", K::conferred, {{"with", "市财政局"}, {"result", "统一标准。"}})
          .on("2026-10-16", K::planned, {{"plan", "核对名单，补发差额。"}})
          .answered("2026-10-30", "2026-11-03", "true")
          .on("2026-11-06", K::followed_up, {{"channel", "phone"}, {"satisfied", "basically"}})
          .take());
  all.push_back(CaseMaker("SL-2026-000003", "2026-10-06", "反映夜间施工噪声扰民")
                    .with(F::category, kStreet)
                    .with(F::place, kSouth)
                    .with(F::flags, "backlog")
                    .accepted("2026-10-09", 3)
                    .assigned("2026-10-10", "chengguan", "li")
                    .take());
  all.push_back(CaseMaker("SL-2026-000004", "2026-10-20", "再次反映占道经营")
                    .with(F::channel, "visit")
                    .with(F::category, kStreet)
                    .with(F::place, kSouth)
                    .with(F::repeat_of, "SL-2025-000002")
                    .registered("repeats", "1")
                    .accepted("2026-10-21", 4)
                    .assigned("2026-10-22", "chengguan", "li")
                    .answered("2026-11-10", "2026-11-12", "false")
                    .on("2026-11-16", K::followed_up,
                        {{"channel", "phone"},
                         {"satisfied", "dissatisfied"},
                         {"settled", "false"},
                         {"reason", "摊位仍在"}})
                    .take());
  all.push_back(CaseMaker("SL-2026-000005", "2026-11-02", "咨询临时救助条件")
                    .with(F::channel, "phone")
                    .with(F::category, "劳动和社会保障/社会救助/临时救助")
                    .with(F::place, kNorth)
                    .accepted("2026-11-04", 5)
                    .assigned("2026-11-05", "minzheng", "li")
                    .take());
  all.push_back(CaseMaker("SL-2026-000006", "2026-11-05", "建议增设公交站点")
                    .with(F::channel, "email")
                    .with(F::category, "交通运输/公共交通")
                    .with(F::kind, "suggestion")
                    .registered("kind", "suggestion")
                    .take());
  all.push_back(CaseMaker("SL-2026-000007", "2026-11-09", "举报执法人员吃拿卡要")
                    .with(F::category, "党务政务/作风")
                    .with(F::place, kSouth)
                    .registered("kind", "accusation")
                    .accepted("2026-11-10", 6)
                    .assigned("2026-11-11", "chengguan", "wang")
                    .on("2026-11-13", K::supervised,
                        {{"unit", "chengguan"},
                         {"reason", "线索具体"},
                         {"demand", "甲某某所述情况逐项核查"},
                         {"feedback_by", "2026-11-25"}})
                    .take());
  all.push_back(CaseMaker("SL-2026-000008", "2026-11-10", "多人到省反映欠薪")
                    .with(F::channel, "visit")
                    .with(F::persons, "12")
                    .with(F::group, "true")
                    .with(F::visit_level, "province")
                    .with(F::category, "劳动和社会保障/工资福利")
                    .registered("class", "major")
                    .accepted("2026-11-11", 7)
                    .take());
  all.push_back(CaseMaker("SL-2026-000009", "2026-11-12", "反映法院判决不公")
                    .with(F::channel, "letter")
                    .with(F::category, "公安政法/诉讼")
                    .on("2026-11-16", K::declined,
                        {{"document", "不予受理告知书〔2026〕1号"},
                         {"reason", "属于诉讼程序处理的事项"},
                         {"clause", "《信访工作条例》第二十二条"},
                         {"where", "原审人民法院的上一级人民法院"}})
                    .take());
  all.push_back(CaseMaker("SL-2026-000010", "2026-11-19", "=夜市油烟, \"噪声\"与垃圾")
                    .with(F::category, kStreet)
                    .with(F::place, kSouth)
                    .accepted("2026-11-20", 8)
                    .assigned("2026-11-20", "chengguan", "li")
                    .take());
  all.push_back(CaseMaker("SL-2026-000011", "2026-11-20", "反映夜市占道")
                    .with(F::category, kStreet)
                    .with(F::place, kSouth)
                    .take());
  return all;
}

void write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

Date sample_day() {
  return *make_date(2026, 11, 22);
}

void write_sample_ledger(const std::string& directory) {
  const auto made = init_ledger({directory, "SL", "示例市信访局", ""});
  if (!made) throw std::runtime_error(made.error().diagnostics.front().message);
  write(directory + "/units.yaml", kUnits);
  write(directory + "/officials.yaml", kOfficials);
  std::ofstream(directory + "/anjuan.toml", std::ios::app | std::ios::binary) << kSampleSettings;
  const auto ledger = Ledger::open(directory);
  if (!ledger) throw std::runtime_error(ledger.error().diagnostics.front().message);
  for (Case& value : sample_cases()) {
    value.head = folded_head(value, ledger->rules());
    write(ledger->paths().case_file(value.head[F::id], value.history.front().at.date()),
          write_case(value));
  }
  for (const auto& [path, text] : sample_reception_files()) write(directory + "/" + path, text);
}

}  // namespace anjuan::testing

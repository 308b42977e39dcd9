#include "report/sample_receptions.hpp"

#include <fmt/format.h>

#include "anjuan/disk/sha256.hpp"

namespace anjuan::testing {
namespace {

constexpr const char* kRota = R"(# anjuan rota, format 1
sessions:
  - {date: 2026-11-03, desk: hall, group: 1, kind: reception, official: wang}
  - {date: 2026-11-05, desk: hall, group: 1, kind: reception, official: li}
  - {date: 2026-11-10, desk: hall, group: 1, kind: reception, official: wang}
  - {date: 2026-11-12, desk: hall, group: 1, kind: reception, official: li}
  - {date: 2026-11-17, desk: hall, group: 1, kind: reception, official: wang}
  - {date: 2026-11-19, desk: village, group: 1, kind: field, official: li, mode: 带案下访, case: SL-2026-000003}
  - {date: 2026-11-24, desk: hall, group: 1, kind: reception, official: wang}
  - {date: 2026-11-26, desk: hall, group: 1, kind: reception, official: li}
)";

constexpr const char* kPaper = "谈话要点：补贴标准与发放时间。\n";

constexpr const char* kFirst = R"(date: 2026-11-03
desk: hall
group: 1
kind: reception
persons: 7
confirmed: 2026-11-02
officials:
  - wang
called:
  - unit: chengguan
    at: "09:10"
    arrived: "09:28"
  - unit: minzheng
    at: "09:10"
    arrived: "09:18"
batches:
  - persons: 7
    cases:
      - SL-2026-000002
    matter: 补贴标准
    disposition: answered
  - persons: 2
    cases:
      - SL-2026-000003
    disposition: follow-up
    due: 2026-11-15
    units:
      - chengguan
attachments:
  - path: attachments/sessions/2026-11-03-hall-1/record.txt
    sha256: )";

constexpr const char* kSecond = R"(date: 2026-11-05
desk: hall
officials:
  - li
late:
  li: 5
batches:
  - registered:
      - SL-2026-000006
    kind: suggestion
    disposition: answered
  - persons: 3
    matter: 低保政策
    disposition: solved
)";

constexpr const char* kThird = R"(date: 2026-11-10
desk: hall
officials:
  - li
batches:
  - persons: 12
    cases:
      - SL-2026-000008
    disposition: meeting
    due: 2026-11-30
    units:
      - minzheng
  - cases:
      - SL-2026-000007
    disposition: instructed
)";

constexpr const char* kFourth = R"(date: 2026-11-17
desk: hall
mode: 重点约访
officials:
  - wang
batches:
  - persons: 3
    matter: 校门口交通
    disposition: follow-up
    due: 2026-11-20
checklist:
  recording: true
  tracking: false
  archived: false
)";

constexpr const char* kYearBefore = R"(date: 2025-11-06
desk: hall
officials:
  - li
batches:
  - persons: 4
    cases:
      - SL-2025-000001
    disposition: instructed
)";

}  // namespace

const char* const kSampleSettings = R"(
[[reports.batch]]
name = "第一批积案"
due = 2026-10-31
flag = "backlog"
source = "DZ3"

[[activities.duty]]
kind = "meeting"
type = "monthly"
per = "month"
from = 2026-09-01
source = "C5"

[[activities.duty]]
kind = "meeting"
type = "half-month"
per = "half-month"
units = ["minzheng"]
from = 2026-11-01
source = "B7"

[[reports.owed]]
name = "monthly"
title = "接访下访工作月报"
per = "month"
due = "end+5d"
shift = "next-workday"
to = ["县委", "县政府"]
copies = ["县信访局"]
clerk = "li"
read-by = {principal = true}
from = 2026-09-01
source = "A12"

[[reports.owed]]
name = "notice"
title = "领导接访公示"
per = "month"
due = "start-1d"
published = ["接待场所", "公众号"]
from = 2026-11-01
source = "A9"

[rota]
[[rota.desk]]
id = "hall"
name = "来访大厅"
place = "示例市人民来访接待中心"
time = "09:00-11:30"
level = "county"

[[rota.desk]]
id = "village"
name = "中山社区"
place = "中山社区服务站"
time = "14:30-17:00"
level = "township"

[[rota.reception]]
require = "unit-within"
minutes = 10
source = "A10"

[[rota.reception]]
if = "persons >= 10"
require = "principal"
source = "A11"
)";

std::vector<std::pair<std::string, std::string>> sample_reception_files() {
  const auto activity = [](std::string name, const std::string& text) {
    return std::pair("activities/" + std::move(name), "# anjuan activity, format 1\n" + text);
  };
  return {
      {"rota/2026-11.yaml", kRota},
      {"attachments/sessions/2026-11-03-hall-1/record.txt", kPaper},
      {"sessions/2025/11/2025-11-06-hall-1.yaml", kYearBefore},
      {"sessions/2026/11/2026-11-03-hall-1.yaml", kFirst + sha256_of(kPaper) + "\n"},
      {"sessions/2026/11/2026-11-05-hall-1.yaml", kSecond},
      {"sessions/2026/11/2026-11-10-hall-1.yaml", kThird},
      {"sessions/2026/11/2026-11-17-hall-1.yaml", kFourth},
      activity("2025/2025-12-01-publicity-1.yaml",
               "date: 2025-12-01\nkind: publicity\ntitle: 宣传月\nleaflets: 100\n"),
      activity("2026/2026-06-02-research-1.yaml",
               "date: 2026-06-02\nkind: research\ntitle: 欠薪问题调研\ndocument: 调研报告1号\n"),
      activity("2026/2026-09-10-meeting-1.yaml",
               "date: 2026-09-10\nkind: meeting\ntype: joint\npersons: 14\n"),
      activity("2026/2026-10-20-meeting-1.yaml",
               "date: 2026-10-20\nkind: meeting\ntype: monthly\npersons: 9\n"),
      activity("2026/2026-11-04-meeting-1.yaml",
               "date: 2026-11-04\nkind: meeting\ntype: half-month\nunit: minzheng\n"),
      activity("2026/2026-10-08-sent-1.yaml",
               "date: 2026-10-08\nkind: sent\nto:\n  - 县委\n  - 县政府\n  - 县信访局\n"
               "report: monthly\nperiod: 2026-09\n"),
      activity("2026/2026-11-05-sent-1.yaml",
               "date: 2026-11-05\nkind: sent\nto:\n  - 县委\n  - 县政府\nreport: monthly\n"
               "period: 2026-10\n"),
      activity("2026/2026-11-08-publicity-1.yaml",
               "date: 2026-11-08\nkind: publicity\ntitle: 广场宣传\nleaflets: 300\n"
               "questionnaires: 40\nconsultations: 25\nlegal_advice: 8\n"),
      activity("2026/2026-11-12-screening-1.yaml",
               "date: 2026-11-12\nkind: screening\ntitle: 村居排查\nunit: minzheng\nfound: 6\n"
               "settled: 4\nreported_up: 1\n"),
      activity("2026/2026-11-16-inspection-1.yaml",
               "date: 2026-11-16\nkind: inspection\ntype: unannounced\nunit: chengguan\n"
               "checklist:\n  - item: 接访日制度执行\n    result: 公示牌已更新\n"),
  };
}

}  // namespace anjuan::testing

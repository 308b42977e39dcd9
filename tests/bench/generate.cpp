#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "anjuan/desk/init.hpp"
#include "anjuan/desk/new_case.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/draft.hpp"

// Makes N synthetic complaints, always the same ones: as a ledger of case files, written by the
// library as `register` writes them, or as one csv file for `register --from`.
//   bench_generate ledger DIR N
//   bench_generate csv FILE N
namespace anjuan {
namespace {

constexpr std::array<std::string_view, 8> kMatters = {
    "反映小区停水",   "反映夜间噪声", "反映拖欠工资", "反映路灯不亮",
    "反映补贴未发放", "反映道路塌陷", "反映物业收费", "反映垃圾清运不及时"};
constexpr std::array<std::string_view, 4> kClasses = {"general", "general", "complex", "simple"};
constexpr std::array<std::string_view, 4> kChannels = {"online", "visit", "letter", "phone"};
constexpr std::string_view kSentence =
    "自上月以来情况一直没有改善，多次向有关单位反映，得到的答复是正在研究。"
    "请尽快派人到现场核实，并书面告知处理意见。";

/// Small and the same everywhere (the standard's distributions are not).
class Random {
 public:
  unsigned below(unsigned limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<unsigned>(state_ >> 33) % limit;
  }

 private:
  unsigned long long state_ = 20260722;
};

Draft make_draft(unsigned number, Random& random) {
  const Date first = *make_date(2024, 1, 1);
  const Date today = *make_date(2026, 7, 20);
  const auto plus = [](Date day, unsigned days) { return day + std::chrono::days(days); };
  // Most of a ledger's cases are answered; the open ones are mostly young.
  const bool answered = random.below(100) < 80;
  const Date received =
      answered ? plus(first, random.below(870)) : today - std::chrono::days(random.below(75));
  Draft draft;
  draft[DraftField::title] = fmt::format("{}（第{}号）", kMatters[random.below(8)], number);
  draft[DraftField::source] = fmt::format("{:07}", number);
  draft[DraftField::received] = to_string(received);
  draft[DraftField::class_] = std::string(kClasses[random.below(4)]);
  draft[DraftField::channel] = std::string(kChannels[random.below(4)]);
  draft[DraftField::place] =
      fmt::format("示例市/第{}街道/第{}社区", random.below(12) + 1, random.below(40) + 1);
  draft[DraftField::persons] = std::to_string(random.below(20) == 0 ? 5 + random.below(30) : 1);
  draft[DraftField::petitioner_name] = fmt::format("示例{}", number);
  draft[DraftField::petitioner_phone] = fmt::format("1000{:07}", number);
  std::string request;
  for (unsigned i = 0; i <= random.below(4); ++i)
    request += (i ? "\n" : "") + std::string(kSentence);
  draft[DraftField::request] = std::move(request);
  if (answered || random.below(4) != 0) {
    draft[DraftField::accepted] = to_string(std::min(plus(received, random.below(3)), today));
    draft[DraftField::unit] = "office";
  }
  if (answered) {
    const Date replied = plus(received, 3 + random.below(27));
    draft[DraftField::replied] = to_string(replied);
    draft[DraftField::reply] = std::string(kSentence);
    draft[DraftField::closed] = to_string(replied);
  }
  return draft;
}

int write_ledger(const std::string& directory, unsigned count) {
  if (!init_ledger({.directory = directory, .code = "BENCH", .name = "示例市信访局"})) return 1;
  auto ledger = Ledger::open(directory);
  if (!ledger) return 1;
  const Timestamp now =
      at_time(*make_date(2026, 7, 20), std::chrono::hours(6), std::chrono::hours(8));
  Random random;
  std::map<int, int> last_numbers;
  for (unsigned i = 1; i <= count; ++i) {
    auto made = make_case(*ledger, make_draft(i, random),
                          {.now = now, .on = now.date(), .by = "bench", .imported = true});
    if (!made) {
      std::fprintf(stderr, "%s\n", render(made.error().diagnostics.front()).c_str());
      return 1;
    }
    const auto one = number_case(*ledger, std::move(*made), last_numbers);
    if (!one) return 1;
    std::filesystem::create_directories(std::filesystem::path(one->path).parent_path());
    std::ofstream(one->path, std::ios::binary) << one->text;
  }
  return 0;
}

int write_csv(const std::string& path, unsigned count) {
  constexpr std::array<std::pair<DraftField, std::string_view>, 13> columns = {
      {{DraftField::source, "编号"},
       {DraftField::title, "标题"},
       {DraftField::received, "来信时间"},
       {DraftField::class_, "事项等级"},
       {DraftField::channel, "信访形式"},
       {DraftField::place, "属地"},
       {DraftField::persons, "人数"},
       {DraftField::petitioner_name, "信访人"},
       {DraftField::petitioner_phone, "联系电话"},
       {DraftField::request, "内容"},
       {DraftField::accepted, "受理日期"},
       {DraftField::replied, "答复日期"},
       {DraftField::reply, "答复意见"}}};
  std::ofstream out(path, std::ios::binary);
  std::string line = "\xEF\xBB\xBF";
  for (const auto& [field, title] : columns) line += fmt::format("{},", title);
  out << line << "办结日期\r\n";
  Random random;
  for (unsigned i = 1; i <= count; ++i) {
    const Draft draft = make_draft(i, random);
    for (const auto& [field, title] : columns) out << '"' << draft[field] << "\",";
    out << draft[DraftField::closed] << "\r\n";
  }
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace anjuan

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  unsigned count = 0;
  if (words.size() == 3) std::from_chars(words[2].data(), words[2].data() + words[2].size(), count);
  if (count > 0 && words[0] == "ledger") return anjuan::write_ledger(words[1], count);
  if (count > 0 && words[0] == "csv") return anjuan::write_csv(words[1], count);
  std::fputs("usage: bench_generate ledger DIR N | csv FILE N\n", stderr);
  return 2;
}

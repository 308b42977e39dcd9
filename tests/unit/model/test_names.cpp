#include <set>
#include <string>

#include <doctest/doctest.h>

#include "anjuan/model/clock_kind.hpp"
#include "anjuan/model/head.hpp"
#include "anjuan/model/paper_kind.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/rota/check/breach.hpp"
#include "anjuan/rota/plan/problem.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

/// The table stands in the order of its enum, and no two values are called alike.
template <class E>
void check_vocabulary(const char* what) {
  CAPTURE(what);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < names<E>().size(); ++i) {
    const Named<E>& row = names<E>()[i];
    CAPTURE(std::string(row.name));
    CHECK(static_cast<std::size_t>(row.value) == i);
    CHECK(seen.insert(row.name).second);
    CHECK(parse_name<E>(row.name) == row.value);
    CHECK(to_name(row.value) == row.name);
  }
  CHECK_FALSE(parse_name<E>("no such word"));
  CHECK_FALSE(parse_name<E>(""));
}

TEST_CASE("every word of a closed set means one value, and every value has one word") {
  check_vocabulary<Status>("status");
  check_vocabulary<CaseClass>("class");
  check_vocabulary<CaseKind>("kind");
  check_vocabulary<Route>("route");
  check_vocabulary<Channel>("channel");
  check_vocabulary<VisitLevel>("visit level");
  check_vocabulary<Satisfaction>("satisfaction");
  check_vocabulary<ReviewTier>("tier of a review");
  check_vocabulary<ReviewResult>("result of a review");
  check_vocabulary<FollowUpBy>("way of a follow-up");
  check_vocabulary<TaskKind>("task");
  check_vocabulary<HandlingStep>("step");
  check_vocabulary<LeadReason>("why an official leads");
  check_vocabulary<rota::BreachKind>("breach of a rota");
  check_vocabulary<rota::UnmetKind>("what a plan lacks");
}

TEST_CASE("clocks, head fields and papers stand in the order of their enums") {
  for (std::size_t i = 0; i < clock_table().size(); ++i) {
    CHECK(static_cast<std::size_t>(clock_table()[i].kind) == i);
    CHECK(parse_clock(clock_table()[i].name) == clock_table()[i].kind);
  }
  for (std::size_t i = 0; i < head_fields().size(); ++i) {
    CHECK(static_cast<std::size_t>(head_fields()[i].field) == i);
    CHECK(parse_head_field(head_fields()[i].name) == head_fields()[i].field);
  }
  CHECK(head_fields().size() == kHeadFieldCount);
  for (std::size_t i = 0; i < paper_table().size(); ++i)
    CHECK(static_cast<std::size_t>(paper_table()[i].kind) == i);
}

TEST_CASE("a paper is known by its name, its title and what offices call it besides") {
  for (const PaperSpec& paper : paper_table()) {
    CAPTURE(std::string(paper.name));
    for (const std::string_view said : {paper.name, paper.title, paper.also})
      if (!said.empty()) {
        CHECK(parse_paper(said) == paper.kind);
        CHECK(paper_title(said) == paper.title);
      }
  }
  CHECK(parse_paper("处理意见") == PaperKind::opinion);
  CHECK_FALSE(parse_paper("稳控方案"));
  CHECK_FALSE(parse_paper(""));
  CHECK(paper_title("稳控方案") == "稳控方案");
}

TEST_CASE("a task is told in words, and a word that is no task as it is") {
  for (const Named<TaskKind>& task : names<TaskKind>()) CHECK(task_text(task.name) == task.label);
  CHECK(task_text("巡查") == "巡查");
}

TEST_CASE("only a status that owes nothing more counts as ended") {
  int open = 0;
  for (const Named<Status>& row : names<Status>()) open += is_open(row.value) ? 1 : 0;
  CHECK(open == 4);
  CHECK(is_open(Status::replied));
  CHECK_FALSE(is_open(Status::closed));
}

}  // namespace
}  // namespace anjuan

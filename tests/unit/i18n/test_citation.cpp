#include <doctest/doctest.h>

#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/report.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

using namespace anjuan;

TEST_CASE("a rule is shown by its document and article, never by a code of ours") {
  struct Line {
    const char* rule;
    const char* english;
    const char* chinese;
  };
  const Line lines[] = {
      {"A8", "东乌旗党政领导干部接访和带案下访制度第九条",
       "东乌旗党政领导干部接访和带案下访制度第九条"},
      {"source H8", "某街道党政领导干部接访和带案下访制度第十六条（一）",
       "某街道党政领导干部接访和带案下访制度第十六条（一）"},
      {"A12, D6",
       "东乌旗党政领导干部接访和带案下访制度第十二条, "
       "达州市残联领导干部接访约访下访工作制度（2020）三（三）",
       "东乌旗党政领导干部接访和带案下访制度第十二条、达州市残联领导干部接访约访下访工作制度（2020"
       "）三（三）"},
      {"H5–H7", "某街道党政领导干部接访和带案下访制度第十六条（二）",
       "某街道党政领导干部接访和带案下访制度第十六条（二）"},
      {"D10, D10b", "达州市残联领导干部接访约访下访工作制度（2020）三（六）",
       "达州市残联领导干部接访约访下访工作制度（2020）三（六）"},
      {"W22 art. 34", "Regulations on Petition Work art. 34", "《信访工作条例》第三十四条"},
      {"W22 art. 28, 30, source A13",
       "Regulations on Petition Work art. 28, 30, "
       "东乌旗党政领导干部接访和带案下访制度第十六条（一）",
       "《信访工作条例》第二十八、三十条、东乌旗党政领导干部接访和带案下访制度第十六条（一）"},
      {"信访工作条例第二十二、二十三条", "Regulations on Petition Work art. 22, 23",
       "《信访工作条例》第二十二、二十三条"},
      {"《信访工作条例》第三十一条、第三十五条", "Regulations on Petition Work art. 31, 35",
       "《信访工作条例》第三十一、三十五条"},
      {"重大信访事项60日; 信访工作条例第三十四条",
       "重大信访事项60日; Regulations on Petition Work art. 34",
       "重大信访事项60日; 《信访工作条例》第三十四条"},
  };
  for (const Line& line : lines) {
    CAPTURE(line.rule);
    set_language(Language::en);
    CHECK(cited(line.rule) == line.english);
    set_language(Language::zh);
    CHECK(cited(line.rule) == line.chinese);
  }
  set_language(Language::en);
}

TEST_CASE("an office is shown no clause of another office's document") {
  struct Line {
    const char* rule;
    const char* shown;
  };
  const Line lines[] = {
      {"A8, F9", "启东市党政领导干部接访约访工作办法三（二）"},
      {"F9, A8", "启东市党政领导干部接访约访工作办法三（二）"},
      {"H5–H7", ""},
      {"source H8", ""},
      {"source C10, HR5, D12", ""},
      {"source H7, W22 art. 34", "《信访工作条例》第三十四条"},
      {"W22 art. 34、H8、F9",
       "《信访工作条例》第三十四条、启东市党政领导干部接访约访工作办法三（二）"},
      {"W22 art. 34、H8", "《信访工作条例》第三十四条"},
      {"《信访工作条例》第三十四条，来源 H8", "《信访工作条例》第三十四条"},
      {"来源 F9，来源 H8", "启东市党政领导干部接访约访工作办法三（二）"},
      {"本办法第五条 (每周一天接访)", "本办法第五条 (每周一天接访)"},
      {"units.yaml", "units.yaml"},
  };
  set_language(Language::zh);
  cite_only(std::vector<std::string>{"F"});
  for (const Line& line : lines) {
    CAPTURE(line.rule);
    CHECK(cited(line.rule) == line.shown);
  }
  cite_only(std::nullopt);
  set_language(Language::en);
}

TEST_CASE("what calls itself 本制度 is cited by the name of its document") {
  call_own_documents({{"本制度", "某乡领导干部接访、下访制度"}, {"本方案", ""}});
  CHECK(cited("本制度第五条 (每周一天)") == "某乡领导干部接访、下访制度第五条 (每周一天)");
  CHECK(cited("本制度第五条; 信访工作条例第三十四条") ==
        "某乡领导干部接访、下访制度第五条; Regulations on Petition Work art. 34");
  CHECK(cited("按本制度办理") == "按本制度办理");
  CHECK(cited("本方案二（一）") == "本方案二（一）");
  // Of which of two documents it speaks nobody can tell.
  call_own_documents({{"本制度", "甲制度"}, {"本制度", "乙制度"}});
  CHECK(cited("本制度第五条") == "本制度第五条");
  call_own_documents({});
}

TEST_CASE("what is no code stays as it was written") {
  for (const char* rule :
       {"本办法第五条 (每周一天接访)", "A4纸公示", "用A4，双面", "[git] commit = true", "2026-H1",
        "DZ-2026-000001", "units.yaml", "the earliest limit wins", "A99", "W22", ""})
    CHECK(cited(rule) == rule);
}

TEST_CASE("every clause that a built-in rule names can be cited") {
  for (const EventSpec& spec : event_table()) {
    CAPTURE(spec.name);
    CHECK(cited(spec.rule).find("source ") == std::string::npos);
  }
  for (const ReportSpec& spec : report_table()) {
    CAPTURE(spec.name);
    CHECK((spec.source.empty() || cited(spec.source) != spec.source));
  }
}

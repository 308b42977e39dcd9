#pragma once

#include <map>
#include <string>
#include <utility>

#include <doctest/doctest.h>
#include <zip.h>

#include "intake/temp_file.hpp"

namespace anjuan::testing {

/// A workbook written part by part, so that a test says exactly what stands in it.
class Workbook {
 public:
  Workbook() {
    part("_rels/.rels",
         R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/officeDocument" )"
         R"(Target="xl/workbook.xml"/></Relationships>)");
    part("xl/_rels/workbook.xml.rels",
         R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/worksheet" )"
         R"(Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/worksheet" )"
         R"(Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://x/styles" )"
         R"(Target="styles.xml"/><Relationship Id="rId4" Type="http://x/sharedStrings" )"
         R"(Target="sharedStrings.xml"/></Relationships>)");
    book("", R"(<sheet name="登记" sheetId="1" r:id="rId1"/>)");
    strings("");
    sheet(1, "");
    sheet(2, R"(<row><c t="inlineStr"><is><t>second</t></is></c></row><row><c><v>2</v></c></row>)");
    // Styles: 0 plain, 1 day, 2 moment (own code), 3 number with text (own code), 4 Chinese day,
    // 5 time, 6 duration, 7 four digits, 8 digits behind words.
    part(
        "xl/styles.xml",
        R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/>)"
        R"(<numFmt numFmtId="177" formatCode="0.0&quot;day&quot;"/>)"
        R"(<numFmt numFmtId="178" formatCode="0000"/>)"
        R"(<numFmt numFmtId="179" formatCode="&quot;信访-&quot;000"/></numFmts>)"
        R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>)"
        R"(<xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="31"/>)"
        R"(<xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="178"/><xf numFmtId="179"/></cellXfs></styleSheet>)");
  }

  void part(const std::string& name, std::string xml) { parts_[name] = std::move(xml); }
  void book(const std::string& properties, const std::string& sheets) {
    part("xl/workbook.xml", "<workbook xmlns:r=\"http://x/relationships\">" + properties +
                                "<sheets>" + sheets + "</sheets></workbook>");
  }
  void strings(const std::string& items) {
    part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
  }
  void sheet(int number, const std::string& rows) {
    part("xl/worksheets/sheet" + std::to_string(number) + ".xml",
         "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  std::string write(const TempFolder& folder, const std::string& name = "f.xlsx") const {
    int error = 0;
    zip_t* archive = zip_open(folder.path(name).c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    REQUIRE(archive != nullptr);
    for (const auto& [part, xml] : parts_) {
      zip_source_t* source = zip_source_buffer(archive, xml.data(), xml.size(), 0);
      REQUIRE(zip_file_add(archive, part.c_str(), source, 0) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    return folder.path(name);
  }

 private:
  std::map<std::string, std::string> parts_;
};

}  // namespace anjuan::testing

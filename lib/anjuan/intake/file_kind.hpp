#pragma once

#include <string>
#include <string_view>

namespace anjuan {

/// What a file is by its content, whatever its name says.
struct FileKind {
  enum class Form {
    text,          ///< csv, yaml, json; also what cannot be opened or is empty
    workbook,      ///< an .xlsx, also a damaged one
    old_workbook,  ///< an .xls of 1997 to 2003, also one of WPS (.et)
    foreign,       ///< anything else, which is not read
  };
  Form form = Form::text;
  std::string code;  ///< of a diagnostic: "foreign-format", "encrypted-workbook"
  std::string what;  ///< "a Word document (.docx)"
  std::string remedy;
};

FileKind file_kind(const std::string& path);

/// The ending behind the last dot, without the dot; empty when there is none.
std::string_view extension_of(std::string_view path);

}  // namespace anjuan

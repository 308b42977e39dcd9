#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

namespace anjuan::cli {

/// Whether a paper is asked for as a PDF: by the format, else by the ending of the file.
bool wants_pdf(std::string_view format, std::string_view file);

/// A Word file as a PDF, by the LibreOffice that is installed. Fails (usage, "no-converter") where
/// there is none, (io) when it does not do it.
Result<std::string> pdf_of(std::string_view word_file);

}  // namespace anjuan::cli

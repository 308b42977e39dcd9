#include "anjuan/ledger/document_index.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/document_number.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kKey = "document:";

/// The value of a line `document: …` as it stands, without quotes and comment.
std::string_view value_in(std::string_view line) {
  line = trim(line);
  if (!line.starts_with(kKey)) return {};
  line = trim(line.substr(kKey.size()));
  if (line.empty() || (line[0] != '"' && line[0] != '\'')) {
    const std::size_t comment = line.find(" #");
    return trim(line.substr(0, comment));
  }
  const std::size_t end = line.find(line[0], 1);
  return end == std::string_view::npos ? std::string_view() : line.substr(1, end - 1);
}

}  // namespace

Result<> DocumentIndex::look_through() {
  if (looked_) return {};
  std::vector<Diagnostic> problems;
  for (const std::string& path : list_case_files(ledger_.paths(), problems)) {
    ANJUAN_TRY(text, read_file(path));
    for (std::size_t at = text.find(kKey); at != std::string::npos;
         at = text.find(kKey, at + kKey.size())) {
      const std::string_view line = std::string_view(text).substr(at, text.find('\n', at) - at);
      if (const std::string_view value = value_in(line); !value.empty())
        paths_.emplace(plain_number(value), path);
    }
  }
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  looked_ = true;
  return {};
}

Result<std::optional<std::string>> DocumentIndex::holder_of(std::string_view number) {
  const std::string wanted = plain_number(number);
  if (const auto found = planned_.find(wanted); found != planned_.end())
    return std::optional(found->second);
  ANJUAN_DO(look_through());
  const auto [first, last] = paths_.equal_range(wanted);
  for (auto found = first; found != last; ++found) {
    auto text = read_file(found->second);
    ANJUAN_TRY(value,
               text ? read_case_strictly(*text, found->second) : Result<Case>(pass_on(text)));
    for (const Event& event : in_force(value.history))
      if (plain_number(event.get("document")) == wanted)
        return std::optional(
            fmt::format("{}, {}", value.head[HeadField::id], tr(spec_of(event.kind).label)));
  }
  return std::optional<std::string>();
}

void DocumentIndex::add(const std::string& number, std::string holder) {
  planned_.emplace(plain_number(number), std::move(holder));
}

}  // namespace anjuan

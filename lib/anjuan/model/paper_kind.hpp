#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace anjuan {

/// The papers that an office makes of a case. To add one: its name here, its row in paper_kind.cpp,
/// and what it says in forms/document.cpp.
enum class PaperKind {
  registration,
  interview,
  assignment,
  transfer,
  supervision,
  closing,
  responsibility,
  acceptance,
  refusal,
  extension,
  opinion,
  review,
  re_examination,
  receipt,
};

struct PaperSpec {
  PaperKind kind;
  std::string_view name;   ///< for the command line: "acceptance"
  std::string_view title;  ///< on paper, in front of its number: 受理告知书
  std::string_view also;   ///< another title that offices write; may be empty
};

/// The table, in PaperKind order.
std::span<const PaperSpec> paper_table();
const PaperSpec& spec_of(PaperKind kind);
/// By its name or a title; nullopt for a paper of the office's own.
std::optional<PaperKind> parse_paper(std::string_view text);
/// The title of a paper that is known by a name or another title; any other text as it is.
std::string_view paper_title(std::string_view text);

}  // namespace anjuan

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "anjuan/model/event.hpp"
#include "anjuan/model/paper_kind.hpp"

namespace anjuan {

/// Whom a document speaks to; decides whether it may show who complained (W22 art. 30).
enum class Audience {
  petitioner,  ///< to the petitioner
  unit,        ///< to the unit that the complaint is about, or to the public
  file,        ///< stays in the office's archive
};

/// One kind of document that an office makes of a case.
struct DocumentKind {
  PaperKind paper;
  Audience audience;
  /// The event that the document is about; without one it cannot be made. None: always possible.
  std::optional<EventKind> event;
  std::string_view verb;  ///< the command that records the event

  std::string_view name() const { return spec_of(paper).name; }
  std::string_view title() const { return spec_of(paper).title; }
};

std::span<const DocumentKind> document_table();
/// By its name or a title; nullptr when there is none.
const DocumentKind* find_document(std::string_view name);

/// 受理告知书〔2026〕17号.
std::string document_number(const DocumentKind& kind, int year, int number);
/// The 17 of a number of this kind and year; nullopt for any other text.
std::optional<int> parse_document_number(const DocumentKind& kind, int year, std::string_view text);

}  // namespace anjuan

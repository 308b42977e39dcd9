#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "anjuan/model/audience.hpp"
#include "anjuan/model/event.hpp"
#include "anjuan/model/paper_kind.hpp"

namespace anjuan {

/// One kind of document that an office makes of a case.
struct DocumentKind {
  PaperKind paper;
  Audience audience;  ///< whom it speaks to: decides what it may show
  /// The event that the document is about; without one it cannot be made. None: it is about any
  /// paper that was served on the petitioner.
  std::optional<EventKind> event;
  std::string_view verb;  ///< the command that records the event

  std::string_view name() const { return spec_of(paper).name; }
  std::string_view title() const { return spec_of(paper).title; }
  /// Whether it bears a number of its own; what is about another paper does not.
  bool is_numbered() const { return event.has_value(); }
};

std::span<const DocumentKind> document_table();
/// By its name or a title; nullptr when there is none.
const DocumentKind* find_document(std::string_view name);
/// The paper that such an event brings to the petitioner; nullptr for none.
const DocumentKind* paper_served_by(EventKind event);

/// How the numbers of a kind are made where an office does not say: 受理告知书〔{year}〕{n}号.
std::string default_number_pattern(const DocumentKind& kind);
/// Whether a pattern has {n} once and {year} once at most.
bool is_number_pattern(std::string_view pattern);
/// What stands in front of the running number in that year.
std::string number_front(std::string_view pattern, int year);
/// 受理告知书〔2026〕17号, by a pattern.
std::string document_number(std::string_view pattern, int year, int number);
/// The 17 of a number by that pattern and of that year; nullopt for any other text.
std::optional<int> parse_document_number(std::string_view pattern, int year, std::string_view text);

}  // namespace anjuan

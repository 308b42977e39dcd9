#pragma once

#include <string>

#include "anjuan/forms/template.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/document.hpp"

namespace anjuan {

/// The last event that a document of this kind is about; nullptr when there is none.
const Event* event_of(const Case& value, const DocumentKind& kind);

/// The events that a document of this kind can be about, in the order of the record.
std::vector<const Event*> events_of(const Case& value, const DocumentKind& kind);

/// Whether a document must not show who complained: it goes to the unit or the public, and the
/// case is an accusation or the petitioner asked not to be named.
bool hides_petitioner(const Case& value, const DocumentKind& kind);

/// Whoever must keep away from the case (W22 art. 28, 30) and would get the document, or stands in
/// it beside the petitioner: an id; empty for nobody.
std::string barred_addressee(const Ledger& ledger, const Case& value, const DocumentKind& kind,
                             const Event& event);

/// A document to be made: its kind, and the event of `record` that it is about.
struct Paper {
  const Case& record;  ///< everything that is on record, what was taken out as well
  const DocumentKind& kind;
  const Event& event;
};

/// Everything a template can print about a case, for one document, as it was when the event was
/// written down, whatever was corrected, moved or recorded since; but what became secret since is
/// secret, and a feedback or a return that followed is told. Whom it speaks to decides what they
/// hold (rules/shown.hpp): where the petitioner is hidden, the fields of persons are not there, and
/// the request is the summary that the record has for the unit.
FormValues form_values(const Ledger& ledger, const Paper& paper, const std::string& number,
                       Date today);

/// 2026年11月22日.
std::string chinese_date(Date date);

}  // namespace anjuan

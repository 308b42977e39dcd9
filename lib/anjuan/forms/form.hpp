#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/document.hpp"

namespace anjuan {

struct FormRequest {
  bool html = false;
  Date today{};
};

/// A document ready to print.
struct Form {
  const DocumentKind* kind = nullptr;
  std::string number;
  bool proposed = false;  ///< the event carries no number yet; the next free one stands in
  std::string text;       ///< a whole HTML page, or plain text
};

/// Makes one document of a case from its template: the office's own forms/NAME.html or .txt when
/// there is one, else the built-in one. Fails (refused) when the event it is about has not been
/// recorded, (bad_data) when the office's template is faulty. Reads; writes nothing.
Result<Form> make_form(const Ledger& ledger, const Case& value, const DocumentKind& kind,
                       const FormRequest& request);

/// Every document that the case has come to, one after the other: one HTML page with a sheet for
/// each, or one text with a form feed between.
Result<std::string> make_bundle(const Ledger& ledger, const Case& value,
                                const FormRequest& request);

/// The next free number of a kind in a year, after the highest on record in any case.
Result<std::string> next_document_number(const Ledger& ledger, const DocumentKind& kind, int year);

}  // namespace anjuan

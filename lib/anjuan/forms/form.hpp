#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/document.hpp"

namespace anjuan {

enum class FormFormat { text, html, docx };
inline constexpr std::string_view kFormFormatNames[] = {"text", "html", "docx"};

struct FormRequest {
  FormFormat format = FormFormat::text;
  Date today{};
  const DocumentKind* served = nullptr;  ///< of a receipt: the paper it is for; the last when null
  // What no record of the case says, as whoever prints it tells.
  std::vector<std::string> enclosed;  ///< 附件
  std::vector<std::string> copies;    ///< 抄送
  std::string contact;                ///< 联系人
};

/// A document ready to print.
struct Form {
  const DocumentKind* kind = nullptr;
  std::string number;
  bool proposed = false;  ///< the event carries no number yet; the next free one stands in
  std::string text;       ///< a whole HTML page, the bytes of a Word file, or plain text
};

/// The office's own template of a document, forms/NAME.html, .txt or .docx, or the built-in one.
/// The built-in Word template is made of the built-in page, so that both say the same.
Result<std::string> form_template(const Ledger& ledger, std::string_view name, FormFormat format);

/// Makes one document of a case from its template: the office's own forms/NAME.html, .txt or .docx
/// when there is one, else the built-in one. Fails (refused) when the event it is about has not
/// been recorded, (bad_data) when the office's template is faulty. Reads; writes nothing.
Result<Form> make_form(const Ledger& ledger, const Case& value, const DocumentKind& kind,
                       const FormRequest& request);

/// Every document that the case has come to, one after the other: one HTML page with a sheet for
/// each, one text with a form feed between, or one Word file with a section for each. Fails
/// (refused) where a Word file of the office's own cannot stand in one with the others.
Result<std::string> make_bundle(const Ledger& ledger, const Case& value,
                                const FormRequest& request);

/// The next free number of a kind in a year, after the highest on record in any case.
Result<std::string> next_document_number(const Ledger& ledger, const DocumentKind& kind, int year);

}  // namespace anjuan

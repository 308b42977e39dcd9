#include "anjuan/forms/form.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/forms/fields.hpp"
#include "anjuan/forms/template.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/document_number.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

struct Template {
  std::string file;
  std::string text;
};

/// The office's own template, or the built-in one of that name.
Result<Template> find_template(const Ledger& ledger, std::string_view name) {
  const std::string own = fmt::format("{}forms/{}", ledger.paths().root, name);
  ANJUAN_TRY(custom, read_if_there(own));
  if (custom) return Template{own, std::move(*custom)};
  const std::string built_in = fmt::format("forms/{}", name);
  const auto text = find_resource(built_in);
  if (!text)
    return fail(ExitCode::bug, {.code = "no-template",
                                .file = built_in,
                                .message = tr("this template is not built in"),
                                .remedy = tr("this is a fault of the program: report it")});
  return Template{built_in, std::string(*text)};
}

/// Whether the number of the event is that of this kind: of the kinds that one event gives rise to
/// it is the first one's.
bool is_its_document(const DocumentKind& kind) {
  const auto table = document_table();
  return std::find_if(table.begin(), table.end(), [&](const DocumentKind& other) {
           return other.event == kind.event;
         })->paper == kind.paper;
}

/// The number that the event carries, as it stands, or that of a filed paper.
std::string recorded_number(const Case& value, const DocumentKind& kind, const Event& about) {
  if (!about.get("document").empty() &&
      (is_its_document(kind) || about.get("document").starts_with(kind.title())))
    return std::string(about.get("document"));
  std::string found;
  for (const Event& event : value.history)
    if (event.kind != kind.event && event.get("document").starts_with(kind.title()))
      found = event.get("document");
  return found;
}

std::string indented(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out;
}

Result<std::string> fill(const Ledger& ledger, const Paper& paper, const Form& form,
                         const FormRequest& request) {
  const char* ending = request.html ? ".html" : ".txt";
  ANJUAN_TRY(page, find_template(ledger, std::string(form.kind->name()) + ending));
  const std::string number = form.proposed ? form.number + "（拟）" : form.number;
  FormValues values = form_values(ledger, paper, number, request.today);
  // In a plain text the paragraphs of an answer stand as those of the letter do.
  if (!request.html)
    for (const char* field : {"request", "facts", "basis", "opinion", "statement", "answer"})
      if (const auto found = values.values.find(field); found != values.values.end())
        found->second = indented(found->second);
  return fill_template(page.text, page.file, values, request.html);
}

Result<std::string> lay_out(const Ledger& ledger, const std::string& heading,
                            const std::string& body) {
  ANJUAN_TRY(layout, find_template(ledger, "layout.html"));
  FormValues values;
  values.values = {{"heading", heading}, {"body", body}, {"office", ledger.office().name}};
  return fill_template(layout.text, layout.file, values, true);
}

/// The filled document without the page around it.
Result<Form> make_sheet(const Ledger& ledger, const Case& value, const Paper& paper,
                        const FormRequest& request) {
  const DocumentKind& kind = paper.kind;
  if (const std::string who = barred_addressee(ledger, value, kind, paper.event); !who.empty())
    return fail(
        ExitCode::refused,
        {.code = "accused",
         .message = trf("{}: the document {} would come to {}, who must keep away from the case",
                        value.head[HeadField::id], kind.title(), who),
         .rule = N_("W22 art. 28, 30"),
         .remedy = tr("give the case to another unit or official first, and record that")});
  Form form{&kind, recorded_number(value, kind, paper.event), false, {}};
  if (form.number.empty()) {
    ANJUAN_TRY(next, next_document_number(ledger, kind, year_of(paper.event.at.date())));
    form.number = std::move(next);
    form.proposed = true;
  }
  ANJUAN_TRY(text, fill(ledger, paper, form, request));
  form.text = std::move(text);
  return form;
}

}  // namespace

Result<Form> make_form(const Ledger& ledger, const Case& record, const DocumentKind& kind,
                       const FormRequest& request) {
  const Case value = in_force(record);
  const Event* event = event_of(value, kind);
  if (event == nullptr)
    return fail(
        ExitCode::refused,
        {.code = "no-event",
         .message = trf("{}: a document {} needs an event that is not on record",
                        value.head[HeadField::id], kind.title()),
         .rule = tr("documents state facts"),
         .remedy = trf("record it first: anjuan {} {}", kind.verb, value.head[HeadField::id])});
  auto form = make_sheet(ledger, value, {record, kind, *event}, request);
  if (!form || !request.html) return form;
  ANJUAN_TRY(page, lay_out(ledger, form->number, form->text));
  form->text = std::move(page);
  return form;
}

Result<std::string> make_bundle(const Ledger& ledger, const Case& record,
                                const FormRequest& request) {
  const Case value = in_force(record);
  std::string all;
  for (const DocumentKind& kind : document_table()) {
    if (kind.paper == PaperKind::responsibility && !value.head.has(HeadField::lead)) continue;
    for (const Event* event : events_of(value, kind)) {
      if (!barred_addressee(ledger, value, kind, *event).empty()) continue;
      ANJUAN_TRY(form, make_sheet(ledger, value, {record, kind, *event}, request));
      if (!all.empty() && !request.html) all += "\f\n";
      all += form.text;
    }
  }
  return request.html ? lay_out(ledger, value.head[HeadField::id], all) : Result<std::string>(all);
}

Result<std::string> next_document_number(const Ledger& ledger, const DocumentKind& kind, int year) {
  int highest = 0;
  const std::string pattern = ledger.office().number_pattern(kind);
  // Whatever brackets were typed.
  const std::string front = number_front(pattern, year);
  const std::string bare = front.substr(0, plain_number(front).find("〔"));
  std::vector<Diagnostic> problems;
  const auto files = list_case_files(ledger.paths(), problems);
  if (!problems.empty()) return fail(ExitCode::io, std::move(problems));
  for (const std::string& path : files) {
    ANJUAN_TRY(text, read_file(path));
    if (text.find(bare) == std::string::npos) continue;
    ANJUAN_TRY(value, read_case_strictly(text, path));
    for (const Event& event : in_force(value.history))
      if (const auto number = parse_document_number(pattern, year, event.get("document")))
        highest = std::max(highest, *number);
  }
  return document_number(pattern, year, highest + 1);
}

}  // namespace anjuan

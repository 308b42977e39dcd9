#include "anjuan/forms/form.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/forms/fields.hpp"
#include "anjuan/forms/template.hpp"
#include "anjuan/forms/word_page.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/document_number.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/word/join.hpp"

namespace anjuan {
namespace {

struct Template {
  std::string file;
  std::string text;
};

/// One that is built in.
Result<std::string> built_in_template(std::string_view name, FormFormat format) {
  const bool word = format == FormFormat::docx;
  const std::string built_in =
      fmt::format("forms/{}.{}", name, format == FormFormat::text ? "txt" : "html");
  const auto text = find_resource(built_in);
  if (!text)
    return fail(ExitCode::bug, {.code = "no-template",
                                .file = built_in,
                                .message = tr("this template is not built in"),
                                .remedy = tr("this is a fault of the program: report it")});
  return word ? word_template_of(*text, built_in) : Result<std::string>(std::string(*text));
}

/// The office's own template, or the built-in one of that name.
Result<Template> find_template(const Ledger& ledger, std::string_view name, FormFormat format) {
  constexpr std::string_view kEndings[] = {"txt", "html", "docx"};
  const std::string file =
      fmt::format("forms/{}.{}", name, kEndings[static_cast<std::size_t>(format)]);
  const std::string own = ledger.paths().root + file;
  ANJUAN_TRY(custom, read_if_there(own));
  if (custom) return Template{own, std::move(*custom)};
  ANJUAN_TRY(text, built_in_template(name, format));
  return Template{file, std::move(text)};
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
  if (!kind.is_numbered()) return {};
  if (!about.get("document").empty() &&
      (is_its_document(kind) || about.get("document").starts_with(kind.title())))
    return std::string(about.get("document"));
  std::string found;
  for (const Event& event : value.history)
    if (event.kind != kind.event && event.get("document").starts_with(kind.title()))
      found = event.get("document");
  return found;
}

/// "1.甲\n2.乙"; one alone has no number.
std::string enclosed_text(const std::vector<std::string>& files) {
  if (files.size() == 1) return files.front();
  std::string out;
  for (std::size_t i = 0; i < files.size(); ++i)
    out += fmt::format("{}{}.{}", i == 0 ? "" : "\n", i + 1, files[i]);
  return out;
}

Result<std::string> fill(const Ledger& ledger, const Paper& paper, const Form& form,
                         const FormRequest& request) {
  ANJUAN_TRY(page, find_template(ledger, form.kind->name(), request.format));
  const std::string number = form.proposed ? form.number + "（拟）" : form.number;
  FormValues values = form_values(ledger, paper, number, request.today);
  values.values["enclosed"] = enclosed_text(request.enclosed);
  values.values["copies"] = join(request.copies, "，");
  values.values["contact"] = request.contact;
  if (request.format == FormFormat::docx) return fill_word(page.text, page.file, values);
  const bool html = request.format == FormFormat::html;
  // In a plain text the paragraphs of an answer stand as those of the letter do.
  if (!html) {
    for (const char* field : {"request", "facts", "basis", "opinion", "statement", "answer"})
      if (const auto found = values.values.find(field); found != values.values.end())
        found->second = replace_all(found->second, "\n", "\n    ");
    std::string& enclosed = values.values["enclosed"];
    enclosed = replace_all(enclosed, "\n", "\n          ");  // under the first, behind 附件：
  }
  return fill_template(page.text, page.file, values, html);
}

Result<std::string> lay_out(const Ledger& ledger, const std::string& heading,
                            const std::string& body) {
  ANJUAN_TRY(layout, find_template(ledger, "layout", FormFormat::html));
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
         .rule = "W22 art. 28, 30",
         .remedy = tr("give the case to another unit or official first, and record that")});
  Form form{&kind, recorded_number(value, kind, paper.event), false, {}};
  if (form.number.empty() && kind.is_numbered()) {
    ANJUAN_TRY(next, next_document_number(ledger, kind, year_of(paper.event.at.date())));
    form.number = std::move(next);
    form.proposed = true;
  }
  ANJUAN_TRY(text, fill(ledger, paper, form, request));
  form.text = std::move(text);
  return form;
}

}  // namespace

Result<std::string> form_template(const Ledger& ledger, std::string_view name, FormFormat format) {
  ANJUAN_TRY(found, find_template(ledger, name, format));
  return std::move(found.text);
}

Result<Form> make_form(const Ledger& ledger, const Case& record, const DocumentKind& kind,
                       const FormRequest& request) {
  const Case value = in_force(record);
  // A receipt is for the paper that was named, else for the last one.
  const DocumentKind& about = request.served != nullptr ? *request.served : kind;
  const Event* event = event_of(value, about);
  if (event == nullptr)
    return fail(
        ExitCode::refused,
        {.code = "no-event",
         .message = trf("{}: a document {} needs an event that is not on record",
                        value.head[HeadField::id], about.title()),
         .rule = tr("documents state facts"),
         .remedy = trf("record it first: anjuan {} {}", about.verb, value.head[HeadField::id])});
  auto form = make_sheet(ledger, value, {record, kind, *event}, request);
  if (!form || request.format != FormFormat::html) return form;
  ANJUAN_TRY(page, lay_out(ledger, form->number, form->text));
  form->text = std::move(page);
  return form;
}

Result<std::string> make_bundle(const Ledger& ledger, const Case& record,
                                const FormRequest& request) {
  const Case value = in_force(record);
  const bool html = request.format == FormFormat::html;
  std::string all;
  std::vector<JoinedFile> papers;
  for (const DocumentKind& kind : document_table()) {
    // A receipt that nobody has signed proves nothing in an archive.
    if (!kind.event) continue;
    if (kind.paper == PaperKind::responsibility && !value.head.has(HeadField::lead)) continue;
    for (const Event* event : events_of(value, kind)) {
      if (!barred_addressee(ledger, value, kind, *event).empty()) continue;
      ANJUAN_TRY(form, make_sheet(ledger, value, {record, kind, *event}, request));
      if (request.format == FormFormat::docx) {
        papers.push_back({fmt::format("forms/{}.docx", kind.name()), std::move(form.text)});
        continue;
      }
      if (!all.empty() && !html) all += "\f\n";
      all += form.text;
    }
  }
  if (request.format == FormFormat::docx) return join_word_files(papers);
  return html ? lay_out(ledger, value.head[HeadField::id], all) : Result<std::string>(all);
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

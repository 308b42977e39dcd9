#include "anjuan/forms/form.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/forms/template.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/report/columns.hpp"

#include "commands.hpp"
#include "output.hpp"
#include "pdf.hpp"
#include "view/case_view.hpp"
#include "view/terminal.hpp"
#include "view/titled.hpp"

namespace anjuan::cli {
namespace {

struct FormOptions {
  std::string id;
  std::string kind;
  std::string file;
  std::string format;
  std::string next;
  std::string served;
  std::string template_of;
  std::vector<std::string> enclosed;
  std::vector<std::string> copies;
  std::string contact;
  bool all = false;
  bool fields = false;
};

Result<const DocumentKind*> choose_kind(const std::string& name) {
  if (const DocumentKind* kind = find_document(name)) return kind;
  if (const DocumentKind* kind = titled(document_table(), name, &DocumentKind::title)) return kind;
  return fail_usage(
      "no-such-document", trf("there is no document {}", name),
      suggest_titled(document_table(), name, &DocumentKind::name, &DocumentKind::title));
}

/// By --format, else by the ending of the file, else plain text.
Result<FormFormat> choose_format(const FormOptions& options) {
  const std::string& file = options.file;
  if (wants_pdf(options.format, file)) {
    if (!file.empty() && options.template_of.empty()) return FormFormat::docx;
    return fail_usage("bad-format", trf("{} cannot be {}", "--format", "pdf"),
                      options.template_of.empty() ? tr("a PDF goes to -o FILE.pdf")
                                                  : tr("a template is txt, html or docx"));
  }
  if (!options.format.empty()) {
    const auto found =
        std::find(std::begin(kFormFormatNames), std::end(kFormFormatNames), options.format);
    if (found != std::end(kFormFormatNames))
      return static_cast<FormFormat>(found - std::begin(kFormFormatNames));
    return fail_usage("bad-format", trf("{} cannot be {}", "--format", options.format),
                      trf("one of: {}", "text, html, docx, pdf"));
  }
  if (file.empty() || file.ends_with(".txt")) return FormFormat::text;
  if (file.ends_with(".html") || file.ends_with(".htm")) return FormFormat::html;
  if (file.ends_with(".docx")) return FormFormat::docx;
  return fail_usage("bad-format", trf("the ending of {} does not tell the format", file),
                    tr("end it with .txt, .html, .docx or .pdf, or add --format"));
}

/// As they are typed: in Chinese by their titles.
std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const DocumentKind& kind : document_table())
    names.emplace_back(language() == Language::zh ? kind.title() : kind.name());
  return names;
}

std::vector<std::string> served_names() {
  std::vector<std::string> names;
  for (const DocumentKind& kind : document_table())
    if (kind.event && paper_served_by(*kind.event) == &kind) names.emplace_back(kind.name());
  return names;
}

Result<ExitCode> list_kinds(Context& ctx) {
  using Kind = DocumentKind;
  const Table table = Columns<Kind>()
                          .add({"name", tr("document")}, &Kind::name)
                          .add({"title", tr("title")}, &Kind::title)
                          .add({"command", tr("after")},
                               [](const Kind& kind) { return "anjuan " + std::string(kind.verb); })
                          .table(document_table());
  ctx.print(write_text(table, terminal_width()));
  return ExitCode::ok;
}

Result<ExitCode> list_fields(Context& ctx) {
  using Field = FormField;
  const Table table =
      Columns<Field>()
          .add({"field", tr("name of the field")}, &Field::name)
          .add({"in", tr("in")}, &Field::list)
          .add({"what", tr("what it prints")}, [](const Field& field) { return tr(field.doc); })
          .table(form_fields());
  ctx.print(write_text(table, terminal_width()));
  return ExitCode::ok;
}

Result<Form> make(const Ledger& ledger, const FormOptions& options, const FormRequest& request) {
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  if (options.all) {
    ANJUAN_TRY(bundle, make_bundle(ledger, stored.value, request));
    return Form{nullptr, {}, false, std::move(bundle)};
  }
  ANJUAN_TRY(kind, choose_kind(options.kind));
  return make_form(ledger, stored.value, *kind, request);
}

/// The paper that a receipt is asked for by --of; nullptr where none was named.
Result<const DocumentKind*> served_paper(const FormOptions& options) {
  if (options.served.empty()) return nullptr;
  ANJUAN_TRY(paper, choose_kind(options.served));
  const DocumentKind* kind = find_document(options.kind);
  if (kind == nullptr || kind->event)
    return fail_usage("no-receipt", trf("{} is for a receipt", "--of"),
                      trf("write anjuan form {} receipt --of {}", options.id, paper->name()));
  if (!paper->event || paper_served_by(*paper->event) != paper)
    return fail_usage("not-served", trf("a {} is not served on the petitioner", paper->title()),
                      trf("one of: {}", join(served_names(), ", ")));
  return paper;
}

/// What was made goes to the named file, or to the terminal.
Result<> hand_out(Context& ctx, const Ledger& ledger, const FormOptions& options,
                  const std::string& bytes) {
  if (options.file.empty()) {
    ctx.print(bytes);
    return {};
  }
  ANJUAN_DO(write_output(ctx, ledger, options.file, bytes));
  ctx.say(options.file);
  return {};
}

/// The office's own Word file of a document whose page it has rewritten may say something else.
void warn_of_other_words(Context& ctx, const Ledger& ledger, const FormOptions& options,
                         FormFormat format) {
  if (format != FormFormat::docx) return;
  const std::string page = fmt::format("forms/{}.html", find_document(options.kind)->name());
  const std::string word = fmt::format("forms/{}.docx", find_document(options.kind)->name());
  const auto is_there = [&](const std::string& file) {
    const auto found = read_if_there(ledger.paths().root + file);
    return found && found->has_value();
  };
  if (is_there(page) && !is_there(word))
    ctx.say(
        trf("the words are the built-in ones: the office's {} is no Word file; put them into {}",
            page, word));
}

Result<ExitCode> run(Context& ctx, const FormOptions& options) {
  if (options.fields) return list_fields(ctx);
  ANJUAN_TRY(ledger, ctx.start());
  if (!options.template_of.empty()) {
    ANJUAN_TRY(kind, choose_kind(options.template_of));
    ANJUAN_TRY(format, choose_format(options));
    ANJUAN_TRY(text, form_template(ledger, kind->name(), format));
    ANJUAN_DO(hand_out(ctx, ledger, options, text));
    return ExitCode::ok;
  }
  if (!options.next.empty()) {
    ANJUAN_TRY(kind, choose_kind(options.next));
    if (!kind->is_numbered())
      return fail_usage("no-number", trf("a {} has no number of its own", kind->title()),
                        tr("it names the number of the paper that is handed over"));
    ANJUAN_TRY(number, next_document_number(ledger, *kind, year_of(ctx.today())));
    ctx.print_line(number);
    return ExitCode::ok;
  }
  if (options.id.empty()) return list_kinds(ctx);
  if (options.kind.empty() && !options.all)
    return fail_usage("usage", trf("missing: {}", "KIND"),
                      trf("one of: {}", join(kind_names(), tr(", "))));
  ANJUAN_TRY(format, choose_format(options));
  if (ctx.json() && format == FormFormat::docx && options.file.empty())
    return fail_usage("bad-format", trf("{} cannot be {}", "--format", "docx"),
                      tr("a Word file goes to -o FILE.docx"));
  ANJUAN_TRY(served, served_paper(options));
  ANJUAN_TRY(form, make(ledger, options,
                        {.format = format,
                         .today = ctx.today(),
                         .served = served,
                         .enclosed = options.enclosed,
                         .copies = options.copies,
                         .contact = options.contact}));
  if (form.proposed)
    ctx.say(trf("the event carries no number; the next free one is {}", form.number));
  if (!options.all) warn_of_other_words(ctx, ledger, options, format);
  if (options.file.empty() && ctx.json()) {
    nlohmann::ordered_json document = {{"case", options.id}, {"number", form.number}};
    if (form.kind != nullptr) document["kind"] = form.kind->name();
    document["text"] = form.text;
    ctx.print_json(document);
    return ExitCode::ok;
  }
  if (wants_pdf(options.format, options.file)) {
    ANJUAN_TRY(pdf, pdf_of(form.text));
    form.text = std::move(pdf);
  }
  ANJUAN_DO(hand_out(ctx, ledger, options, form.text));
  return ExitCode::ok;
}

}  // namespace

Command form_command() {
  return {
      "form",
      N_("reports"),
      N_("print the documents of a case"),
      N_("Fills a document of a case from its template, as plain text, or with -o FILE.html as a "
         "page for A4 paper, with -o FILE.docx as a Word file, both on the sheet of GB/T 9704. "
         "Without a case, the list of documents; --all makes the bundle for the "
         "archive.\n\nThe number is the one that the event carries; --next prints the next free "
         "one of a kind, for recording the event with it. The office's own forms/KIND.html, "
         "forms/KIND.docx and forms/KIND.txt replace the built-in templates; --template writes "
         "the present one to begin with, --fields lists what they may print. In a Word file a "
         "section that fills its paragraphs goes with them, and one from the first to the last "
         "cell of table rows repeats the rows.\n\n"
         "A document that goes to the unit does not show who complained when the case is an "
         "accusation or the petitioner asked not to be named."),
      {"anjuan form 2026-123 acceptance -o acceptance.html", "anjuan form --next acceptance",
       "anjuan form 2026-123 --all -o archive.docx",
       "anjuan form 2026-123 receipt --of acceptance -o receipt.docx",
       "anjuan form --template acceptance -o forms/acceptance.docx",
       "anjuan form 2026-123 acceptance -o acceptance.docx --contact 0312-7654321"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<FormOptions>();
        args.add_option("CASE", options->id, tr("number of the case"))->type_name("CASE");
        args.add_option("KIND", options->kind, tr("which document"))
            ->type_name("KIND")
            ->offers(kind_names());
        args.add_flag("--all", options->all, tr("every document that the case has come to"));
        args.add_option("-o,--output", options->file, tr("write to this file"))->type_name("FILE");
        args.add_option("--format", options->format, tr("text, html, docx or pdf"))
            ->type_name("FORMAT");
        args.add_option("--enclosed", options->enclosed,
                        tr("what is enclosed with it; more with further --enclosed"))
            ->type_name("TEXT");
        args.add_option("--copy-to", options->copies,
                        tr("who gets a copy; more with further --copy-to"))
            ->type_name("TEXT");
        args.add_option("--contact", options->contact, tr("whom to ask about it"))
            ->type_name("TEXT");
        args.add_option("--of", options->served,
                        tr("of a receipt: the paper that it is for; default: the last one"))
            ->type_name("KIND")
            ->offers(served_names());
        args.add_option("--template", options->template_of,
                        tr("write the template of this document, to make the office's own of it"))
            ->type_name("KIND")
            ->offers(kind_names());
        args.add_option("--next", options->next, tr("print the next free number of this kind"))
            ->type_name("KIND")
            ->offers(kind_names());
        args.add_flag("--fields", options->fields, tr("list the fields of templates"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli

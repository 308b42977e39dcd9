#include "anjuan/forms/form.hpp"

#include "anjuan/forms/template.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/report/columns.hpp"

#include "commands.hpp"
#include "output.hpp"
#include "view/case_view.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  std::string id;
  std::string kind;
  std::string file;
  std::string format;
  std::string next;
  bool all = false;
  bool fields = false;
};

Result<const DocumentKind*> choose_kind(const std::string& name) {
  if (const DocumentKind* kind = find_document(name)) return kind;
  return fail_usage("no-such-document", trf("there is no document {}", name),
                    suggest(name, names_in(document_table(), &DocumentKind::name)));
}

/// HTML or plain text: by --format, else by the ending of the file, else plain text.
Result<bool> wants_html(const Options& options) {
  const std::string& file = options.file;
  if (options.format == "html" || options.format == "text") return options.format == "html";
  if (!options.format.empty())
    return fail_usage("bad-format", trf("{} cannot be {}", "--format", options.format),
                      trf("one of: {}", "text, html"));
  if (file.empty() || file.ends_with(".txt")) return false;
  if (file.ends_with(".html") || file.ends_with(".htm")) return true;
  return fail_usage("bad-format", trf("the ending of {} does not tell the format", file),
                    tr("end it with .txt or .html, or add --format"));
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const DocumentKind& kind : document_table()) names.emplace_back(kind.name());
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
          .add({"field", tr("field")}, &Field::name)
          .add({"in", tr("in")}, &Field::list)
          .add({"what", tr("what it prints")}, [](const Field& field) { return tr(field.doc); })
          .table(form_fields());
  ctx.print(write_text(table, terminal_width()));
  return ExitCode::ok;
}

Result<Form> make(const Ledger& ledger, const Options& options, const FormRequest& request) {
  ANJUAN_TRY(stored, ledger.read_case(options.id));
  if (options.all) {
    ANJUAN_TRY(bundle, make_bundle(ledger, stored.value, request));
    return Form{nullptr, {}, false, std::move(bundle)};
  }
  ANJUAN_TRY(kind, choose_kind(options.kind));
  return make_form(ledger, stored.value, *kind, request);
}

Result<ExitCode> run(Context& ctx, const Options& options) {
  if (options.fields) return list_fields(ctx);
  ANJUAN_TRY(ledger, ctx.start());
  if (!options.next.empty()) {
    ANJUAN_TRY(kind, choose_kind(options.next));
    ANJUAN_TRY(number, next_document_number(ledger, *kind, year_of(ctx.today())));
    ctx.print_line(number);
    return ExitCode::ok;
  }
  if (options.id.empty()) return list_kinds(ctx);
  if (options.kind.empty() && !options.all)
    return fail_usage("usage", trf("missing: {}", "KIND"), trf("see {}", "anjuan form --help"));
  ANJUAN_TRY(html, wants_html(options));
  ANJUAN_TRY(form, make(ledger, options, {.html = html, .today = ctx.today()}));
  if (form.proposed)
    ctx.say(trf("the event carries no number; the next free one is {}", form.number));
  if (!options.file.empty()) {
    ANJUAN_DO(write_output(ctx, ledger, options.file, form.text));
    ctx.say(options.file);
  } else if (ctx.json()) {
    nlohmann::ordered_json document = {{"case", options.id}, {"number", form.number}};
    if (form.kind != nullptr) document["kind"] = form.kind->name();
    document["text"] = form.text;
    ctx.print_json(document);
  } else {
    ctx.print(form.text);
  }
  return ExitCode::ok;
}

}  // namespace

Command form_command() {
  return {
      "form",
      N_("reports"),
      N_("print the documents of a case"),
      N_("Fills a document of a case from its template, as plain text, or as a page for A4 paper "
         "with -o FILE.html. Without a case, the list of documents; --all makes the bundle for the "
         "archive.\n\nThe number is the one that the event carries; --next prints the next free "
         "one of a kind, for recording the event with it. The office's own forms/KIND.html and "
         "forms/KIND.txt replace the built-in templates; --fields lists what they may print.\n\n"
         "A document that goes to the unit does not show who complained when the case is an "
         "accusation or the petitioner asked not to be named."),
      {"anjuan form 2026-123 acceptance -o acceptance.html", "anjuan form --next acceptance",
       "anjuan form 2026-123 --all -o archive.html"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<Options>();
        args.add_option("CASE", options->id, tr("number of the case"))->type_name("CASE");
        args.add_option("KIND", options->kind, tr("which document"))
            ->type_name("KIND")
            ->offers(kind_names());
        args.add_flag("--all", options->all, tr("every document that the case has come to"));
        args.add_option("-o,--output", options->file, tr("write to this file"))->type_name("FILE");
        args.add_option("--format", options->format, tr("text or html"))->type_name("FORMAT");
        args.add_option("--next", options->next, tr("print the next free number of this kind"))
            ->type_name("KIND")
            ->offers(kind_names());
        args.add_flag("--fields", options->fields, tr("list the fields of templates"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli

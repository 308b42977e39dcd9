#include "anjuan/forms/template.hpp"

#include <algorithm>

#include <kainjow/mustache.hpp>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/word/template.hpp"

// The only file that knows the Mustache library.
namespace anjuan {
namespace {

constexpr FormField kFields[] = {
    {"office", "", N_("name of the office")},
    {"issuer", "", N_("who writes it: the handling unit, or the office")},
    {"recorded", "", N_("day it was recorded, where that was long after")},
    {"number", "", N_("number of the document")},
    {"date", "", N_("date on the document")},
    {"case", "", N_("number of the case")},
    {"title", "", N_("the matter in one line")},
    {"class", "", N_("class of the case")},
    {"kind", "", N_("request, accusation or suggestion")},
    {"route", "", N_("way the matter goes")},
    {"channel", "", N_("how it came in")},
    {"category", "", N_("category")},
    {"place", "", N_("where the matter arose")},
    {"persons", "", N_("how many people complained")},
    {"received", "", N_("day the complaint arrived")},
    {"accepted", "", N_("day of acceptance")},
    {"due", "", N_("last day for handling")},
    {"repeat", "", N_("whether it is a repeat")},
    {"repeat_of", "", N_("first case on the matter")},
    {"request", "", N_("the request")},
    {"unit", "", N_("responsible unit")},
    {"assisting", "", N_("units that assist")},
    {"lead", "", N_("official who leads the case")},
    {"lead_title", "", N_("office that the lead holds")},
    {"clerk", "", N_("who recorded it")},
    {"petitioner", "", N_("the first petitioner's name")},
    {"sex", "", N_("the first petitioner's sex")},
    {"age", "", N_("the first petitioner's age")},
    {"id_number", "", N_("the first petitioner's identity number")},
    {"phone", "", N_("the first petitioner's phone")},
    {"address", "", N_("the first petitioner's address or unit")},
    {"representatives", "", N_("names of the representatives")},
    {"hidden", "", N_("set when the petitioner is not shown")},
    {"facts", "", N_("facts that were established")},
    {"basis", "", N_("the grounds in law")},
    {"opinion", "", N_("the opinion, or the reply")},
    {"reason", "", N_("why")},
    {"clause", "", N_("the clause that says so")},
    {"where", "", N_("where to go instead")},
    {"reviewable", "", N_("set when it is an opinion that may be reviewed")},
    {"remedy", "", N_("which organ reviews it")},
    {"remedy_sentence", "", N_("the same as a whole sentence, where it was written so")},
    {"served", "", N_("day the petitioner received it")},
    {"paper", "", N_("title of the paper that is handed over")},
    {"paper_number", "", N_("number of that paper")},
    {"to", "", N_("the organ it goes to")},
    {"place_met", "", N_("where the petitioner was met")},
    {"time", "", N_("when it happened")},
    {"official", "", N_("the official it is about")},
    {"official_title", "", N_("office that this official holds")},
    {"companions", "", N_("who else was there")},
    {"statement", "", N_("what the petitioner said")},
    {"answer", "", N_("what was answered")},
    {"next", "", N_("next step agreed")},
    {"limit", "", N_("the limit in days, as the rules have it")},
    {"return_reason", "", N_("why the unit gave it back")},
    {"demand", "", N_("what is demanded")},
    {"feedback_by", "", N_("last day for the feedback")},
    {"feedback", "", N_("what was reported")},
    {"state", "", N_("whether the feedback came")},
    {"result", "", N_("the result")},
    {"settled", "", N_("whether the dispute has ended")},
    {"unsettled_reason", "", N_("why it has not ended")},
    {"evidence", "", N_("the evidence")},
    {"approver", "", N_("the office's principal who approved")},
    {"unit_approver", "", N_("the handling unit's principal who approved")},
    {"approving_organ", "", N_("whose head approved, where it is not who writes")},
    {"old_due", "", N_("last day before")},
    {"new_due", "", N_("last day now")},
    {"days", "", N_("how many days")},
    {"decision", "", N_("upheld, changed or revoked")},
    {"enclosed", "", N_("what is enclosed, a line each")},
    {"copies", "", N_("who gets a copy")},
    {"contact", "", N_("whom to ask about it")},
    {"body", "", N_("the filled document, for the layout")},
    {"heading", "", N_("title of the page, for the layout")},
    {"petitioners", "", N_("list: every petitioner")},
    {"name", "petitioners", N_("name")},
    {"sex", "petitioners", N_("sex")},
    {"age", "petitioners", N_("age")},
    {"id_number", "petitioners", N_("identity number")},
    {"phone", "petitioners", N_("phone")},
    {"address", "petitioners", N_("address or unit")},
    {"attachments", "", N_("list: every attachment")},
    {"path", "attachments", N_("path of the file")},
    {"duties", "", N_("list: the duties of a lead")},
    {"duty", "duties", N_("one duty")},
    {"requests", "", N_("list: the lines of the request")},
    {"request", "requests", N_("one line")},
    {"batches", "", N_("list: the receptions at which the petitioner was met")},
    {"time", "batches", N_("when it happened")},
    {"place_met", "batches", N_("where the petitioner was met")},
    {"official", "batches", N_("the official it is about")},
    {"companions", "batches", N_("who else was there")},
    {"statement", "batches", N_("what the petitioner said")},
    {"answer", "batches", N_("what was answered")},
    {"next", "batches", N_("next step agreed")},
};

constexpr std::string_view kLists[] = {"petitioners", "attachments", "duties", "requests",
                                       "batches"};

struct Tag {
  char kind = ' ';  ///< ' ' a value, or # ^ / & { ! > =
  std::string name;
  int line = 1;
  int column = 1;
};

/// More than any document has; the library that fills them in takes a second for some thousands.
constexpr std::size_t kMostTags = 5000;
constexpr std::size_t kMostOpen = 20;
/// What a Chinese keyboard writes for {{ and }}.
constexpr std::string_view kWideOpen = "｛｛";
constexpr std::string_view kWideClose = "｝｝";

/// The tags of a template with their places, in order. A tag that never ends has the kind '?', one
/// that is too many and the last the kind '+', one in full-width braces the kind '~'.
std::vector<Tag> find_tags(std::string_view text) {
  std::vector<Tag> tags;
  std::size_t at = 0;
  std::size_t counted = 0;
  int line = 1;
  int column = 1;
  while ((at = std::min(text.find("{{", at), text.find(kWideOpen, at))) != std::string_view::npos) {
    for (; counted < at; ++counted) {
      const auto byte = static_cast<unsigned char>(text[counted]);
      if (byte == '\n') {
        ++line;
        column = 1;
      } else if ((byte & 0xC0U) != 0x80U) {
        ++column;
      }
    }
    Tag tag;
    tag.line = line;
    tag.column = column;
    if (tags.size() == kMostTags) {
      tag.kind = '+';
      tags.push_back(std::move(tag));
      break;
    }
    if (text.substr(at).starts_with(kWideOpen)) {
      tag.kind = '~';
      tag.name = trim(text.substr(at, text.find(kWideClose, at) - at).substr(kWideOpen.size()));
      tags.push_back(std::move(tag));
      at += kWideOpen.size();
      continue;
    }
    const std::size_t end = text.find("}}", at + 2);
    if (end == std::string_view::npos) {
      tag.kind = '?';
      tags.push_back(std::move(tag));
      break;
    }
    std::string_view inside = text.substr(at + 2, end - at - 2);
    if (!inside.empty() && std::string_view("#^/&{!>=").find(inside[0]) != std::string_view::npos) {
      tag.kind = inside[0];
      inside.remove_prefix(1);
    }
    tag.name = trim(inside);
    tags.push_back(std::move(tag));
    at = end + 2;
  }
  return tags;
}

/// Nobody reads more of them.
constexpr std::size_t kMostProblems = 100;

class Checker {
 public:
  Checker(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  std::vector<Diagnostic> run() {
    for (const Tag& tag : find_tags(text_)) check(tag);
    for (const Tag& open : open_)
      if (problems_.size() < kMostProblems)
        add(open, "open-section", trf("the section {} is never closed", open.name),
            trf("add {{{{/{}}}}}", open.name));
    return std::move(problems_);
  }

 private:
  void add(const Tag& tag, std::string code, std::string message, std::string remedy) {
    Diagnostic d{.code = std::move(code),
                 .file = file_,
                 .line = tag.line,
                 .column = tag.column,
                 .length = static_cast<int>(split_characters(tag.name).size()) + 4,
                 .message = std::move(message),
                 .remedy = std::move(remedy)};
    attach_source(d, text_);
    problems_.push_back(std::move(d));
  }

  bool is_known(std::string_view name) const {
    return std::any_of(std::begin(kFields), std::end(kFields), [&](const FormField& field) {
      if (field.name != name) return false;
      return field.list.empty() || std::any_of(open_.begin(), open_.end(), [&](const Tag& open) {
               return open.name == field.list;
             });
    });
  }

  void check(const Tag& tag) {
    if (tag.kind == '!' || problems_.size() == kMostProblems) return;
    if (tag.kind == '+') {
      add(tag, "too-many-tags", trf("the template has more than {} tags", kMostTags),
          tr("put what comes again into a section"));
      return;
    }
    if (tag.kind == '~') {
      add(tag, "wide-braces", tr("full-width braces are no tag"), tr("write it as {{field}}"));
      return;
    }
    if (tag.kind == '?') {
      add(tag, "open-tag", tr("this tag never ends"), tr("close it with }}"));
      return;
    }
    if (tag.kind == '>' || tag.kind == '=') {
      add(tag, "bad-tag", tr("templates take no partials and no other delimiters"),
          tr("write the text itself"));
      return;
    }
    if (tag.kind == '/') {
      if (open_.empty() || open_.back().name != tag.name)
        add(tag, "open-section", trf("the section {} is not open here", tag.name),
            tr("close the section that was opened last"));
      else
        open_.pop_back();
      return;
    }
    if (!is_known(tag.name))
      add(tag, "unknown-field", trf("documents have no field {}", tag.name),
          suggest(tag.name, names_in(kFields, &FormField::name),
                  trf("see {}", "anjuan form --fields")));
    if (tag.kind != '#' && tag.kind != '^') return;
    open_.push_back(tag);
    if (open_.size() == kMostOpen + 1)
      add(tag, "too-deep", trf("more than {} sections are open here", kMostOpen),
          tr("close those that are not needed"));
  }

  std::string_view text_;
  const std::string& file_;
  std::vector<Tag> open_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

std::span<const FormField> form_fields() {
  return kFields;
}

bool is_form_list(std::string_view name) {
  return std::find(std::begin(kLists), std::end(kLists), name) != std::end(kLists);
}

namespace {

/// Fills a template that was checked.
Result<std::string> render_template(std::string_view text, const std::string& file,
                                    const FormValues& values, bool html) {
  namespace m = kainjow::mustache;
  m::mustache page{std::string(text)};
  if (!page.is_valid())
    return fail(ExitCode::bad_data, {.code = "bad-template",
                                     .file = file,
                                     .message = page.error_message(),
                                     .remedy = tr("compare it with the built-in template")});
  if (!html) page.set_custom_escape([](const std::string& plain) { return plain; });
  m::data data(m::data::type::object);
  for (const auto& [name, value] : values.values)
    if (!value.empty()) data.set(name, value);  // an empty field closes its section
  for (const auto& [name, entries] : values.lists) {
    m::data list(m::data::type::list);
    for (const auto& entry : entries) {
      m::data item(m::data::type::object);
      // Every field of the entry is set: a missing one must not show the field of that name
      // outside the list.
      for (const FormField& field : kFields)
        if (field.list == name) item.set(std::string(field.name), std::string());
      for (const auto& [key, value] : entry) item.set(key, value);
      list.push_back(item);
    }
    if (!entries.empty()) data.set(name, list);
  }
  return page.render(data);
}

}  // namespace

Result<std::string> fill_template(std::string_view text, const std::string& file,
                                  const FormValues& values, bool html) {
  if (auto problems = Checker(text, file).run(); !problems.empty())
    return fail(ExitCode::bad_data, std::move(problems));
  return render_template(text, file, values, html);
}

Result<std::string> fill_word(std::string_view bytes, const std::string& file,
                              const FormValues& values) {
  return fill_word_template(
      bytes, file,
      {[](std::string_view text, const std::string& name) { return Checker(text, name).run(); },
       [&](const std::string& xml) { return render_template(xml, file, values, true); }});
}

}  // namespace anjuan

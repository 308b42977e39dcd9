#include "anjuan/settings/office.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/model/paper_kind.hpp"
#include "anjuan/settings/office_parts.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan {
namespace {

void read_office(TomlTable& top, Office& office) {
  auto table = top.table("office");
  if (!table) {
    top.error({}, "missing-key", trf("the table {} is missing", "[office]"),
              tr("add [office] with code and name"));
    return;
  }
  office.code = required(*table, "code");
  office.name = required(*table, "name");
  if (!office.code.empty() && !is_office_code(office.code))
    table->error("code", "bad-code", trf("{} is not an office code", office.code),
                 tr("use 1 to 12 capital letters and digits"));
  const std::string zone = table->string("timezone").value_or("+08:00");
  const auto offset = parse_offset(zone);
  if (!offset)
    table->error("timezone", "bad-offset", trf("{} is not an offset", zone), tr("write +08:00"));
  office.offset = offset.value_or(kChinaTime);
  static constexpr std::string_view kLanguages[] = {"zh", "en"};
  office.language = read_word(*table, "language", kLanguages).value_or("");
  if (const auto year = table->integer("first-year")) {
    if (*year >= 1900 && *year <= 2199)
      office.first_year = static_cast<int>(*year);
    else
      table->error("first-year", "out-of-range", trf("{} is no year", *year),
                   tr("write four digits, such as 1995"));
  }
  office.ranks = table->strings("ranks");
  office.bodies = table->strings("bodies");
  office.flags = table->strings("flags");
  office.sources = table->strings("sources");
  office.clerk = read_name(*table, "clerk", NameOf::official, office.references);
  know_source(*table);
}

/// What the rest needs to know of [rota] before the rota's own reader reads it.
void look_at_rota(TomlTable& top, Office& office) {
  if (!top.is_table("rota")) return top.leave("rota");
  TomlTable rota = *top.table("rota");
  office.rota_ranks = rota.strings("ranks");
  for (std::string& flag : rota.strings("flags")) office.flags.push_back(std::move(flag));
  rota.leave_rest();
}

LeadRule read_lead_rule(TomlTable& table, std::span<const std::string_view> known) {
  know_source(table);
  LeadRule rule{.source = table.string("source").value_or("")};
  for (const std::string& word : read_words(table, "cases", known))
    rule.cases.push_back(*parse_name<LedCases>(word));
  return rule;
}

void read_lead(TomlTable& table, Office& office) {
  // Each of the two speaks of what it can be asked about.
  constexpr std::string_view kOwed[] = {"all", "major", "complex", "backlog"};
  constexpr std::string_view kByPrincipal[] = {"all", "major", "complex", "repeated"};
  if (auto owed = table.table("owed")) office.lead_owed = read_lead_rule(*owed, kOwed);
  if (auto by = table.table("principal"))
    office.principal_leads = read_lead_rule(*by, kByPrincipal);
  know_source(table);
  office.lead_duties = table.strings("duties");
  office.joint_has_lead = table.boolean("joint-has-lead").value_or(false);
  office.receiver_takes = table.boolean("receiver-takes").value_or(false);
  if (!table.has("order")) return;
  office.lead_order.clear();
  for (const std::string& word : read_words(table, "order", kLeadByNames)) {
    const auto by = static_cast<LeadBy>(
        std::find(std::begin(kLeadByNames), std::end(kLeadByNames), word) - kLeadByNames);
    if (std::find(office.lead_order.begin(), office.lead_order.end(), by) !=
        office.lead_order.end())
      table.error("order", "duplicate-name", trf("'{}' stands here twice", word),
                  tr("take it away"));
    else
      office.lead_order.push_back(by);
  }
  if (office.receiver_takes && std::find(office.lead_order.begin(), office.lead_order.end(),
                                         LeadBy::receiver) == office.lead_order.end())
    table.error("receiver-takes", "no-effect",
                tr("whoever receives never leads here: 'receiver' is not in 'order'"),
                tr("add 'receiver' to order, or leave this out"));
}

void read_casework(TomlTable& top, Office& office) {
  if (auto table = top.table("groups")) {
    know_source(*table);
    office.group_persons =
        read_count(*table, "from-persons", {.least = 2}).value_or(office.group_persons);
    office.max_representatives = read_count(*table, "max-representatives", {.least = 1})
                                     .value_or(office.max_representatives);
    office.conference_from = table->date("conference-from");
  }
  if (auto table = top.table("meeting")) {
    know_source(*table);
    office.meet_source = table->string("source").value_or("");
    office.meet_after_repeats = read_count(*table, "after-repeats", {.least = 1});
    office.meet_levels = read_choices<VisitLevel>(*table, "levels");
    office.meet_groups_only = table->boolean("groups-only").value_or(false);
    if (table->has("groups-only") && office.meet_levels.empty())
      note_no_effect(*table, "groups-only", tr("it narrows 'levels', and no level is named"));
    office.approval_from = table->date("approval-from");
    office.instruct_justified = table->boolean("instruct-justified").value_or(false);
  }
  if (auto table = top.table("documents"))
    for (const DocumentKind& kind : document_table())
      if (auto of_kind = kind.is_numbered() ? table->table(kind.name()) : std::nullopt) {
        const std::string pattern = required(*of_kind, "number");
        if (!pattern.empty() && !is_number_pattern(pattern))
          of_kind->error("number", "bad-pattern", trf("{} is not a pattern of numbers", pattern),
                         tr("write {n} once where the running number stands, and {year} where the "
                            "year stands"));
        office.number_patterns.emplace_back(kind.name(), pattern);
      }
  if (auto table = top.table("archive")) {
    know_source(*table);
    for (const std::string& paper : table->strings("papers"))
      office.archive_papers.emplace_back(paper_title(paper));
  }
  if (auto table = top.table("lead")) read_lead(*table, office);
  for (TomlTable& table : top.tables("route")) {
    RouteRule rule;
    rule.categories = read_names(table, "category", NameOf::category, office.references);
    if (rule.categories.empty()) note_missing(table, "category", "category = [\"…\"]");
    required(table, "route");
    rule.route = read_choice<Route>(table, "route").value_or(Route::opinion);
    rule.source = read_source(table);
    office.routes.push_back(std::move(rule));
  }
  if (auto table = top.table("follow-up")) {
    know_source(*table);
    office.follow_up_of = read_choice<FollowUpOf>(*table, "cases");
    office.follow_up_within = read_term(*table, "within");
    if (office.follow_up_within && !table->has("cases"))
      note_no_effect(*table, "within", tr("no closed case is followed up: cases is left out"));
    office.visit_unsettled = table->boolean("visit-unsettled").value_or(false);
    office.follow_up_by_another = table->boolean("second-person").value_or(false);
    office.follow_up_source = table->string("source").value_or("");
  }
}

void read_git(TomlTable& top, Office& office) {
  auto table = top.table("git");
  if (!table) return;
  GitRules& rules = office.git;
  rules.commit = table->boolean("commit").value_or(rules.commit);
  rules.backdate_hours = read_count(*table, "backdate-hours").value_or(rules.backdate_hours);
  for (TomlTable& each : table->tables("author")) {
    GitAuthor author;
    author.email = required(each, "email");
    author.actors = each.strings("actors");
    author.keys = each.strings("keys");
    rules.authors.push_back(std::move(author));
  }
}

/// The documents of each `source-id = "DZ4, DZ5"`, and of a `source` that is nothing but codes.
void note_documents(const TomlSource& layer, std::vector<std::string>& documents) {
  for (std::string_view line : split(layer.text, '\n')) {
    line = trim(line);
    const std::size_t from = line.find('"');
    if (!line.starts_with("source") || from == line.npos) continue;
    const std::string_view value = line.substr(from + 1, line.find('"', from + 1) - from - 1);
    for (std::string& letters : documents_in(value))
      if (std::find(documents.begin(), documents.end(), letters) == documents.end())
        documents.push_back(std::move(letters));
  }
}

}  // namespace

Result<Office> parse_office(std::string_view toml, const std::string& file) {
  return parse_office({{file, std::string(toml)}});
}

Result<Office> parse_office(const std::vector<TomlSource>& layers) {
  ANJUAN_TRY(top, TomlTable::parse_layers(layers));
  Office office;
  top.strings("packs");  // read before, to find the layers
  top.leave("pack");     // what a pack says of itself
  const auto format = top.integer("format");
  if (format && *format != 1)
    top.error("format", "unknown-format", trf("this program reads format 1, not {}", *format),
              tr("install the version of anjuan that wrote this ledger"));
  read_office(top, office);
  look_at_rota(top, office);
  read_limits(top, office);
  read_clocks(top, office);
  read_casework(top, office);
  read_books(top, office);
  read_git(top, office);
  for (const TomlSource& layer : layers) note_documents(layer, office.documents);
  ANJUAN_DO(top.finish());
  return office;
}

template <>
std::span<const Named<LedCases>> names<LedCases>() {
  static constexpr Named<LedCases> kNames[] = {{LedCases::all, "all"},
                                               {LedCases::major, "major"},
                                               {LedCases::complex, "complex"},
                                               {LedCases::repeated, "repeated"},
                                               {LedCases::backlog, "backlog"}};
  return kNames;
}

template <>
std::span<const Named<FollowUpOf>> names<FollowUpOf>() {
  static constexpr Named<FollowUpOf> kNames[] = {{FollowUpOf::received, "received"},
                                                 {FollowUpOf::visited, "visited"},
                                                 {FollowUpOf::all, "all"}};
  return kNames;
}

bool LeadRule::speaks_of(CaseClass class_, bool repeated, bool backlog) const {
  return std::any_of(cases.begin(), cases.end(), [&](LedCases one) {
    switch (one) {
      case LedCases::all:
        return true;
      case LedCases::major:
        return class_ == CaseClass::major;
      case LedCases::complex:
        return class_ == CaseClass::complex || class_ == CaseClass::major;
      case LedCases::repeated:
        return repeated;
      case LedCases::backlog:
        return backlog;
    }
    return false;
  });
}

std::string Office::number_pattern(const DocumentKind& kind) const {
  for (const auto& [of, pattern] : number_patterns)
    if (of == kind.name()) return pattern;
  return default_number_pattern(kind);
}

Ranks Office::all_ranks() const {
  Ranks all = ranks;
  for (const std::string& rank : rota_ranks)
    if (std::find(all.begin(), all.end(), rank) == all.end()) all.push_back(rank);
  return all;
}

Shift Office::roll_of(ClockKind clock, Date start) const {
  if (roll_from && start < *roll_from) return Shift::none;
  for (const auto& [kind, how] : rolls)
    if (kind == clock) return how;
  const bool petitioners = clock == ClockKind::ask_review || clock == ClockKind::ask_re_examination;
  return petitioners ? Shift::next_workday : roll;
}

}  // namespace anjuan

#include "view/edit_view.hpp"

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/case_writer.hpp"

#include "view/case_view.hpp"

namespace anjuan::cli {

using Json = nlohmann::ordered_json;

std::string edits_text(const std::vector<CaseEdit>& edits, const Office& office, bool dry_run,
                       bool quiet) {
  std::string out;
  if (quiet && !dry_run) return out;
  for (const CaseEdit& edit : edits) {
    out += fmt::format("{}\n", edit.after[HeadField::id]);
    for (const Event& event : edit.added) out += "  " + event_line(event, office) + "\n";
    for (const HeadChange& change : head_changes(edit.before, edit.after)) {
      const std::string& before = edit.before[change.field];
      out += fmt::format("  {}: {} → {}\n", spec_of(change.field).name,
                         before.empty() ? "–" : before, change.value.empty() ? "–" : change.value);
    }
  }
  if (dry_run) out += trf("dry run: nothing was written\n");
  return out;
}

Json edits_json(const std::vector<CaseEdit>& edits) {
  Json cases = Json::array();
  for (const CaseEdit& edit : edits) {
    Json events = Json::array();
    for (const Event& event : edit.added) events.push_back(event_json(event));
    Json changed = Json::object();
    for (const HeadChange& change : head_changes(edit.before, edit.after))
      changed[std::string(spec_of(change.field).name)] = {edit.before[change.field], change.value};
    cases.push_back({{"id", edit.after[HeadField::id]},
                     {"events", std::move(events)},
                     {"changed", std::move(changed)},
                     {"head", head_json(edit.after)}});
  }
  return {{"cases", std::move(cases)}};
}

void print_edits(Context& ctx, const Ledger& ledger, const std::vector<CaseEdit>& edits) {
  if (ctx.json())
    ctx.print_json(edits_json(edits));
  else
    ctx.print(edits_text(edits, ledger.office(), ctx.dry_run(), ctx.quiet()));
}

}  // namespace anjuan::cli

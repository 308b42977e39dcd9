#include "view/edit_view.hpp"

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/text/case_writer.hpp"

#include "view/case_view.hpp"

namespace anjuan::cli {

using Json = nlohmann::ordered_json;

namespace {

/// Both heads of an edit as a clerk may see them.
struct Heads {
  explicit Heads(const CaseEdit& edit)
      : before(to_view(edit.before), edit.people, Audience::clerk),
        after(to_view(edit.after), edit.people, Audience::clerk) {}
  ShownHead before, after;
};

}  // namespace

std::string edits_text(const Context& ctx, const Ledger& ledger,
                       const std::vector<CaseEdit>& edits) {
  std::string out;
  const Words words(ledger, ctx.ids());
  const auto text = [&](HeadField field, std::string_view value) {
    return value.empty() ? "–" : words.value(field, value);
  };
  for (const CaseEdit& edit : edits) {
    out += fmt::format("{}\n", edit.after[HeadField::id]);
    const Viewer viewer(to_view(edit.after), edit.people, Audience::clerk);
    for (const Event& event : edit.added)
      out += "  " + event_line(viewer.event(event), words, ledger.office()) + "\n";
    const Heads heads(edit);
    for (const HeadChange& change : head_changes(edit.before, edit.after)) {
      out += fmt::format("  {}: {} → {}\n", label_of_field(spec_of(change.field).name),
                         text(change.field, heads.before.view()[change.field]),
                         text(change.field, heads.after.view()[change.field]));
    }
  }
  if (ctx.dry_run()) out += trf("dry run: nothing was written\n");
  return out;
}

Json edits_json(const std::vector<CaseEdit>& edits) {
  Json cases = Json::array();
  for (const CaseEdit& edit : edits) {
    Json events = Json::array();
    const Viewer viewer(to_view(edit.after), edit.people, Audience::clerk);
    for (const Event& event : edit.added) events.push_back(event_json(viewer.event(event)));
    const Heads heads(edit);
    Json changed = Json::object();
    for (const HeadChange& change : head_changes(edit.before, edit.after))
      changed[std::string(spec_of(change.field).name)] = {heads.before.view()[change.field],
                                                          heads.after.view()[change.field]};
    cases.push_back({{"id", edit.after[HeadField::id]},
                     {"events", std::move(events)},
                     {"changed", std::move(changed)},
                     {"head", head_json(to_head(heads.after.view()))}});
  }
  return {{"cases", std::move(cases)}};
}

void print_edits(Context& ctx, const Ledger& ledger, const std::vector<CaseEdit>& edits) {
  if (ctx.json())
    ctx.print_json(edits_json(edits));
  else if (!ctx.quiet() || ctx.dry_run())
    ctx.print(edits_text(ctx, ledger, edits));
}

}  // namespace anjuan::cli

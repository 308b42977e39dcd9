#include <algorithm>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/intake/xlsx_values.hpp"

namespace anjuan {
namespace {

Diagnostic placed(Diagnostic place, std::string code, std::string message, std::string remedy) {
  place.code = std::move(code);
  place.message = std::move(message);
  place.remedy = std::move(remedy);
  return place;
}

std::string column_remedy(const std::vector<std::string>& header, std::string_view name) {
  std::vector<std::string_view> names;
  for (const std::string& column : header)
    if (!column.empty()) names.push_back(column);
  const std::string_view near = nearest(name, names);
  return near.empty() ? trf("the columns are: {}", fmt::join(names, tr(", ")))
                      : trf("did you mean '{}'?", near);
}

/// Depth first through the defaults that copy others, so that each comes after what it copies.
class Sorter {
 public:
  explicit Sorter(const std::vector<std::optional<std::size_t>>& copies)
      : copies_(copies), state_(copies.size(), State::fresh) {}

  /// False when `index` is part of a circle.
  bool visit(std::size_t index) {
    if (state_[index] == State::done) return true;
    if (state_[index] == State::open) return false;
    state_[index] = State::open;
    const bool fine = !copies_[index] || visit(*copies_[index]);
    state_[index] = State::done;
    order_.push_back(index);
    return fine;
  }
  const std::vector<std::size_t>& order() const { return order_; }

 private:
  enum class State { fresh, open, done };
  const std::vector<std::optional<std::size_t>>& copies_;
  std::vector<State> state_;
  std::vector<std::size_t> order_;
};

}  // namespace

Result<> Intake::bind_columns(const RowSource& rows, const std::string& path) {
  const std::vector<std::string>& header = rows.header();
  std::vector<Diagnostic> problems;
  for (Plan& plan : plans_)
    for (const std::string& name : plan.rule.columns) {
      const std::vector<std::size_t> found =
          columns_named(rows.header(), rows.header_groups(), name);
      if (found.size() == 1) {
        plan.columns.push_back(found[0]);
        continue;
      }
      problems.push_back(found.empty()
                             ? placed(plan.rule.columns_place, "unknown-column",
                                      trf("{} has no column '{}'", path, name),
                                      column_remedy(header, name))
                             : placed(plan.rule.columns_place, "ambiguous-column",
                                      trf("{} has {} columns named '{}'", path, found.size(), name),
                                      tr("give each of them a name of its own in the header")));
    }
  for (const Plan& plan : plans_) {
    const ColumnSpec* other = table_->find(plan.rule.column->excludes);
    if (other == nullptr || !fills(table_->index_of(*other))) continue;
    const FieldRule& rule = plan.rule;
    problems.push_back(
        placed(rule.columns.empty() ? rule.fallback_place : rule.columns_place, "source-twice",
               trf("'{}' holds what '{}' says already", rule.column->name, other->name),
               trf("map only one of '{}' and '{}'", other->name, rule.column->name)));
  }
  if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
  return {};
}

Result<> Intake::bind_fallbacks(const RowSource& rows) {
  std::vector<Diagnostic> problems;
  std::vector<std::optional<std::size_t>> copies(plans_.size());
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    Plan& plan = plans_[i];
    if (!plan.rule.fallback) continue;
    const Diagnostic& place = plan.rule.fallback_place;
    const std::string& text = *plan.rule.fallback;
    if (!text.starts_with('@')) {
      const Value read = read_value(*plan.rule.column, {text, CellKind::text}, offset_);
      if (read)
        plan.constant = *read;
      else
        problems.push_back(
            placed(place, read.error().code, read.error().message, read.error().remedy));
      continue;
    }
    const std::string name(trim(text.substr(1)));
    if (const ColumnSpec* field = table_->find(name))
      plan.from_plan = plan_of(table_->index_of(*field));
    copies[i] = plan.from_plan;
    if (plan.from_plan) continue;
    const std::vector<std::size_t> columns =
        columns_named(rows.header(), rows.header_groups(), name);
    if (!columns.empty()) {
      plan.from_column = columns[0];
      continue;
    }
    std::vector<std::string_view> known;
    for (const Plan& other : plans_) known.push_back(other.rule.column->name);
    for (const std::string& column : rows.header())
      if (!column.empty()) known.push_back(column);
    const std::string_view near = nearest(name, known);
    problems.push_back(placed(place, "unknown-reference",
                              trf("'@{}' names neither a field of this map nor a column", name),
                              near.empty()
                                  ? trf("these can be named: {}", fmt::join(known, tr(", ")))
                                  : trf("did you mean '@{}'?", near)));
  }
  Sorter sorter(copies);
  for (std::size_t i = 0; i < plans_.size(); ++i)
    if (!sorter.visit(i))
      problems.push_back(placed(
          plans_[i].rule.fallback_place, "circular-default",
          trf("the default of '{}' refers to itself in a circle", plans_[i].rule.column->name),
          tr("give one field of the circle a column or a constant")));
  for (const std::size_t index : sorter.order())
    if (plans_[index].rule.fallback) order_.push_back(index);
  if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
  return {};
}

/// Who asks not to be named is known to the accused when the column that says so is passed over.
Result<> Intake::check_protection(const RowSource& rows, const std::string& path) const {
  std::vector<Diagnostic> problems;
  for (std::size_t i = 0; i < rows.header().size(); ++i) {
    const std::string& name = rows.header()[i];
    // Of a header on two levels, 其他/是否保密, the lower one tells.
    const std::vector<std::string>& groups = rows.header_groups();
    const ColumnSpec* column =
        table_->recognize(name, i < groups.size() ? groups[i] : std::string_view());
    if (column == nullptr)
      column = table_->recognize(std::string_view(name).substr(name.rfind('/') + 1));
    if (column == nullptr || !column->protects) continue;
    const auto plan = plan_of(table_->index_of(*column));
    // A map that names another column or a constant has decided.
    if (plan &&
        (has_map_ || std::count(plans_[*plan].columns.begin(), plans_[*plan].columns.end(), i) > 0))
      continue;
    Diagnostic d{.code = "unread-protection", .file = path};
    d.message = trf("the column '{}' says who is protected, and it is not read", name);
    const std::string_view key = column->name;
    d.remedy =
        trf("write {} = \"{}\" under [fields] of the map, or {} = \"false\" under "
            "[defaults] when nobody is",
            key, name, key);
    problems.push_back(std::move(d));
  }
  if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
  return {};
}

void Intake::note_unused(const RowSource& rows, const std::string& path) {
  used_.resize(rows.header().size());
  for (const Plan& plan : plans_) {
    for (const std::size_t column : plan.columns) used_[column] = true;
    if (plan.from_column) used_[*plan.from_column] = true;
  }
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    const std::string& name = rows.header()[i];
    if (used_[i] || is_own_column(name)) continue;
    unused.push_back(name.empty() ? trf("column {} without a name", column_letters(i)) : name);
  }
  if (unused.empty()) return;
  Diagnostic d{.severity = Severity::note, .code = "unused-columns", .file = path};
  d.message = trf("these columns are not read: {}", fmt::join(unused, tr(", ")));
  d.remedy = tr("name them in [fields] of a map to read them");
  notes_.push_back(std::move(d));
}

Result<Intake> Intake::fit(const ColumnTable& columns, const ImportMap& map, const RowSource& rows,
                           const std::string& path, std::chrono::minutes offset) {
  Intake intake(columns);
  intake.has_map_ = !map.file.empty();
  intake.offset_ = offset;
  for (const FieldRule& rule : map.rules) intake.plans_.push_back({rule, {}, {}, {}, {}});
  // The table's order, so that values look the same whatever order the columns have.
  std::sort(intake.plans_.begin(), intake.plans_.end(),
            [](const Plan& a, const Plan& b) { return a.rule.column < b.rule.column; });
  auto bound = intake.bind_columns(rows, path);
  auto fallbacks = intake.bind_fallbacks(rows);
  auto protection = intake.check_protection(rows, path);
  if (!bound || !fallbacks || !protection) {
    std::vector<Diagnostic> problems;
    for (Result<>* part : {&bound, &fallbacks, &protection})
      if (!*part)
        for (Diagnostic& d : part->error().diagnostics) problems.push_back(std::move(d));
    sort_by_position(problems);
    return fail(ExitCode::bad_data, std::move(problems));
  }
  intake.note_unused(rows, path);
  return intake;
}

namespace {

/// A name such as 登记日期 is the day of arrival where the sheet has no other, and beside 来信日期
/// that of the registration.
void tell_apart(const ColumnTable& columns, ImportMap& map) {
  for (const ColumnSpec& column : columns.all())
    for (const std::string_view name : split(column.beside, ' ')) {
      const auto is_it = [&](const std::string& other) { return fold_name(other) == name; };
      const auto is_its = [&](const FieldRule& rule) { return rule.column == &column; };
      if (name.empty() || std::any_of(map.rules.begin(), map.rules.end(), is_its)) continue;
      for (FieldRule& rule : map.rules) {
        const auto found = std::find_if(rule.columns.begin(), rule.columns.end(), is_it);
        if (!rule.either || rule.columns.size() < 2 || found == rule.columns.end()) continue;
        FieldRule own;
        own.column = &column;
        own.either = true;
        own.columns_place = rule.columns_place;
        own.columns = {*found};
        rule.columns.erase(found);
        map.rules.push_back(std::move(own));
        break;
      }
    }
}

/// Adds a rule for every column that is known by its name and that nobody has named: for those that
/// mean the same a common one.
std::vector<Diagnostic> add_known(const ColumnTable& columns, const RowSource& rows,
                                  const std::string& path, ImportMap& map) {
  std::vector<Diagnostic> problems;
  std::vector<bool> taken(rows.header().size());
  for (const FieldRule& rule : map.rules)
    for (const std::string& name : rule.columns)
      for (const std::size_t column : columns_named(rows.header(), rows.header_groups(), name))
        taken[column] = true;
  const std::vector<FieldRule> named = map.rules;
  for (std::size_t i = 0; i < rows.header().size(); ++i) {
    const std::string& name = rows.header()[i];
    const std::vector<std::string>& groups = rows.header_groups();
    const std::string_view group = i < groups.size() ? groups[i] : std::string_view();
    const ColumnSpec* column = taken[i] ? nullptr : columns.recognize(name, group);
    const auto is_its = [&](const FieldRule& rule) { return rule.column == column; };
    if (column == nullptr || std::any_of(named.begin(), named.end(), is_its)) continue;
    auto rule = std::find_if(map.rules.begin(), map.rules.end(), is_its);
    if (rule == map.rules.end()) {
      rule = map.rules.insert(rule, FieldRule{});
      rule->column = column;
      rule->either = true;
      rule->columns_place.file = path;
    }
    const auto same = [&](const std::string& other) {
      return fold_header(other) == fold_header(name);
    };
    if (std::any_of(rule->columns.begin(), rule->columns.end(), same))
      problems.push_back(
          placed(rule->columns_place, "ambiguous-column",
                 trf("{} has {} columns named '{}'", path,
                     std::count_if(rows.header().begin(), rows.header().end(), same), name),
                 tr("give each of them a name of its own in the header")));
    rule->columns.push_back(name);
  }
  tell_apart(columns, map);
  return problems;
}

}  // namespace

Result<Intake> Intake::bind(const ColumnTable& columns, const ImportMap& map, const RowSource& rows,
                            const std::string& path, std::chrono::minutes offset) {
  if (!map.by_name) return fit(columns, map, rows, path, offset);
  ImportMap whole = map;
  if (auto problems = add_known(columns, rows, path, whole); !problems.empty())
    return fail(ExitCode::bad_data, std::move(problems));
  return fit(columns, whole, rows, path, offset);
}

Result<Intake> Intake::recognize(const ColumnTable& columns, const RowSource& rows,
                                 const std::string& path, std::chrono::minutes offset) {
  ImportMap map;
  if (auto problems = add_known(columns, rows, path, map); !problems.empty())
    return fail(ExitCode::bad_data, std::move(problems));
  if (map.rules.empty()) {
    Diagnostic d{.code = "no-known-column", .file = path};
    d.message =
        trf("no column has a name that is known here: {}", fmt::join(rows.header(), tr(", ")));
    d.remedy = tr("say with --map MAP.toml which column holds what; --make-map drafts one");
    return fail(ExitCode::bad_data, std::move(d));
  }
  return fit(columns, map, rows, path, offset);
}

}  // namespace anjuan

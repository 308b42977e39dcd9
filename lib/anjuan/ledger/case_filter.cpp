#include "anjuan/ledger/case_filter.hpp"

#include <algorithm>
#include <map>

#include "anjuan/base/number.hpp"
#include "anjuan/base/path_tree.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/called.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/settings/condition.hpp"

namespace anjuan {
namespace {

constexpr Word kNobody{"none", N_("none"), "无 没有"};
constexpr Word kOpen{"open", N_("open"), "未办结 未结"};

bool any_of_ids(const std::vector<std::string>& ids, std::string_view value) {
  return ids.empty() || std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
           return value.empty() ? id == kNobody.id : id == value;
         });
}

class FilterReader {
 public:
  FilterReader(const FilterWords& words, const Ledger& ledger, Date today)
      : words_(words), ledger_(ledger), today_(today) {}

  Result<CaseFilter> run() {
    for (const std::string& word : words_.status) {
      if (meant({&kOpen, 1}, word))
        filter_.open = true;
      else if (auto status = choice<Status>("--status", word))
        filter_.status.push_back(*status);
    }
    filter_.class_ = choice<CaseClass>("--class", words_.class_);
    filter_.kind = choice<CaseKind>("--kind", words_.kind);
    read_route();
    filter_.channel = choice<Channel>("--channel", words_.channel);
    filter_.unit = ids("--unit", words_.unit, ledger_.units(), "units.yaml");
    filter_.lead = ids("--lead", words_.lead, ledger_.officials(), "officials.yaml");
    read_category();
    filter_.place = words_.place;
    filter_.source = words_.source;
    filter_.overdue = words_.overdue;
    filter_.tasks = words_.tasks;
    if (words_.repeats > 0) filter_.repeats = words_.repeats;
    read_flags();
    if (!words_.due_before.empty()) {
      if (auto day = read_day(words_.due_before, "--due-before", today_))
        filter_.due_before = *day;
      else
        for (Diagnostic& d : day.error().diagnostics) problems_.push_back(std::move(d));
    }
    if (!words_.due.empty()) {
      filter_.due = parse_days(words_.due, today_);
      if (!filter_.due)
        problem(trf("{} cannot be {}", "--due", words_.due),
                tr("write a day, today, week, +7d or a month such as 2026-05"));
    }
    if (!words_.received.empty()) {
      filter_.received = parse_days(words_.received, today_);
      if (!filter_.received)
        problem(trf("{}: {} is not a range of days", "--received", words_.received),
                tr("write 2026-01-01..2026-03-31, a day or a month such as 2026-05"));
    }
    if (!problems_.empty()) return fail(ExitCode::usage, std::move(problems_));
    return std::move(filter_);
  }

 private:
  void problem(std::string message, std::string remedy) {
    add_error(problems_, "bad-filter", std::move(message), std::move(remedy));
  }

  void unknown(std::string_view option, std::string_view word,
               std::span<const std::string_view> known, std::string otherwise) {
    problem(trf("{} cannot be {}", option, word), suggest(word, known, std::move(otherwise)));
  }

  template <class E>
  std::optional<E> choice(std::string_view option, const std::string& word) {
    if (word.empty()) return std::nullopt;
    const auto value = parse_typed<E>(word);
    if (value) return value;
    std::vector<std::string_view> names = all_names<E>();
    std::vector<std::string> list = typed_words(vocabulary<E>());
    if (option == "--status") {
      names.push_back(kOpen.id);
      list.push_back(typed_words({&kOpen, 1}).front());
    }
    unknown(option, word, names, trf("one of: {}", join(list, tr(", "))));
    return std::nullopt;
  }

  /// Whether it asks for cases without one; it is then the word that filters compare with.
  static bool is_none(std::string& word) {
    const auto none = meant({&kNobody, 1}, word);
    if (none) word = *none;
    return none.has_value();
  }

  template <class T>
  std::vector<std::string> ids(std::string_view option, std::vector<std::string> words,
                               const std::vector<T>& all, std::string_view file) {
    for (std::string& word : words) {
      if (is_none(word)) continue;
      if (const T* one = find_called(all, word)) {
        word = one->id;
        continue;
      }
      unknown(option, word, names_in(all, &T::id),
              trf("the ids are in {}; none stands for cases without one", file));
    }
    return words;
  }

  void read_route() {
    filter_.route = words_.route;
    std::vector<std::string_view> names = all_names<Route>();
    names.push_back(kNobody.id);
    std::vector<std::string> list = typed_words(vocabulary<Route>());
    list.push_back(typed_words({&kNobody, 1}).front());
    for (std::string& word : filter_.route)
      if (const auto id = meant(vocabulary<Route>(), word))
        word = *id;
      else if (!is_none(word))
        unknown("--route", word, names, trf("one of: {}", join(list, tr(", "))));
  }

  void read_flags() {
    filter_.flags = words_.flags;
    std::vector<std::string_view> known(built_in_flags().begin(), built_in_flags().end());
    for (const std::string& flag : ledger_.office().flags) known.emplace_back(flag);
    for (const std::string& flag : words_.flags)
      if (std::find(known.begin(), known.end(), flag) == known.end())
        unknown("--flag", flag, known, tr("add it to flags of [office] in anjuan.toml"));
  }

  void read_category() {
    filter_.category = words_.category;
    const auto& tree = ledger_.categories();
    if (words_.category.empty() || tree.empty() ||
        std::find(tree.begin(), tree.end(), words_.category) != tree.end())
      return;
    unknown("--category", words_.category, names_in(tree),
            tr("the categories are in categories.yaml"));
  }

  const FilterWords& words_;
  const Ledger& ledger_;
  Date today_;
  CaseFilter filter_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

bool CaseFilter::matches(const HeadView& head, Date today) const {
  using F = HeadField;
  // ISO dates compare as text: no date is parsed for the many cases that do not match.
  if (overdue || due_before || due) {
    const std::string_view day = head[F::due];
    if (day.empty()) return false;
    if (overdue && day >= to_string(today)) return false;
    if (due_before && day >= to_string(*due_before)) return false;
    if (due && (day < to_string(due->from) || day > to_string(due->to))) return false;
  }
  if (open && !head.open()) return false;
  if (!status.empty() && std::none_of(status.begin(), status.end(),
                                      [&](Status one) { return head[F::status] == to_name(one); }))
    return false;
  if (class_ && head[F::class_] != to_name(*class_)) return false;
  if (kind && head[F::kind] != to_name(*kind)) return false;
  if (channel && head[F::channel] != to_name(*channel)) return false;
  // A case that was registered by mistake is there only for who asks for it.
  const std::string_view voided = to_name(Status::voided);
  if (head[F::status] == voided && status.empty() && !voided_too) return false;
  if (!any_of_ids(route, head[F::route])) return false;
  if (!any_of_ids(unit, head[F::unit]) || !any_of_ids(lead, head[F::lead])) return false;
  if (!category.empty() && !is_in_tree(head[F::category], category)) return false;
  if (!place.empty() && !is_in_tree(head[F::place], place)) return false;
  if (received) {
    const auto day = head.date(F::received);
    if (!day || !received->contains(*day)) return false;
  }
  if (tasks && head[F::tasks].empty()) return false;
  if (!flags.empty()) {
    const auto marks = split(head[F::flags], ' ');
    for (const std::string& flag : flags)
      if (std::find(marks.begin(), marks.end(), flag) == marks.end()) return false;
  }
  if (repeats) {
    const std::string_view first = head.has(F::repeat_of) ? head[F::repeat_of] : head[F::id];
    if (!std::binary_search(repeated.begin(), repeated.end(), first)) return false;
  }
  return source.empty() || is_in_tree(head[F::source], source);
}

Result<CaseFilter> parse_filter(const FilterWords& words, const Ledger& ledger, Date today) {
  return FilterReader(words, ledger, today).run();
}

std::vector<Diagnostic> count_repeated(const Ledger& ledger, CaseFilter& filter) {
  if (!filter.repeats) return {};
  std::map<std::string, int> counts;
  auto problems = scan_heads(ledger.paths(), [&](const ScannedCase& found) {
    if (found.head.has(HeadField::repeat_of) && found.head.status() != Status::voided)
      ++counts[std::string(found.head[HeadField::repeat_of])];
  });
  for (const auto& [id, count] : counts)
    if (count >= *filter.repeats) filter.repeated.push_back(id);
  return problems;
}

Result<std::pair<HeadField, bool>> parse_sort(std::string_view text) {
  const bool descending = text.starts_with('-');
  if (descending) text.remove_prefix(1);
  if (const auto field = parse_head_field(text)) return std::pair(*field, descending);
  for (const HeadFieldSpec& spec : head_fields())
    if (label_of_field(spec.name) == text) return std::pair(spec.field, descending);
  return fail_usage("bad-sort", trf("cases have no field {}", text),
                    suggest(text, names_in(head_fields(), &HeadFieldSpec::name),
                            trf("see {}", "anjuan-ledger(5)")));
}

void sort_heads(std::vector<Head>& heads, HeadField field, bool descending) {
  const auto number = [](const std::string& text) { return number_of<long>(text); };
  const bool numeric = spec_of(field).type == ValueType::integer;
  std::sort(heads.begin(), heads.end(), [&](const Head& a, const Head& b) {
    const std::string& x = a[field];
    const std::string& y = b[field];
    if (x.empty() != y.empty()) return y.empty();
    if (numeric && number(x) != number(y))
      return descending ? number(x) > number(y) : number(x) < number(y);
    if (!numeric && x != y) return descending ? x > y : x < y;
    return a[HeadField::id] < b[HeadField::id];
  });
}

}  // namespace anjuan

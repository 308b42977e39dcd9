#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/head.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan {

/// What is known of a reception or a case, as text; numbers in digits, a flag that is set is
/// "true".
using Facts = std::map<std::string, std::string, std::less<>>;

enum class FactKind { number, word, flag };
/// Whose facts a condition compares.
enum class FactsOf { reception, case_ };

/// One fact that a condition can name. The readers of conditions, whoever gathers facts and the
/// manual follow this table, and a test holds them against it; a mark that an office adds (flags)
/// is a flag of both.
struct FactSpec {
  std::string_view name;
  FactKind kind{};
  bool of_reception = false;
  bool of_case = false;
  const char* label = "";  ///< msgid: what people call it
};
std::span<const FactSpec> fact_table();

/// 急事即报 (C12): a case that is marked so is reported upward at once.
inline constexpr std::string_view kUrgent = "urgent";
/// 积案.
inline constexpr std::string_view kBacklog = "backlog";
/// Whether a case carries that mark.
bool has_flag(const HeadView& head, std::string_view flag);
/// Marks of cases and receptions that need no list: urgent, backlog, heard.
std::span<const std::string_view> built_in_flags();

/// One comparison over facts: `persons >= 20`, `kind == appointment`, `repeated`.
struct Condition {
  std::string field;  ///< empty: always
  enum class Op { is_set, equal, not_equal, at_least, at_most, more, less } op = Op::is_set;
  std::string value;
  friend bool operator==(const Condition&, const Condition&) = default;
};
/// Empty text and "always" give the condition that always holds; nullopt when malformed.
std::optional<Condition> parse_condition(std::string_view text);
std::string to_string(const Condition& condition);
/// The same for people, in their language: "3 or more persons", "a group". A mark of the office's
/// own stands as the office wrote it.
std::string condition_text(const Condition& condition);
bool holds(const Condition& condition, const Facts& facts);
/// Surely `outer` holds whenever `inner` does.
bool includes(const Condition& outer, const Condition& inner);

/// What else a condition may say in an office.
struct ConditionWords {
  FactsOf facts{};
  std::vector<std::string> flags;  ///< beside the built-in ones
  /// The values that a fact can have, where they are a closed list: kind, desk, level, mode.
  std::map<std::string, std::vector<std::string>, std::less<>> values;
};

/// The key `if`; always when absent. Notes what is malformed ("bad-condition"), a fact that there
/// is not ("unknown-fact"), a comparison that does not fit it ("wrong-comparison"), a value it
/// cannot have ("unknown-value") and what can never hold ("never-holds").
Condition read_condition(TomlTable& table, const ConditionWords& words);

}  // namespace anjuan

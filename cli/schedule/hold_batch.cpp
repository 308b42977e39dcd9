#include <algorithm>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/intake/reception_columns.hpp"
#include "anjuan/model/field_words.hpp"

#include "schedule/hold_options.hpp"

namespace anjuan::cli {
namespace {

constexpr std::string_view kBatchKeys[] = {
    "persons", "cases", "registered", "kind",        "matter",    "disposition", "due",
    "done",    "unit",  "note",       "instruction", "conferred", "plan"};

bool is_batch_key(std::string_view key) {
  return std::find(std::begin(kBatchKeys), std::end(kBatchKeys), key) != std::end(kBatchKeys);
}

/// A key as the option has it, or as sheets of receptions call their column (人数=6).
std::string batch_key(std::string_view word) {
  if (is_batch_key(word)) return std::string(word);
  const ColumnSpec* column = reception_table().recognize(word);
  if (column == nullptr) return {};
  const std::string_view key = column->name == "units" ? "unit" : column->name;
  return is_batch_key(key) ? std::string(key) : std::string();
}

class BatchReader {
 public:
  BatchReader(Date session, std::vector<Diagnostic>& errors) : session_(session), errors_(errors) {}

  rota::Batch read(const std::string& text) {
    std::vector<Pair> pairs;
    for (const std::string_view piece : split(text, ',')) {
      const std::size_t at = piece.find('=');
      const std::string_view word = trim(piece.substr(0, at == std::string_view::npos ? 0 : at));
      if (const std::string key = batch_key(word); !key.empty()) {
        pairs.emplace_back(key, trim(piece.substr(at + 1)));
      } else if (at != std::string_view::npos &&
                 word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-") == std::string_view::npos) {
        add("unknown-key", trf("--batch: unknown key {}", word), suggest(word, kBatchKeys));
      } else if (pairs.empty()) {
        add("usage", trf("{}: '{}' is not NAME=VALUE", "--batch", text), "");
        return {};
      } else {
        pairs.back().second += fmt::format(",{}", piece);
      }
    }
    rota::Batch made;
    bool disposed = false;
    bool has_due = false;
    for (const auto& [key, value] : pairs) {
      if (key == "disposition") disposed = true;
      if (key == "due") has_due = true;
      batch_value(made, key, value);
    }
    if (!disposed)
      add("missing-disposition", trf("--batch: '{}' does not say what became of it", text),
          trf("add disposition=, one of: {}", disposition_list()))
          .rule = "C8, HR2";
    // A date that could not be read is said already.
    std::vector<Diagnostic> against = rota::why_not_batch(made, session_);
    std::erase_if(against, [&](const Diagnostic& d) {
      return d.code == code::kMissingDue && (!disposed || has_due);
    });
    errors_.insert(errors_.end(), against.begin(), against.end());
    return made;
  }

 private:
  using Pair = std::pair<std::string, std::string>;

  Diagnostic& add(std::string code, std::string message, std::string remedy) {
    return add_error(errors_, std::move(code), std::move(message), std::move(remedy));
  }

  void day(const std::string& text, std::string_view option, std::optional<Date>& into) {
    auto read = read_day(text, option, session_);  // +7d: a week after the reception
    if (read)
      into = *read;
    else
      for (Diagnostic& d : read.error().diagnostics) errors_.push_back(std::move(d));
  }

  static std::string disposition_list() {
    return join(typed_words(rota::disposition_words()), tr(", "));
  }

  void batch_value(rota::Batch& batch, const std::string& key, const std::string& value) {
    const auto list = [&](std::vector<std::string>& into) {
      for (const std::string_view part : split(value, ','))
        if (!trim(part).empty()) into.emplace_back(trim(part));
    };
    if (key == "persons") {
      const auto persons = whole_number(value);
      if (!persons || *persons < 1)
        add("usage", fmt::format("--batch: '{}' {}", value, tr("is not a number of persons")), "");
      else
        batch.persons = *persons;
    } else if (key == "cases") {
      list(batch.cases);
    } else if (key == "registered") {
      list(batch.registered);
    } else if (key == "unit") {
      list(batch.units);
    } else if (key == "kind") {
      const auto kind = parse_typed<CaseKind>(value);
      batch.kind = kind ? std::string(to_name(*kind)) : value;
      if (!kind)
        add("unknown-value", trf("{} cannot be {}", label_of_field(key), value),
            trf("one of: {}", join(typed_words(vocabulary<CaseKind>()), tr(", "))));
    } else if (key == "matter") {
      batch.matter = value;
    } else if (key == "note") {
      batch.note = value;
    } else if (key == "instruction") {
      batch.instruction = value;
    } else if (key == "conferred") {
      batch.conferred = value;
    } else if (key == "plan") {
      batch.plan = value;
    } else if (key == "due") {
      day(value, "--batch due", batch.due);
    } else if (key == "done") {
      day(value, "--batch done", batch.done);
    } else if (key == "disposition") {
      disposition(batch, value);
    }
  }

  void disposition(rota::Batch& batch, const std::string& value) {
    if (const rota::DispositionSpec* spec = rota::disposition_called(value)) {
      batch.disposition = spec->disposition;
      return;
    }
    const std::string_view near = nearest(value, names_in(rota::disposition_words(), &Word::id));
    add("unknown-value",
        trf("{} cannot be {}", column_word(*reception_table().find("disposition")), value),
        near.empty() ? trf("one of: {}", disposition_list())
                     : trf("did you mean {}? One of: {}", near, disposition_list()))
        .rule = "C8, HR2";
  }

  Date session_;
  std::vector<Diagnostic>& errors_;
};

}  // namespace

rota::Batch read_hold_batch(const std::string& text, Date day, std::vector<Diagnostic>& errors) {
  return BatchReader(day, errors).read(text);
}

}  // namespace anjuan::cli

#include <algorithm>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

#include "schedule/hold_options.hpp"

namespace anjuan::cli {
namespace {

constexpr std::string_view kBatchKeys[] = {
    "persons", "cases", "registered", "kind",        "matter",    "disposition", "due",
    "done",    "unit",  "note",       "instruction", "conferred", "plan"};

class BatchReader {
 public:
  BatchReader(Date session, std::vector<Diagnostic>& errors) : session_(session), errors_(errors) {}

  rota::Batch read(const std::string& text) {
    std::vector<Pair> pairs;
    for (const std::string_view piece : split(text, ',')) {
      const std::size_t at = piece.find('=');
      const std::string_view key = trim(piece.substr(0, at == std::string_view::npos ? 0 : at));
      const bool known =
          std::find(std::begin(kBatchKeys), std::end(kBatchKeys), key) != std::end(kBatchKeys);
      if (known) {
        pairs.emplace_back(key, trim(piece.substr(at + 1)));
      } else if (at != std::string_view::npos &&
                 key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-") == std::string_view::npos) {
        add("unknown-key", trf("--batch: unknown key {}", key), suggest(key, kBatchKeys));
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
    std::vector<std::string> names;
    for (const std::string_view name : rota::disposition_names()) names.emplace_back(name);
    return join(names, ", ");
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
      batch.kind = value;
      if (!parse_name<CaseKind>(value))
        add("unknown-value", trf("{} cannot be {}", "kind", value),
            trf("one of: {}", "request, accusation, suggestion"));
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
    for (const rota::DispositionSpec& spec : rota::dispositions())
      if (spec.name == value) {
        batch.disposition = spec.disposition;
        return;
      }
    const std::string_view near = nearest(value, rota::disposition_names());
    add("unknown-value", trf("{} cannot be {}", "disposition", value),
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

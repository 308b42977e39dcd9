#include <algorithm>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

/// Looks a record's references up in the ledger.
class SessionCheck {
 public:
  SessionCheck(const Ledger& ledger, const rota::SessionRecord& record, std::string_view text)
      : ledger_(ledger), record_(record), text_(text) {}

  std::vector<Diagnostic> run() {
    for (const std::string& id : record_.held.officials) official(id);
    for (const auto& [id, minutes] : record_.held.minutes_late) official(id);
    for (const auto& [id, minutes] : record_.held.unit_minutes) unit(id, 0);
    for (const rota::CalledUnit& one : record_.called)
      if (!record_.held.unit_minutes.contains(one.unit)) unit(one.unit, 0);
    for (const rota::Batch& batch : record_.batches) {
      for (const std::string& id : batch.units) unit(id, batch.line);
      for (const std::string& id : batch.all_cases()) see_case(id, batch);
      for (const std::string* said : texts_of(batch)) see_words(*said, batch.line);
    }
    see_words(record_.note, 0);
    return std::move(findings_);
  }

 private:
  void add(Diagnostic found, int line, std::string_view word) {
    found.file = record_.path;
    place_word(found, text_, line, word);
    findings_.push_back(std::move(found));
  }

  void official(const std::string& id) {
    if (find_by_id(ledger_.officials(), id) != nullptr) return;
    add({.code = "unknown-official",
         .message = trf("nobody is called '{}'", id),
         .remedy = suggest(id, names_in(ledger_.officials(), &Official::id),
                           tr("write an id of officials.yaml"))},
        0, id);
  }

  void unit(const std::string& id, int line) {
    if (find_by_id(ledger_.units(), id) != nullptr) return;
    add({.code = code::kUnknownUnit,
         .message = trf("there is no unit {}", id),
         .remedy =
             suggest(id, names_in(ledger_.units(), &Unit::id), tr("write an id of units.yaml"))},
        line, id);
  }

  void see_case(const std::string& id, const rota::Batch& batch) {
    auto path = ledger_.find_case(id);
    if (!path && path.error().exit == ExitCode::io) {
      for (Diagnostic& d : path.error().diagnostics) findings_.push_back(std::move(d));
      return;
    }
    if (!path) {
      const Diagnostic& why = path.error().diagnostics.front();
      return add({.code = why.code, .message = why.message, .remedy = why.remedy}, batch.line, id);
    }
    auto stored = ledger_.read_case(id);
    if (!stored) {
      // A case that is not whole is a finding of its own, elsewhere.
      if (stored.error().exit == ExitCode::io)
        for (Diagnostic& d : stored.error().diagnostics) findings_.push_back(std::move(d));
      return;
    }
    const Identities people(everybody_of(stored->value));
    const Interests interests = interests_of(stored->value.history);
    const Identities accused = accused_people(interests, ledger_.roster());
    std::vector<const std::string*> texts = texts_of(batch);
    texts.push_back(&record_.note);
    texts.push_back(&record_.held.ground);
    for (const std::string* said : texts) {
      if (const std::string_view name = people.first_in(*said); !name.empty())
        return add({.code = "names-petitioner",
                    .message = trf("the record says who came, but {} tells that already", id),
                    .rule = "W22 art. 30, 46",
                    .remedy = tr("leave name, phone and number out: the case has them, with its "
                                 "own protection")},
                   batch.line, std::string(name));
      if (interests.accuses() && accused.own_in(*said))
        return add_accused(trf("the record tells whom {} accuses", id), batch.line,
                           accused.first_in(*said));
    }
  }

  static std::vector<const std::string*> texts_of(const rota::Batch& batch) {
    return {&batch.matter, &batch.note, &batch.instruction, &batch.conferred, &batch.plan};
  }

  void add_accused(std::string message, int line, std::string_view word) {
    add({.code = "names-accused",
         .message = std::move(message),
         .rule = "W22 art. 30, 46",
         .remedy = tr("write it without: many read what was held. An accusation is registered as "
                      "one, and the case has it with its own protection")},
        line, word);
  }

  /// What somebody says at the desk is read by many: a number is whoever's it is, and whom it
  /// accuses is told of it by the lists of what is open.
  void see_words(const std::string& said, int line) {
    if (names_petitioner(said, {}))
      return add({.code = "names-petitioner",
                  .message = tr("the record holds a telephone or identity number"),
                  .rule = "W22 art. 30, 46",
                  .remedy = tr("leave it out: a case has it, with its own protection")},
                 line, said);
    const NamedInText named = accused_in_words(said, ledger_.roster());
    for (const auto* ids : {&named.officials, &named.units})
      if (!ids->empty())
        return add_accused(
            trf("the record tells who is accused: {}", name_of(ledger_.roster(), ids->front())),
            line, said);
  }

  const Ledger& ledger_;
  const rota::SessionRecord& record_;
  std::string_view text_;
  std::vector<Diagnostic> findings_;
};

}  // namespace

void place_word(Diagnostic& diagnostic, std::string_view text, int line, std::string_view word) {
  if (text.empty()) return;
  int number = 0;
  for (const std::string_view each : split(text, '\n')) {
    ++number;
    const std::size_t at = number < line ? std::string_view::npos : each.find(word);
    if (at == std::string_view::npos) continue;
    diagnostic.line = number;
    diagnostic.column = static_cast<int>(split_characters(each.substr(0, at)).size()) + 1;
    diagnostic.length = std::max(1, static_cast<int>(split_characters(word).size()));
    attach_source(diagnostic, text);
    return;
  }
}

std::vector<Diagnostic> check_session(const Ledger& ledger, const rota::SessionRecord& record,
                                      std::string_view text) {
  return SessionCheck(ledger, record, text).run();
}

}  // namespace anjuan

#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/session_record.hpp"

namespace anjuan {

/// What could be read, and what is wrong with the rest.
struct SessionBooks {
  std::vector<rota::SessionRecord> records;  ///< by date, desk, group
  std::vector<Diagnostic> problems;          ///< errors of whole files and warnings, by position
};

/// Reads every file under sessions/. Takes no lock.
SessionBooks read_sessions(const Ledger& ledger);

/// sessions/YYYY/MM/DATE-DESK-GROUP.yaml
std::string session_path(const Ledger& ledger, const rota::HeldSession& held);
/// attachments/sessions/DATE-DESK-GROUP, from the top of the ledger.
std::string session_attachments(const rota::HeldSession& held);

/// What a record says of the ledger that is not so: officials, units and cases that are not there
/// (with a suggestion), and a text that names a petitioner of one of its cases: who came is known
/// by the case only. Positions are filled when the record was read from `text`.
std::vector<Diagnostic> check_session(const Ledger& ledger, const rota::SessionRecord& record,
                                      std::string_view text = {});

/// The same for every stored session, and: does the file stand where its content says, is every
/// attachment there and unchanged (SHA-256). Findings by file and line.
std::vector<Diagnostic> verify_sessions(const Ledger& ledger, std::size_t& count);

/// A paper or recording that is to come into the ledger with its record.
struct AttachmentCopy {
  std::string path;  ///< from the top of the ledger
  std::string content;
};

/// Gives every attachment of a draft its path in the ledger and its hash: a file below
/// attachments/ stays where it stands, any other is copied into the session's folder. Relative
/// paths are looked for from the ledger's top, then from `from`. Fails (usage) with every file
/// that is not there, and with every hash that was stated and is another; (io) when one cannot be
/// read.
Result<std::vector<AttachmentCopy>> place_attachments(const Ledger& ledger,
                                                      rota::SessionRecord& record,
                                                      const std::string& from);

/// Stages the record and its attachments. Fails (refused) when the session is recorded already,
/// unless `again`: the record is then written anew and keeps only the keys that are not the
/// program's own; the batch fails (locked) when the file is changed meanwhile.
Result<> stage_session_record(const Ledger& ledger, WriteBatch& batch,
                              const rota::SessionRecord& record,
                              const std::vector<AttachmentCopy>& copies, bool again);

/// From a line on (0: from the first) of the text of a file.
struct TextPlace {
  const std::string& file;
  std::string_view text;
  int line = 0;
};

/// "file:line:col" of a word in a text: the first line from `line` on that holds it.
void place_word(Diagnostic& diagnostic, std::string_view text, int line, std::string_view word);

/// True for a path that stays below attachments/ of the ledger.
bool is_attachment_path(std::string_view path);

/// The files that an event names.
std::vector<std::string> attachments_of(const Event& event);
/// Fails (usage) for a path that does not lie below attachments/ of the ledger or where there is no
/// file, (bad_data) when a symbolic link leads there, (io) when that cannot be told.
Result<> check_attached(const Ledger& ledger, const std::string& file);
/// The same for what stands in a file, placed there; false when something was wrong.
bool check_attached(const Ledger& ledger, const std::string& file, const TextPlace& named_in,
                    std::vector<Diagnostic>& findings);

/// Findings on files of `attachments/` that are not there, cannot be read or have another hash.
/// `named_in` is the file that names it.
void check_attachment(const Ledger& ledger, const Attachment& file, const TextPlace& named_in,
                      std::vector<Diagnostic>& findings);

}  // namespace anjuan

#pragma once

#include <string_view>

/// What libFuzzer feeds with made-up input (preset fuzz), and CI with the small corpora of
/// tests/fuzz/corpus/NAME. Each ends the program when what it reads breaks a promise.
namespace anjuan::fuzz {

void head(std::string_view bytes);  ///< the fast reader of cases against the full one
void yaml(std::string_view bytes);  ///< every YAML file of a ledger; what is written reads back
void toml(std::string_view bytes);  ///< settings and calendars
void csv(std::string_view bytes);   ///< tables of others
void xlsx(std::string_view bytes);
void json(std::string_view bytes);
void form(std::string_view bytes);     ///< an office's own template
void moments(std::string_view bytes);  ///< days, times and case numbers as people write them
void journal(std::string_view bytes);  ///< the journal of a batch: it must not lead out of a ledger

}  // namespace anjuan::fuzz

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "anjuan/git/history_words.hpp"

#include "view/words.hpp"

namespace anjuan::cli {

/// The history of one file between two commits in words, a line each: what moved and by which
/// event, what was recorded, which facts changed. Who complained is masked unless `reveal`.
std::string history_text(const git::FileHistory& history, const Words& words, bool reveal);
nlohmann::ordered_json history_json(const git::FileHistory& history, bool reveal);

}  // namespace anjuan::cli

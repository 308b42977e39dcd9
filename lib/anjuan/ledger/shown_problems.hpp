#pragma once

#include <span>
#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/case.hpp"

/// What is wrong is told to whoever is at the desk, with the line it stands in: people are masked
/// there as anywhere else (rules/shown.hpp).
namespace anjuan {

/// What a text that may not be a whole case says of its petitioners, line by line.
std::vector<Petitioner> people_in(std::string_view text);

/// Masks people in messages, ways out and lines of files, as a clerk may see them: those of the
/// case file that a problem is about, and any number or home by its form. Carets stay under their
/// characters.
void hide_people(std::span<Diagnostic> problems);
/// The same for problems that are about these people.
void hide_people(std::span<Diagnostic> problems, const std::vector<Petitioner>& people);

/// Of the line only what the caret is under, where nobody knows whom the rest names: words become
/// ＊ and long numbers *, so that the caret stays where it was.
void hide_beside(Diagnostic& problem);

}  // namespace anjuan

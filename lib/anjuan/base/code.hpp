#pragma once

/// Codes of diagnostics that the program itself asks for. All others are only told: they stand
/// where they are made. Who makes one of these and who asks for it say it by the same name.
namespace anjuan::code {

inline constexpr const char* kAccused = "accused";            ///< accused in the case (W22 art. 30)
inline constexpr const char* kFuture = "future";              ///< a day that is still to come
inline constexpr const char* kIo = "io";                      ///< the disk refused
inline constexpr const char* kInTheFuture = "in-the-future";  ///< recorded under a later --now
inline constexpr const char* kMissingDue = "missing-due";     ///< a batch without its date
inline constexpr const char* kMissingInstruction = "missing-instruction";  ///< C9
inline constexpr const char* kNobody = "nobody";        ///< a reception without an official
inline constexpr const char* kNotADate = "not-a-date";  ///< and no time of day
inline constexpr const char* kNoRows = "no-rows";       ///< a file without records
inline constexpr const char* kOfCase = "of-case";       ///< what a case says against a reception
inline constexpr const char* kRecusal = "recusal";      ///< named in the case (W22 art. 46)
inline constexpr const char* kRecomputeNeeded = "recompute-needed";  ///< only dates moved
inline constexpr const char* kUnknownKind = "unknown-kind";          ///< of a reception
inline constexpr const char* kUnknownMode = "unknown-mode";          ///< of a reception
inline constexpr const char* kUnknownUnit = "unknown-unit";          ///< not in units.yaml

}  // namespace anjuan::code

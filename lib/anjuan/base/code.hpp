#pragma once

/// Codes of diagnostics that the program itself asks for. All others are only told: they stand
/// where they are made. Who makes one of these and who asks for it say it by the same name.
namespace anjuan::code {

inline constexpr const char* kIo = "io";                      ///< the disk refused
inline constexpr const char* kInTheFuture = "in-the-future";  ///< recorded under a later --now
inline constexpr const char* kNotADate = "not-a-date";        ///< and no time of day
inline constexpr const char* kNoRows = "no-rows";             ///< a file without records
inline constexpr const char* kRecomputeNeeded = "recompute-needed";  ///< only dates moved
inline constexpr const char* kUnknownUnit = "unknown-unit";          ///< not in units.yaml

}  // namespace anjuan::code

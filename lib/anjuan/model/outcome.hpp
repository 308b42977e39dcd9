#pragma once

#include "anjuan/model/names.hpp"

/// What a case came to, and who says so: words of the events replied, closed and followed-up.
namespace anjuan {

/// What a reply says of the request (W22 art. 32): 支持 · 解释说明 · 不予支持.
enum class ReplyResult { supported, explained, not_supported };
/// What a case came to (三到位一处理, A17; W22 art. 33, 37): 解决 · 解释疏导 · 帮扶救助 · 调解和解
/// · 依法处理.
enum class Outcome { solved, explained, relieved, mediated, by_law };
/// Who mediated (三调解, DZ14): 人民调解 · 行政调解 · 司法调解; 和解 where the two agreed
/// themselves.
enum class Mediation { people, administrative, judicial, agreement };
/// Who asked what the petitioner says of the answer (DZ1b): the office, a third party, or nobody:
/// the petitioner rated it online (W22 art. 21).
enum class AskedBy { office, third_party, online };

template <>
std::span<const Named<ReplyResult>> names<ReplyResult>();
template <>
std::span<const Named<Outcome>> names<Outcome>();
template <>
std::span<const Named<Mediation>> names<Mediation>();
template <>
std::span<const Named<AskedBy>> names<AskedBy>();

}  // namespace anjuan

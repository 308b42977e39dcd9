#pragma once

namespace anjuan {

/// True while a test makes reads fail (set_read_fault). It counts them, too: what otherwise reads
/// in several threads then reads in one.
bool has_read_fault();

}  // namespace anjuan

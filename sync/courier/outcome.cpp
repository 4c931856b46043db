#include "sync/courier/outcome.hpp"

namespace guichet::sync::courier {

platform::system::Word word_of(transfer::Error::Kind kind) {
  using Kind = transfer::Error::Kind;
  switch (kind) {
    case Kind::unreachable: return "unreachable";
    case Kind::timed_out: return "timed_out";
    case Kind::tls_refused: return "tls_refused";
    case Kind::credential_refused: return "credential_refused";
    case Kind::cut: return "cut";
    case Kind::too_large: return "too_large";
    case Kind::cancelled: return "cancelled";
  }
  return "unknown";
}

}  // namespace guichet::sync::courier

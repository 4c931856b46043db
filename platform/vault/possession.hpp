#pragma once

#include <string>
#include <string_view>

#include "platform/system/secret.hpp"

// Proof that a paper came out of one of the town's terminals: the person who holds it may open the demand it names.
// It is checked without network; whoever copies the paper has the paper, so nothing but possession is proved.
namespace guichet::platform::vault {

// 32 bytes, the same on every terminal of a desk. Without a file of its own, made from the terminal's key: its papers
// are then proved on this terminal only.
system::SecretBytes desk_secret_from(const system::SecretBytes& terminal_key);

// 26 characters (130 bits of an HMAC-SHA256, Crockford's base 32). The QR code of an attestation is "GUICHET:N:", the
// 18 characters of the number, ':' and this proof.
std::string possession_proof(const system::SecretBytes& desk_secret, std::string_view number);

struct PaperCode {
  std::string number;    // as it stands there, of any shape
  bool is_ours = false;  // the proof is that of this number under this secret
};

// Also reads a code that is a number alone, as on a receipt, which proves nothing. Compared in constant time.
PaperCode read_paper_code(const system::SecretBytes& desk_secret, std::string_view code);

}  // namespace guichet::platform::vault

// A list of trust in the shape of the official one (ETSI TS 119 612), signed by a key of its own.
#pragma once

#include <string>

#include "tests/kiosk/documents/seal_root.hpp"

namespace guichet::tests {

struct OfficialList {
  std::string text;    // XML
  std::string signer;  // SHA-256 of its certificate
};

std::string official_provider(const std::string& name, const std::string& certificate);
OfficialList official_list(const std::string& name, const std::string& certificate);

}  // namespace guichet::tests

// From curl's codes to our kinds. Apart from the session so that the table can be tested alone.
#pragma once

#include <string_view>

#include "sync/transfer/session.hpp"

namespace guichet::sync::transfer {

// code: a CURLcode; words: curl's error buffer, where OpenSSL's own error number is.
Error explain(int code, std::string_view words);

}  // namespace guichet::sync::transfer

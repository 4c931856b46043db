// Adds to a finished PDF what Cairo has no call for: the document's language, without which a screen reader guesses its
// voice. Private to this folder. An incremental update, as the PDF format provides: nothing already written moves.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace guichet::kiosk::receipt {

// For PDF 1.4, where the catalogue is not compressed; a file of another shape is left as it is.
void declare_language(std::vector<std::byte>& pdf, std::string_view language);

}  // namespace guichet::kiosk::receipt

#pragma once
// What PDF/A asks to be told beside the pages: what their colours mean, and what the file says of itself.

#include <string>
#include <string_view>

namespace guichet::kiosk::documents {

// sRGB (IEC 61966-2-1) as an ICC profile of version 2.1, made here from its published numbers.
std::string srgb_profile();

// The packet of XMP: PDF/A-2b, the title and the language (ISO 19005-2, 6.6).
std::string xmp_packet(std::string_view title, std::string_view language);

}  // namespace guichet::kiosk::documents

#pragma once

#include <filesystem>

// Where the program finds what it was delivered with: the same answer for an installed terminal and for a checkout.
// Nothing is searched by guessing: three places, in a fixed order.
namespace guichet::platform::system {

// $GUICHET_ASSETS; else ../share/guichet beside the program's folder; else assets/ of the checkout that holds
// build/<preset>/bin. The last one is returned even when it is absent, for the caller's error to name it.
std::filesystem::path assets_folder();

// Where this program lies, and those that it starts.
std::filesystem::path programs_folder();

}  // namespace guichet::platform::system

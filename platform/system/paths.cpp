#include "platform/system/paths.hpp"

#include <cstdlib>
#include <system_error>

namespace guichet::platform::system {

std::filesystem::path assets_folder() {
  if (const char* chosen = ::secure_getenv("GUICHET_ASSETS"); chosen && *chosen) return chosen;
  std::error_code unknown;
  const auto programs = programs_folder();
  auto installed = programs.parent_path() / "share" / "guichet";
  if (std::filesystem::is_directory(installed, unknown)) return installed;
  return programs.parent_path().parent_path().parent_path() / "assets";
}

std::filesystem::path programs_folder() {
  std::error_code unknown;
  return std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
}

}  // namespace guichet::platform::system

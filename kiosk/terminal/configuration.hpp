#pragma once
// What a town sets for one terminal: where things lie, which desk it works for, how its panel is. One plain file.
// Nothing here is secret: keys are named by their path, never written.

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/demand/codes.hpp"

namespace guichet::kiosk::terminal {

struct Configuration {
  std::string town;
  demand::DeskCode desk = *demand::DeskCode::parse("G0000");
  std::filesystem::path database, key_file, journal;
  std::string registry_url;
  std::filesystem::path authority, certificate, certificate_key;
  std::filesystem::path trust, scanner, printer;
  int width = 1280, height = 800;
  bool fullscreen = false;
  bool opengles2 = false;
  std::optional<float> pixels_per_millimetre;
};

// Lines "name = value", '#' opens a comment line. Relative paths start at the file's own folder.
// The error is a sentence for the person who installs, with the line.
std::expected<Configuration, std::string> parse_configuration(std::string_view text, const std::filesystem::path& folder);
std::expected<Configuration, std::string> read_configuration(const std::filesystem::path& file);

}  // namespace guichet::kiosk::terminal

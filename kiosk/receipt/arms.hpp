#pragma once
// The town's arms: a PNG that the town provides, drawn again at the height at which they are shown.

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace guichet::kiosk::receipt {

struct ArmsPicture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba = {};  // straight alpha, rows from the top
};

// The error is a sentence for the person who installs.
std::expected<ArmsPicture, std::string> read_arms(const std::filesystem::path& png, int height);

}  // namespace guichet::kiosk::receipt

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "platform/scanner/camera.hpp"
#include "platform/scanner/code_reader.hpp"
#include "platform/scanner/sane_wish.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/scanner/wired_code_reader.hpp"

// Which devices read papers at a terminal, as lines of its configuration say it, and their drivers.
//   scanner       "simulated:FOLDER" or a bare folder, "sane" or "sane:DEVICE", "camera:/dev/videoN",
//                 "simulated-camera:FOLDER"
//   code reader   "none", "serial:/dev/tty…" or "serial:/dev/tty…@BAUD", "hid:/dev/hidrawN"
namespace guichet::platform::scanner {

struct Pile {  // of pictures, instead of a scanner
  std::filesystem::path folder;
  friend bool operator==(const Pile&, const Pile&) = default;
};
struct Film {  // of frames, instead of a camera
  std::filesystem::path folder;
  friend bool operator==(const Film&, const Film&) = default;
};
struct VideoDevice {
  std::string device;
  friend bool operator==(const VideoDevice&, const VideoDevice&) = default;
};
struct NoCodeReader {
  friend bool operator==(const NoCodeReader&, const NoCodeReader&) = default;
};

using Choice = std::variant<Pile, SaneWish, VideoDevice, Film>;
using CodeReaderChoice = std::variant<NoCodeReader, SerialPort, HidDevice>;

// Relative folders start at `base`.
std::optional<Choice> parse_choice(std::string_view text, const std::filesystem::path& base);
std::optional<CodeReaderChoice> parse_code_reader(std::string_view text);

struct Devices {
  std::unique_ptr<Camera> camera;  // only where one stands in for the scanner; it outlives that
  std::unique_ptr<Scanner> scanner;
};
Devices make_devices(const Choice& choice);
// The program that this choice is driven by, when it is not beside this one: nothing would be scanned.
std::optional<std::filesystem::path> missing_program(const Choice& choice);
std::unique_ptr<CodeReader> make_code_reader(const CodeReaderChoice& choice);  // none: nullptr

}  // namespace guichet::platform::scanner

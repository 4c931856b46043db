#include "platform/scanner/choice.hpp"

#include <charconv>

#include <unistd.h>

#include "platform/scanner/camera_scanner.hpp"
#include "platform/scanner/film_source.hpp"
#include "platform/scanner/sane_driver.hpp"
#include "platform/scanner/sane_scanner.hpp"
#include "platform/scanner/simulated_scanner.hpp"
#include "platform/scanner/v4l2_source.hpp"
#include "platform/system/match.hpp"

namespace guichet::platform::scanner {
namespace {

// What follows "word:".
std::optional<std::string_view> after(std::string_view word, std::string_view text) {
  if (!text.starts_with(word) || !text.substr(word.size()).starts_with(':')) return std::nullopt;
  return text.substr(word.size() + 1);
}

bool is_device(std::string_view path) { return path.starts_with("/dev/") && path.size() > 5; }

std::optional<CodeReaderChoice> serial_port(std::string_view text) {
  const auto at = text.find('@');
  SerialPort port{.device = std::string(text.substr(0, at))};
  if (!is_device(port.device)) return std::nullopt;
  if (at == text.npos) return port;
  const auto baud = text.substr(at + 1);
  const auto [end, error] = std::from_chars(baud.data(), baud.data() + baud.size(), port.baud);
  if (error != std::errc{} || end != baud.data() + baud.size() || !is_known_baud(port.baud)) return std::nullopt;
  return port;
}

Devices with_camera(std::unique_ptr<VideoSource> source) {
  auto camera = std::make_unique<Camera>(std::move(source));
  auto scanner = std::make_unique<CameraScanner>(*camera);
  return {.camera = std::move(camera), .scanner = std::move(scanner)};
}

}  // namespace

std::optional<Choice> parse_choice(std::string_view text, const std::filesystem::path& base) {
  if (text == "sane") return SaneWish{};
  if (const auto device = after("sane", text))
    return device->empty() ? std::nullopt : std::optional<Choice>(SaneWish{.device = std::string(*device)});
  if (const auto device = after("camera", text))
    return is_device(*device) ? std::optional<Choice>(VideoDevice{std::string(*device)}) : std::nullopt;
  if (const auto folder = after("simulated-camera", text))
    return folder->empty() ? std::nullopt : std::optional<Choice>(Film{base / *folder});
  const auto folder = after("simulated", text).value_or(text);
  if (folder.empty()) return std::nullopt;
  return Pile{base / folder};
}

std::optional<CodeReaderChoice> parse_code_reader(std::string_view text) {
  if (text == "none") return NoCodeReader{};
  if (const auto port = after("serial", text)) return serial_port(*port);
  if (const auto device = after("hid", text); device && is_device(*device)) return HidDevice{std::string(*device)};
  return std::nullopt;
}

Devices make_devices(const Choice& choice) {
  return std::visit(
      system::Match{
          [](const Pile& pile) {
            return Devices{.camera = {}, .scanner = std::make_unique<SimulatedScanner>(pile.folder)};
          },
          [](const SaneWish& wish) { return Devices{.camera = {}, .scanner = std::make_unique<SaneScanner>(wish)}; },
          [](const VideoDevice& video) { return with_camera(std::make_unique<V4l2Source>(video.device)); },
          [](const Film& film) { return with_camera(std::make_unique<FilmSource>(film.folder)); }},
      choice);
}

std::optional<std::filesystem::path> missing_program(const Choice& choice) {
  const auto program = sane_driver_program();
  const bool is_there = ::access(program.c_str(), X_OK) == 0;
  return std::holds_alternative<SaneWish>(choice) && !is_there ? std::optional(program) : std::nullopt;
}

std::unique_ptr<CodeReader> make_code_reader(const CodeReaderChoice& choice) {
  using Made = std::unique_ptr<CodeReader>;
  return std::visit(
      system::Match{[](NoCodeReader) -> Made { return nullptr; },
                    [](const SerialPort& port) -> Made { return std::make_unique<SerialCodeReader>(port); },
                    [](const HidDevice& device) -> Made { return std::make_unique<HidCodeReader>(device); }},
      choice);
}

}  // namespace guichet::platform::scanner

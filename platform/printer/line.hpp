#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/printer/printer.hpp"

// The wire to a ticket printer: a TCP port or a device file, bytes both ways, nothing that blocks for ever.
namespace guichet::platform::printer {

struct TcpPort {
  std::string host, port;
  friend bool operator==(const TcpPort&, const TcpPort&) = default;
};
struct DeviceFile {
  std::string path;
  friend bool operator==(const DeviceFile&, const DeviceFile&) = default;
};
using LineAddress = std::variant<TcpPort, DeviceFile>;

// "HOST:PORT" or an absolute path.
std::optional<LineAddress> parse_line_address(std::string_view text);

class Line {
 public:
  static std::expected<Line, Error> open(const LineAddress& address, std::chrono::milliseconds patience);
  Line(Line&& other) noexcept;
  Line& operator=(Line&&) = delete;
  ~Line();

  // How many bytes went, before the delay is over; nothing when the line is broken.
  std::optional<std::size_t> write_some(std::span<const std::byte> bytes, std::chrono::milliseconds patience);
  // What came before the delay was over, perhaps nothing; no value when the line is broken.
  std::optional<std::vector<std::byte>> read_some(std::chrono::milliseconds patience);
  // What was written and has not left yet never will.
  void abandon();

 private:
  explicit Line(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace guichet::platform::printer

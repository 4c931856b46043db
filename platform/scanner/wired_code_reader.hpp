#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "platform/scanner/assembly.hpp"
#include "platform/scanner/code_reader.hpp"

// A code reader behind a device file: serial (also the ACM kind over USB), or HID point of sale.
namespace guichet::platform::scanner {

struct SerialPort {
  std::string device;
  int baud = 9600;  // of no meaning to a reader on USB

  friend bool operator==(const SerialPort&, const SerialPort&) = default;
};

struct HidDevice {
  std::string device;  // /dev/hidrawN

  friend bool operator==(const HidDevice&, const HidDevice&) = default;
};

bool is_known_baud(int baud);

// Bytes of one code follow each other without a pause; half a code whose rest does not come was cut off.
struct CodePauses {
  std::chrono::milliseconds silence{60};
  std::chrono::milliseconds cut_off{2000};
};

class WiredCodeReader : public CodeReader {
 public:
  ~WiredCodeReader() override;
  WiredCodeReader(const WiredCodeReader&) = delete;
  WiredCodeReader& operator=(const WiredCodeReader&) = delete;

  std::expected<std::string, Error> read(const std::stop_token& stop) final;

 protected:
  explicit WiredCodeReader(CodePauses pauses = {}) : pauses_(pauses) {}
  struct Opened {
    int descriptor = -1;
    std::unique_ptr<Assembly> assembly = {};
  };
  virtual std::optional<Opened> open() const = 0;

 private:
  bool take_piece();
  void hang_up();

  CodePauses pauses_;
  Opened device_;
  std::deque<std::string> payloads_;
};

class SerialCodeReader final : public WiredCodeReader {
 public:
  explicit SerialCodeReader(SerialPort port, CodePauses pauses = {})
      : WiredCodeReader(pauses), port_(std::move(port)) {}

 private:
  std::optional<Opened> open() const override;
  SerialPort port_;
};

// The file and its description are all that is done here; what reports mean is in hid_report.
class HidCodeReader final : public WiredCodeReader {
 public:
  explicit HidCodeReader(HidDevice device) : device_(std::move(device)) {}

 private:
  std::optional<Opened> open() const override;
  HidDevice device_;
};

}  // namespace guichet::platform::scanner

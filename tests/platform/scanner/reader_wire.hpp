#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "platform/scanner/code_reader.hpp"

// The other end of a serial reader's wire: a pseudo-terminal, so that the kernel's line discipline is in between.
namespace guichet::tests {

class ReaderWire {
 public:
  ReaderWire() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    std::array<char, 64> name{};
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0 ||
        ::ptsname_r(master_, name.data(), name.size()) != 0)
      throw std::runtime_error{"no pseudo-terminal"};
    address_ = name.data();
  }
  ReaderWire(const ReaderWire&) = delete;
  ReaderWire& operator=(const ReaderWire&) = delete;
  ~ReaderWire() { unplug(); }

  std::string address() const { return address_; }
  // As a reader makes it when it opens it; the mode is that of both ends.
  bool is_raw() const {
    termios line{};
    return ::tcgetattr(master_, &line) == 0 && (line.c_lflag & ICANON) == 0;
  }
  void send(std::string_view bytes) const {
    if (::write(master_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error{"the wire takes nothing"};
  }
  void send_in_pieces(std::string_view bytes, std::size_t size, std::chrono::milliseconds pause) const {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(size, bytes.size()))) {
      send(bytes.substr(0, size));
      std::this_thread::sleep_for(pause);
    }
  }
  void unplug() {
    if (master_ >= 0) ::close(master_);
    master_ = -1;
  }

 private:
  int master_;
  std::string address_;
};

// Opens it by a read that somebody stops. What was sent before it had come back could be thrown away.
inline void open_by_reading(platform::scanner::CodeReader& reader, const ReaderWire& wire) {
  using namespace std::chrono_literals;
  using Clock = std::chrono::steady_clock;
  std::stop_source once_open;
  const std::jthread somebody([&] {
    for (const auto end = Clock::now() + 20s; !wire.is_raw() && Clock::now() < end;) std::this_thread::sleep_for(1ms);
    once_open.request_stop();
  });
  if (reader.read(once_open.get_token()) != platform::scanner::failed(platform::scanner::Error::Kind::cancelled))
    throw std::runtime_error{"the reader does not open its wire"};
}

}  // namespace guichet::tests

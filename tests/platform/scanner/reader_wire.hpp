#pragma once

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

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

}  // namespace guichet::tests

// `sane-driver SOURCE DPI MILLISECONDS DEVICE`: reads pages of one scanner for the kiosk, which holds the other end of
// file 3 (platform/scanner/sane_wire.hpp). SANE's drivers are foreign code: here they have no key, no demand, and no
// session to end with them.
#include <atomic>
#include <cerrno>
#include <chrono>
#include <span>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/scanner/sane/device.hpp"
#include "platform/scanner/sane_wire.hpp"
#include "platform/system/core_dump.hpp"

namespace {

using namespace guichet::platform::scanner;

class Caller {
 public:
  // A driver may be stuck when nobody listens any more: the scanner is let go of, then, all the same.
  explicit Caller(std::chrono::milliseconds to_put_away) {
    std::thread([this, to_put_away] {
      pollfd end{.fd = sane_driver_end, .events = 0, .revents = 0};  // both ways are closed
      while (::poll(&end, 1, -1) < 0 && errno == EINTR) {
      }
      listens_ = false;
      std::this_thread::sleep_for(to_put_away);
      ::_exit(1);
    }).detach();
  }

  bool listens() const { return listens_; }
  // Waits for the next page to be asked for; no when nobody will.
  static bool asks() {
    char byte = 0;
    ssize_t count = 0;
    while ((count = ::read(sane_driver_end, &byte, 1)) < 0 && errno == EINTR) {
    }
    return count == 1;
  }
  void tell(SaneMessage message, std::span<const std::byte> bytes = {}) {
    message.size = bytes.size();
    send(std::as_bytes(std::span(&message, 1)));
    send(bytes);
  }

 private:
  void send(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(sane_driver_end, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return listens_.store(false);
      bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
  }

  std::atomic<bool> listens_ = true;
};

void fail(Caller& caller, Error error) {
  caller.tell({.kind = SaneMessage::Kind::failed, .error = static_cast<std::uint8_t>(error.kind)});
}

bool read_page(SaneDevice& device, Caller& caller) {
  const auto page = device.read_page([&caller](double part) {
    caller.tell({.kind = SaneMessage::Kind::part, .part = part});
    return caller.listens();
  });
  if (!page) return fail(caller, page.error()), false;
  caller.tell({.kind = SaneMessage::Kind::page, .dpi = page->dpi}, page->image);
  return true;
}

void drive(const SaneWish& wish, Caller& caller) {
  const auto device = SaneDevice::open(wish);
  if (!device) return fail(caller, device.error());
  caller.tell({.kind = SaneMessage::Kind::found}, std::as_bytes(std::span((*device)->name())));
  // Who has stopped meanwhile is known by that last word, and has no sheet drawn in for them.
  while (Caller::asks() && caller.listens() && read_page(**device, caller)) {
  }
}

}  // namespace

int main(int count, char** arguments) {
  guichet::platform::system::forbid_core_dumps();
  if (count < 1) return 2;
  const auto told = arguments_of(std::span(arguments, static_cast<std::size_t>(count)).subspan(1));
  if (!told || ::fcntl(sane_driver_end, F_SETFD, FD_CLOEXEC) != 0) return 2;
  Caller caller(told->to_put_away);
  drive(told->wish, caller);
  ::_exit(0);  // what drivers do when the program that loaded them ends, nobody waits for
}

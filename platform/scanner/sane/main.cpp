// `sane-driver SOURCE DPI MILLISECONDS DEVICE KNOWN`: reads pages of one scanner for the kiosk, which holds the other
// end of file 3 (platform/scanner/sane_wire.hpp). SANE's drivers are foreign code: here they have no key, no demand,
// and no session to end with them.
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <span>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include "platform/scanner/sane/device.hpp"
#include "platform/scanner/sane_wire.hpp"
#include "platform/system/child.hpp"
#include "platform/system/core_dump.hpp"

namespace {

using namespace guichet::platform::scanner;
namespace system = guichet::platform::system;

// With what a driver may have begun for itself.
[[noreturn]] void end() {
  if (::getpgrp() == ::getpid()) ::kill(0, SIGKILL);
  ::_exit(1);
}

class Caller {
 public:
  // A driver may be stuck when no page is wanted any more: the scanner is let go of, then, all the same.
  explicit Caller(std::chrono::milliseconds to_put_away) {
    std::thread([this, to_put_away] {
      pollfd wire{.fd = sane_driver_end, .events = POLLRDHUP, .revents = 0};
      while (::poll(&wire, 1, -1) < 0 && errno == EINTR) {
      }
      listens_ = false;
      std::this_thread::sleep_for(to_put_away);
      end();
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
    if (!system::tell(sane_driver_end, std::as_bytes(std::span(&message, 1))) || !system::tell(sane_driver_end, bytes))
      listens_ = false;
  }

 private:
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

void drive(const SaneArguments& arguments, Caller& caller) {
  SaneDevice device;
  if (const auto opened = device.open(arguments.wish, arguments.known); !opened) return fail(caller, opened.error());
  caller.tell({.kind = SaneMessage::Kind::found}, std::as_bytes(std::span(device.name())));
  // Who has stopped meanwhile is known by that last word, and has no sheet drawn in for them.
  while (Caller::asks() && caller.listens() && read_page(device, caller)) {
  }
}

}  // namespace

int main(int count, char** arguments) {
  system::forbid_core_dumps();
  ::signal(SIGPIPE, SIG_IGN);  // who has hung up is known from what cannot be told
  if (count < 1) return 2;
  const auto told = arguments_of(std::span(arguments, static_cast<std::size_t>(count)).subspan(1));
  if (!told || ::fcntl(sane_driver_end, F_SETFD, FD_CLOEXEC) != 0) return 2;
  // What a driver forks and forgets holds no end of the wire: the kiosk sees at once that this process is gone.
  ::pthread_atfork(nullptr, nullptr, [] { ::close(sane_driver_end); });
  Caller caller(told->to_put_away);
  drive(*told, caller);
  end();  // what drivers do when the program that loaded them ends, nobody waits for
}

// A driver that SANE's library loads like any other (libsane-broken.so.1), for what its own `test` driver does not do:
// each device is one way of behaving badly, named after it.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string>

#include <fcntl.h>
#include <sane/sane.h>
#include <unistd.h>

#include "platform/scanner/sane_wire.hpp"

namespace {

using guichet::platform::scanner::SaneMessage;

std::string device;

std::string mark(const char* name) { return std::string(std::getenv("SANE_CONFIG_DIR")) + "/" + name; }
// Whole at once: whoever sees it also reads who left it.
void leave(const char* name) {
  const auto aside = mark(name) + std::to_string(::getpid());
  std::ofstream(aside) << ::getpid() << std::flush;
  if (std::rename(aside.c_str(), mark(name).c_str()) != 0) std::abort();
}
bool is_left(const char* name) { return ::access(mark(name).c_str(), F_OK) == 0; }

[[noreturn]] void never_come_back() {
  leave("stuck");
  for (;;) ::pause();
}

void wait_for(const char* name) {
  constexpr int most = 4000;  // 20 s
  for (int i = 0; i < most && !is_left(name); ++i) ::usleep(5000);
}

void say(std::span<const std::byte> bytes) {
  if (::write(guichet::platform::scanner::sane_driver_end, bytes.data(), bytes.size()) < 0) std::abort();
}

// Somebody else of this driver's, who knows nothing of its end.
void begin_company() {
  if (::fork() != 0) return;
  leave("company");
  for (;;) ::pause();
}

// The name under which the scanner is plugged in today.
std::string plugged_in() {
  std::string name;
  std::ifstream(mark("plugged_in")) >> name;
  return name;
}

// Whether there is a file that neither the driver's process nor SANE opened.
bool has_somebody_elses_files() {
  constexpr int first = 4, most = 1024;
  for (int file = first; file < most; ++file)
    if (::fcntl(file, F_GETFD) != -1) return true;
  return false;
}

}  // namespace

extern "C" {

SANE_Status sane_broken_init(SANE_Int* version, SANE_Auth_Callback) {
  if (version != nullptr) *version = SANE_VERSION_CODE(1, 0, 0);
  return SANE_STATUS_GOOD;
}
void sane_broken_exit() {
  if (device == "busy") never_come_back();
}
SANE_Status sane_broken_get_devices(const SANE_Device*** list, SANE_Bool) {
  static const std::string name = plugged_in();
  static const SANE_Device only{
      .name = name.c_str(), .vendor = "Broken", .model = "Scanner", .type = "flatbed scanner"};
  static std::array<const SANE_Device*, 2> all{name.empty() ? nullptr : &only, nullptr};
  *list = all.data();
  return SANE_STATUS_GOOD;
}
SANE_Status sane_broken_open(SANE_String_Const name, SANE_Handle* handle) {
  device = name;
  *handle = &device;
  if (device == "opens_slowly") {
    leave("opening");
    wait_for("stopped");
  }
  if (device == "busy") return SANE_STATUS_DEVICE_BUSY;
  if (device.starts_with("usb") && device != plugged_in()) return SANE_STATUS_INVAL;
  return SANE_STATUS_GOOD;
}
const SANE_Option_Descriptor* sane_broken_get_option_descriptor(SANE_Handle, SANE_Int) { return nullptr; }
SANE_Status sane_broken_start(SANE_Handle) {
  if (device == "crashes") std::abort();
  if (device == "crashes_in_company") {
    begin_company();
    wait_for("company");
    std::abort();
  }
  if (device == "keeps") leave("stuck");  // soon: its time runs from the word that it says next
  if (device == "keeps_in_company") {
    begin_company();
    wait_for("company");
  }
  if (device == "hangs") never_come_back();
  if (device == "hangs_once" && !is_left("stuck")) never_come_back();
  if (device == "opens_slowly") leave("started");
  if (device == "lies") {
    constexpr int most = 64;  // whatever this means: it is no message
    constexpr std::array<std::byte, most> nonsense{std::byte{0x99}};
    leave("stuck");  // whoever hears this may kill it at once
    say(nonsense);
    never_come_back();
  }
  if (device == "boasts") {
    const SaneMessage page{.kind = SaneMessage::Kind::page, .size = std::uint64_t{1} << 40U};
    leave("stuck");
    say(std::as_bytes(std::span(&page, 1)));
    never_come_back();
  }
  if (device == "nosy") return has_somebody_elses_files() ? SANE_STATUS_IO_ERROR : SANE_STATUS_NO_DOCS;
  return SANE_STATUS_JAMMED;
}
SANE_Status sane_broken_get_parameters(SANE_Handle, SANE_Parameters*) { return SANE_STATUS_UNSUPPORTED; }
void sane_broken_cancel(SANE_Handle) {
  if (device.starts_with("keeps")) never_come_back();
}
void sane_broken_close(SANE_Handle) {
  if (device != "parks") return;
  wait_for("may_park");
  leave("parked");
}

}  // extern "C"

// A driver that SANE's library loads like any other (libsane-broken.so.1), for what its own `test` driver does not do:
// each device is one way of behaving badly, named after it.
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <sane/sane.h>
#include <unistd.h>

namespace {

std::string device;

std::string mark(const char* name) { return std::string(std::getenv("SANE_CONFIG_DIR")) + "/" + name; }
void leave(const char* name) { std::ofstream(mark(name)) << ::getpid() << std::flush; }
bool is_left(const char* name) { return ::access(mark(name).c_str(), F_OK) == 0; }

[[noreturn]] void never_come_back() {
  leave("stuck");
  for (;;) ::pause();
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
void sane_broken_exit() {}
SANE_Status sane_broken_open(SANE_String_Const name, SANE_Handle* handle) {
  device = name;
  *handle = &device;
  if (device == "opens_slowly") {
    leave("opening");
    ::usleep(400'000);
  }
  return SANE_STATUS_GOOD;
}
const SANE_Option_Descriptor* sane_broken_get_option_descriptor(SANE_Handle, SANE_Int) { return nullptr; }
SANE_Status sane_broken_start(SANE_Handle) {
  if (device == "crashes") std::abort();
  if (device == "hangs") never_come_back();
  if (device == "hangs_once" && !is_left("stuck")) never_come_back();
  if (device == "opens_slowly") leave("started");
  if (device == "lies") {
    constexpr int wire = 3, most = 64;  // whatever this means: it is no message
    constexpr std::array<unsigned char, most> nonsense{0x99};
    static_cast<void>(::write(wire, nonsense.data(), nonsense.size()));
  }
  if (device == "nosy") return has_somebody_elses_files() ? SANE_STATUS_IO_ERROR : SANE_STATUS_NO_DOCS;
  return SANE_STATUS_JAMMED;
}
SANE_Status sane_broken_get_parameters(SANE_Handle, SANE_Parameters*) { return SANE_STATUS_UNSUPPORTED; }
void sane_broken_cancel(SANE_Handle) {
  if (device == "keeps") never_come_back();
}
void sane_broken_close(SANE_Handle) {
  if (device != "parks") return;
  ::usleep(400'000);
  leave("parked");
}

}  // extern "C"

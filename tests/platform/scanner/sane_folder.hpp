#pragma once

#include <cstdlib>
#include <string>

#include "platform/system/paths.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

// The configuration that SANE's library and its `test` driver read when they are opened.
namespace guichet::tests {

class SaneFolder {
 public:
  struct Device {
    int count = 1;  // at least: the driver does not bear to have none
    std::string driver = "test";
    std::string status = "Default";  // what reading answers
    bool slow = false;               // 200 ms between pieces of a page
    bool hand_held = false;          // it does not know how long its page will be
    bool three_passes = false;
    int depth = 8;
    int pixels_lost = 0;        // at the end of each line
    std::string mode = "Gray";  // before anything is asked
    std::string picture = "Color pattern";
  };

  static void write(const Device& device) {
    const auto yes = [](bool value) { return value ? std::string("true") : std::string("false"); };
    write_file(here() / "dll.conf", device.driver + "\n");
    write_file(here() / "test.conf", "number_of_devices " + std::to_string(device.count) + "\nmode " + device.mode +
                                         "\nhand-scanner " + yes(device.hand_held) + "\nthree-pass " +
                                         yes(device.three_passes) + "\nthree-pass-order RGB\ndepth " +
                                         std::to_string(device.depth) + "\ntest-picture \"" + device.picture +
                                         "\"\nread-delay " + yes(device.slow) +
                                         "\nread-delay-duration 200000\nread-status-code " + device.status +
                                         "\nppl-loss " + std::to_string(device.pixels_lost) + "\n");
  }

  // Anything a driver leaves here can be read by the test.
  static const TemporaryFolder& here() {
    static const Environment environment;
    return environment.folder;
  }

 private:
  struct Environment {
    Environment() {
      ::setenv("SANE_CONFIG_DIR", folder.path().c_str(), 1);
      // Where the library finds the drivers of tests/platform/scanner/sane_drivers.
      ::setenv("LD_LIBRARY_PATH", guichet::platform::system::programs_folder().c_str(), 1);
    }
    TemporaryFolder folder;
  };
};

}  // namespace guichet::tests

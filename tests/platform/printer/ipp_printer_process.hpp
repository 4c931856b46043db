#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

#include "tests/support/held_port.hpp"
#include "tests/support/temporary_folder.hpp"

// ippeveprinter, CUPS' own IPP Everywhere printer, on a loopback port, with a tray that is a folder. What it does with
// a page is a script that asks this test how the printer is.
namespace guichet::tests {

class IppPrinterProcess {
 public:
  IppPrinterProcess();
  IppPrinterProcess(const IppPrinterProcess&) = delete;
  IppPrinterProcess& operator=(const IppPrinterProcess&) = delete;
  ~IppPrinterProcess();

  std::string uri() const { return "ipp://localhost:" + std::to_string(port_.number()) + "/ipp/print"; }
  void hold(bool held) { set("held", held); }  // a page stays inside
  // "media-empty", "media-jam", "cover-open"; empty: nothing is missing. It starts again, and knows of nothing yet.
  void miss(const std::string& reason);
  std::string came_out() const;  // every page, one after the other
  void stop();

 private:
  void start();
  void set(const std::string& name, bool on) const;

  TemporaryFolder folder_;
  HeldPort port_;
  pid_t process_ = -1;
};

}  // namespace guichet::tests

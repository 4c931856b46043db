#include "tests/platform/printer/ipp_printer_process.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.hpp"

namespace guichet::tests {
namespace {

using namespace std::chrono_literals;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool listens(int port) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  const bool connected = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(descriptor);
  return connected;
}

// $1 is the page; what is written as STATE comes to the printer's reasons.
std::string page_script(const std::filesystem::path& folder) {
  return "#!/bin/sh\ncd '" + folder.string() +
         "'\n"
         "while [ -e held ] && [ ! -e over ]; do sleep 0.05; done\n"
         "if [ -s missing ]; then echo \"STATE: +$(cat missing)\" >&2; sleep 0.2; exit 1; fi\n"
         "cat \"$1\" >> tray.part && mv tray.part tray-$IPP_JOB_ID.pdf\n";
}

pid_t spawn(std::vector<std::string> words, const std::string& preload, const std::string& home) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string path = "PATH=/usr/sbin:/usr/bin:/bin", load = "LD_PRELOAD=" + preload, at_home = "HOME=" + home;
  std::array<char*, 4> environment{path.data(), load.data(), at_home.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t process = -1;
  const int error =
      ::posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error{"cannot start " + words.front()};
  return process;
}

}  // namespace

// It only holds the address: who says the same to the kernel, as the printer does, may listen there.
IppPrinterProcess::IppPrinterProcess() {
  write_file(folder_ / "page", page_script(folder_.path()));
  std::filesystem::permissions(folder_ / "page", std::filesystem::perms::owner_all);
  std::filesystem::create_directory(folder_ / "spool");
  start();
}

void IppPrinterProcess::start() {
  const auto announcer = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "libnobody-announces.so";
  process_ = spawn({"ippeveprinter", "-r", "off", "-n", "localhost", "-p", std::to_string(port_.number()), "-d",
                    folder_ / "spool", "-k", "-f", "application/pdf", "-c", folder_ / "page", "--no-web-forms", "Test"},
                   announcer, folder_.path());
  for (int tries = 0; tries < 1000 && !listens(port_.number()); ++tries) std::this_thread::sleep_for(20ms);
  if (!listens(port_.number())) throw std::runtime_error{"ippeveprinter does not listen"};
}

IppPrinterProcess::~IppPrinterProcess() { stop(); }

void IppPrinterProcess::stop() {
  if (process_ < 0) return;
  set("over", true);
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

void IppPrinterProcess::miss(const std::string& reason) {
  stop();
  set("over", false);
  write_file(folder_ / "missing", reason);
  start();
}

std::string IppPrinterProcess::came_out() const {
  std::string pages;
  for (int job = 1; job < 20; ++job) {
    const auto page = folder_ / ("tray-" + std::to_string(job) + ".pdf");
    if (std::filesystem::exists(page)) pages += read_file(page);
  }
  return pages;
}

void IppPrinterProcess::set(const std::string& name, bool on) const {
  if (on)
    write_file(folder_ / name, "yes");
  else
    std::filesystem::remove(folder_ / name);
}

}  // namespace guichet::tests

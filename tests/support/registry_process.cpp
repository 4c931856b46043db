#include "tests/support/registry_process.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace guichet::tests {
namespace {

constexpr std::string_view greeting = "listening on ";

pid_t spawn(std::vector<std::string> words, int output) {
  std::vector<char*> arguments;
  std::ranges::transform(words, std::back_inserter(arguments), [](std::string& word) { return word.data(); });
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  pid_t process = -1;
  const int error = posix_spawn(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error{"cannot start " + words.front()};
  return process;
}

std::string read_line(int input) {
  std::string line;
  for (char c = 0; ::read(input, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

}  // namespace

RegistryProcess::RegistryProcess(const CertificateAuthority& authority, const Identity& identity,
                                 const std::filesystem::path& folder, const std::vector<std::string>& more_arguments) {
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "registry-sandbox";
  std::vector<std::string> words{program,
                                 "--certificate",
                                 identity.certificate,
                                 "--key",
                                 identity.key,
                                 "--client-ca",
                                 authority.certificate(),
                                 "--database",
                                 folder / "registry.db"};
  std::ranges::copy(more_arguments, std::back_inserter(words));
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  process_ = spawn(std::move(words), ends[1]);
  ::close(ends[1]);
  const std::string line = read_line(ends[0]);
  ::close(ends[0]);
  if (!line.starts_with(greeting)) throw std::runtime_error{"registry-sandbox does not listen"};
  base_ = line.substr(greeting.size());
}

RegistryProcess::~RegistryProcess() {
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
}

}  // namespace guichet::tests

// registry-sandbox as a process of its own, beside the test's program: what a kiosk meets in a town hall.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/certificate_authority.hpp"

namespace guichet::tests {

class RegistryProcess {
 public:
  // Returns when the registry listens; throws std::runtime_error when it does not. Its database is folder/registry.db.
  RegistryProcess(const CertificateAuthority& authority, const Identity& identity, const std::filesystem::path& folder,
                  const std::vector<std::string>& more_arguments = {});
  RegistryProcess(const RegistryProcess&) = delete;
  RegistryProcess& operator=(const RegistryProcess&) = delete;
  ~RegistryProcess();

  std::string url(const std::string& path = "/services/DemandeLogementImplService/") const { return base_ + path; }

 private:
  pid_t process_ = -1;
  std::string base_;  // https://localhost:PORT
};

}  // namespace guichet::tests

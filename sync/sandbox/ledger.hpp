// The demands the sandbox holds, and the numbers it gave. A file name is an identity: the same bytes under it find the
// same number again, other bytes are an anomaly.
#pragma once

#include <expected>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/storage/database.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/random.hpp"
#include "sync/registry/answer.hpp"
#include "sync/registry/message_check.hpp"

namespace guichet::sync::sandbox {

struct Numbered {
  std::string number;
  std::string demand_xml;  // interfaceNuu with its numUnique
};
using Failed = std::string;  // a sentence for a SOAP fault
using Verdict = std::variant<Numbered, std::vector<registry::Anomaly>, Failed>;

// Safe from any thread.
class Ledger {
 public:
  // The file's key is kept beside it (<file>.key): it holds the demands of a test registry.
  static std::expected<Ledger, std::string> open(const std::filesystem::path& file, registry::Rules rules,
                                                 std::string territory, const platform::system::Clock& clock,
                                                 platform::system::Random& random);

  Verdict enter(std::string_view file_name, std::string_view xml);
  Verdict find(std::string_view number);

  std::size_t size();
  std::optional<std::string> number_of(std::string_view file_name);
  std::optional<std::string> number_other_than(std::string_view number);

 private:
  Ledger(platform::storage::Database database, registry::Rules rules, std::string territory,
         const platform::system::Clock& clock);
  Verdict enter_checked(std::string_view file_name, std::string_view xml);
  std::expected<std::string, std::string> give_number(std::string_view file_name, std::string_view xml);
  std::optional<std::string> one_text(std::string_view sql, std::string_view argument);

  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  platform::storage::Database database_;
  registry::Rules rules_;
  std::string territory_;
  const platform::system::Clock* clock_;
};

}  // namespace guichet::sync::sandbox

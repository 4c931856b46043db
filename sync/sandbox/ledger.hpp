// The demands the sandbox holds, the numbers it gave, and what became of them. A file name is an identity: the same
// bytes under it find the same answer again, other bytes are an anomaly.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/system/clock.hpp"
#include "platform/system/random.hpp"
#include "sync/registry/answer.hpp"
#include "sync/registry/message_check.hpp"
#include "sync/sandbox/document.hpp"
#include "sync/sandbox/store.hpp"

namespace guichet::sync::sandbox {

struct Numbered {
  std::string number;
  std::string demand_xml;  // interfaceNuu with its numUnique and its g:suivi
};
using Failed = std::string;  // a sentence for a SOAP fault
using Verdict = std::variant<Numbered, std::vector<registry::Anomaly>, Failed>;

struct Calendar {
  LifeRules rules = {};
  std::chrono::days ahead{0};  // of the clock: a registry may stand eleven months later
};

// Safe from any thread.
class Ledger {
 public:
  // The file's key is kept beside it (<file>.key).
  static std::expected<Ledger, std::string> open(const std::filesystem::path& file, registry::Rules rules,
                                                 std::string territory, const platform::system::Clock& clock,
                                                 platform::system::Random& random, Calendar calendar = {});

  Verdict enter(std::string_view file_name, std::string_view xml);
  Verdict find(std::string_view number);

  // A demand of before, with its g:suivi; one already held under that number stays as it is. The error is a reason.
  std::expected<void, std::string> seed(std::string_view xml);

  // Another desk renews it today. Nothing happens to a number that is not held, or closed.
  void renew_elsewhere(std::string_view number);

  std::size_t size();
  std::optional<std::string> number_of(std::string_view file_name);
  std::optional<std::string> number_other_than(std::string_view number);

 private:
  Ledger(Store store, registry::Rules rules, std::string territory, const platform::system::Clock& clock,
         Calendar calendar);
  Verdict enter_checked(std::string_view file_name, std::string_view xml);
  Verdict create(std::string_view file_name, std::string_view xml, const Incoming& message);
  Verdict amend(std::string_view file_name, std::string_view xml, const Incoming& message);
  Verdict find_held(std::string_view number);
  Verdict kept(const Held& held, std::string_view file_name, std::string_view xml, const std::string& desk);
  Date today() const;
  std::string answer_of(const Held& held) const;

  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  Store store_;
  registry::Rules rules_;
  std::string territory_;
  const platform::system::Clock* clock_;
  Calendar calendar_;
};

}  // namespace guichet::sync::sandbox

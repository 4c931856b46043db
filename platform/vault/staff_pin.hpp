#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/system/random.hpp"

// The code by which a member of staff confirms in front of a visitor that they know who they are. The terminal keeps
// its hash only; the number of wrong tries is counted by whoever asks.
namespace guichet::platform::vault {

class StaffPin {
 public:
  // "pbkdf2-sha256$600000$<salt>$<hash>", salt and hash in hexadecimal; fewer rounds than `least_rounds` are refused.
  static std::expected<StaffPin, std::string> parse(std::string_view text);
  // 6 to 12 digits, which neither follow nor repeat each other. The text that parse() reads, for the configuration of a
  // terminal.
  static std::expected<std::string, std::string> hash(std::string_view pin, system::Random& random);

  static constexpr int least_rounds = 600'000;  // OWASP, Password Storage Cheat Sheet (2023), PBKDF2-HMAC-SHA256

  bool matches(std::string_view pin) const;  // takes a fraction of a second: not for the thread of the screen

 private:
  StaffPin(int rounds, std::vector<unsigned char> salt, std::vector<unsigned char> hash)
      : rounds_(rounds), salt_(std::move(salt)), hash_(std::move(hash)) {}

  int rounds_;
  std::vector<unsigned char> salt_, hash_;
};

}  // namespace guichet::platform::vault
